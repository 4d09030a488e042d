"""An amount divided: over months, among people, over the days until the next income."""

from __future__ import annotations

import re
from datetime import date, timedelta

from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.data_answers.absent import no_data
from app.services.advice_templates.data_answers.overdue import rest_told
from app.services.advice_templates.data_answers.reckoning import led, wanted
from app.services.advice_templates.told.told_sums import spoken
from app.services.advice_templates.wording import is_, josa, sentences, won
from rules.days_of_month import LAST_DAY, next_such_day
from rules.numerals import NATIVE, count
from rules.weekdays import days_until

#: 나머지를 세 번에 나누면: of what a sum before left.
REST = re.compile(r"나머지|남은|남는")
FREE, CARD = re.compile(r"무이자"), re.compile(r"할부|카드|무이자|긁|결제")
FEE = "수수료는 넣지 않은 금액이라, 카드사가 할부 수수료를 매기면 그만큼 더 나가요. 결제하기 전에 무이자인지, 아니면 수수료율이 몇 퍼센트인지 확인해 보세요."
NO_FEE = "무이자라면 수수료는 따로 붙지 않아요."
PLAIN = "이자나 수수료는 넣지 않은 셈이에요."
BEFORE_DEDUCTIONS = "세금과 보험료를 떼기 전 금액이라 통장에 들어오는 돈은 이보다 적어요."
ASK_PAY_DAY = "월급날까지 며칠 남았는지 알려 주시면 하루에 얼마꼴인지 나누어 드릴게요."
#: By how many an amount is divided: 3명이서, 세 번에, 4등분, 3으로.
PARTS = re.compile(
    rf"(?<![\d.,])(?P<count>\d{{1,3}}|{NATIVE})\s?(?:(?P<people>명|사람|인(?=이|으로|분))|(?P<several>이?서(?=\s|$|나)|이(?=면|라면))|(?P<times>번|회|차례)|등분|(?=으?로\s?(?:나누|나눠|나눌|쪼개)))"
)
UNTIL_INCOME = re.compile(
    r"(?<!\d)(?P<days>\d{1,2})일\s?(?:남|뒤|후|동안|이나|만|인데|이고|이?요|이야|임|정도|쯤|치|$)|(?P<word>열흘|보름|(?:일|1)주일|(?:이|2)주)"
)
PAY_DAY = re.compile(
    r"(?:월급(?:날|일)?|급여(?:일)?|알바비)[은는이가]?\s?(?:매달\s?)?(?:\d{1,2}월\s?)?(?P<day>\d{1,2})일|(?<!\d)(?P<on>\d{1,2})일에?\s?(?:월급|급여|들어)"
)
WORDS = {"열흘": 10, "보름": 15, "일주일": 7, "1주일": 7, "이주": 14, "2주": 14}


def split_price(consultation: Consultation) -> Answer:
    """What an amount comes to a month over its months, or for each of so many."""
    subject, texts = "calc:split_price", [text for text, _ in spoken(consultation)][::-1]
    price = next((one for text in texts if (one := price_in(consultation, text))), None)
    parts = next((found for text in texts if (found := parts_in(consultation, text)) is not None), None)
    if price is None or parts is None:
        missing = "금액" if price is None else "몇으로 나눌지"
        return wanted(consultation, subject, missing, purpose="얼마씩인지")
    number, unit, each_of = parts
    each, near = round(price / number), "" if price % number == 0 else "쯤"
    divided = josa(str(number), "으로/로") if unit == "으로" else f"{number}{unit}"
    share = f"{each_of} {is_(won(each) + near)}".strip()
    stated = f"{josa(won(price), '을/를')} {divided} 나누면 {share}."
    return Answer(
        led(consultation) + sentences(stated, fee_line(consultation, texts, months=unit == "개월로")), subject
    )


def price_in(consultation: Consultation, text: str) -> int | None:
    """What a message wants divided: the amount it names, else what the sum before left over."""
    if told := consultation.sums(text).amounts:
        return max(each.won for each in told)
    return rest_told(consultation) if REST.search(text) else None


def split_salary(consultation: Consultation) -> Answer:
    """What a yearly pay comes to a month before anything is taken from it."""
    subject = "calc:split_salary"
    pay = max((one.won for one in consultation.sums().amounts), default=None)
    if pay is None:
        return wanted(consultation, subject, "연봉", purpose="한 달에 얼마꼴인지")
    stated = f"연봉 {josa(won(pay), '을/를')} 12개월로 나누면 한 달에 {won(round(pay / 12))}쯤이에요."
    return Answer(led(consultation) + sentences(stated, BEFORE_DEDUCTIONS), subject)


def parts_in(consultation: Consultation, text: str) -> tuple[int, str, str] | None:
    """By how many, as it is said, and what one part is called."""
    found = PARTS.search(text)
    if found is not None and (number := int(count(found["count"]))) > 1:
        if found["people"] or found["several"]:
            return number, "명이", "한 사람에"
        return (number, "번에", "한 번에") if found["times"] else (number, "으로", "")
    months = consultation.sums(text).months
    return None if not months else (months, "개월로", "한 달에")


def fee_line(consultation: Consultation, texts: list[str], *, months: bool) -> str:
    """What is left out: a card's fee, or any interest; nothing where people share."""
    if not months:
        return ""
    if consultation.question.message.has(FREE):
        return NO_FEE
    return FEE if any(CARD.search(text) for text in texts) else PLAIN


def per_day(consultation: Consultation) -> Answer:
    """What may be spent a day until the next income: the amount that was told, else the balance, over the days."""
    subject, ledger = "calc:per_day", consultation.ledger
    texts = [text for text, _ in spoken(consultation)][::-1]
    days = next((found for text in texts if (found := days_left(text, consultation.case.today))), None)
    told = next(
        (said.amounts[-1].won for text in texts[:3] if (said := consultation.sums(text)).amounts), None
    )
    balance = None if ledger is None or not ledger.months else ledger.newest("balance", "balance_won")
    if told is None and balance is None:
        return no_data(consultation, subject)
    if not days:
        return Answer(led(consultation) + ASK_PAY_DAY, subject)
    held = told if told is not None else int(balance.amount) if balance is not None else 0
    named = f"{josa(won(held), '을/를')}" if told is not None else f"통장 잔액 {josa(won(held), '을/를')}"
    text = f"{named} 남은 {days}일로 나누면 하루에 {won(held // days)}쯤이에요."
    rest = "그 전에 나갈 카드값이나 자동이체가 있으면 그만큼 먼저 빼고 나누어 보세요."
    return Answer(led(consultation) + sentences(text, rest), subject)


def days_left(text: str, today: date) -> int | None:
    """The days until the next income, told as such, by the day of the month on which it comes, or by the day of a week."""
    if found := PAY_DAY.search(text):
        return days_to(int(found["day"] or found["on"]), today)
    if (days := days_until(text, today)) is not None:
        return days
    found = UNTIL_INCOME.search(text)
    if found is None:
        return None
    return int(found["days"]) if found["days"] else WORDS[found["word"].replace(" ", "")]


def days_to(day: int, today: date) -> int | None:
    """From today to the next such day of a month; today itself is a month away."""
    if not 1 <= day <= LAST_DAY:
        return None
    return (next_such_day(today + timedelta(days=1), day) - today).days

"""An amount divided: over months, among people, over the days until the next income."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from app.schemas.subject import Subject
from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.data_answers.absent import no_data
from app.services.advice_templates.data_answers.cards import about
from app.services.advice_templates.data_answers.loan_plans import monthly, summed
from app.services.advice_templates.data_answers.overdue import rest_told
from app.services.advice_templates.data_answers.reckoning import led, spoken_term, wanted
from app.services.advice_templates.data_answers.told_sums import spoken
from app.services.advice_templates.told.amounts import AmountRole, written_out
from app.services.advice_templates.wording import is_, josa, percent, sentences, won
from rules.days_of_month import LAST_DAY, next_such_day
from rules.numerals import DAYS, NATIVE, count
from rules.repayment import Plan
from rules.weekdays import days_until

#: 나머지를 세 번에 나누면: of what a sum before left.
REST = re.compile(r"나머지|남은|남는")
FREE, CARD = re.compile(r"무이자"), re.compile(r"할부|카드|무이자|긁|결제|수수료")
FEE = "수수료는 넣지 않은 금액이라, 카드사가 할부 수수료를 매기면 그만큼 더 나가요. 결제하기 전에 무이자인지, 아니면 수수료율이 몇 퍼센트인지 확인해 보세요."
NO_FEE = "무이자라면 수수료는 따로 붙지 않아요."
#: The fee of paying in parts, percent a year: 수수료 14%, 수수료율이 연 15%.
FEE_RATE = re.compile(r"수수료율?[가는이도을를은]?\s?(?:연\s?)?(?P<percent>\d{1,2}(?:\.\d{1,2})?)\s?%")
REDUCING = "남은 금액에 달마다 붙는다고 보고 같은 금액씩 내는 것으로 어림했어요."
APP_TOTAL = "카드사 앱에 나오는 수수료 총액과는 조금 다를 수 있으니 신청하기 전에 한 번 더 보세요."
LATER_PARTS = "이미 결제한 카드값을 나누는 분할납부도 셈하는 법은 같아요. 다만 수수료율과 되는 달수는 카드사가 정하니 앱에서 먼저 보세요."
PARTS_OR_CARRIED = "분할납부는 달마다 낼 돈과 끝나는 달이 정해져 있고, 리볼빙은 넘긴 돈이 남아 있는 동안 이자가 이어지면서 다음 달 카드값에 더해져요. 끝이 보이는 쪽은 분할납부예요."
BY_THE_APP = "두 가지의 수수료율은 카드사마다 달라서, 카드사 앱에서 나란히 놓고 수수료 총액이 적은 쪽을 고르시면 돼요. 달마다 낼 돈이 감당되는지도 함께 보세요."
IN_PARTS, CARRIED_ON = re.compile(r"분할납부|분납"), re.compile(r"리볼빙")
PLAIN = "이자나 수수료는 넣지 않은 셈이에요."
BEFORE_DEDUCTIONS = "세금과 보험료를 떼기 전 금액이라 통장에 들어오는 돈은 이보다 적어요."
BUDGET_SHARES = (50, 30, 20)  # percent: needs, wishes, savings
ROUGH_GUIDE = "어림으로 나눈 것이니 꼭 쓰는 돈이 이보다 많으면 하고 싶은 데 쓰는 몫부터 줄여 보세요."
ASK_PAY_DAY = "월급날까지 며칠 남았는지 알려 주시면 하루에 얼마꼴인지 나누어 드릴게요."
#: By how many an amount is divided: 3명이서, 세 번에, 4등분, 3으로.
PARTS = re.compile(
    rf"(?<![\d.,])(?P<count>\d{{1,3}}|{NATIVE})\s?(?:(?P<people>명|사람|인(?=이|으로|분))|(?P<several>이?서(?=\s|$|나)|이(?=면|라면))|(?P<times>번|회|차례)|등분|(?=으?로\s?(?:나누|나눠|나눌|쪼개)))"
)
UNTIL_INCOME = re.compile(
    r"(?<!\d)(?P<days>\d{1,2})일\s?(?:남|뒤|후|동안|이나|만|인데|이고|이?요|이야|임|정도|쯤|치|간|을|$|버티|살|쓰|하루)|(?P<word>열흘|보름|(?:일|1)주일|(?:이|2)주)"
)
PAY_DAY = re.compile(
    r"(?:월급(?:날|일)?|급여(?:일)?|알바비)[은는이가]?\s?(?:매달\s?)?(?:\d{1,2}월\s?)?(?P<day>\d{1,2})일|(?<!\d)(?P<on>\d{1,2})일에?\s?(?:월급|급여|들어)"
)
LESS = re.compile(r"빼면|빼고|제하면|내면|내고\s?나면|나가면")
BARE_LESS = re.compile(r"(?<![\d.])(?P<won>\d{1,3})\s?(?:을|를|도)?\s?(?:빼|제하|내)")
NOTHING_LEFT = "꼭 나갈 것 가운데 미룰 수 있는 것이 있는지 같이 볼까요?"
WORDS = {**DAYS, "일주일": 7, "1주일": 7, "이주": 14, "2주": 14}


def split_price(consultation: Consultation) -> Answer:
    """What an amount comes to a month over its months, or for each of so many."""
    subject, texts = Subject("calc", "split_price"), [text for text, _ in spoken(consultation)][::-1]
    price = next((one for text in texts if (one := price_in(consultation, text))), None)
    parts = next((found for text in texts if (found := parts_in(consultation, text)) is not None), None)
    if price is None or parts is None:
        missing = "금액" if price is None else "몇으로 나눌지"
        return wanted(consultation, subject, missing, purpose="얼마씩인지")
    number, unit, each_of = parts
    if CARRIED_ON.search(texts[0]):
        return Answer(led(consultation) + sentences(PARTS_OR_CARRIED, BY_THE_APP), subject)
    rate = fee_rate(consultation, texts) if unit == "개월로" else None
    if rate and not consultation.question.message.has(FREE):
        fee = any(CARD.search(text) for text in texts)
        return Answer(led(consultation) + with_fee(Plan(price, rate, number), texts[0], fee=fee), subject)
    each, near = round(price / number), "" if price % number == 0 else "쯤"
    divided = josa(str(number), "으로/로") if unit == "으로" else f"{number}{unit}"
    share = f"{each_of} {is_(won(each) + near)}".strip()
    stated = f"{josa(won(price), '을/를')} {divided} 나누면 {share}."
    return Answer(
        led(consultation)
        + sentences(
            stated,
            fee_line(consultation, texts, months=unit == "개월로"),
            LATER_PARTS if IN_PARTS.search(texts[0]) else "",
        ),
        subject,
    )


def fee_rate(consultation: Consultation, texts: Sequence[str]) -> Decimal | None:
    """The fee, or the interest, that was told of the parts, percent a year."""
    for text in texts:
        if found := FEE_RATE.search(written_out(text)):
            return Decimal(found["percent"])
        if (rate := consultation.sums(text).rate) is not None:
            return rate.yearly
    return None


def with_fee(plan: Plan, text: str, *, fee: bool) -> str:
    """What a price comes to a month and in all at the ``fee`` of a card, else at an interest."""
    rate, name = percent(Decimal(plan.yearly_percent), 2), "수수료" if fee else "이자"
    head = f"{josa(won(plan.principal), '을/를')} {spoken_term(plan.months)} 동안 나누어 내고 {name}가 연 {rate}라면"
    whole = about(int(plan.principal + plan.interest))
    return sentences(
        f"{head}, 한 달에 {monthly(plan.first)}쯤이에요.",
        f"{name}는 모두 {summed(plan.interest)}쯤이고, 다 합하면 {won(whole)}쯤이에요.",
        REDUCING,
        LATER_PARTS if IN_PARTS.search(text) else APP_TOTAL if fee else "",
    )


def price_in(consultation: Consultation, text: str) -> int | None:
    """What a message wants divided: the amount it names, else what the sum before left over."""
    if told := consultation.sums(text).amounts:
        priced = [each for each in told if each.role is not AmountRole.OTHER] or told  # a pay is not divided
        return max(each.won for each in priced)
    return rest_told(consultation) if REST.search(text) else None


def split_salary(consultation: Consultation) -> Answer:
    """What a yearly pay comes to a month before anything is taken from it."""
    subject = Subject("calc", "split_salary")
    pay = max((one.won for one in consultation.sums().amounts), default=None)
    if pay is None:
        return wanted(consultation, subject, "연봉", purpose="한 달에 얼마꼴인지")
    stated = f"연봉 {josa(won(pay), '을/를')} 12개월로 나누면 한 달에 {won(round(pay / 12))}쯤이에요."
    return Answer(led(consultation) + sentences(stated, BEFORE_DEDUCTIONS), subject)


def budget_rule(consultation: Consultation) -> Answer:
    """A month's income by halves, three tenths and a fifth: the amount that was told, else what usually comes in."""
    subject = Subject("calc", "budget_rule")
    income = max((one.won for one in consultation.sums().amounts), default=None)
    figure = None if consultation.ledger is None else consultation.ledger.newest("balance", "inflow_won")
    if income is None and figure is None:
        return wanted(consultation, subject, "한 달에 들어오는 돈", purpose="세 몫을")
    whole = income if income is not None else int(figure.amount) if figure is not None else 0
    named = won(whole) if income is not None else f"한 달에 들어온 {won(whole)}"
    needs, wishes, rest = (won(round(whole * share / 100)) for share in BUDGET_SHARES)
    stated = f"{josa(named, '을/를')} 나누면 꼭 쓰는 돈 {needs}, 하고 싶은 데 쓰는 돈 {wishes}, 모으거나 빚을 갚는 돈 {is_(rest)}."
    return Answer(led(consultation) + sentences(stated, ROUGH_GUIDE), subject)


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
    subject, ledger = Subject("calc", "per_day"), consultation.ledger
    texts = [text for text, _ in spoken(consultation)][::-1]
    days = next((found for text in texts if (found := days_left(text, consultation.case.today))), None)
    taken_off = LESS.search(texts[0]) is not None
    before = [text for text in texts if not LESS.search(text)] if taken_off else texts
    told = next(
        (said.amounts[-1].won for text in before[:3] if (said := consultation.sums(text)).amounts), None
    )
    balance = None if ledger is None or not ledger.months else ledger.newest("balance", "balance_won")
    if told is None and balance is None:
        return no_data(consultation, subject)
    if not days:
        return Answer(led(consultation) + ASK_PAY_DAY, subject)
    held = told if told is not None else int(balance.amount) if balance is not None else 0
    named = won(held) if told is not None else f"통장 잔액 {won(held)}"
    less = less_in(consultation, texts[0]) if taken_off else 0
    if less >= held > 0:
        lacking = f"{named}에서 {josa(won(less), '을/를')} 빼면 남는 돈이 없어요."
        return Answer(led(consultation) + sentences(lacking, NOTHING_LEFT), subject)
    head = (
        f"{named}에서 {josa(won(less), '을/를')} 빼면 {won(held - less)}이라, 남은 {days}일로"
        if less
        else f"{josa(named, '을/를')} 남은 {days}일로"
    )
    text = f"{head} 나누면 하루에 {won(about((held - less) // days))}쯤이에요."
    rest = "그 전에 나갈 카드값이나 자동이체가 있으면 그만큼 먼저 빼고 나누어 보세요."
    return Answer(led(consultation) + sentences(text, rest), subject)


def less_in(consultation: Consultation, text: str) -> int:
    """What a message takes off before the days are reckoned; a number without a unit is counted in 만."""
    if told := consultation.sums(text).amounts:
        return sum(one.won for one in told)
    found = BARE_LESS.search(text)
    return 0 if found is None else int(found["won"]) * 10_000


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

"""A month's pay as the customer tells it: which share goes to debts, what is left of it, and how long that takes."""

from __future__ import annotations

import re

from app.schemas.subject import Subject
from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.data_answers.arithmetic import items_in
from app.services.advice_templates.data_answers.cards import about
from app.services.advice_templates.data_answers.reckoning import (
    average_rate,
    led,
    rate_named,
    spoken_term,
    wanted,
)
from app.services.advice_templates.data_answers.repaying import EASIER, Pace, how_long, owed_meant, rate_meant
from app.services.advice_templates.data_answers.told_at_home import NUMBER, UNIT, newest, newest_first
from app.services.advice_templates.data_answers.told_sums import told_sums
from app.services.advice_templates.data_answers.what_if import usual_inflow
from app.services.advice_templates.ledger import Figure
from app.services.advice_templates.told.amounts import AmountRole, written_out
from app.services.advice_templates.wording import josa, listed, month_name, percent, sentences, won
from rules.formatting import MYRIAD
from rules.interest import monthly_payment
from rules.repayment import MONTHS

SHARE, LEFT_OVER = Subject("calc", "pay_told"), Subject("calc", "left_over")
PAYOFF, LASTS = Subject("calc", "payoff"), Subject("calc", "left_lasts")
EARNS = r"(?:월급|소득|수입|급여|월수입|월소득|알바비|버는\s?(?:돈|거|게))"
A_MONTH = r"(?:한\s?달에?|매달|매월|다달이|월)"
PAY = re.compile(
    rf"{EARNS}[은는이가도]?\s?(?:세후\s?|월\s?|한\s?달에?\s?|실수령\s?)?(?P<won>{NUMBER}){UNIT}|(?P<earned>{NUMBER}){UNIT}\s?(?:을\s?)?(?:벌|버는|들어와|들어오)"
)
REPAID = re.compile(
    rf"(?:상환(?:액|금)?|원리금|갚는\s?(?:돈|거|게|건)|납입금?|대출\s?(?:상환|갚|이자))[은는이가도을]?\s?(?:{A_MONTH}\s?)?(?P<won>{NUMBER}){UNIT}"
    rf"|{A_MONTH}\s?(?P<paid>{NUMBER}){UNIT}\s?(?:씩|을|를|정도|쯤)*\s?(?:나가|나감|갚|상환|내|빠져)"
)
#: What of a message is the pay, and what is taken from it: 월급 300에 월세 60 카드 120.
TAKEN = re.compile(
    rf"{EARNS}[은는이가도]?\s?(?:세후\s?)?\d[\d,]*\s?(?:만\s?원?)?\s?(?:에서|에|인데|이고|,)?\s?"
)
ITEM_NAMED = re.compile(
    r"(?P<name>[가-힣]{1,6}?)(?:이|가|은|는|을|를)?\s?(?P<won>\d{1,4})\s?(?:만\s?원?)?(?=[\s,]|이|하고|랑|에|을|를|빼|쓰|나|내|$)"
)
INSTALMENTS, NEEDED = Subject("calc", "instalments"), Subject("calc", "needed_each")
HEAVY = "소득의 절반이 넘으면 오래 이어 가기 어려울 수 있어요. 기간을 늘리거나 조건을 바꾸는 길도 함께 알아보세요."
WHOLE = 100
OTHER_COUNT = "은행이 보는 DSR은 세금을 떼기 전 한 해 소득으로 셈해서 이 비율과 다를 수 있어요."
LACKING_NEXT = (
    "다달이 모자라면 그만큼 빚이 늘기 쉬워요. 미루거나 줄일 수 있는 것이 무엇인지 같이 하나씩 볼까요?"
)
LEFT_NEXT = "갑자기 나갈 돈도 있으니, 이 가운데 다달이 꾸준히 갚을 수 있는 만큼만 정하시면 돼요."
NONE_LEFT = "말씀하신 대로면 다달이 갚을 돈이 남지 않아요."
CCRS = "{h:ccrs}에서 소득과 생활비를 놓고 갚을 수 있는 길을 무료로 함께 찾아봐 드려요."


def pay_told(consultation: Consultation) -> Answer:
    """Which share of the pay goes to debts, by what was told of both; of the data what was not."""
    texts, ledger = newest_first(consultation), consultation.ledger
    paid, told = newest(REPAID, texts), newest(PAY, texts) or told_sums(consultation).of(AmountRole.OTHER)
    if ledger is not None and paid is None:
        figure = ledger.newest("balance", "repayment_won")
        paid = None if figure is None else int(figure.amount)
    inflow = None if ledger is None or told else usual_inflow(ledger)
    income = told or (0 if inflow is None else int(inflow.amount))
    missing = [*([] if paid else ["한 달에 갚는 돈"]), *([] if income else ["한 달 소득"])]
    if not paid or not income:
        return wanted(consultation, SHARE, *missing, purpose="몇 퍼센트인지")
    share = percent(round(paid / income * WHOLE))
    text = f"한 달에 갚는 {josa(won(paid), '은/는')} {came_in(consultation, inflow)} {won(income)}의 {share}쯤이에요."
    return Answer(led(consultation) + sentences(text, OTHER_COUNT), SHARE)


def came_in(consultation: Consultation, inflow: Figure | None) -> str:
    """What the income is called: told in the talk, else the month's of the data."""
    if inflow is None:
        return "말씀하신 한 달 소득"
    return f"{month_name(inflow.month, consultation.case.today)}에 통장에 들어온 돈"


def left_over(consultation: Consultation) -> Answer:
    """What is left of the pay once all that was told is taken from it."""
    told = pay_and_items(consultation.case.text)
    if told is None:
        return wanted(consultation, LEFT_OVER, "월급과 다달이 나가는 돈", purpose="얼마가 남는지")
    pay, items = told
    rest = pay - sum(amount for _, amount in items)
    taken = listed([f"{name} {won(amount)}" for name, amount in items])
    end = f"{josa(won(rest), '이/가')} 남아요" if rest >= 0 else f"{josa(won(-rest), '이/가')} 모자라요"
    text = f"월급 {won(pay)}에서 {josa(taken, '을/를')} 빼면 {end}."
    onward = LEFT_NEXT if rest > 0 else NONE_LEFT if not rest else LACKING_NEXT
    return Answer(led(consultation) + sentences(text, onward), LEFT_OVER)


def pay_and_items(text: str) -> tuple[int, list[tuple[str, int]]] | None:
    """The pay of a message and what it says is taken from it, each by its name; ``None`` where it tells no such thing."""
    plain = written_out(text)
    pay, found = newest(PAY, [plain]), TAKEN.search(plain)
    if not pay or found is None:
        return None
    rest = plain[: found.start()] + " " + plain[found.end() :]
    items = [
        (item["name"], int(item["won"]) * MYRIAD)
        for item in ITEM_NAMED.finditer(rest)
        if not re.fullmatch(EARNS, item["name"])
    ]
    return (pay, items) if items and len(items) >= len(items_in(rest)) else None


def rest_told(consultation: Consultation) -> int | None:
    """What the last such sum of the talk left over, unless another payment was told since."""
    for text in newest_first(consultation):
        if (told := pay_and_items(text)) is not None:
            return told[0] - sum(amount for _, amount in told[1])
        said = consultation.sums(text)
        if paid := said.of(AmountRole.MONTHLY) or said.of(AmountRole.PART):
            return paid
    return None


def left_lasts(consultation: Consultation) -> Answer:
    """How long the debt lasts where all that is left of the pay is paid on it."""
    told, rest = told_sums(consultation), rest_told(consultation)
    if rest is None:
        return wanted(consultation, PAYOFF, "한 달에 갚을 금액", purpose="다 갚는 데 얼마나 걸리는지")
    if rest <= 0:
        desk = consultation.render(CCRS)
        return Answer(sentences(NONE_LEFT, desk.text), LEFT_OVER, desk.facts)
    owed = owed_meant(consultation, told)
    if owed is None:
        return wanted(consultation, LASTS, "남은 빚", purpose="몇 달이 걸리는지")
    pace = Pace(rest, MONTHS)
    head = (
        f"{owed.title} {josa(won(owed.won), '을/를')} 다달이 {won(rest)}씩 갚으면"
        if not owed.told
        else f"말씀하신 빚 {josa(won(owed.won), '을/를')} 다달이 {won(rest)}씩 갚으면"
    )
    lasts = how_long(consultation, owed.won, pace, rate_meant(consultation, told))
    return Answer(led(consultation) + sentences(head, lasts), PAYOFF)


def within(consultation: Consultation) -> Answer:
    """Whether the debt is paid off within the term that is asked about, at the pace that was told; else what it takes."""
    told, months = told_sums(consultation), consultation.sums().months
    owed, rest = owed_meant(consultation, told), rest_told(consultation)
    if owed is None or not rest or rest <= 0 or not months:
        return left_lasts(consultation)
    stated, average = rate_meant(consultation, told), average_rate(consultation)
    rate = (stated if stated is not None else average) or 0
    spans = Pace(rest, MONTHS).lasts(owed.won, rate)
    term = spoken_term(months)
    if spans is not None and spans <= months:
        text = f"네, 다달이 {won(rest)}씩 꾸준히 갚으시면 {spoken_term(spans)}쯤이라 {term} 안에 끝나는 셈이에요."
        return Answer(led(consultation) + text, PAYOFF)
    needed = won(round(monthly_payment(owed.won, rate, months), -2))
    lasts = "끝나지 않는 셈이에요" if spans is None else f"{spoken_term(spans)}쯤 걸려요"
    text = f"다달이 {won(rest)}씩으로는 {term} 안에 끝내기 어려워요. 그대로면 {lasts}. {term} 안에 끝내려면 한 달에 {needed}쯤이 필요해요."
    return Answer(led(consultation) + sentences(text, EASIER), PAYOFF)


def needed_each(consultation: Consultation) -> Answer:
    """What is to be paid a month for all to be paid in the term that is told, and which share of the pay that is."""
    told, months = told_sums(consultation), consultation.sums().months
    months = months or (told_sums(consultation).months if consultation.anchor == NEEDED else None)
    owed = owed_meant(consultation, told)
    if owed is None or not months:
        missing = [*([] if owed else ["남은 빚"]), *([] if months else ["갚을 기간"])]
        return wanted(consultation, NEEDED, *missing, purpose="한 달에 얼마를 갚아야 하는지")
    if not owed.won:
        return Answer(f"자료에는 {josa(owed.title, '이/가')} 없어요.", INSTALMENTS)
    average = None if owed.told else average_rate(consultation)
    rate = rate_meant(consultation, told) or average
    each = monthly_payment(owed.won, rate or 0, months)
    with_it = f"{rate_named(rate, average=rate == average)}로 셈해" if rate else "이자를 빼고도"
    title = "빚" if owed.told else owed.title
    pay = newest(PAY, newest_first(consultation))
    text = sentences(
        f"{title} {josa(won(owed.won), '을/를')} {spoken_term(months)} 동안 다 갚으려면 {with_it} 한 달에 {won(about(each))}쯤이 필요해요.",
        f"말씀하신 한 달 소득 {won(pay)}의 {percent(round(each / pay * WHOLE))}쯤이에요." if pay else "",
        "" if rate else "금리를 알려 주시면 이자까지 넣어 다시 셈해 드릴게요.",
        HEAVY if pay and each > pay / 2 else "",
    )
    return Answer(led(consultation) + text, INSTALMENTS)

"""Sums of what a customer tells of the household: a card bill against what is there for it, a rent over its years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from app.schemas.subject import Subject
from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.data_answers.cards import about
from app.services.advice_templates.data_answers.reckoning import led, spoken_term, wanted
from app.services.advice_templates.data_answers.told_sums import spoken
from app.services.advice_templates.wording import is_, josa, percent, sentences, won
from rules.formatting import MYRIAD
from rules.interest import month_interest
from rules.numerals import sino
from rules.repayment import MONTHS

BILL, RENT, CARRIED = Subject("calc", "bill_told"), Subject("calc", "rent"), Subject("calc", "carried_on")
NUMBER = r"(?:\d[\d,]*천?|[일이삼사오육칠팔구]?천[일이삼사오육칠팔구]?백?|[일이삼사오육칠팔구]?백[일이삼사오육칠팔구]?십?)"
UNIT = r"\s?(?:만\s?원?)?(?![\d%년월일천])"
BILL_TOLD = re.compile(
    rf"카드\s?(?:값|대금|비|요금)[이은는가]?\s?(?:총|다음|이번)?\s?(?P<won>{NUMBER}){UNIT}"
)
HELD = re.compile(
    rf"(?P<won>{NUMBER}){UNIT}\s?(?:밖에|뿐|만\s?있)|(?:통장|수중|지갑|잔고|잔액)[에은는이가엔]{{0,2}}\s?(?P<there>{NUMBER}){UNIT}"
)
HALF = re.compile(r"절?반")
REST = re.compile(r"나머지|남은|못\s?낸")
BEFORE_DUE = (
    "결제일이 되기 전에 카드사에 먼저 전화해 나누어 낼 수 있는지, 결제일을 옮길 수 있는지 물어보세요."
)
UNPAID_REST = (
    "따로 정해 두지 않은 나머지는 결제일을 넘기면 연체가 되고, 늦은 날만큼 연체이자가 붙을 수 있어요."
)
RENT_TOLD = re.compile(rf"(?:월세|월)[이은는가에]?\s?(?P<won>{NUMBER}){UNIT}")
UPKEEP = re.compile(rf"관리비[이은는가도]?\s?(?:월|한\s?달에|매달)?\s?(?P<won>\d{{1,3}}){UNIT}")
DEPOSIT = re.compile(rf"보증금[이은는가]?\s?(?P<won>{NUMBER}){UNIT}")
OWN_DEPOSIT = "보증금은 나갈 때 돌려받기로 하고 맡기는 돈이라 여기에 넣지 않았어요."

#: What of the bill is paid now: 10프로만 내고, 30만원만 내고.
PAYS = r"(?:만|을|를)*\s?(?:먼저\s?)?(?:내|결제|갚|납부)"
SHARE_PAID = re.compile(rf"(?P<percent>\d{{1,2}})\s?(?:%|프로|퍼센트){PAYS}|(?P<won>{NUMBER}){UNIT}{PAYS}")
CARRIED_AT = re.compile(
    r"(?:이자|금리|수수료)율?[가는이은]?\s?(?:연\s?)?(?P<percent>\d{1,2}(?:\.\d{1,2})?)\s?(?:%|프로|퍼센트)"
)
UNTOLD_RATE = "넘긴 돈에는 이자가 붙고, 다음 달에 새로 쓴 카드값에 더해져 나와요. 카드사 앱에 적힌 금리를 알려 주시면 한 달 이자를 셈해 드릴게요."
AGREED_ONLY = "리볼빙을 약정해 두지 않았다면 못 낸 나머지는 넘어가지 않고 연체가 될 수 있어요."
LESS_CARRIED = (
    "낼 수 있는 만큼 더 내서 넘기는 금액을 줄이시고, 나누어 낼 수 있는지도 결제일 전에 카드사에 물어보세요."
)


def bill_told(consultation: Consultation) -> Answer:
    """What lacks for a bill that was told, and what happens to a part that is not paid."""
    texts = newest_first(consultation)
    bill, held = newest(BILL_TOLD, texts), newest(HELD, texts)
    if not bill or not held:
        return wanted(consultation, BILL, "카드값과 통장에 있는 금액", purpose="얼마가 모자라는지")
    if HALF.search(texts[0]) or REST.search(texts[0]):
        told = HALF.search(texts[0]) is None
        halved = any(HALF.search(text) for text in texts)
        return Answer(led(consultation) + in_part(bill, held, halved=halved, told=told), BILL)
    lacking = bill - held
    if lacking <= 0:
        text = f"말씀하신 카드값 {josa(won(bill), '을/를')} 내고도 {josa(won(-lacking), '이/가')} 남아요."
        return Answer(led(consultation) + text, BILL)
    stated = f"말씀하신 카드값 {won(bill)}에서 지금 있는 {josa(won(held), '을/를')} 빼면 {josa(won(lacking), '이/가')} 모자라요."
    return Answer(led(consultation) + sentences(stated, BEFORE_DUE), BILL)


def in_part(bill: int, held: int, *, halved: bool, told: bool) -> str:
    """What is left of the bill once a half, or what is there, is paid; told before, only what becomes of it."""
    paid = bill // 2 if halved else held
    rest, over = bill - paid, held - paid
    if told:
        return sentences(f"남는 {josa(won(rest), '이/가')} 문제이지요.", UNPAID_REST, BEFORE_DUE)
    there = f"{josa(won(paid), '을/를')} 내고 나면 {josa(won(rest), '이/가')} 남아요."
    if over < 0:
        there = f"{josa(won(paid), '을/를')} 내기에도 지금 있는 돈으로는 {josa(won(-over), '이/가')} 모자라요. 그만큼 내시더라도 {josa(won(rest), '이/가')} 남아요."
    return sentences(there, UNPAID_REST, BEFORE_DUE)


def rent(consultation: Consultation) -> Answer:
    """What a rent and the upkeep told beside it come to over the time that is told; the deposit comes back."""
    texts = newest_first(consultation)
    month, upkeep = newest(RENT_TOLD, texts), newest(UPKEEP, texts) or 0
    if not month:
        return wanted(consultation, RENT, "월세", purpose="모두 얼마가 나가는지")
    months = next((said.months for text in texts if (said := consultation.sums(text)).months), None)
    added = (
        f"월세 {won(month)}에 관리비 {josa(won(upkeep), '을/를')} 더하면 한 달에 {is_(won(month + upkeep))}."
        if upkeep
        else ""
    )
    term = months or MONTHS
    named = "한 달에 " if not upkeep else ""
    stated = f"{named}{f'월세 {won(month)}씩' if not upkeep else '그대로'} {spoken_term(term)} 살면 모두 {josa(won((month + upkeep) * term), '이/가')} 나가요."
    deposit = OWN_DEPOSIT if newest(DEPOSIT, texts) else ""
    more = "" if upkeep else "관리비가 따로 있으면 알려 주세요. 더해서 셈해 드릴게요."
    return Answer(led(consultation) + sentences(added, stated, deposit, more), RENT)


def newest_first(consultation: Consultation) -> list[str]:
    """The customer's messages, the last first."""
    return [text for text, _ in spoken(consultation)][::-1]


def newest(pattern: re.Pattern[str], texts: list[str]) -> int | None:
    """The amount in the newest message that tells it, in won; without a unit it is counted in 만."""
    return next(amounts(pattern, texts), None)


def amounts(pattern: re.Pattern[str], texts: list[str]) -> Iterator[int]:
    """Every such amount, the newest first."""
    for text in texts:
        if found := pattern.search(text):
            value = int(sino(next(one for one in found.groups() if one).replace(",", "")))
            yield value * MYRIAD if value < MYRIAD else value


def carried_on(consultation: Consultation) -> Answer:
    """What is paid of the bill and what goes on to the next one, with the interest on that where its rate is told."""
    texts, ledger = newest_first(consultation), consultation.ledger
    coming = None if ledger is None else ledger.coming_bill
    told = newest(BILL_TOLD, texts)
    bill = told or (0 if coming is None else int(coming.amount))
    if not bill:
        return wanted(consultation, CARRIED, "카드값", purpose="얼마를 넘기게 되는지")
    part = next((one for text in texts if (one := part_paid(text, bill))), None)
    if part is None or part >= bill:
        return wanted(consultation, CARRIED, "먼저 내실 금액", purpose="얼마를 넘기게 되는지")
    rest = bill - part
    named = "말씀하신 카드값" if told else "다음 카드값"
    stated = f"{named} {won(bill)} 가운데 {josa(won(part), '을/를')} 내면 {josa(won(rest), '이/가')} 다음 달로 넘어가요."
    rate = next((Decimal(found["percent"]) for text in texts if (found := CARRIED_AT.search(text))), None)
    interest = (
        f"연 {percent(rate, 2)}라면 넘긴 {won(rest)}에 한 달 이자가 {won(about(month_interest(rest, rate)))}쯤 붙어요."
        if rate is not None
        else UNTOLD_RATE
    )
    if consultation.told(stated):
        return Answer(led(consultation) + interest, CARRIED)
    return Answer(led(consultation) + sentences(stated, interest, AGREED_ONLY, LESS_CARRIED), CARRIED)


def part_paid(text: str, bill: int) -> int | None:
    """What a message says is paid of the bill, by its share or as an amount."""
    if (found := SHARE_PAID.search(text)) is None:
        return None
    if found["percent"]:
        return round(Decimal(bill) * Decimal(found["percent"]) / 100)
    value = int(sino(found["won"].replace(",", "")))
    return value * MYRIAD if value < MYRIAD else value

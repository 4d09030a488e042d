"""What is weighed before a loan is taken: a deposit loan's interest against a rent, what is paid on debts already."""

from __future__ import annotations

import re
from decimal import Decimal

from app.schemas.subject import Subject
from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.data_answers.absent import no_data
from app.services.advice_templates.data_answers.accounts import debt_service
from app.services.advice_templates.data_answers.cards import about
from app.services.advice_templates.data_answers.pay_told import PAY, came_in
from app.services.advice_templates.data_answers.reckoning import led, rate_named, spoken_term, wanted
from app.services.advice_templates.data_answers.told_at_home import (
    NUMBER,
    RENT_TOLD,
    UNIT,
    newest,
    newest_first,
)
from app.services.advice_templates.data_answers.told_sums import told_sums
from app.services.advice_templates.data_answers.what_if import usual_inflow
from app.services.advice_templates.told.amounts import AmountRole, sums_in
from app.services.advice_templates.wording import is_, josa, percent, sentences, won
from rules.interest import month_interest
from rules.metrics import Metric
from rules.repayment import MONTHS, annuity

RENT_OR_LOAN, ROOM = Subject("calc", "rent_or_loan"), Subject("calc", "room_to_borrow")
WHOLE = 100
#: The loan for a deposit: 전세대출 2억, 2억 전세대출.
DEPOSIT_LOAN = re.compile(
    r"전세(?:자금)?\s?(?:대출)?[은는이가을를]?\s?(?P<sum>\d[\d,.]*\s?억(?:\s?\d[\d,]*\s?천?(?:만)?)?\s?원?|\d[\d,]*\s?[천백]?만\s?원?)"
    r"|(?P<before>\d[\d,.]*\s?억(?:\s?\d[\d,]*\s?천?(?:만)?)?\s?원?)\s?(?:짜리\s?)?전세"
)
DEPOSIT_TOLD = re.compile(rf"보증금[이은는가]?\s?(?P<won>{NUMBER}){UNIT}")
BESIDE = "이자 말고도 드는 돈이 달라요. 전세 쪽은 대출로 모자라는 보증금과 보증료, 월세 쪽은 월세 보증금이 있고, 중개 수수료와 이사 비용은 양쪽 다 들어요."
NOT_ONLY = "금리가 오르면 이자도 늘고, 전세는 나갈 때 보증금을 돌려받을 수 있는 집인지도 보셔야 해요. 이 금액들을 적어 견주어 보고 정하시면 돼요."
LIMIT = "dsr_limit"
KEEP_ROOM = "갑자기 나갈 돈이 생기거나 소득이 줄어도 낼 수 있게, 이보다 적게 두고 보시는 편이 안전해요."
NOT_A_GOAL = (
    "얼마까지가 좋다고 제가 정해 드리지는 않을게요. 심사에서 나오는 금액은 빌려도 편한 금액과 달라요."
)
FIRST_A_MONTH = "다달이 쓰시는 생활비를 빼고도 낼 수 있는 돈을 먼저 정하고, 그 금액에서 거꾸로 셈해 보세요. 한 달에 얼마까지 낼 수 있는지, 금리와 기간을 알려 주시면 같이 셈해 드릴게요."


def rent_or_loan(consultation: Consultation) -> Answer:
    """A month's interest on the deposit loan against the rent, and what else either costs; no choice is made."""
    texts, told = newest_first(consultation), told_sums(consultation)
    loan, rent, rate = loan_in(texts), newest(RENT_TOLD, texts), told.rate
    missing = [
        *([] if loan else ["전세대출 금액"]),
        *([] if rent else ["월세"]),
        *([] if rate is not None else ["전세대출 금리"]),
    ]
    if not loan or not rent or rate is None:
        return wanted(consultation, RENT_OR_LOAN, *missing, purpose="한 달에 나가는 돈을 나란히")
    interest = about(month_interest(loan, rate))
    stated = (
        f"전세대출 {josa(won(loan), '을/를')} {josa(rate_named(rate, average=False), '으로/로')} 빌리면 "
        f"이자가 한 달에 {won(interest)}쯤이고, 월세는 {is_(won(rent))}."
    )
    if consultation.told(stated):
        return Answer(led(consultation) + sentences(apart(interest, rent), NOT_ONLY), RENT_OR_LOAN)
    return Answer(
        led(consultation) + sentences(stated, apart(interest, rent), BESIDE, NOT_ONLY), RENT_OR_LOAN
    )


def apart(interest: int, rent: int) -> str:
    """Which of the two asks for less a month, by these alone."""
    if interest == rent:
        return "다달이 나가는 돈만 보면 둘이 같아요."
    less = "전세대출" if interest < rent else "월세"
    return f"다달이 나가는 돈만 보면 {less} 쪽이 {won(abs(rent - interest))}쯤 적어요."


def loan_in(texts: list[str]) -> int | None:
    """What would be borrowed for a deposit, as it was told last."""
    for text in texts:
        if found := DEPOSIT_LOAN.search(text):
            told = sums_in((found["sum"] or found["before"]).strip()).amounts
            return told[0].won if told else None
    return None


def room_to_borrow(consultation: Consultation) -> Answer:
    """What is paid on debts already, as a share of what comes in; never how much should be borrowed."""
    if (backwards := borne_by(consultation)) is not None:
        return backwards
    ledger = consultation.ledger
    repaid = None if ledger is None else ledger.newest("balance", "repayment_won")
    inflow = None if ledger is None else usual_inflow(ledger)
    own = newest(PAY, newest_first(consultation))
    inflow = None if own else inflow
    pay = own or (0 if inflow is None else int(inflow.amount))
    if ledger is None or not ledger.months:
        asked = no_data(consultation, ROOM) if not pay else Answer("", ROOM)
        return Answer(sentences(asked.text, NOT_A_GOAL, FIRST_A_MONTH), ROOM)
    now = 0 if repaid is None else int(repaid.amount)
    share = percent(round(Decimal(now) / pay * WHOLE)) if pay else ""
    paid = (
        f"지금 다달이 갚는 돈은 {won(now)}이고, {came_in(consultation, inflow)} {won(pay)}의 {share}쯤이에요."
        if now and share
        else ""
    )
    ratio = (
        debt_service(consultation, ledger) if consultation.case.metrics.get(Metric.DSR) is not None else ""
    )
    limit = consultation.quote((LIMIT,), at_most=1)
    return Answer(
        led(consultation) + sentences(paid, ratio, limit.text, NOT_A_GOAL, FIRST_A_MONTH), ROOM, limit.facts
    )


def borne_by(consultation: Consultation) -> Answer | None:
    """What a payment a month repays over the term and at the rate that are told; ``None`` where one of them is not."""
    said, told = consultation.sums(), told_sums(consultation)
    each = next((one.won for one in said.amounts), None) or told.of(AmountRole.MONTHLY)
    if consultation.anchor != ROOM or not each or told.rate is None or not told.months:
        return None
    principal = round(each * annuity(Decimal(told.rate) / (WHOLE * MONTHS), told.months), -4)
    text = (
        f"한 달에 {won(each)}씩 {spoken_term(told.months)} 동안 {rate_named(told.rate, average=False)}로 갚는다면 "
        f"원금으로는 {won(principal)}쯤이 되는 셈이에요."
    )
    return Answer(led(consultation) + sentences(text, KEEP_ROOM), ROOM)

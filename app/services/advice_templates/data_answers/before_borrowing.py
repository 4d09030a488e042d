"""How much to borrow: what is paid on debts already, and what a payment a month would repay; never an amount of our own."""

from __future__ import annotations

from decimal import Decimal

from app.schemas.subject import Subject
from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.data_answers.absent import no_data
from app.services.advice_templates.data_answers.dsr import debt_service
from app.services.advice_templates.data_answers.pay_told import PAY, came_in
from app.services.advice_templates.data_answers.reckoning import led, rate_named, spoken_term
from app.services.advice_templates.data_answers.told_at_home import newest, newest_first
from app.services.advice_templates.data_answers.told_sums import told_sums
from app.services.advice_templates.data_answers.what_if import usual_inflow
from app.services.advice_templates.told.amounts import AmountRole
from app.services.advice_templates.wording import percent, sentences, won
from rules.metrics import Metric
from rules.repayment import MONTHS, annuity

ROOM = Subject("calc", "room_to_borrow")
WHOLE = 100
LIMIT = "dsr_limit"
KEEP_ROOM = "갑자기 나갈 돈이 생기거나 소득이 줄어도 낼 수 있게, 이보다 적게 두고 보시는 편이 안전해요."
NOT_A_GOAL = (
    "얼마까지가 좋다고 제가 정해 드리지는 않을게요. 심사에서 나오는 금액은 빌려도 편한 금액과 달라요."
)
FIRST_A_MONTH = "다달이 쓰시는 생활비를 빼고도 낼 수 있는 돈을 먼저 정하고, 그 금액에서 거꾸로 셈해 보세요. 한 달에 얼마까지 낼 수 있는지, 금리와 기간을 알려 주시면 같이 셈해 드릴게요."


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

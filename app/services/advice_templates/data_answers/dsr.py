"""The share of a year's income that goes to loans: as it is, with a loan that is thought of, and what it tells."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal

from app.services.advice_templates.consultation import Consultation
from app.services.advice_templates.data_answers.absent import not_reported
from app.services.advice_templates.data_answers.cards import about
from app.services.advice_templates.data_answers.told_sums import told_sums
from app.services.advice_templates.data_answers.weighing import plan_of
from app.services.advice_templates.ledger import Ledger
from app.services.advice_templates.wording import josa, percent, sentences, won
from rules.metrics import Metric
from rules.repayment import MONTHS

LIMIT = "dsr_limit"
OF_A_LOAN = re.compile(r"^calc:(?:instalments|message|bearable|of_two|no_interest)|^scenario:LOAN")
THOUGHT_OF = re.compile(r"받으면|받을때|빌리면|대출하면|되면|새로|그러면|그럼|받고")
BY_THEIR_OWN = "대출을 심사하는 곳은 소득과 빚을 저마다의 기준으로 다시 셈하니 참고로 보아 주세요."
NO_LIMIT_KNOWN = (
    "몇 퍼센트까지 되는지는 은행과 그 밖의 금융회사가 다르고 제 자료에 확인된 숫자가 없어요. "
    "대출을 알아보는 곳에 '지금 제 DSR로 새 대출이 되는지'를 물어보시면 돼요."
)
RATIO_ALONE = "제가 셈해 드릴 수 있는 것은 고객님 자료의 비율까지예요."
NO_PROMISE = "높을수록 새 대출을 받기 어려워지고, 낮다고 꼭 되는 것도 아니에요."


def debt_service(consultation: Consultation, ledger: Ledger) -> str:
    """The share of a year's income that goes to principal and interest, and what it is made of."""
    ratio = consultation.case.metrics.get(Metric.DSR)
    repaid, income = ledger.newest("balance", "repayment_won"), ledger.profile.annual_income_won
    if ratio is None or repaid is None or income is None:
        return not_reported("DSR을 셈하는 데 필요한 한 해 소득이나 다달이 갚는 돈")
    if (more := with_new_loan(consultation, int(repaid.amount), income, ratio)) is not None:
        return sentences(more, BY_THEIR_OWN)
    return (
        f"DSR은 {percent(ratio)}로 나와요. 다달이 갚는 원금과 이자 {won(repaid.amount)}의 한 해 치를 "
        f"한 해 소득 {josa(won(income), '으로/로')} 나눈 값이고, 새로 빌릴 대출은 들어 있지 않아요. "
        f"{BY_THEIR_OWN}"
    )


def with_new_loan(consultation: Consultation, repaid: int, income: int, ratio: float) -> str | None:
    """The same with the loan that is thought of; ``None`` where this message speaks of none."""
    base, said = told_sums(consultation).base, consultation.sums()
    spoken_of = bool(said.amounts or said.months) or (
        consultation.anchor.has(OF_A_LOAN) and consultation.question.message.has(THOUGHT_OF)
    )
    if base is None or not base.months or not income or not spoken_of:
        return None
    each = about(round(plan_of(base).first))
    then = round(Decimal(repaid + each) * MONTHS * 100 / income, 1)
    return (
        f"DSR은 지금 {percent(ratio)}인데, 새 대출로 한 달에 {won(each)}쯤을 더 내면 {percent(then)}쯤이 돼요. "
        f"지금 다달이 갚는 {won(repaid)}과 더한 금액의 한 해 치를 한 해 소득 {josa(won(income), '으로/로')} 나눈 값이에요."
    )


def high_or_low(consultation: Consultation, ledger: Ledger) -> str:
    """What the ratio takes of a year's income, and the limit where one may be quoted."""
    ratio = consultation.case.metrics.get(Metric.DSR)
    if ratio is None:
        return not_reported("DSR을 셈하는 데 필요한 한 해 소득이나 다달이 갚는 돈")
    repaid, income = ledger.newest("balance", "repayment_won"), ledger.profile.annual_income_won
    if repaid is None or income is None:
        return not_reported("DSR을 셈하는 데 필요한 한 해 소득이나 다달이 갚는 돈")
    limit = consultation.quote((LIMIT,), at_most=1)
    stated = (
        f"DSR이 {percent(ratio)}이면 한 해 소득 {won(income)} 가운데 {josa(won(int(repaid.amount) * MONTHS), '이/가')} "
        "빚을 갚는 데 나간다는 뜻이에요."
    )
    if consultation.told(stated):
        return sentences(limit.text or NO_LIMIT_KNOWN, RATIO_ALONE)
    return sentences(stated, half_gone(ratio), NO_PROMISE, limit.text)


def half_gone(ratio: float) -> str:
    """How heavy that is, where it is beyond doubt."""
    if ratio >= 50:
        return "소득에서 빚으로 나가는 몫이 무거운 편이에요."
    return "소득에서 빚으로 나가는 몫은 작은 편이에요." if ratio < 10 else ""


DSR_ANSWERS: Mapping[str, Callable[[Consultation, Ledger], str]] = {
    "data.dsr": debt_service,
    "data.dsr_high": high_or_low,
}

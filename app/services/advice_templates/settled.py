"""Arrears that a customer tells to have paid off, while the data may still hold them (pure)."""

from __future__ import annotations

import re

from app.services.advice_templates.consultation import Consultation
from app.services.advice_templates.normal_form import NormalForm
from app.services.advice_templates.told.amounts import AmountRole
from app.services.advice_templates.told.whose import Whose, whose
from app.services.advice_templates.wording import sentences
from rules.scenario import Scenario

ARREARS = frozenset({Scenario.DELINQ_EARLY, Scenario.DELINQ_MID, Scenario.DELINQ_LONG})
LATE = r"(?:밀린|밀렸던|밀려있던|연체|미납)"
ROUNDED_TO = 10_000  # won
WHOLLY = r"(?:다|모두|전부|싹|완전히|드디어|깨끗이|깔끔하게|한번에|한꺼번에|전액|몽땅)"
#: Said as done: no wish, no question, no duty.
DONE = r"(?!나요|나$|니$|냐|는지|을까|을지|던|어야|으면|다면|다고|을텐데|을때|죠$|대요|대$|대서|다네|답니)"
PAID = rf"(?:갚았|갚아버렸|냈|납부했|입금했|상환했|정리했|정리됐|해결했|해결됐|해소했|해소됐|끝냈|끝났|처리했|털었|풀렸|완납했){DONE}"
OTHER_BILLS = r"카드|이자|월세|관리비|공과금|요금|세금|할부|학원|병원|보험"
SETTLED = re.compile(
    rf"{LATE}.{{0,12}}{WHOLLY}.{{0,6}}{PAID}|^(?!.*(?:{OTHER_BILLS})).*{WHOLLY}(?:다)?(?:갚았|냈|납부했|입금했|상환했|완납했){DONE}"
    rf"|(?:연체|밀린(?:거|것|건|돈|금액))(?:은|는|이|가|도|를|을)?(?:드디어|이제|다|전부|모두)*(?:해결했|해결됐|정리했|정리됐|해소했|해소됐|풀렸|끝났|끝냈|탈출했|벗어났|갚았){DONE}"
    rf"|{LATE}(?:거|것|건|돈|금액)?(?:은|는|이|도)?(?:이제)?끝(?:$|!|이에요|입니다|이다)|완납(?:했|완료|이에요){DONE}"
)
#: A part, somebody who doubts, or a lender that is still waited for.
NOT_ALL = re.compile(
    r"나머지|일부|조금씩|절반|반만|남았|남은|줄알|언제|얼마|거짓|아직(?:못|안갚|안냈|남|밀)|(?:대출|카드|이자|다른)[가-힣]{0,2}(?:은|는|이|도)(?:아직|못|남)"
)
LATE_AGAIN = re.compile(
    r"(?:아직|여전히|또|다시)(?:도)?.{0,6}(?:밀려있|밀렸|연체중|연체됐|연체돼)|못(?:갚았|냈)"
)


def standing(consultation: Consultation) -> Scenario | None:
    """The scenario that the figures show; somebody who tells to have paid what was overdue is recovering."""
    match = consultation.case.match
    if match is None:
        return None
    return Scenario.RECOVERING if settled(consultation) else match.scenario


def settled(consultation: Consultation) -> bool:
    """Whether the talk tells that what the data hold as overdue was paid off, and nothing since belies it."""
    match = consultation.case.match
    if match is None or match.scenario not in ARREARS:
        return False
    ledger = consultation.ledger
    newest = None if ledger is None else ledger.arrears
    owed = (newest.overdue_won if newest else None) or 0
    for message in consultation.newest_first:
        if tells_settled(consultation, message, owed):
            return True
        if message.has(LATE_AGAIN):
            return False
    return False


def announced(consultation: Consultation) -> bool:
    """Whether this very message tells it, and asks nothing."""
    message = consultation.question.message
    return settled(consultation) and tells_settled(consultation, message, 0) and not message.asks


def tells_settled(consultation: Consultation, message: NormalForm, owed: int) -> bool:
    """Whether a message tells that everything was paid; an amount below what is owed is a part."""
    if not message.has(SETTLED) or message.has(NOT_ALL) or whose(message) is Whose.ANOTHER:
        return False
    paid = consultation.sums(message.raw).of(AmountRole.PAID)
    return paid is None or paid >= rounded(owed)


def rounded(owed: int) -> int:
    """What is owed as people tell it: 35만원 for 352,000 won."""
    return owed - owed % ROUNDED_TO or owed


def not_yet(consultation: Consultation, *, again: bool = False) -> str:
    """That the data do not show it yet, and who can say whether it has arrived; once in a talk, or ``again``."""
    said = consultation.texts.common["settled"]["not_yet"]
    if not again and any(consultation.told(text) for text in said):
        return ""
    return sentences(consultation.common("settled", "not_yet"), consultation.common("settled", "confirm"))

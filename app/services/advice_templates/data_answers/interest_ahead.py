"""What a month's interest of the data comes to over a term, or until all is paid."""

from __future__ import annotations

import re

from app.services.advice_templates.consultation import Consultation
from app.services.advice_templates.data_answers.cards import about
from app.services.advice_templates.data_answers.reckoning import asks_per_day, spoken_term
from app.services.advice_templates.wording import sentences, won
from rules.repayment import DAYS, MONTHS

#: All of the interest is asked for, or what paying everything back saves.
LATE_MORE = "밀린 돈에는 연체이자가 따로 더 붙을 수 있으니 오늘까지 얼마인지 금융회사 앱에서 확인해 보세요."
PAID_OFF = re.compile(r"다갚으면|갚아버리면|전부갚으면|모두갚으면|아끼|아껴")
ALL_OF_IT = re.compile(rf"{PAID_OFF.pattern}|이자(?:는|가|를)?(?:총|모두|전부|다해서)|총이자")


def over_time(consultation: Consultation, a_month: int) -> str:
    """What a month's interest comes to over the term that is asked for; over a year where all of it is."""
    if asks_per_day(consultation):
        return sentences(
            f"하루로 치면 {won(about(round(a_month * MONTHS / DAYS)))}쯤 붙는 셈이에요.",
            beside_arrears(consultation),
        )
    months, message = consultation.sums().months, consultation.question.message
    if months and months > 1:
        return f"이자가 이대로라면 {spoken_term(months)} 동안 모두 {won(about(a_month * months))}쯤이에요. 원금이 줄면 이자도 그만큼 줄어요."
    if not message.has(ALL_OF_IT):
        return ""
    a_year = won(about(a_month * MONTHS))
    if message.has(PAID_OFF):
        return f"다 갚으면 그 이자가 더 나가지 않으니, 지금대로라면 한 해에 {a_year}쯤이 줄어요. 일찍 갚을 때의 수수료는 약정서에서 확인해 보세요."
    return f"언제까지 갚는지는 자료에 없어 끝까지 내실 이자는 셈하지 못하지만, 지금대로라면 한 해에 {a_year}쯤이에요."


def beside_arrears(consultation: Consultation) -> str:
    """That what is overdue bears more than that, where something is."""
    newest = None if consultation.ledger is None else consultation.ledger.arrears
    late = newest is not None and newest.overdue_since is not None and newest.overdue_won
    return LATE_MORE if late else ""

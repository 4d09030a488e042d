"""A yes or a no for somebody who holds a figure against the data: 지금 잔고 147만 맞죠?"""

from __future__ import annotations

import re
from collections.abc import Mapping

from app.services.advice_templates.consultation import Consultation
from app.services.advice_templates.ledger import Ledger, Part
from rules.formatting import MYRIAD

HOLDS = re.compile(r"맞|(?:이죠|이지|인거|인가|이야|죠)")
FIGURES: Mapping[str, tuple[Part, str]] = {
    "data.balance": ("balance", "balance_won"),
    "data.debt": ("balance", "debt_won"),
    "data.card_bill": ("card", "next_bill_won"),
    "data.revolving": ("card", "revolving_won"),
    "data.card_limit": ("card", "limit_won"),
}
NEARLY = 0.05  # of the figure


def agreement(consultation: Consultation, ledger: Ledger) -> str:
    """Whether the amount of the message is the figure; empty where none is held against it."""
    held, amounts = FIGURES.get(consultation.question.intent), consultation.sums().amounts
    if held is None or len(amounts) != 1 or not consultation.question.message.has(HOLDS):
        return ""
    figure = ledger.newest(*held)
    if figure is None:
        return ""
    apart = abs(int(figure.amount) - amounts[0].won)
    if apart < MYRIAD:
        return "네, 맞아요."
    return "네, 그쯤이에요." if apart < int(figure.amount) * NEARLY else "자료에 있는 금액과는 조금 달라요."

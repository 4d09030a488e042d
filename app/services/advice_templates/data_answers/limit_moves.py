"""From what to what the card limit moved, and when."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise

from app.services.advice_templates.consultation import Consultation
from app.services.advice_templates.data_answers.absent import not_reported
from app.services.advice_templates.ledger import Figure, Ledger
from app.services.advice_templates.wording import josa, listed, month_name, sentences, was, won

SHOWN = 4  # the last moves; more would be a table


def limit_moves(consultation: Consultation, ledger: Ledger) -> str:
    """Every month in which the limit was another than the month before, from the first that is known to now."""
    limits = ledger.series("card", "limit_won")
    if not limits:
        return not_reported("카드 한도")
    moved = [(before, after) for before, after in pairwise(limits) if before.amount != after.amount][-SHOWN:]
    if not moved:
        first = month_name(limits[0].month, ledger.today)
        return f"제가 보는 자료로는 {first}부터 지금까지 카드 한도가 {won(limits[-1].amount)} 그대로예요."
    first_before, last = moved[0][0], limits[-1]
    steps = listed([at_month(after, ledger) for _, after in moved])
    started = (
        f"{month_name(first_before.month, ledger.today)}까지는 카드 한도가 {was(won(first_before.amount))}."
    )
    turned = "줄었어요" if last.amount < first_before.amount else "늘었어요"
    gap = abs(int(last.amount) - int(first_before.amount))
    return sentences(
        started,
        f"그 뒤로 {josa(steps, '이/가')} 되었어요.",
        f"처음보다 {josa(won(gap), '이/가')} {turned}." if gap else "",
    )


def at_month(figure: Figure, ledger: Ledger) -> str:
    """A month and the limit in it."""
    return f"{month_name(figure.month, ledger.today)}에 {won(figure.amount)}"


LIMIT_ANSWERS: Mapping[str, Callable[[Consultation, Ledger], str]] = {"data.limit_moves": limit_moves}

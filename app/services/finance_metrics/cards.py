"""Metrics of card use."""

from __future__ import annotations

from app.schemas.customer import CardMonth
from app.services.finance_metrics.series import Series, earlier, growth, percent

Cards = Series[CardMonth]
MINIMUM_WINDOW = range(6)
UNDERPAID_WINDOW = range(3)


def utilisation(month: CardMonth) -> float | None:
    """Share of the limit that is drawn, percent."""
    return percent(month.used_won, month.limit_won)


def utilisation_slope(cards: Cards) -> float | None:
    """Change of utilisation, percentage points a month."""
    now, before = cards.read(utilisation), earlier(cards, utilisation)
    if now is None or before is None:
        return None
    back, then = before
    return (now - then) / back


def rising_months(cards: Cards) -> int | None:
    """Months on end in which utilisation rose."""

    def rose(back: int) -> bool | None:
        now, before = cards.read(utilisation, back), cards.read(utilisation, back + 1)
        return None if now is None or before is None else now > before

    return cards.run(rose)


def limit_change(cards: Cards) -> float | None:
    """Change of the limit over up to three months, percent."""
    return growth(cards, lambda month: month.limit_won)


def revolving_ratio(month: CardMonth) -> float | None:
    """Revolving balance over the bill, percent; 0 when nothing revolves, whatever the bill."""
    return 0.0 if month.revolving_won == 0 else percent(month.revolving_won, month.billed_won)


def revolving_months(cards: Cards) -> int | None:
    """Months on end with a revolving balance."""

    def revolves(back: int) -> bool | None:
        carried = cards.read(lambda month: month.revolving_won, back)
        return None if carried is None else carried > 0

    return cards.run(revolves)


def paid_ratio(month: CardMonth) -> float | None:
    """Share of the bill that was paid, percent; 100 when there was nothing to pay."""
    return 100.0 if month.billed_won == 0 else percent(month.paid_won, month.billed_won)


def underpaid(month: CardMonth) -> bool | None:
    """Whether less than the bill was paid."""
    if month.billed_won == 0:
        return False
    if month.paid_won is None or month.billed_won is None:
        return None
    return month.paid_won < month.billed_won


def paid_minimum(month: CardMonth) -> bool | None:
    """Whether no more than the least that revolving allows was paid, and that was not all."""
    if month.minimum_due_won is None or month.paid_won is None or month.billed_won is None:
        return None
    return month.minimum_due_won > 0 and month.paid_won <= month.minimum_due_won < month.billed_won


def underpaid_months(cards: Cards) -> int | None:
    """Months out of three in which less than the bill was paid; unknown unless all three are known."""
    known = cards.known(underpaid, UNDERPAID_WINDOW)
    return sum(known) if len(known) == len(UNDERPAID_WINDOW) else None


def minimum_payments(cards: Cards) -> int | None:
    """Months out of six with only the minimum paid; months not reported are not counted."""
    known = cards.known(paid_minimum, MINIMUM_WINDOW)
    return sum(known) if known else None


def cash_advance_share(month: CardMonth) -> float | None:
    """Card borrowing over all card use, percent."""
    if month.cash_advance_won is None or month.card_loan_won is None or month.spent_won is None:
        return None
    borrowed = month.cash_advance_won + month.card_loan_won
    return percent(borrowed, month.spent_won + borrowed)


def instalment_share(month: CardMonth) -> float | None:
    """Instalments over purchases, percent."""
    return percent(month.instalment_won, month.spent_won)

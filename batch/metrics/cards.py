"""Metrics of card use; the twins of ``app.services.finance_metrics.cards``."""

from __future__ import annotations

import ibis
from ibis.expr import types as ir

from app.repositories.finances import MONTHS
from app.services.finance_metrics.cards import MINIMUM_WINDOW, UNDERPAID_WINDOW
from app.services.finance_metrics.series import LOOK_BACK
from batch.metrics.series import UNKNOWN, count_known, count_true, number, percent, run
from batch.tables import Customers
from rules.metrics import Source


def card(customers: Customers, column: str, back: int = 0) -> ir.IntegerValue:
    """A column of the card's table."""
    return customers.won(Source.CARD, column, back)


def utilisation(customers: Customers, back: int = 0) -> ir.FloatingValue:
    """Share of the limit that is drawn, percent."""
    return percent(card(customers, "used_won", back), card(customers, "limit_won", back))


def utilisation_slope(customers: Customers) -> ir.FloatingValue:
    """Change of utilisation, percentage points a month."""
    now = utilisation(customers)
    earlier = [(back, utilisation(customers, back)) for back in LOOK_BACK]
    known = [(then.notnull(), (now - then) / number(back)) for back, then in earlier]
    return ibis.cases(*known, else_=UNKNOWN)


def rising_months(customers: Customers) -> ir.IntegerValue:
    """Months on end in which utilisation rose."""
    months = [utilisation(customers, back) for back in range(MONTHS)]
    return run([months[back] > months[back + 1] for back in range(MONTHS - 1)])


def revolving_ratio(customers: Customers) -> ir.FloatingValue:
    """Revolving balance over the bill, percent; 0 when nothing revolves, whatever the bill."""
    carried = card(customers, "revolving_won")
    return ibis.ifelse(carried == 0, number(0), percent(carried, card(customers, "billed_won")))


def revolving_months(customers: Customers) -> ir.IntegerValue:
    """Months on end with a revolving balance."""
    return run([card(customers, "revolving_won", back) > 0 for back in range(MONTHS)])


def paid_ratio(customers: Customers) -> ir.FloatingValue:
    """Share of the bill that was paid, percent; 100 when there was nothing to pay."""
    billed = card(customers, "billed_won")
    return ibis.ifelse(billed == 0, number(100), percent(card(customers, "paid_won"), billed))


def underpaid(customers: Customers, back: int) -> ir.BooleanValue:
    """Whether less than the bill was paid."""
    billed = card(customers, "billed_won", back)
    return ibis.ifelse(billed == 0, ibis.literal(False), card(customers, "paid_won", back) < billed)


def underpaid_months(customers: Customers) -> ir.IntegerValue:
    """Months out of three in which less than the bill was paid; unknown unless all three are known."""
    months = [underpaid(customers, back) for back in UNDERPAID_WINDOW]
    return ibis.ifelse(count_known(months) == len(months), count_true(months), ibis.null("int64"))


def paid_minimum(customers: Customers, back: int) -> ir.BooleanValue:
    """Whether no more than the least that revolving allows was paid, and that was not all."""
    least = card(customers, "minimum_due_won", back)
    paid, billed = card(customers, "paid_won", back), card(customers, "billed_won", back)
    known = least.notnull() & paid.notnull() & billed.notnull()
    return ibis.ifelse(known, (least > 0) & (paid <= least) & (least < billed), ibis.null("boolean"))


def minimum_payments(customers: Customers) -> ir.IntegerValue:
    """Months out of six with only the minimum paid; months not reported are not counted."""
    months = [paid_minimum(customers, back) for back in MINIMUM_WINDOW]
    return ibis.ifelse(count_known(months) > 0, count_true(months), ibis.null("int64"))


def cash_advance_share(customers: Customers) -> ir.FloatingValue:
    """Card borrowing over all card use, percent."""
    borrowed = card(customers, "cash_advance_won") + card(customers, "card_loan_won")
    return percent(borrowed, card(customers, "spent_won") + borrowed)


def instalment_share(customers: Customers) -> ir.FloatingValue:
    """Instalments over purchases, percent."""
    return percent(card(customers, "instalment_won"), card(customers, "spent_won"))


def days_to_due(customers: Customers) -> ir.IntegerValue:
    """Days to the next due date; unknown once it has passed."""
    days = customers.read(Source.CARD, "next_due_on").delta(customers.today, unit="day")
    return ibis.ifelse(days >= 0, days, ibis.null("int64"))

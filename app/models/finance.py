"""The six tables of the specification. Every column says its unit in its comment.

``CardUsage``, ``Delinquency``, ``BalanceInfo`` and ``SpendingPattern`` hold one row a customer and
month. NULL means "not reported", never zero.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    Date,
    ForeignKey,
    Index,
    Numeric,
    SmallInteger,
    String,
)
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import MYSQL, Base, CustomerId, Instant, RowId

Won = Mapped[int | None]


def won(comment: str) -> Any:
    """An amount in whole won."""
    return mapped_column(BigInteger, comment=f"won; {comment}")


def number(comment: str) -> Any:
    """A small whole number."""
    return mapped_column(SmallInteger, comment=comment)


class User(Base):
    """A customer."""

    __tablename__ = "User"
    __table_args__ = (MYSQL,)

    user_id: Mapped[str] = mapped_column(CustomerId, primary_key=True, comment="the operator's own id")
    birth_year: Mapped[int | None] = number("year")
    annual_income_won: Won = won("yearly income before tax")
    created_at: Mapped[datetime] = mapped_column(Instant, comment="UTC")


class Monthly:
    """Key of a monthly table: customer and month, one row each."""

    user_id: Mapped[str] = mapped_column(
        CustomerId, ForeignKey("User.user_id", ondelete="CASCADE"), primary_key=True, comment="User.user_id"
    )
    month: Mapped[date] = mapped_column(Date, primary_key=True, comment="first day of the month")
    as_of: Mapped[date] = mapped_column(Date, comment="day the figures were taken")


class CardUsage(Monthly, Base):
    """Card use in one month."""

    __tablename__ = "CardUsage"
    __table_args__ = (CheckConstraint("limit_won >= 0", name="limit_not_negative"), MYSQL)

    limit_won: Won = won("card limit")
    used_won: Won = won("drawn on the limit")
    spent_won: Won = won("purchases within the month")
    billed_won: Won = won("bill that fell due")
    paid_won: Won = won("paid of that bill")
    minimum_due_won: Won = won("least that revolving allowed to pay")
    next_bill_won: Won = won("next bill")
    next_due_on: Mapped[date | None] = mapped_column(Date, comment="date the next bill falls due")
    revolving_won: Won = won("carried over by revolving")
    cash_advance_won: Won = won("short-term card loans taken in the month")
    card_loan_won: Won = won("long-term card loans taken in the month")
    instalment_won: Won = won("purchases on instalment within the month")
    borrowed_near_due_won: Won = won("card borrowing within three days before a due date")


class Delinquency(Monthly, Base):
    """Arrears at the end of one month."""

    __tablename__ = "Delinquency"
    __table_args__ = (MYSQL,)

    overdue_since: Mapped[date | None] = mapped_column(Date, comment="date; NULL means no arrears now")
    overdue_won: Won = won("amount in arrears")
    principal_won: Won = won("principal of the debt in arrears")
    episodes_12m: Mapped[int | None] = number("times in arrears over twelve months")
    cured_on: Mapped[date | None] = mapped_column(Date, comment="date the last arrears were paid off")
    plan_paid_streak: Mapped[int | None] = number("plan instalments paid in a row")


class BalanceInfo(Monthly, Base):
    """Deposits and debts in one month."""

    __tablename__ = "BalanceInfo"
    __table_args__ = (MYSQL,)

    balance_won: Won = won("deposits")
    avg_balance_won: Won = won("mean daily deposits")
    min_balance_won: Won = won("lowest deposits; negative on overdraft")
    inflow_won: Won = won("income received")
    debt_won: Won = won("all debts")
    interest_won: Won = won("interest due in the month")
    repayment_won: Won = won("principal and interest due in the month")
    lenders: Mapped[int | None] = number("number of lenders")
    weighted_rate: Mapped[Decimal | None] = mapped_column(
        Numeric(5, 2), comment="percent a year, weighted by balance"
    )


class SpendingPattern(Monthly, Base):
    """Spending in one month."""

    __tablename__ = "SpendingPattern"
    __table_args__ = (MYSQL,)

    total_won: Won = won("all spending")
    essential_won: Won = won("essential spending")
    discretionary_won: Won = won("discretionary spending")
    night_won: Won = won("spent between 22:00 and 06:00")
    food_won: Won = won("food")
    housing_won: Won = won("housing")
    transport_won: Won = won("transport")
    communication_won: Won = won("telephone and internet")
    medical_won: Won = won("medical care")
    education_won: Won = won("education")
    shopping_won: Won = won("shopping")
    leisure_won: Won = won("leisure")
    insurance_won: Won = won("insurance")
    other_won: Won = won("anything else")


class ScenarioLabel(Base):
    """What a turn, or a nightly job, decided, with the emotion beside it."""

    __tablename__ = "ScenarioLabel"
    __table_args__ = (
        Index("ix_ScenarioLabel_user_id_decided_at", "user_id", "decided_at"),
        Index("ix_ScenarioLabel_decided_at", "decided_at"),
        MYSQL,
    )

    id: Mapped[int] = mapped_column(RowId, primary_key=True, autoincrement=True)
    user_id: Mapped[str] = mapped_column(
        CustomerId, ForeignKey("User.user_id", ondelete="CASCADE"), comment="User.user_id"
    )
    request_id: Mapped[str] = mapped_column(String(64), unique=True, comment="the turn that decided it")
    decided_at: Mapped[datetime] = mapped_column(Instant, comment="UTC")
    label: Mapped[str] = mapped_column(String(40), comment="scenario")
    probability: Mapped[Decimal] = mapped_column(Numeric(5, 4), comment="0 to 1")
    basis: Mapped[str] = mapped_column(String(8), comment="rule or score")
    data_as_of: Mapped[date] = mapped_column(Date, comment="date of the oldest data it rests on")
    evidence: Mapped[list[dict[str, Any]]] = mapped_column(JSON, comment="criteria with value and threshold")
    rules_version: Mapped[str] = mapped_column(String(32))
    emotion: Mapped[str | None] = mapped_column(String(8), comment="dominant emotion; NULL when unknown")
    emotion_score: Mapped[Decimal | None] = mapped_column(Numeric(5, 4), comment="0 to 1")

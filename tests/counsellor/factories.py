"""Cases for the counsellor: keyword-only, with sensible defaults."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from app.schemas.customer import (
    BalanceMonth,
    CardMonth,
    CustomerProfile,
    DelinquencyMonth,
    MonthSnapshot,
    SpendingMonth,
)
from app.schemas.labels import Emotion, RiskLevel, Topic
from app.schemas.talk import History, Message, Role
from app.schemas.turn import Analysis, Case, Degraded, Draft, FraudAlert, GuardedTurn, Reading, Risk, Turn
from app.services.finance_metrics import measure
from rules.scenario import Basis, Scenario, ScenarioMatch

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
TITLES = {
    Scenario.DELINQ_EARLY: "초기 연체",
    Scenario.DELINQ_MID: "중기 연체",
    Scenario.DELINQ_LONG: "장기 연체",
    Scenario.DEBT_CRISIS: "채무 위기",
    Scenario.CARD_PAY_DIFFICULTY: "카드 결제 곤란",
    Scenario.REVOLVING_BURDEN: "리볼빙 부담",
    Scenario.SHORT_TERM_CREDIT_SPIRAL: "돌려막기",
    Scenario.LOW_CASH: "현금 부족",
    Scenario.INCOME_DROP: "소득 감소",
    Scenario.OVERSPEND_EMOTIONAL: "감정 소비",
    Scenario.CREDIT_DOWN: "신용 하락",
    Scenario.CREDIT_UP: "신용 상승",
    Scenario.LOAN_DECISION: "대출 고민",
    Scenario.INVESTMENT_LOSS: "투자 손실",
    Scenario.RECOVERING: "회복 중",
    Scenario.STABLE_HOPE: "안정",
}
OVERDUE_DAYS = {Scenario.DELINQ_EARLY: 12, Scenario.DELINQ_MID: 45, Scenario.DELINQ_LONG: 140}


def month(index: int, scenario: Scenario) -> MonthSnapshot:
    """One month, ``index`` months before this one, of a customer in ``scenario``."""
    ordinal = TODAY.year * 12 + TODAY.month - 1 - index
    first = date(ordinal // 12, ordinal % 12 + 1, 1)
    as_of = first.replace(day=20 if index == 0 else 28)
    late = OVERDUE_DAYS.get(scenario) if index == 0 else None
    lower = index == 0 and scenario in {Scenario.CREDIT_DOWN, Scenario.INCOME_DROP}
    return MonthSnapshot(
        first,
        card=CardMonth(
            as_of,
            limit_won=3_500_000 if lower else 5_000_000,
            used_won=3_120_000 + 10_000 * index,
            spent_won=823_000 + 31_000 * index,
            billed_won=1_240_000,
            paid_won=900_000,
            minimum_due_won=124_000,
            next_bill_won=1_315_000,
            next_due_on=date(2026, 12, 5),
            revolving_won=1_870_000 - 60_000 * index,
            cash_advance_won=300_000 if scenario is Scenario.SHORT_TERM_CREDIT_SPIRAL else 0,
            card_loan_won=0,
            instalment_won=210_000,
            borrowed_near_due_won=0,
        ),
        delinquency=DelinquencyMonth(
            as_of,
            overdue_since=None if late is None else date.fromordinal(TODAY.toordinal() - late),
            overdue_won=None if late is None else 352_000,
            principal_won=None if late is None else 8_400_000,
            episodes_12m=1 if late else 0,
            cured_on=date(2026, 8, 17) if scenario is Scenario.RECOVERING else None,
            plan_paid_streak=4 if scenario is Scenario.RECOVERING else None,
        ),
        balance=BalanceMonth(
            as_of,
            balance_won=412_000,
            avg_balance_won=520_000,
            min_balance_won=31_000,
            inflow_won=1_450_000 if lower else 2_630_000,
            debt_won=38_200_000 - 150_000 * (11 - index),
            interest_won=455_000,
            repayment_won=1_020_000,
            lenders=4,
            weighted_rate=Decimal("14.3"),
        ),
        spending=SpendingMonth(
            as_of,
            total_won=1_980_000 + 45_000 * index,
            essential_won=1_310_000,
            discretionary_won=670_000,
            night_won=142_000,
            food_won=540_000 - 20_000 * index,
            housing_won=450_000,
            transport_won=110_000,
            communication_won=88_000,
            medical_won=35_000,
            education_won=None,
            shopping_won=385_000 - 30_000 * index,
            leisure_won=150_000,
            insurance_won=132_000,
            other_won=90_000,
        ),
    )


def profile(*, scenario: Scenario = Scenario.STABLE_HOPE, months: int = 6) -> CustomerProfile:
    """A customer with so many months, oldest first."""
    return CustomerProfile(
        "demo", 1990, 31_000_000, tuple(month(i, scenario) for i in reversed(range(months)))
    )


def match(scenario: Scenario) -> ScenarioMatch:
    """The decision for a scenario."""
    return ScenarioMatch(scenario, TITLES[scenario], 0.97, Basis.RULE, (), date(2026, 11, 20), stale=False)


def reading(emotion: Emotion | None, score: float = 0.8) -> Reading:
    """A reading whose dominant emotion has ``score``; ``None`` reads no signal."""
    if emotion is None:
        return Reading(None, {}, 0.9, 0.0, "test")
    rest = (1 - score) / 4
    return Reading({e: score if e is emotion else rest for e in Emotion}, {}, 0.9, 0.0, "test")


def case(
    text: str,
    *,
    emotion: Emotion | None = Emotion.NEUTRAL,
    score: float = 0.8,
    scenario: Scenario | None = None,
    customer: CustomerProfile | None = None,
    known: bool = True,
    topic: Topic = Topic.FINANCE,
    history: History | None = None,
    degraded: tuple[Degraded, ...] = (),
    fraud: tuple[str, ...] = (),
    fraud_certain: bool = True,
    fraud_written: bool = True,
    risk: RiskLevel = RiskLevel.NONE,
    request_id: str = "r1",
    today: date = TODAY,
) -> Case:
    """A case; the customer is known and in ``scenario`` unless said otherwise."""
    owner = customer or (profile(scenario=scenario or Scenario.STABLE_HOPE) if known else None)
    return Case(
        guarded=GuardedTurn(Turn("demo", "s", request_id, text, NOW), text),
        analysis=Analysis(
            reading=reading(emotion, score),
            topic=topic,
            risk=Risk(risk),
            fraud=FraudAlert(fraud, fraud_certain, fraud_written) if fraud else None,
        ),
        history=history or History(),
        today=today,
        profile=owner,
        metrics={} if owner is None else measure(owner, today).values,
        match=None if scenario is None else match(scenario),
        degraded=degraded,
    )


def after(case_before: Case, draft: Draft) -> History:
    """The history once ``draft`` has answered ``case_before``."""
    asked = Message(Role.CUSTOMER, case_before.text, NOW, topic=case_before.analysis.topic)
    answered = Message(
        Role.COUNSELLOR, draft.text, NOW, subject=draft.subject, steps=draft.steps, facts=draft.facts
    )
    return replace(case_before.history, messages=(*case_before.history.messages, asked, answered))

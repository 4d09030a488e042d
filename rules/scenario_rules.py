"""The sixteen scenarios as data, in order of precedence: the first whose condition holds is the answer.

Source: the product's scenario research. Where it leaves open how signals combine, the choice is here and
in ``docs/scenarios.md``. The safety and fraud lanes go before all of these and are decided elsewhere.
Emotion is no metric and cannot appear in a condition.
"""

from __future__ import annotations

from dataclasses import dataclass

from rules import thresholds as t
from rules.conditions import AllOf, AnyOf, AtLeast, Compare, Condition, Not, Operator
from rules.limits import Threshold
from rules.metrics import Metric
from rules.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Flag:
    """A finer point of a scenario that a reply or a programme turns on."""

    name: str
    title: str  # Korean
    condition: Condition


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioRule:
    """One scenario.

    ``key`` are the fields without two of which no decision is sure; ``shown`` are given beside them;
    ``support`` adds evidence where it holds and decides nothing.
    """

    scenario: Scenario
    title: str  # Korean
    summary: str  # Korean, for the documentation
    condition: Condition
    key: tuple[Metric, ...]
    shown: tuple[Metric, ...] = ()
    support: tuple[Compare, ...] = ()
    flags: tuple[Flag, ...] = ()


def less(threshold: Threshold) -> Compare:
    """The metric lies below."""
    return Compare(Operator.LESS, threshold)


def at_most(threshold: Threshold) -> Compare:
    """The metric lies at or below."""
    return Compare(Operator.AT_MOST, threshold)


def more(threshold: Threshold) -> Compare:
    """The metric lies above."""
    return Compare(Operator.MORE, threshold)


def reaches(threshold: Threshold) -> Compare:
    """The metric lies at or above."""
    return Compare(Operator.AT_LEAST, threshold)


def every(*parts: Condition) -> AllOf:
    """All of the parts."""
    return AllOf(parts)


def some(*parts: Condition) -> AnyOf:
    """Any of the parts."""
    return AnyOf(parts)


PRE_REPORT = Flag(
    "pre_report",
    "연체 정보를 나누기 전(5영업일 또는 10만 원에 못 미침)",
    some(less(t.REPORT_DAYS), less(t.REPORT_AMOUNT)),
)
LENDER_ADJUSTMENT = Flag(
    "lender_adjustment",
    "빌린 곳에 바로 채무조정을 요청할 수 있는 원금(3천만 원 미만)",
    less(t.ADJUSTMENT_PRINCIPAL),
)
OVER_RATE_CAP = Flag("over_rate_cap", "평균 금리가 법정 최고금리를 넘음", more(t.RATE_CAP))
JOB_LOST = Flag("job_lost", "실직했다고 말씀하심", reaches(t.SAID_JOB_LOST))
LOAN_FLAGS = (
    Flag("rejected", "대출이 거절됐다고 말씀하심", reaches(t.SAID_REJECTED)),
    Flag("approved", "대출이 승인됐다고 말씀하심", reaches(t.SAID_APPROVED)),
    Flag("considering", "대출을 고민한다고 말씀하심", reaches(t.SAID_CONSIDERED)),
)
COMMON_FLAGS = (OVER_RATE_CAP,)  # looked at in every scenario

ADVERSE = (
    ScenarioRule(
        scenario=Scenario.DELINQ_LONG,
        title="장기 연체",
        summary="연체가 90일 이상 이어졌어요.",
        condition=reaches(t.DQ_LONG_FROM),
        key=(Metric.DQ_DAYS, Metric.DQ_AMOUNT),
        shown=(Metric.DQ_PRINCIPAL,),
        flags=(LENDER_ADJUSTMENT,),
    ),
    ScenarioRule(
        scenario=Scenario.DELINQ_MID,
        title="중기 연체",
        summary="연체가 31일에서 89일 사이예요.",
        condition=every(reaches(t.DQ_MID_FROM), at_most(t.DQ_MID_TO)),
        key=(Metric.DQ_DAYS, Metric.DQ_AMOUNT),
        shown=(Metric.DQ_PRINCIPAL,),
        flags=(LENDER_ADJUSTMENT,),
    ),
    ScenarioRule(
        scenario=Scenario.DEBT_CRISIS,
        title="채무 위기",
        summary="빚의 무게를 말하는 다섯 가지 신호 가운데 둘 이상이 나타나요.",
        condition=AtLeast(
            2,
            (
                reaches(t.LENDERS_MANY),
                more(t.DSR_HIGH),
                reaches(t.UTIL_EXHAUSTED),
                reaches(t.INTEREST_HEAVY),
                reaches(t.DEBT_GROWS),
            ),
        ),
        key=(Metric.N_LENDERS, Metric.DSR, Metric.UTIL, Metric.INTEREST_BURDEN),
        shown=(Metric.DEBT_GROWTH_3M,),
    ),
    ScenarioRule(
        scenario=Scenario.DELINQ_EARLY,
        title="초기 연체",
        summary="연체가 하루에서 30일 사이예요.",
        condition=every(reaches(t.DQ_EARLY_FROM), at_most(t.DQ_EARLY_TO)),
        key=(Metric.DQ_DAYS, Metric.DQ_AMOUNT),
        shown=(Metric.DQ_BUSINESS_DAYS, Metric.DQ_PRINCIPAL),
        flags=(PRE_REPORT, LENDER_ADJUSTMENT),
    ),
    ScenarioRule(
        scenario=Scenario.CARD_PAY_DIFFICULTY,
        title="카드 결제 곤란",
        summary="열흘 안에 나갈 카드값보다 잔액이 적거나, 늘 다 내던 카드값을 이번에 다 내지 못했어요.",
        condition=some(
            every(more(t.BILL_SHORT), at_most(t.DUE_SOON)),
            every(less(t.UNDERPAID), at_most(t.UNDERPAID_ONCE)),
        ),
        key=(Metric.BILL_SHORTFALL, Metric.DAYS_TO_DUE, Metric.PAID_RATIO),
        shown=(Metric.BALANCE,),
    ),
    ScenarioRule(
        scenario=Scenario.SHORT_TERM_CREDIT_SPIRAL,
        title="돌려막기·한도 소진",
        summary="카드로 빌리는 몫이 크거나, 한도를 거의 다 썼거나, 결제일 직전에 카드로 빌렸어요.",
        condition=some(
            reaches(t.CASH_ADVANCE_HEAVY),
            reaches(t.UTIL_EXHAUSTED),
            every(reaches(t.UTIL_HALF), reaches(t.UTIL_RISING)),
            more(t.BORROWED_AT_DUE),
        ),
        key=(Metric.CASH_ADVANCE_SHARE, Metric.UTIL, Metric.BORROWED_NEAR_DUE),
        shown=(Metric.UTIL_RISING_MONTHS,),
    ),
    ScenarioRule(
        scenario=Scenario.REVOLVING_BURDEN,
        title="리볼빙 부담",
        summary="리볼빙 잔액이 있고, 그것이 오래되었거나 크거나 최소 금액만 내거나 금리가 높아요.",
        condition=every(
            more(t.REVOLVES),
            some(
                reaches(t.REVOLVING_LASTS),
                reaches(t.REVOLVING_HEAVY),
                reaches(t.MINIMUM_TWICE),
                reaches(t.RATE_HIGH),
            ),
        ),
        key=(Metric.REVOLVING_RATIO, Metric.REVOLVING_MONTHS, Metric.MINIMUM_PAYMENTS_6M, Metric.RATE),
    ),
    ScenarioRule(
        scenario=Scenario.INCOME_DROP,
        title="소득 감소",
        summary="소득이 두 달 이어서 평소보다 30% 이상 줄었거나, 일자리를 잃었다고 말씀하셨어요.",
        condition=some(reaches(t.INCOME_FELL), reaches(t.SAID_JOB_LOST)),
        key=(Metric.INFLOW_DROP_2M, Metric.LIQUIDITY_MONTHS),
        shown=(Metric.INFLOW_DROP,),
        flags=(JOB_LOST,),
    ),
    ScenarioRule(
        scenario=Scenario.LOW_CASH,
        title="현금 부족",
        summary="잔액이 필수 지출 한 달 치에 못 미치거나 바닥까지 내려갔어요.",
        condition=some(less(t.LIQUIDITY_THIN), at_most(t.LIQUIDITY_LOWEST), less(t.NEAR_ZERO)),
        key=(Metric.LIQUIDITY_MONTHS, Metric.MIN_BALANCE),
        shown=(Metric.BALANCE,),
    ),
)
TOLD = (
    ScenarioRule(
        scenario=Scenario.LOAN_DECISION,
        title="대출 결정",
        summary="본인의 대출이 거절됐거나 승인됐거나 고민 중이라고 말씀하셨어요.",
        condition=some(*(flag.condition for flag in LOAN_FLAGS)),
        key=(Metric.DSR, Metric.N_LENDERS, Metric.UTIL),
        shown=(Metric.RATE, Metric.LIMIT_CHANGE),
        support=(more(t.DSR_HIGH), reaches(t.LENDERS_MANY), at_most(t.LIMIT_CUT)),
        flags=LOAN_FLAGS,
    ),
    ScenarioRule(
        scenario=Scenario.INVESTMENT_LOSS,
        title="투자 손실",
        summary="투자로 돈을 잃었다고 말씀하셨어요.",
        condition=reaches(t.SAID_INVESTMENT_LOSS),
        key=(Metric.BALANCE, Metric.LIQUIDITY_MONTHS),
        shown=(Metric.BALANCE_DROP,),
        support=(reaches(t.BALANCE_FELL),),
    ),
)
SIGNS = (
    ScenarioRule(
        scenario=Scenario.CREDIT_DOWN,
        title="신용 하락",
        summary="카드 한도가 줄었거나 사용률이 전체 고객에서 아주 높은 편이에요.",
        condition=some(
            at_most(t.LIMIT_CUT),
            every(less(t.LIMIT_LOWER), reaches(t.ARREARS_IN_YEAR)),
            reaches(t.UTIL_HIGHEST),
        ),
        key=(Metric.LIMIT_CHANGE, Metric.UTIL, Metric.DQ_COUNT_12M),
        support=(reaches(t.ARREARS_IN_YEAR),),
    ),
    ScenarioRule(
        scenario=Scenario.OVERSPEND_EMOTIONAL,
        title="늘어난 소비",
        summary="평소보다 많이 썼고, 꼭 필요하지 않은 지출이나 밤 지출의 비중이 커요.",
        condition=every(reaches(t.SPEND_SURGE), some(reaches(t.DISC_HIGH), reaches(t.NIGHT_HIGH))),
        key=(Metric.SPEND_Z, Metric.DISC_SHARE, Metric.NIGHT_SHARE),
    ),
)
HOPEFUL = (
    ScenarioRule(
        scenario=Scenario.RECOVERING,
        title="회복 중",
        summary="지난 1년 안에 연체를 다 갚았거나, 채무조정 상환금을 세 번 이상 이어서 냈어요.",
        condition=some(
            every(reaches(t.CURED_FROM), at_most(t.CURED_TO)),
            reaches(t.PLAN_KEPT),
        ),
        key=(Metric.DAYS_SINCE_CURE, Metric.PLAN_PAID_STREAK),
        shown=(Metric.DQ_COUNT_12M,),
    ),
    ScenarioRule(
        scenario=Scenario.CREDIT_UP,
        title="신용 상승",
        summary="사용률이 오르지 않으면서 한도가 늘었고, 최근 1년 동안 연체가 없어요.",
        condition=every(
            reaches(t.LIMIT_RAISED), at_most(t.UTIL_NOT_RISING), less(t.ARREARS_IN_YEAR), less(t.NO_ARREARS)
        ),
        key=(Metric.LIMIT_CHANGE, Metric.UTIL_SLOPE_3M, Metric.DQ_COUNT_12M),
        shown=(Metric.RATE,),
    ),
    ScenarioRule(
        scenario=Scenario.STABLE_HOPE,
        title="안정",
        summary="한도와 지출에 여유가 있고 비상금이 있으며, 위의 어려움이 하나도 없다고 확인돼요.",
        condition=every(
            at_most(t.UTIL_LOW),
            reaches(t.LIQUIDITY_SAFE),
            reaches(t.SPEND_NOT_LOW),
            at_most(t.SPEND_NOT_HIGH),
            less(t.NO_ARREARS),
            *(Not(rule.condition) for rule in (*ADVERSE, *SIGNS)),
        ),
        key=(Metric.UTIL, Metric.LIQUIDITY_MONTHS, Metric.SPEND_Z, Metric.DQ_DAYS),
    ),
)

RULES: tuple[ScenarioRule, ...] = (*ADVERSE, *TOLD, *SIGNS, *HOPEFUL)

if len(RULES) != len(Scenario) or {rule.scenario for rule in RULES} != set(Scenario):
    raise ValueError("every scenario needs exactly one rule")

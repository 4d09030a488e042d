"""Every threshold of the scenario rules, with its kind, default and source.

Figures are the product research's proposals unless their note names a law; percentiles take their values from
``thresholds.json``.
"""

from __future__ import annotations

from rules.limits import Threshold, ThresholdKind, ThresholdSet, read_run, resolve
from rules.metrics import Metric


def firm(name: str, metric: Metric, value: float, note: str) -> Threshold:
    """A line that decides by itself."""
    return Threshold(id=name, metric=metric, default=value, kind=ThresholdKind.FIXED, firm=True, note=note)


def soft(name: str, metric: Metric, value: float, width: float, note: str) -> Threshold:
    """A fixed line that is custom, not law."""
    return Threshold(id=name, metric=metric, default=value, kind=ThresholdKind.FIXED, width=width, note=note)


def own(name: str, metric: Metric, value: float, width: float, note: str) -> Threshold:
    """A line through the customer's own history."""
    return Threshold(id=name, metric=metric, default=value, kind=ThresholdKind.OWN, width=width, note=note)


def percentile(
    name: str, metric: Metric, rank: int, default: float, width: float, bounds: tuple[float, float]
) -> Threshold:
    """A line through the population."""
    return Threshold(
        id=name,
        metric=metric,
        default=default,
        kind=ThresholdKind.PERCENTILE,
        percentile=rank,
        width=width,
        bounds=bounds,
        note=f"전체 고객의 {rank}번째 백분위수. 고객이 적거나 값이 범위를 벗어나면 기본값",
    )


def stated(name: str, metric: Metric) -> Threshold:
    """What the customer says."""
    return Threshold(
        id=name,
        metric=metric,
        default=1,
        kind=ThresholdKind.STATED,
        note="지금 메시지에서 본인의 일로 말했을 때",
    )


PHASES = "신속채무조정(30일까지), 사전채무조정(31~89일), 개인워크아웃(90일부터)의 구분"
REPORTING = "연체 정보를 나누는 기준(10만 원 이상, 5영업일 이상). KB캐피탈 안내"

DQ_EARLY_FROM = firm("dq_early_from", Metric.DQ_DAYS, 1, PHASES)
DQ_EARLY_TO = firm("dq_early_to", Metric.DQ_DAYS, 30, PHASES)
DQ_MID_FROM = firm("dq_mid_from", Metric.DQ_DAYS, 31, PHASES)
DQ_MID_TO = firm("dq_mid_to", Metric.DQ_DAYS, 89, PHASES)
DQ_LONG_FROM = firm("dq_long_from", Metric.DQ_DAYS, 90, PHASES)
NO_ARREARS = firm("no_arrears", Metric.DQ_DAYS, 1, "지금 연체가 없음")
REPORT_DAYS = firm("report_days", Metric.DQ_BUSINESS_DAYS, 5, REPORTING)
REPORT_AMOUNT = firm("report_amount", Metric.DQ_AMOUNT, 100_000, REPORTING)
ADJUSTMENT_PRINCIPAL = firm(
    "adjustment_principal", Metric.DQ_PRINCIPAL, 30_000_000, "개인채무자보호법 제3조: 원금 3천만 원 미만"
)
RATE_CAP = firm("rate_cap", Metric.RATE, 20, "법정 최고금리 연 20%(대부업법 시행령 제5조)")
LENDERS_MANY = firm("lenders_many", Metric.N_LENDERS, 3, "다중채무자: 세 곳 이상")
DSR_HIGH = firm("dsr_high", Metric.DSR, 40, "한국은행 고위험가구 기준의 DSR 40%")
BILL_SHORT = firm("bill_short", Metric.BILL_SHORTFALL, 0, "잔액이 다음 카드값보다 적음")
DUE_SOON = firm("due_soon", Metric.DAYS_TO_DUE, 10, "결제일이 열흘 안")
REVOLVES = firm("revolves", Metric.REVOLVING_RATIO, 0, "리볼빙 잔액이 있음")
MINIMUM_TWICE = firm("minimum_twice", Metric.MINIMUM_PAYMENTS_6M, 2, "최소 금액만 낸 달이 두 번")
CURED_FROM = firm("cured_from", Metric.DAYS_SINCE_CURE, 1, "연체를 다 갚은 다음 날부터")
CURED_TO = firm("cured_to", Metric.DAYS_SINCE_CURE, 365, "1년까지")
ARREARS_IN_YEAR = firm("arrears_in_year", Metric.DQ_COUNT_12M, 1, "최근 1년 안의 연체")

UTIL_EXHAUSTED = soft("util_exhausted", Metric.UTIL, 90, 5, "한도를 거의 다 씀. 공표된 기준은 없음")
UTIL_HALF = soft("util_half", Metric.UTIL, 50, 10, "절반을 넘긴 사용률. 공표된 기준은 없음")
UTIL_LOW = soft("util_low", Metric.UTIL, 30, 10, "여유 있는 사용률. 공표된 기준은 없음")
LIQUIDITY_THIN = soft("liquidity_thin", Metric.LIQUIDITY_MONTHS, 1, 0.5, "필수 지출 한 달 치")
LIQUIDITY_SAFE = soft("liquidity_safe", Metric.LIQUIDITY_MONTHS, 3, 1, "필수 지출 석 달 치")
NEAR_ZERO = soft("near_zero", Metric.MIN_BALANCE, 10_000, 100_000, "잔액이 바닥까지 내려감")

UTIL_RISING = own("util_rising", Metric.UTIL_RISING_MONTHS, 3, 1, "석 달 이어서 오름")
UTIL_NOT_RISING = own("util_not_rising", Metric.UTIL_SLOPE_3M, 0, 2, "사용률이 오르지 않음")
BORROWED_AT_DUE = own("borrowed_at_due", Metric.BORROWED_NEAR_DUE, 0, 300_000, "결제일 직전의 카드 대출")
UNDERPAID = own("underpaid", Metric.PAID_RATIO, 100, 10, "청구된 카드값을 다 내지 못함")
UNDERPAID_ONCE = own("underpaid_once", Metric.UNDERPAID_MONTHS_3M, 1, 1, "석 달 가운데 이번뿐")
REVOLVING_LASTS = own("revolving_lasts", Metric.REVOLVING_MONTHS, 3, 1, "석 달 이어짐")
DEBT_GROWS = own("debt_grows", Metric.DEBT_GROWTH_3M, 10, 10, "석 달 사이에 10% 이상 늘어남")
INCOME_FELL = own("income_fell", Metric.INFLOW_DROP_2M, 30, 10, "두 달 이어서 30% 이상 감소")
BALANCE_FELL = own("balance_fell", Metric.BALANCE_DROP, 30, 10, "평소 잔액보다 30% 이상 적음")
LIMIT_CUT = own("limit_cut", Metric.LIMIT_CHANGE, -10, 10, "한도가 10% 이상 줄어듦")
LIMIT_LOWER = own("limit_lower", Metric.LIMIT_CHANGE, 0, 10, "한도가 조금이라도 줄어듦")
LIMIT_RAISED = own("limit_raised", Metric.LIMIT_CHANGE, 10, 10, "한도가 10% 이상 늘어남")
SPEND_SURGE = own("spend_surge", Metric.SPEND_Z, 2, 0.5, "평소보다 표준편차의 두 배 이상 더 씀")
SPEND_NOT_LOW = own("spend_not_low", Metric.SPEND_Z, -1, 0.5, "평소와 비슷한 지출")
SPEND_NOT_HIGH = own("spend_not_high", Metric.SPEND_Z, 1, 0.5, "평소와 비슷한 지출")
PLAN_KEPT = own("plan_kept", Metric.PLAN_PAID_STREAK, 3, 1, "상환금을 세 번 이어서 냄")

INTEREST_HEAVY = percentile("interest_heavy", Metric.INTEREST_BURDEN, 95, 30, 10, (15, 60))
REVOLVING_HEAVY = percentile("revolving_heavy", Metric.REVOLVING_RATIO, 80, 30, 20, (10, 100))
RATE_HIGH = percentile("rate_high", Metric.RATE, 80, 15, 2, (10, 20))
CASH_ADVANCE_HEAVY = percentile("cash_advance_heavy", Metric.CASH_ADVANCE_SHARE, 90, 20, 10, (10, 60))
LIQUIDITY_LOWEST = percentile("liquidity_lowest", Metric.LIQUIDITY_MONTHS, 10, 0.5, 0.25, (0.1, 1))
DISC_HIGH = percentile("disc_high", Metric.DISC_SHARE, 80, 45, 5, (30, 80))
NIGHT_HIGH = percentile("night_high", Metric.NIGHT_SHARE, 90, 20, 5, (10, 60))
UTIL_HIGHEST = percentile("util_highest", Metric.UTIL, 90, 90, 5, (80, 100))

SAID_REJECTED = stated("said_rejected", Metric.SAID_LOAN_REJECTED)
SAID_APPROVED = stated("said_approved", Metric.SAID_LOAN_APPROVED)
SAID_CONSIDERED = stated("said_considered", Metric.SAID_LOAN_CONSIDERED)
SAID_JOB_LOST = stated("said_job_lost", Metric.SAID_JOB_LOST)
SAID_INVESTMENT_LOSS = stated("said_investment_loss", Metric.SAID_INVESTMENT_LOSS)

ALL = tuple(value for value in list(globals().values()) if isinstance(value, Threshold))


def load_thresholds() -> ThresholdSet:
    """All thresholds with the values of the last run of the batch job."""
    return resolve(ALL, read_run())

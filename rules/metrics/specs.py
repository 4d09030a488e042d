"""Title, unit, source and formula of every metric, and how its values are shown."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from rules.formatting import format_percent, format_quantity, format_won
from rules.metrics.names import Metric, MetricSpec, MetricUnit, Source


def share(title: str, column: str) -> MetricSpec:
    """A share of the month's spending."""
    return MetricSpec(title, MetricUnit.PERCENT, Source.SPENDING, f"{column} ÷ total_won × 100", 1)


def said(title: str, description: str) -> MetricSpec:
    """Something the customer says in the message at hand."""
    return MetricSpec(title, MetricUnit.SAID, Source.MESSAGE, description)


SPECS: Mapping[Metric, MetricSpec] = MappingProxyType(
    {
        Metric.UTIL: MetricSpec(
            "카드 한도 사용률", MetricUnit.PERCENT, Source.CARD, "used_won ÷ limit_won × 100", 1
        ),
        Metric.UTIL_SLOPE_3M: MetricSpec(
            "한도 사용률의 월 변화",
            MetricUnit.POINTS,
            Source.CARD,
            "이번 달과 석 달 전(없으면 두 달, 한 달 전) 한도 사용률의 차 ÷ 달 수",
            1,
        ),
        Metric.UTIL_RISING_MONTHS: MetricSpec(
            "한도 사용률이 이어서 오른 달",
            MetricUnit.MONTHS,
            Source.CARD,
            "최근 달부터 거꾸로 이어서 오른 달 수",
        ),
        Metric.LIMIT_CHANGE: MetricSpec(
            "최근 석 달 카드 한도 변화",
            MetricUnit.PERCENT,
            Source.CARD,
            "(이번 한도 - 석 달 전 한도) ÷ 석 달 전 한도 × 100. 석 달 전이 없으면 두 달, 한 달 전과 견줌",
            1,
        ),
        Metric.REVOLVING_RATIO: MetricSpec(
            "청구액 대비 리볼빙 잔액",
            MetricUnit.PERCENT,
            Source.CARD,
            "revolving_won ÷ billed_won × 100. 리볼빙 잔액이 0이면 0",
            1,
        ),
        Metric.REVOLVING_MONTHS: MetricSpec(
            "리볼빙이 이어진 달",
            MetricUnit.MONTHS,
            Source.CARD,
            "최근 달부터 거꾸로 리볼빙 잔액이 있는 달 수",
        ),
        Metric.PAID_RATIO: MetricSpec(
            "카드값 결제율",
            MetricUnit.PERCENT,
            Source.CARD,
            "paid_won ÷ billed_won × 100. 청구액이 0이면 100",
            1,
        ),
        Metric.UNDERPAID_MONTHS_3M: MetricSpec(
            "최근 석 달 가운데 카드값을 다 못 낸 달",
            MetricUnit.TIMES,
            Source.CARD,
            "paid_won < billed_won인 달 수. 석 달 자료가 모두 있을 때만",
        ),
        Metric.MINIMUM_PAYMENTS_6M: MetricSpec(
            "최근 여섯 달 가운데 최소 금액만 낸 횟수",
            MetricUnit.TIMES,
            Source.CARD,
            "paid_won ≤ minimum_due_won이면서 다 내지 못한 달 수. 자료가 있는 달만 셈",
        ),
        Metric.CASH_ADVANCE_SHARE: MetricSpec(
            "현금서비스·카드론 비중",
            MetricUnit.PERCENT,
            Source.CARD,
            "(cash_advance_won + card_loan_won) ÷ (spent_won + cash_advance_won + card_loan_won) × 100",
            1,
        ),
        Metric.INSTALMENT_SHARE: MetricSpec(
            "할부 비중", MetricUnit.PERCENT, Source.CARD, "instalment_won ÷ spent_won × 100", 1
        ),
        Metric.BORROWED_NEAR_DUE: MetricSpec(
            "결제일 직전 사흘 안에 카드로 빌린 돈", MetricUnit.WON, Source.CARD, "borrowed_near_due_won"
        ),
        Metric.BILL_SHORTFALL: MetricSpec(
            "다음 카드값에 모자라는 돈",
            MetricUnit.WON,
            Source.CARD,
            "next_bill_won - BalanceInfo.balance_won",
        ),
        Metric.DAYS_TO_DUE: MetricSpec(
            "결제일까지 남은 날", MetricUnit.DAYS, Source.CARD, "next_due_on - 오늘. 지난 날짜면 알 수 없음"
        ),
        Metric.DQ_DAYS: MetricSpec(
            "연체 일수", MetricUnit.DAYS, Source.DELINQUENCY, "overdue_since부터 지난 날. 연체가 없으면 0"
        ),
        Metric.DQ_BUSINESS_DAYS: MetricSpec(
            "연체 영업일수",
            MetricUnit.BUSINESS_DAYS,
            Source.DELINQUENCY,
            "overdue_since 다음 날부터 센 영업일(토·일요일, 공휴일, 근로자의 날 제외)",
        ),
        Metric.DQ_AMOUNT: MetricSpec(
            "연체 금액", MetricUnit.WON, Source.DELINQUENCY, "overdue_won. 연체가 없으면 0"
        ),
        Metric.DQ_PRINCIPAL: MetricSpec(
            "연체된 빚의 원금", MetricUnit.WON, Source.DELINQUENCY, "principal_won"
        ),
        Metric.DQ_COUNT_12M: MetricSpec(
            "최근 1년 연체 횟수", MetricUnit.TIMES, Source.DELINQUENCY, "episodes_12m"
        ),
        Metric.DAYS_SINCE_CURE: MetricSpec(
            "연체를 다 갚은 뒤 지난 날",
            MetricUnit.DAYS,
            Source.DELINQUENCY,
            "cured_on부터 지난 날. 지금 연체가 없을 때만",
        ),
        Metric.PLAN_PAID_STREAK: MetricSpec(
            "채무조정 상환금을 이어서 낸 횟수", MetricUnit.TIMES, Source.DELINQUENCY, "plan_paid_streak"
        ),
        Metric.BALANCE: MetricSpec("통장 잔액", MetricUnit.WON, Source.BALANCE, "balance_won"),
        Metric.AVG_BALANCE: MetricSpec("평균 잔액", MetricUnit.WON, Source.BALANCE, "avg_balance_won"),
        Metric.MIN_BALANCE: MetricSpec("가장 적었던 잔액", MetricUnit.WON, Source.BALANCE, "min_balance_won"),
        Metric.BALANCE_DROP: MetricSpec(
            "평소보다 줄어든 잔액",
            MetricUnit.PERCENT,
            Source.BALANCE,
            "(1 - 잔액 ÷ 앞선 여섯 달 잔액의 중앙값) × 100. 앞선 자료가 석 달은 있을 때",
            1,
        ),
        Metric.LIQUIDITY_MONTHS: MetricSpec(
            "잔액으로 버틸 수 있는 달",
            MetricUnit.MONTHS,
            Source.BALANCE,
            "balance_won ÷ SpendingPattern.essential_won",
            1,
        ),
        Metric.INFLOW_DROP: MetricSpec(
            "이번 달 소득 감소율",
            MetricUnit.PERCENT,
            Source.BALANCE,
            "(1 - 이번 달 inflow_won ÷ 두 달 전까지 여섯 달의 중앙값) × 100. 기준 자료가 석 달은 있을 때",
            1,
        ),
        Metric.INFLOW_DROP_2M: MetricSpec(
            "두 달 이어진 소득 감소율",
            MetricUnit.PERCENT,
            Source.BALANCE,
            "이번 달과 지난달 소득 감소율 가운데 작은 쪽",
            1,
        ),
        Metric.RATE: MetricSpec("대출 평균 금리", MetricUnit.PERCENT, Source.BALANCE, "weighted_rate(연)", 2),
        Metric.INTEREST_BURDEN: MetricSpec(
            "소득 대비 이자", MetricUnit.PERCENT, Source.BALANCE, "interest_won ÷ inflow_won × 100", 1
        ),
        Metric.N_LENDERS: MetricSpec("돈을 빌린 곳", MetricUnit.PLACES, Source.BALANCE, "lenders"),
        Metric.DSR: MetricSpec(
            "소득 대비 원리금(DSR)",
            MetricUnit.PERCENT,
            Source.BALANCE,
            "repayment_won × 12 ÷ User.annual_income_won × 100",
            1,
        ),
        Metric.DEBT_GROWTH_3M: MetricSpec(
            "최근 석 달 빚 증가율",
            MetricUnit.PERCENT,
            Source.BALANCE,
            "(이번 debt_won - 석 달 전) ÷ 석 달 전 × 100. 석 달 전이 없으면 두 달, 한 달 전과 견줌",
            1,
        ),
        Metric.SPEND_Z: MetricSpec(
            "평소 지출과의 차이",
            MetricUnit.DEVIATIONS,
            Source.SPENDING,
            "(이번 달 total_won - 앞선 여섯 달 평균) ÷ 표준편차. 앞선 자료가 석 달은 있을 때. "
            "표준편차는 평균의 5%보다 작게 보지 않음",
            1,
        ),
        Metric.DISC_SHARE: share("꼭 필요하지 않은 지출의 비중", "discretionary_won"),
        Metric.NIGHT_SHARE: share("밤(22~6시) 지출의 비중", "night_won"),
        Metric.FOOD_SHARE: share("식비 비중", "food_won"),
        Metric.HOUSING_SHARE: share("주거비 비중", "housing_won"),
        Metric.TRANSPORT_SHARE: share("교통비 비중", "transport_won"),
        Metric.COMMUNICATION_SHARE: share("통신비 비중", "communication_won"),
        Metric.MEDICAL_SHARE: share("의료비 비중", "medical_won"),
        Metric.EDUCATION_SHARE: share("교육비 비중", "education_won"),
        Metric.SHOPPING_SHARE: share("쇼핑 비중", "shopping_won"),
        Metric.LEISURE_SHARE: share("여가비 비중", "leisure_won"),
        Metric.INSURANCE_SHARE: share("보험료 비중", "insurance_won"),
        Metric.OTHER_SHARE: share("그 밖의 지출 비중", "other_won"),
        Metric.SAID_LOAN_REJECTED: said("대출 거절", "본인의 대출이 거절됐다는 말씀"),
        Metric.SAID_LOAN_APPROVED: said("대출 승인", "본인의 대출이 승인됐다는 말씀"),
        Metric.SAID_LOAN_CONSIDERED: said("대출 고민", "대출을 받을지 알아보거나 망설인다는 말씀"),
        Metric.SAID_JOB_LOST: said("실직", "본인이 일자리를 잃었다는 말씀"),
        Metric.SAID_INVESTMENT_LOSS: said("투자 손실", "본인이 투자로 돈을 잃었다는 말씀"),
    }
)

if set(SPECS) != set(Metric):
    raise ValueError(f"metrics without a specification: {set(Metric) - set(SPECS)}")


def format_metric(metric: Metric, value: float) -> str:
    """A metric's value as people write it: 93%, 47일, 123만 4,000원."""
    spec = SPECS[metric]
    match spec.unit:
        case MetricUnit.WON:
            return format_won(value)
        case MetricUnit.PERCENT:
            return format_percent(value, spec.digits)
        case MetricUnit.SAID:
            return "말씀하심" if value else "말씀 없음"
        case MetricUnit.DEVIATIONS:
            return format_quantity(value, "", spec.digits) + " 표준편차"
        case _:
            return format_quantity(value, spec.unit, spec.digits)

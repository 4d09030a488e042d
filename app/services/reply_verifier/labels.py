"""What a figure is called in Korean: which names of ``figures`` a word in a sentence may stand for (data)."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Label:
    """A way to speak of figures, and the names it may stand for."""

    pattern: re.Pattern[str]
    names: frozenset[str]


def label(pattern: str, names: str) -> Label:
    """A label; ``names`` are separated by spaces."""
    return Label(re.compile(pattern), frozenset(names.split()))


CATEGORIES = {
    "식비|먹(?:는|은)|식료": "food", "주거|월세|집세|관리비": "housing", "교통": "transport", "통신": "communication",
    "의료|병원|약값": "medical", "교육|학원": "education", "쇼핑|옷": "shopping", "여가|취미|문화": "leisure",
    "보험": "insurance", "기타|그 밖": "other",
}  # fmt: skip
LABELS = (
    label(r"통장|잔액|잔고|예금|가진 돈|있는 돈",
          "balance_won avg_balance_won min_balance_won shortfall balance avg_balance min_balance balance_drop liquidity_months"),
    label(r"카드값|카드 ?대금|카드 ?요금|청구|결제|나갈|빠져나|명세서",
          "next_bill_won billed_won paid_won spent_won minimum_due_won shortfall bill_shortfall due_with_arrears unpaid paid_share paid_ratio"
          " minimum_payments_6m underpaid_months_3m"),
    label(r"카드(?:로|를)? ?(?:쓴|쓰|사용|이용|긁)|카드 ?(?:사용|이용)", "spent_won used_won used_share util card_borrowed"),
    label(r"연체|밀린|밀려|밀리|미납|못 낸", "overdue_won principal_won due_with_arrears unpaid dq_amount dq_principal dq_count_12m"),
    label(r"리볼빙|이월|넘긴|넘겨|넘어가|넘어간|넘어온",
          "revolving_won revolving_interest revolving_share revolving_ratio revolving_months minimum_payments_6m minimum_due_won"),
    label(r"한도", "limit_won used_won limit_left used_share util util_slope_3m util_rising_months limit_change"),
    label(r"현금서비스|카드론|빌린|빌리|카드대출",
          "cash_advance_won card_loan_won card_borrowed borrowed_near_due_won borrowed_near_due cash_advance_share debt_won"),
    label(r"할부", "instalment_won instalment_share"),
    label(r"빚|부채|대출|채무|원금|빌린",
          "debt_won principal_won repayment_won interest_won debt_interest debt_growth_3m dq_principal n_lenders rate weighted_rate dsr"),
    label(r"이자", "interest_won debt_interest revolving_interest interest_share interest_burden"),
    label(r"금리|이자율|이율", "weighted_rate rate"),
    label(r"갚|상환|원리금|납입|변제", "repayment_won paid_won repaid_share paid_share overdue_won principal_won debt_won dsr paid_ratio"),
    label(r"월급|소득|수입|급여|들어오|들어온|연봉|버는|번 돈",
          "inflow_won annual_income_won leftover left_after_spending left_after_repayment repaid_share interest_share spent_share dsr"
          " interest_burden inflow_drop inflow_drop_2m"),
    label(r"지출|소비|생활비|쓴 돈|쓰신|쓴 금액|나간|나가|씀씀이|꼭 (?:쓰|필요)",
          "total_won essential_won discretionary_won spent_won spent_share disc_share spend_z " + " ".join(f"{c}_won" for c in CATEGORIES.values())),
    label(r"밤|새벽|야간|심야", "night_won night_won_share night_share"),
    label(r"모자라|부족|비는", "shortfall bill_shortfall leftover unpaid left_after_spending left_after_repayment"),
    label(r"남는|남아|남은|남습|남길|여윳돈|여유",
          "leftover shortfall limit_left left_after_spending left_after_repayment balance_won debt_won overdue_won"),
    *(label(words, f"{name}_won {name}_won_share {name}_share") for words, name in CATEGORIES.items()),
)  # fmt: skip
#: Words that name exactly one kind of figure when they stand right before it: 통장 잔액은 41만 2,000원.
STRICT = tuple(
    label(rf"(?:{words})(?:은|는|이|가|도)? ?(?:지금 |현재 |모두 |총 |약 |연 |대략 |거의 )*$", names)
    for words, names in (
        (r"(?:통장|계좌)(?:의)? (?:잔액|잔고)", "balance_won avg_balance_won min_balance_won balance avg_balance min_balance"),
        (r"(?<!리볼빙 )(?<!대출 )(?:잔액|잔고)", "balance_won avg_balance_won min_balance_won balance revolving_won debt_won"),
        (r"리볼빙 (?:잔액|금액)", "revolving_won"),
        (r"카드값|카드 ?대금|청구 ?금액", "next_bill_won billed_won paid_won spent_won minimum_due_won shortfall unpaid"),
        (r"연체 ?금액|연체금|밀린 (?:돈|금액)", "overdue_won principal_won dq_amount dq_principal unpaid"),
        (r"(?<!남은 )한도", "limit_won used_won limit_left used_share util limit_change"),
        (r"(?:남은|갚을|전체) 빚|빚|대출 잔액", "debt_won principal_won repayment_won dq_principal"),
        (r"월급|소득|들어온 돈|수입", "inflow_won annual_income_won inflow_drop inflow_drop_2m"),
        (r"(?<!최고)(?<!법정 )금리|이자율", "weighted_rate rate"),
        (r"식비", "food_won food_won_share food_share"),
        (r"연체 ?일수|밀린 지", "overdue_since dq_days"),
    )
)  # fmt: skip


def names_in(text: str) -> frozenset[str]:
    """Every name that the words of ``text`` may stand for."""
    return frozenset().union(*(entry.names for entry in LABELS if entry.pattern.search(text)))


def strictly(before: str) -> frozenset[str] | None:
    """The names that the words right before a figure stand for; ``None`` when they name nothing."""
    return next((entry.names for entry in STRICT if entry.pattern.search(before)), None)

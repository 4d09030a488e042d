"""Spending by category, its change, its course over months."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Mapping

from app.schemas.turn import Role
from app.services.advice_templates.consultation import Consultation
from app.services.advice_templates.data_answers.absent import not_reported
from app.services.advice_templates.data_answers.single import Single, answer_single, compared, stated
from app.services.advice_templates.ledger import HANGUL_COUNTS, Figure, Ledger
from app.services.advice_templates.left_out import put_right
from app.services.advice_templates.normal_form import NormalForm, normalise
from app.services.advice_templates.wording import is_, josa, listed, month_name, sentences, won

CATEGORIES: tuple[tuple[str, str, str], ...] = (
    ("food_won", "식비", r"식비|외식|먹는|배달|장보|식료품|카페|커피|야식"),
    ("transport_won", "교통비", r"교통|택시|기름값|주유|버스|지하철"),
    ("communication_won", "통신비", r"통신|휴대폰|핸드폰|폰비|인터넷"),
    ("medical_won", "의료비", r"병원|의료|약값|치과"),
    ("education_won", "교육비", r"교육|학원|등록금"),
    ("shopping_won", "쇼핑", r"쇼핑|옷"),
    ("leisure_won", "여가비", r"여가|취미|문화|노는"),
    ("insurance_won", "보험료", r"보험"),
    ("housing_won", "주거비", r"주거|월세|관리비"),
    ("other_won", "기타 지출", r"기타"),
)
TOTAL = Single("spending", "total_won", "전체 지출")
OF_A_CATEGORY = frozenset({"data.category", "data.category_change"})
COUNT = re.compile(r"(\d+|두|세|석|네|넉|다섯|여섯)(?:개월|달)|반년")
DEFAULT_COURSE = 3
LONGEST_COURSE = 6


def category_of(message: NormalForm) -> Single | None:
    """The category a message names."""
    found = (
        Single("spending", field, title)
        for field, title, names in CATEGORIES
        if message.has(re.compile(names))
    )
    return next(found, None)


def category_meant(consultation: Consultation) -> Single:
    """The category of the message, else the last one of the talk; all spending where none was named."""
    message = consultation.question.message
    named = category_of(normalise(next(iter(put_right(message)), message.raw)))
    if named is not None or consultation.question.intent not in OF_A_CATEGORY:
        return named or TOTAL
    spoken = (
        normalise(m.text) for m in reversed(consultation.case.history.messages) if m.role is Role.CUSTOMER
    )
    return next((found for message in spoken if (found := category_of(message)) is not None), TOTAL)


def category(consultation: Consultation, ledger: Ledger) -> str:
    """What one category cost."""
    return answer_single(consultation, ledger, category_meant(consultation))


def change(consultation: Consultation, ledger: Ledger) -> str:
    """Whether a category, or all spending, rose or fell against the month before."""
    single = category_meant(consultation)
    newest = ledger.newest("spending", single.field)
    if newest is None:
        return not_reported(single.title)
    against = compared(newest, single, ledger)
    whole = last_whole(ledger, single) if ledger.running(newest) else ""
    none = "" if against else "그 앞달 자료가 없어 늘었는지 줄었는지는 견줄 수 없어요."
    return sentences(stated(newest, single, ledger), against, none, whole)


def last_whole(ledger: Ledger, single: Single) -> str:
    """How the last two whole months compare, while the present one is still running."""
    whole = [figure for figure in ledger.series("spending", single.field) if not ledger.running(figure)]
    if len(whole) < 2:
        return ""
    return f"다 채운 달끼리 견주면 {josa(month_name(whole[-1].month, ledger.today), '은/는')} {compared(whole[-1], single, ledger)}"


def top(consultation: Consultation, ledger: Ledger) -> str:
    """The three costliest categories of the newest month."""
    ranked = ranked_categories(ledger)
    if not ranked:
        return not_reported("갈래별 지출")
    month = month_name(ranked[0][1].month, ledger.today)
    first, *rest = [f"{title} {won(figure.amount)}" for title, figure in ranked[:3]]
    following = f"그다음은 {is_(listed(rest))}." if rest else ""
    return sentences(f"{month}에 가장 많이 쓴 갈래는 {is_(first)}.", following)


def ranked_categories(ledger: Ledger) -> list[tuple[str, Figure]]:
    """The newest month's categories, costliest first."""
    totals = ledger.newest("spending", "total_won")
    months = [month.month for month in ledger.months if month.spending is not None]
    month = months[-1] if totals is None and months else (totals.month if totals else None)
    if month is None:
        return []
    found = [(title, ledger.at("spending", field, month)) for field, title, _ in CATEGORIES]
    present = [(title, figure) for title, figure in found if figure is not None and figure.amount > 0]
    return sorted(present, key=lambda pair: -pair[1].amount)


def course(consultation: Consultation, ledger: Ledger) -> str:
    """Spending, or one category or the card, over the last months."""
    message = consultation.question.message
    single = (
        Single("card", "spent_won", "카드로 쓴 금액")
        if "카드" in message.compact
        else category_of(message) or TOTAL
    )
    if re.search(r"빚|부채|대출", message.compact):
        single = Single("balance", "debt_won", "남은 빚", flow=False)
    return course_of(ledger, single, months_asked(message))


def course_of(ledger: Ledger, single: Single, count: int) -> str:
    """The last ``count`` values of a field, and which way they go."""
    figures = ledger.series(single.part, single.field)[-count:]
    if not figures:
        return not_reported(single.title)
    points = listed([f"{month_name(figure.month, ledger.today)} {won(figure.amount)}" for figure in figures])
    return sentences(f"{josa(single.title, '은/는')} {is_(points)}.", direction(figures, ledger))


def direction(figures: tuple[Figure, ...], ledger: Ledger) -> str:
    """Whether the whole months rose throughout, fell throughout, or neither."""
    whole = [figure.amount for figure in figures if not ledger.running(figure)]
    part = "" if len(whole) == len(figures) else "이번 달은 아직 끝나지 않은 금액이에요."
    steps = [later - earlier for earlier, later in itertools.pairwise(whole)]
    if not steps:
        return part
    if all(step > 0 for step in steps):
        return sentences("꾸준히 늘고 있어요.", part)
    if all(step < 0 for step in steps):
        return sentences("꾸준히 줄고 있어요.", part)
    return sentences("달마다 오르내려서 한쪽으로 움직인다고 보기는 어려워요.", part)


def months_asked(message: NormalForm) -> int:
    """Over how many months a course is asked for."""
    found = COUNT.search(message.compact)
    if found is None:
        return DEFAULT_COURSE
    word = found[1] or "반년"
    count = int(word) if word.isdigit() else HANGUL_COUNTS[word]
    return min(max(count, 2), LONGEST_COURSE)


SPENDING_ANSWERS: Mapping[str, Callable[[Consultation, Ledger], str]] = {
    "data.category": category,
    "data.category_change": change,
    "data.spending_change": change,
    "data.top_category": top,
    "data.trend": course,
}

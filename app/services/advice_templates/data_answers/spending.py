"""Spending by category, its change, its course over months."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Mapping
from datetime import date

from app.schemas.subject import Subject
from app.services.advice_templates.consultation import Consultation
from app.services.advice_templates.data_answers.absent import CANNOT, not_reported
from app.services.advice_templates.data_answers.over_time import figures_over
from app.services.advice_templates.data_answers.single import (
    SINGLE_ANSWERS,
    Single,
    absent_month,
    answer_single,
)
from app.services.advice_templates.hearing.left_out import put_right
from app.services.advice_templates.ledger import Figure, Ledger
from app.services.advice_templates.normal_form import NormalForm, normalise
from app.services.advice_templates.wording import is_, josa, listed, month_name, sentences, won
from rules.numerals import SEVERAL, count
from rules.periods import Span, asked_months, asked_span

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
#: What is counted in a category and not by itself.
FINER = tuple(
    (re.compile(words), said)
    for words, said in (
        (r"커피|카페", "커피값"),
        (r"배달", "배달 음식값"),
        (r"외식", "외식비"),
        (r"택시", "택시비"),
        (r"기름값|주유", "기름값"),
        (r"옷값|옷에", "옷값"),
    )
)
THING = re.compile(
    r"^(?:(?P<fee>[가-힣]{1,5}(?:비|값|요금)|[가-힣]{0,4}용돈)(?:으?로|에|에만|는|은|를|을|도|만)?|(?P<thing>[가-힣]{1,6})(?:에|에다|에다가|에만)|(?P<shop>[가-힣a-z0-9]{2,10})에서(?:만|는|도)?)(?:얼마.*)?$"
)
COSTS = re.compile(r"^비용(?:으로|은|을|만|도)?$")
#: What cannot be spared at once.
BOUND = frozenset({"의료비", "교육비", "보험료", "주거비", "기타 지출"})
#: Times, ways to pay and whole budgets.
NO_THING = re.compile(
    r"달에|월에|해에|년에|주에|말에|하루|어제|오늘|기에|동안|기간|카드|통장|평소|생활비|소비|고정비|경비|전체|어디|뭐에|무엇|밤에|낮에|새벽|아침|저녁|안에|중에|번에|여기|그때|때에|곳에|요즘|최근|사이에|월급|수입|소득|잔액|계좌|집에서|밖에서"
)
TOTAL = Single("spending", "total_won", "전체 지출")
OF_A_CATEGORY = frozenset({"data.category", "data.category_change"})
COUNT = re.compile(rf"(\d+|{SEVERAL})(?:개월|달)|반년")
#: What is no category and whose course may be asked for.
COURSES = (
    (r"빚|부채|대출", Subject("data", "debt"), Single("balance", "debt_won", "남은 빚", flow=False)),
    (r"월급|급여|수입|소득|들어온", Subject("data", "income"), SINGLE_ANSWERS["data.income"]),
    (r"잔액|잔고|통장", Subject("data", "balance"), SINGLE_ANSWERS["data.balance"]),
    (r"카드", Subject("data", "card_spent"), SINGLE_ANSWERS["data.card_spent"]),
)
DEFAULT_COURSE, HALF_A_YEAR = 3, 6  # months
LONGEST_COURSE = 6


def categories_in(message: NormalForm) -> tuple[Single, ...]:
    """Every category a message names."""
    return tuple(
        Single("spending", field, title)
        for field, title, names in CATEGORIES
        if message.has(re.compile(names))
    )


def category_of(message: NormalForm) -> Single | None:
    """The category a message names first in the order of the data."""
    return next(iter(categories_in(message)), None)


def thing_named(message: NormalForm) -> str | None:
    """What money went on by the message, where it is none of the categories: 경조사비, 술값, 화장품에."""
    words = [re.sub(r"[^\w]", "", word) for word in message.raw.split()]
    for before, word in itertools.pairwise(words):
        if COSTS.match(word) and not NO_THING.search(f"{before}에"):
            return f"{before} 비용"
    found = (match for word in words if (match := THING.match(word)) and not NO_THING.search(match[0]))
    return next((match["fee"] or match["thing"] or f"{match['shop']}에서 쓴 돈" for match in found), None)


def spent(consultation: Consultation, ledger: Ledger) -> str:
    """All spending; for something that is no category of its own, which ones there are."""
    thing = thing_named(consultation.question.message)
    if thing is None:
        return answer_single(consultation, ledger, TOTAL)
    titles = listed([title for _, title, _ in CATEGORIES[:-1]])
    return (
        f"{josa(thing, '은/는')} 제가 보는 자료에 따로 나뉘어 있지 않아 {CANNOT}. "
        f"나뉘어 있는 갈래는 {titles}, 기타 지출이에요. 궁금한 갈래를 말씀해 주시면 바로 볼게요."
    )


def category_meant(consultation: Consultation) -> Single:
    """The category of the message, else the last one of the talk; all spending where none was named."""
    message = consultation.question.message
    corrected = next(map(normalise, put_right(message)), message)
    named = category_of(corrected)
    if named is not None or consultation.question.intent not in OF_A_CATEGORY:
        return named or TOTAL
    return category_talked_of(consultation)


def category_talked_of(consultation: Consultation) -> Single:
    """The last category that the customer named in the talk; all spending where none was."""
    spoken = reversed(consultation.written_before)
    return next((found for message in spoken if (found := category_of(message)) is not None), TOTAL)


def category(consultation: Consultation, ledger: Ledger) -> str:
    """What one category cost; something finer that is counted in it is named as such."""
    single = category_meant(consultation)
    finer = next((said for words, said in FINER if consultation.question.message.has(words)), "")
    within = f"{josa(finer, '은/는')} 따로 나뉘어 있지 않고 {single.title}에 들어 있어요." if finer else ""
    return sentences(within, answer_single(consultation, ledger, single))


def top(consultation: Consultation, ledger: Ledger) -> str:
    """The three costliest categories of the month that is asked about, or the newest, and the place of the one named."""
    months = asked_months(consultation.question.message.raw, ledger.today)
    asked = next(iter(months.named), months.against)
    ranked = ranked_categories(ledger, asked)
    absent = "" if ranked or asked is None else absent_month(asked, ledger.today)
    ranked = ranked or ranked_categories(ledger)
    if not ranked:
        return not_reported("갈래별 지출")
    month = month_name(ranked[0][1].month, ledger.today)
    first, *rest = [f"{title} {won(figure.amount)}" for title, figure in ranked[:3]]
    following = f"그다음은 {is_(listed(rest))}." if rest else ""
    place = place_of(category_of(consultation.question.message), ranked)
    return sentences(absent, f"{month}에 가장 많이 쓴 갈래는 {is_(first)}.", following, place)


def cut_first(consultation: Consultation, ledger: Ledger) -> str:
    """The categories in which something can be spared, costliest first; what is bound is named as that."""
    months = asked_months(consultation.question.message.raw, ledger.today)
    ranked = ranked_categories(ledger, next(iter(months.named), None)) or ranked_categories(ledger)
    loose = [(title, figure) for title, figure in ranked if title not in BOUND]
    if not loose:
        return not_reported("갈래별 지출")
    month = month_name(loose[0][1].month, ledger.today)
    named = listed([f"{title} {won(figure.amount)}" for title, figure in loose[:3]])
    return (
        f"{month} 지출에서 먼저 살펴볼 만한 갈래는 {is_(named)}. "
        "이 가운데 덜 쓰고도 하루가 크게 달라지지 않을 것 하나만 고르고, 집세나 보험료처럼 묶인 돈은 그다음에 보세요."
    )


def place_of(named: Single | None, ranked: list[tuple[str, Figure]]) -> str:
    """Where a category that is named stands, if it is not among those just told."""
    if named is None or named.title in {title for title, _ in ranked[:3]}:
        return ""
    figures = dict(ranked)
    if named.title not in figures:
        return f"그달에 {josa(named.title, '으로/로')} 쓴 돈은 없어요."
    return f"{josa(named.title, '은/는')} {won(figures[named.title].amount)}으로 그보다 적어요."


def ranked_categories(ledger: Ledger, asked: date | None = None) -> list[tuple[str, Figure]]:
    """The categories of the month that is asked about, or the newest, costliest first."""
    totals = ledger.newest("spending", "total_won")
    months = [month.month for month in ledger.months if month.spending is not None]
    newest = months[-1] if totals is None and months else (totals.month if totals else None)
    month = asked or newest
    if month is None:
        return []
    found = [(title, ledger.at("spending", field, month)) for field, title, _ in CATEGORIES]
    present = [(title, figure) for title, figure in found if figure is not None and figure.amount > 0]
    return sorted(present, key=lambda pair: -pair[1].amount)


def course(consultation: Consultation, ledger: Ledger) -> str:
    """Spending, or one category or the card, over the last months."""
    message = consultation.question.message
    _, single = course_meant(message)
    span = asked_span(message.raw, ledger.today)
    return course_of(ledger, single, months_asked(message) if span is None else span)


def course_meant(message: NormalForm) -> tuple[Subject, Single]:
    """The figure whose course is asked for, with the subject that what follows leans on."""
    worded = next(((name, one) for words, name, one in COURSES if re.search(words, message.compact)), None)
    named = category_of(message)
    return worded or (
        (Subject("data", "spending"), TOTAL) if named is None else (Subject("data", "category"), named)
    )


def course_of(ledger: Ledger, single: Single, over: int | Span) -> str:
    """The values of a field over a span, or the last so many, and which way they go."""
    if isinstance(over, Span):
        figures = figures_over(ledger, single.part, single.field, over)
    else:
        figures = ledger.series(single.part, single.field)[-over:]
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
    if any(steps) and (all(step >= 0 for step in steps) or all(step <= 0 for step in steps)):
        moved = "내린 달 없이 늘었어요." if sum(steps) > 0 else "오른 달 없이 줄었어요."
        return sentences(moved, part)
    return sentences("달마다 오르내려서 한쪽으로 움직인다고 보기는 어려워요.", part)


def months_asked(message: NormalForm) -> int:
    """Over how many months a course is asked for."""
    found = COUNT.search(message.compact)
    if found is None:
        return DEFAULT_COURSE
    months = int(count(found[1])) if found[1] else HALF_A_YEAR
    return min(max(months, 2), LONGEST_COURSE)


SPENDING_ANSWERS: Mapping[str, Callable[[Consultation, Ledger], str]] = {
    "data.spending": spent,
    "data.category": category,
    "data.top_category": top,
    "data.cut_first": cut_first,
    "data.trend": course,
}

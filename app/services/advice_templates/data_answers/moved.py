"""How spending stands against the month before, and which categories rose."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.services.advice_templates.consultation import Consultation
from app.services.advice_templates.data_answers.absent import not_reported
from app.services.advice_templates.data_answers.single import Single, against_month, compared, stated
from app.services.advice_templates.data_answers.spending import CATEGORIES, category_meant, ranked_categories
from app.services.advice_templates.ledger import Figure, Ledger, asked_month
from app.services.advice_templates.wording import is_, josa, listed, month_name, sentences, won
from rules.periods import LAST_YEAR, asked_months, months_back


def change(consultation: Consultation, ledger: Ledger) -> str:
    """Whether a category, or all spending, rose or fell against the month before."""
    single, message = category_meant(consultation), consultation.question.message
    newest = ledger.of("spending", single.field, asked_month(message, ledger.today)) or ledger.newest(
        "spending", single.field
    )
    if newest is None:
        return not_reported(single.title)
    months = asked_months(message.raw, ledger.today)
    if months.against is not None and months.against != months_back(newest.month, 1):
        return against_month(ledger, single, months) or stated(newest, single, ledger)
    if LAST_YEAR.search(message.compact):
        return against_last_year(ledger, single)
    against = sentences(compared(newest, single, ledger), so_far(newest, single, ledger))
    whole = last_whole(ledger, single) if ledger.running(newest) else ""
    none = "" if against else "그 앞달 자료가 없어 늘었는지 줄었는지는 견줄 수 없어요."
    return sentences(stated(newest, single, ledger), against, none, whole)


def so_far(newest: Figure, single: Single, ledger: Ledger) -> str:
    """How a month that still runs stands against the whole one before it; empty for a month that is over."""
    earlier = ledger.before(single.part, single.field, newest.month)
    if earlier is None or not ledger.running(newest):
        return ""
    apart = int(newest.amount - earlier.amount)
    name, this = month_name(earlier.month, ledger.today), month_name(newest.month, ledger.today)
    if apart > 0:
        return f"{this}이 아직 끝나지 않았는데 {name} 한 달보다 이미 {josa(won(apart), '이/가')} 많아요."
    return f"{name} 한 달보다는 {won(-apart)} 적지만, {this}은 아직 끝나지 않은 금액이에요."


def why_more(consultation: Consultation, ledger: Ledger) -> str:
    """Which categories cost more than the month before; why, nobody here knows."""
    now = ranked_categories(ledger)
    moved = [
        (title, int(figure.amount - earlier.amount))
        for (title, figure), earlier in ((pair, before_of(ledger, pair)) for pair in now)
        if earlier is not None
    ]
    risen = sorted((each for each in moved if each[1] > 0), key=lambda each: -each[1])[:3]
    if not now or not risen:
        return "지난달보다 늘어난 갈래는 자료에 보이지 않아요."
    names = listed([f"{title} {won(apart)}" for title, apart in risen])
    month = month_name(now[0][1].month, ledger.today)
    return f"{month}에 지난달보다 더 나간 갈래는 {is_(names)}. 무엇을 사느라 늘었는지까지는 자료에 없으니, 카드 명세서에서 그 갈래를 먼저 보세요."


def before_of(ledger: Ledger, pair: tuple[str, Figure]) -> Figure | None:
    """The same category a month earlier."""
    field = next(name for name, title, _ in CATEGORIES if title == pair[0])
    return ledger.before("spending", field, pair[1].month)


def against_last_year(ledger: Ledger, single: Single) -> str:
    """That the data hold no year before to compare with, and how the last months compare."""
    first = month_name(ledger.months[0].month, ledger.today)
    return sentences(
        f"제가 보는 자료는 {first}부터라 작년 한 해와 견주어 드리지는 못해요.", last_whole(ledger, single)
    )


def last_whole(ledger: Ledger, single: Single) -> str:
    """How the last two whole months compare, while the present one is still running."""
    whole = [figure for figure in ledger.series("spending", single.field) if not ledger.running(figure)]
    if len(whole) < 2:
        return ""
    return f"다 채운 달끼리 견주면 {josa(month_name(whole[-1].month, ledger.today), '은/는')} {compared(whole[-1], single, ledger)}"


MOVED_ANSWERS: Mapping[str, Callable[[Consultation, Ledger], str]] = {
    "data.category_change": change,
    "data.spending_change": change,
    "data.why_more": why_more,
}

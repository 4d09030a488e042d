"""Which month was the most and which the least: spending, a category, what came in, what was left."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.schemas.subject import Subject
from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.data_answers.absent import no_data, not_reported
from app.services.advice_templates.data_answers.single import SINGLE_ANSWERS, Single
from app.services.advice_templates.data_answers.spending import TOTAL, category_of, category_talked_of
from app.services.advice_templates.ledger import Figure, Ledger
from app.services.advice_templates.normal_form import NormalForm
from app.services.advice_templates.wording import is_, josa, month_name, sentences, was, won

SHORT_OF = re.compile(r"적자|모자|마이너스|빠듯")
LEFT = re.compile(r"흑자|남은|남았|남긴|남는|저축")
LEAST = re.compile(r"적(?!자)|덜|낮|작(?!년)")
OF_WORDS = (
    (re.compile(r"월급|급여|수입|소득|들어온|들어왔|벌(?!써|금)|번(?:달|돈)"), "income"),
    (re.compile(r"카드"), "card_spent"),
    (re.compile(r"잔액|잔고|통장"), "balance"),
    (re.compile(r"빚|대출|부채"), "debt"),
)
SHOWN = 3  # months of one amount
SPENT = frozenset({"card_spent", "instalment", "night", "essential"})
IN_TALK = frozenset({"category", "category_change"})
#: What is left of a month is reckoned, and no field of the data.
LEFTOVER = Single("balance", "leftover", "쓰고 남은 돈")


def extreme_month(consultation: Consultation) -> Answer:
    """The month in which the figure that is meant was greatest or least; what follows is about that figure."""
    name, single = figure_meant(consultation)
    ledger, subject = consultation.ledger, Subject("data", name)
    if ledger is None or not ledger.months:
        return no_data(consultation, subject)
    message = consultation.question.message
    figures = leftovers(ledger) if single is LEFTOVER else ledger.series(single.part, single.field)
    short = single is LEFTOVER and message.has(SHORT_OF)
    least = short or message.has(LEAST)
    return Answer(extreme(ledger, figures, single, least=least, short=short), subject)


def figure_meant(consultation: Consultation) -> tuple[str, Single]:
    """The figure by the words of the message, else the one that the talk is about, else all spending."""
    message = consultation.question.message
    kind, figure = consultation.anchor.kind, consultation.anchor.id
    if message.has(SHORT_OF) or message.has(LEFT):
        return "leftover", LEFTOVER
    if (named := category_of(message)) is not None:
        return "category", named
    if (worded := named_in(message)) is not None:
        return worded, SINGLE_ANSWERS[f"data.{worded}"]
    if kind == "data" and figure in IN_TALK:
        return "category", category_talked_of(consultation)
    spends = message.has(re.compile(r"쓴|썼|쓰|나간|나갔|지출|소비"))
    if (
        kind == "data"
        and (not spends or figure in SPENT)
        and (single := SINGLE_ANSWERS.get(f"data.{figure}")) is not None
    ):
        return figure, single
    if kind == "data" and not spends and figure == "leftover":
        return figure, LEFTOVER
    return "spending", TOTAL


def named_in(message: NormalForm) -> str | None:
    """The figure that the words name."""
    return next((name for words, name in OF_WORDS if message.has(words)), None)


def leftovers(ledger: Ledger) -> tuple[Figure, ...]:
    """What each month left of its income after spending and repayments."""
    found = (ledger.left_of(inflow) for inflow in ledger.series("balance", "inflow_won"))
    return tuple(figure for figure in found if figure is not None)


def extreme(ledger: Ledger, figures: Sequence[Figure], single: Single, *, least: bool, short: bool) -> str:
    """The greatest or the least of the months that are over, and the next to it."""
    whole = [figure for figure in figures if not (single.flow and ledger.running(figure))]
    if not whole:
        return not_reported(single.title)
    ranked = sorted(whole, key=lambda figure: figure.amount if least else -figure.amount)
    first = ranked[0]
    tied = [figure for figure in ranked if figure.amount == first.amount]
    rest = ranked[len(tied) :]
    if len(tied) > 1 and not rest:
        return f"{josa(single.title, '은/는')} 자료에 있는 달마다 {was(won(first.amount))}."
    span = f"{month_name(whole[0].month, ledger.today)}부터 {month_name(whole[-1].month, ledger.today)}까지"
    none = "모자란 달은 없었어요." if short and first.amount >= 0 else ""
    superlative = "적은" if least else "많은"
    stated = f"{span} 보면 {josa(single.title, '이/가')} 가장 {superlative} 달은 {months_tied(ledger, tied)} {is_(signed(first))}."
    following = f"그다음은 {month_name(rest[0].month, ledger.today)} {is_(signed(rest[0]))}." if rest else ""
    return sentences(none, stated, following, still_running(ledger, figures, first, single, least=least))


def months_tied(ledger: Ledger, tied: Sequence[Figure]) -> str:
    """The month, or those of one amount; of many only the first and how many they are."""
    names = [month_name(figure.month, ledger.today) for figure in tied]
    if len(names) > SHOWN:
        return f"{names[0]}을 비롯한 {len(names)}달이고, 똑같이"
    return f"{', '.join(names)}이고," + (" 똑같이" if len(names) > 1 else "")


def signed(figure: Figure) -> str:
    """The amount; one below nothing says what was missing."""
    return won(figure.amount) if figure.amount >= 0 else f"{won(-figure.amount)} 부족"


def still_running(
    ledger: Ledger, figures: Sequence[Figure], first: Figure, single: Single, *, least: bool
) -> str:
    """How the month that is not over stands beside it, where it is left out."""
    running = next((figure for figure in figures if single.flow and ledger.running(figure)), None)
    if running is None:
        return ""
    day = f"{month_name(running.month, ledger.today)} 들어 {running.as_of.day}일까지는"
    if not least and running.amount > first.amount:
        return f"{day} {signed(running)}으로 벌써 그보다 많아요."
    return f"{day} {signed(running)}인데, 아직 끝나지 않은 달이라 빼고 보았어요."

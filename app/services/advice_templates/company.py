"""Listening: words for a misfortune that was told, now or earlier in the talk, instead of an empty nod (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.services.advice_templates.consultation import LATELY, Answer, Consultation
from app.services.advice_templates.data_answers.absent import why_no_data
from app.services.advice_templates.data_answers.debts import heard
from app.services.advice_templates.hearing.themes import Act
from app.services.advice_templates.hearing.understanding import LOST
from app.services.advice_templates.taken_up import taken_up
from app.services.advice_templates.tone import Tone
from app.services.advice_templates.wording import josa, paragraphs, sentences
from app.services.persons import ANYBODY
from app.services.stated_events import misfortune_in_talk, misfortune_told
from app.services.told_deceit import tells_deceit
from rules.formatting import format_won

GRIEF, LOSS = "grief", "loss"
#: What goes on weighing whatever part of life is told of next.
OF_THE_HEART = frozenset({GRIEF, "pet"})
#: What falls to somebody without the customer's doing, and how it is told of another: 동생이 취직했대요.
GOT = frozenset({"income_up", "approved", "score_up"})
ANOTHERS = re.compile(
    rf"^(?:드디어|오늘|어제|이번에|우리|저희|제|내|사실|근데|참)*(?:큰|작은|막내|첫째|둘째)?(?:{ANYBODY})(?:이|가|은|는|도|께서)(?!준|보내)"
)
#: How much it was, and nothing else: 얼마냐면 3천만원.
AMOUNT_ALONE = re.compile(
    r"^(?:얼마냐면|얼마냐하면|얼마인가하면|한|약|대략|거의|그게|전부|다합쳐서?|다해서|총|아마|음|어)*[\d,.일이삼사오육칠팔구십백천만억원]+(?:정도|쯤|가량|넘게|좀넘게)?"
    r"(?:을|를)?(?:잃었(?:어요?|습니다)|날렸(?:어요?|습니다))?(?:요|이요|이에요|예요|임|입니다|이야|야)?$"
)
#: Who was lost, by the word it was told with, and how they are spoken of.
LOST_ONES = (
    (re.compile(r"아버지|아빠|아부지"), "아버님"),
    (re.compile(r"어머니|엄마|어무이"), "어머님"),
    (re.compile(r"남편|신랑"), "남편분"),
    (re.compile(r"아내|와이프|집사람"), "아내분"),
    (re.compile(r"할머니"), "할머님"),
    (re.compile(r"할아버지"), "할아버님"),
    (re.compile(r"부모님"), "부모님"),
)
THAT_PERSON = "그분"


def listen(consultation: Consultation) -> Answer:
    """When neither the data nor the message says what it is about: listen, and ask."""
    missing = why_no_data(consultation) if consultation.data_away else ""
    tone = consultation.tone
    if consultation.misfortune is not None and tone is not Tone.JOY:
        return feel_with(consultation, missing)
    if consultation.question.act is not None and tone in {Tone.JOY, Tone.NEUTRAL, Tone.WARM}:
        praise = praised(consultation, consultation.question.act)
        onward = consultation.common("closings", "joy") if tone is Tone.JOY else ""
        return Answer(paragraphs(sentences(praise, onward), missing), consultation.subject)
    if tone is not Tone.JOY and (from_loss := go_on_from_loss(consultation, missing)) is not None:
        return from_loss
    debts = heard(consultation)
    if consultation.question.message.has(LOST) and not debts and tone is not Tone.JOY:
        return Answer(paragraphs(consultation.common("unplaced", "lost"), missing), consultation.subject)
    plain = tone in {Tone.NEUTRAL, Tone.WARM}
    name = f"listen_{tone.value}" if plain else tone.value
    more = consultation.common("closings") if tone is Tone.JOY else asked_on(consultation, told=bool(debts))
    more = "" if debts.endswith("볼게요.") else more
    nod = "" if plain and consultation.question.asked else consultation.common("openings", name)
    text = sentences(nod, debts, more)
    return Answer(paragraphs(text, missing), consultation.subject)


def praised(consultation: Consultation, act: Act) -> str:
    """Praise for what was done or got; what another got is no merit of the customer's."""
    another = act.id in GOT and ANOTHERS.search(consultation.question.message.compact) is not None
    return consultation.common("praise", "of_another" if another else act.id)


def asked_on(consultation: Consultation, *, told: bool) -> str:
    """What is asked after listening: for more sums where some were ``told``, else about what was said."""
    if told:
        return consultation.common("unplaced", "sums")
    name = "told_anger" if consultation.tone is Tone.ANGER else "told"
    common = consultation.texts.common
    return taken_up(consultation, common["unplaced_of"][name], common["unplaced"][name])


def feel_with(consultation: Consultation, *after: str) -> Answer:
    """Words for the misfortune that was told, and the first thing that can be done about such a one."""
    kind = consultation.misfortune
    assert kind is not None  # noqa: S101
    onward = consultation.choose(consultation.texts.common["misfortune_onward"][kind])
    text = sentences(consultation.common("misfortune", kind), onward.text)
    return Answer(paragraphs(text, *after), consultation.subject, onward.facts)


def go_on_from_loss(consultation: Consultation, *after: str) -> Answer | None:
    """The misfortune told earlier named again, with one concrete thing; ``None`` where all of that was said."""
    kind = told_before(consultation)
    if kind is None:
        return None
    texts = consultation.texts.common["misfortune_after"][kind]
    passages = map(consultation.render, of_whom(consultation, texts) if kind == GRIEF else texts)
    said = next((passage for passage in passages if not consultation.told(passage.text)), None)
    if said is None:
        return None
    return Answer(paragraphs(said.text, *after), consultation.subject, said.facts)


def still_mourning(consultation: Consultation) -> Answer | None:
    """Words for the one who was lost, where the day that goes on without them is told; ``None`` where nobody was."""
    return go_on_from_loss(consultation) if told_before(consultation) in OF_THE_HEART else None


def loss_named(consultation: Consultation) -> Answer | None:
    """How much was lost, taken up; ``None`` where no loss was told before, a fraud took it, or more is said."""
    amounts = consultation.sums().amounts
    alone = len(amounts) == 1 and AMOUNT_ALONE.match(consultation.question.message.compact) is not None
    if (
        not alone
        or told_before(consultation) != LOSS
        or any(map(tells_deceit, consultation.case.history.written))
    ):
        return None
    said = consultation.common("loss", "named").format(amount=josa(format_won(amounts[0].won), "을/를"))
    return Answer(said, consultation.subject)


def told_before(consultation: Consultation) -> str | None:
    """The kind of the newest misfortune that the last messages told."""
    written = consultation.case.history.written
    lately = range(len(written) - 1, max(len(written) - LATELY, 0) - 1, -1)
    kinds = (misfortune_in_talk(written[at], written[:at]) for at in lately)
    return next((kind for kind in kinds if kind is not None), None)


def of_whom(consultation: Consultation, texts: Sequence[str]) -> list[str]:
    """The texts with the one who was lost in them."""
    told = [message for message in consultation.case.history.written if misfortune_told(message) == GRIEF]
    lost = next((name for words, name in LOST_ONES if told and words.search(told[-1])), THAT_PERSON)
    return [text.format(lost=josa(lost, "을/를")) for text in texts]

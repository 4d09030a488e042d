"""``screen``: the written signs, the model's risk head and the talk so far, weighed into one decision (pure)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.schemas.turn import History, Message, Reading, Risk, RiskLevel, Role
from app.services.safety_screen.normal_form import normalise
from app.services.safety_screen.tables import Sign, Signs, Weight, around, load_signs

#: Probabilities of the model's risk head from which on a message without a sign is met gently or as a
#: crisis; ``BEYOND_DOUBT`` is asked for in everyday matters. Chosen on the open sets of ``tests/safety``.
UNSURE, CERTAIN, BEYOND_DOUBT = 0.50, 0.65, 0.95
WATCH_AFTER_CRISIS = 4  # turns that stay gentle after a crisis
WATCH_AFTER_CONCERN = 1
BLANK = " ▒ "
GRAVITY = (RiskLevel.NONE, RiskLevel.CONCERN, RiskLevel.CRISIS)


@dataclass(frozen=True, slots=True)
class Heard:
    """What the words of one message say, and how far a guess of the model may raise it."""

    level: RiskLevel = RiskLevel.NONE
    rules: tuple[str, ...] = ()
    imminent: bool = False
    about_other: bool = False
    trust: RiskLevel = RiskLevel.NONE  # the most that the model alone may raise


def screen(text: str, reading: Reading | None, history: History) -> Risk:
    """How far the crisis lane goes for ``text``. Never raises."""
    watch = turns_to_watch(history.messages)
    heard = listen(normalise(text), load_signs(), watched=watch > 0)
    felt = feel(heard, 0.0 if reading is None else reading.risk)
    level = max(heard.level, felt, RiskLevel.CONCERN if watch else RiskLevel.NONE, key=GRAVITY.index)
    further = {"model": felt is not RiskLevel.NONE, "watch": watch > 0}
    rules = (*heard.rules, *(name for name, spoke in further.items() if spoke))
    return Risk(level, rules, imminent=heard.imminent, about_other=heard.about_other)


def listen(text: str, signs: Signs, *, watched: bool) -> Heard:
    """The signs in a message of normal form; while a crisis is not closed, faint ones count fully."""
    left = without_harmless(text, signs)
    found = signs_in(left, signs)
    names = tuple(sign.name for sign in found)
    imminent = any(sign.imminent for sign in found)
    if watched and signs.renewed.search(left):
        return Heard(RiskLevel.CRISIS, (*names, "renewed"), imminent)
    if not found:
        return Heard(trust=trust_in_model(text, left, signs))
    if is_over(left, signs):
        return Heard(RiskLevel.CONCERN, (*names, "past"))
    grave = watched or any(sign.weight is not Weight.FAINT for sign in found)
    return Heard(
        RiskLevel.CRISIS if grave else RiskLevel.CONCERN,
        names,
        imminent,
        about_other=signs.other.search(left) is not None and signs.own.search(left) is None,
        trust=RiskLevel.NONE if grave else RiskLevel.CRISIS,
    )


def without_harmless(text: str, signs: Signs) -> str:
    """The text without hyperbole and the like; the feeling that was said with it (a group) stays."""
    return signs.harmless.sub(lambda found: next(filter(None, found.groups()), "") + BLANK, text)


def signs_in(text: str, signs: Signs) -> list[Sign]:
    """The signs a text carries."""
    return [sign for sign in signs.signs if sign.shows(text) and is_own(sign, text, signs)]


def is_own(sign: Sign, text: str, signs: Signs) -> bool:
    """Whether the sign is no mere mention in a story, the news or a lesson."""
    if sign.weight is not Weight.MENTION:
        return True
    places = [around(found) for found in sign.pattern.finditer(text)]
    return any(not signs.retold.search(place) or signs.own_words.search(place) for place in places)


def is_over(text: str, signs: Signs) -> bool:
    """Whether it was once, is over, and has not come back."""
    told = signs.past.search(text) and signs.recovered.search(text)
    return told is not None and signs.relapsed.search(text) is None


def trust_in_model(text: str, left: str, signs: Signs) -> RiskLevel:
    """The most that may be raised where no sign is: nothing after hyperbole, little in everyday matters."""
    if left != text:
        return RiskLevel.NONE
    return RiskLevel.CONCERN if signs.everyday.search(left) else RiskLevel.CRISIS


def feel(heard: Heard, risk: float) -> RiskLevel:
    """What the model's probability of ``risk`` amounts to beside the words."""
    if heard.trust is RiskLevel.NONE or risk < UNSURE:
        return RiskLevel.NONE
    if heard.trust is RiskLevel.CONCERN:
        return RiskLevel.CONCERN if risk >= BEYOND_DOUBT else RiskLevel.NONE
    return RiskLevel.CRISIS if risk >= CERTAIN else RiskLevel.CONCERN


def turns_to_watch(messages: Iterable[Message]) -> int:
    """How many more turns stay gentle; each customer message after a crisis takes one off."""
    watch = 0
    for message in messages:
        if message.role is not Role.CUSTOMER:
            continue
        if message.risk is RiskLevel.CRISIS:
            watch = WATCH_AFTER_CRISIS
        elif message.risk is RiskLevel.CONCERN and watch == 0:
            watch = WATCH_AFTER_CONCERN
        else:
            watch = max(watch - 1, 0)
    return watch

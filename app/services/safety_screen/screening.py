"""``screen``: written signs, learnt wording, the model's risk head and the talk so far, as one decision (pure).

Signs say what was said outright or in words people often use. Wording (``word_weights``) and the model's
risk head, weighed together, read what nobody wrote down: as a crisis where they are certain, gently where
they find it likely, unless the wording alone finds it far-fetched. A faint sign becomes a crisis where they
find it likely. A sign whose wording speaks against danger is met gently; the model alone never takes a sign back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.schemas.labels import RiskLevel
from app.schemas.subject import ASKED
from app.schemas.talk import History, Message, Role
from app.schemas.turn import EVERYDAY, FraudAlert, Reading, Risk
from app.services import own_language
from app.services.safety_screen.done_by_others import without_learnt_danger
from app.services.safety_screen.normal_form import sign_form
from app.services.safety_screen.sign_search import (
    BLANK,
    is_over,
    signs_in,
    tells,
    whole_signs,
    without_harmless,
)
from app.services.safety_screen.tables import DangerSign, Signs, Weight, load_signs
from app.services.word_weights import WordWeights, load_weights, log_odds

FOLDER = Path(__file__).parent
NO_TALK = History()
WATCH_AFTER_CRISIS = 4  # turns that stay gentle after a crisis
WATCH_AFTER_CONCERN = 1
TOLD_KEPT = 3  # messages for which what was told before says what is meant
DANGER = "danger"
#: Log-odds of the wording under which the model alone gives no cause for concern: of 2,720 rows of danger that
#: neither had learnt from, four would be missed for it.
WORDLESS = -3.0
LIGHT = frozenset({Weight.FAINT, Weight.ASKED})
ASK_FIRST = ({Weight.ASKED}, {Weight.ASKED, Weight.BESIDE})  # what a message holds that is asked about
#: How old somebody is tells of no danger; the weights learnt it as one, from the young who told of theirs.
AGE = re.compile(
    r"(?<![\d가-힣])(?:(?:저|나|전|난|저는|나는|제가|내가) )?(?:만 )?\d{1,2} ?(?:살|세)(?:인데|이고|이라서?|이에요|예요|입니다|이거든요?)?(?:\s|$)"
)
MEDICINE_TAKEN = "medicine_taken"
CARD_ASKS = "treatment_ended"  # its card asks itself whether the end of a life is meant
OUTRIGHT = frozenset({"wish_to_die", "wish_not_to_live", "line_in_vain", "would_harm", "coerced"})
#: Signs of an end that is prepared, or of leave that is taken.
LEAVING = frozenset(
    {
        "note",
        "last_words",
        "last_arrangements",
        "leave_taking",
        "after_i_am_gone",
        "settled_and_thanked",
        "preparing",
    }
)
#: The sign for danger that is told in another language, and the kinds of it that are now.
IN_OWN_LANGUAGE = {
    own_language.ILL: "collapsed",
    own_language.THREAT: "threatened",
    own_language.HIT: "hit_at_home",
    own_language.NOW: "about_to",
    own_language.WISH: "wish_to_die",
    own_language.OTHER: "wish_to_die",
}


@dataclass(frozen=True, slots=True)
class Heard:
    """What the words of one message say."""

    level: RiskLevel = RiskLevel.NONE
    rules: tuple[str, ...] = ()
    imminent: bool = False
    about_other: bool = False
    settled: bool = False  # the wording has no say: a past told as past, or mere hyperbole


def screen(text: str, reading: Reading | None, history: History, fraud: FraudAlert | None = None) -> Risk:
    """How far the crisis lane goes for ``text``, in which ``fraud`` was heard. Never raises."""
    return without_learnt_danger(heard_alone(text, reading, history), text, fraud, history)


def heard_alone(text: str, reading: Reading | None, history: History) -> Risk:
    """How far the crisis lane goes for ``text``, whatever others do in it."""
    watch = turns_to_watch(history.messages)
    normal, written = sign_form(text), tuple(map(sign_form, history.written))
    told = without_help_sought(normal) if watch else without_everyday(normal, written)
    heard = foreign_danger(text) or listen(
        told,
        load_signs(),
        watched=watch > 0,
        lingering=watch > 0 and was_grave(history),
        left=watch > 0 and leave_taken(written),
        talk="\n".join(written),
    )
    if told != normal:
        heard = replace(heard, settled=True)
    heard = put_right(normal, history) or heard
    if was_asked(history):
        heard = admission(normal, history) or heard
    weighed = weigh(heard, normal, reading)
    if weighed.level is RiskLevel.NONE:  # a sign that counts only beside another has found none
        rules = (EVERYDAY,) if not watch and told != normal and not told.strip(BLANK) else ()
        weighed = replace(weighed, rules=rules, level=RiskLevel.CONCERN if watch else RiskLevel.NONE)
    rules = (*weighed.rules, *(("watch",) if watch else ()))
    about_other = weighed.about_other and weighed.level is not RiskLevel.NONE
    imminent = weighed.imminent and weighed.level is RiskLevel.CRISIS
    return Risk(weighed.level, rules, imminent=imminent, about_other=about_other)


def foreign_danger(text: str) -> Heard | None:
    """Danger that a message tells in another language; ``None`` where it tells none."""
    kind = own_language.danger_told(text)
    if kind is None:
        return None
    now = kind not in {own_language.WISH, own_language.OTHER}
    other = kind in {own_language.OTHER, own_language.ILL}
    return Heard(RiskLevel.CRISIS, (IN_OWN_LANGUAGE[kind],), now, other, settled=True)


def leave_taken(written: Iterable[str]) -> bool:
    """Whether the customer told before of an end that is prepared, or took leave."""
    return any(sign.name in LEAVING for text in written for sign in signs_in(text, load_signs()))


def without_help_sought(text: str) -> str:
    """The text after a crisis without the telling of how help was sought."""
    return load_signs().sought.sub(BLANK, text)


def without_everyday(text: str, written: Sequence[str]) -> str:
    """The text without what is harmless as long as no danger was told lately, by what was ``written`` before."""
    signs = load_signs()
    left = signs.everyday.sub(BLANK, text)
    lately = (*written[-TOLD_KEPT:], text)
    for told in signs.told_before:
        if any(told.before.search(each) for each in lately):
            left = told.pattern.sub(BLANK, left)
    return left


def admission(text: str, history: History) -> Heard | None:
    """A yes to what was asked, if ``text`` is one; to more medicine than is prescribed, it is danger now."""
    signs, told = load_signs(), history.last(Role.CUSTOMER)
    asked = () if told is None else signs_in(sign_form(told.text), signs)
    of_medicine = any(sign.name == MEDICINE_TAKEN for sign in asked)
    if not signs.admitted.search(text) and not (of_medicine and signs.overtaken.search(text)):
        return None
    rules = ("admitted", "taken") if of_medicine else ("admitted",)
    return Heard(RiskLevel.CRISIS, rules, imminent=of_medicine, settled=True)


def put_right(text: str, history: History) -> Heard | None:
    """What was told before, of the one whom ``text`` says it was about, if the last card took it for the writer's."""
    signs = load_signs()
    cards = [about for about in history.subjects if about.of_crisis]
    if not cards or cards[-1].matter != "own" or not signs.meant_other.search(text):
        return None
    told = [each.text for each in history.messages if each.risk is RiskLevel.CRISIS]
    found = signs_in(sign_form(told[-1]), signs) if told else []
    names = tuple(dict.fromkeys(sign.name for sign in found))
    imminent = any(sign.imminent for sign in found)
    return Heard(RiskLevel.CRISIS, (*names, "meant_other"), imminent, about_other=True, settled=True)


def tells_danger(text: str, history: History = NO_TALK) -> bool:
    """Whether the words of a message alone stop the talk, where the model is not asked."""
    return screen(text, None, history).stops


def listen(
    text: str,
    signs: Signs,
    *,
    watched: bool,
    lingering: bool = False,
    left: bool = False,
    talk: str = "",
) -> Heard:
    """The signs in a message of normal form; while a crisis is not closed, faint ones count fully.

    ``lingering``: danger was told or asked about before. ``left``: leave was taken. ``talk``: what the customer wrote.
    """
    rest = without_harmless(text, signs)
    found = [
        sign
        for sign in (*signs_in(rest, signs), *whole_signs(text, rest, signs))
        if left or sign.weight is not Weight.LEFT
    ]
    found = [sign for sign in found if sign.follows(f"{talk}\n{text}")]
    names = tuple(dict.fromkeys(sign.name for sign in found))
    imminent = any(sign.imminent for sign in found)
    about_other = signs.other.search(rest) is not None and signs.own.search(rest) is None
    if not found and signs.denied.search(text):
        return Heard(RiskLevel.CONCERN, ("denied",), settled=True)
    if not watched and all(sign.weight is Weight.BESIDE for sign in found):
        return Heard(rules=names, imminent=imminent, about_other=about_other, settled=rest != text)
    if not watched and {sign.weight for sign in found} in ASK_FIRST:
        return Heard(RiskLevel.CONCERN, names, settled=True)
    if (watched and signs.renewed.search(rest)) or (lingering and signs.lingering.search(rest)):
        return Heard(RiskLevel.CRISIS, (*names, "renewed"), imminent, settled=True)
    if not found:
        return Heard(about_other=about_other, settled=rest != text)
    if is_over(rest, signs):
        return Heard(RiskLevel.CONCERN, (*names, "past"), settled=True)
    grave = watched or any(sign.weight not in LIGHT for sign in found)
    level = RiskLevel.CRISIS if grave else RiskLevel.CONCERN
    return Heard(level, names, imminent, about_other, settled=watched or is_outright(found))


def is_outright(found: Iterable[DangerSign]) -> bool:
    """Whether a sign says it so plainly that the rest of the wording does not matter."""
    return any(sign.name in OUTRIGHT or sign.imminent for sign in found)


def weigh(heard: Heard, text: str, reading: Reading | None) -> Heard:
    """What was heard, raised by the learnt wording of ``text`` and the model's ``reading``, or lowered by the wording."""
    if heard.settled:
        return heard
    weighed = load_wording().weigh(AGE.sub("", text) or text, reading)
    odds, at = weighed.odds[DANGER], weighed.at
    seconded = reading is not None and log_odds(reading.risk) > 0
    rules = (*heard.rules, "wording", *(("model",) if seconded else ()))
    faint = heard.level is RiskLevel.CONCERN
    if odds >= at["likely" if faint else "certain"]:
        return replace(heard, level=RiskLevel.CRISIS, rules=rules)
    spoken = weighed.words.get(DANGER, odds) >= WORDLESS
    if heard.level is RiskLevel.NONE and odds >= at["likely"] and spoken:
        return replace(heard, level=RiskLevel.CONCERN, rules=rules)
    if heard.level is RiskLevel.CRISIS and weighed.unlikely:
        return replace(heard, level=RiskLevel.CONCERN, rules=(*heard.rules, "unlikely"))
    return heard


def load_wording() -> WordWeights:
    """The learnt weights of this screen."""
    return load_weights(FOLDER)


def was_asked(history: History) -> bool:
    """Whether the last answer asked plainly if the end of a life was meant."""
    said, told = history.last(Role.COUNSELLOR), history.last(Role.CUSTOMER)
    if said is None or said.subject == ASKED:
        return said is not None
    by_card = said.subject.of_crisis and told is not None
    return by_card and told is not None and tells(told.text, CARD_ASKS)


def was_grave(history: History) -> bool:
    """Whether danger was told before in the talk, or the last answer asked plainly about it."""
    return was_asked(history) or any(message.risk is RiskLevel.CRISIS for message in history.messages)


def turns_to_watch(messages: Iterable[Message]) -> int:
    """How many more turns stay gentle; each customer message after a crisis takes one off.

    Danger that is now is watched over until an answer was about it as past.
    """
    watch, now = 0, False
    for message in messages:
        if message.subject.of_crisis:
            now = message.subject.now
        if message.role is not Role.CUSTOMER:
            continue
        if message.risk is RiskLevel.CRISIS:
            watch = WATCH_AFTER_CRISIS
        elif message.risk is RiskLevel.CONCERN and watch == 0:
            watch = WATCH_AFTER_CONCERN
        else:
            watch = max(watch - 1, 0)
    return max(watch, int(now))

"""``crisis_reply``: what is said to somebody in danger, written by people and chosen to fit (pure)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from zlib import crc32

from app.schemas.labels import Emotion, Topic
from app.schemas.subject import NOTHING
from app.schemas.turn import Author, Case, Draft
from app.services.own_language import line_for
from app.services.safety_screen.card_hearing import heard_in, openings_of
from app.services.safety_screen.card_kinds import kind_of, subject_of
from app.services.safety_screen.school_age import is_young
from app.services.told_deceit import tells_deceit
from rules.knowledge import current_registry

CARDS = (
    "crisis_card.toml",
    "danger_now_card.toml",
    "others_card.toml",
    "wronged_card.toml",
    "emergency_card.toml",
)
FILES = tuple(Path(__file__).with_name(name) for name in CARDS)
Wording = Mapping[str, tuple[str, ...]]

#: What each card says, in this order. A section without words is left out.
SECTIONS = {
    "own": ("opening", "away", "grounding", "numbers", "person", "debt", "question"),
    "now": ("first", "move", "grounding", "person", "numbers", "debt", "question"),
    "other": ("opening", "ask", "away", "danger", "numbers", "person", "debt", "question"),
    "other_now": ("first", "move", "person", "numbers", "question"),
    "attacked_now": ("first", "move", "blame", "numbers", "question"),
    "attacked_young_now": ("first", "move", "blame", "numbers", "question"),
    "ill_now": ("first", "move", "person", "numbers", "question"),
    "ill_today": ("first", "move", "numbers", "question"),
    "missing": ("first", "move", "numbers", "question"),
    "missing_again": ("opening", "numbers", "question"),
    "witness": ("opening", "danger", "help", "numbers", "question"),
    "ill_again": ("opening", "numbers", "question"),
    "violated": ("opening", "danger", "help", "person", "question"),
    "violated_again": ("opening", "numbers", "question"),
    "witness_again": ("opening", "numbers", "question"),
    "attacked_again": ("opening", "numbers", "question"),
    "again": ("opening", "away", "step", "numbers", "question"),
    "other_again": ("opening", "away", "step", "numbers", "question"),
    "now_again": ("opening", "step", "numbers", "question"),
    "other_now_again": ("opening", "step", "numbers", "question"),
}
ATTACKED_NOW = "attacked_now"
OF_CHILDREN = frozenset({"bullied", "unfed", "sibling_beaten"})  # what befalls only them
AWAY = frozenset({"held", "driving", "would_harm"})  # what is to be put out of reach, or left
BREATH_AWAY = frozenset({"taken", "smoke", "fire"})  # nobody is told to breathe calmly there
TONES = {
    Emotion.SADNESS: "sadness",
    Emotion.WORRY: "worry",
    Emotion.ANGER: "anger",
    Emotion.JOY: "joy",
}
GAMBLING = re.compile(r"도박|토토|바카라|카지노|슬롯|홀덤|경마|파워볼")
DEBT = re.compile(
    rf"빚|대출|카드|이자|연체|추심|독촉|돈|파산|회생|보증|사채|압류|갚|코인|주식|월세|사기|변제|신용|{GAMBLING.pattern}"
)
#: Asked in a talk about an inheritance: what becomes of the debts. Where the talk was of none, it is a sign and nothing else.
INHERITING = re.compile(r"상속|물려 ?받|한정 ?승인|돌아가(?:셨|신|시고)")
HANDED_DOWN = re.compile(
    r"(?:빚|대출|채무|연체).{0,16}(?:물려|상속|넘어가|넘어갈|떠안|갚아야|어떻게)|(?:물려|상속).{0,10}(?:빚|대출|채무)"
)


@dataclass(frozen=True, slots=True)
class CardTalk:
    """What the wording is chosen by."""

    case: Case
    kind: str  # a key of SECTIONS
    seed: int  # the same request always chooses the same wording
    before: str  # all the counsellor said in this talk

    def pick(self, options: Sequence[str]) -> str:
        """A wording that was not said in this talk yet; the seed decides among them."""
        turned = [options[(self.seed + step) % len(options)] for step in range(len(options))]
        return next((text for text in turned if not self.said(text)), turned[0])

    def said(self, text: str) -> bool:
        """Whether the counsellor said this wording before."""
        return current_registry().render(text, self.case.today).text in self.before


def crisis_reply(case: Case) -> Draft:
    """The crisis card for ``case``. Never raises."""
    talk = talk_of(case)
    words = load_words()[talk.kind]
    sections = [name for name in SECTIONS[talk.kind] if name in words and fits(name, case)]
    lines = [talk.pick(words[name][wording_of(name, talk, words[name])]) for name in sections]
    own_words = line_for(case.written)
    rendered = current_registry().render("\n".join(filter(None, (own_words, *lines))), case.today)
    return Draft(
        text=rendered.text,
        author=Author.CRISIS_CARD,
        subject=subject_of(talk.kind),
        facts=tuple(dict.fromkeys(rendered.used)),
    )


def talk_of(case: Case) -> CardTalk:
    """The kind of card and what its wording is chosen by."""
    said = case.history.answers
    cards = [about for about in case.history.subjects if about.of_crisis]
    return CardTalk(
        case=case,
        kind=for_the_young(kind_of(case.analysis.risk, cards[-1] if cards else NOTHING), case),
        seed=crc32(case.guarded.turn.request_id.encode()) + len(said),
        before="\n".join(message.text for message in said),
    )


def for_the_young(kind: str, case: Case) -> str:
    """The kind of card; whoever is beaten or left at school age needs a grown-up, and no word of partners or debts."""
    of_school_age = is_young(case.written)
    if kind != ATTACKED_NOW or not (of_school_age or not OF_CHILDREN.isdisjoint(case.analysis.risk.rules)):
        return kind
    return "attacked_young_now"


def fits(section: str, case: Case) -> bool:
    """Whether the section belongs in this answer: debt is spoken of only where it was."""
    if section == "grounding":
        return BREATH_AWAY.isdisjoint(case.analysis.risk.rules)
    if section == "away":
        return not AWAY.isdisjoint(case.analysis.risk.rules)
    return (
        section != "debt"
        or was_deceived(case)
        or case.analysis.topic is Topic.FINANCE
        or DEBT.search(case.text) is not None
    )


def wording_of(section: str, talk: CardTalk, wording: Wording) -> str:
    """The key of the wording that fits what was said, what happened and what is felt."""
    analysis = talk.case.analysis
    if section == "debt" and "inherited" in wording and asks_of_inheritance(talk.case):
        return "inherited"
    if section == "debt" and "gambled" in wording and has_gambled(talk.case):
        return "gambled"
    if section == "debt" and "deceived" in wording and was_deceived(talk.case):
        return "deceived"
    if "any" in wording:
        return next((name for name in heard_in(talk.case) if name in wording), "any")
    felt = "plain" if analysis.emotion is None else TONES.get(analysis.emotion, "plain")
    found = openings_of(analysis.risk.rules, talk.case.text)
    return next((name for name in found if name in wording), felt)


def was_deceived(case: Case) -> bool:
    """Whether this message or one before tells of a fraud: nobody there is told of ways for debts."""
    return any(map(tells_deceit, case.written))


def has_gambled(case: Case) -> bool:
    """Whether this message or one before names gambling: the line that helps to stop is named there."""
    return any(map(GAMBLING.search, case.written))


def asks_of_inheritance(case: Case) -> bool:
    """Whether a talk about an inheritance asks what becomes of the writer's own debts."""
    written = map(INHERITING.search, case.history.written)
    return HANDED_DOWN.search(case.text) is not None and any(written)


@cache
def load_words() -> Mapping[str, Mapping[str, Wording]]:
    """All wording by card and section, read once for the life of the process."""
    tables = {kind: rows for file in FILES for kind, rows in tomllib.loads(file.read_text("utf-8")).items()}
    return {
        kind: {
            section: {name: tuple(options) for name, options in wording.items()}
            for section, wording in sections.items()
        }
        for kind, sections in tables.items()
    }

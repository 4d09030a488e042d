"""What an answer refers to: its kind, the offices it names, the facts it rests on (pure)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app.schemas.chat import ContactOut, SourceOut
from app.schemas.labels import Topic
from app.schemas.talk import ReplyKind
from app.schemas.turn import Author, Reply
from rules.facts.registry import Hotline
from rules.knowledge import current_registry

SHORT = 4  # digits: a number this short is only a number when its office stands before it


def kind_of(reply: Reply) -> ReplyKind:
    """What kind of answer a turn got."""
    if reply.draft.author is Author.CRISIS_CARD:
        return ReplyKind.CRISIS
    fraud = reply.case.analysis.fraud
    if fraud is not None and fraud.certain and reply.draft.subject.guides:
        return ReplyKind.URGENT
    return ReplyKind.COUNSEL if reply.case.analysis.topic is Topic.FINANCE else ReplyKind.GENERAL


def contacts_in(text: str, today: date) -> list[ContactOut]:
    """The offices whose numbers an answer gives, in its order."""
    given = [line for line in current_registry().hotlines.values() if gives(text, line, today)]
    given.sort(key=lambda line: text.find(line.number))
    return [ContactOut(name=line.name, number=line.number, purpose=line.purpose) for line in given]


def gives(text: str, line: Hotline, today: date) -> bool:
    """Whether an answer gives this number."""
    if not line.quotable(today):
        return False
    return line.label in text or (len(line.number) > SHORT and line.number in text)


def sources_of(facts: Iterable[str]) -> list[SourceOut]:
    """The registry facts among the ids that were quoted."""
    found = (current_registry().facts.get(identifier) for identifier in facts)
    return [
        SourceOut(text=fact.text, source=fact.source, checked_on=fact.checked_on)
        for fact in found
        if fact is not None
    ]

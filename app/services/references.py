"""What an answer refers to: its kind, and the offices and facts among the ids of what it quoted (pure)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app.schemas.chat import ContactOut, SourceOut
from app.schemas.labels import Topic
from app.schemas.talk import ReplyKind
from app.schemas.turn import Author, Reply
from rules.knowledge import current_registry


def kind_of(reply: Reply) -> ReplyKind:
    """What kind of answer a turn got."""
    if reply.draft.author is Author.CRISIS_CARD:
        return ReplyKind.CRISIS
    fraud = reply.case.analysis.fraud
    if fraud is not None and fraud.certain and reply.draft.subject.guides:
        return ReplyKind.URGENT
    return ReplyKind.COUNSEL if reply.case.analysis.topic is Topic.FINANCE else ReplyKind.GENERAL


def contacts_of(quoted: Iterable[str], today: date) -> list[ContactOut]:
    """The hotlines among the ids that were quoted, as far as their numbers may be given today."""
    found = (current_registry().hotlines.get(identifier) for identifier in quoted)
    return [
        ContactOut(name=line.name, number=line.number, purpose=line.purpose)
        for line in found
        if line is not None and line.quotable(today)
    ]


def sources_of(facts: Iterable[str]) -> list[SourceOut]:
    """The registry facts among the ids that were quoted."""
    found = (current_registry().facts.get(identifier) for identifier in facts)
    return [
        SourceOut(text=fact.text, source=fact.source, checked_on=fact.checked_on)
        for fact in found
        if fact is not None
    ]

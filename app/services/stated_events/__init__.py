"""What a customer says has happened to himself: a loan decided, work lost, money lost by investing.

Pure and careful: only what is stated as a fact of the writer's own counts, not what is feared, denied,
asked about in general or told of somebody else. Sure of little is better than wrong; how often it is
right is measured and stands in ``rules/calibration.json``.
"""

from __future__ import annotations

import re

from app.schemas.talk import History
from app.services.stated_events.clauses import clauses
from app.services.stated_events.events import EVENTS, EventWords
from app.services.stated_events.misfortunes import misfortune_in_talk, misfortune_told
from rules.metrics import Metric
from rules.said import Said

__all__ = ["hear", "hear_in_talk", "misfortune_in_talk", "misfortune_told"]


def hear(message: str) -> Said:
    """The events that a message states about its writer."""
    parts = list(clauses(message))
    found = frozenset(
        event.metric
        for event in EVENTS
        if event.about(message) and any(states(event, part.text) for part in parts if not part.others)
    )
    return Said(found)


def hear_in_talk(message: str, history: History) -> Said:
    """The events that a message states, else those of the newest earlier message of the talk that stated any.

    What was taken back since does not count: 다시 취직했어요.
    """
    now = hear(message)
    over = taken_back(message)
    if now.events:
        return now
    for said in reversed(history.said):
        if told := hear(said.text).events:
            return Said(told - over, earlier=said.at) if told - over else Said()
        over |= taken_back(said.text)
    return Said()


def taken_back(message: str) -> frozenset[Metric]:
    """The events that a message tells to be over, or given up."""
    parts = [part.text for part in clauses(message) if not part.others]
    return frozenset(
        event.metric for event in EVENTS if any(states(event, part, event.over) for part in parts)
    )


def states(event: EventWords, clause: str, words: re.Pattern[str] | None = None) -> bool:
    """Whether a clause states the event, or what ``words`` say of it, as a fact."""
    found = (words or event.happened).finditer(clause)
    return any(not event.denied(clause, one.start(), one.end()) for one in found)

"""What a customer says has happened to himself: a loan decided, work lost, money lost by investing.

Pure and careful: only what is stated as a fact of the writer's own counts, not what is feared, denied,
asked about in general or told of somebody else. Sure of little is better than wrong; how often it is
right is measured and stands in ``rules/calibration.json``.
"""

from __future__ import annotations

from app.services.stated_events.clauses import clauses
from app.services.stated_events.events import EVENTS, Event
from app.services.stated_events.misfortunes import misfortune_told
from rules.said import Said

__all__ = ["hear", "misfortune_told"]


def hear(message: str) -> Said:
    """The events that a message states about its writer."""
    parts = list(clauses(message))
    found = frozenset(
        event.metric
        for event in EVENTS
        if event.about(message) and any(states(event, part.text) for part in parts if not part.others)
    )
    return Said(found)


def states(event: Event, clause: str) -> bool:
    """Whether a clause states the event as a fact."""
    return any(
        not event.denied(clause, found.start(), found.end()) for found in event.happened.finditer(clause)
    )

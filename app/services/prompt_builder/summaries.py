"""What is kept of the older part of a long talk (pure)."""

from __future__ import annotations

import re

from app.schemas.talk import History, Message, Role, Summary
from app.services.prompt_builder.unsafe_turns import harmless_turns

LONG, KEPT = 16, 8  # messages: from when on a talk is summarised, and how many stay as they are
LENGTH = 400  # characters
QUOTED, QUOTE_LENGTH = 5, 60
SENTENCE = re.compile(r"(?<=[.?!])\s")


def uncovered(history: History) -> tuple[Message, ...]:
    """The messages that the summary does not tell of."""
    if history.summary is None:
        return history.messages
    return tuple(message for message in history.messages if message.at > history.summary.until)


def due(history: History) -> tuple[Message, ...]:
    """The messages that it is time to summarise; none while the talk is short."""
    fresh = uncovered(history)
    return fresh[:-KEPT] if len(fresh) > LONG else ()


def extracted(history: History) -> Summary | None:
    """A summary of the customer's own words, made without a model; ``None`` when none is due."""
    older = due(history)
    if not older:
        return None
    said = [first_words(message.text) for message in harmless_turns(older) if message.role is Role.CUSTOMER]
    before = [] if history.summary is None else [history.summary.text]
    quotes = [f"고객이 한 말: {' / '.join(said[-QUOTED:])}"] if said else []
    return Summary(" ".join((*before, *quotes))[-LENGTH:], older[-1].at)


def first_words(text: str) -> str:
    """The first sentence, shortened."""
    first = SENTENCE.split(text.replace("\n", " "), maxsplit=1)[0].strip()
    return first if len(first) <= QUOTE_LENGTH else first[: QUOTE_LENGTH - 1] + "…"


def written(history: History, text: str) -> Summary | None:
    """The model's summary, when it is one; ``None`` when it is empty or not due."""
    older, plain = due(history), " ".join(text.split())
    return Summary(plain[:LENGTH], older[-1].at) if older and plain else None

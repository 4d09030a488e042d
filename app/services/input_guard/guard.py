"""``guard``: from the turn as it arrived to the turn that models, stores and logs may see (pure)."""

from __future__ import annotations

from app.schemas.turn import GuardedTurn, Turn
from app.services.input_guard.injection import steers
from app.services.input_guard.personal_data import find
from app.services.input_guard.placeholders import mask
from app.services.input_guard.tidy import tidy


def guard(turn: Turn) -> GuardedTurn:
    """Normalise the message, mask its personal data and see whether it tries to steer the model.

    Never raises. Guarding a guarded text changes nothing.
    """
    text = tidy(turn.message)
    masked = mask(text, find(text))
    return GuardedTurn(
        turn=turn,
        text=masked.text,
        masked=masked.kinds,
        injection=steers(turn.message),
    )

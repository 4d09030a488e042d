"""Free text that is kept: without the personal data in it (pure)."""

from __future__ import annotations

from datetime import UTC, datetime

from app.schemas.turn import Turn
from app.services.input_guard import guard


def masked(text: str) -> str:
    """``text`` as a turn's message would be kept."""
    turn = Turn(
        user_id="", session_id="", request_id="", message=text, received_at=datetime.min.replace(tzinfo=UTC)
    )
    return guard(turn).text

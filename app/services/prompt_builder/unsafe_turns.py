"""Turns that no model reads, neither when they are said nor later as history: fraud and attempts to steer (pure)."""

from __future__ import annotations

from collections.abc import Sequence

from app.schemas.talk import Message, Role
from app.services.fraud_screen import detect_fraud
from app.services.input_guard import steers


def harmless_turns(messages: Sequence[Message]) -> tuple[Message, ...]:
    """The messages without those turns and what was answered to them."""
    kept: list[Message] = []
    unsafe = False
    for message in messages:
        if message.role is Role.CUSTOMER:
            unsafe = is_unsafe(message.text)
        if not unsafe:
            kept.append(message)
    return tuple(kept)


def is_unsafe(text: str) -> bool:
    """Whether a customer's message tells of fraud or reads like an attempt to steer."""
    return steers(text) or detect_fraud(text, None) is not None

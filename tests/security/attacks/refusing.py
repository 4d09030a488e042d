"""Harmless messages that are turned away: refused, taken for an attack, or for a crisis."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from app.core.config import ROOT
from app.services.input_guard.injection import steers
from tests.security.attacks.holding import ATTACKER, service, settings_of

REPLIES = ROOT / "app" / "services" / "advice_templates" / "texts" / "replies.toml"


@cache
def refusals() -> tuple[str, ...]:
    """How every refusal begins."""
    said = tomllib.loads(REPLIES.read_text("utf-8"))["refuse"]
    return tuple(line[:16] for kind in said.values() for line in kind["say"])


async def refused(messages: list[str], folder: Path) -> list[str]:
    """Those of ``messages`` that get no answer of their own from the whole application."""
    turned_away = []
    async with service(settings_of(folder)) as http:
        for number, message in enumerate(messages):
            body = {"user_id": ATTACKER, "session_id": f"h-{number}", "message": message}
            response = await http.post("/api/chat", json=body)
            if response.status_code != 200 or is_refusal(response.json()) or steers(message):
                turned_away.append(message)
    return turned_away


def is_refusal(answer: dict[str, object]) -> bool:
    """Whether the answer refuses, or is the crisis card."""
    meta = answer["meta"]
    assert isinstance(meta, dict)
    return meta["kind"] == "crisis" or any(line in str(answer["reply"]) for line in refusals())

"""``GET /api/personas``: the demo customers to talk as, in development only."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from fastapi import APIRouter
from pydantic import BaseModel, Field

from app.api.v1.responses import documented
from app.core.dependencies import ServicesDep
from app.errors import NotFound

WORDS = Path(__file__).with_name("personas.toml")
OPENING = "걱정"

router = APIRouter(prefix="/api", tags=["personas"])


class PersonaOut(BaseModel):
    """A demo customer."""

    user_id: str
    title: str
    story: str
    example: str = Field(description="이 고객이 처음 할 법한 말")
    examples: list[str] = Field(description="다섯 감정마다 하나씩")


class PersonasOut(BaseModel):
    """Every demo customer."""

    personas: list[PersonaOut]


@router.get("/personas", responses=documented(NotFound), summary="시연 고객 (개발 환경에서만)")
def personas(services: ServicesDep) -> PersonasOut:
    """운영 환경에서는 404입니다."""
    if services.settings.environment != "development":
        raise NotFound
    return every_persona()


@cache
def every_persona() -> PersonasOut:
    """The personas in the order of their file."""
    words = tomllib.loads(WORDS.read_text("utf-8"))
    return PersonasOut(personas=[persona_of(user_id, entry) for user_id, entry in words.items()])


def persona_of(user_id: str, entry: dict[str, str | dict[str, str]]) -> PersonaOut:
    """One persona of the file, the worried opening first."""
    openings = entry["openings"]
    assert isinstance(openings, dict)  # noqa: S101
    first = openings[OPENING]
    examples = [first, *(text for text in openings.values() if text != first)]
    return PersonaOut(
        user_id=user_id,
        title=str(entry["title"]),
        story=str(entry["story"]),
        example=first,
        examples=examples,
    )

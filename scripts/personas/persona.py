"""Who the personas are: their lives in one line and what they would write, from the file that the page reads too."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from app.core.config import ROOT
from app.schemas.customer import CustomerProfile
from app.schemas.labels import Emotion
from rules.scenario import Scenario
from scripts.personas.life import Life, profile_of
from scripts.personas.lives import LIVES

WORDS = tomllib.loads((ROOT / "app/api/v1/personas.toml").read_text("utf-8"))
STRANGER_ID = "demo-new"


@dataclass(frozen=True, slots=True)
class Persona:
    """A customer to talk as; ``scenario`` and ``life`` are ``None`` for the one without data."""

    user_id: str
    title: str  # Korean
    story: str  # Korean, one line
    openings: Mapping[Emotion, str]  # Korean, a first message for each emotion
    scenario: Scenario | None
    life: Life | None

    def __post_init__(self) -> None:
        if set(self.openings) != set(Emotion):
            raise ValueError(f"{self.user_id} needs an opening for each emotion")

    def profile(self, today: date) -> CustomerProfile:
        """The customer's data as of ``today``."""
        if self.life is None:
            return CustomerProfile(self.user_id)
        return profile_of(self.user_id, self.life, today)


def id_of(scenario: Scenario) -> str:
    """``demo-`` and the label in kebab case."""
    return "demo-" + scenario.value.lower().replace("_", "-")


def persona_of(user_id: str, scenario: Scenario | None, words: Mapping[str, Any]) -> Persona:
    """A persona from its words. Raises ``KeyError`` for words that are missing."""
    openings = MappingProxyType({Emotion(name): text for name, text in words["openings"].items()})
    life = None if scenario is None else LIVES[scenario]
    return Persona(user_id, words["title"], words["story"], openings, scenario, life)


PERSONAS = tuple(persona_of(id_of(scenario), scenario, WORDS[id_of(scenario)]) for scenario in Scenario)
STRANGER = persona_of(STRANGER_ID, None, WORDS[STRANGER_ID])

if set(WORDS) != {persona.user_id for persona in (*PERSONAS, STRANGER)}:
    raise ValueError("words for a persona that does not exist")

"""What is handed to a language model, and how much of a customer's finances may be in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal


class DataLevel(StrEnum):
    """What of a customer's finances may leave for a language model."""

    NONE = "none"  # neither figures nor the scenario
    BANDS = "bands"  # the scenario, and figures as bands
    FIGURES = "figures"  # the scenario, and figures rounded


@dataclass(frozen=True, slots=True)
class PromptMessage:
    """One message to the model."""

    role: Literal["system", "user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True)
class Prompt:
    """A whole request. ``tokens`` is an estimate from above."""

    messages: tuple[PromptMessage, ...]
    version: str
    tokens: int

"""The flow of one turn: frozen values, each made once and handed forward from stage to stage.

``Turn`` → ``GuardedTurn`` → ``Analysis`` → ``Case`` → ``Draft`` → ``Reply``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Protocol

from app.schemas.customer import CustomerProfile
from app.schemas.labels import Emotion, RiskLevel, Topic, dominant_of
from app.schemas.model_calls import ModelCall
from app.schemas.subject import NOTHING, Subject
from app.schemas.talk import History, Role, Summary
from rules.metrics import Metrics
from rules.risk_next_month import Outlook
from rules.scenario import Absence, ScenarioMatch


class Need(StrEnum):
    """How much a message needs the customer's finances to be answered."""

    NONE = "none"  # as far as its words tell
    TALK = "talk"  # it says little by itself, and the talk is about money
    FIGURES = "figures"


class Degraded(StrEnum):
    """What was missing when the turn was answered; told to the client in ``meta.degraded``."""

    EMOTION_MODEL = "emotion_model"
    HISTORY = "history"
    FINANCE_DATA = "finance_data"
    LANGUAGE_MODEL = "language_model"
    LANGUAGE_MODEL_BUDGET = "language_model_budget"  # the customer's share of the day is used up
    AUDIT_SPOOLED = "audit_spooled"


@dataclass(frozen=True, slots=True)
class Turn:
    """A message as it arrived, after the wire's own checks; ``repr`` leaves out what was written."""

    user_id: str
    session_id: str
    request_id: str
    message: str = field(repr=False)
    received_at: datetime  # aware, UTC
    wants_fine_emotions: bool = False
    actor: str | None = None  # who asks on the customer's behalf (a service's key); None: the customer
    address: str | None = None  # the network address it came from
    key: str | None = None  # the caller's idempotency key: one key, one answer
    #: Kept by the client: nothing is remembered here.
    talk: tuple[tuple[Role, str], ...] | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class GuardedTurn:
    """A turn whose ``text`` is normalised and free of personal data."""

    turn: Turn
    text: str
    masked: tuple[str, ...] = ()  # kinds of personal data found, in order
    injection: bool = False  # reads like an attempt to steer the language model


@dataclass(frozen=True, slots=True)
class Reading:
    """What the emotion model read in one forward pass.

    ``emotions`` has all five labels and sums to 1; ``None`` when the text carries no signal the
    model knows (another language, only symbols). ``fine`` holds KOTE's 44 labels, ``named`` those of them that
    reach their thresholds, the most probable first.
    """

    emotions: Mapping[Emotion, float] | None
    fine: Mapping[str, float]
    finance: float  # probability that the message is finance talk
    risk: float  # probability of suicide, self-harm or a wish to disappear
    model_version: str
    named: tuple[str, ...] = ()
    #: Probability that the message tells of each kind of fraud or illegal lending.
    fraud: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    timings_ms: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def dominant(self) -> Emotion | None:
        """The most probable emotion, ``None`` when there is no signal."""
        return dominant_of(self.emotions)

    @property
    def score(self) -> float:
        """The dominant emotion's probability; 0 when there is none."""
        dominant = self.dominant
        return 0.0 if dominant is None or self.emotions is None else self.emotions[dominant]


#: The rule that spoke where a whole message only sounds like danger: what the model feels in it is not believed.
EVERYDAY = "everyday"


@dataclass(frozen=True, slots=True)
class Risk:
    """The safety screen's decision and what led to it."""

    level: RiskLevel = RiskLevel.NONE
    rules: tuple[str, ...] = ()  # names of the patterns or heads that spoke
    imminent: bool = False  # danger now: 112 and 119 first
    about_other: bool = False  # somebody else is in danger

    @property
    def stops(self) -> bool:
        """Whether the crisis reply takes the place of counselling."""
        return self.level is RiskLevel.CRISIS


@dataclass(frozen=True, slots=True)
class FraudAlert:
    """Signs of fraud or illegal lending; ``kinds`` name the registry's urgent guides.

    Where they are not ``certain``, there is one kind and it is only likely: a word of caution, no guide.
    ``written``: a sign or a reckoned rate says so; else the learnt weight alone does.
    ``yearly_rate``: the unlawful one that was told or follows from what was told, in percent.
    """

    kinds: tuple[str, ...]
    certain: bool = True
    written: bool = True
    yearly_rate: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Analysis:
    """What is understood of the message. ``reading`` is ``None`` when the model was away."""

    reading: Reading | None
    topic: Topic
    risk: Risk
    fraud: FraudAlert | None = None

    @property
    def emotion(self) -> Emotion | None:
        """The dominant emotion, ``None`` when unknown."""
        return None if self.reading is None else self.reading.dominant


@dataclass(frozen=True, slots=True)
class Case:
    """Everything an answer may use, and nothing else."""

    guarded: GuardedTurn
    analysis: Analysis
    history: History
    today: date  # in Korea
    profile: CustomerProfile | None = None  # None: unknown customer, or not looked up, or data away
    metrics: Metrics = field(default_factory=lambda: MappingProxyType({}))
    match: ScenarioMatch | None = None
    absence: Absence | None = None  # why there is no match
    outlook: Outlook | None = None  # what weighs on next month, in overdue and debt scenarios
    degraded: tuple[Degraded, ...] = ()

    @property
    def text(self) -> str:
        """The guarded message."""
        return self.guarded.text

    @property
    def written(self) -> tuple[str, ...]:
        """All that the customer wrote in this talk, oldest first, with the message that is answered."""
        return (*self.history.written, self.text)


class Author(StrEnum):
    """Who wrote a draft."""

    COUNSELLOR = "counsellor"  # the built-in counsellor
    LANGUAGE_MODEL = "language_model"
    CRISIS_CARD = "crisis_card"


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer before verification."""

    text: str
    author: Author
    subject: Subject = NOTHING  # what a follow-up question would refer to
    facts: tuple[str, ...] = ()  # ids of registry facts and hotlines that were quoted
    steps: tuple[str, ...] = ()  # lines of ``text`` that are steps to take, in order
    understood: bool = True  # False: the answer admits that it does not know
    model: str | None = None  # the language model that wrote it
    prompt_version: str | None = None
    findings: tuple[str, ...] = ()  # kinds the verifier found in texts that were not let through
    calls: tuple[ModelCall, ...] = ()  # of the language model, in order
    verify_ms: float = 0.0  # what holding the model's texts against the case took
    degraded: tuple[Degraded, ...] = ()  # what was missing when this was written
    summary: Summary | None = None  # to remember from now on; None: the session's stays


class Listener(Protocol):
    """Whoever hears an answer while it is written. Pieces concatenated are the answer."""

    async def say(self, text: str) -> None:
        """A verified piece of the answer, in order."""

    async def retract(self) -> None:
        """What was said so far does not stand; the answer starts again."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What the customer gets, with what it rests on."""

    case: Case
    draft: Draft
    degraded: tuple[Degraded, ...]

    @property
    def text(self) -> str:
        """The answer's text."""
        return self.draft.text

"""What customers ask of people, and what they may have of their own: values and their wire."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StrictBool, StrictStr

from app.schemas.chat import Identifier, readable
from rules.scenario import Scenario

RequestId = Annotated[StrictStr, Field(min_length=1, max_length=64, pattern=r"^[0-9A-Za-z_.-]+$")]


class HandoffState(StrEnum):
    """How far a hand-off has come."""

    WAITING = "waiting"
    OPEN = "open"
    CLOSED = "closed"


class ObjectionState(StrEnum):
    """How far an objection has come."""

    WAITING = "waiting"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"  # the customer erased everything


class Rating(StrEnum):
    """A thumb."""

    UP = "up"
    DOWN = "down"


class HandoffRequest(BaseModel):
    """A wish to talk to a person."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {
                    "session_id": "default",
                    "reason": "연체 때문에 사람과 상의하고 싶어요",
                    "share_transcript": True,
                    "share_finances": False,
                }
            ]
        },
    )

    session_id: Identifier = "default"
    reason: Annotated[StrictStr, Field(min_length=1, max_length=500), AfterValidator(readable)] = Field(
        description="어떤 도움이 필요한지 (500자까지)"
    )
    share_transcript: StrictBool = Field(
        default=False, description="개인정보를 가린 대화를 상담사와 나누는 데 동의하는지"
    )
    share_finances: StrictBool = Field(
        default=False,
        description="재정 상황(지금의 판단과 근거, 다음 달의 어림)을 상담을 마칠 때까지 상담사와 나누는 데 동의하는지",
    )


class ObjectionRequest(BaseModel):
    """An objection to a label."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [{"label": "DELINQ_EARLY", "text": "지난주에 모두 갚았는데 연체로 나와요"}]
        },
    )

    request_id: RequestId | None = Field(default=None, description="이의가 있는 답변의 요청 ID")
    label: Scenario = Field(description="이의가 있는 시나리오 라벨")
    text: Annotated[StrictStr, Field(min_length=1, max_length=1_000), AfterValidator(readable)] = Field(
        description="어느 점이 사실과 다른지 (1,000자까지)"
    )


class FeedbackRequest(BaseModel):
    """A thumb for one answer."""

    model_config = ConfigDict(extra="forbid")

    user_id: Identifier
    session_id: Identifier = "default"
    request_id: RequestId
    rating: Rating
    reason: Annotated[StrictStr, Field(min_length=1, max_length=500), AfterValidator(readable)] | None = None


class CounsellorReply(BaseModel):
    """What a counsellor writes."""

    model_config = ConfigDict(extra="forbid")

    text: Annotated[StrictStr, Field(min_length=1, max_length=2_000), AfterValidator(readable)]


@dataclass(frozen=True, slots=True)
class TalkLine:
    """One line of a talk."""

    role: str  # user, assistant or counsellor
    text: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Handoff:
    """A hand-off. ``replies`` are a counsellor's; ``transcript`` is there for the counsellor only."""

    handoff_id: str
    user_id: str
    session_id: str
    reason: str
    share_transcript: bool
    share_finances: bool
    state: HandoffState
    created_at: datetime
    closed_at: datetime | None = None
    replies: tuple[TalkLine, ...] = ()
    transcript: tuple[TalkLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection:
    """An objection with a person's answer. ``text`` is ``None`` when the customer erased it."""

    objection_id: str
    user_id: str
    request_id: str | None
    label: str
    title: str  # of the scenario, Korean
    text: str | None
    state: ObjectionState
    created_at: datetime
    due_at: datetime
    answer: str | None = None
    answered_at: datetime | None = None
    evidence: tuple[Mapping[str, Any], ...] = ()  # of that turn; for the person who answers only


@dataclass(frozen=True, slots=True)
class Thumb:
    """What a customer thought of one answer, the reason masked."""

    session_id: str | None
    request_id: str | None
    rating: Rating
    reason: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Receipt:
    """Proof that a customer's conversations were erased."""

    receipt_id: str
    erased_at: datetime
    sessions: int
    notice: str

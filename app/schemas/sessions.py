"""Sessions on the wire."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StrictStr

from app.schemas.chat import ContactOut, SourceOut, readable
from app.schemas.labels import Emotion, Topic
from app.schemas.talk import ReplyKind, Role


class SessionOut(BaseModel):
    """A session in a list."""

    session_id: str
    title: str = Field(description="첫 메시지에서 따 오거나, 고객이 붙인 이름")
    last_at: datetime = Field(description="마지막 메시지의 시각")
    messages: int = Field(description="남아 있는 메시지 수")


class SessionList(BaseModel):
    """A customer's sessions, the last used first."""

    sessions: list[SessionOut]


class SessionMessage(BaseModel):
    """One message of a session."""

    role: Role
    text: str = Field(description="개인정보를 가린 글")
    at: datetime
    topic: Topic | None
    emotion: Emotion | None
    emotions: dict[Emotion, float] | None = Field(description="다섯 감정의 비율")
    scenario: str | None
    kind: ReplyKind | None = Field(description="답변의 갈래. 고객의 메시지이면 null")
    steps: list[str] = Field(description="답변에서 해야 할 일의 순서인 줄들")
    contacts: list[ContactOut] = Field(description="답변에 나온 공식 기관의 전화번호")
    sources: list[SourceOut] = Field(description="답변이 바탕으로 삼은 법과 제도")


class SessionDetail(BaseModel):
    """A session with its messages, oldest first."""

    session_id: str
    title: str
    answered: bool = Field(description="보내신 Idempotency-Key의 메시지에 이미 답했는지")
    messages: list[SessionMessage]


class SessionTitle(BaseModel):
    """A session's new name."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"title": "카드값 상담"}]})

    title: Annotated[StrictStr, Field(max_length=60), AfterValidator(readable)]

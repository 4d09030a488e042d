"""The OpenAI-compatible face: what is read of a request, and the parts of an answer."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictBool, TypeAdapter, field_validator

from app.schemas.chat import Identifier, MessageText
from app.schemas.talk import Role

MODEL = "emofinance"
RECALLED, LONGEST = 12, 4_000  # messages of a talk that the client keeps, and characters of each
TOGETHER = 12_000  # characters of them all: each is guarded anew with every turn
SPEAKERS = {role.value: role for role in Role}
MESSAGE: TypeAdapter[str] = TypeAdapter(MessageText)


class Part(BaseModel):
    """A part of a message's content."""

    type: str
    text: str = ""


class CompletionMessage(BaseModel):
    """One message of the talk."""

    role: Literal["system", "developer", "user", "assistant", "tool", "function"]
    content: str | list[Part] | None = None

    @field_validator("content")
    @classmethod
    def _only_text(cls, content: str | list[Part] | None) -> str | list[Part] | None:
        if isinstance(content, list) and any(part.type != "text" for part in content):
            raise ValueError("글로 된 내용만 읽을 수 있어요.")
        return content

    @property
    def text(self) -> str:
        """The content as text."""
        if isinstance(self.content, list):
            return "\n".join(part.text for part in self.content)
        return self.content or ""


class StreamOptions(BaseModel):
    """How to stream."""

    include_usage: StrictBool = False


class CompletionRequest(BaseModel):
    """A request for a completion; fields that steer a model (``temperature``, ``tools``…) are not heeded."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "model": MODEL,
                    "user": "demo-delinq-early",
                    "messages": [
                        {"role": "user", "content": "카드값이 밀렸는데 어떻게 해야 할지 모르겠어요"}
                    ],
                }
            ]
        }
    )

    model: str = Field(default=MODEL, max_length=100)
    messages: list[CompletionMessage] = Field(
        min_length=1, description="role이 user인 마지막 메시지에 답합니다."
    )
    stream: StrictBool = False
    stream_options: StreamOptions | None = None
    user: Identifier | None = Field(default=None, description="사용자 고유 ID. 토큰이 있으면 비워도 됩니다.")
    session_id: Identifier | None = Field(
        default=None,
        description="주면 이 서비스가 그 대화를 기억하고, messages에서는 마지막 user 메시지만 읽습니다. "
        "비우면 messages가 곧 대화이고, 이 서비스는 대화를 기억하지 않습니다.",
    )

    @field_validator("messages")
    @classmethod
    def _asks_something(cls, messages: list[CompletionMessage]) -> list[CompletionMessage]:
        MESSAGE.validate_python(messages[asked_in(messages)].text)
        return messages

    @property
    def message(self) -> str:
        """What the customer says now."""
        return MESSAGE.validate_python(self.messages[asked_in(self.messages)].text)

    @property
    def talk(self) -> tuple[tuple[Role, str], ...]:
        """What was said last before it, oldest first."""
        before = self.messages[: asked_in(self.messages)]
        said = [(SPEAKERS[m.role], m.text[:LONGEST]) for m in before if m.role in SPEAKERS and m.text]
        return newest(said[-RECALLED:])


def newest(said: Sequence[tuple[Role, str]]) -> tuple[tuple[Role, str], ...]:
    """The end of ``said`` that is no longer than ``TOGETHER``."""
    lengths = accumulate(len(text) for _, text in reversed(said))
    kept = sum(length <= TOGETHER for length in lengths)
    return tuple(said[len(said) - kept :])


def asked_in(messages: Sequence[CompletionMessage]) -> int:
    """Which message is the turn: the last of the customer; raises ``ValueError`` when there is none."""
    for number in range(len(messages) - 1, -1, -1):
        if messages[number].role == Role.CUSTOMER.value:
            return number
    raise ValueError("role이 user인 메시지가 있어야 해요.")


class Usage(BaseModel):
    """Tokens of the language model; 0 when the built-in counsellor answered."""

    prompt_tokens: int
    completion_tokens: int
    total_tokens: int


class Answer(BaseModel):
    """The counsellor's message."""

    role: Literal["assistant"] = "assistant"
    content: str


class Choice(BaseModel):
    """The one answer."""

    index: int = 0
    message: Answer
    finish_reason: Literal["stop"] = "stop"


class Completion(BaseModel):
    """A whole completion; ``emofinance`` holds emotion, scenario and meta of ``/api/chat``."""

    id: str
    object: Literal["chat.completion"] = "chat.completion"
    created: int
    model: str = MODEL
    choices: Sequence[Choice]
    usage: Usage
    emofinance: dict[str, Any]


class Model(BaseModel):
    """What can be asked for."""

    id: str = MODEL
    object: Literal["model"] = "model"
    created: int = 1_764_028_800  # 2025-11-25
    owned_by: str = MODEL


class Models(BaseModel):
    """All there is."""

    object: Literal["list"] = "list"
    data: Sequence[Model]

"""The wire of the chat API, as the specification has it plus one object ``meta``."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StrictBool, StrictStr
from pydantic.config import JsonDict

from app.schemas.labels import Emotion, Topic
from app.schemas.talk import ReplyKind
from app.schemas.turn import Degraded

MESSAGE_LIMIT = 2_000
ALLOWED_CONTROLS = frozenset("\n\r\t")
#: Letters and symbols that show nothing: the Hangul fillers and the empty braille pattern.
INVISIBLE = frozenset("\u115f\u1160\u3164\uffa0\u2800")

NOTICE = (
    "이 상담은 인공지능 챗봇이 답하고, 생성형 인공지능이 글을 다듬을 수 있어요. "
    "참고용 정보이며, 중요한 결정은 상담원이나 공식 기관에 확인해 주세요."
)


def readable(text: str) -> str:
    """Strip ``text``; raise ``ValueError`` in Korean when it is blank or holds control characters."""
    if any(unreadable(char) for char in text):
        raise ValueError("쓸 수 없는 제어 문자가 들어 있어요.")
    stripped = text.strip()
    if not any(visible(char) for char in stripped):
        raise ValueError("내용이 비어 있어요.")
    return stripped


def visible(char: str) -> bool:
    """Whether ``char`` shows by itself: a letter, number, sign or symbol, no space, mark or format character."""
    return unicodedata.category(char)[0] in "LNPS" and char not in INVISIBLE


def unreadable(char: str) -> bool:
    """Whether ``char`` is a control character or half of a surrogate pair."""
    return unicodedata.category(char) in {"Cc", "Cs"} and char not in ALLOWED_CONTROLS


#: Spelled out: every regular expression engine means other letters by \w.
Identifier = Annotated[StrictStr, Field(min_length=1, max_length=128, pattern=r"^[0-9A-Za-z_가-힣.@:+-]+$")]
MessageText = Annotated[StrictStr, Field(min_length=1, max_length=MESSAGE_LIMIT), AfterValidator(readable)]


class ChatRequest(BaseModel):
    """One message of a customer."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {"user_id": "demo-delinq-early", "message": "카드값이 밀렸는데 어떻게 해야 할지 모르겠어요"}
            ]
        },
    )

    user_id: Identifier = Field(description="사용자 고유 ID")
    message: MessageText = Field(description="사용자 메시지 (2,000자까지)")
    session_id: Identifier = Field(default="default", description="대화 ID. 비우면 기본 대화를 이어 갑니다.")
    fine_emotions: StrictBool = Field(default=False, description="세부 감정 44가지도 받을지")


class ScenarioOut(BaseModel):
    """The scenario this customer is in."""

    label: str = Field(description="시나리오 라벨", examples=["DELINQ_EARLY"])
    probability: float = Field(ge=0, le=1)
    key_metrics: dict[str, str] = Field(description="판단에 쓴 지표와 값", examples=[{"연체일수": "12일"}])


class EmotionOut(BaseModel):
    """The emotions read from the message."""

    dominant_emotion: Emotion
    dominant_score: float = Field(ge=0, le=1)
    is_negative: bool = Field(description="슬픔, 화남, 걱정 가운데 하나인지")
    is_anxious: bool = Field(description="걱정인지")
    all_emotions: dict[Emotion, float] = Field(description="다섯 감정의 비율. 합은 1입니다.")
    fine_emotions: dict[str, float] | None = Field(
        default=None, description="요청했을 때만: 세부 감정 44가지의 확률"
    )
    named_emotions: list[str] | None = Field(
        default=None,
        description="요청했을 때만: 세부 감정 가운데 저마다의 문턱값에 이른 것, 확률이 높은 것부터",
    )


class ContactOut(BaseModel):
    """An office named in the answer."""

    name: str
    number: str
    purpose: str


class SourceOut(BaseModel):
    """A dated fact that the answer rests on."""

    text: str
    source: str
    checked_on: date


class Understanding(BaseModel):
    """About this turn, known before it is answered."""

    session_id: str
    request_id: str
    topic: Topic
    degraded: list[Degraded] = Field(description="답할 때 쓸 수 없었던 것. 비어 있으면 모두 정상입니다.")
    notice: str = Field(description="인공지능이 만든 답변이라는 알림")
    ai_generated: bool = True
    scenario_title: str | None = Field(default=None, description="시나리오의 한글 이름")
    scenario_basis: str | None = Field(default=None, description="rule(규칙) 또는 score(점수)")
    scenario_absent: str | None = Field(default=None, description="금융 상담인데 시나리오가 없다면 그 까닭")


class Meta(Understanding):
    """About this turn."""

    kind: ReplyKind = Field(description="상담, 일반 대화, 위기 안내, 사기·불법사금융 안내 가운데 하나")
    steps: list[str] = Field(description="답변에서 해야 할 일의 순서인 줄들")
    contacts: list[ContactOut] = Field(description="답변에 나온 공식 기관의 전화번호")
    sources: list[SourceOut] = Field(description="답변이 바탕으로 삼은 법과 제도")
    offer_person: bool = Field(
        description="사람 상담을 권하는지: 원하거나, 두 번 알아듣지 못했거나, 위기일 때"
    )


EXAMPLE: JsonDict = {
    "reply": "카드값이 밀려 마음이 무거우시죠. 먼저 연체일수와 금액을 같이 볼게요.",
    "scenario": {"label": "DELINQ_EARLY", "probability": 0.97, "key_metrics": {"연체일수": "12일"}},
    "emotion": {
        "dominant_emotion": "걱정",
        "dominant_score": 0.75,
        "is_negative": True,
        "is_anxious": True,
        "all_emotions": {"슬픔": 0.1, "중립": 0.1, "화남": 0.05, "걱정": 0.75, "행복": 0.0},
    },
    "meta": {
        "session_id": "default",
        "request_id": "9f2c1e7ab0d34c55a1b2c3d4e5f60718",
        "topic": "finance",
        "degraded": [],
        "notice": NOTICE,
        "ai_generated": True,
        "scenario_title": "초기 연체",
        "scenario_basis": "rule",
        "kind": "counsel",
        "steps": [],
        "contacts": [],
        "sources": [],
        "offer_person": False,
    },
}


class AnalysisOut(BaseModel):
    """What was understood of a message. ``scenario`` is there for finance talk only."""

    emotion: EmotionOut | None
    topic: Topic
    scenario: ScenarioOut | None = None
    meta: Understanding


class ChatResponse(BaseModel):
    """The answer to one message. ``scenario`` is there for finance talk only."""

    model_config = ConfigDict(json_schema_extra={"examples": [EXAMPLE]})

    reply: str = Field(description="챗봇 응답 메시지")
    scenario: ScenarioOut | None = Field(default=None, description="금융 상담일 때만 들어 있습니다.")
    emotion: EmotionOut | None = Field(description="감정을 읽을 수 없었으면 null입니다.")
    meta: Meta


class ErrorBody(BaseModel):
    """What went wrong."""

    code: str
    message: str
    details: list[dict[str, str]] = []
    request_id: str | None = None


class ErrorResponse(BaseModel):
    """The one shape of every error."""

    error: ErrorBody

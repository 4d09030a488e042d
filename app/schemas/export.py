"""A customer's own data as a file, marked as the law asks (AI 기본법 제31조)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from pydantic import BaseModel, Field

from app.schemas.chat import SourceOut
from app.schemas.labels import Emotion, Topic
from app.schemas.rights import Handoff, Objection, Rating, Thumb
from app.schemas.talk import ReplyKind
from rules.korean_time import KOREA
from rules.scenario import Basis, Scenario

MARK = (
    "이 파일에 담긴 상담 도우미의 답변은 생성형 인공지능이 만들었어요. 참고용 정보이며, "
    "상담사(사람)의 답변은 따로 표시했어요."
)
RATINGS = {Rating.UP: "도움됐어요", Rating.DOWN: "아쉬워요"}
SPEAKERS = {"user": "고객", "assistant": "상담 도우미(인공지능)", "counsellor": "상담사(사람)"}


class MessageOut(BaseModel):
    """One message."""

    role: str
    text: str
    at: datetime
    ai_generated: bool
    topic: Topic | None
    emotion: Emotion | None
    scenario: str | None
    kind: ReplyKind | None = Field(description="답변의 갈래. 고객의 메시지이면 null")
    steps: list[str] = Field(description="답변에서 해야 할 일의 순서인 줄들")
    sources: list[SourceOut] = Field(description="답변이 바탕으로 삼은 법과 제도")


class ConversationOut(BaseModel):
    """One session."""

    session_id: str
    title: str
    summary: str | None = Field(description="오래되어 줄여 둔 앞부분")
    messages: list[MessageOut]


class DecisionOut(BaseModel):
    """A scenario that was decided, with the emotion that was read beside it."""

    request_id: str
    at: datetime
    label: Scenario
    probability: float = Field(ge=0, le=1)
    basis: Basis = Field(description="규칙으로 정했는지, 점수로 정했는지")
    data_as_of: date = Field(description="판단에 쓴 가장 오래된 자료의 날짜")
    evidence: list[dict[str, Any]] = Field(description="기준마다 지표, 값, 견준 값, 단위, 날짜")
    emotion: Emotion | None = Field(description="그때 글에서 읽은 감정. 읽지 못했거나 지웠으면 null")
    emotion_score: float | None


class Export(BaseModel):
    """Everything; the notice comes first, for people, and ``ai_generated`` is there for machines."""

    notice: str = MARK
    ai_generated: bool = Field(default=True, description="인공지능이 만든 내용이 들어 있는지")
    generator: str = "EmoFinance 감정 기반 금융 챗봇"
    exported_at: datetime
    user_id: str
    conversations: list[ConversationOut]
    handoffs: list[Handoff]
    objections: list[Objection]
    feedback: list[Thumb]
    decisions: list[DecisionOut]


def as_text(export: Export) -> str:
    """The file as people read it, with the notice at both ends."""
    lines = [export.notice, f"내려받은 때: {told(export.exported_at)} (한국 시각)"]
    for conversation in export.conversations:
        lines += ["", *conversation_lines(conversation)]
    for handoff in export.handoffs:
        lines += ["", *handoff_lines(handoff)]
    for objection in export.objections:
        lines += ["", *objection_lines(objection)]
    if export.feedback:
        lines += ["", "답변 평가", *map(thumb_line, export.feedback)]
    if export.decisions:
        lines += ["", "시나리오 판단", *map(decision_line, export.decisions)]
    return "\n".join([*lines, "", export.notice, ""])


def conversation_lines(conversation: ConversationOut) -> list[str]:
    """A session under its title, with what was summed up before it."""
    lines = [f"대화 {conversation.session_id}: {conversation.title}"]
    if conversation.summary is not None:
        lines.append(f"앞부분 요약: {conversation.summary}")
    return lines + [line(said.role, said.text, said.at) for said in conversation.messages]


def handoff_lines(handoff: Handoff) -> list[str]:
    """A wish, the conversation that was shared with it, and the replies."""
    lines = ["상담원 연결 요청", line("user", handoff.reason, handoff.created_at)]
    if handoff.transcript:
        lines += ["함께 나눈 대화", *(line(said.role, said.text, said.at) for said in handoff.transcript)]
    if handoff.replies:
        lines += ["답장", *(line(said.role, said.text, said.at) for said in handoff.replies)]
    return lines


def objection_lines(objection: Objection) -> list[str]:
    """An objection and its answer."""
    lines = [f"이의 제기: {objection.title}"]
    lines.append(line("user", objection.text or "(지워짐)", objection.created_at))
    if objection.answer is not None and objection.answered_at is not None:
        lines.append(line("counsellor", objection.answer, objection.answered_at))
    return lines


def thumb_line(thumb: Thumb) -> str:
    """A thumb and its reason."""
    return line("user", " ".join(filter(None, (RATINGS[thumb.rating], thumb.reason))), thumb.at)


def decision_line(decision: DecisionOut) -> str:
    """A decision with the data it rests on and the emotion."""
    emotion = "" if decision.emotion is None else f", 감정 {decision.emotion.value}"
    return f"[{told(decision.at)}] {decision.label.value} ({decision.data_as_of} 자료{emotion})"


def line(role: str, text: str, at: datetime) -> str:
    """One message as people read it."""
    return f"[{told(at)}] {SPEAKERS[role]}: {text}"


def told(at: datetime) -> str:
    """A moment by the clock that customers live by."""
    return f"{at.astimezone(KOREA):%Y-%m-%d %H:%M}"

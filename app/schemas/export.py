"""A customer's own data as a file, marked as the law asks (AI 기본법 제31조)."""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel, Field

from app.schemas.rights import Handoff, Objection
from app.schemas.turn import Emotion, Topic

MARK = (
    "이 파일에 담긴 상담 도우미의 답변은 생성형 인공지능이 만들었어요. 참고용 정보이며, "
    "상담사(사람)의 답변은 따로 표시했어요."
)
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


class ConversationOut(BaseModel):
    """One session."""

    session_id: str
    messages: list[MessageOut]


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


def as_text(export: Export) -> str:
    """The file as people read it, with the notice at both ends."""
    lines = [export.notice, f"내려받은 때: {export.exported_at:%Y-%m-%d %H:%M} (UTC)"]
    for conversation in export.conversations:
        lines += ["", f"대화 {conversation.session_id}"]
        lines += [line(said.role, said.text, said.at) for said in conversation.messages]
    for handoff in export.handoffs:
        lines += ["", "상담원 연결 요청", line("user", handoff.reason, handoff.created_at)]
        lines += [line(said.role, said.text, said.at) for said in handoff.replies]
    for objection in export.objections:
        lines += ["", f"이의 제기: {objection.title}"]
        lines += [line("user", objection.text or "(지워짐)", objection.created_at)]
        if objection.answer is not None and objection.answered_at is not None:
            lines.append(line("counsellor", objection.answer, objection.answered_at))
    return "\n".join([*lines, "", export.notice, ""])


def line(role: str, text: str, at: datetime) -> str:
    """One message as people read it."""
    return f"[{at:%Y-%m-%d %H:%M}] {SPEAKERS[role]}: {text}"

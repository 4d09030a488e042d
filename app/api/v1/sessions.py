"""``/api/users/{user_id}/sessions``: a customer's sessions, one by one."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Response

from app.api.v1.callers import OwnData
from app.api.v1.chat import IdempotencyKey
from app.api.v1.responses import documented
from app.core.dependencies import RecordsDep, ServicesDep
from app.core.redis_client import redis_needed
from app.errors import BadInput, NotFound, Unavailable
from app.repositories.conversations import Session, SessionEntry, SessionRepository, digest
from app.schemas.chat import Identifier
from app.schemas.sessions import SessionDetail, SessionList, SessionMessage, SessionOut, SessionTitle
from app.schemas.talk import Message
from app.services.masking import masked
from app.services.references import contacts_of, sources_of
from rules.korean_time import korean_date

router = APIRouter(prefix="/api/users/{user_id}/sessions", tags=["sessions"])
ERRORS = documented(BadInput, NotFound, Unavailable)
GONE = "그런 대화가 없어요. 이미 지웠거나 보관 기간이 지났을 수 있어요."


async def sessions_of(services: ServicesDep) -> SessionRepository:
    """The sessions."""
    return services.sessions


SessionsDep = Annotated[SessionRepository, Depends(sessions_of)]


@router.get("", responses=documented(BadInput, Unavailable), summary="내 대화 목록")
async def listed(user_id: Identifier, caller: OwnData, sessions: SessionsDep) -> SessionList:
    """마지막에 나눈 대화부터 200개까지입니다."""
    with redis_needed():
        return SessionList(sessions=[session_out(entry) for entry in await sessions.all_of(user_id)])


@router.get("/{session_id}", responses=ERRORS, summary="대화 하나 읽기")
async def read(
    user_id: Identifier,
    session_id: Identifier,
    caller: OwnData,
    sessions: SessionsDep,
    key: IdempotencyKey = None,
) -> SessionDetail:
    """남아 있는 메시지를 오래된 것부터 드립니다. 키를 함께 보내시면 그 메시지에 답했는지도 알려 드립니다."""
    with redis_needed():
        session = await sessions.read(user_id, session_id)
    if session is None:
        raise NotFound(GONE)
    return session_detail(session, key)


@router.patch("/{session_id}", status_code=204, responses=ERRORS, summary="대화 이름 바꾸기")
async def rename(
    user_id: Identifier, session_id: Identifier, body: SessionTitle, caller: OwnData, sessions: SessionsDep
) -> Response:
    """60자까지입니다."""
    with redis_needed():
        if not await sessions.rename(user_id, session_id, masked(body.title)):
            raise NotFound(GONE)
    return Response(status_code=204)


@router.delete("/{session_id}", status_code=204, responses=ERRORS, summary="대화 하나 지우기")
async def delete(
    user_id: Identifier,
    session_id: Identifier,
    caller: OwnData,
    records: RecordsDep,
    sessions: SessionsDep,
) -> Response:
    """메시지와, 다시 받을 수 있게 잠시 두었던 답변과, 그 답변의 평가까지 바로 지웁니다."""
    await records.feedback.forget(user_id, session_id)
    with redis_needed():
        if not await sessions.delete(user_id, session_id):
            raise NotFound(GONE)
    return Response(status_code=204)


def session_out(entry: SessionEntry) -> SessionOut:
    """An entry on the wire."""
    return SessionOut(
        session_id=entry.session_id, title=entry.title, last_at=entry.last_at, messages=entry.messages
    )


def session_detail(session: Session, key: str | None) -> SessionDetail:
    """A session on the wire; ``key`` is of a message that may be in it."""
    today = korean_date(datetime.now(UTC))
    asked = None if key is None else digest(key)
    return SessionDetail(
        session_id=session.session_id,
        title=session.title,
        answered=asked is not None and any(said.key == asked for said in session.messages),
        messages=[session_message(said, today) for said in session.messages],
    )


def session_message(said: Message, today: date) -> SessionMessage:
    """A message on the wire; an answer with the numbers and sources it gave when it was new."""
    return SessionMessage(
        role=said.role,
        text=said.text,
        at=said.at,
        topic=said.topic,
        emotion=said.emotion,
        emotions=None if said.emotions is None else dict(said.emotions),
        scenario=said.scenario,
        kind=said.kind,
        steps=list(said.steps),
        contacts=contacts_of(said.facts, today),
        sources=sources_of(said.facts),
    )

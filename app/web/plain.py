"""The talk without JavaScript: a form in, a page out. Every value is escaped before it is put in."""

from __future__ import annotations

from datetime import UTC, datetime
from html import escape
from urllib.parse import parse_qs
from uuid import uuid4

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from pydantic import ValidationError

from app.api.v1.presenters import WIRE
from app.core.access.wiring import open_to
from app.core.dependencies import LiveTurnsDep
from app.errors import AppError
from app.schemas.chat import ChatRequest, ChatResponse
from app.schemas.turn import Turn
from app.web.pages import html, page

LARGEST = 16_384  # bytes: 2,000 characters, percent-encoded, and two ids
CLOSED = "이 화면에서는 로그인할 수 없어요. 자바스크립트를 켜거나, 이용하시는 금융 앱에서 다시 열어 주세요."
UNREADABLE = "메시지를 읽지 못했어요. 2,000자 안으로 다시 적어 주세요."

router = APIRouter(include_in_schema=False)


@router.post("/plain")
async def plain(request: Request, live: LiveTurnsDep) -> HTMLResponse:
    """Answer the form; only where nobody has to sign in, since a form cannot carry a token."""
    if not is_open_to(request):
        return told(CLOSED, status=401)
    body = read_form(await request.body())
    if body is None:
        return told(UNREADABLE, status=422)
    turn = Turn(body.user_id, body.session_id, request.state.request_id, body.message, datetime.now(UTC))
    try:
        answer = await live.answer(turn, WIRE)
    except AppError as error:
        return told(error.text, body, status=error.status)
    return answered(body, ChatResponse.model_validate_json(answer))


def is_open_to(request: Request) -> bool:
    """Whether the form comes from our own page on a machine that may talk without a key."""
    ours = request.headers.get("sec-fetch-site", "same-origin") == "same-origin"
    return ours and open_to(request)


def read_form(raw: bytes) -> ChatRequest | None:
    """The message of a form; ``None`` when it cannot be read."""
    if len(raw) > LARGEST:
        return None
    try:
        fields = {name: values[0] for name, values in parse_qs(raw.decode(), max_num_fields=3).items()}
        return ChatRequest.model_validate({"session_id": uuid4().hex, **fields})
    except (ValueError, ValidationError):
        return None


def answered(body: ChatRequest, response: ChatResponse) -> HTMLResponse:
    """The page with the message, its answer, and the numbers to call."""
    return filled(body, said(body.message) + block(response.reply) + calls(response))


def told(text: str, body: ChatRequest | None = None, *, status: int) -> HTMLResponse:
    """The page with one message of the service."""
    return filled(body, block(text), status=status)


def said(message: str) -> str:
    """What the customer wrote."""
    return f'<div class="mine"><p>{escape(message)}</p></div>'


def block(text: str) -> str:
    """Paragraphs."""
    return '<div class="prose">' + "".join(f"<p>{escape(line)}</p>" for line in text.splitlines()) + "</div>"


def calls(response: ChatResponse) -> str:
    """The offices that the answer names, as links that call."""
    lines = (
        f'<li><a href="tel:{escape(found.number)}"><b>{escape(found.number)}</b>'
        f"<small>{escape(found.name)} · {escape(found.purpose)}</small></a></li>"
        for found in response.meta.contacts
    )
    return f'<ul class="contacts">{"".join(lines)}</ul>'


def filled(body: ChatRequest | None, talk: str, *, status: int = 200) -> HTMLResponse:
    """The page around ``talk``, with the form to go on."""
    text = page("plain").replace("{user_id}", escape(body.user_id if body else ""))
    text = text.replace("{session_id}", escape(body.session_id if body else uuid4().hex))
    return html(text.replace("{talk}", talk), status=status)

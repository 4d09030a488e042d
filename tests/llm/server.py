"""An OpenAI-compatible server on loopback that answers as it was told to, faults included."""

from __future__ import annotations

import asyncio
import json
import socket
import threading
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route


@dataclass(frozen=True)
class Play:
    """What the server does with one request."""

    text: str = ""
    status: int = 200
    retry_after: str | None = None
    first_token_s: float = 0.0
    gap_s: float = 0.0  # between pieces
    cut: bool = False  # the stream ends without a finish reason
    finish: str = "stop"
    event: str | None = None  # sent as it is after the text: no JSON, an error, an odd shape
    usage: tuple[int, int] | None = (900, 120)
    echo: bool = False  # the counsellor's answer as it stands in the prompt
    whole: bool = False  # one completion in JSON, although a stream was asked for


@dataclass
class Server:
    """The script and what was asked. A request beyond the script is answered with 599."""

    url: str = ""
    script: deque[Play] = field(default_factory=deque)
    asked: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    stop: Callable[[], None] = lambda: None
    left: int = 0  # streams that the client left before their end

    async def answer(self, request: Request) -> Response:
        """Play the next part of the script."""
        self.asked.append(await request.json())
        self.headers.append(dict(request.headers))
        play = self.script.popleft() if self.script else Play(status=599)
        if play.echo:
            play = replace(play, text=skeleton_of(self.asked[-1]))
        if play.status != 200:
            headers = {} if play.retry_after is None else {"retry-after": play.retry_after}
            return JSONResponse({"error": {"message": "no"}}, play.status, headers)
        if play.whole:
            return JSONResponse(completion(play))
        return StreamingResponse(self.noting(play), media_type="text/event-stream")

    async def noting(self, play: Play) -> AsyncIterator[str]:
        """The events; counts the streams that nobody listened to until the end."""
        ended = False
        try:
            async for event in events(play):
                yield event
            ended = True
        finally:
            self.left += not ended


def skeleton_of(asked: dict[str, Any]) -> str:
    """The counsellor's answer with its blanks, as a request hands it over; empty where it hands none."""
    section = asked["messages"][0]["content"].partition("■ 확인된 답의 뼈대\n")[2].partition("\n\n■")[0]
    return str(section.partition("\n")[2])


async def events(play: Play) -> AsyncIterator[str]:
    """The answer as server-sent events."""
    await asyncio.sleep(play.first_token_s)
    for at in range(0, len(play.text), 7):
        yield chunk({"content": play.text[at : at + 7]}, None)
        await asyncio.sleep(play.gap_s)
    if play.event is not None:
        yield f"data: {play.event}\n\n"
    if play.cut:
        return
    yield chunk({}, play.finish)
    if play.usage is not None:
        prompt, completion = play.usage
        total = {
            "prompt_tokens": prompt,
            "completion_tokens": completion,
            "total_tokens": prompt + completion,
        }
        yield f"data: {json.dumps({**HEAD, 'choices': [], 'usage': total})}\n\n"
    yield "data: [DONE]\n\n"


def completion(play: Play) -> dict[str, Any]:
    """The answer in one piece."""
    message = {"role": "assistant", "content": play.text}
    choice = {"index": 0, "message": message, "finish_reason": play.finish}
    usage = {"prompt_tokens": 900, "completion_tokens": 120, "total_tokens": 1_020}
    return {**HEAD, "object": "chat.completion", "choices": [choice], "usage": usage}


HEAD = {"id": "c", "object": "chat.completion.chunk", "created": 0, "model": "m"}


def chunk(delta: dict[str, str], finish: str | None) -> str:
    """One chunk of a stream."""
    body = {**HEAD, "choices": [{"index": 0, "delta": delta, "finish_reason": finish}]}
    return f"data: {json.dumps(body, ensure_ascii=False)}\n\n"


@contextmanager
def openai_server() -> Iterator[Server]:
    """The server on a free port of loopback, on a thread of its own."""
    server = Server()
    with on_loopback(server.answer) as (server.url, server.stop):
        yield server


@contextmanager
def on_loopback(answer: Callable[[Request], Awaitable[Response]]) -> Iterator[tuple[str, Callable[[], None]]]:
    """The base URL at which ``answer`` completes chats, and the way to stop it before the block ends."""
    app = Starlette(routes=[Route("/v1/chat/completions", answer, methods=["POST"])])
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        running = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
        thread = threading.Thread(target=running.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()

        def stop() -> None:
            running.should_exit = True
            thread.join(timeout=10)

        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}/v1", stop
        finally:
            stop()

"""A language model on loopback, as a process of its own: it answers after a while, or fails as it is told to.

``python -m benchmarks.language_model PORT`` serves the OpenAI API; ``POST /mode`` with ``{"play": {…}}``, the
fields of :class:`tests.llm.server.Play`, says how it answers from now on. ``{"hangs": true}``: not at all.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any
from urllib.request import Request as Message
from urllib.request import urlopen

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from tests.llm.server import Play, events, skeleton_of
from tests.servers import free_port, running

LATENCY_S = 0.3
FOR_EVER_S = 3_600
#: The counsellor's own answer, which the verifier lets through.
GOOD: dict[str, Any] = {"echo": True, "first_token_s": LATENCY_S}


def application() -> Starlette:
    """The server, in its usual mood."""
    mode: dict[str, Any] = {"play": Play(**GOOD), "hangs": False}

    async def answer(request: Request) -> Response:
        asked = await request.json()
        if mode["hangs"]:
            await asyncio.sleep(FOR_EVER_S)
        play: Play = mode["play"]
        if play.status != 200:
            headers = {} if play.retry_after is None else {"retry-after": play.retry_after}
            return JSONResponse({"error": {"message": "no"}}, play.status, headers)
        if play.echo:
            play = replace(play, text=skeleton_of(asked))
        return StreamingResponse(events(play), media_type="text/event-stream")

    async def change(request: Request) -> Response:
        told = await request.json()
        play = told.get("play", {})
        echo = "text" not in play  # a text of its own is said, an empty one too
        mode.update(play=Play(**{**GOOD, "echo": echo, **play}), hangs=bool(told.get("hangs")))
        return Response(status_code=204)

    return Starlette(
        routes=[
            Route("/v1/chat/completions", answer, methods=["POST"]),
            Route("/mode", change, methods=["POST"]),
        ]
    )


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """A running one."""

    port: int

    @property
    def url(self) -> str:
        """What ``OPENAI_BASE_URL`` is set to."""
        return f"http://127.0.0.1:{self.port}/v1"

    def turn(self, *, hangs: bool = False, **play: object) -> None:
        """Change how it answers; without anything it answers as usual."""
        content = json.dumps({"play": play, "hangs": hangs}).encode()
        kind = {"Content-Type": "application/json"}
        urlopen(Message(f"http://127.0.0.1:{self.port}/mode", content, kind), timeout=5).close()


@contextmanager
def language_model() -> Iterator[LanguageModel]:
    """Start one and end it with the block."""
    found = LanguageModel(free_port())
    command = [sys.executable, "-m", "benchmarks.language_model", str(found.port)]
    with running(command, ready=found.turn):
        yield found


def main() -> None:
    """Serve until the process is ended."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("port", type=int)
    port = parser.parse_args().port
    uvicorn.run(application(), port=port, log_level="error", timeout_graceful_shutdown=1)


if __name__ == "__main__":
    main()

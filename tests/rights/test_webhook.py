"""The desk is told, signed, once it can be told; against a real server."""

from __future__ import annotations

import asyncio
import hmac
import json
from base64 import b64encode
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx2
import pytest
from pydantic import SecretStr, ValidationError
from sqlalchemy import select, update

from app.core.config import ROOT, Settings
from app.core.db import Database, open_database
from app.models import WebhookDelivery
from app.repositories.deliveries import DeliveryRepository
from app.repositories.handoffs import HandoffRepository
from app.schemas.rights import Handoff, HandoffState
from app.services import webhook
from app.services.webhook import ATTEMPTS, Desk, WebhookSender, open_webhooks, wait_after
from tests.conftest import Backend, settings_for

SECRET = "the secret between us and the desk, long enough"
REASON = "사람과 이야기하고 싶어요"


@dataclass
class Receiver:
    """A desk that answers with ``statuses`` in order, then with 204, and keeps what it got."""

    statuses: list[int] = field(default_factory=list)
    got: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    port: int = 0
    met: asyncio.Event = field(default_factory=asyncio.Event)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        headers = {name.lower(): value for name, _, value in (row.partition(": ") for row in head[1:] if row)}
        body = await reader.readexactly(int(headers["content-length"]))
        self.got.append((headers, body))
        self.met.set()
        status = self.statuses.pop(0) if self.statuses else 204
        location = "Location: http://127.0.0.1:1/elsewhere\r\n" if status == 302 else ""
        writer.write(
            f"HTTP/1.1 {status} X\r\n{location}Content-Length: 0\r\nConnection: close\r\n\r\n".encode()
        )
        await writer.drain()
        writer.close()


@asynccontextmanager
async def listening(*statuses: int) -> AsyncIterator[Receiver]:
    receiver = Receiver(list(statuses))
    server = await asyncio.start_server(receiver.serve, "127.0.0.1", 0)
    async with server:
        receiver.port = server.sockets[0].getsockname()[1]
        yield receiver


@pytest.fixture
async def database(settings: Settings) -> AsyncIterator[Database]:
    async with open_database(settings) as opened:
        yield opened


async def ask(database: Database, letter: str = "h") -> Handoff:
    handoff = Handoff(
        handoff_id=letter * 32,
        user_id="kim",
        session_id=f"session-{letter}",
        reason=REASON,
        share_transcript=False,
        share_finances=False,
        state=HandoffState.WAITING,
        created_at=datetime.now(UTC),
    )
    await HandoffRepository(database, announces=True).ask(handoff)
    return handoff


@asynccontextmanager
async def sender(database: Database, port: int) -> AsyncIterator[WebhookSender]:
    async with httpx2.AsyncClient(timeout=2, follow_redirects=False) as http:
        desk = Desk(f"http://127.0.0.1:{port}/desk", SECRET.encode())
        yield WebhookSender(DeliveryRepository(database), desk, http)


async def make_due(database: Database) -> None:
    async with database.transaction() as session:
        past = datetime.now(UTC) - timedelta(seconds=1)
        await session.execute(update(WebhookDelivery).values(next_at=past))


async def row_of(database: Database) -> WebhookDelivery:
    async with database.session() as session:
        return (await session.scalars(select(WebhookDelivery))).one()


async def test_it_is_signed_and_says_no_word_and_no_name(database: Database) -> None:
    async with listening() as desk, sender(database, desk.port) as webhooks:
        handoff = await ask(database)
        assert await webhooks.send_due() == 1
        assert await webhooks.send_due() == 0
    ((headers, body),) = desk.got
    signed = b".".join((headers["webhook-id"].encode(), headers["webhook-timestamp"].encode(), body))
    expected = b64encode(hmac.digest(SECRET.encode(), signed, "sha256")).decode()
    assert headers["webhook-signature"] == f"v1,{expected}"
    assert abs(int(headers["webhook-timestamp"]) - datetime.now(UTC).timestamp()) < 10
    assert json.loads(body)["data"] == {"handoff_id": handoff.handoff_id, "share_transcript": False}
    assert "kim" not in body.decode()
    assert REASON not in body.decode()
    assert (await row_of(database)).state == "done"


async def test_it_is_sent_again_until_it_arrives_under_the_same_id(database: Database) -> None:
    async with listening(500, 429, 302) as desk, sender(database, desk.port) as webhooks:
        await ask(database)
        for attempt in range(1, 4):
            assert await webhooks.send_due() == 0
            row = await row_of(database)
            assert (row.state, row.attempts) == ("due", attempt)
            wait = row.next_at - datetime.now(UTC)
            assert wait_after(attempt) - timedelta(seconds=5) < wait <= wait_after(attempt)
            assert await webhooks.send_due() == 0  # not before its time
            await make_due(database)
        assert await webhooks.send_due() == 1
    assert len(desk.got) == 4
    assert len({headers["webhook-id"] for headers, _ in desk.got}) == 1


async def test_a_desk_that_is_not_there_is_tried_again(database: Database) -> None:
    async with listening() as desk:
        port = desk.port
    async with sender(database, port) as webhooks:
        await ask(database)
        assert await webhooks.send_due() == 0
    row = await row_of(database)
    assert (row.state, row.last_status, row.attempts) == ("due", None, 1)


async def test_a_desk_that_never_finishes_its_answer_holds_nobody_up(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webhook, "TIMEOUT_S", 0.5)
    hung_up = asyncio.Event()

    async def drip(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 204 X\r\nX-Slow: ")
        with suppress(ConnectionError):
            while True:  # each byte well before any read gives up
                writer.write(b"x")
                await writer.drain()
                await asyncio.sleep(0.1)
        writer.close()
        hung_up.set()

    server = await asyncio.start_server(drip, "127.0.0.1", 0)
    async with server, sender(database, server.sockets[0].getsockname()[1]) as webhooks:
        await ask(database)
        async with asyncio.timeout(10):
            assert await webhooks.send_due() == 0
            await hung_up.wait()
    row = await row_of(database)
    assert (row.state, row.last_status, row.attempts) == ("due", None, 1)


async def test_several_are_sent_side_by_side(database: Database) -> None:
    """The desk answers none before it has met all."""
    met = asyncio.Barrier(3)

    async def together(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        await met.wait()
        writer.write(b"HTTP/1.1 204 X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(together, "127.0.0.1", 0)
    async with server, sender(database, server.sockets[0].getsockname()[1]) as webhooks:
        for letter in "abc":
            await ask(database, letter)
        assert await webhooks.send_due() == 3


async def test_it_is_given_up_in_the_end_or_when_the_desk_is_gone(database: Database) -> None:
    async with listening(500, 410) as desk, sender(database, desk.port) as webhooks:
        await ask(database)
        async with database.transaction() as session:
            await session.execute(update(WebhookDelivery).values(attempts=ATTEMPTS - 1))
        await webhooks.send_due()
        assert (await row_of(database)).state == "failed"
        async with database.transaction() as session:
            await session.execute(update(WebhookDelivery).values(attempts=0, state="due"))
        await make_due(database)
        await webhooks.send_due()
        assert (await row_of(database)).state == "failed"


async def test_of_several_processes_one_sends(database: Database) -> None:
    async with (
        listening() as desk,
        sender(database, desk.port) as first,
        sender(database, desk.port) as second,
    ):
        await ask(database)
        assert sum(await asyncio.gather(*(one.send_due() for one in (first, second, first, second)))) == 1
    assert len(desk.got) == 1


async def test_a_process_that_died_while_sending_is_made_up_for(database: Database) -> None:
    async with listening() as desk, sender(database, desk.port) as webhooks:
        await ask(database)
        deliveries = DeliveryRepository(database)
        (taken,) = await deliveries.due(datetime.now(UTC))
        assert await deliveries.claim(taken, datetime.now(UTC) + timedelta(seconds=1))
        assert await webhooks.send_due() == 0
        await asyncio.sleep(1.1)
        assert await webhooks.send_due() == 1


async def test_it_is_sent_in_the_background(backend: Backend, database: Database) -> None:
    async with listening() as desk:
        settings = settings_for(
            backend,
            handoff_webhook_url=SecretStr(f"http://127.0.0.1:{desk.port}/desk"),
            handoff_webhook_secret=SecretStr(SECRET),
        )
        async with open_webhooks(settings, database):
            await ask(database)
            await asyncio.wait_for(desk.met.wait(), timeout=10)
    assert len(desk.got) == 1


async def test_without_a_desk_nothing_is_kept_to_be_sent(settings: Settings, database: Database) -> None:
    async with open_webhooks(settings, database):
        handoff = Handoff(
            handoff_id="h" * 32,
            user_id="kim",
            session_id="default",
            reason=REASON,
            share_transcript=False,
            share_finances=False,
            state=HandoffState.WAITING,
            created_at=datetime.now(UTC),
        )
        await HandoffRepository(database, announces=False).ask(handoff)
    async with database.session() as session:
        assert (await session.scalars(select(WebhookDelivery))).all() == []


def test_waits_double_up_to_an_hour() -> None:
    assert [wait_after(n).total_seconds() for n in (1, 2, 3, 4, 24)] == [10, 20, 40, 80, 3600]


@pytest.mark.parametrize("url", ["ftp://desk", "file:///etc/passwd", "gopher://x", "http://", "desk"])
def test_only_web_addresses_are_taken(url: str) -> None:
    with pytest.raises(ValidationError):
        Settings(
            _env_file=None,
            handoff_webhook_url=SecretStr(url),
            handoff_webhook_secret=SecretStr(SECRET),
        )


def test_a_desk_needs_a_secret() -> None:
    with pytest.raises(ValidationError):
        Settings(_env_file=None, handoff_webhook_url=SecretStr("https://desk.example"))


def test_the_receiver_s_example_in_the_document_knows_us_and_nobody_else() -> None:
    text = (ROOT / "docs" / "api.md").read_text("utf-8")
    example = text.split("<!-- webhook-example:begin -->")[1].split("```python\n")[1].split("```")[0]
    names: dict[str, Any] = {}
    exec(example, names)  # noqa: S102  our own document
    names["SECRETS"] = ["a former secret of the desk, long enough", SECRET]
    is_ours, now = names["is_ours"], datetime.now(UTC)
    body = b'{"type":"handoff.waiting"}'
    headers = dict(webhook.signed_headers(SECRET.encode(), "a" * 32, body, now))
    assert is_ours(headers, body)
    assert not is_ours(headers, body + b" ")
    assert not is_ours(headers | {"webhook-id": "b" * 32}, body)
    assert not is_ours(headers | {"webhook-timestamp": "soon"}, body)
    old = webhook.signed_headers(SECRET.encode(), "a" * 32, body, now - timedelta(minutes=6))
    assert not is_ours(dict(old), body)
    others = webhook.signed_headers(b"a secret of somebody else, long enough", "a" * 32, body, now)
    assert not is_ours(dict(others), body)

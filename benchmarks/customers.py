"""Customers who talk with a running service, as light as can be: the machine they use is the service's too."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from statistics import median, quantiles
from time import perf_counter

Bodies = Callable[[int], Iterator[dict[str, str]]]
CHAT, STREAM = "/api/chat", "/api/chat/stream"
CROWDED, AGAIN_S = 429, 1.0  # refused for want of room; when whoever was refused comes again
BROKEN = 0  # the status of an answer that did not come
PATIENCE_S = 60.0
KEPT_S = 4.0  # a connection idle for longer may be closed by the server just now: a new one is opened, as clients do
LONGEST = 2**20  # bytes of one event
END = b"0\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    ms: float
    content: bytes = b""
    first_ms: float | None = None  # to the first event of a stream

    @property
    def ended(self) -> bool:
        """Whether a whole answer came: a stream may end in an error though it began well."""
        return self.status == 200 and (self.first_ms is None or b"event: done\n" in self.content)


@dataclass(frozen=True, slots=True)
class Talk:
    """What a number of customers at once saw."""

    customers: int
    seconds: float
    latencies_ms: tuple[float, ...]
    refused: int

    @property
    def per_second(self) -> float:
        """Answers a second."""
        return len(self.latencies_ms) / self.seconds

    @property
    def p50(self) -> float:
        """Median milliseconds."""
        return median(self.latencies_ms)

    @property
    def p95(self) -> float:
        """Milliseconds that 95 of 100 answers kept within."""
        return quantiles(self.latencies_ms, n=20)[-1]


class Customer:
    """One kept-alive connection, opened when it is needed."""

    def __init__(self, port: int, headers: Mapping[str, str] | None = None) -> None:
        self.port = port
        self.headers = {"Host": "127.0.0.1", "Content-Type": "application/json", **(headers or {})}
        self.writer: asyncio.StreamWriter | None = None
        self.used = perf_counter()

    async def __aenter__(self) -> Customer:
        return self

    async def __aexit__(self, *error: object) -> None:
        await self.hang_up()

    async def hang_up(self) -> None:
        """Close the connection; the next message opens another."""
        writer, self.writer = self.writer, None
        if writer is not None:
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()

    async def ask(self, body: Mapping[str, str], path: str = CHAT, **headers: str) -> Answer:
        """Send a message and wait for the whole answer; a connection that breaks is an answer too."""
        begun = perf_counter()
        try:
            async with asyncio.timeout(PATIENCE_S):
                return await self.exchange(json.dumps(body).encode(), path, headers)
        except (OSError, EOFError, TimeoutError):
            await self.hang_up()
            return Answer(BROKEN, since(begun))

    async def exchange(self, content: bytes, path: str, headers: Mapping[str, str]) -> Answer:
        """One request and its answer."""
        begun = perf_counter()
        if begun - self.used > KEPT_S:
            await self.hang_up()
        if self.writer is None:
            self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port, limit=LONGEST)
        sent = {**self.headers, **headers, "Content-Length": str(len(content))}
        lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in sent.items())
        self.writer.write(f"POST {path} HTTP/1.1\r\n{lines}\r\n".encode() + content)
        head, *fields = (await self.reader.readuntil(b"\r\n\r\n")).decode().lower().split("\r\n")
        status = int(head.split(" ")[1])
        told = {name: value.strip() for name, _, value in (field.partition(":") for field in fields)}
        if "content-length" in told:
            answer = Answer(status, 0.0, await self.reader.readexactly(int(told["content-length"])))
        else:
            heard = await self.reader.readuntil(b"\n\r\n")
            answer = Answer(status, 0.0, heard, since(begun))
            while not answer.content.endswith(END):
                answer = Answer(status, 0.0, answer.content + await self.chunk(), answer.first_ms)
        self.used = perf_counter()
        if told.get("connection") == "close":
            await self.hang_up()
        return Answer(status, since(begun), answer.content, answer.first_ms)

    async def chunk(self) -> bytes:
        """What has come of a stream since."""
        heard = await self.reader.read(LONGEST)
        if not heard:
            raise EOFError
        return heard

    async def say(self, body: Mapping[str, str]) -> float:
        """The milliseconds to the end of an answer. Raises ``RuntimeError`` unless there is a whole one."""
        return whole(await self.ask(body)).ms


def since(begun: float) -> float:
    """Milliseconds since ``begun``."""
    return (perf_counter() - begun) * 1e3


def whole(answer: Answer) -> Answer:
    """The answer; raises ``RuntimeError`` unless it is one."""
    if not answer.ended:
        raise RuntimeError(f"{answer.status}: {answer.content[:300]!r}")
    return answer


def first_byte(answer: Answer) -> float:
    """The milliseconds to the ``analysis`` event of a stream. Raises ``RuntimeError`` unless it ended well."""
    first = whole(answer).first_ms
    assert first is not None  # noqa: S101
    return first


async def talk(port: int, customers: int, seconds: float, bodies: Bodies) -> Talk:
    """Let ``customers`` talk for ``seconds``, each one message after another without a pause."""
    return await converse(port, customers, seconds, bodies, pause=0.0)


async def listen(port: int, customers: int, seconds: float, bodies: Bodies) -> Talk:
    """Let ``customers`` listen to streams for ``seconds``, with a second between messages as people need it."""
    return await converse(port, customers, seconds, bodies, pause=1.0)


async def converse(port: int, customers: int, seconds: float, bodies: Bodies, *, pause: float) -> Talk:
    """Plain answers without a ``pause``, streams with one; whoever finds the service crowded comes again later."""
    latencies: list[float] = []
    begun, refused = perf_counter(), 0

    async def one(number: int) -> None:
        nonlocal refused
        await asyncio.sleep(pause * number / customers)
        async with Customer(port) as customer:
            for body in bodies(number):
                answer = await customer.ask(body, STREAM if pause else CHAT)
                if answer.status == CROWDED:
                    refused += 1
                    await asyncio.sleep(AGAIN_S)
                else:
                    latencies.append(first_byte(answer) if pause else whole(answer).ms)
                    await asyncio.sleep(pause)
                if perf_counter() - begun > seconds:
                    return

    await asyncio.gather(*(one(number) for number in range(customers)))
    return Talk(customers, perf_counter() - begun, tuple(latencies), refused)

"""Customers who talk with a running service, as light as can be: the machine they use is the service's too."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from statistics import median, quantiles
from time import perf_counter

Bodies = Callable[[int], Iterator[dict[str, str]]]


@dataclass(frozen=True, slots=True)
class Talk:
    """What a number of customers at once saw."""

    customers: int
    seconds: float
    latencies_ms: tuple[float, ...]

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
    """One kept-alive connection."""

    def __init__(self, port: int) -> None:
        self.port = port

    async def __aenter__(self) -> Customer:
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)
        return self

    async def __aexit__(self, *error: object) -> None:
        self.writer.close()
        with suppress(OSError):
            await self.writer.wait_closed()

    async def say(self, body: dict[str, str], path: str = "/api/chat") -> float:
        """Send a message; the milliseconds to the end of its answer. Raises ``RuntimeError`` unless it is 200."""
        content = json.dumps(body).encode()
        head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
        begun = perf_counter()
        self.writer.write(f"{head}Content-Length: {len(content)}\r\n\r\n".encode() + content)
        answer = await self.reader.readuntil(b"\r\n\r\n")
        lines = answer.decode().lower().split("\r\n")
        length = next(int(line.split(":")[1]) for line in lines if line.startswith("content-length:"))
        await self.reader.readexactly(length)
        if " 200 " not in lines[0]:
            raise RuntimeError(lines[0])
        return (perf_counter() - begun) * 1e3

    async def first_byte(self, body: dict[str, str]) -> float:
        """Stream a message; the milliseconds to the ``analysis`` event."""
        content = json.dumps(body).encode()
        head = "POST /api/chat/stream HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
        begun = perf_counter()
        self.writer.write(f"{head}Content-Length: {len(content)}\r\n\r\n".encode() + content)
        await self.reader.readuntil(b"event: analysis\n")
        heard = (perf_counter() - begun) * 1e3
        await self.reader.readuntil(b"event: done\n")
        await self.reader.readuntil(b"0\r\n\r\n")
        return heard


async def talk(port: int, customers: int, seconds: float, bodies: Bodies) -> Talk:
    """Let ``customers`` talk for ``seconds``, each one message after another without a pause."""
    return await converse(port, customers, seconds, bodies, pause=0.0)


async def listen(port: int, customers: int, seconds: float, bodies: Bodies) -> Talk:
    """Let ``customers`` listen to streams for ``seconds``, with a second between messages as people need it."""
    return await converse(port, customers, seconds, bodies, pause=1.0)


async def converse(port: int, customers: int, seconds: float, bodies: Bodies, *, pause: float) -> Talk:
    """Plain answers without a ``pause``, streams with one."""
    latencies: list[float] = []
    begun = perf_counter()

    async def one(number: int) -> None:
        await asyncio.sleep(pause * number / customers)
        async with Customer(port) as customer:
            speak = customer.first_byte if pause else customer.say
            for body in bodies(number):
                latencies.append(await speak(body))
                await asyncio.sleep(pause)
                if perf_counter() - begun > seconds:
                    return

    await asyncio.gather(*(one(number) for number in range(customers)))
    return Talk(customers, perf_counter() - begun, tuple(latencies))

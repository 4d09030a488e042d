"""A TCP proxy between the service and a server: it delays, and it can lead somewhere else from now on."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

CHUNK = 65_536


@dataclass
class Proxy:
    """Where it leads and how long every chunk takes on its way, in seconds."""

    target: int
    delay_s: float = 0.0
    port: int = 0
    loop: asyncio.AbstractEventLoop = field(default_factory=asyncio.new_event_loop)
    open: set[asyncio.StreamWriter] = field(default_factory=set)
    stopped: asyncio.Event = field(default_factory=asyncio.Event)

    async def meet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection, there and back; nobody there: hang up."""
        try:
            there = await asyncio.open_connection("127.0.0.1", self.target)
        except OSError:
            writer.close()
            return
        self.open |= {writer, there[1]}
        await asyncio.gather(self.pass_on(reader, there[1]), self.pass_on(there[0], writer))
        self.open -= {writer, there[1]}

    async def pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One direction, until either end hangs up."""
        with suppress(OSError):
            while content := await reader.read(CHUNK):
                await asyncio.sleep(self.delay_s)
                writer.write(content)
                await writer.drain()
        writer.close()

    def lead_to(self, port: int) -> None:
        """Lead to another server, and end what leads to the old one."""
        self.target = port
        self.loop.call_soon_threadsafe(self.hang_up)

    def hang_up(self) -> None:
        """End every connection."""
        for writer in self.open:
            writer.close()

    def run(self, ready: threading.Event) -> None:
        """Serve until stopped."""

        async def serve() -> None:
            async with await asyncio.start_server(self.meet, "127.0.0.1", self.port) as server:
                self.port = server.sockets[0].getsockname()[1]
                ready.set()
                await self.stopped.wait()
                self.hang_up()

        self.loop.run_until_complete(serve())
        self.loop.close()


@contextmanager
def proxy(target: int) -> Iterator[Proxy]:
    """A proxy on a free port, on a thread of its own."""
    found, ready = Proxy(target), threading.Event()
    thread = threading.Thread(target=found.run, args=(ready,), daemon=True)
    thread.start()
    ready.wait(10)
    try:
        yield found
    finally:
        found.loop.call_soon_threadsafe(found.stopped.set)
        thread.join(10)

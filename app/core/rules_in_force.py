"""Thresholds and facts that are exchanged while the service runs.

Every process looks at the files now and then. What has come to rest, reads well, and answers a message is in
force from the next request on; anything else is refused, said once, and the old values stay.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import structlog
from starlette.types import ASGIApp, Receive, Scope, Send

from app.core.background import in_background
from app.core.metrics import RULES_REFUSED, RULES_RELOADS
from app.services.warm_up import warm_up
from rules.knowledge import (
    BROKEN,
    Knowledge,
    check_replaces,
    files_of,
    packaged,
    read_knowledge,
    using,
    version_of,
)

log = structlog.get_logger(__name__)

#: What a file looked like: name, time of change, size, number.
Look = tuple[tuple[str, int, int, int], ...]


class RulesInForce:
    """Holds the present snapshot; exchanged as a whole, between two requests."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.current: Knowledge = packaged()
        self._tried: Look | None = None  # what was last read, or refused
        self._seen: Look | None = None  # how the files looked a moment ago
        self._refused = False  # what lies there now

    async def watch(self, every_s: float) -> None:
        """Look again and again, for ever."""
        while True:
            await asyncio.sleep(every_s)
            await asyncio.to_thread(self.look)

    def look(self) -> None:
        """Read the files when they changed and have not changed since the last look (blocking)."""
        looks = look_of(self.folder)
        if looks == self._seen and looks != self._tried:
            self._tried = looks
            self.read()
        self._seen = looks

    def begin(self) -> None:
        """Load what a first turn would load, and take what differs from the package (blocking)."""
        with using(self.current):
            warm_up()
        self._tried = self._seen = look_of(self.folder)
        self.read()
        given = [name for name, path in files_of(self.folder).items() if path == self.folder / name]
        log.info("rules_in_force", folder=str(self.folder), files=given, version=self.current.version)

    def read(self) -> None:
        """Take the files into force, or refuse them and say why (blocking)."""
        try:
            if version_of(self.folder) != self.current.version:
                self.take(read_knowledge(self.folder))
            elif self._refused:
                log.info("rules_restored", version=self.current.version)
        except BROKEN as error:
            self._refused = True
            RULES_RELOADS.labels("refused").inc()
            RULES_REFUSED.set(1)
            reason = f"{type(error).__name__}: {error}"
            log.error("rules_refused", folder=str(self.folder), reason=reason, kept=self.current.version)
        else:
            self._refused = False
            RULES_REFUSED.set(0)

    def take(self, new: Knowledge) -> None:
        """Let ``new`` hold from the next request on, once it has answered a message. Raises one of ``BROKEN``."""
        check_replaces(new, packaged())
        with using(new):
            warm_up()
        self.current = new
        RULES_RELOADS.labels("loaded").inc()
        log.info("rules_loaded", version=new.version, rules_version=new.book.version)


def look_of(folder: Path) -> Look:
    """How the files look now; one that is missing looks like nothing."""
    return tuple(
        (name, *(0, 0, 0)) if (stat := stat_of(path)) is None else (name, *stat)
        for name, path in files_of(folder).items()
    )


def stat_of(path: Path) -> tuple[int, int, int] | None:
    """What tells that a file changed."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


@asynccontextmanager
async def open_rules(folder: Path, *, every_s: float) -> AsyncIterator[RulesInForce]:
    """The files as they are now, followed until the block ends; ``every_s`` of 0 follows nothing.

    Files that are broken at the start are refused like any others: what lies in the package holds.
    """
    rules = RulesInForce(folder)
    await asyncio.to_thread(rules.begin)

    async def watch() -> None:
        await rules.watch(every_s)

    async with in_background(*((watch,) if every_s else ())):
        yield rules


class RulesMiddleware:
    """Takes one snapshot for each request, and so for each turn."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        rules: RulesInForce = scope["app"].state.services.rules
        with using(rules.current):
            await self.app(scope, receive, send)

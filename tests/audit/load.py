"""``python -m tests.audit.load URL FOLDER PREFIX``: records turns until SIGTERM, prints those that are safe.

A process of its own, so that the tests can kill it.
"""

from __future__ import annotations

import asyncio
import itertools
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

from pydantic import SecretStr

from app.core.config import Settings
from app.core.db import open_database
from app.core.logger import configure_logging
from app.errors import Unavailable
from app.repositories.audit import open_trail
from app.repositories.turns import TurnRecorder
from tests.audit.factories import case, draft, turn

KEY = "a key that only the tests may ever use: 0123456789"
AT_ONCE = 20
PAUSE_S = 0.05


def settings_of(url: str, folder: Path, *, patience_s: float) -> Settings:
    """Settings of one process."""
    return Settings(
        _env_file=None,
        environment="test",
        db_url=SecretStr(url),
        db_timeout_s=patience_s,
        audit_key=SecretStr(KEY),
        audit_dir=folder,
        log_level="ERROR",
    )


async def talk(recorder: TurnRecorder, names: Iterator[str], end: asyncio.Event) -> None:
    """Record one turn after another; print the name of each that is acknowledged."""
    while not end.is_set():
        name = next(names)
        try:
            await recorder.record(case(asked=turn(request_id=name)), draft())
        except Unavailable:
            continue
        print(name, flush=True)
        await asyncio.sleep(PAUSE_S)


async def main(url: str, folder: str, prefix: str) -> None:
    """Many customers at once."""
    settings = settings_of(url, Path(folder), patience_s=0.5)  # so that outages are met often
    configure_logging(settings)
    names = (f"{prefix}-{number}" for number in itertools.count())
    end = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, end.set)
    async with open_database(settings) as database, open_trail(settings, database) as trail:
        recorder = TurnRecorder(trail)
        await asyncio.gather(*(talk(recorder, names, end) for _ in range(AT_ONCE)))


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))

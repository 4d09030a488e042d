"""Work that goes on beside the requests for as long as the process lives."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager

import structlog

log = structlog.get_logger(__name__)

RESTART_S = 1.0
Work = Callable[[], Coroutine[None, None, None]]


@asynccontextmanager
async def in_background(*works: Work) -> AsyncIterator[None]:
    """Run every one of ``works`` until the block ends."""
    tasks = [asyncio.create_task(kept_up(work), name=work.__qualname__) for work in works]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def kept_up(work: Work) -> None:
    """Begin ``work`` again, loudly, whenever an error ends it: records must not wait for a restart."""
    while True:
        try:
            return await work()
        except Exception as error:  # noqa: BLE001  said, and begun again
            log.error("background_work_ended", work=work.__qualname__, error_type=type(error).__name__)
        await asyncio.sleep(RESTART_S)

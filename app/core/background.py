"""Work that goes on beside the requests for as long as the process lives."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager

import structlog

log = structlog.get_logger(__name__)

Work = Callable[[], Coroutine[None, None, None]]


@asynccontextmanager
async def in_background(*works: Work) -> AsyncIterator[None]:
    """Run every one of ``works`` until the block ends."""
    tasks = [asyncio.create_task(work(), name=work.__qualname__) for work in works]
    for task in tasks:
        task.add_done_callback(report)
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def report(task: asyncio.Task[None]) -> None:
    """Say it when work that should go on for ever has ended by itself."""
    if not task.cancelled() and (error := task.exception()) is not None:
        log.error("background_work_ended", work=task.get_name(), error_type=type(error).__name__)

"""Structured logs. No message text, no personal data, no secret is ever handed to a logger."""

from __future__ import annotations

import logging
import sys
from typing import Any

import structlog

from app.core.config import Settings

#: Loggers that say nothing of a customer at any level.
OURS = ("app", "alembic", "uvicorn.error")


def configure_logging(settings: Settings) -> None:
    """Send every log line through one structlog chain, as JSON or for a terminal."""
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    renderer: Any = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if settings.log_format == "json"
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
        )
    )
    access = logging.getLogger("uvicorn.access")  # its lines hold addresses, and those hold customers' ids
    access.handlers.clear()
    access.propagate = False
    root = logging.getLogger()
    root.handlers[:] = [handler]
    # Libraries quote statements, parameters and bodies when they debug: they never go below a warning.
    root.setLevel(max(logging.WARNING, logging.getLevelNamesMapping()[settings.log_level]))
    for ours in OURS:
        logging.getLogger(ours).setLevel(settings.log_level)

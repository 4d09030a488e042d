"""Structured logs. No message text, no personal data, no secret is ever handed to a logger."""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING, Any

import structlog

if TYPE_CHECKING:
    from structlog.typing import EventDict

    from app.core.config import Settings

#: Loggers that say nothing of a customer at any level.
OURS = ("app", "alembic", "uvicorn.error")
#: What every line passes, ours and the libraries'.
SHARED: tuple[Any, ...] = (
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
)

#: One list for the whole process: a logger that was used keeps it, so that a later change reaches it too.
CHAIN: list[Any] = [*SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter]


def configure_logging(settings: Settings) -> None:
    """Send every log line, the server's as well, through one structlog chain, as JSON or for a terminal."""
    structlog.configure(
        processors=CHAIN,
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter(as_json=settings.log_format == "json"))
    access = logging.getLogger("uvicorn.access")  # its lines hold addresses, and those hold customers' ids
    access.handlers.clear()
    access.propagate = False
    server = logging.getLogger("uvicorn")
    server.handlers.clear()
    server.propagate = True
    root = logging.getLogger()
    root.handlers[:] = [handler]
    # Libraries quote statements, parameters and bodies when they debug: they never go below a warning.
    root.setLevel(max(logging.WARNING, logging.getLevelNamesMapping()[settings.log_level]))
    for ours in OURS:
        logging.getLogger(ours).setLevel(settings.log_level)


def formatter(*, as_json: bool = True) -> logging.Formatter:
    """What writes a line. ``app/core/log_lines.json`` names it for the server's processes that load no application."""
    renderer: Any = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if as_json
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[*SHARED, without_colours],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            renderer,
        ]
        if as_json
        else [structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
    )


def without_colours(_logger: Any, _method: str, event: EventDict) -> EventDict:
    """The server's lines carry themselves once more, in colours."""
    event.pop("color_message", None)
    return event

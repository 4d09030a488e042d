"""With ``LOG_FORMAT=json`` every line is JSON: ours, the libraries', and the server's before it loads us."""

from __future__ import annotations

import json
import logging
import logging.config
from collections.abc import Iterator
from typing import Any

import pytest

from app.core.config import ROOT
from app.core.logger import configure_logging
from tests.conftest import Backend, settings_for

CONFIG: dict[str, Any] = json.loads((ROOT / "app" / "core" / "log_lines.json").read_text("utf-8"))
LOGGERS = ("", "uvicorn", "uvicorn.error", "uvicorn.access")


@pytest.fixture(autouse=True)
def as_they_were() -> Iterator[None]:
    """Give the loggers back as they were found."""
    found = [(one, list(one.handlers), one.propagate, one.level) for one in map(logging.getLogger, LOGGERS)]
    yield
    for one, handlers, propagate, level in found:
        one.handlers[:], one.propagate = handlers, propagate
        one.setLevel(level)


def say() -> None:
    """What the server says at its start, and of a request."""
    extra = {"color_message": "\x1b[1mStarted\x1b[0m"}
    logging.getLogger("uvicorn.error").info("Started server process [%d]", 7, extra=extra)
    logging.getLogger("uvicorn.access").info("GET /api/users/kim/insights 200")


def test_before_the_application_is_loaded(capsys: pytest.CaptureFixture[str]) -> None:
    logging.config.dictConfig(CONFIG)
    say()
    (line,) = capsys.readouterr().err.splitlines()
    assert json.loads(line) | {"timestamp": ""} == {
        "event": "Started server process [7]",
        "level": "info",
        "timestamp": "",
    }


def test_once_it_is_loaded(embedded: Backend, capsys: pytest.CaptureFixture[str]) -> None:
    import uvicorn.config

    logging.config.dictConfig(uvicorn.config.LOGGING_CONFIG)
    configure_logging(settings_for(embedded, log_format="json", log_level="INFO"))
    say()
    (line,) = capsys.readouterr().err.splitlines()
    assert json.loads(line)["event"] == "Started server process [7]"

"""Marks of how far each chain had come, kept outside the database.

Somebody with the whole database could put back an older copy of it, seals and all. An anchor says that
a chain was longer. Anchors go to a file beside the spool and to the log: where logs are shipped to
another machine, they are out of reach of both.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import structlog

from app.repositories.audit.chain import End

log = structlog.get_logger(__name__)

FILE = "anchors.jsonl"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A chain had this length, and its last entry this link."""

    chain: int
    length: int
    link: str


def drop_anchor(folder: Path, end: End) -> None:
    """Note the end of a chain (blocking)."""
    anchor = {"at": datetime.now(UTC).isoformat(), "chain": end.chain, "length": end.length, "link": end.link}
    log.info("audit_anchor", **{name: value for name, value in anchor.items() if name != "at"})
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / FILE).open("a", encoding="ascii") as file:
        file.write(json.dumps(anchor) + "\n")


def read_anchors(*files: Path) -> Iterable[Anchor]:
    """The anchors in ``files``; a line that was cut off is passed over."""
    for path in files:
        if path.exists():
            for line in path.read_text(encoding="utf-8").splitlines():
                if (anchor := anchor_of(line)) is not None:
                    yield anchor


def anchor_of(line: str) -> Anchor | None:
    """The anchor in a line of our file or of a JSON log."""
    try:
        values = json.loads(line)
        return Anchor(values["chain"], values["length"], values["link"])
    except (ValueError, KeyError, TypeError):
        return None

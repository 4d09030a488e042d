"""Marks of how far each chain had come, kept outside the database.

Somebody with the whole database could put back an older copy of it, seals and all. An anchor says that
a chain was longer, and of which trail it was: of one trail only it says anything. Anchors go to a file beside
the spool and to the log: where logs are shipped to another machine, they are out of reach of both.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import structlog

from app.core.audit_keys import AuditKeys
from app.repositories.audit.chain import End, Row, opening_of

log = structlog.get_logger(__name__)

FILE = "anchors.jsonl"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A chain had this length, and its last entry this link."""

    chain: int
    length: int
    link: str
    trail: str | None = None  # the trail's name; an earlier version did not note it


def drop_anchor(folder: Path, end: End) -> None:
    """Note the end of a chain (blocking)."""
    anchor = {"trail": end.trail, "chain": end.chain, "length": end.length, "link": end.link}
    log.info("audit_anchor", **anchor)
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / FILE).open("a", encoding="ascii") as file:
        file.write(json.dumps({"at": datetime.now(UTC).isoformat(), **anchor}) + "\n")


def read_anchors(path: Path) -> list[Anchor]:
    """The anchors in a file, none where it is not there; a line that was cut off is passed over. Raises ``OSError``."""
    if not path.exists():
        return []
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    return [anchor for line in lines if (anchor := anchor_of(line)) is not None]


def anchor_of(line: str) -> Anchor | None:
    """The anchor in a line of our file or of a JSON log."""
    try:
        values = json.loads(line)
        return Anchor(values["chain"], values["length"], values["link"], values.get("trail"))
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def own_anchors(anchors: Iterable[Anchor], chains: Sequence[Row], keys: AuditKeys) -> list[Anchor]:
    """Those that were taken of the trail of ``chains``; of a trail that has lost its first chain, all of them.

    An anchor without a name is older than the names of trails, and so can only be of a trail that has none.
    """
    if not chains or chains[0]["number"] != 1:
        return list(anchors) if chains else []
    name, key = chains[0]["opening"], keys.get(chains[0]["key_id"])
    names = {name, None} if key is None or name == opening_of(key, 1, "") else {name}
    return [anchor for anchor in anchors if anchor.trail in names]

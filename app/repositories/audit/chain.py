"""How entries hang together: each is sealed over the one before it (pure).

Two seals an entry: the *digest* covers its content, the *link* covers the link before, its place, what
stays for ever, and the digest. Content can so be purged when its time is over, and the chain still
verifies; a purge is sealed as well, so nothing can be purged without the key.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from app.core.audit_keys import AuditKey
from app.schemas.audit import AuditRecord

CONTENT = ("actor", "address", "subject", "purpose", "details")
LASTING = ("chain", "seq", "entry_id", "kind", "retention", "at")

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class End:
    """Where a chain ends."""

    chain: int
    length: int
    link: str
    trail: str | None = field(default=None, compare=False)  # the name of the whole trail, where it is needed


def linked(key: AuditKey, end: End, records: Iterable[AuditRecord]) -> Iterator[dict[str, Any]]:
    """The rows that continue a chain, in order."""
    link = end.link
    for seq, record in enumerate(records, end.length + 1):
        row = row_of(record, end.chain, seq)
        row["digest"] = digest_of(key, row)
        row["link"] = link = link_of(key, link, row)
        yield row


def row_of(record: AuditRecord, chain: int, seq: int) -> dict[str, Any]:
    """A record in its place, not yet sealed."""
    return {
        "chain": chain,
        "seq": seq,
        "entry_id": record.entry_id,
        "kind": record.kind.value,
        "retention": record.retention.value,
        "at": record.at.astimezone(UTC),
        "actor": record.actor,
        "address": record.address,
        "subject": record.subject,
        "purpose": record.purpose,
        "details": dict(record.details),
    }


def digest_of(key: AuditKey, row: Row) -> str:
    """The seal of the content."""
    return key.seal("content", [row[name] for name in CONTENT])


def link_of(key: AuditKey, before: str, row: Row) -> str:
    """The seal that ties a row to the one before."""
    return key.seal("link", [before, *lasting(row), row["digest"]])


def purge_seal_of(key: AuditKey, row: Row, purged_at: datetime) -> str:
    """The seal that allows a row to be without its content."""
    return key.seal("purge", [*lasting(row), row["digest"], purged_at.isoformat()])


def lasting(row: Row) -> list[Any]:
    """What a row keeps for ever."""
    return [value.isoformat() if isinstance(value, datetime) else value for value in map(row.get, LASTING)]


def opening_of(key: AuditKey, number: int, before: str) -> str:
    """The seal that opens a chain and ties it to the opening of the chain before.

    Before the first chain stands a number drawn once, so that its opening is the name of the whole trail: no
    other has it. It needs no check of its own: what hangs on it, to the last chain, would break with it.
    """
    return key.seal("opening", [number, before])


def end_seal_of(key: AuditKey, end: End) -> str:
    """The seal of a chain's end: entries cannot be cut off without the key."""
    return key.seal("end", [end.chain, end.length, end.link])


def head_seal_of(key: AuditKey, chains: int, opening: str) -> str:
    """The seal of the number of chains: a chain cannot be left out without the key."""
    return key.seal("head", [chains, opening])


def content_is_sound(key: AuditKey, row: Row) -> bool:
    """Whether the content is what was sealed, or is gone by a sealed purge."""
    if row["purged_at"] is None:
        return bool(digest_of(key, row) == row["digest"])
    gone = all(row[name] is None for name in CONTENT)
    return gone and bool(row["purge_seal"] == purge_seal_of(key, row, row["purged_at"]))

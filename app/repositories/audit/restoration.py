"""What is known to be missing: a backup was put back, and somebody noted, with a reason, what was lost by it.

The note is an entry of the trail, sealed like any other, so nobody without the key can make one. It names the
very anchors that the trail no longer reaches: whatever is cut off later has other anchors, and is a fault. And
what was noted is told at every verifying, for ever: by whom, when and why.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import uuid4

from sqlalchemy import select

from app.core.audit_keys import AuditKeys
from app.core.db import Database
from app.models import AuditChain, AuditEntry
from app.repositories.audit.anchors import Anchor
from app.repositories.audit.chain import content_is_sound
from app.schemas.audit import AuditKind, AuditRecord
from app.schemas.retention import Retention


@dataclass(frozen=True, slots=True)
class Restoration:
    """One note."""

    at: datetime
    actor: str
    reason: str
    lost: frozenset[Anchor]

    def lengths(self) -> list[tuple[int, int]]:
        """Each chain that lost its end, and how far it is known to have come."""
        longest: defaultdict[int, int] = defaultdict(int)
        for anchor in self.lost:
            longest[anchor.chain] = max(longest[anchor.chain], anchor.length)
        return sorted(longest.items())


async def restorations(database: Database, keys: AuditKeys) -> Sequence[Restoration]:
    """Every note whose seal is sound and whose time is not over, in order."""
    query = (
        select(*AuditEntry.__table__.c, AuditChain.key_id)
        .join(AuditChain, AuditChain.number == AuditEntry.chain)
        .where(AuditEntry.kind == AuditKind.RESTORATION.value, AuditEntry.purged_at.is_(None))
        .order_by(AuditEntry.at)
    )
    async with database.session() as session:
        rows = [dict(row) for row in (await session.execute(query)).mappings()]
    return [
        Restoration(
            row["at"],
            row["actor"],
            row["details"]["reason"],
            frozenset(Anchor(*given) for given in row["details"]["lost"]),
        )
        for row in rows
        if (key := keys.get(row["key_id"])) is not None and content_is_sound(key, row)
    ]


def record_of(lost: Iterable[Anchor], *, reason: str, actor: str) -> AuditRecord:
    """The entry that notes what is missing. It is kept as long as the longest kept of what it speaks for."""
    return AuditRecord(
        entry_id=uuid4().hex,
        kind=AuditKind.RESTORATION,
        retention=Retention.COUNSELLING,
        at=datetime.now(UTC),
        actor=actor,
        purpose="backup restored",
        details={
            "reason": reason,
            "lost": [[anchor.chain, anchor.length, anchor.link, anchor.trail] for anchor in lost],
        },
    )

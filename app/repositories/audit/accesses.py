"""Who other than the customer saw a customer's data (개인정보의 안전성 확보조치 기준 제8조)."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from app.repositories.audit.trail import AuditTrail
from app.schemas.audit import AuditKind, AuditRecord, Caller
from app.schemas.retention import Retention


@dataclass(frozen=True, slots=True)
class AccessLog:
    """Writes one entry for each customer whose data somebody else is about to see."""

    trail: AuditTrail

    async def note(self, caller: Caller, customers: Iterable[str], *, purpose: str) -> None:
        """Return when the entries are safe; the data may leave only then. Raises ``Unavailable``."""
        if caller.actor is None:
            return
        key, now = self.trail.keys.current, datetime.now(UTC)
        records = [
            AuditRecord(
                entry_id=f"{caller.request_id}:{number}",
                kind=AuditKind.ACCESS,
                retention=Retention.ACCESS,
                at=now,
                actor=caller.actor,
                address=caller.address,
                subject=key.subject(customer),
                purpose=purpose,
            )
            for number, customer in enumerate(dict.fromkeys(customers))
        ]
        await asyncio.gather(*(self.trail.append(record) for record in records))

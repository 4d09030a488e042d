"""Records as lines of the spool, and back.

A line tells nothing without the audit key: records of one turn that no table brings together, such as a customer's
pseudonym and a crisis, lie side by side in it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from cryptography.fernet import MultiFernet

from app.schemas.audit import AuditKind, AuditRecord, Companion
from app.schemas.retention import Retention

REVIVERS: Mapping[str, Callable[[str], object]] = {
    "$datetime": datetime.fromisoformat,
    "$date": date.fromisoformat,
    "$decimal": Decimal,
}


@dataclass(frozen=True, slots=True)
class Packing:
    """Lines that only the keys of the trail open."""

    cipher: MultiFernet

    def pack(self, record: AuditRecord) -> bytes:
        """One line."""
        return self.cipher.encrypt(written(record))

    def unpack(self, line: bytes) -> AuditRecord:
        """The inverse of ``pack``; raises ``InvalidToken`` and, for another version's records, what ``read`` raises."""
        return read(self.cipher.decrypt(line))


def written(record: AuditRecord) -> bytes:
    """A record as JSON."""
    values = {field.name: getattr(record, field.name) for field in fields(record)}
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"), default=tagged).encode()


def read(line: bytes) -> AuditRecord:
    """The inverse of ``written``; raises ``ValueError``, ``KeyError``, ``TypeError``."""
    values = json.loads(line, object_hook=revived)
    values["kind"] = AuditKind(values["kind"])
    values["retention"] = Retention(values["retention"])
    values["companions"] = tuple(Companion(**companion) for companion in values["companions"])
    return AuditRecord(**values)


def tagged(value: object) -> object:
    """What JSON has no form for, under the name of its type."""
    match value:
        case datetime():
            return {"$datetime": value.isoformat()}
        case date():
            return {"$date": value.isoformat()}
        case Decimal():
            return {"$decimal": str(value)}
        case Companion():
            return {"table": value.table, "values": value.values}
        case Mapping():
            return dict(value)
    raise TypeError(f"cannot pack {type(value).__name__}")


def revived(values: dict[str, Any]) -> object:
    """The inverse of :func:`tagged`."""
    if len(values) == 1:
        ((tag, value),) = values.items()
        if tag in REVIVERS:
            return REVIVERS[tag](value)
    return values

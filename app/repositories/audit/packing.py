"""Records as lines of the spool, and back."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from app.schemas.audit import AuditRecord, Companion, Kind
from app.schemas.retention import Retention

REVIVERS: Mapping[str, Callable[[str], object]] = {
    "$datetime": datetime.fromisoformat,
    "$date": date.fromisoformat,
    "$decimal": Decimal,
}


def pack(record: AuditRecord) -> bytes:
    """One line of JSON."""
    values = {field.name: getattr(record, field.name) for field in fields(record)}
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"), default=tagged).encode()


def unpack(line: bytes) -> AuditRecord:
    """The inverse of :func:`pack`."""
    values = json.loads(line, object_hook=revived)
    values["kind"] = Kind(values["kind"])
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

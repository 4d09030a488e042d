"""What is written to the audit trail: values, never a customer's words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from app.schemas.retention import Retention

CUSTOMER = "customer"  # the actor of what customers do themselves


class AuditKind(StrEnum):
    """What was done."""

    TURN = "turn"  # an answer was given
    ACCESS = "access"  # somebody other than the customer saw the customer's data
    ERASURE = "erasure"  # a customer's conversations were erased
    EXPORT = "export"  # the trail itself was read out
    PURGE = "purge"  # content was purged by its class
    RESTORATION = "restoration"  # a backup was put back, and what the trail lost by it is noted


class Kept(StrEnum):
    """Where a record is safe."""

    STORED = "stored"  # committed in the database
    SPOOLED = "spooled"  # on this machine's disk until the database is back


@dataclass(frozen=True, slots=True)
class Caller:
    """Who makes a request. ``actor`` is ``None`` for the customer, on the customer's own data."""

    request_id: str
    actor: str | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Companion:
    """A row of another table that is stored with the record, or not at all."""

    table: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditRecord:
    """One entry: who, when, from where, whose data, what for, and what it rested on."""

    entry_id: str  # unique; makes storing idempotent
    kind: AuditKind
    retention: Retention
    at: datetime  # aware
    actor: str
    purpose: str
    subject: str | None = None  # pseudonym of the customer
    address: str | None = None
    details: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))  # no floats, no text
    companions: tuple[Companion, ...] = ()
    urgent: bool = False  # somebody in danger waits for the reply: never hold it back

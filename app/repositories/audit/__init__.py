"""The audit trail: append-only, hash-chained under a key, committed before any answer leaves."""

from __future__ import annotations

from app.repositories.audit.accesses import AccessLog
from app.repositories.audit.trail import AuditTrail, open_trail

__all__ = ["AccessLog", "AuditTrail", "open_trail"]

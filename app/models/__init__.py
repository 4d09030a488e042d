"""ORM models. Importing this package registers every table."""

from app.models.audit import AuditChain, AuditEntry, AuditHead, CrisisEvent, ErasureReceipt
from app.models.base import Base
from app.models.finance import (
    BalanceInfo,
    CardUsage,
    Delinquency,
    ScenarioLabel,
    SpendingPattern,
    User,
)
from app.models.rights import Feedback, Handoff, HandoffMessage, Objection, WebhookDelivery

__all__ = [
    "AuditChain",
    "AuditEntry",
    "AuditHead",
    "BalanceInfo",
    "Base",
    "CardUsage",
    "CrisisEvent",
    "Delinquency",
    "ErasureReceipt",
    "Feedback",
    "Handoff",
    "HandoffMessage",
    "Objection",
    "ScenarioLabel",
    "SpendingPattern",
    "User",
    "WebhookDelivery",
]

"""Records that the law asks for. None of them holds what a customer wrote.

An ``AuditChain`` is written by one process only, so appending waits for nobody. ``AuditHead`` counts the
chains, each chain names its own length and end, and every one of these rows is sealed with the audit
key: a row that is changed, removed, put elsewhere or cut off shows when the chains are verified.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, Integer, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import MYSQL, Actor, Base, Instant, RowId

Seal = String(64)  # HMAC-SHA-256 in hexadecimal
Pseudonym = String(32)  # the first half of one


class AuditHead(Base):
    """How many chains there are; one row."""

    __tablename__ = "AuditHead"
    __table_args__ = (MYSQL,)

    id: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False, comment="always 1")
    chains: Mapped[int] = mapped_column(Integer, comment="number of the newest chain")
    seal: Mapped[str] = mapped_column(Seal, comment="HMAC of the count and the newest chain's opening")


class AuditChain(Base):
    """One writer's chain of entries and where it ends."""

    __tablename__ = "AuditChain"
    __table_args__ = (MYSQL,)

    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False, comment="from 1")
    opened_at: Mapped[datetime] = mapped_column(Instant, comment="UTC")
    key_id: Mapped[str] = mapped_column(String(8), comment="which audit key seals this chain")
    opening: Mapped[str] = mapped_column(Seal, comment="HMAC that ties this chain to the one before")
    length: Mapped[int] = mapped_column(Integer, comment="number of entries")
    end: Mapped[str] = mapped_column(Seal, comment="link of the last entry; the opening while empty")
    seal: Mapped[str] = mapped_column(Seal, comment="HMAC of number, length and end")


class AuditEntry(Base):
    """One thing that was done. NULL content with ``purged_at`` set: kept its time, gone by its class."""

    __tablename__ = "AuditEntry"
    __table_args__ = (
        Index("ix_AuditEntry_subject_at", "subject", "at"),
        Index("ix_AuditEntry_retention_purged_at_at", "retention", "purged_at", "at"),
        MYSQL,
    )

    chain: Mapped[int] = mapped_column(
        Integer, ForeignKey("AuditChain.number"), primary_key=True, autoincrement=False, comment="its chain"
    )
    seq: Mapped[int] = mapped_column(
        Integer, primary_key=True, autoincrement=False, comment="place in the chain, from 1"
    )
    entry_id: Mapped[str] = mapped_column(
        String(80), unique=True, comment="request id; with :n after the first"
    )
    kind: Mapped[str] = mapped_column(String(16), comment="turn, access, erasure ...")
    retention: Mapped[str] = mapped_column(String(16), comment="retention class")
    at: Mapped[datetime] = mapped_column(Instant, comment="UTC; when it was done")
    actor: Mapped[str | None] = mapped_column(Actor, comment="who; 'customer' for the customer")
    address: Mapped[str | None] = mapped_column(
        String(64), comment="network address; only its network for the customer"
    )
    subject: Mapped[str | None] = mapped_column(Pseudonym, comment="whose data: HMAC of the customer's id")
    purpose: Mapped[str | None] = mapped_column(String(64), comment="what for")
    details: Mapped[dict[str, Any] | None] = mapped_column(
        JSON(none_as_null=True), comment="labels, bands, ids and versions; never text"
    )
    digest: Mapped[str] = mapped_column(Seal, comment="HMAC of actor, address, subject, purpose and details")
    link: Mapped[str] = mapped_column(
        Seal, comment="HMAC of the link before, the other columns and the digest"
    )
    purged_at: Mapped[datetime | None] = mapped_column(Instant, comment="UTC; when the content was purged")
    purge_seal: Mapped[str | None] = mapped_column(Seal, comment="HMAC of the purge")


class CrisisEvent(Base):
    """That the crisis lane acted: whom only the key can tell, and nothing of what was said."""

    __tablename__ = "CrisisEvent"
    __table_args__ = (Index("ix_CrisisEvent_at", "at"), MYSQL)

    id: Mapped[int] = mapped_column(RowId, primary_key=True, autoincrement=True)
    person: Mapped[str] = mapped_column(
        Pseudonym, index=True, comment="HMAC of the customer's id; not the one of AuditEntry"
    )
    at: Mapped[datetime] = mapped_column(Instant, comment="UTC; to the minute")
    action: Mapped[str] = mapped_column(String(32), comment="what the service did")


class ErasureReceipt(Base):
    """Proof that a customer's conversations were erased."""

    __tablename__ = "ErasureReceipt"
    __table_args__ = (Index("ix_ErasureReceipt_erased_at", "erased_at"), MYSQL)

    receipt_id: Mapped[str] = mapped_column(String(32), primary_key=True, comment="random")
    subject: Mapped[str] = mapped_column(Pseudonym, index=True, comment="HMAC of the customer's id")
    erased_at: Mapped[datetime] = mapped_column(Instant, comment="UTC")
    sessions: Mapped[int] = mapped_column(Integer, comment="conversations erased")
    texts: Mapped[int] = mapped_column(Integer, comment="rows of other tables whose text was erased")

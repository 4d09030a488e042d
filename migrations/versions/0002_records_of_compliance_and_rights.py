"""records of compliance and rights."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import mysql

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

CUSTOMER_ID = sa.String(length=128).with_variant(mysql.VARCHAR(collation="utf8mb4_bin", length=128), "mysql")
INSTANT = sa.DateTime().with_variant(mysql.DATETIME(fsp=6), "mysql")
ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "AuditChain",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False, comment="from 1"),
        sa.Column("opened_at", INSTANT, nullable=False, comment="UTC"),
        sa.Column("key_id", sa.String(length=8), nullable=False, comment="which audit key seals this chain"),
        sa.Column(
            "opening",
            sa.String(length=64),
            nullable=False,
            comment="HMAC that ties this chain to the one before",
        ),
        sa.Column("length", sa.Integer(), nullable=False, comment="number of entries"),
        sa.Column(
            "end",
            sa.String(length=64),
            nullable=False,
            comment="link of the last entry; the opening while empty",
        ),
        sa.Column("seal", sa.String(length=64), nullable=False, comment="HMAC of number, length and end"),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_AuditChain")),
        mysql_charset="utf8mb4",
        mysql_collate="utf8mb4_unicode_ci",
        mysql_engine="InnoDB",
    )
    head = op.create_table(
        "AuditHead",
        sa.Column("id", sa.SmallInteger(), autoincrement=False, nullable=False, comment="always 1"),
        sa.Column("chains", sa.Integer(), nullable=False, comment="number of the newest chain"),
        sa.Column(
            "seal",
            sa.String(length=64),
            nullable=False,
            comment="HMAC of the count and the newest chain's opening",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_AuditHead")),
        mysql_charset="utf8mb4",
        mysql_collate="utf8mb4_unicode_ci",
        mysql_engine="InnoDB",
    )
    op.bulk_insert(head, [{"id": 1, "chains": 0, "seal": ""}])
    op.create_table(
        "CrisisEvent",
        sa.Column("id", ROW_ID, autoincrement=True, nullable=False),
        sa.Column(
            "person",
            sa.String(length=32),
            nullable=False,
            comment="HMAC of the customer's id; not the one of AuditEntry",
        ),
        sa.Column("at", INSTANT, nullable=False, comment="UTC; to the minute"),
        sa.Column("action", sa.String(length=32), nullable=False, comment="what the service did"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_CrisisEvent")),
        mysql_charset="utf8mb4",
        mysql_collate="utf8mb4_unicode_ci",
        mysql_engine="InnoDB",
    )
    op.create_index("ix_CrisisEvent_at", "CrisisEvent", ["at"], unique=False)
    op.create_index("ix_CrisisEvent_person", "CrisisEvent", ["person"], unique=False)
    op.create_table(
        "ErasureReceipt",
        sa.Column("receipt_id", sa.String(length=32), nullable=False, comment="random"),
        sa.Column("subject", sa.String(length=32), nullable=False, comment="HMAC of the customer's id"),
        sa.Column("erased_at", INSTANT, nullable=False, comment="UTC"),
        sa.Column("sessions", sa.Integer(), nullable=False, comment="conversations erased"),
        sa.Column(
            "texts", sa.Integer(), nullable=False, comment="rows of other tables whose text was erased"
        ),
        sa.PrimaryKeyConstraint("receipt_id", name=op.f("pk_ErasureReceipt")),
        mysql_charset="utf8mb4",
        mysql_collate="utf8mb4_unicode_ci",
        mysql_engine="InnoDB",
    )
    op.create_index("ix_ErasureReceipt_erased_at", "ErasureReceipt", ["erased_at"], unique=False)
    op.create_index("ix_ErasureReceipt_subject", "ErasureReceipt", ["subject"], unique=False)
    op.create_table(
        "Feedback",
        sa.Column("id", ROW_ID, autoincrement=True, nullable=False),
        sa.Column("user_id", CUSTOMER_ID, nullable=True, comment="the operator's own id; NULL: anonymised"),
        sa.Column(
            "session_id", sa.String(length=128), nullable=True, comment="conversation; NULL: anonymised"
        ),
        sa.Column("request_id", sa.String(length=64), nullable=False, comment="the turn"),
        sa.Column("rating", sa.String(length=4), nullable=False, comment="up or down"),
        sa.Column("reason", sa.Text(), nullable=True, comment="the customer's words, masked"),
        sa.Column("at", INSTANT, nullable=False, comment="UTC"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_Feedback")),
        sa.UniqueConstraint("user_id", "request_id", name=op.f("uq_Feedback_user_id_request_id")),
        mysql_charset="utf8mb4",
        mysql_collate="utf8mb4_unicode_ci",
        mysql_engine="InnoDB",
    )
    op.create_index("ix_Feedback_at", "Feedback", ["at"], unique=False)
    op.create_table(
        "Handoff",
        sa.Column("handoff_id", sa.String(length=32), nullable=False, comment="random"),
        sa.Column("user_id", CUSTOMER_ID, nullable=False, comment="the operator's own id"),
        sa.Column(
            "session_id", sa.String(length=128), nullable=False, comment="the conversation it came from"
        ),
        sa.Column("reason", sa.Text(), nullable=False, comment="the customer's words, masked"),
        sa.Column(
            "share_transcript", sa.Boolean(), nullable=False, comment="consent to show the conversation"
        ),
        sa.Column("state", sa.String(length=8), nullable=False, comment="waiting, open or closed"),
        sa.Column("created_at", INSTANT, nullable=False, comment="UTC"),
        sa.Column("counsellor", sa.String(length=128), nullable=True, comment="who answered first"),
        sa.Column("closed_at", INSTANT, nullable=True, comment="UTC"),
        sa.PrimaryKeyConstraint("handoff_id", name=op.f("pk_Handoff")),
        mysql_charset="utf8mb4",
        mysql_collate="utf8mb4_unicode_ci",
        mysql_engine="InnoDB",
    )
    op.create_index("ix_Handoff_state_created_at", "Handoff", ["state", "created_at"], unique=False)
    op.create_index("ix_Handoff_user_id_created_at", "Handoff", ["user_id", "created_at"], unique=False)
    op.create_table(
        "Objection",
        sa.Column("objection_id", sa.String(length=32), nullable=False, comment="random"),
        sa.Column("user_id", CUSTOMER_ID, nullable=False, comment="the operator's own id"),
        sa.Column(
            "request_id", sa.String(length=64), nullable=True, comment="the turn that decided the label"
        ),
        sa.Column("label", sa.String(length=40), nullable=False, comment="scenario"),
        sa.Column("text", sa.Text(), nullable=True, comment="the customer's words, masked; NULL when erased"),
        sa.Column("state", sa.String(length=9), nullable=False, comment="waiting, answered or withdrawn"),
        sa.Column("created_at", INSTANT, nullable=False, comment="UTC"),
        sa.Column("due_at", INSTANT, nullable=False, comment="UTC; to be answered by"),
        sa.Column("answer", sa.Text(), nullable=True, comment="a person's words; NULL when erased"),
        sa.Column("answered_by", sa.String(length=128), nullable=True, comment="that person"),
        sa.Column("answered_at", INSTANT, nullable=True, comment="UTC"),
        sa.CheckConstraint(
            "(state = 'answered') = (answered_by IS NOT NULL)", name=op.f("ck_Objection_answered_by_a_person")
        ),
        sa.PrimaryKeyConstraint("objection_id", name=op.f("pk_Objection")),
        mysql_charset="utf8mb4",
        mysql_collate="utf8mb4_unicode_ci",
        mysql_engine="InnoDB",
    )
    op.create_index("ix_Objection_state_created_at", "Objection", ["state", "created_at"], unique=False)
    op.create_index("ix_Objection_user_id_created_at", "Objection", ["user_id", "created_at"], unique=False)
    op.create_table(
        "WebhookDelivery",
        sa.Column("delivery_id", sa.String(length=32), nullable=False, comment="random; the webhook-id"),
        sa.Column("created_at", INSTANT, nullable=False, comment="UTC"),
        sa.Column("payload", sa.JSON(), nullable=False, comment="ids and times only"),
        sa.Column("state", sa.String(length=8), nullable=False, comment="due, done or failed"),
        sa.Column("attempts", sa.SmallInteger(), nullable=False, comment="how often it was sent"),
        sa.Column("next_at", INSTANT, nullable=False, comment="UTC; not to be sent before"),
        sa.Column(
            "last_status", sa.SmallInteger(), nullable=True, comment="HTTP status; NULL when none came"
        ),
        sa.PrimaryKeyConstraint("delivery_id", name=op.f("pk_WebhookDelivery")),
        mysql_charset="utf8mb4",
        mysql_collate="utf8mb4_unicode_ci",
        mysql_engine="InnoDB",
    )
    op.create_index("ix_WebhookDelivery_state_next_at", "WebhookDelivery", ["state", "next_at"], unique=False)
    op.create_table(
        "AuditEntry",
        sa.Column("chain", sa.Integer(), autoincrement=False, nullable=False, comment="its chain"),
        sa.Column(
            "seq", sa.Integer(), autoincrement=False, nullable=False, comment="place in the chain, from 1"
        ),
        sa.Column(
            "entry_id", sa.String(length=80), nullable=False, comment="request id; with :n after the first"
        ),
        sa.Column("kind", sa.String(length=16), nullable=False, comment="turn, access, erasure ..."),
        sa.Column("retention", sa.String(length=16), nullable=False, comment="retention class"),
        sa.Column("at", INSTANT, nullable=False, comment="UTC; when it was done"),
        sa.Column("actor", sa.String(length=128), nullable=True, comment="who; 'customer' for the customer"),
        sa.Column(
            "address",
            sa.String(length=64),
            nullable=True,
            comment="network address; only its network for the customer",
        ),
        sa.Column(
            "subject", sa.String(length=32), nullable=True, comment="whose data: HMAC of the customer's id"
        ),
        sa.Column("purpose", sa.String(length=64), nullable=True, comment="what for"),
        sa.Column(
            "details",
            sa.JSON(none_as_null=True),
            nullable=True,
            comment="labels, bands, ids and versions; never text",
        ),
        sa.Column(
            "digest",
            sa.String(length=64),
            nullable=False,
            comment="HMAC of actor, address, subject, purpose and details",
        ),
        sa.Column(
            "link",
            sa.String(length=64),
            nullable=False,
            comment="HMAC of the link before, the other columns and the digest",
        ),
        sa.Column("purged_at", INSTANT, nullable=True, comment="UTC; when the content was purged"),
        sa.Column("purge_seal", sa.String(length=64), nullable=True, comment="HMAC of the purge"),
        sa.ForeignKeyConstraint(["chain"], ["AuditChain.number"], name=op.f("fk_AuditEntry_chain")),
        sa.PrimaryKeyConstraint("chain", "seq", name=op.f("pk_AuditEntry")),
        sa.UniqueConstraint("entry_id", name=op.f("uq_AuditEntry_entry_id")),
        mysql_charset="utf8mb4",
        mysql_collate="utf8mb4_unicode_ci",
        mysql_engine="InnoDB",
    )
    op.create_index(
        "ix_AuditEntry_retention_purged_at_at", "AuditEntry", ["retention", "purged_at", "at"], unique=False
    )
    op.create_index("ix_AuditEntry_subject_at", "AuditEntry", ["subject", "at"], unique=False)
    op.create_table(
        "HandoffMessage",
        sa.Column("id", ROW_ID, autoincrement=True, nullable=False),
        sa.Column("handoff_id", sa.String(length=32), nullable=False, comment="Handoff.handoff_id"),
        sa.Column("role", sa.String(length=12), nullable=False, comment="user, assistant or counsellor"),
        sa.Column("text", sa.Text(), nullable=False, comment="masked"),
        sa.Column("at", INSTANT, nullable=False, comment="UTC; when it was said"),
        sa.ForeignKeyConstraint(
            ["handoff_id"],
            ["Handoff.handoff_id"],
            name=op.f("fk_HandoffMessage_handoff_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_HandoffMessage")),
        mysql_charset="utf8mb4",
        mysql_collate="utf8mb4_unicode_ci",
        mysql_engine="InnoDB",
    )
    op.create_index("ix_HandoffMessage_handoff_id_id", "HandoffMessage", ["handoff_id", "id"], unique=False)


def downgrade() -> None:
    """Take back."""
    op.drop_table("HandoffMessage")
    op.drop_table("AuditEntry")
    op.drop_table("WebhookDelivery")
    op.drop_table("Objection")
    op.drop_table("Handoff")
    op.drop_table("Feedback")
    op.drop_table("ErasureReceipt")
    op.drop_table("CrisisEvent")
    op.drop_table("AuditHead")
    op.drop_table("AuditChain")

"""one waiting hand-off in a session."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import mysql

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

PLAIN = sa.String(length=128)
BYTE_BY_BYTE = sa.String(length=128).with_variant(mysql.VARCHAR(collation="utf8mb4_bin", length=128), "mysql")
HANDOFF = sa.table("Handoff", *map(sa.column, ("handoff_id", "user_id", "session_id", "state", "waiting")))
INDEX = "ix_Handoff_user_id_session_id_waiting"


def upgrade() -> None:
    """Apply. Where several wait in one session already, one of them stands for it; all are answered."""
    compare(PLAIN, BYTE_BY_BYTE)
    op.add_column(
        "Handoff", sa.Column("waiting", sa.Boolean(), nullable=True, comment="true while it waits, then NULL")
    )
    first = (
        sa.select(sa.func.min(HANDOFF.c.handoff_id).label("handoff_id"))
        .where(HANDOFF.c.state == "waiting")
        .group_by(HANDOFF.c.user_id, HANDOFF.c.session_id)
        .subquery()  # MySQL does not read the table that it changes
    )
    one_of_each = HANDOFF.c.handoff_id.in_(sa.select(first.c.handoff_id))
    op.execute(HANDOFF.update().where(one_of_each).values(waiting=sa.true()))
    op.create_index(INDEX, "Handoff", ["user_id", "session_id", "waiting"], unique=True)


def downgrade() -> None:
    """Take back."""
    op.drop_index(INDEX, table_name="Handoff")
    with op.batch_alter_table("Handoff") as batch:
        batch.drop_column("waiting")
    compare(BYTE_BY_BYTE, PLAIN)


def compare(old: sa.types.TypeEngine[str], new: sa.types.TypeEngine[str]) -> None:
    """Change how session ids are told apart."""
    with op.batch_alter_table("Handoff") as batch:
        batch.alter_column(
            "session_id",
            existing_type=old,
            type_=new,
            existing_nullable=False,
            existing_comment="the conversation it came from",
        )

"""room for the names of counsellors."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

ACTORS = (
    ("AuditEntry", "actor", "who; 'customer' for the customer"),
    ("Handoff", "counsellor", "who answered first"),
    ("Objection", "answered_by", "that person"),
)


def upgrade() -> None:
    """Apply."""
    resize(128, 160)


def downgrade() -> None:
    """Take back."""
    resize(160, 128)


def resize(old: int, new: int) -> None:
    """Change how long a name may be."""
    for table, column, comment in ACTORS:
        with op.batch_alter_table(table) as batch:
            batch.alter_column(
                column,
                existing_type=sa.String(length=old),
                type_=sa.String(length=new),
                existing_nullable=True,
                existing_comment=comment,
            )

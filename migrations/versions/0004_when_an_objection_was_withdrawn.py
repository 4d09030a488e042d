"""when an objection was withdrawn."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import mysql

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

INSTANT = sa.DateTime().with_variant(mysql.DATETIME(fsp=6), "mysql")
OBJECTION = sa.table("Objection", *map(sa.column, ("state", "created_at", "withdrawn_at")))


def upgrade() -> None:
    """Apply. Of those withdrawn before, nobody wrote down when: their time begins with the objection."""
    op.add_column(
        "Objection",
        sa.Column("withdrawn_at", INSTANT, nullable=True, comment="UTC; when the customer erased it"),
    )
    withdrawn = OBJECTION.c.state == "withdrawn"
    op.execute(OBJECTION.update().where(withdrawn).values(withdrawn_at=OBJECTION.c.created_at))


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table("Objection") as batch:
        batch.drop_column("withdrawn_at")

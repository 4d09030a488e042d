"""feedback that leads to nobody."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

FEEDBACK = sa.table("Feedback", sa.column("request_id"))
LENGTH = sa.String(length=64)
BEFORE, NOW = "the turn", "the turn; NULL: anonymised"


def upgrade() -> None:
    """Apply. A turn is joined to a customer elsewhere; what is anonymised already loses it in the nightly job."""
    with op.batch_alter_table("Feedback") as batch:
        batch.alter_column(
            "request_id", existing_type=LENGTH, nullable=True, comment=NOW, existing_comment=BEFORE
        )


def downgrade() -> None:
    """Take back. Which turn it was is not known any more."""
    op.execute(FEEDBACK.update().where(FEEDBACK.c.request_id.is_(None)).values(request_id=""))
    with op.batch_alter_table("Feedback") as batch:
        batch.alter_column(
            "request_id", existing_type=LENGTH, nullable=False, comment=BEFORE, existing_comment=NOW
        )

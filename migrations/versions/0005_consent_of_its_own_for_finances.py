"""a consent of its own for finances."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply. Nobody has been asked yet."""
    op.add_column(
        "Handoff",
        sa.Column(
            "share_finances",
            sa.Boolean(),
            server_default=sa.false(),
            nullable=False,
            comment="consent to show the finances",
        ),
    )


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table("Handoff") as batch:
        batch.drop_column("share_finances")

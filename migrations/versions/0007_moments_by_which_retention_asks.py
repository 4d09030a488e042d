"""moments by which retention asks."""

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

MOMENTS = (
    ("ScenarioLabel", "decided_at"),
    ("Handoff", "created_at"),
    ("WebhookDelivery", "created_at"),
    ("Objection", "answered_at"),
    ("Objection", "withdrawn_at"),
)


def upgrade() -> None:
    """Apply."""
    for table, moment in MOMENTS:
        op.create_index(f"ix_{table}_{moment}", table, [moment], unique=False)


def downgrade() -> None:
    """Take back."""
    for table, moment in reversed(MOMENTS):
        op.drop_index(f"ix_{table}_{moment}", table_name=table)

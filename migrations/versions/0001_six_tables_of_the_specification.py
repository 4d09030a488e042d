"""six tables of the specification."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import mysql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

CUSTOMER_ID = sa.String(length=128).with_variant(mysql.VARCHAR(collation="utf8mb4_bin", length=128), "mysql")
INSTANT = sa.DateTime().with_variant(mysql.DATETIME(fsp=6), "mysql")
ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "User",
        sa.Column("user_id", CUSTOMER_ID, nullable=False, comment="the operator's own id"),
        sa.Column("birth_year", sa.SmallInteger(), nullable=True, comment="year"),
        sa.Column(
            "annual_income_won", sa.BigInteger(), nullable=True, comment="won; yearly income before tax"
        ),
        sa.Column("created_at", INSTANT, nullable=False, comment="UTC"),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_User")),
        mysql_charset="utf8mb4",
        mysql_collate="utf8mb4_unicode_ci",
        mysql_engine="InnoDB",
    )
    op.create_table(
        "BalanceInfo",
        sa.Column("balance_won", sa.BigInteger(), nullable=True, comment="won; deposits"),
        sa.Column("avg_balance_won", sa.BigInteger(), nullable=True, comment="won; mean daily deposits"),
        sa.Column(
            "min_balance_won",
            sa.BigInteger(),
            nullable=True,
            comment="won; lowest deposits; negative on overdraft",
        ),
        sa.Column("inflow_won", sa.BigInteger(), nullable=True, comment="won; income received"),
        sa.Column("debt_won", sa.BigInteger(), nullable=True, comment="won; all debts"),
        sa.Column("interest_won", sa.BigInteger(), nullable=True, comment="won; interest due in the month"),
        sa.Column(
            "repayment_won",
            sa.BigInteger(),
            nullable=True,
            comment="won; principal and interest due in the month",
        ),
        sa.Column("lenders", sa.SmallInteger(), nullable=True, comment="number of lenders"),
        sa.Column(
            "weighted_rate",
            sa.Numeric(precision=5, scale=2),
            nullable=True,
            comment="percent a year, weighted by balance",
        ),
        sa.Column("user_id", CUSTOMER_ID, nullable=False, comment="User.user_id"),
        sa.Column("month", sa.Date(), nullable=False, comment="first day of the month"),
        sa.Column("as_of", sa.Date(), nullable=False, comment="day the figures were taken"),
        sa.ForeignKeyConstraint(
            ["user_id"], ["User.user_id"], name=op.f("fk_BalanceInfo_user_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("user_id", "month", name=op.f("pk_BalanceInfo")),
        mysql_charset="utf8mb4",
        mysql_collate="utf8mb4_unicode_ci",
        mysql_engine="InnoDB",
    )
    op.create_table(
        "CardUsage",
        sa.Column("limit_won", sa.BigInteger(), nullable=True, comment="won; card limit"),
        sa.Column("used_won", sa.BigInteger(), nullable=True, comment="won; drawn on the limit"),
        sa.Column("spent_won", sa.BigInteger(), nullable=True, comment="won; purchases within the month"),
        sa.Column("billed_won", sa.BigInteger(), nullable=True, comment="won; bill that fell due"),
        sa.Column("paid_won", sa.BigInteger(), nullable=True, comment="won; paid of that bill"),
        sa.Column(
            "minimum_due_won",
            sa.BigInteger(),
            nullable=True,
            comment="won; least that revolving allowed to pay",
        ),
        sa.Column("next_bill_won", sa.BigInteger(), nullable=True, comment="won; next bill"),
        sa.Column("next_due_on", sa.Date(), nullable=True, comment="date the next bill falls due"),
        sa.Column("revolving_won", sa.BigInteger(), nullable=True, comment="won; carried over by revolving"),
        sa.Column(
            "cash_advance_won",
            sa.BigInteger(),
            nullable=True,
            comment="won; short-term card loans taken in the month",
        ),
        sa.Column(
            "card_loan_won",
            sa.BigInteger(),
            nullable=True,
            comment="won; long-term card loans taken in the month",
        ),
        sa.Column(
            "instalment_won",
            sa.BigInteger(),
            nullable=True,
            comment="won; purchases on instalment within the month",
        ),
        sa.Column(
            "borrowed_near_due_won",
            sa.BigInteger(),
            nullable=True,
            comment="won; card borrowing within three days before a due date",
        ),
        sa.Column("user_id", CUSTOMER_ID, nullable=False, comment="User.user_id"),
        sa.Column("month", sa.Date(), nullable=False, comment="first day of the month"),
        sa.Column("as_of", sa.Date(), nullable=False, comment="day the figures were taken"),
        sa.CheckConstraint("limit_won >= 0", name=op.f("ck_CardUsage_limit_not_negative")),
        sa.ForeignKeyConstraint(
            ["user_id"], ["User.user_id"], name=op.f("fk_CardUsage_user_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("user_id", "month", name=op.f("pk_CardUsage")),
        mysql_charset="utf8mb4",
        mysql_collate="utf8mb4_unicode_ci",
        mysql_engine="InnoDB",
    )
    op.create_table(
        "Delinquency",
        sa.Column("overdue_since", sa.Date(), nullable=True, comment="date; NULL means no arrears now"),
        sa.Column("overdue_won", sa.BigInteger(), nullable=True, comment="won; amount in arrears"),
        sa.Column(
            "principal_won", sa.BigInteger(), nullable=True, comment="won; principal of the debt in arrears"
        ),
        sa.Column(
            "episodes_12m", sa.SmallInteger(), nullable=True, comment="times in arrears over twelve months"
        ),
        sa.Column("cured_on", sa.Date(), nullable=True, comment="date the last arrears were paid off"),
        sa.Column(
            "plan_paid_streak", sa.SmallInteger(), nullable=True, comment="plan instalments paid in a row"
        ),
        sa.Column("user_id", CUSTOMER_ID, nullable=False, comment="User.user_id"),
        sa.Column("month", sa.Date(), nullable=False, comment="first day of the month"),
        sa.Column("as_of", sa.Date(), nullable=False, comment="day the figures were taken"),
        sa.ForeignKeyConstraint(
            ["user_id"], ["User.user_id"], name=op.f("fk_Delinquency_user_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("user_id", "month", name=op.f("pk_Delinquency")),
        mysql_charset="utf8mb4",
        mysql_collate="utf8mb4_unicode_ci",
        mysql_engine="InnoDB",
    )
    op.create_table(
        "ScenarioLabel",
        sa.Column("id", ROW_ID, autoincrement=True, nullable=False),
        sa.Column("user_id", CUSTOMER_ID, nullable=False, comment="User.user_id"),
        sa.Column("request_id", sa.String(length=64), nullable=False, comment="the turn that decided it"),
        sa.Column("decided_at", INSTANT, nullable=False, comment="UTC"),
        sa.Column("label", sa.String(length=40), nullable=False, comment="scenario"),
        sa.Column("probability", sa.Numeric(precision=5, scale=4), nullable=False, comment="0 to 1"),
        sa.Column("basis", sa.String(length=8), nullable=False, comment="rule or score"),
        sa.Column("data_as_of", sa.Date(), nullable=False, comment="date of the oldest data it rests on"),
        sa.Column("evidence", sa.JSON(), nullable=False, comment="criteria with value and threshold"),
        sa.Column("rules_version", sa.String(length=32), nullable=False),
        sa.Column(
            "emotion", sa.String(length=8), nullable=True, comment="dominant emotion; NULL when unknown"
        ),
        sa.Column("emotion_score", sa.Numeric(precision=5, scale=4), nullable=True, comment="0 to 1"),
        sa.ForeignKeyConstraint(
            ["user_id"], ["User.user_id"], name=op.f("fk_ScenarioLabel_user_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ScenarioLabel")),
        sa.UniqueConstraint("request_id", name=op.f("uq_ScenarioLabel_request_id")),
        mysql_charset="utf8mb4",
        mysql_collate="utf8mb4_unicode_ci",
        mysql_engine="InnoDB",
    )
    op.create_index(
        "ix_ScenarioLabel_user_id_decided_at", "ScenarioLabel", ["user_id", "decided_at"], unique=False
    )
    op.create_table(
        "SpendingPattern",
        sa.Column("total_won", sa.BigInteger(), nullable=True, comment="won; all spending"),
        sa.Column("essential_won", sa.BigInteger(), nullable=True, comment="won; essential spending"),
        sa.Column("discretionary_won", sa.BigInteger(), nullable=True, comment="won; discretionary spending"),
        sa.Column("night_won", sa.BigInteger(), nullable=True, comment="won; spent between 22:00 and 06:00"),
        sa.Column("food_won", sa.BigInteger(), nullable=True, comment="won; food"),
        sa.Column("housing_won", sa.BigInteger(), nullable=True, comment="won; housing"),
        sa.Column("transport_won", sa.BigInteger(), nullable=True, comment="won; transport"),
        sa.Column("communication_won", sa.BigInteger(), nullable=True, comment="won; telephone and internet"),
        sa.Column("medical_won", sa.BigInteger(), nullable=True, comment="won; medical care"),
        sa.Column("education_won", sa.BigInteger(), nullable=True, comment="won; education"),
        sa.Column("shopping_won", sa.BigInteger(), nullable=True, comment="won; shopping"),
        sa.Column("leisure_won", sa.BigInteger(), nullable=True, comment="won; leisure"),
        sa.Column("insurance_won", sa.BigInteger(), nullable=True, comment="won; insurance"),
        sa.Column("other_won", sa.BigInteger(), nullable=True, comment="won; anything else"),
        sa.Column("user_id", CUSTOMER_ID, nullable=False, comment="User.user_id"),
        sa.Column("month", sa.Date(), nullable=False, comment="first day of the month"),
        sa.Column("as_of", sa.Date(), nullable=False, comment="day the figures were taken"),
        sa.ForeignKeyConstraint(
            ["user_id"], ["User.user_id"], name=op.f("fk_SpendingPattern_user_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("user_id", "month", name=op.f("pk_SpendingPattern")),
        mysql_charset="utf8mb4",
        mysql_collate="utf8mb4_unicode_ci",
        mysql_engine="InnoDB",
    )


def downgrade() -> None:
    """Take back."""
    op.drop_table("SpendingPattern")
    op.drop_table("ScenarioLabel")
    op.drop_table("Delinquency")
    op.drop_table("CardUsage")
    op.drop_table("BalanceInfo")
    op.drop_table("User")

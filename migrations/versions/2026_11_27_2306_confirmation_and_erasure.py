"""Confirmed addresses, what people read about their data, and what was deleted when

Revision ID: 2026_11_27_2306
Revises: 2026_11_27_2305
"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_27_2306"
down_revision = "2026_11_27_2305"
branch_labels = None
depends_on = None

CONFIRMING = ("confirm_by", "email_confirmed_at", "reminded_at")


def upgrade() -> None:
    with op.batch_alter_table("party") as table:
        for name in CONFIRMING:
            table.add_column(sa.Column(name, sa.DateTime(timezone=True), nullable=True))
    op.create_index(op.f("ix_party_confirm_by"), "party", ["confirm_by"])
    with op.batch_alter_table("registration") as table:
        table.add_column(sa.Column("forgotten_at", sa.DateTime(timezone=True), nullable=True))
    with op.batch_alter_table("registration_link") as table:
        table.add_column(
            sa.Column("by_letter", sa.Boolean(), nullable=False, server_default=sa.true())
        )
    with op.batch_alter_table("registration_link") as table:
        table.alter_column("by_letter", server_default=None)
    op.create_table(
        "privacy_wording",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("short", sa.JSON(), nullable=False),
        sa.Column("full", sa.JSON(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_privacy_wording")),
        sa.UniqueConstraint("version", name=op.f("uq_privacy_wording_version")),
    )
    op.create_table(
        "erasure_run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("erased", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erasure_run")),
        sa.UniqueConstraint("day", "rule", name=op.f("uq_erasure_run_day_rule")),
    )


def downgrade() -> None:
    op.drop_table("erasure_run")
    op.drop_table("privacy_wording")
    with op.batch_alter_table("registration_link") as table:
        table.drop_column("by_letter")
    with op.batch_alter_table("registration") as table:
        table.drop_column("forgotten_at")
    op.drop_index(op.f("ix_party_confirm_by"), table_name="party")
    with op.batch_alter_table("party") as table:
        for name in reversed(CONFIRMING):
            table.drop_column(name)

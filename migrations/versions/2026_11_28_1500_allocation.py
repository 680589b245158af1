"""Runs of the allocation: announced, calculated, applied, told

Revision ID: 2026_11_28_1500
Revises: 2026_11_28_1450
"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_28_1500"
down_revision = "2026_11_28_1450"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "allocation_run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conference_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                *("waiting", "draft", "applied", "told", "superseded", "discarded"),
                name="allocationstate",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("seed", sa.String(), nullable=False),
        sa.Column("input_hash", sa.String(), nullable=False),
        sa.Column("input_parts", sa.JSON(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("announced_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("changes", sa.JSON(), nullable=False),
        sa.Column("base_id", sa.Integer(), nullable=True),
        sa.Column("seats", sa.JSON(), nullable=False),
        sa.Column("costs", sa.JSON(), nullable=False),
        sa.Column("bounds", sa.JSON(), nullable=False),
        sa.Column("too_small", sa.JSON(), nullable=False),
        sa.Column("effects", sa.JSON(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("calculated_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("milliseconds", sa.Integer(), nullable=True),
        sa.Column("applied_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("applied_by", sa.String(), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("told_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conference_id"],
            ["conference.id"],
            name=op.f("fk_allocation_run_conference_id_conference"),
        ),
        sa.ForeignKeyConstraint(
            ["base_id"],
            ["allocation_run.id"],
            name=op.f("fk_allocation_run_base_id_allocation_run"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_allocation_run")),
        sa.UniqueConstraint(
            "conference_id", "number", name=op.f("uq_allocation_run_conference_id_number")
        ),
    )
    op.create_index(op.f("ix_allocation_run_conference_id"), "allocation_run", ["conference_id"])


def downgrade() -> None:
    op.drop_table("allocation_run")

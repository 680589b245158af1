"""Lists of registrations from files, and what each of their rows did

Revision ID: 2026_11_27_2307
Revises: 2026_11_27_2306
"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_27_2307"
down_revision = "2026_11_27_2306"
branch_labels = None
depends_on = None


def _words(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=32)


def upgrade() -> None:
    op.create_table(
        "intake_run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conference_id", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            _words("runstate", "checked", "running", "done", "undoing", "undone", "discarded"),
            nullable=False,
        ),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("headings", sa.JSON(), nullable=False),
        sa.Column("unread", sa.JSON(), nullable=False),
        sa.Column("writes_letters", sa.Boolean(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["conference_id"],
            ["conference.id"],
            name=op.f("fk_intake_run_conference_id_conference"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_intake_run")),
    )
    op.create_index(op.f("ix_intake_run_conference_id"), "intake_run", ["conference_id"])
    op.create_table(
        "intake_row",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("kind", _words("rowkind", "new", "changed", "same", "refused"), nullable=False),
        sa.Column(
            "state",
            _words("rowstate", "open", "done", "left", "undone", "kept"),
            nullable=False,
        ),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("cells", sa.JSON(), nullable=False),
        sa.Column("registration_id", sa.Integer(), nullable=True),
        sa.Column("seen_version", sa.Integer(), nullable=True),
        sa.Column("remarks", sa.JSON(), nullable=False),
        sa.Column("changes", sa.JSON(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=True),
        sa.Column("after", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["registration_id"],
            ["registration.id"],
            name=op.f("fk_intake_row_registration_id_registration"),
        ),
        sa.ForeignKeyConstraint(
            ["run_id"], ["intake_run.id"], name=op.f("fk_intake_row_run_id_intake_run")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_intake_row")),
        sa.UniqueConstraint("run_id", "number", name=op.f("uq_intake_row_run_id_number")),
    )
    for columns in (
        ["fingerprint"],
        ["registration_id"],
        ["run_id"],
        ["run_id", "state", "turn"],
        ["source"],
    ):
        op.create_index(op.f(f"ix_intake_row_{'_'.join(columns)}"), "intake_row", columns)


def downgrade() -> None:
    op.drop_table("intake_row")
    op.drop_table("intake_run")

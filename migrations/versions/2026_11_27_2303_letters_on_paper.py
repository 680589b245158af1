"""Letters on paper, and what was printed

Revision ID: 2026_11_27_2303
Revises: 2026_11_27_2302
"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_27_2303"
down_revision = "2026_11_27_2302"
branch_labels = None
depends_on = None

OCCASIONS = ("confirmed", "waiting", "changed", "moved_up", "withdrawn", "rejected", "asked")


def _words(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=32)


def _refers(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}_{other}")
    )


def upgrade() -> None:
    op.create_table(
        "print_run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conference_id", sa.Integer(), nullable=False),
        sa.Column("printed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("printed_by", sa.String(), nullable=False),
        _refers("print_run", "conference_id", "conference"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_print_run")),
    )
    op.create_index(op.f("ix_print_run_conference_id"), "print_run", ["conference_id"])
    op.create_table(
        "printed_letter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conference_id", sa.Integer(), nullable=False),
        sa.Column("registration_id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=True),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("state", _words("paperstate", "waiting", "printed", "obsolete"), nullable=False),
        sa.Column("occasion", _words("occasion", *OCCASIONS), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("postal_code", sa.String(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        _refers("printed_letter", "conference_id", "conference"),
        _refers("printed_letter", "registration_id", "registration"),
        _refers("printed_letter", "run_id", "print_run"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_printed_letter")),
        sa.UniqueConstraint("key", name=op.f("uq_printed_letter_key")),
    )
    for name, columns in (
        ("conference_id", ["conference_id"]),
        ("conference_id_state", ["conference_id", "state"]),
        ("registration_id", ["registration_id"]),
        ("run_id", ["run_id"]),
    ):
        op.create_index(op.f(f"ix_printed_letter_{name}"), "printed_letter", columns)


def downgrade() -> None:
    for name in ("run_id", "registration_id", "conference_id_state", "conference_id"):
        op.drop_index(op.f(f"ix_printed_letter_{name}"), table_name="printed_letter")
    op.drop_table("printed_letter")
    op.drop_index(op.f("ix_print_run_conference_id"), table_name="print_run")
    op.drop_table("print_run")

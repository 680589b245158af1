"""Calls, and people who are kept off lists and photos

Revision ID: 2026_11_27_2302
Revises: 2026_11_27_2300
"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_27_2302"
down_revision = "2026_11_27_2300"
branch_labels = None
depends_on = None


def _words(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=32)


def upgrade() -> None:
    with op.batch_alter_table("registration") as table:
        table.add_column(
            sa.Column(
                "protection",
                _words("protection", "none", "undecided", "kept"),
                nullable=False,
                server_default="none",
            )
        )
    with op.batch_alter_table("registration") as table:
        table.alter_column("protection", server_default=None)
    op.create_table(
        "call",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("registration_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column(
            "result",
            _words("callresult", "reached", "not_reached", "call_again", "wrong_number", "settled"),
            nullable=False,
        ),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("staff_name", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["registration_id"],
            ["registration.id"],
            name=op.f("fk_call_registration_id_registration"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call")),
        sa.UniqueConstraint("key", name=op.f("uq_call_key")),
    )
    op.create_index(op.f("ix_call_registration_id"), "call", ["registration_id"])
    op.create_table(
        "call_order",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("registration_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["registration_id"],
            ["registration.id"],
            name=op.f("fk_call_order_registration_id_registration"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call_order")),
        sa.UniqueConstraint("registration_id", name=op.f("uq_call_order_registration_id")),
    )


def downgrade() -> None:
    op.drop_table("call_order")
    op.drop_index(op.f("ix_call_registration_id"), table_name="call")
    op.drop_table("call")
    with op.batch_alter_table("registration") as table:
        table.drop_constraint(op.f("ck_registration_protection"), type_="check")
        table.drop_column("protection")

"""Likely doubles in the directory and where they went; both names of who comes instead

Revision ID: 2026_11_28_1520
Revises: 2026_11_28_1510
"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_28_1520"
down_revision = "2026_11_28_1510"
branch_labels = None
depends_on = None


def _words(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=32)


def upgrade() -> None:
    kinds = ("person", "organisation")
    op.create_table(
        "likely_double",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", _words("doublekind", *kinds), nullable=False),
        sa.Column("first_id", sa.Integer(), nullable=False),
        sa.Column("second_id", sa.Integer(), nullable=False),
        sa.Column("state", _words("doublestate", "open", "apart"), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("found_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.CheckConstraint("first_id < second_id", name=op.f("ck_likely_double_in_order")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_likely_double")),
        sa.UniqueConstraint(
            "kind",
            "first_id",
            "second_id",
            name=op.f("uq_likely_double_kind_first_id_second_id"),
        ),
    )
    op.create_index(op.f("ix_likely_double_kind_state"), "likely_double", ["kind", "state"])
    op.create_index(op.f("ix_likely_double_second_id"), "likely_double", ["second_id"])
    op.create_table(
        "forwarding",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", _words("doublekind", *kinds), nullable=False),
        sa.Column("old_id", sa.Integer(), nullable=False),
        sa.Column("new_id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(), nullable=True),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_forwarding")),
        sa.UniqueConstraint("kind", "old_id", name=op.f("uq_forwarding_kind_old_id")),
        sa.UniqueConstraint("slug", name=op.f("uq_forwarding_slug")),
    )
    op.create_index(op.f("ix_forwarding_kind_new_id"), "forwarding", ["kind", "new_id"])
    _two_names()


def _two_names() -> None:
    """Who comes instead was kept as one name; its last word was taken to be the last name."""
    for name in ("passed_first_name", "passed_last_name"):
        op.add_column("invitation", sa.Column(name, sa.String(), nullable=False, server_default=""))
    invitation = sa.table(
        "invitation",
        *(sa.column(name) for name in ("id", "passed_to", "passed_first_name", "passed_last_name")),
    )
    connection = op.get_bind()
    passed = sa.select(invitation.c.id, invitation.c.passed_to).where(invitation.c.passed_to != "")
    for id_, whole in connection.execute(passed).all():
        first, _, last = whole.rpartition(" ")
        connection.execute(
            sa.update(invitation)
            .where(invitation.c.id == id_)
            .values(passed_first_name=first, passed_last_name=last)
        )
    with op.batch_alter_table("invitation") as table:
        table.drop_column("passed_to")
        for name in ("passed_first_name", "passed_last_name"):
            table.alter_column(name, server_default=None)


def downgrade() -> None:
    op.add_column(
        "invitation", sa.Column("passed_to", sa.String(), nullable=False, server_default="")
    )
    op.execute(
        "UPDATE invitation SET passed_to = trim(passed_first_name || ' ' || passed_last_name)"
    )
    with op.batch_alter_table("invitation") as table:
        table.alter_column("passed_to", server_default=None)
        table.drop_column("passed_first_name")
        table.drop_column("passed_last_name")
    op.drop_table("forwarding")
    op.drop_table("likely_double")

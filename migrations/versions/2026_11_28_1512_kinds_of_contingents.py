"""Seats are kept for the press, the council and as a reserve too

Revision ID: 2026_11_28_1512
Revises: 2026_11_28_1510
"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_28_1512"
down_revision = "2026_11_28_1510"
branch_labels = None
depends_on = None

KINDS = ("organisation", "press", "council", "reserve")
WHOSE = "(kind = 'organisation') = (organisation_id IS NOT NULL)"


def _kind() -> sa.Enum:
    return sa.Enum(
        *KINDS, name="contingentkind", native_enum=False, create_constraint=True, length=32
    )


def upgrade() -> None:
    with op.batch_alter_table("contingent") as table:
        table.add_column(sa.Column("kind", _kind(), nullable=False, server_default="organisation"))
        table.alter_column("organisation_id", existing_type=sa.Integer(), nullable=True)
    with op.batch_alter_table("contingent") as table:
        table.alter_column("kind", existing_type=_kind(), server_default=None)
        table.create_check_constraint(op.f("ck_contingent_whose_seats"), WHOSE)


def downgrade() -> None:
    """Seats that belong to no organisation are nobody's any more; whoever has a name keeps the seat."""
    op.execute(
        "UPDATE registration SET contingent_id = NULL WHERE contingent_id IN "
        "(SELECT id FROM contingent WHERE organisation_id IS NULL)"
    )
    op.execute(
        "UPDATE seat_pool SET taken = taken - COALESCE((SELECT SUM(held) FROM contingent "
        "WHERE contingent.organisation_id IS NULL "
        "AND contingent.conference_id = seat_pool.conference_id "
        "AND contingent.quota = seat_pool.quota), 0) WHERE forum_id IS NULL"
    )
    op.execute("DELETE FROM contingent WHERE organisation_id IS NULL")
    with op.batch_alter_table("contingent") as table:
        table.drop_constraint(op.f("ck_contingent_whose_seats"), type_="check")
        table.drop_constraint(op.f("ck_contingent_contingentkind"), type_="check")
        table.drop_column("kind")
        table.alter_column("organisation_id", existing_type=sa.Integer(), nullable=False)

"""Places in forums that were given, by whom, and a letter on paper about them

Revision ID: 2026_11_28_1450
Revises: 2026_11_28_1140
"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_28_1450"
down_revision = "2026_11_28_1140"
branch_labels = None
depends_on = None

OCCASIONS = ("confirmed", "waiting", "changed", "moved_up", "withdrawn", "rejected")
ONE_PER_ROUND = ("registration_id", "round_id")


def _words(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=32)


def _unique(*columns: str) -> str:
    return op.f(f"uq_forum_place_{'_'.join(columns)}")


def _allow(*occasions: str) -> None:
    with op.batch_alter_table("printed_letter") as table:
        table.drop_constraint(op.f("ck_printed_letter_occasion"), type_="check")
    allowed = ", ".join(f"'{occasion}'" for occasion in occasions)
    with op.batch_alter_table("printed_letter") as table:
        table.create_check_constraint(
            op.f("ck_printed_letter_occasion"), f"occasion IN ({allowed})"
        )


def upgrade() -> None:
    origin = _words("placeorigin", "chosen", "allocated", "fixed")
    with op.batch_alter_table("forum_place") as table:
        table.add_column(sa.Column("origin", origin, nullable=False, server_default="chosen"))
        table.add_column(sa.Column("chairs", sa.Integer(), nullable=False, server_default="1"))
        table.create_check_constraint(op.f("ck_forum_place_chairs"), "chairs > 0")
        table.drop_constraint(_unique(*ONE_PER_ROUND), type_="unique")
        table.create_unique_constraint(_unique(*ONE_PER_ROUND, "state"), [*ONE_PER_ROUND, "state"])
    with op.batch_alter_table("forum_place") as table:
        for name in ("origin", "chairs"):
            table.alter_column(name, server_default=None)
    _allow(*OCCASIONS, "forums", "asked")


def downgrade() -> None:
    op.execute("UPDATE printed_letter SET occasion = 'changed' WHERE occasion = 'forums'")
    _allow(*OCCASIONS, "asked")
    op.execute(
        "DELETE FROM forum_place WHERE state = 'waiting' AND EXISTS (SELECT 1 FROM forum_place seat"
        " WHERE seat.registration_id = forum_place.registration_id"
        " AND seat.round_id = forum_place.round_id AND seat.state = 'seated')"
    )
    with op.batch_alter_table("forum_place") as table:
        table.drop_constraint(_unique(*ONE_PER_ROUND, "state"), type_="unique")
        table.create_unique_constraint(_unique(*ONE_PER_ROUND), [*ONE_PER_ROUND])
        table.drop_constraint(op.f("ck_forum_place_placeorigin"), type_="check")
        table.drop_constraint(op.f("ck_forum_place_chairs"), type_="check")
        table.drop_column("origin")
        table.drop_column("chairs")

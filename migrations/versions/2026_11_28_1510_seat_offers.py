"""Free seats are offered to whoever waits, and held until they answer

Revision ID: 2026_11_28_1510
Revises: 2026_11_28_1500
"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_28_1510"
down_revision = "2026_11_28_1500"
branch_labels = None
depends_on = None

STATES = ("offered", "taken", "lapsed", "declined", "left", "withdrawn")
IN_LINE = ("registration", "forum_place")


def _words(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=32)


def _refers(table: str, column: str, nullable: bool = False) -> list[sa.schema.SchemaItem]:
    other = column.removesuffix("_id")
    return [
        sa.Column(column, sa.Integer(), nullable=nullable),
        sa.ForeignKeyConstraint(
            [column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}_{other}")
        ),
    ]


def _moment(name: str, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def upgrade() -> None:
    op.create_table(
        "seat_offer",
        sa.Column("id", sa.Integer(), nullable=False),
        *_refers("seat_offer", "conference_id"),
        sa.Column("quota", _words("quota", "public", "reserved"), nullable=True),
        *_refers("seat_offer", "forum_id", nullable=True),
        *_refers("seat_offer", "party_id"),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("state", _words("offerstate", *STATES), nullable=False),
        _moment("made_at"),
        _moment("until"),
        _moment("ended_at", nullable=True),
        sa.CheckConstraint(
            "(quota IS NULL) <> (forum_id IS NULL)", name=op.f("ck_seat_offer_one_seat")
        ),
        sa.CheckConstraint("people >= 0", name=op.f("ck_seat_offer_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seat_offer")),
    )
    for columns in (["conference_id"], ["forum_id"], ["party_id"], ["state", "until"]):
        op.create_index(op.f(f"ix_seat_offer_{'_'.join(columns)}"), "seat_offer", columns)
    for name in IN_LINE:
        with op.batch_alter_table(name) as table:
            table.add_column(
                sa.Column("priority", sa.Integer(), nullable=False, server_default="0")
            )
            table.add_column(sa.Column("offer_id", sa.Integer(), nullable=True))
            table.create_foreign_key(
                op.f(f"fk_{name}_offer_id_seat_offer"), "seat_offer", ["offer_id"], ["id"]
            )
            table.create_index(op.f(f"ix_{name}_offer_id"), ["offer_id"])
        with op.batch_alter_table(name) as table:
            table.alter_column("priority", existing_type=sa.Integer(), server_default=None)
    # whoever waits already was told to move up at once, and does
    with op.batch_alter_table("conference") as table:
        table.add_column(sa.Column("offer_hours", sa.Integer(), nullable=False, server_default="0"))
        table.add_column(
            sa.Column("smaller_overtake", sa.Boolean(), nullable=False, server_default=sa.true())
        )
        table.create_check_constraint(
            op.f("ck_conference_offer_hours"), "offer_hours BETWEEN 0 AND 336"
        )
    with op.batch_alter_table("conference") as table:
        table.alter_column("offer_hours", existing_type=sa.Integer(), server_default=None)
        table.alter_column("smaller_overtake", existing_type=sa.Boolean(), server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("conference") as table:
        table.drop_constraint(op.f("ck_conference_offer_hours"), type_="check")
        table.drop_column("smaller_overtake")
        table.drop_column("offer_hours")
    for name in IN_LINE:
        with op.batch_alter_table(name) as table:
            table.drop_index(op.f(f"ix_{name}_offer_id"))
            table.drop_constraint(op.f(f"fk_{name}_offer_id_seat_offer"), type_="foreignkey")
            table.drop_column("offer_id")
            table.drop_column("priority")
    op.drop_table("seat_offer")

"""Seats kept for organisations, stands they apply for, and what the office asked applicants

Revision ID: 2026_11_28_1130
Revises: 2026_11_28_1110
"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_28_1130"
down_revision = "2026_11_28_1110"
branch_labels = None
depends_on = None

ASKED = ("organisation", "expert")


def _to(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}_{other}")
    )


def upgrade() -> None:
    _make_contingents()
    _name_contingents()
    _widen_stands()
    for name in ASKED:
        with op.batch_alter_table(name) as table:
            table.add_column(sa.Column("asked", sa.String(), nullable=False, server_default=""))
            table.add_column(sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True))
        with op.batch_alter_table(name) as table:
            table.alter_column("asked", server_default=None)


def _make_contingents() -> None:
    op.create_table(
        "contingent",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conference_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column(
            "quota",
            sa.Enum(
                *("public", "reserved"),
                name="quota",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("granted", sa.Integer(), nullable=False),
        sa.Column("held", sa.Integer(), nullable=False),
        sa.Column("return_on", sa.Date(), nullable=False),
        sa.Column("warned_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("returned_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "held >= 0 AND held <= granted", name=op.f("ck_contingent_never_one_too_many")
        ),
        _to("contingent", "conference_id", "conference"),
        _to("contingent", "organisation_id", "organisation"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contingent")),
    )
    for column in ("conference_id", "organisation_id", "return_on"):
        op.create_index(op.f(f"ix_contingent_{column}"), "contingent", [column])


def _name_contingents() -> None:
    with op.batch_alter_table("registration") as table:
        table.add_column(sa.Column("contingent_id", sa.Integer(), nullable=True))
        table.create_foreign_key(
            op.f("fk_registration_contingent_id_contingent"),
            *("contingent", ["contingent_id"], ["id"]),
        )
        table.create_index(op.f("ix_registration_contingent_id"), ["contingent_id"])


def _widen_stands() -> None:
    with op.batch_alter_table("stand") as table:
        table.add_column(sa.Column("organisation_id", sa.Integer(), nullable=True))
        table.add_column(
            sa.Column("needs_table", sa.Boolean(), nullable=False, server_default=sa.true())
        )
        for name in ("wish", "place"):
            table.add_column(sa.Column(name, sa.String(), nullable=False, server_default=""))
        table.create_foreign_key(
            op.f("fk_stand_organisation_id_organisation"),
            *("organisation", ["organisation_id"], ["id"]),
        )
        table.create_index(op.f("ix_stand_organisation_id"), ["organisation_id"])
        table.create_unique_constraint(
            op.f("uq_stand_conference_id_organisation_id"), ["conference_id", "organisation_id"]
        )
    with op.batch_alter_table("stand") as table:
        for name in ("needs_table", "wish", "place"):
            table.alter_column(name, server_default=None)


def downgrade() -> None:
    for name in ASKED:
        with op.batch_alter_table(name) as table:
            table.drop_column("asked_at")
            table.drop_column("asked")
    with op.batch_alter_table("stand") as table:
        table.drop_constraint(op.f("uq_stand_conference_id_organisation_id"), type_="unique")
        table.drop_index(op.f("ix_stand_organisation_id"))
        table.drop_constraint(op.f("fk_stand_organisation_id_organisation"), type_="foreignkey")
        for name in ("place", "wish", "needs_table", "organisation_id"):
            table.drop_column(name)
    with op.batch_alter_table("registration") as table:
        table.drop_index(op.f("ix_registration_contingent_id"))
        table.drop_constraint(op.f("fk_registration_contingent_id_contingent"), type_="foreignkey")
        table.drop_column("contingent_id")
    op.drop_table("contingent")

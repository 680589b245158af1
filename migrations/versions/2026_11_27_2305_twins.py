"""Registrations that may be one person

Revision ID: 2026_11_27_2305
Revises: 2026_11_27_2304
"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_27_2305"
down_revision = "2026_11_27_2304"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("registration") as table:
        table.add_column(sa.Column("merged_into_id", sa.Integer(), nullable=True))
        table.create_foreign_key(
            op.f("fk_registration_merged_into_id_registration"),
            "registration",
            ["merged_into_id"],
            ["id"],
        )
        table.create_index(op.f("ix_registration_merged_into_id"), ["merged_into_id"])
    op.create_table(
        "likeness_key",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conference_id", sa.Integer(), nullable=False),
        sa.Column("registration_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        *(_reference("likeness_key", name, to) for name, to in _KEY_REFERENCES),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_likeness_key")),
    )
    op.create_index(
        op.f("ix_likeness_key_conference_id_key"), "likeness_key", ["conference_id", "key"]
    )
    op.create_index(op.f("ix_likeness_key_registration_id"), "likeness_key", ["registration_id"])
    op.create_table(
        "likely_twins",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conference_id", sa.Integer(), nullable=False),
        sa.Column("first_id", sa.Integer(), nullable=False),
        sa.Column("second_id", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                *("open", "two_people", "merged"),
                name="twinstate",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("names", sa.String(), nullable=False),
        sa.Column("found_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("why", sa.String(), nullable=False),
        *(_reference("likely_twins", name, to) for name, to in _TWIN_REFERENCES),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_likely_twins")),
        sa.UniqueConstraint(
            "first_id", "second_id", name=op.f("uq_likely_twins_first_id_second_id")
        ),
    )
    op.create_index(
        op.f("ix_likely_twins_conference_id_state"), "likely_twins", ["conference_id", "state"]
    )
    op.create_index(op.f("ix_likely_twins_second_id"), "likely_twins", ["second_id"])


_KEY_REFERENCES = (("conference_id", "conference"), ("registration_id", "registration"))
_TWIN_REFERENCES = (
    *(("conference_id", "conference"), ("first_id", "registration")),
    *(("second_id", "registration"),),
)


def _reference(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=op.f(f"fk_{table}_{column}_{to}"))


def downgrade() -> None:
    op.drop_table("likely_twins")
    op.drop_table("likeness_key")
    with op.batch_alter_table("registration") as table:
        table.drop_index(op.f("ix_registration_merged_into_id"))
        table.drop_constraint(
            op.f("fk_registration_merged_into_id_registration"), type_="foreignkey"
        )
        table.drop_column("merged_into_id")

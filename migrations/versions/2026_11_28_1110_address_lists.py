"""Address lists from files, what each of their rows did, and what was decided about doubles

Revision ID: 2026_11_28_1110
Revises: 2026_11_28_1000
"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_28_1110"
down_revision = "2026_11_28_1000"
branch_labels = None
depends_on = None


def _words(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=32)


def upgrade() -> None:
    _runs()
    _rows()
    _pairs()
    op.create_table(
        "known_apart",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("one", sa.String(), nullable=False),
        sa.Column("other", sa.String(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_known_apart")),
        sa.UniqueConstraint("one", "other", name=op.f("uq_known_apart_one_other")),
    )
    op.create_table(
        "column_meanings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("headings", sa.String(), nullable=False),
        sa.Column("meanings", sa.JSON(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_column_meanings")),
        sa.UniqueConstraint("headings", name=op.f("uq_column_meanings_headings")),
    )


def _runs() -> None:
    states = ("reading", "refused", "checked", "running", "done", "undoing", "undone", "discarded")
    op.create_table(
        "address_run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("state", _words("addressrunstate", *states), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("headings", sa.JSON(), nullable=False),
        sa.Column("heading_row", sa.Integer(), nullable=False),
        sa.Column("meanings", sa.JSON(), nullable=False),
        sa.Column("skipped", sa.JSON(), nullable=False),
        sa.Column("problem", sa.String(), nullable=False),
        sa.Column("rows_done", sa.Integer(), nullable=False),
        sa.Column("rows_total", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_address_run")),
    )
    op.create_index(op.f("ix_address_run_state"), "address_run", ["state"])


def _rows() -> None:
    kinds = _words("addresskind", "new", "changed", "same", "refused")
    states = _words("addressrowstate", "open", "done", "left", "undone", "kept")
    owners = {
        "person_id": "person",
        "organisation_id": "organisation",
        "membership_id": "membership",
    }
    op.create_table(
        "address_row",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", kinds, nullable=False),
        sa.Column("state", states, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("entry", sa.JSON(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("identity", sa.String(), nullable=False),
        sa.Column("remarks", sa.JSON(), nullable=False),
        sa.Column("changes", sa.JSON(), nullable=False),
        *(sa.Column(column, sa.Integer(), nullable=True) for column in owners),
        sa.Column("made", sa.JSON(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("after", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["run_id"], ["address_run.id"], name=op.f("fk_address_row_run_id_address_run")
        ),
        *(
            sa.ForeignKeyConstraint(
                [column],
                [f"{table}.id"],
                name=op.f(f"fk_address_row_{column}_{table}"),
                ondelete="SET NULL",
            )
            for column, table in owners.items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_address_row")),
        sa.UniqueConstraint("run_id", "number", name=op.f("uq_address_row_run_id_number")),
    )
    op.create_index(
        op.f("ix_address_row_run_id_state_number"), "address_row", ["run_id", "state", "number"]
    )
    for column in ("fingerprint", *owners):
        op.create_index(op.f(f"ix_address_row_{column}"), "address_row", [column])


def _pairs() -> None:
    op.create_table(
        "address_pair",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("first_id", sa.Integer(), nullable=False),
        sa.Column("second_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("kind", _words("pairkind", "same_entry", "two_roles"), nullable=False),
        sa.Column("state", _words("pairstate", "open", "accepted", "apart"), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.CheckConstraint(
            "(second_id IS NULL) <> (person_id IS NULL)", name=op.f("ck_address_pair_one_second")
        ),
        sa.ForeignKeyConstraint(
            ["run_id"], ["address_run.id"], name=op.f("fk_address_pair_run_id_address_run")
        ),
        sa.ForeignKeyConstraint(
            ["first_id"], ["address_row.id"], name=op.f("fk_address_pair_first_id_address_row")
        ),
        sa.ForeignKeyConstraint(
            ["second_id"], ["address_row.id"], name=op.f("fk_address_pair_second_id_address_row")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_address_pair_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_address_pair")),
    )
    op.create_index(
        op.f("ix_address_pair_run_id_state_why"), "address_pair", ["run_id", "state", "why"]
    )
    for column in ("first_id", "second_id", "person_id"):
        op.create_index(op.f(f"ix_address_pair_{column}"), "address_pair", [column])


def downgrade() -> None:
    for table in ("column_meanings", "known_apart", "address_pair", "address_row", "address_run"):
        op.drop_table(table)

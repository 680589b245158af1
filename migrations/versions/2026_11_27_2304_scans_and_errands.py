"""Scans of paper forms, errands for the worker, and a column the list is searched by

Revision ID: 2026_11_27_2304
Revises: 2026_11_27_2303
"""

import sqlalchemy as sa
from alembic import op
from anyascii import anyascii

revision = "2026_11_27_2304"
down_revision = "2026_11_27_2303"
branch_labels = None
depends_on = None

SEARCHED = ("code", "first_name", "last_name", "email", "phone", "organisation", "message")
AT_ONCE = 500

_people = sa.table(
    "registration",
    sa.column("id", sa.Integer),
    sa.column("search_text", sa.String),
    sa.column("sort_name", sa.String),
    *(sa.column(name, sa.String) for name in SEARCHED),
)


def upgrade() -> None:
    with op.batch_alter_table("registration") as table:
        for name in ("search_text", "sort_name"):
            table.add_column(sa.Column(name, sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("registration") as table:
        for name in ("search_text", "sort_name"):
            table.alter_column(name, server_default=None)
    for name in ("received_at", "sort_name"):
        op.create_index(
            op.f(f"ix_registration_conference_id_{name}"), "registration", ["conference_id", name]
        )
    _fill()
    op.create_table(
        "form_scan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("octets", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("kept_by_id", sa.Integer(), nullable=True),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("delete_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["party_id"], ["party.id"], name=op.f("fk_form_scan_party_id_party")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_form_scan")),
        sa.UniqueConstraint("party_id", "sha256", name=op.f("uq_form_scan_party_id_sha256")),
    )
    op.create_index(op.f("ix_form_scan_party_id"), "form_scan", ["party_id"])
    op.create_index(op.f("ix_form_scan_delete_on"), "form_scan", ["delete_on"])
    op.create_table(
        "errand",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("wish", sa.JSON(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                *("waiting", "running", "done", "failed"),
                name="errandstate",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        *(
            sa.Column(name, sa.Integer(), nullable=False)
            for name in ("rows_done", "rows_total", "tries")
        ),
        sa.Column("asked_by_id", sa.Integer(), nullable=True),
        sa.Column("roles", sa.JSON(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("claimed_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_errand")),
    )
    op.create_index(op.f("ix_errand_state_asked_at"), "errand", ["state", "asked_at"])
    op.create_index(op.f("ix_errand_expires_at"), "errand", ["expires_at"])


def _fill() -> None:
    """As conference/core/folding.py does it today; later changes of it come with a migration of their own."""
    connection = op.get_bind()
    last = 0
    while True:
        rows = connection.execute(
            sa.select(_people).where(_people.c.id > last).order_by(_people.c.id).limit(AT_ONCE)
        ).all()
        if not rows:
            return
        for row in rows:
            told = [getattr(row, name) for name in SEARCHED]
            connection.execute(
                _people.update()
                .where(_people.c.id == row.id)
                .values(
                    search_text="\n".join(one for text in told if text for one in _both(text)),
                    sort_name=_both(f"{row.last_name}, {row.first_name}")[0],
                )
            )
        last = rows[-1].id


def _both(text: str) -> tuple[str, ...]:
    small = text.casefold()
    long = small.translate(str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"}))
    plain = [" ".join(anyascii(one).casefold().split()) for one in (small, long)]
    return tuple(dict.fromkeys(plain))


def downgrade() -> None:
    for name in ("ix_errand_expires_at", "ix_errand_state_asked_at"):
        op.drop_index(op.f(name), table_name="errand")
    op.drop_table("errand")
    for name in ("ix_form_scan_delete_on", "ix_form_scan_party_id"):
        op.drop_index(op.f(name), table_name="form_scan")
    op.drop_table("form_scan")
    for name in ("sort_name", "received_at"):
        op.drop_index(op.f(f"ix_registration_conference_id_{name}"), table_name="registration")
    with op.batch_alter_table("registration") as table:
        for name in ("sort_name", "search_text"):
            table.drop_column(name)

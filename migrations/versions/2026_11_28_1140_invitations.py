"""Invitations, mailing lists and mailings

Revision ID: 2026_11_28_1140
Revises: 2026_11_28_1130
"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_28_1140"
down_revision = "2026_11_28_1130"
branch_labels = None
depends_on = None

ONE_GUEST = "(person_id IS NULL) <> (organisation_id IS NULL)"
STATES = ("draft", "queued", "sent", "bounced", "accepted", "declined", "no_reply", "opted_out")


def _words(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=32)


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.Integer(), nullable=False)


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def _moments(*names: str, nullable: bool = True) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.DateTime(timezone=True), nullable=nullable) for name in names]


def _refers(table: str, column: str, nullable: bool = False) -> list[sa.schema.SchemaItem]:
    other = column.removesuffix("_id")
    return [
        sa.Column(column, sa.Integer(), nullable=nullable),
        sa.ForeignKeyConstraint(
            [column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}_{other}")
        ),
    ]


def _make(table: str, *parts: object, indexes: tuple[tuple[str, ...], ...] = ()) -> None:
    key = sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}"))
    op.create_table(table, _id(), *parts, key)
    for columns in indexes:
        op.create_index(op.f(f"ix_{table}_{'_'.join(columns)}"), table, list(columns))


def _unique(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=op.f(f"uq_{table}_{'_'.join(columns)}"))


def _one_guest(table: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(ONE_GUEST, name=op.f(f"ck_{table}_one_guest"))


def upgrade() -> None:
    with op.batch_alter_table("letter") as letter:
        letter.add_column(sa.Column("unsubscribe", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("letter") as letter:
        letter.alter_column("unsubscribe", existing_type=sa.String(), server_default=None)
    _make(
        "mailing_list",
        *_refers("mailing_list", "district_id"),
        *_texts("name"),
        sa.Column("question", sa.JSON(), nullable=False),
        *_texts("note"),
        *_moments("changed_at", nullable=False),
        _unique("mailing_list", "name"),
        indexes=(("district_id",),),
    )
    _make(
        "list_exception",
        *_refers("list_exception", "mailing_list_id"),
        *_refers("list_exception", "person_id", nullable=True),
        *_refers("list_exception", "organisation_id", nullable=True),
        sa.Column("is_on", sa.Boolean(), nullable=False),
        *_texts("why"),
        _one_guest("list_exception"),
        _unique("list_exception", "mailing_list_id", "person_id"),
        _unique("list_exception", "mailing_list_id", "organisation_id"),
        indexes=(("mailing_list_id",), ("person_id",), ("organisation_id",)),
    )
    _make(
        "invitation",
        *_refers("invitation", "conference_id"),
        *_refers("invitation", "person_id", nullable=True),
        *_refers("invitation", "organisation_id", nullable=True),
        sa.Column("state", _words("invitationstate", *STATES), nullable=False),
        sa.Column("way", _words("way", "mail", "paper", "call"), nullable=False),
        *_texts("language"),
        *_moments("made_at", nullable=False),
        *_moments("sent_at", "reminded_at", "answered_at"),
        *_texts("reason", "passed_to", "passed_email"),
        *_refers("invitation", "registration_id", nullable=True),
        _one_guest("invitation"),
        _unique("invitation", "conference_id", "person_id"),
        _unique("invitation", "conference_id", "organisation_id"),
        indexes=(
            *(("conference_id",), ("person_id",), ("organisation_id",), ("registration_id",)),
            ("conference_id", "state"),
        ),
    )
    _make(
        "invitation_link",
        *_refers("invitation_link", "invitation_id"),
        *_texts("token_hash", "code_hash"),
        *_moments("made_at", nullable=False),
        *_moments("revoked_at"),
        _unique("invitation_link", "token_hash"),
        indexes=(("invitation_id",), ("code_hash",)),
    )
    _make(
        "mailing",
        *_refers("mailing", "conference_id"),
        *_refers("mailing", "mailing_list_id", nullable=True),
        *_texts("name"),
        sa.Column("is_reminder", sa.Boolean(), nullable=False),
        sa.Column(
            "state", _words("mailingstate", "draft", "sending", "stopped", "done"), nullable=False
        ),
        sa.Column("subject", sa.JSON(), nullable=False),
        sa.Column("text", sa.JSON(), nullable=False),
        sa.Column("text_version", sa.Integer(), nullable=False),
        sa.Column("answer_until", sa.Date(), nullable=True),
        sa.Column("is_forced", sa.Boolean(), nullable=False),
        *_moments("made_at", nullable=False),
        *_moments("started_at", "ended_at"),
        *_texts("by"),
        sa.Column("by_id", sa.Integer(), nullable=True),
        indexes=(("conference_id",), ("mailing_list_id",)),
    )
    _make(
        "recipient",
        *_refers("recipient", "mailing_id"),
        *_refers("recipient", "invitation_id"),
        sa.Column(
            "state", _words("recipientstate", "waiting", "written", "left_out"), nullable=False
        ),
        sa.Column("way", _words("way", "mail", "paper", "call"), nullable=False),
        sa.Column("text_version", sa.Integer(), nullable=False),
        *_texts("why"),
        sa.Column("not_before", sa.Date(), nullable=True),
        *_moments("done_at", "printed_at"),
        _unique("recipient", "mailing_id", "invitation_id"),
        indexes=(("mailing_id",), ("invitation_id",), ("mailing_id", "state")),
    )
    _make(
        "blocked_address",
        *_texts("address_hash"),
        *_moments("since", nullable=False),
        _unique("blocked_address", "address_hash"),
    )


def downgrade() -> None:
    for table in ("blocked_address", "recipient", "mailing", "invitation_link", "invitation"):
        op.drop_table(table)
    for table in ("list_exception", "mailing_list"):
        op.drop_table(table)
    with op.batch_alter_table("letter") as letter:
        letter.drop_column("unsubscribe")

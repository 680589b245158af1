"""Organisations, memberships, experts, and several ways to reach everybody

Revision ID: 2026_11_28_1000
Revises: 2026_11_28_0300
"""

import json

import sqlalchemy as sa
from alembic import op

revision = "2026_11_28_1000"
down_revision = "2026_11_28_0300"
branch_labels = None
depends_on = None

CATEGORIES = (
    *("authority", "municipality", "religious", "welfare", "association", "sports", "migrant"),
    *("education", "company", "health", "initiative", "party", "media", "other"),
)
ONE_OWNER = "(person_id IS NULL) <> (organisation_id IS NULL)"
LISTS = ("expertise", "languages")

person = sa.table(
    "person",
    *(sa.column(name) for name in ("id", "email", "phone", *LISTS)),
    *(sa.column(name) for name in ("title", "first_name", "last_name", "organisation", "function")),
    *(sa.column(name) for name in ("search_text", "sort_name")),
)
contact_point = sa.table(
    "contact_point",
    *(sa.column(name) for name in ("person_id", "kind", "position", "value", "plain", "note")),
)


def _words(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=32)


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def _lists(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _moments(*names: str, nullable: bool = False) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.DateTime(timezone=True), nullable=nullable) for name in names]


def _to(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}_{other}")
    )


def _index(table: str, *columns: str) -> None:
    op.create_index(op.f(f"ix_{table}_{'_'.join(columns)}"), table, list(columns))


def upgrade() -> None:
    _make_organisations()
    _make_ways_to_reach()
    _make_experts()
    _widen_people()


def _make_organisations() -> None:
    op.create_table(
        "organisation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        *_texts("name"),
        *_lists("aliases"),
        sa.Column("category", _words("organisationcategory", *CATEGORIES), nullable=False),
        sa.Column(
            "state",
            _words("organisationstate", "applied", "approved", "rejected", "archived"),
            nullable=False,
        ),
        *_texts("state_reason"),
        sa.Column("municipality_id", sa.Integer(), nullable=True),
        *_texts("website"),
        *_lists("fields", "languages"),
        *_texts("offers"),
        *_lists("tags"),
        *_texts("note"),
        sa.Column("wants_page", sa.Boolean(), nullable=False),
        sa.Column("is_listed", sa.Boolean(), nullable=False),
        sa.Column("slug", sa.String(), nullable=True),
        *_texts("language"),
        sa.Column("form_key", sa.String(), nullable=True),
        *_moments("applied_at", "decided_at", nullable=True),
        *_moments("changed_at"),
        sa.Column("version", sa.Integer(), nullable=False),
        *_texts("search_text", "sort_name"),
        _to("organisation", "district_id", "district"),
        _to("organisation", "municipality_id", "municipality"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
        sa.UniqueConstraint("slug", name=op.f("uq_organisation_slug")),
        sa.UniqueConstraint("form_key", name=op.f("uq_organisation_form_key")),
    )
    for column in ("district_id", "category", "state", "municipality_id", "sort_name"):
        _index("organisation", column)
    op.create_table(
        "membership",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        *_texts("role"),
        sa.Column("is_contact", sa.Boolean(), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        _to("membership", "person_id", "person"),
        _to("membership", "organisation_id", "organisation"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership")),
    )
    _index("membership", "person_id")
    _index("membership", "organisation_id")
    op.create_table(
        "organisation_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        *_texts("token_hash"),
        *_moments("made_at"),
        *_moments("revoked_at", nullable=True),
        _to("organisation_link", "organisation_id", "organisation"),
        _to("organisation_link", "person_id", "person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation_link")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_organisation_link_token_hash")),
    )
    _index("organisation_link", "organisation_id")
    _index("organisation_link", "person_id")


def _make_ways_to_reach() -> None:
    op.create_table(
        "contact_point",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("kind", _words("contactkind", "email", "phone", "mobile", "fax"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *_texts("value", "plain", "note"),
        *_moments("failed_at", nullable=True),
        sa.CheckConstraint(ONE_OWNER, name=op.f("ck_contact_point_one_owner")),
        _to("contact_point", "person_id", "person"),
        _to("contact_point", "organisation_id", "organisation"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_point")),
    )
    _index("contact_point", "person_id")
    _index("contact_point", "organisation_id")
    _index("contact_point", "kind", "plain")
    op.create_table(
        "postal_address",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        *_texts("addition", "street", "postal_code", "city"),
        *_moments("returned_at", nullable=True),
        *_moments("noted_at"),
        sa.CheckConstraint(ONE_OWNER, name=op.f("ck_postal_address_one_owner")),
        _to("postal_address", "person_id", "person"),
        _to("postal_address", "organisation_id", "organisation"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_postal_address")),
    )
    _index("postal_address", "person_id")
    _index("postal_address", "organisation_id")


def _make_experts() -> None:
    op.create_table(
        "expert",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            _words("expertstate", "offered", "reviewed", "active", "resting"),
            nullable=False,
        ),
        *_lists("fields"),
        *_texts("times", "needs"),
        sa.Column("reward", _words("reward", "open", "volunteer", "fee"), nullable=False),
        sa.Column("fee_eur", sa.Integer(), nullable=True),
        *_texts("consent_version"),
        *_moments("shown_since", nullable=True),
        *_texts("language"),
        sa.Column("form_key", sa.String(), nullable=True),
        *_moments("offered_at"),
        *_texts("state_reason"),
        *_moments("changed_at"),
        sa.CheckConstraint("fee_eur >= 0", name=op.f("ck_expert_fee")),
        _to("expert", "person_id", "person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_expert")),
        sa.UniqueConstraint("person_id", name=op.f("uq_expert_person_id")),
        sa.UniqueConstraint("form_key", name=op.f("uq_expert_form_key")),
    )
    _index("expert", "state")
    op.create_table(
        "absence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("expert_id", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.CheckConstraint("first_day <= last_day", name=op.f("ck_absence_days")),
        _to("absence", "expert_id", "expert"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absence")),
    )
    _index("absence", "expert_id")


def _widen_people() -> None:
    with op.batch_alter_table("person") as table:
        table.add_column(sa.Column("municipality_id", sa.Integer(), nullable=True))
        for name in ("tags", "never_on"):
            table.add_column(sa.Column(name, sa.Text(), nullable=False, server_default=""))
        table.add_column(
            sa.Column(
                "channel",
                _words("preferredchannel", "any", "email", "letter", "phone"),
                nullable=False,
                server_default="any",
            )
        )
        table.add_column(sa.Column("opted_out_at", sa.DateTime(timezone=True), nullable=True))
        for name in ("search_text", "sort_name"):
            table.add_column(sa.Column(name, sa.String(), nullable=False, server_default=""))
        for name in LISTS:
            table.alter_column(name, type_=sa.Text(), existing_nullable=False)
        table.create_foreign_key(
            op.f("fk_person_municipality_id_municipality"),
            *("municipality", ["municipality_id"], ["id"]),
        )
    with op.batch_alter_table("person") as table:
        for name in ("tags", "never_on", "channel", "search_text", "sort_name"):
            table.alter_column(name, server_default=None)
    _carry_people_over()
    with op.batch_alter_table("person") as table:
        table.drop_column("email")
        table.drop_column("phone")
    _index("person", "municipality_id")
    _index("person", "sort_name")


def _carry_people_over() -> None:
    """Addresses become contact points, lists become words, and the search finds everybody again."""
    connection = op.get_bind()
    for one in connection.execute(sa.select(person)).mappings().all():
        for kind, plain in (("email", one["email"].strip().lower()), ("phone", _number(one))):
            if one[kind]:
                row = {"person_id": one["id"], "kind": kind, "position": 1, "note": ""}
                connection.execute(
                    contact_point.insert().values(**row, value=one[kind], plain=plain)
                )
        named = ("title", "first_name", "last_name", "organisation", "function", "email", "phone")
        values = {name: _as_words(one[name]) for name in LISTS} | {
            "search_text": "\n".join(_folded(one[name]) for name in named if one[name]),
            "sort_name": _folded(f"{one['last_name']}, {one['first_name']}"),
        }
        connection.execute(person.update().where(person.c.id == one["id"]).values(**values))


def _number(one: sa.RowMapping) -> str:
    """As near to E.164 as a migration without a library comes; it is made anew with the next change."""
    digits = "".join(sign for sign in one["phone"] if sign.isdigit() or sign == "+")
    return f"+49{digits[1:]}" if digits.startswith("0") and digits[:2] != "00" else digits


def _folded(text: str) -> str:
    return " ".join(text.lower().split())


def _as_words(stored: object) -> str:
    words = json.loads(stored) if isinstance(stored, str) else (stored or [])
    return "\n".join(["", *words, ""]) if words else ""


def downgrade() -> None:
    with op.batch_alter_table("person") as table:
        for name in ("email", "phone"):
            table.add_column(sa.Column(name, sa.String(), nullable=False, server_default=""))
    _carry_people_back()
    op.drop_index(op.f("ix_person_sort_name"), table_name="person")
    op.drop_index(op.f("ix_person_municipality_id"), table_name="person")
    with op.batch_alter_table("person") as table:
        for name in ("email", "phone"):
            table.alter_column(name, server_default=None)
        table.drop_constraint(op.f("fk_person_municipality_id_municipality"), type_="foreignkey")
        table.drop_constraint(op.f("ck_person_preferredchannel"), type_="check")
        for name in (
            *("municipality_id", "tags", "never_on", "channel", "opted_out_at"),
            *("search_text", "sort_name"),
        ):
            table.drop_column(name)
        for name in LISTS:
            table.alter_column(
                name,
                type_=sa.JSON(),
                existing_nullable=False,
                postgresql_using=f"{name}::json",
            )
    for table_name in ("absence", "expert", "postal_address", "contact_point"):
        op.drop_table(table_name)
    for table_name in ("organisation_link", "membership", "organisation"):
        op.drop_table(table_name)


def _carry_people_back() -> None:
    connection = op.get_bind()
    for one in connection.execute(sa.select(person.c.id, *(person.c[name] for name in LISTS))):
        values = {
            name: json.dumps([w for w in getattr(one, name).split("\n") if w]) for name in LISTS
        }
        connection.execute(person.update().where(person.c.id == one.id).values(**values))
    points = sa.select(contact_point).order_by(contact_point.c.position.desc())
    for point in connection.execute(points).mappings():
        if point["kind"] in ("email", "phone") and point["person_id"]:
            connection.execute(
                person.update()
                .where(person.c.id == point["person_id"])
                .values({point["kind"]: point["value"]})
            )

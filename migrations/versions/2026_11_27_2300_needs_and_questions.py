"""What people need, and what the office asks back

Revision ID: 2026_11_27_2300
Revises: 2026_11_22_1200
"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_27_2300"
down_revision = "2026_11_22_1200"
branch_labels = None
depends_on = None

KINDS = (
    *("protection", "photo_contradicted", "list_contradicted", "consent_missing"),
    *("need_in_message", "email_broken", "call_wished", "lift_too_small", "need_not_served"),
    *("child_age", "people_not_counted", "substitute_named", "wish_contradicted"),
    *("erasure_asked", "minor", "foreign_message"),
)


def _words(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=32)


def upgrade() -> None:
    with op.batch_alter_table("conference") as table:
        table.add_column(
            sa.Column("confirms_email", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        table.add_column(sa.Column("lift_width_cm", sa.Integer(), nullable=True))
        table.add_column(sa.Column("lift_depth_cm", sa.Integer(), nullable=True))
        for name, usual in (
            ("childcare_places", "0"),
            ("childcare_from_age", "3"),
            ("childcare_to_age", "10"),
            ("needs_kept_days", "28"),
        ):
            table.add_column(sa.Column(name, sa.Integer(), nullable=False, server_default=usual))
        table.create_check_constraint("childcare_places", "childcare_places >= 0")
        table.create_check_constraint(
            "childcare_ages", "childcare_from_age BETWEEN 0 AND childcare_to_age"
        )
        table.create_check_constraint("needs_kept_days", "needs_kept_days BETWEEN 0 AND 365")
    with op.batch_alter_table("conference") as table:
        for name in (
            *("confirms_email", "childcare_places", "childcare_from_age", "childcare_to_age"),
            "needs_kept_days",
        ):
            table.alter_column(name, server_default=None)
    with op.batch_alter_table("venue_room") as table:
        table.add_column(
            sa.Column("by_lift", sa.Boolean(), nullable=False, server_default=sa.false())
        )
    with op.batch_alter_table("venue_room") as table:
        table.alter_column("by_lift", server_default=None)
    op.create_table(
        "access_need",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("registration_id", sa.Integer(), nullable=False),
        sa.Column("interpreter", sa.String(), nullable=False),
        *(
            sa.Column(name, sa.Boolean(), nullable=False)
            for name in (
                *("sign_language", "induction_loop", "wheelchair", "large_wheelchair"),
                *("step_free", "companion"),
            )
        ),
        sa.Column("children", sa.Integer(), nullable=False),
        sa.Column("child_ages", sa.String(), nullable=False),
        sa.Column("diet", _words("diet", "halal", "kosher", "vegetarian", "vegan"), nullable=True),
        sa.Column("allergies", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("consent_version", sa.String(), nullable=False),
        sa.Column("consented_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("delete_on", sa.Date(), nullable=False),
        sa.CheckConstraint("children >= 0", name=op.f("ck_access_need_children")),
        sa.ForeignKeyConstraint(
            ["registration_id"],
            ["registration.id"],
            name=op.f("fk_access_need_registration_id_registration"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_need")),
        sa.UniqueConstraint("registration_id", name=op.f("uq_access_need_registration_id")),
    )
    op.create_table(
        "question",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("registration_id", sa.Integer(), nullable=False),
        sa.Column("kind", _words("questionkind", *KINDS), nullable=False),
        sa.Column("state", _words("questionstate", "open", "settled", "moot"), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_by_id", sa.Integer(), nullable=True),
        sa.Column("answer", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["registration_id"],
            ["registration.id"],
            name=op.f("fk_question_registration_id_registration"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question")),
        sa.UniqueConstraint(
            "registration_id", "kind", name=op.f("uq_question_registration_id_kind")
        ),
    )
    op.create_index(op.f("ix_question_registration_id"), "question", ["registration_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_question_registration_id"), table_name="question")
    op.drop_table("question")
    op.drop_table("access_need")
    with op.batch_alter_table("venue_room") as table:
        table.drop_column("by_lift")
    with op.batch_alter_table("conference") as table:
        for name in ("needs_kept_days", "childcare_ages", "childcare_places"):
            table.drop_constraint(op.f(f"ck_conference_{name}"), type_="check")
        for name in (
            *("needs_kept_days", "childcare_to_age", "childcare_from_age", "childcare_places"),
            *("lift_depth_cm", "lift_width_cm", "confirms_email"),
        ):
            table.drop_column(name)

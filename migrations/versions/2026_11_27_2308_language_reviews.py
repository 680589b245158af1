"""Who has read which translation

Revision ID: 2026_11_27_2308
Revises: 2026_11_27_2307
"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_27_2308"
down_revision = "2026_11_27_2307"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "language_review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conference_id", sa.Integer(), nullable=True),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                *("catalogue", "texts"),
                name="reviewkind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("read_by", sa.String(), nullable=False),
        sa.Column("read_on", sa.Date(), nullable=False),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["conference_id"],
            ["conference.id"],
            name=op.f("fk_language_review_conference_id_conference"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_language_review")),
        sa.UniqueConstraint(
            *("language", "kind", "version", "read_by", "read_on"),
            name=op.f("uq_language_review_language_kind_version_read_by_read_on"),
        ),
    )
    op.create_index(op.f("ix_language_review_conference_id"), "language_review", ["conference_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_language_review_conference_id"), table_name="language_review")
    op.drop_table("language_review")

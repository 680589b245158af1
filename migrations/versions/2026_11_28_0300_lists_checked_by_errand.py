"""Lists are looked over by the worker: a file goes along with an errand, and a page may come of it

Revision ID: 2026_11_28_0300
Revises: 2026_11_27_2308
"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_28_0300"
down_revision = "2026_11_27_2308"
branch_labels = None
depends_on = None

TEXTS = ("back", "leads_to", "sentence")


def upgrade() -> None:
    with op.batch_alter_table("errand") as table:
        for name in TEXTS:
            table.add_column(sa.Column(name, sa.String(), nullable=False, server_default=""))
        table.add_column(sa.Column("enclosed", sa.LargeBinary(), nullable=True))
    with op.batch_alter_table("errand") as table:
        for name in TEXTS:
            table.alter_column(name, server_default=None)
    op.add_column("intake_run", sa.Column("key", sa.String(), nullable=True))
    op.create_index(op.f("ix_intake_run_key"), "intake_run", ["key"], unique=True)


def downgrade() -> None:
    op.drop_index(op.f("ix_intake_run_key"), table_name="intake_run")
    with op.batch_alter_table("intake_run") as table:
        table.drop_column("key")
    with op.batch_alter_table("errand") as table:
        for name in ("enclosed", *TEXTS):
            table.drop_column(name)

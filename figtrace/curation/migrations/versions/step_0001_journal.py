"""The first schema: entries in a chain, heads, touches, snapshots, held edits, and triggers that keep entries."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_SQLITE_KEEPS = """
CREATE TRIGGER entries_no_{what} BEFORE {what} ON entries
BEGIN SELECT RAISE(ABORT, 'entries of the journal are never changed'); END
"""
_POSTGRES_FUNCTION = """
CREATE FUNCTION entries_keep() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'entries of the journal are never changed'; END $$
"""
_POSTGRES_KEEPS = """
CREATE TRIGGER entries_keep BEFORE UPDATE OR DELETE OR TRUNCATE ON entries
FOR EACH STATEMENT EXECUTE FUNCTION entries_keep()
"""


def upgrade() -> None:
    """Make the tables, their indexes and the triggers."""
    _make_entries()
    _make_the_rest()
    if op.get_bind().dialect.name == "sqlite":
        for what in ("UPDATE", "DELETE"):
            op.execute(_SQLITE_KEEPS.format(what=what))
    else:
        op.execute(_POSTGRES_FUNCTION)
        op.execute(_POSTGRES_KEEPS)


def _text(name: str, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=nullable)


def _number(name: str, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=nullable)


def _make_entries() -> None:
    op.create_table(
        "entries",
        _text("figid"),
        _number("number"),
        _text("token"),
        _text("at"),
        _text("name"),
        _text("orcid", True),
        *(_text(name) for name in ("person", "role", "needs", "kind", "label", "reason")),
        _text("leaf", True),
        _text("edit"),
        _text("changes"),
        *(_number(name, True) for name in ("undoes", "undo_top", "redo_top", "below")),
        _text("previous"),
        _text("hash"),
        sa.PrimaryKeyConstraint("figid", "number", name="entries_pk"),
        sa.UniqueConstraint("token", name="entries_token"),
    )
    op.create_index("entries_person", "entries", ["figid", "person", "number"])


def _make_the_rest() -> None:
    op.create_table("figures", sa.Column("figid", sa.Text, primary_key=True), _number("number"), _text("hash"))
    op.create_table("touches", _text("figid"), _number("number"), _text("about"), _text("record"), _text("cell"))
    op.create_index("touches_record", "touches", ["figid", "record", "number"])
    op.create_index("touches_about", "touches", ["figid", "about", "number"])
    op.create_table(
        "snapshots",
        _text("figid"),
        _number("number"),
        sa.Column("state", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("figid", "number", name="snapshots_pk"),
    )
    op.create_table(
        "held",
        sa.Column("token", sa.Text, primary_key=True),
        _text("figid"),
        _text("at"),
        _text("name"),
        _text("orcid", True),
        *(_text(name) for name in ("person", "edit", "label", "theirs")),
    )
    op.create_index("held_person", "held", ["figid", "person"])


def downgrade() -> None:
    """There is no way back from the first schema: a journal is not thrown away by a command."""
    raise NotImplementedError("back up the journal and remove the database by hand")

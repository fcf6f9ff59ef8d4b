"""The journal's tables. ``entries`` is append-only (triggers refuse updates and deletions); the rest can be made again.

``figures`` holds the end of each figure's chain; ``touches`` which entry touched which cell, for history and for
telling that something changed meanwhile; ``snapshots`` states, so that opening does not replay everything;
``held`` edits that met a change of somebody else's and wait for a choice.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

METADATA: Final = MetaData()

FIGURES: Final = Table(
    "figures",
    METADATA,
    Column("figid", Text, primary_key=True),
    Column("number", Integer, nullable=False),
    Column("hash", Text, nullable=False),
)

ENTRIES: Final = Table(
    "entries",
    METADATA,
    Column("figid", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("token", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("orcid", Text),
    Column("person", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("needs", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("leaf", Text),
    Column("edit", Text, nullable=False),
    Column("changes", Text, nullable=False),
    Column("undoes", Integer),
    Column("undo_top", Integer),
    Column("redo_top", Integer),
    Column("below", Integer),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False),
    PrimaryKeyConstraint("figid", "number", name="entries_pk"),
    UniqueConstraint("token", name="entries_token"),
    Index("entries_person", "figid", "person", "number"),
)

TOUCHES: Final = Table(
    "touches",
    METADATA,
    Column("figid", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("about", Text, nullable=False),
    Column("record", Text, nullable=False),
    Column("cell", Text, nullable=False),
    Index("touches_record", "figid", "record", "number"),
    Index("touches_about", "figid", "about", "number"),
)

SNAPSHOTS: Final = Table(
    "snapshots",
    METADATA,
    Column("figid", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("state", LargeBinary, nullable=False),
    PrimaryKeyConstraint("figid", "number", name="snapshots_pk"),
)

HELD: Final = Table(
    "held",
    METADATA,
    Column("token", Text, primary_key=True),
    Column("figid", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("orcid", Text),
    Column("person", Text, nullable=False),
    Column("edit", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("theirs", Text, nullable=False),
    Index("held_person", "figid", "person"),
)

HEAD: Final = "0001"
"""The migration that this code was written for; ``alembic_version`` in the database says which one it has."""

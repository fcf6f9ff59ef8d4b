"""Runs the migrations on the connection that the opener hands over; there is no configuration file."""

from __future__ import annotations

from alembic import context

from figtrace.curation.tables import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA, transactional_ddl=False)
context.run_migrations()

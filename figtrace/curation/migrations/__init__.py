"""The journal's schema, step by step; run by Alembic when a journal is opened. Never edited once released."""

"""The page in a real browser: one file a person's task."""

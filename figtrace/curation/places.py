"""Where a journal is when nobody says: in the user's own data folder. No database is loaded to know it."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def default_url() -> str:
    """Where the journal is: ``FIGTRACE_JOURNAL`` (a URL or a path), else ``journal.db`` in the user's data folder."""
    return os.environ.get("FIGTRACE_JOURNAL") or f"sqlite:///{user_folder() / 'journal.db'}"


def user_folder() -> Path:
    """The folder for a program's data by the platform's own custom (XDG on Linux)."""
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming") / "figtrace"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "figtrace"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "figtrace"

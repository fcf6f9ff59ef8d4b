"""Where the design's own material stands, if it does: records, facts and schemas that the repository does not carry."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

_PLACE = Path(os.environ.get("FIGTRACE_SHARED", Path(__file__).parents[2] / "shared"))

SHARED: Path | None = _PLACE if _PLACE.is_dir() else None
"""The folder, or None on a machine that has none."""

needs_shared = pytest.mark.skipif(SHARED is None, reason=f"no design material at {_PLACE.name}/ (set FIGTRACE_SHARED)")
"""Skips a test, and says why, where the folder is absent."""


def shared(*parts: str) -> Path:
    """A path inside the folder; the test that asks must carry ``needs_shared``."""
    assert SHARED is not None
    return SHARED.joinpath(*parts)

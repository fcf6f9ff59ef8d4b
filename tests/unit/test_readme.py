"""Docs cannot drift: the README names every verb, setting, format and folder that there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from figtrace.cli import VERBS

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_every_verb_is_named(verb: str) -> None:
    assert f"figtrace {verb}" in README


def _settings() -> set[str]:
    found: set[str] = set()
    for room in ("figtrace", "components"):
        for file in (ROOT / room).rglob("*.py"):
            found |= set(re.findall(r"environ(?:\.get\(|\[)\s*\"(FIGTRACE_\w+)\"", file.read_text(encoding="utf-8")))
    return found


def test_every_setting_is_named() -> None:
    settings = _settings()
    assert "FIGTRACE_JOURNAL" in settings
    assert [name for name in sorted(settings) if name not in README] == []


def test_every_folder_is_named() -> None:
    rooms = [f"figtrace/{one.parent.name}/" for one in (ROOT / "figtrace").glob("*/__init__.py")]
    assert [room for room in sorted(rooms) if f"`{room}`" not in README] == []


def test_the_picture_is_there() -> None:
    for path in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README):
        assert (ROOT / path).is_file(), path

"""One table of keys: what the page does, what its help says, and what the README says."""

from __future__ import annotations

import re
from pathlib import Path

from components.keys import GROUPS, MORE, palette_rows, readme_lines
from components.markup import in_ascii

ROOT = Path(__file__).parents[2]


def commands() -> set[str]:
    """Every command that the browser's table of strokes leads to."""
    source = (ROOT / "assets" / "lib" / "keys.mjs").read_text(encoding="utf-8")
    tables = re.findall(r"__proto__: null,(.*?)\n};", source, re.S)
    assert len(tables) == 2
    return {name for table in tables for name in re.findall(r': "([\w-]+)"', table)}


def test_every_command_of_the_table_is_the_browsers() -> None:
    known = commands() | {"pick-add", "move-right", "palette", "menu", "curate-undo", "curate-redo"}
    for group in GROUPS:
        for key in group.keys:
            assert key.command in known, key


def test_every_stroke_of_the_browser_is_in_the_table() -> None:
    told = {key.command for group in GROUPS for key in group.keys}
    pairs = {"zoom-out": "zoom-in", "mechanism-previous": "mechanism-next", "walk-left": "walk-right"}
    pairs |= {"walk-up": "walk-down", "walk-last": "walk-first"}
    assert {pairs.get(name, name) for name in commands()} <= told


ACTING = ("commands", "explore_door", "export_door", "curate_door", "show", "story_door")
"""Modules of the browser that put commands into the page's table of acts."""


def test_every_command_of_the_palette_is_carried_out() -> None:
    paths = [ROOT / "assets" / "lib" / f"{name}.mjs" for name in ACTING]
    source = "".join(path.read_text(encoding="utf-8") for path in paths if path.is_file())
    names = [row["command"] for row in palette_rows()]
    assert len(names) > 30
    assert [name for name in names if not re.search(rf'"{name}"|\b{name}: |acts\.{name}\b', source)] == []


def test_every_command_of_explore_is_in_the_table() -> None:
    source = (ROOT / "assets" / "lib" / "explore_door.mjs").read_text(encoding="utf-8")
    told = re.search(r"COMMANDS = \[(.*?)\];", source, re.S)
    assert told
    named = {key.command for group in GROUPS for key in group.keys} | {key.command for key in MORE}
    assert set(re.findall(r'"([\w-]+)"', told[1])) - named == set()


def test_the_help_names_what_has_no_key(first_html: str) -> None:
    dialog = first_html[first_html.index("<dialog") : first_html.index("</dialog>")]
    assert [key.does for key in MORE if key.does not in dialog] == []


def test_the_help_names_every_key(first_html: str) -> None:
    dialog = first_html[first_html.index("<dialog") : first_html.index("</dialog>")]
    for group in GROUPS:
        assert f"<h3>{group.title}</h3>" in dialog
        for key in group.keys:
            assert f"<dd>{key.does}</dd>" in dialog
            for stroke in key.strokes:
                assert in_ascii(f"<kbd>{stroke}</kbd>") in dialog


def test_the_readme_names_every_key() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    section = readme[readme.index("<!-- keys -->") : readme.index("<!-- /keys -->")]
    assert "\n".join(readme_lines()) in section

"""Rules of the house that only this side can break: colours, layers of the page, sizes."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from components.shell import PANELS

ROOT = Path(__file__).parents[2]
PYTHON = sorted((ROOT / "components").glob("*.py"))
STYLES = sorted((ROOT / "assets").glob("*.css"))
HEX = re.compile(r"#[0-9a-fA-F]{3,8}\b")


@pytest.mark.parametrize("path", PYTHON, ids=lambda path: path.name)
def test_no_colour_is_written_in_python(path: Path) -> None:
    assert not re.findall(r"""["'(: ]#[0-9a-fA-F]{3,8}\b""", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_colours_are_tokens_and_nothing_is_important(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "!important" not in text
    if path.name != "00_tokens.css":
        assert not HEX.findall(re.sub(r"#[a-z][\w-]*\s*[,{:>.\[~+ )]", "", text))


def test_every_token_that_is_used_is_defined() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in STYLES)
    defined = set(re.findall(r"(--[\w-]+)\s*:", text))
    for path in (ROOT / "assets" / "lib").glob("*.mjs"):
        defined |= set(re.findall(r'setProperty\("(--[\w-]+)"', path.read_text(encoding="utf-8")))
    used = set(re.findall(r"var\((--[\w-]+)", text)) - {name for name in defined if name.startswith("--mantine")}
    assert used <= defined


def test_panels_never_import_panels() -> None:
    panels = {panel.register.__module__.removeprefix("components.") for panel in PANELS}
    assert len(panels) > 10
    for name in panels:
        tree = ast.parse((ROOT / "components" / f"{name}.py").read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("components"):
                named = {(node.module or "").removeprefix("components."), *(one.name for one in node.names)}
                assert not named & (panels - {name}), f"{name} imports a panel"


def test_the_composition_root_is_small() -> None:
    assert len((ROOT / "app.py").read_text(encoding="utf-8").splitlines()) <= 60


def test_only_the_entry_writes_to_the_window() -> None:
    for path in (ROOT / "assets" / "lib").glob("*.mjs"):
        assert not re.findall(r"(?:window|globalThis)\.[\w.]+ =[^=]", path.read_text(encoding="utf-8")), path.name

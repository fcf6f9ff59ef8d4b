"""The one table of keys in words: the help dialog and the README read it; ``assets/lib/keys.mjs`` obeys it."""

from __future__ import annotations

from typing import NamedTuple


class Key(NamedTuple):
    """The strokes as people know them, the browser's command, and what it does; ``strokes`` are alternatives."""

    strokes: tuple[str, ...]
    command: str
    does: str


class Group(NamedTuple):
    """Keys that belong together."""

    title: str
    keys: tuple[Key, ...]


GROUPS: tuple[Group, ...] = (
    Group(
        "Anywhere",
        (
            Key(("/",), "search", "search"),
            Key(("?",), "help", "show these keys"),
            Key(("Esc",), "clear", "clear selection and search, then the filters"),
            Key(("1",), "level-caption", "read as the caption says"),
            Key(("2",), "level-mechanism", "read each step of the mechanism"),
            Key(("L",), "literature", "with or without other papers"),
            Key(("[", "]"), "mechanism-next", "previous or next mechanism"),
            Key(("F",), "filter-mode", "fade or hide what the filters leave out"),
            Key(("T",), "theme", "light, dark, projector"),
        ),
    ),
    Group(
        "Picture",
        (
            Key(("+", "-"), "zoom-in", "nearer, farther"),
            Key(("0",), "fit", "the whole figure"),
            Key(("M",), "minimap", "minimap on or off"),
            Key(("U",), "undo-moves", "put moved agents back"),
        ),
    ),
    Group(
        "With the picture in focus (Tab)",
        (
            Key(("→", "←"), "walk-right", "along a statement, downstream or up"),
            Key(("↓", "↑"), "walk-down", "to the next or previous one beside it"),
            Key(("Home", "End"), "walk-first", "first or last agent"),
            Key(("Enter", "Space"), "pick", "select"),
            Key(("Shift Enter",), "pick-add", "select more"),
            Key(("Alt →", "Alt ←", "Alt ↑", "Alt ↓"), "move-right", "move the agent"),
        ),
    ),
)
"""Every key of the page, in the order in which they are learned."""


def readme_lines() -> list[str]:
    """The keys as the README's table has them."""
    rows = [
        f"| {' '.join(f'`{stroke}`' for stroke in key.strokes)} | {key.does} |"
        for group in GROUPS
        for key in group.keys
    ]
    return ["| key | does |", "| --- | --- |", *rows]

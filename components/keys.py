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
            Key(("P",), "present", "present the story on the stage"),
        ),
    ),
    Group(
        "Explore",
        (
            Key(("Ctrl K", "⌘ K"), "palette", "every command, by name"),
            Key(("E",), "explore", "Explore: open, close"),
            Key(("W",), "whatif", "what if the selected agents go down"),
            Key(("N",), "paths", "what stands around the selection, or between two agents"),
            Key(("Shift F10",), "menu", "what can be asked of this agent or arrow (also right click)"),
        ),
    ),
    Group(
        "Curate",
        (
            Key(("C",), "curate", "Curate: open, close"),
            Key(("Ctrl Z", "⌘ Z"), "curate-undo", "undo your last edit, by name"),
            Key(("Ctrl Shift Z", "⌘ Shift Z"), "curate-redo", "make it again"),
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

MORE: tuple[Key, ...] = (
    Key((), "suppose-up", "what if the selected agents go up"),
    Key((), "suppose-off", "what if the selected agents are off"),
    Key((), "suppose-nothing", "no what if any more"),
    Key((), "between", "paths between two agents, by name or as selected"),
    Key((), "compare", "compare two mechanisms or two figures"),
    Key((), "members", "agents that mechanisms share, as a matrix"),
    Key((), "table", "tables: statements, agents, evidence, OCR hits, references"),
    Key((), "chart", "charts"),
    Key((), "data", "your own data on the picture"),
    Key((), "take", "picture as on screen: PNG, SVG, PDF; link and sentence"),
    Key((), "export", "export the network: GPML, CX2, SBGN and more, with what each loses"),
    Key((), "open-file", "open a file of your own"),
    Key((), "copy-link", "copy a link to exactly this view"),
    Key((), "copy-sentence", "copy the selected statement with its citation"),
    Key((), "upstream", "what leads to the selected agent"),
    Key((), "downstream", "what follows from the selected agent"),
    Key((), "mechanism-previous", "previous mechanism"),
    Key((), "zoom-out", "farther"),
    Key((), "clear-filters", "clear the filters"),
    Key((), "details", "details of the selection"),
)
"""Commands without a key of their own; the palette names them too."""

STAGE: tuple[Group, ...] = (
    Group(
        "On the stage",
        (
            Key(("→", "PageDown", "Space", "N"), "next", "next step"),
            Key(("←", "PageUp", "Backspace", "P"), "previous", "previous step"),
            Key(("Home", "End"), "first", "first, last step"),
            Key(("1", "2", "Enter"), "enter", "digits, then Enter: that step"),
            Key(("B", "."), "black", "black, and back"),
            Key(("F",), "fullscreen", "full screen"),
            Key(("S",), "presenter", "presenter's window"),
            Key(("A",), "play", "autoplay on or off"),
            Key(("L",), "legend", "legend"),
            Key(("E",), "evidence", "evidence of the step"),
            Key(("W",), "what-if", "what-if of the step"),
            Key(("O",), "notes", "notes of the step"),
            Key(("X",), "laser", "laser pointer"),
            Key(("T",), "theme", "light, dark, projector"),
            Key(("+", "-"), "zoom-in", "nearer, farther"),
            Key(("0",), "view", "the step's view"),
            Key(("?",), "keys", "all keys"),
            Key(("Esc",), "escape", "one level back: black, panel, full screen, stage"),
        ),
    ),
)
"""Every key of the stage (``assets/lib/stage_keys.mjs``). F5 stays the browser's, and comes back to the step."""


def readme_lines() -> list[str]:
    """The commands as the README's tables have them: the page's keys, what goes by name, the stage's keys."""
    named = [f"| {key.command.replace('-', ' ')} | {key.does} |" for key in MORE]
    return [
        *_table(GROUPS, "key"),
        "",
        "| by name (`Ctrl K`) | does |",
        "| --- | --- |",
        *named,
        "",
        *_table(STAGE, "on the stage"),
    ]


def palette_rows() -> list[dict[str, str | list[str]]]:
    """Every command with its keys, as the palette shows them; those that need the picture's focus are left to keys."""
    groups = [*(group for group in GROUPS if not group.title.startswith("With ")), Group("More", MORE)]
    return [
        {"group": group.title, "command": key.command, "does": key.does, "strokes": list(key.strokes)}
        for group in groups
        for key in group.keys
    ]


def _table(groups: tuple[Group, ...], head: str) -> list[str]:
    rows = [
        f"| {' '.join(f'`{stroke}`' for stroke in key.strokes)} | {key.does} |"
        for group in groups
        for key in group.keys
    ]
    return [f"| {head} | does |", "| --- | --- |", *rows]

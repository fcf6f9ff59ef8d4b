"""The view of one visitor as the address has it: twin of ``assets/lib/state.mjs`` and ``url.mjs``.

Both sides read the vectors in ``tests/fixtures/view_urls.json``. The server reads a view to draw the first HTML in the
visitor's theme and reading; it keeps none.
"""

from __future__ import annotations

import math
import re
from typing import Literal, TypedDict
from urllib.parse import parse_qsl, quote

Facet = Literal["mechanism", "donor", "recipient", "kind", "sign", "basis"]

FACETS: tuple[Facet, ...] = ("mechanism", "donor", "recipient", "kind", "sign", "basis")
"""What a visitor can filter by, in the order of the panel."""

SIGNS = ("plus", "minus", "unsigned", "none")
"""The address's words for the signs ``+ - ? 0``."""

WORDS: dict[str, tuple[str, ...]] = {
    "level": ("mechanism", "caption"),
    "profile": ("caption", "literature"),
    "theme": ("", "light", "dark", "projector"),
    "filter": ("fade", "hide"),
    "tab": ("figure", "outline", "details", "record", "explore"),
    "stage": ("", "1"),
    "explore": ("", "whatif", "paths", "data", "take", "compare", "table", "chart"),
    "curate": ("", "make", "review", "checks", "history"),
}
"""The legal words of each closed part; the first is the default."""

_LONGEST = 200
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
_LISTS = ("select", *FACETS)
_SHOW = ("stage", "step", "play")
_ASKED = ("explore", "ask", "whatif")
_CHANGE = re.compile(r"([^:]+):(down|up|off)")
_COUNT = re.compile(r"[1-9][0-9]{0,3}")
_ORDER = (
    "figure",
    "select",
    "level",
    "profile",
    "theme",
    "q",
    *FACETS,
    "filter",
    "tab",
    *_SHOW,
    *_ASKED,
    "curate",
    "moved",
    "view",
)
_UNRESERVED = "-_.!~*'(),:"


class View(TypedDict):
    """Everything that the address can say; ``moved`` in px at zoom 1, ``view`` is (x, y, px per figure px)."""

    figure: str | None
    select: list[str]
    level: str
    profile: str
    theme: str
    q: str
    mechanism: list[str]
    donor: list[str]
    recipient: list[str]
    kind: list[str]
    sign: list[str]
    basis: list[str]
    filter: str
    tab: str
    moved: dict[str, tuple[int, int]]
    view: tuple[float, float, float] | None
    stage: str
    step: int
    play: str
    explore: str
    ask: str
    whatif: list[str]
    curate: str


def default() -> View:
    """The view that an address without a query names."""
    return View(
        figure=None,
        select=[],
        level="mechanism",
        profile="caption",
        theme="",
        q="",
        mechanism=[],
        donor=[],
        recipient=[],
        kind=[],
        sign=[],
        basis=[],
        filter="fade",
        tab="figure",
        moved={},
        view=None,
        stage="",
        step=1,
        play="",
        explore="",
        ask="",
        whatif=[],
        curate="",
    )


def reading(view: View) -> str:
    """The name of the reading in force, as ``figtrace.model.readings`` has it."""
    return "caption" if view["level"] == "caption" else f"mechanism-{view['profile']}"


def from_query(query: str) -> View:
    """The view that a query names, with or without ``?``; unknown names are dropped, bad values become the default."""
    given = dict(reversed(parse_qsl(query.removeprefix("?"), keep_blank_values=True)))
    view = default()
    figure = given.get("figure", "")
    if 0 < _units(figure) <= _LONGEST:
        view["figure"] = figure
    view["q"] = given.get("q", "")
    for name in _LISTS:
        view[name] = _parts(given.get(name, ""))  # type: ignore[literal-required]
    view["sign"] = [sign for sign in view["sign"] if sign in SIGNS]
    for name, words in WORDS.items():
        if given.get(name) in words:
            view[name] = given[name]  # type: ignore[literal-required]
    view["moved"] = _moved_from(given.get("moved", ""))
    view["view"] = _look_from(given.get("view", ""))
    view["step"] = _count_from(given.get("step", ""), 9999) or 1
    view["play"] = given["play"] if _count_from(given.get("play", ""), 600) else ""
    view["ask"] = given["ask"] if _units(given.get("ask", "")) <= _LONGEST and "ask" in given else ""
    view["whatif"] = _changes_from(given.get("whatif", ""))
    return view


def to_query(view: View) -> str:
    """The query of a view in the fixed order, without what is default: ``""`` or ``?…``."""
    said = [(name, _word(view, name)) for name in _ORDER]
    parts = [f"{name}={quote(text, safe=_UNRESERVED)}" for name, text in said if text]
    return f"?{'&'.join(parts)}" if parts else ""


def _units(text: str) -> int:
    """Length in UTF-16 code units: what a browser counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _parts(text: str) -> list[str]:
    return list(dict.fromkeys(part for part in text.split(",") if part))


def _number(text: str) -> float:
    """The decimal number written there; NaN for anything else, as for a number too large to be one."""
    return float(text) if _NUMBER.fullmatch(text) else math.nan


def _whole(number: float) -> int:
    """Halves go up, also below zero: the same rule as the browser's twin."""
    return math.floor(number + 0.5)


def _moved_from(text: str) -> dict[str, tuple[int, int]]:
    moved: dict[str, tuple[int, int]] = {}
    for part in text.split(","):
        key, *by = part.split(":")
        numbers = [_number(one) for one in by]
        if not key or key == "__proto__" or len(numbers) != 2 or not all(map(math.isfinite, numbers)):
            continue
        x, y = (_whole(one) for one in numbers)
        if x or y:
            moved[key] = (x, y)
    return moved


def _look_from(text: str) -> tuple[float, float, float] | None:
    numbers = [_number(one) for one in text.split(",")]
    if len(numbers) != 3 or not all(map(math.isfinite, numbers)) or numbers[2] <= 0:
        return None
    x, y, zoom = numbers
    return _whole(x), _whole(y), _whole(zoom * 1000) / 1000


def _count_from(text: str, most: int) -> int:
    """A count from 1 to ``most``, written plainly; 0 for anything else."""
    return int(text) if _COUNT.fullmatch(text) and int(text) <= most else 0


def _changes_from(text: str) -> list[str]:
    """``key:down``, ``key:up`` or ``key:off`` each; the first of an agent counts."""
    changes: dict[str, str] = {}
    for part in text.split(","):
        if found := _CHANGE.fullmatch(part):
            changes.setdefault(found[1], part)
    return list(changes.values())


def _plain(number: float) -> str:
    return str(int(number)) if number == int(number) else repr(number)


def _word(view: View, name: str) -> str:
    if name in (*_LISTS, "whatif"):
        return ",".join(view[name])  # type: ignore[literal-required]
    if name == "moved":
        return ",".join(f"{key}:{x}:{y}" for key, (x, y) in view["moved"].items())
    if name == "view":
        return ",".join(map(_plain, view["view"])) if view["view"] else ""
    value = view[name]  # type: ignore[literal-required]
    plain = 1 if name == "step" else WORDS.get(name, ("",))[0]
    return "" if value in (None, plain) else str(value)

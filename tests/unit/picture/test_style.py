"""The table of looks, and the colours that it names."""

from __future__ import annotations

import re
from itertools import pairwise
from math import sqrt
from pathlib import Path

import pytest

from figtrace.model.problems import ProblemsFound
from figtrace.model.readings import READINGS
from figtrace.model.records import Agent
from figtrace.model.vocabulary import AgentKind, Basis, Sign, StatementType
from figtrace.picture import glyphs, heads, palette, style
from figtrace.picture.shapes import Oval, Polygon
from figtrace.picture.style import Glyph, Head, look_of
from tests.unit.picture.founding import founding, records

ROOT = Path(__file__).parents[3]
SHEET = (ROOT / "assets" / "00_tokens.css").read_text(encoding="utf-8")


def test_every_kind_sign_and_basis_has_a_look():
    assert set(style.LOOKS) == set(AgentKind)
    assert set(style.SIGNED) | {Sign.NONE} == set(Sign)
    assert set(style.DASHES) == set(Basis)
    assert set(style.WORDS) == set(Glyph)


def test_each_sign_differs_in_head_and_in_colour():
    assert len({head for head, _ in style.SIGNED.values()}) == 3
    assert len({token for _, token in style.SIGNED.values()}) == 3


@pytest.mark.parametrize("theme", palette.THEMES)
def test_every_token_is_in_the_sheet(theme):
    colours = palette.parse(SHEET)[theme]
    looks = [*style.LOOKS.values(), style.RECEPTOR, style.HOST]
    named = {token for look in looks for token in (look.fill, look.line, look.ink)}
    named |= {token for _, token in style.SIGNED.values()} | {"flow", "badge", "badge-line", "nucleus", "ground", "ink"}
    assert named <= set(colours)


def test_there_is_no_colour_in_python():
    for file in (ROOT / "figtrace").rglob("*.py"):
        assert re.search(r"#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}\b", file.read_text(encoding="utf-8")) is None, file


def test_themes_are_read_past_conditions_and_comments():
    found = palette.parse(SHEET)
    assert found["light"]["plus"] == re.search(r":root \{.*?--plus: (#\w+)", SHEET, re.DOTALL)[1]
    assert found["dark"]["plus"] != found["light"]["plus"] != found["projector"]["plus"]


def test_a_sheet_without_a_theme_is_a_problem():
    with pytest.raises(ProblemsFound, match="no colours for 'dark'"):
        palette.parse(':root { --plus: #000; } [data-theme="projector"] { --plus: #000; }')


@pytest.mark.parametrize("head", Head)
def test_every_head_ends_at_its_tip(head):
    reach = [_reach(part) for part in heads.head_parts(head, "plus")]
    assert -1.0 <= max(reach) <= 0.01


def _reach(part: Polygon | Oval) -> float:
    return max(p.x for p in part.points) if isinstance(part, Polygon) else part.box.right


def _agent(kind: AgentKind) -> Agent:
    return Agent(key="a", kind=kind, name="a")


def test_a_cell_that_receives_is_a_host_and_a_receptor_a_socket():
    assert look_of(_agent(AgentKind.CELL_TYPE)).glyph is Glyph.CELL
    assert look_of(_agent(AgentKind.CELL_TYPE), is_host=True).glyph is Glyph.HOST
    assert look_of(_agent(AgentKind.PROTEIN), is_in_membrane=True).glyph is Glyph.SOCKET
    assert look_of(_agent(AgentKind.ANATOMY), is_host=True).glyph is Glyph.TISSUE


def _line(key: str, reading: int) -> style.Line:
    return style.line_of(records()[0].statement[key], READINGS[reading])


@pytest.mark.parametrize(
    ("key", "heads_"),
    [
        ("R02", (Head.OPEN, Head.OPEN, Head.OPEN)),
        ("R03", (Head.DOT, Head.DOT, Head.DOT)),
        ("R05", (Head.TRIANGLE, Head.TRIANGLE, Head.TRIANGLE)),
        ("R09", (Head.DOUBLE, Head.DOUBLE, Head.DOUBLE)),
        ("R13", (Head.RING, Head.ARROW, Head.ARROW)),
        ("R22", (Head.RING, Head.RING, Head.BAR)),
        ("R30", (Head.BAR, Head.BAR, Head.BAR)),
        ("R43", (Head.ARROW, Head.ARROW, Head.ARROW)),
    ],
)
def test_heads_by_reading(key, heads_):
    said = records()[0].statement[key]
    for i, head in enumerate(heads_):
        if READINGS[i].draws(said):
            assert _line(key, i).head is head


def test_words_are_solid_and_what_they_imply_is_dashed():
    assert _line("R30", 1).dash == ()
    assert _line("R07", 1).dash == style.DASHES[Basis.IMPLIED]
    assert _line("R22", 1).dash == ()
    assert _line("R22", 2).dash == style.DASHES[Basis.EXPLICIT_SIGN_LITERATURE]
    assert _line("R47", 2).dash == style.DASHES[Basis.LITERATURE]


def test_signs_are_unsigned_where_no_direction_is_said():
    drawn = {s.key: s for s in founding().statements}
    assert drawn["R22"].signs == {
        "caption": Sign.UNSIGNED,
        "mechanism-caption": Sign.UNSIGNED,
        "mechanism-literature": Sign.NEGATIVE,
    }
    assert StatementType.TARGETING is records()[0].statement["R13"].type
    assert drawn["R13"].words["caption"] != drawn["R13"].words["mechanism-caption"]


@pytest.mark.parametrize("glyph", [Glyph.HEXAGON, Glyph.CHEVRON, Glyph.SOCKET])
@pytest.mark.parametrize("y", [4.0, 11.0, 15.0, 19.0, 26.0])
def test_lines_meet_an_angled_glyph_where_it_is_drawn(glyph, y):
    look = style.Look(glyph, "protein", "protein-line")
    (body,), _ = glyphs.paint(_agent(AgentKind.PROTEIN), look, 90, 30)
    ring = [*body.points, body.points[0]]
    meets = [
        a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y)
        for a, b in pairwise(ring)
        if min(a.y, b.y) <= y <= max(a.y, b.y) and a.y != b.y
    ]
    assert glyphs.border("a", glyph, 90, 30, y, is_east=True) == pytest.approx(max(meets), abs=0.6)
    assert glyphs.border("a", glyph, 90, 30, y, is_east=False) == pytest.approx(min(meets), abs=0.6)


@pytest.mark.parametrize("y", [2.0, 9.0, 16.0, 30.0])
def test_lines_meet_a_pill_on_its_round_end(y):
    x = 16 - sqrt(max(0.0, 16**2 - (y - 16) ** 2))
    assert glyphs.border("a", Glyph.PILL, 120, 32, y, is_east=False) == pytest.approx(x, abs=0.01)
    assert glyphs.border("a", Glyph.PILL, 120, 32, y, is_east=True) == pytest.approx(120 - x, abs=0.01)

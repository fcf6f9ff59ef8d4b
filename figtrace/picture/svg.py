"""The scene as SVG text: for the page with CSS variables and all readings, for files with literal colours."""

from __future__ import annotations

from dataclasses import dataclass

from figtrace.model.readings import READINGS, Reading
from figtrace.picture import metrics
from figtrace.picture.geometry import Box, Point
from figtrace.picture.heads import head_parts, turned
from figtrace.picture.palette import Palette
from figtrace.picture.scene import AgentShape, Drawing, Scene, StatementShape
from figtrace.picture.shapes import Paint
from figtrace.picture.sheet import sheet
from figtrace.picture.writer import Writer, escape, number, path_data

_READINGS = tuple(reading.name for reading in READINGS)


def render(
    scene: Scene,
    *,
    palette: Palette | None = None,
    reading: Reading | None = None,
    furniture: bool = False,
    moment: Moment | None = None,
    over: str = "",
    part: Box | None = None,
) -> str:
    """The picture as one ``<svg>`` element.

    Without a ``palette`` it is the page's: paints are CSS variables, and with no ``reading`` all of them are there,
    told apart by ``data-at``. With a palette it stands alone. ``furniture`` adds title, legend, citation and licences.
    A ``moment`` (with a palette) lets what it does not light stand back, and leaves out what it does not show;
    ``over`` is markup in the picture's coordinates that lies over it (:mod:`figtrace.picture.marks`);
    ``part`` is what is in view without furniture (None: all of it).
    """
    writer = Writer(palette)
    drawn = body(scene, writer, reading, moment) + over
    if furniture:
        return sheet(scene, writer, reading or READINGS[1], drawn)
    view = part or Box(0, 0, scene.width, scene.height)
    size = f'viewBox="{" ".join(map(number, view))}"'
    data = f'data-width="{number(scene.width)}" data-height="{number(scene.height)}"'
    if palette is None:  # the page's style sheet keeps a small figure from being blown up
        data += f' style="--w:{number(scene.width)};--h:{number(scene.height)}"'
    label = escape(f"{scene.title}: {len(scene.agents)} agents, {len(scene.statements)} statements")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="figure-svg" role="graphics-document" '
        f'aria-label="{label}" {data} {size} font-family="{escape(metrics.FONTS)}">{drawn}</svg>'
    )


@dataclass(frozen=True, slots=True)
class Moment:
    """Which keys stand out (none: all of them), which stand at all (None: all), and the paints of what stands back."""

    lit: frozenset[str]
    shown: frozenset[str] | None
    faint: Palette

    def writer(self, key: str, own: Writer) -> Writer:
        """The writer for what has this key."""
        return own if not self.lit or key in self.lit else Writer(self.faint)

    def has(self, key: str) -> bool:
        """True for what stands at all."""
        return self.shown is None or key in self.shown or key in self.lit


def body(scene: Scene, writer: Writer, reading: Reading | None, moment: Moment | None = None) -> str:
    """The picture's groups without the ``<svg>`` round them: for a page that holds more than the picture."""
    names = _READINGS if reading is None else (reading.name,)
    moment = moment or Moment(frozenset(), None, {})
    lanes = "".join(writer.label(label) for label in scene.lanes)
    out = ['<g class="viewport">']
    if lanes:
        out.append(f'<g class="lanes" aria-hidden="true">{lanes}</g>')
    out.append(f'<g role="listbox" aria-multiselectable="true" aria-label="{escape(scene.title)}">')
    agents = [agent for agent in scene.agents if (agent.holder is None or agent.parts) and moment.has(agent.key)]
    drawn = [s for s in scene.statements if set(names) & set(s.readings) and moment.has(s.key)]
    out += [_agent(agent, moment.writer(agent.key, writer)) for agent in agents]
    out += [_statement(s, moment.writer(s.key, writer), names) for s in drawn]
    out.append("</g></g>")
    return "".join(out)


def _agent(agent: AgentShape, writer: Writer) -> str:
    x, y, w, h = (number(v) for v in agent.box)
    at = Point(agent.box.x, agent.box.y)
    n_sub = sum(label.role == "sublabel" for label in agent.labels)
    sub = f" sub-{n_sub}" if n_sub else ""
    parent = f' data-parent="{escape(agent.holder)}"' if agent.holder else ""
    return (
        f'<g class="agent kind-{agent.kind} glyph-{agent.glyph}{sub}" data-agent="{escape(agent.key)}" '
        f'data-box="{x} {y} {w} {h}"{parent} role="option" tabindex="-1" '
        f'aria-selected="false" aria-label="{escape(agent.words)}">'
        + "".join(writer.part(part, at) for part in agent.parts)
        + "".join(writer.label(label, at) for label in agent.labels)
        + "</g>"
    )


def _statement(statement: StatementShape, writer: Writer, names: tuple[str, ...]) -> str:
    drawings = [d for d in statement.drawings if set(d.readings) & set(names)]
    d = path_data(statement.curve)
    words = next(statement.words[n] for n in ("mechanism-caption", *names) if n in statement.words and n in names)
    out = [
        f'<g class="statement" data-statement="{escape(statement.key)}" data-at="{" ".join(statement.readings)}" '
        f'role="option" tabindex="-1" aria-selected="false" aria-label="{escape(words)}">'
    ]
    for drawing in drawings:
        out.append(_line(statement, drawing, d, writer, is_one=len(drawings) == 1))
    out.append("</g>")
    return "".join(out)


def _line(statement: StatementShape, drawing: Drawing, d: str, writer: Writer, is_one: bool) -> str:
    line = drawing.line
    at = "" if is_one else f' data-as="{" ".join(drawing.readings)}"'
    also = "" if is_one else " as"
    round_ = ' stroke-linecap="round"' if line.dash and line.dash[0] < 2 else ""
    paint = writer.paint(Paint(None, line.token, line.width, line.dash))
    curve = statement.curve
    parts = turned(head_parts(line.head, line.token), curve.direction)
    head = "".join(writer.part(part, curve.end) for part in parts)
    return f'<path class="line{also}"{at} d="{d}"{paint}{round_}/><g class="head{also}"{at}>{head}</g>'

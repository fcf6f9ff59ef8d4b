"""Small pieces of words that several panels show: chips, sign badges, links. No ids, no callbacks."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from markupsafe import Markup

from components import ids
from components.markup import el, join
from figtrace.model.readings import READINGS
from figtrace.model.records import Network, Reference, Statement
from figtrace.model.vocabulary import Sign, Word
from figtrace.model.wording import sentence
from figtrace.picture.marks import verdict_marks
from figtrace.picture.writer import Writer

SIGN_CLASS = {Sign.POSITIVE: "plus", Sign.NEGATIVE: "minus", Sign.UNSIGNED: "unsigned", Sign.NONE: "none"}
"""The word that addresses and style sheets use for a sign."""

_SHAFT = "M1 6h"
_SHAPES = {
    Sign.POSITIVE: (f"{_SHAFT}11", el("path", d="M11 1.5 19 6l-8 4.5z", fill="currentColor", stroke="none")),
    Sign.NEGATIVE: (f"{_SHAFT}15", el("path", d="M17 1v10", stroke_width=3)),
    Sign.UNSIGNED: (f"{_SHAFT}10", el("circle", cx=14.5, cy=6, r=3.5)),
    Sign.NONE: (f"{_SHAFT}16", el("path", d="m12 2 5 4-5 4")),
}
_UPPER = frozenset({"go", "cl", "mondo", "doid", "uberon", "bto", "chebi", "efo", "hp"})
_RENAMED = {"ncbitaxon": "taxonomy"}


def sign_badge(sign: Sign) -> Markup:
    """A sign by shape and colour, as the picture has it; the sentence beside it says the same in words."""
    name = SIGN_CLASS[sign]
    return el(
        "svg", el("use", href=f"#sign-{name}"), class_=f"sign sign-{name}", viewBox="0 0 20 12", aria_hidden="true"
    )


@cache
def symbols() -> Markup:
    """What is drawn in many places, once a page: the shapes of the signs, and the marks of a what-if's verdicts."""
    shapes = [
        el("symbol", el("path", d=shaft), head, id=f"sign-{SIGN_CLASS[sign]}", viewBox="0 0 20 12")
        for sign, (shaft, head) in _SHAPES.items()
    ]
    marks = [el("g", Markup(mark), data_verdict=name) for name, mark in verdict_marks(Writer(None)).items()]
    return join(
        [
            el("svg", shapes, class_="symbols", aria_hidden="true"),
            el("template", el("svg", marks), id=ids.VERDICTS),
        ]
    )


def chip(word: Word, tone: str = "") -> Markup:
    """A member of a closed list; its definition is its tooltip."""
    return el("span", word.label, class_=f"chip {tone}".strip(), title=word.definition)


def curie_url(curie: str) -> str:
    """Where identifiers.org resolves a CURIE: OBO prefixes in upper case, Cellosaurus with its ``CVCL_``."""
    prefix, _, identifier = curie.partition(":")
    if prefix in _UPPER:
        return f"https://identifiers.org/{prefix.upper()}:{identifier}"
    if prefix == "cellosaurus" and not identifier.startswith("CVCL_"):
        return f"https://identifiers.org/cellosaurus:CVCL_{identifier}"
    return f"https://identifiers.org/{_RENAMED.get(prefix, prefix)}:{identifier}"


def curie_link(curie: str) -> Markup:
    """A CURIE that leads to its page."""
    return outside(curie_url(curie), el("code", curie))


def outside(url: str, *words: object) -> Markup:
    """A link out of the house; it opens beside the page and tells the other side nothing."""
    return el("a", *words, href=url, target="_blank", rel="noreferrer noopener")


def picks(key: str, *words: object) -> Markup:
    """A button that reads as a word of the sentence and selects a key."""
    return el("button", *words, type="button", class_="link", data_select=key)


def agent_pick(key: str | None, network: Network) -> Markup | None:
    """A button that selects an agent by name; None where there is none."""
    if key is None:
        return None
    agent = network.agent.get(key)
    return picks(key, agent.name) if agent else Markup(el("span", key))


def agent_picks(keys: Iterable[str | None], network: Network) -> Markup | None:
    """Several agents, parted by commas; None where there is none."""
    found = [pick for pick in (agent_pick(key, network) for key in keys) if pick is not None]
    return join(found, ", ") if found else None


def at(readings: Iterable[str], *words: object, tag: str = "span") -> Markup:
    """Words that stand in some readings only; the style sheet shows them by ``html[data-view]``."""
    return el(tag, *words, class_="as", data_as=" ".join(readings))


def varying(words: dict[str, Markup | str], tag: str = "span") -> Markup:
    """Words by reading: plain where all readings say the same, else one element a wording."""
    readings_of: dict[Markup | str, list[str]] = {}
    for name, text in words.items():
        readings_of.setdefault(text, []).append(name)
    if len(readings_of) == 1 and len(words) == len(READINGS):
        return join(readings_of)
    return join(at(names, text, tag=tag) for text, names in readings_of.items())


def sentences(statement: Statement, network: Network) -> dict[str, str]:
    """The statement as a sentence, by the name of the reading; those first that draw it decide nothing."""
    return {one.name: sentence(statement, network, one.level, one.profile) for one in READINGS}


def statement_pick(statement: Statement, network: Network) -> Markup:
    """Sign and sentence of a statement as a button that selects it, in the words of each reading."""
    badge = varying({one.name: sign_badge(one.sign(statement)) for one in READINGS})
    return el("button", badge, " ", varying(dict(sentences(statement, network))), **_row(statement.key))


def _row(key: str) -> dict[str, str]:
    return {"type": "button", "class_": "row", "data_select": key}


def statement_list(statements: Iterable[Statement], network: Network) -> Markup | None:
    """Statements as a list of buttons, each shown in the readings that draw it; None when there is none."""
    items = []
    for one in statements:
        names = [reading.name for reading in READINGS if reading.draws(one)]
        items.append(el("li", statement_pick(one, network), class_="as", data_as=" ".join(names)))
    return el("ul", items, class_="rows") if items else None


def terms(rows: Iterable[tuple[str, object]]) -> Markup | None:
    """A list of terms; a row whose value is None or empty is left out."""
    kept = [(name, value) for name, value in rows if value is not None and value != ""]
    return el("dl", ([el("dt", name), el("dd", value)] for name, value in kept)) if kept else None


def block(title: str, *content: object) -> Markup | None:
    """A titled part of a panel; None when nothing stands in it."""
    kept = [one for one in content if one is not None and one != ""]
    return el("section", el("h3", title), kept, class_="block") if kept else None


def more(summary: object, *content: object) -> Markup | None:
    """Something that stays folded until it is asked for; None when nothing stands in it."""
    kept = [one for one in content if one is not None and one != ""]
    return el("details", el("summary", summary), kept, class_="more-of") if kept else None


def caution(title: object, *content: object, tone: str = "warn") -> Markup:
    """A note that doubts: what is open, what is wrong with the record, what contradicts."""
    return el("div", el("p", title, class_="caution-title"), content, class_=f"caution caution-{tone}")


def reference_words(reference: Reference) -> Markup:
    """A publication as far as it is known, with its links and what of it was really read."""
    journal = " ".join(part for part in (reference.journal, str(reference.year or "")) if part)
    issue = ":".join(part for part in (reference.volume, reference.pages) if part)
    cited = [part for part in (reference.authors, reference.title, journal) if part]
    words = " ".join(part if part.endswith((".", "?", "!")) else f"{part}." for part in cited)
    place = f" {issue}." if issue else ""
    return join([words or reference.key, place, " ", join(_reference_links(reference), " ")])


def _reference_links(reference: Reference) -> list[Markup]:
    links = []
    if reference.doi:
        links.append(outside(f"https://doi.org/{reference.doi}", "DOI"))
    if reference.pmid:
        links.append(outside(f"https://identifiers.org/pubmed:{reference.pmid}", "PubMed"))
    if reference.pmcid:
        links.append(outside(f"https://identifiers.org/pmc:{reference.pmcid}", reference.pmcid))
    return links


def opener(words: str, stroke: str, path: str) -> Markup:
    """A button of the bar that opens a room of tools: its icon's path, its words, and the key that does the same."""
    icon = el("svg", el("path", d=path), viewBox="0 0 16 16", class_="icon", aria_hidden="true")
    return el(
        "button",
        icon,
        el("span", words),
        type="button",
        class_="button explore-open",
        data_command=words.lower(),
        aria_expanded="false",
        aria_label=words,
        title=f"{words} ({stroke})",
    )

"""What a page says that no curator stands behind: suggestions by rules, or a person's own file; and how far the rules
read the caption.
"""

from __future__ import annotations

from dash import Dash
from dash.development.base_component import Component
from markupsafe import Markup

from components import ids
from components.adopted import Adopted
from components.markup import el
from components.parts import more, statement_list
from components.shown import Shown
from components.suggesting import Clause, Suggested
from figtrace.exchange.draft import counted, gathered
from figtrace.exchange.gpml_read import EXPANDED, KEPT
from figtrace.model.problems import Problem, Severity
from figtrace.model.wording import licence

MOST = 40
"""Lines of a file's report that are shown; the rest is counted."""

_SAID = ("no-quote", "licence-unstated", KEPT, EXPANDED)
"""What of a file's report stands in the sentence above it."""


def notice(shown: Shown) -> Markup:
    """Above the picture: whose word this is. Absent where a curator's network is shown."""
    said = _of_file(shown) if shown.origin else _of_rules(shown.suggested) if shown.suggested else None
    return el(
        "section",
        said,
        id=ids.NOTICE,
        class_="notice",
        aria_label="Where this comes from",
        data_adopt=True,
        hidden=said is None,
    )


def notice_layout() -> Component:
    """The place that takes it in."""
    return Adopted(ids.adopted(ids.NOTICE), ids.NOTICE)


def coverage(shown: Shown) -> Markup:
    """Beside the picture: which clauses of the caption gave statements, which did not, and why."""
    told = shown.suggested
    return el(
        "section",
        _coverage(told, shown) if told else None,
        id=ids.COVERAGE,
        class_="panel coverage",
        aria_labelledby=ids.COVERAGE_TITLE if told else None,
        data_adopt=True,
        hidden=told is None,
    )


def coverage_layout() -> Component:
    """The place that takes it in."""
    return Adopted(ids.adopted(ids.COVERAGE), ids.COVERAGE)


def register(app: Dash) -> None:
    """Nothing: both are read."""


def _of_rules(told: Suggested) -> Markup:
    if not told.network.statements:
        return el(
            "p",
            el("strong", told.words),
            " The rules find no statement of a mechanism in this caption; beside the picture stands why.",
        )
    return el(
        "p",
        el("strong", told.words),
        " What nobody has stated yet is dashed: select it to see its rule and words.",
    )


def _of_file(shown: Shown) -> Markup:
    """What a file is, what it lacks, and what of it was not understood."""
    problems = gathered(one for one in shown.problems if one.code not in _SAID)
    report = more(f"What was not understood ({len(problems)})", _report(problems)) if problems else None
    return el(
        "div",
        el(
            "p",
            el("strong", f"Imported from {shown.origin}. {_standing(shown)}"),
            f" {_licence(shown)} It is in this page alone: the server keeps nothing of it.",
        ),
        _groups(shown),
        report or el("p", "Everything in it was understood.", class_="quiet small"),
    )


def _groups(shown: Shown) -> Markup | None:
    """Which way the groups were read that lines end on, and the button that reads them the other way."""
    codes = [problem.code for problem in shown.problems]
    kept, opened = codes.count(KEPT), codes.count(EXPANDED)
    if not kept and not opened:
        return None
    each = "is read as one agent" if kept == 1 else "are each read as one agent"
    words = [f"{counted(kept, 'group')} that lines end on {each}."] if kept else []
    if opened:
        each = "each of its members" if opened == 1 else "each of their members"
        words.append(f"What lines say of {counted(opened, 'group')} is said of {each}.")
    other, name = ("agent", "Read as one agent each") if opened else ("members", "Read as their members")
    button = el("button", name, type="button", class_="link", data_command="regroup", data_groups=other)
    return el("p", " ".join(words), " ", button, class_="groups")


def _licence(shown: Shown) -> str:
    """What may be done with a file's data, as the file says; a record's suggestions are ours."""
    if shown.suggested is not None:
        return ""
    words = licence(shown.network)
    return f"Licence of its data: {words}." if shown.network.data_licence else "Its data's licence is not stated."


def _standing(shown: Shown) -> str:
    """Who stands behind the statements of a file."""
    n = len(shown.network.statements)
    bare = sum(not one.evidence for one in shown.network.statements)
    if shown.suggested is not None:
        return shown.suggested.words
    if bare == n:
        return "Its statements have no quote."
    return f"{bare} of its {n} statements have no quote." if bare else "Every statement has its quote."


def _report(problems: tuple[Problem, ...]) -> list[Markup]:
    order = list(Severity)
    ranked = sorted(problems, key=lambda one: order.index(one.severity))
    rows = [
        el("li", el("b", one.where), f": {one.message}. ", el("span", one.cure, class_="quiet"))
        for one in ranked[:MOST]
    ]
    rest = len(ranked) - MOST
    return [el("ul", rows, el("li", f"and {rest} more", class_="quiet") if rest > 0 else None)]


def _coverage(told: Suggested, shown: Shown) -> list[Markup]:
    n, telling = len(told.clauses), told.n_telling
    words = f"{telling} of {n} clauses gave statements" if n else "The caption has no clause to read"
    bar = [el("span", class_="is-told" if one.statements else "") for one in told.clauses]
    return [
        el("h2", "What the rules read", id=ids.COVERAGE_TITLE, class_="panel-title"),
        el("p", words, class_="coverage-words"),
        el("div", bar, class_="coverage-meter", aria_hidden="true"),
        el(
            "details",
            el("summary", "Clause by clause"),
            el("ol", (_clause(one, shown) for one in told.clauses), class_="coverage-clauses"),
            class_="more-of",
            open=not telling,
        ),
    ]


def _clause(clause: Clause, shown: Shown) -> Markup:
    n = len(clause.statements)
    said = [shown.network.statement[key] for key in clause.statements]
    given = "1 statement" if n == 1 else f"{n} statements"
    return el(
        "li",
        el("p", clause.words, class_="coverage-quote"),
        more(given, statement_list(said, shown.network)) if n else el("p", clause.reason or "", class_="quiet small"),
        class_="is-told" if n else "is-silent",
    )

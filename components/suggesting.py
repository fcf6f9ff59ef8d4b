"""What rules suggest for a caption that nobody has curated: a network to show, and why each of its statements stands.

The lexicon is loaded when the first such figure is opened. Nothing that is suggested counts as stated.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from components.curate_reading import ENDS, resting, room_of, with_suggestions
from components.markup import el, join
from components.parts import block, terms
from figtrace.model.records import Figure, Network, Span

if TYPE_CHECKING:
    from figtrace.reading.records import Suggestion


class Clause(NamedTuple):
    """A clause of the caption: its words, the statements that rest on it (keys), and why the rules gave none."""

    words: str
    span: Span
    statements: tuple[str, ...]
    reason: str | None


class Suggested(NamedTuple):
    """A caption as the rules read it: the network, clause by clause what it gave, and why each statement stands."""

    network: Network
    clauses: tuple[Clause, ...]
    reasons: Mapping[str, Markup]
    n_stated: int = 0

    @property
    def n_pending(self) -> int:
        """Suggestions that nobody has decided."""
        return len(self.network.statements) - self.n_stated

    @property
    def words(self) -> str:
        """How many suggestions there are, that nobody has looked, and what people have stated beside them."""
        n = self.n_pending
        if not n:
            return "Nothing is suggested."
        said = "1 suggestion by a rule, not reviewed" if n == 1 else f"{n} suggestions by rules, none reviewed"
        stated = f", beside {self.n_stated} by people" if self.n_stated else ""
        return f"{said}{stated}."

    @property
    def n_telling(self) -> int:
        """Clauses that gave a statement."""
        return sum(bool(clause.statements) for clause in self.clauses)


class Suggester:
    """Reads captions with the lexicon of a data folder."""

    def __init__(self, data: Path) -> None:
        self._room = room_of(data)

    def read(self, figure: Figure) -> Suggested:
        """What the rules suggest for the figure; raises :class:`ProblemsFound` where there is no lexicon."""
        return self._told(figure, self._room.suggested(figure), 0)

    def beside(self, figure: Figure, shown: Network, whole: Network) -> Suggested | None:
        """What is still undecided, beside what people stated; None where nothing is.

        ``shown`` is what readers see, ``whole`` has what was rejected as well, which never comes back.
        """
        merged, pending = with_suggestions(whole, self._room.suggested(figure))
        if not pending:
            return None
        more = tuple(one for one in merged.statements if one.key in pending)
        named = dict.fromkeys(key for one in more for end in ENDS if (key := getattr(one, end)) is not None)
        agents = tuple(merged.agent[key] for key in named if key not in shown.agent)
        network = shown.model_copy(
            update={"agents": (*shown.agents, *agents), "statements": (*shown.statements, *more)}
        )
        return self._told(figure, network, len(shown.statements))

    def _told(self, figure: Figure, network: Network, n_stated: int) -> Suggested:
        draft = self._room.draft(figure)
        clauses = tuple(
            Clause(
                figure.caption[one.span.start : one.span.end],
                one.span,
                resting(network, one.span),
                one.reason,
            )
            for one in draft.clauses
        )
        reasons = {one.key: _why(one) for one in (*draft.statements, *draft.implied)}
        return Suggested(network, clauses, reasons, n_stated)


def _why(one: Suggestion) -> Markup:
    """The rule that found it, how far it is believed and on what ground, and what else its words say."""
    return join(
        [
            block(
                "Why it is suggested",
                terms(
                    [
                        ("Rule", join([_rule_words(one), el("br"), el("code", f"{one.rule} v{one.version}")])),
                        ("Belief", join([f"{one.belief:.2f}", el("br"), _small(_ground(one.rule))])),
                        ("Words", f"“{one.cue}”"),
                        ("Hedged", f"“{one.hedge}”" if one.hedge else None),
                        ("Perturbed", _perturbed(one)),
                        ("Through", one.agent),
                        ("Step", "implied by a chain of the words, not said" if one.basis == "implied" else None),
                    ]
                ),
            )
        ]
    )


def _rule_words(one: Suggestion) -> str:
    from figtrace.reading.rules import rule  # noqa: PLC0415 - with the rest of the reading room, when first needed

    return rule(one.rule).words


def _ground(name: str) -> str:
    """What a belief stands on, in words."""
    from figtrace.reading.rules import rule  # noqa: PLC0415

    found, right = rule(name).tried
    if not found:
        return "never tried on an annotated caption: believed by half"
    return f"right in {right} of {found} on annotated captions; (right + 1) / (found + 2)"


def _perturbed(one: Suggestion) -> str | None:
    modifier = one.subject.modifier
    return f"the words speak of its {modifier}; the sign is for the agent itself" if modifier else None


def _small(words: str) -> Markup:
    return el("span", words, class_="quiet small")

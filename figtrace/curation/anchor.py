"""Where evidence stands in a caption: the seven verdicts, and what a re-import does with each.

Three selectors must agree (hash, offsets, words with their context); no fuzzy match ever decides. Folding case, blanks,
dashes and Greek letters only *proposes*, with the difference shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from figtrace.curation.cells import fresh
from figtrace.curation.evidence import context, is_anchored, sentence_number
from figtrace.curation.state import State, evidence_key
from figtrace.curation.statements import with_statement
from figtrace.model.problems import Problem, Report, Severity
from figtrace.model.records import Agent, Evidence, Figure, Mention, Network, Span, sha256
from figtrace.model.vocabulary import Word

_DASHES: Final = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_GREEK: Final = {
    "α": "alpha",
    "β": "beta",
    "γ": "gamma",
    "δ": "delta",
    "ε": "epsilon",
    "ζ": "zeta",
    "η": "eta",
    "θ": "theta",
    "κ": "kappa",
    "λ": "lambda",
    "μ": "mu",
    "µ": "mu",
    "σ": "sigma",
    "τ": "tau",
    "ω": "omega",
}


class Verdict(Word):
    """How an evidence stands to a caption."""

    ANCHORED = "anchored", "anchored", "Hash, offsets, words and context agree."
    CORRUPT = "corrupt", "corrupt", "The caption is the same, and the stored words or context are not there."
    KEPT = "kept", "kept", "The caption changed elsewhere; words and context stand at the same offsets."
    MOVED = "moved", "moved", "Words with their context stand once, at other offsets."
    AMBIGUOUS = "ambiguous", "ambiguous", "The words stand in another context, or several times."
    ALTERED = "altered", "altered", "Only the folded words are found: the spelling changed."
    LOST = "lost", "lost", "The words are nowhere in the caption."


@dataclass(frozen=True, slots=True)
class Anchoring:
    """The verdict, where the words now read what, and the spans that a person may choose from."""

    verdict: Verdict
    found: str
    candidates: tuple[Span, ...] = ()


def anchoring(caption: str, evidence: Evidence) -> Anchoring:
    """The verdict on an evidence in a caption; candidates are spans of the caption, in its order."""
    start, end = evidence.span
    found = caption[max(0, start) : max(0, end)]
    before, after = context(caption, evidence.span)
    in_place = bool(evidence.quote) and found == evidence.quote
    in_context = in_place and before.endswith(evidence.prefix) and after.startswith(evidence.suffix)
    if sha256(caption) == evidence.caption_sha256:
        return Anchoring(Verdict.ANCHORED if in_context else Verdict.CORRUPT, found, places(caption, evidence.quote))
    if in_context:
        return Anchoring(Verdict.KEPT, found, (evidence.span,))
    whole = places(caption, evidence.prefix + evidence.quote + evidence.suffix)
    if len(whole) == 1 and not in_place:
        at = whole[0].start + len(evidence.prefix)
        return Anchoring(Verdict.MOVED, found, (Span(at, at + len(evidence.quote)),))
    if listed := places(caption, evidence.quote):
        return Anchoring(Verdict.AMBIGUOUS, found, listed)
    folded = folded_places(caption, evidence.quote)
    return Anchoring(Verdict.ALTERED if folded else Verdict.LOST, found, folded)


def places(caption: str, words: str) -> tuple[Span, ...]:
    """Every span where the caption holds exactly these words; none for no words."""
    spans, at = [], caption.find(words) if words else -1
    while at >= 0:
        spans.append(Span(at, at + len(words)))
        at = caption.find(words, at + 1)
    return tuple(spans)


def folded_places(caption: str, words: str) -> tuple[Span, ...]:
    """Every span whose folded words are the folded ``words``: a proposal, never a decision."""
    folded, origins = _folded(caption)
    wanted, _ = _folded(words)
    spans, at = [], folded.find(wanted) if wanted else -1
    while at >= 0:
        spans.append(Span(origins[at], origins[at + len(wanted) - 1] + 1))
        at = folded.find(wanted, at + 1)
    return tuple(spans)


def _folded(text: str) -> tuple[str, list[int]]:
    """The text with case, blanks, dashes and Greek folded, and for each of its characters the offset it came from."""
    pieces: list[str] = []
    origins: list[int] = []
    for offset, character in enumerate(text):
        if character.isspace():
            continue
        small = character.casefold()
        small = "-" if small in _DASHES else _GREEK.get(small, small)
        pieces.append(small)
        origins += [offset] * len(small)
    return "".join(pieces), origins


def reanchored(evidence: Evidence, caption: str, span: Span, *, is_inner_kept: bool = False) -> Evidence:
    """The evidence at another span of another caption: its inner spans move with it, context and hash are read anew.

    Cue, antecedents and hedge move by the same distance, or stay where they are; the caller checks the outcome.
    """
    step = 0 if is_inner_kept else span.start - evidence.span.start

    def moved(inner: Span) -> Span:
        return Span(inner.start + step, inner.end + step)

    prefix, suffix = context(caption, span)
    return fresh(
        evidence,
        {
            "quote": caption[span.start : span.end],
            "span": span,
            "prefix": prefix,
            "suffix": suffix,
            "caption_sha256": sha256(caption),
            "sentence": sentence_number(caption, span.start),
            "cue": moved(evidence.cue),
            "subject_spans": tuple(map(moved, evidence.subject_spans)),
            "object_spans": tuple(map(moved, evidence.object_spans)),
            "antecedent_spans": tuple(map(moved, evidence.antecedent_spans)),
            "hedge": moved(evidence.hedge) if evidence.hedge else None,
        },
    )


@dataclass(frozen=True, slots=True)
class Line:
    """What a re-import means for one evidence of one statement; ``proposed`` is what a person may confirm."""

    statement: str
    evidence: str
    anchoring: Anchoring
    quote: str
    proposed: tuple[Evidence, ...] = ()

    def problem(self) -> Problem | None:
        """The line as a problem; None where nothing is to be done."""
        verdict = self.anchoring.verdict
        if verdict in (Verdict.ANCHORED, Verdict.KEPT):
            return None
        now = [f"[{e.span.start}:{e.span.end}] “{e.quote}”" for e in self.proposed]
        code, severity, cure = {
            Verdict.CORRUPT: ("quote-not-there", Severity.ERROR, "re-select the words"),
            Verdict.MOVED: ("evidence-moved", Severity.WARNING, f"confirm {' or '.join(now)}"),
            Verdict.AMBIGUOUS: ("evidence-moved", Severity.WARNING, f"choose {' or '.join(now)}"),
            Verdict.ALTERED: ("evidence-moved", Severity.WARNING, f"confirm or rewrite {' or '.join(now)}"),
            Verdict.LOST: ("evidence-lost", Severity.ERROR, "select other words, or remove the evidence"),
        }[verdict]
        message = f'“{self.quote}” is {verdict.label}: the caption reads "{self.anchoring.found}" there'
        return Problem(code, self.statement, message, cure, severity)


def plan(network: Network, caption: str) -> tuple[Line, ...]:
    """What a caption means for every evidence of a network, in the network's order."""
    lines = []
    for statement in network.statements:
        for evidence in statement.evidence:
            made = anchoring(caption, evidence)
            proposed = (
                tuple(reanchored(evidence, caption, span) for span in made.candidates)
                if made.verdict not in (Verdict.ANCHORED, Verdict.LOST)
                else ()
            )
            lines.append(Line(statement.key, evidence_key(evidence), made, evidence.quote, proposed))
    return tuple(lines)


def report_of(lines: tuple[Line, ...]) -> Report:
    """The lines that want a person, as problems."""
    return Report.of(problem for line in lines if (problem := line.problem()) is not None)


def reimported(state: State, figure: Figure) -> State:
    """The state with the record as it was read again.

    Evidence is kept (hash renewed) only where hash aside all selectors agree, inner spans included; everything else
    stays as it was, so that it counts as not anchored until a person confirms a proposal. Mentions of agents follow
    their words only where they stand unmoved; the others are dropped from the agent's list.
    """
    caption = figure.caption
    state = fresh(state, {"figure": figure})
    for statement in state.network.statements:
        held = tuple(_kept(evidence, caption, state) for evidence in statement.evidence)
        if held != statement.evidence:
            state = with_statement(state, fresh(statement, {"evidence": held}))
    agents = tuple(_with_mentions(agent, caption) for agent in state.network.agents)
    return fresh(state, {"network": fresh(state.network, {"agents": agents, "caption_sha256": figure.caption_sha256})})


def _kept(evidence: Evidence, caption: str, state: State) -> Evidence:
    if anchoring(caption, evidence).verdict is not Verdict.KEPT:
        return evidence
    renewed = reanchored(evidence, caption, evidence.span)
    return renewed if is_anchored(state.figure, renewed) else evidence


def _with_mentions(agent: Agent, caption: str) -> Agent:
    kept: tuple[Mention, ...] = tuple(m for m in agent.mentions if caption[m.span.start : m.span.end] == m.text)
    return agent if kept == agent.mentions else fresh(agent, {"mentions": kept})

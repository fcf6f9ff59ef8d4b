"""What a step says about itself: titles, and notes for the speaker, from the network's own words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from figtrace.model.records import Conflict, Figure, Network, Reference, Statement
from figtrace.model.vocabulary import Basis, Level, Profile, Sign, StatementType, Verification
from figtrace.model.wording import sentence

_FLOW = (StatementType.CARRIAGE, StatementType.RELEASE, StatementType.DELIVERY)


def headline(statements: Sequence[Statement], network: Network) -> str:
    """The sentence of the statement with the most said in words; "" where there is none.

    First come signed statements that the words make, then effects without a direction, then cargo, then the rest;
    among equals one that the picture draws, then the network's own headline, then the order of the network.
    """
    if not statements:
        return ""
    first = min(statements, key=_rank)
    return sentence(first, network, Level.CAPTION if first.is_in_caption_level else Level.MECHANISM)


def _rank(statement: Statement) -> tuple[int, bool, bool]:
    return _kind(statement), not statement.is_drawn(Level.MECHANISM), not statement.is_headline


def _kind(statement: Statement) -> int:
    is_said = statement.basis is Basis.EXPLICIT
    if is_said and statement.sign_text in (Sign.POSITIVE, Sign.NEGATIVE):
        return 0
    if statement.sign_text is Sign.UNSIGNED and not statement.is_context:
        return 1
    if is_said and statement.type is StatementType.CARRIAGE:
        return 2
    return 3 if is_said and statement.type not in _FLOW else 4


def notes(statements: Sequence[Statement], network: Network, *, with_quotes: bool = False) -> str:
    """Each statement in a plain sentence with its basis, then sources, open questions and conflicts, a line each."""
    lines = [_line(statement, network, with_quotes) for statement in statements]
    lines += sources(_in_order(key for s in statements for key in s.references), network)
    lines += open_questions(_in_order(code for s in statements for code in s.ambiguities), network)
    keys = {statement.key for statement in statements}
    lines += [said for one in network.conflicts if keys & _sides(one) for said in conflict_lines(one)]
    return "\n".join(lines)


def _line(statement: Statement, network: Network, with_quote: bool) -> str:
    words = f"{statement.key}: {sentence(statement, network)}. {statement.basis.label.capitalize()}."
    if not statement.is_drawn(Level.MECHANISM):
        words += f" {_why_not_drawn(statement)}"
    if with_quote and statement.evidence:
        words += f" “{statement.evidence[0].quote}”"
    return words


def _why_not_drawn(statement: Statement) -> str:
    if statement.folded_by:
        return f"Not drawn here: its steps are ({', '.join(statement.folded_by)})."
    if statement.is_context:
        return "Not drawn here: it sets the scene."
    if statement.is_drawn(Level.MECHANISM, Profile.LITERATURE):
        return "Drawn only with the literature's signs."
    return "Not drawn at this level."


def sources(keys: Iterable[str], network: Network) -> list[str]:
    """One line a reference: who, when, where, and what of it was really read."""
    return [reference_line(network.reference[key]) for key in keys if key in network.reference]


def reference_line(reference: Reference) -> str:
    """``Source: Zhou W et al., Cancer Cell 2014 (mouse). Verified: title, year.``; without an author its title."""
    who = _first_author(reference.authors) if reference.authors else reference.title or reference.key
    place = " ".join(str(part) for part in (reference.journal, reference.year) if part)
    seen_in = f"({reference.model})" if reference.model else ""
    head = f"Source: {' '.join(part for part in (', '.join(p for p in (who, place) if p), seen_in) if part)}."
    state = reference.verification.label.capitalize()
    if reference.verification is Verification.UNVERIFIED or not reference.verified_fields:
        return f"{head} {state}."
    return f"{head} {state}: {', '.join(reference.verified_fields)}."


def _first_author(authors: str) -> str:
    first = authors.split(",", maxsplit=1)[0].strip()
    return first if first == authors.strip() or "et al" in first else f"{first} et al."


def open_questions(codes: Iterable[str], network: Network) -> list[str]:
    """One line an ambiguity: what is open, and what was chosen."""
    known = {one.code: one for one in network.ambiguities}
    return [
        f"Open ({code}): {_stopped(known[code].title)} Chosen: {_stopped(known[code].choice)}"
        for code in codes
        if code in known
    ]


def conflict_lines(conflict: Conflict) -> list[str]:
    """The conflict's title and its sides, a line each; neither is chosen."""
    return [
        f"Conflict {conflict.key}: {_stopped(conflict.title)}",
        *(f"One side: {_stopped(side.words)}" for side in conflict.sides),
    ]


def _stopped(words: str) -> str:
    """The words with a full stop at their end, unless one, or a question mark, stands there."""
    return words if words.rstrip("'”\"").endswith((".", "?", "!")) else f"{words}."


def _sides(conflict: Conflict) -> set[str]:
    return {key for side in conflict.sides for key in side.statements}


def _in_order(keys: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(keys))


def byline(figure: Figure) -> str:
    """First author, journal and year, DOI, as far as the record has them, with a middle dot between."""
    doi = f"doi:{figure.doi}" if figure.doi else None
    place = figure.reftext or " ".join(str(part) for part in (figure.journal, figure.year) if part)
    return " · ".join(part for part in (place, doi) if part)

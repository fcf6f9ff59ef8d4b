"""From the journal to ``data/networks/``: what was accepted leaves, what was not stays as it was published before."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from figtrace.curation.cells import fresh, refused
from figtrace.curation.people import Actor, Role, identity
from figtrace.curation.review import acceptance_problems
from figtrace.curation.state import State, digest_of
from figtrace.figures.library import Library
from figtrace.model import codec, validate
from figtrace.model.problems import Problem, ProblemsFound, Report, Severity
from figtrace.model.records import Curation, CurationTag, Network, Person, Statement
from figtrace.model.vocabulary import ReviewState

DECIDED = frozenset({ReviewState.ACCEPTED, ReviewState.REJECTED})
"""States that leave: accepted statements, and rejected ones, which stay on file with their tag."""


@dataclass(frozen=True, slots=True)
class Publication:
    """The network that is published, how many statements are accepted, and which ones were held back."""

    network: Network
    n_accepted: int
    held_back: tuple[str, ...]
    report: Report


def publication(state: State, published: Network, *, is_everything: bool = False) -> Publication:
    """What is to be published.

    A statement leaves as the journal has it when it is accepted or rejected; one that is neither stays as it was
    published before, and a new one that is neither is held back. With ``is_everything`` each statement leaves as it
    stands, its review state beside it. Agents, mechanisms and references follow the journal.
    """
    held_back: list[str] = []
    statements: list[Statement] = []
    for statement in state.network.statements:
        before = published.statement.get(statement.key)
        if is_everything or statement.review in DECIDED or statement == before:
            statements.append(statement)
            continue
        held_back.append(statement.key)
        if before is not None:
            statements.append(before)
    network = _whole(fresh(state.network, {"statements": tuple(statements)}), published)
    network = fresh(network, {"curation": curation_of(state)})
    report = Report.of(_problems(state, network, held_back))
    return Publication(network, _count(network), tuple(held_back), report)


def _count(network: Network) -> int:
    return sum(statement.review is ReviewState.ACCEPTED for statement in network.statements)


def curation_of(state: State) -> Curation:
    """Everyone who left a mark, in order of name, their tags, whether one did the work of two, and the last day."""
    people: dict[str, Person] = {}
    times = [decision.at for decision in state.decisions]
    for review in state.reviews:
        marks = [mark for mark in (review.reviewed, review.accepted, review.rejected, review.settled) if mark]
        times += [mark.at for mark in marks]
        everyone = [review.author, review.approver, *(mark.who for mark in marks)]
        people |= {identity(who): who for who in everyone if who is not None}
    people |= {identity(decision.who): decision.who for decision in state.decisions}
    ordered = sorted(people.values(), key=lambda who: (who.name, who.orcid or ""))
    tags = tuple(
        CurationTag(statement=said.statement, tag=said.tag.value, who=said.who, at=said.at, text=said.text)
        for said in state.decisions
        if said.tag is not None and said.statement in state.network.statement
    )
    return Curation(
        date=max(times, default="")[:10] or None,
        curators=tuple(ordered),
        is_single_curator=state.settings.is_single_curator,
        tags=tags,
    )


def shown(state: State) -> Network:
    """The network as the state has it, with who curated it: what pictures and exports of unpublished work are given."""
    return fresh(state.network, {"curation": curation_of(state)})


def story_of(state: State) -> dict[str, Any] | None:
    """The story as plain values in the form of ``data/stories``; None where nobody has edited one."""
    if not state.steps:
        return None
    return {**(state.settings.story or {}), "steps": [step.content for step in state.steps]}


def _whole(network: Network, published: Network) -> Network:
    """The network with every agent, mechanism and reference that a held-back version still names."""

    def with_missing(collection: str, needed: Iterable[str | None]) -> tuple[object, ...]:
        held = getattr(network, collection)
        known = {thing.key for thing in held}
        named = set(needed)
        return (*held, *(t for t in getattr(published, collection) if t.key in named and t.key not in known))

    statements = network.statements
    ends = [e for s in statements for e in (s.subject, s.object, s.donor, s.vesicle, s.recipient)]
    known = {s.key for s in statements}
    mechanisms = with_missing("mechanisms", (s.mechanism for s in statements))
    listed = tuple(fresh(m, {"statements": tuple(k for k in m.statements if k in known)}) for m in mechanisms)  # type: ignore[type-var,attr-defined]
    unfolded = tuple(fresh(s, {"folded_by": tuple(k for k in s.folded_by if k in known)}) for s in statements)
    return fresh(
        network,
        {
            "agents": with_missing("agents", ends),
            "mechanisms": listed,
            "references": with_missing("references", (r for s in statements for r in s.references)),
            "statements": unfolded,
        },
    )


def _problems(state: State, network: Network, held_back: list[str]) -> Iterable[Problem]:
    for statement in network.statements:
        if statement.review is ReviewState.ACCEPTED:
            yield from acceptance_problems(state, statement)
            mark = state.review_of(statement.key).accepted
            if mark is not None and mark.digest != digest_of(network, statement):
                message = f'edited after acceptance and still "{statement.review}"'
                yield Problem("stale-state", statement.key, message, "review it again")
    for key in held_back:
        yield Problem("held-back", key, "is not accepted", "review and accept it, or publish --all", Severity.NOTE)
    if state.settings.is_single_curator:
        message = "one curator, no second review"
        yield Problem("single-curator", state.figure.figid, message, "ask a second person", Severity.NOTE)


def publish(
    library: Library, state: State, actor: Actor, *, is_everything: bool = False, out: Path | None = None
) -> Publication:
    """Write the accepted state to the library's file (or ``out``), whole or not at all; only an editor may.

    Raises :class:`ProblemsFound` when it breaks a rule that stops a network, and when it cannot be written.
    """
    figid = state.figure.figid
    if not actor.role.covers(Role.EDITOR):
        message = f"{actor.person.name} is a {actor.role.label}; publishing needs an editor"
        raise refused("role", figid, message, "ask an editor")
    made = publication(state, library.network(figid), is_everything=is_everything)
    report = made.report + validate.structure(made.network, state.figure)
    if not report.is_good:
        raise ProblemsFound(report)
    write_network(out or library.root / "networks" / f"{figid}.json", made.network)
    return made


def write_network(path: Path, network: Network) -> None:
    """Write the canonical form; the file changes at once or not at all. Raises :class:`ProblemsFound`."""
    write_text(path, codec.dumps(network))


def write_text(path: Path, text: str) -> None:
    """Write a file so that it changes at once or not at all, and is on the disk when this returns."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        part = Path(name)
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            part.chmod(0o644)
            part.replace(path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise refused("file-unwritten", str(path), str(error), "give write permission, or free some space") from None

"""A story as it is shown: what each step lights, what stands, what is quoted. No pixels: those come from the scene."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from figtrace.model.readings import Reading
from figtrace.model.records import Network
from figtrace.model.vocabulary import Basis, Level, ReviewState, Sign
from figtrace.model.wording import sentence
from figtrace.story.ask import Told, told
from figtrace.story.marks import Piece, pieces
from figtrace.story.records import Camera, Step, Story


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the caption behind a statement: half-open code points, who says so, and how it follows."""

    statement: str
    words: str
    quote: str
    start: int
    end: int
    basis: str
    source: str


@dataclass(frozen=True, slots=True)
class Shot:
    """One step as it is shown.

    ``lit`` holds keys that stand out, ends of statements included (none: the whole picture does); ``shown`` those
    that are there at all, None for everything. ``skipped`` names anchors that are gone from the network. ``badges``
    says in words what a speaker must not forget: implied, no direction, conflict. ``told`` is the what-if's answer.
    """

    key: str
    number: int
    title: str
    say: str
    pieces: tuple[Piece, ...]
    notes: str
    reading: Reading
    lit: frozenset[str]
    shown: frozenset[str] | None
    camera: Camera
    dwell: float
    quotes: tuple[Quote, ...]
    badges: tuple[str, ...]
    skipped: tuple[str, ...] = ()
    told: Told | None = None

    @property
    def answer(self) -> tuple[str, ...]:
        """The what-if in words: the question, what follows, and what it does not claim; empty without one."""
        return (self.told.heading, *self.told.lines, self.told.caveat) if self.told else ()

    @property
    def verdicts(self) -> Mapping[str, str]:
        """The verdict of every agent that changes, or ``held down``, ``held up``, by key."""
        if self.told is None:
            return {}
        held = {key: f"held {change}" for key, change in self.told.changes.items()}
        return {**self.told.verdicts, **held}


def lit(step: Step, network: Network) -> frozenset[str]:
    """Keys that a step lights: agents, statements and their two ends, all of a mechanism, and whom its what-if holds.

    Unknown keys are left out. A topic sentence that only sets the scene lights nothing: it speaks of the whole picture.
    """
    keys = {key for key in (step.what_if.perturb if step.what_if else ()) if key in network.agent}
    statements = [key for key in step.anchors if key in network.statement]
    for key in step.anchors:
        if key in network.mechanism:
            mechanism = network.mechanism[key]
            statements += mechanism.statements
            ends = (mechanism.donor, mechanism.vesicle, mechanism.recipient)
            keys.update(key for key in ends if key)
            keys.update((*mechanism.cargo, *mechanism.targets, *mechanism.processes, *mechanism.outcomes))
        elif key in network.agent:
            keys.add(key)
    for key in statements:
        statement = network.statement.get(key)
        if statement is not None and not statement.is_context:
            keys.update((statement.key, statement.subject, statement.object))
    return frozenset(keys)


def shots(story: Story, network: Network) -> tuple[Shot, ...]:
    """Every shown step of the story, in order; steps with faults play without what is gone."""
    made: list[Shot] = []
    so_far: frozenset[str] = frozenset()
    for number, step in enumerate(story.shown, start=1):
        light = lit(step, network)
        so_far |= light
        made.append(_shot(step, number, light, so_far, network))
    return tuple(made)


def _shot(step: Step, number: int, light: frozenset[str], so_far: frozenset[str], network: Network) -> Shot:
    reading = Reading(step.level, step.profile)
    cut = pieces(step, network)
    known = (*network.statement, *network.agent, *network.mechanism)
    return Shot(
        key=step.key,
        number=number,
        title=step.title,
        say="".join(piece.text for piece in cut),
        pieces=cut,
        notes=step.notes,
        reading=reading if step.level is Level.MECHANISM else Reading(Level.CAPTION, type(step.profile).CAPTION),
        lit=light,
        shown=_shown(step, light, so_far),
        camera=step.camera,
        dwell=step.dwell,
        quotes=_quotes(step, light, network),
        badges=_badges(light, network, reading),
        skipped=tuple(key for key in step.anchors if key not in known),
        told=told(step.what_if, network) if step.what_if else None,
    )


def _shown(step: Step, light: frozenset[str], so_far: frozenset[str]) -> frozenset[str] | None:
    """What is there at all: everything where nothing is lit, since an empty picture says nothing."""
    if step.show == "all" or not light:
        return None
    return so_far if step.show == "so-far" else light


def _quotes(step: Step, light: frozenset[str], network: Network) -> tuple[Quote, ...]:
    keys = step.quotes or tuple(key for key in network.statement if key in light or key in step.anchors)
    found = []
    for key in keys:
        statement = network.statement.get(key)
        for one in statement.evidence[:1] if statement else ():
            words = sentence(statement, network, step.level, step.profile) if statement else ""
            basis = statement.basis.label if statement else ""
            found.append(Quote(key, words, one.quote, one.span.start, one.span.end, basis, one.source))
    return tuple(found)


def _badges(light: frozenset[str], network: Network, reading: Reading) -> tuple[str, ...]:
    """``3 suggested by a rule, not reviewed``, ``2 implied, not said``, ``conflict C1`` for what is lit and drawn."""
    drawn = [s for s in network.statements if s.key in light and reading.draws(s)]
    n_suggested = sum(s.review is ReviewState.SUGGESTED for s in drawn)
    n_implied = sum(s.basis is Basis.IMPLIED for s in drawn)
    n_unsigned = sum(reading.sign(s) is Sign.UNSIGNED for s in drawn)
    keys = {s.key for s in network.statements if s.key in light}
    conflicts = [c.key for c in network.conflicts if any(keys & set(side.statements) for side in c.sides)]
    return (
        *([f"{n_suggested} suggested by a rule, not reviewed"] if n_suggested else []),
        *([f"{n_implied} implied, not said"] if n_implied else []),
        *([f"{n_unsigned} without a direction"] if n_unsigned else []),
        *(f"conflict {key}" for key in conflicts),
    )

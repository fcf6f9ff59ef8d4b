"""The story that every record has: its caption, sentence by sentence, between an opening and an ending."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from figtrace.model.records import Figure, Network, Span, Statement
from figtrace.model.vocabulary import Basis, Level, Profile, Sign
from figtrace.model.wording import citation, licence_lines, sentence
from figtrace.reading.sentences import sentences
from figtrace.story import words
from figtrace.story.clauses import Part, cue_of, parts
from figtrace.story.records import Camera, Step, Story, said

MADE_BY: Final = "caption/1"
"""The rule that makes these steps, with its version."""

_WHOLE: Final = Camera(mode="whole")


def default_story(figure: Figure, network: Network) -> Story:
    """Opening, a step a sentence (long ones cut at their clauses), what is not said, ending.

    Every statement of the network falls into exactly one step; a sentence without one still gets its step, and a
    network without any still a story. Nothing is added to the caption's words but what the network records.
    """
    read = tuple(part for whole in _read(figure, network) for part in parts(figure.caption, whole))
    steps = [
        _opening(figure, network),
        *(_step(i, part, figure, network) for i, part in enumerate(read, start=1)),
        *_unread(read, network),
        *([_silence(figure, network)] if network.statements else []),
        _ending(figure, network),
    ]
    return Story(
        figid=figure.figid,
        caption_sha256=figure.caption_sha256,
        title=title_of(figure),
        made_by=MADE_BY,
        steps=tuple(_with_unique_titles(steps)),
    )


def title_of(figure: Figure) -> str:
    """The figure's title, else the paper's, else its key."""
    return figure.title or figure.papertitle or figure.figid


def _read(figure: Figure, network: Network) -> list[Part]:
    """The caption's sentences, each with the statements whose words begin in it."""
    spans = [Span(one.start, one.end) for one in sentences(figure.caption)]
    within: dict[Span, list[Statement]] = {span: [] for span in spans}
    for statement in network.statements:
        cue = cue_of(statement)
        span = next((span for span in spans if cue is not None and span.start <= cue < span.end), None)
        if span is not None:
            within[span].append(statement)
    return [Part(span, tuple(statements)) for span, statements in within.items()]


def _opening(figure: Figure, network: Network) -> Step:
    source = _source(network)
    line = " · ".join(part for part in (words.byline(figure), source) if part)
    return Step(
        key="opening",
        title=title_of(figure),
        say=line or figure.figid,
        notes="\n".join((citation(figure), "Drawn by figtrace from the caption; not the publisher's figure.")),
        camera=_WHOLE,
        made_by=MADE_BY,
    )


def _source(network: Network) -> str:
    """What the evidence says of itself: ``restated in a review (figure legend of a review)``; "" without evidence."""
    first = next((one for statement in network.statements for one in statement.evidence), None)
    return f"{first.claim} ({first.section})" if first else ""


def _step(number: int, part: Part, figure: Figure, network: Network) -> Step:
    say = said(figure.caption, (part.span,))
    spans = (_stripped(figure.caption, part.span),)
    is_context = bool(part.statements) and all(statement.is_context for statement in part.statements)
    return Step(
        key=f"s{number}",
        title=words.headline(part.statements, network) or _first_words(say),
        say=say,
        say_spans=spans,
        notes=words.notes(part.statements, network) or "No statement rests on these words.",
        anchors=tuple(statement.key for statement in part.statements),
        camera=_WHOLE if is_context or not part.statements else Camera(),
        made_by=MADE_BY,
    )


def _stripped(caption: str, span: Span) -> Span:
    text = caption[span.start : span.end]
    return Span(span.start + len(text) - len(text.lstrip()), span.end - len(text) + len(text.rstrip()))


def _first_words(say: str, longest: int = 60) -> str:
    """The sentence's first words, cut between words, for a sentence that makes no statement."""
    short = say.rstrip(".")
    if len(short) <= longest:
        return short
    return short[:longest].rsplit(" ", 1)[0].rstrip(",;:(") + " …"


def _unread(read: Iterable[Part], network: Network) -> list[Step]:
    """A step for the statements that rest on no words of this caption; none where there are none."""
    seen = {statement.key for part in read for statement in part.statements}
    rest = tuple(statement for statement in network.statements if statement.key not in seen)
    if not rest:
        return []
    return [
        Step(
            key="beside",
            title="Stated without the caption's words",
            say=f"{_counted(len(rest), 'statement')} rest on no words of the caption.",
            notes=words.notes(rest, network),
            anchors=tuple(statement.key for statement in rest),
            made_by=MADE_BY,
        )
    ]


def _silence(figure: Figure, network: Network) -> Step:
    """What the caption leaves open: missing directions, implied steps, conflicts, sentences without a statement."""
    unsigned = [s for s in network.statements if s.sign_text is Sign.UNSIGNED and not s.is_context]
    implied = [s for s in network.statements if s.basis is Basis.IMPLIED]
    mute = [part.span for part in _read(figure, network) if not part.statements]
    counts = [
        f"{_counted(len(unsigned), 'effect')} without a direction" if unsigned else "",
        f"{_counted(len(implied), 'step')} implied, drawn dashed" if implied else "",
        f"{_counted(len(network.conflicts), 'conflict')}, shown and not resolved" if network.conflicts else "",
        f"{_counted(len(mute), 'sentence')} without a statement" if mute else "",
    ]
    lines = [f"{s.key}, no direction said: {sentence(s, network, Level.CAPTION)}." for s in unsigned]
    lines += [f"{s.key}, implied: {sentence(s, network, Level.MECHANISM, Profile.LITERATURE)}." for s in implied]
    lines += [line for conflict in network.conflicts for line in words.conflict_lines(conflict)]
    lines += [f"Without a statement: “{figure.caption[start:end]}”" for start, end in mute]
    return Step(
        key="silence",
        title="What is not said",
        say="; ".join(part for part in counts if part) or "Nothing is left open.",
        notes="\n".join(lines),
        camera=_WHOLE,
        made_by=MADE_BY,
    )


def _ending(figure: Figure, network: Network) -> Step:
    n = len(network.statements)
    say = (
        f"{_counted(len(network.agents), 'agent')}, {_counted(n, 'statement')}, "
        f"{_counted(len(network.mechanisms), 'mechanism')}, traced to the caption's words."
        if n
        else "No statement of this caption is on file yet."
    )
    return Step(
        key="ending",
        title="The whole picture" if n else "What the caption says",
        say=say,
        notes="\n".join((citation(figure), *licence_lines(network))),
        camera=_WHOLE,
        made_by=MADE_BY,
    )


def _counted(n: int, word: str, plural: str = "") -> str:
    return f"{n} {word if n == 1 else plural or word + 's'}"


def _with_unique_titles(steps: list[Step]) -> list[Step]:
    """The steps, a title that stands twice numbered from the second on: outlines and screen readers need them apart."""
    seen: dict[str, int] = {}
    named = []
    for step in steps:
        n = seen[step.title] = seen.get(step.title, 0) + 1
        named.append(step if n == 1 else step.model_copy(update={"title": f"{step.title} ({n})"}))
    return named

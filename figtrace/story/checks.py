"""What is wrong with a story, said so that its author can mend it. Errors stop an export; the show goes on without."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from figtrace.model.problems import Problem, Report, Severity
from figtrace.model.records import Figure, Network
from figtrace.model.vocabulary import ReviewState
from figtrace.story.records import Step, Story, said


def check(story: Story, network: Network, figure: Figure) -> Report:
    """Every problem of the story, in the order of its steps, after those of the whole.

    Codes: ``story-elsewhere`` E (another figure's), ``story-stale`` W (made from another caption), ``step-twice`` E,
    ``step-empty`` E, ``anchor-unknown`` E, ``anchor-rejected`` W, ``quote-unknown`` E, ``what-if-unknown`` E,
    ``say-moved`` W.
    """
    return Report.of([*_of_story(story, figure), *(p for step in story.steps for p in _of_step(step, network, figure))])


def _of_story(story: Story, figure: Figure) -> Iterator[Problem]:
    where = f"{story.figid}: story"
    if story.figid != figure.figid:
        yield Problem("story-elsewhere", where, f'figid is "{story.figid}"', "move the file, or mend figid")
    if story.caption_sha256 != figure.caption_sha256:
        yield Problem(
            "story-stale",
            where,
            f"made from caption {story.caption_sha256[:8]}, the record has {figure.caption_sha256[:8]}",
            "read the steps again, then store the new hash",
            Severity.WARNING,
        )
    keys = [step.key for step in story.steps]
    for key in dict.fromkeys(key for key in keys if keys.count(key) > 1):
        yield Problem("step-twice", f"{where} step {key}", f'key "{key}" names {keys.count(key)} steps', "rename one")


def _of_step(step: Step, network: Network, figure: Figure) -> Iterator[Problem]:
    where = f"{figure.figid}: story step {step.key}"
    if not step.say.strip() and not step.anchors:
        yield Problem("step-empty", where, "neither words nor anchors", "write what is said, or name what is shown")
    yield from _of_anchors(step, network, where)
    statements = list(network.statement)
    for key in step.quotes:
        if key not in network.statement:
            yield Problem("quote-unknown", where, f'quote of "{key}", which is no statement', nearest(key, statements))
    for key in step.what_if.perturb if step.what_if else ():
        if key not in network.agent:
            yield Problem("what-if-unknown", where, f'"{key}" is no agent', nearest(key, list(network.agent)))
    if step.say_spans and step.say != said(figure.caption, step.say_spans):
        found = said(figure.caption, step.say_spans)
        yield Problem(
            "say-moved",
            where,
            f"says “{_short(step.say)}”, the caption has “{_short(found)}” there",
            "select the words again, or clear say_spans",
            Severity.WARNING,
        )


def _of_anchors(step: Step, network: Network, where: str) -> Iterator[Problem]:
    known = [*network.statement, *network.agent, *network.mechanism]
    for key in step.anchors:
        if key not in network.statement and key not in network.agent and key not in network.mechanism:
            message = f'anchor "{key}" is no statement, agent or mechanism'
            yield Problem("anchor-unknown", where, message, nearest(key, known))
        elif key in network.statement and network.statement[key].review is ReviewState.REJECTED:
            message = f"anchor {key} has been rejected"
            yield Problem("anchor-rejected", where, message, "take it out of the step", Severity.WARNING)


def nearest(key: str, known: list[str]) -> str:
    """The cure for an unknown key: the key there is that looks most like it, or to take it out."""
    folded = {one.casefold().replace("-", ""): one for one in known}
    close = get_close_matches(key.casefold().replace("-", ""), list(folded), n=1, cutoff=0.5)
    return f"did you mean {folded[close[0]]}?" if close else "take it out"


def _short(text: str, longest: int = 60) -> str:
    return text if len(text) <= longest else text[:longest].rstrip() + "…"

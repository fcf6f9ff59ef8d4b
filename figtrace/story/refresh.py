"""A story made anew from its caption, without losing what a person has written."""

from __future__ import annotations

from typing import NamedTuple

from figtrace.story.records import Step, Story


class Offer(NamedTuple):
    """A step that the caption gives and the story has otherwise: ``old`` stands until someone takes ``new``.

    ``fields`` names what differs; ``old`` is None for a new step, ``new`` for one that the caption no longer gives.
    """

    key: str
    old: Step | None
    new: Step | None
    fields: tuple[str, ...]


def refresh(story: Story, fresh: Story) -> tuple[Story, tuple[Offer, ...]]:
    """The story with its machine-made steps renewed, and an offer for every difference that was left alone.

    A step with ``edited`` stays as it is, in its place; one whose ``made_by`` is a person's stays too. Renewed steps
    take the caption's words, anchors and notes. New steps are offered, never inserted unasked.
    """
    made = {step.key: step for step in fresh.steps}
    steps: list[Step] = []
    offers: list[Offer] = []
    for step in story.steps:
        new = made.get(step.key)
        if step.made_by != fresh.made_by:
            steps.append(step)
        elif step.edited or new is None:
            steps.append(step)
            if new is None or _differing(step, new):
                offers.append(Offer(step.key, step, new, _differing(step, new) if new else ()))
        else:
            steps.append(new.model_copy(update={"is_hidden": step.is_hidden}))
    there = {step.key for step in story.steps}
    offers += [Offer(step.key, None, step, ()) for step in fresh.steps if step.key not in there]
    return story.model_copy(update={"steps": tuple(steps), "caption_sha256": fresh.caption_sha256}), tuple(offers)


def take(story: Story, offer: Offer) -> Story:
    """The story after one offer was accepted: a step replaced, added before the ending, or taken out."""
    if offer.new is None:
        return story.model_copy(update={"steps": tuple(step for step in story.steps if step.key != offer.key)})
    if offer.old is None:
        at = len(story.steps) - (story.steps[-1].key == "ending" if story.steps else 0)
        return story.model_copy(update={"steps": (*story.steps[:at], offer.new, *story.steps[at:])})
    return story.model_copy(
        update={"steps": tuple(offer.new if step.key == offer.key else step for step in story.steps)}
    )


def _differing(old: Step, new: Step) -> tuple[str, ...]:
    ours = ("edited", "made_by", "is_hidden")
    return tuple(name for name in Step.model_fields if name not in ours and getattr(old, name) != getattr(new, name))

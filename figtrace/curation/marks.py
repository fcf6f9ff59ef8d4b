"""Edits that leave what the network says: comments, places in the picture, the story, the switch."""

from __future__ import annotations

from typing import Any

from figtrace.curation.agents import near
from figtrace.curation.cells import fresh, refused
from figtrace.curation.kinds import (
    AddComment,
    DeleteComment,
    DeleteStep,
    Move,
    OrderSteps,
    SaveStory,
    SetStep,
    SetStory,
    Switch,
    Unpin,
    Waive,
)
from figtrace.curation.people import identity
from figtrace.curation.state import Comment, Position, State, StoryStep, Waiver
from figtrace.model.records import Person


def person_of_edit(edit_who: Person | None, at: str | None, where: str) -> tuple[Person, str]:
    """Who did it and when; refused where the edit does not say."""
    if edit_who is None or not at:
        raise refused("nobody", where, "the edit names nobody", "sign in with name and ORCID")
    return edit_who, at


def add_comment(state: State, edit: AddComment) -> State:
    """One comment more, about the figure, an agent or a statement."""
    who, at = person_of_edit(edit.who, edit.at, edit.about)
    if not edit.text.strip():
        raise refused("comment-empty", edit.about, "the comment has no words", "write them")
    known = {state.figure.figid: 0, **dict.fromkeys(state.network.agent), **dict.fromkeys(state.network.statement)}
    if edit.about not in known:
        raise refused("key-unknown", edit.about, f'"{edit.about}" is nothing here', near(edit.about, known))
    if any(comment.key == edit.key for comment in state.comments):
        raise refused("key-taken", edit.key, f'"{edit.key}" already names a comment', "use another key")
    comment = Comment(key=edit.key, about=edit.about, who=who, at=at, text=edit.text)
    return fresh(state, {"comments": (*state.comments, comment)})


def delete_comment(state: State, edit: DeleteComment) -> State:
    """One comment less; only who wrote it may take it away."""
    who, _ = person_of_edit(edit.who, edit.at, edit.key)
    held = next((comment for comment in state.comments if comment.key == edit.key), None)
    if held is None:
        raise refused("comment-unknown", edit.key, f'"{edit.key}" is no comment', "reload the figure")
    if identity(held.who) != identity(who):
        raise refused("comment-of-another", edit.key, f"was written by {held.who.name}", "answer it instead")
    return fresh(state, {"comments": tuple(comment for comment in state.comments if comment.key != edit.key)})


def waive(state: State, edit: Waive) -> State:
    """One warning waived, with its reason."""
    who, at = person_of_edit(edit.who, edit.at, edit.about)
    if not edit.reason.strip():
        raise refused("reason-missing", edit.about, f"{edit.code} waived without a reason", "say why it may stand")
    key = f"{edit.code}@{edit.about}"
    waiver = Waiver(key=key, code=edit.code, about=edit.about, who=who, at=at, reason=edit.reason)
    return fresh(state, {"waivers": (*(held for held in state.waivers if held.key != key), waiver)})


def move(state: State, edit: Move) -> State:
    """Agents pinned where a person put them."""
    for key, (x, y) in edit.to.items():
        if key not in state.network.agent:
            raise refused("agent-unknown", key, f'"{key}" is no agent', near(key, state.network.agent))
        if not (abs(x) < 1e7 and abs(y) < 1e7):
            raise refused("position", key, f"({x}, {y}) is no place", "give px at zoom 1")
    put = {key: Position(key=key, x=round(x, 2), y=round(y, 2)) for key, (x, y) in edit.to.items()}
    kept = [put.pop(position.key, position) for position in state.positions]
    return fresh(state, {"positions": (*kept, *put.values())})


def unpin(state: State, edit: Unpin) -> State:
    """Agents left to the layout again."""
    gone = set(edit.agents) if edit.agents else {position.key for position in state.positions}
    return fresh(state, {"positions": tuple(p for p in state.positions if p.key not in gone)})


def set_step(state: State, edit: SetStep) -> State:
    """A step of the story, replaced where it stands or new after ``after`` (at the end when that names nothing)."""
    key = edit.step.get("key")
    if not isinstance(key, str) or not key:
        raise refused("step-form", "story", "the step has no key", 'give it one, such as "s5"')
    step = StoryStep(key=key, content=edit.step)
    keys = [held.key for held in state.steps]
    if key in keys:
        return fresh(state, {"steps": tuple(step if held.key == key else held for held in state.steps)})
    if edit.after is not None and edit.after not in keys:
        raise refused("step-unknown", "story", f'"{edit.after}" is no step', near(edit.after, dict.fromkeys(keys)))
    at = len(keys) if edit.after is None else keys.index(edit.after) + 1
    return fresh(state, {"steps": (*state.steps[:at], step, *state.steps[at:])})


def delete_step(state: State, edit: DeleteStep) -> State:
    """One step less."""
    keys = [held.key for held in state.steps]
    if edit.step not in keys:
        raise refused("step-unknown", "story", f'"{edit.step}" is no step', near(edit.step, dict.fromkeys(keys)))
    return fresh(state, {"steps": tuple(held for held in state.steps if held.key != edit.step)})


def order_steps(state: State, edit: OrderSteps) -> State:
    """The same steps in another order."""
    held = {step.key: step for step in state.steps}
    if sorted(edit.steps) != sorted(held):
        raise refused("step-order", "story", f"{len(edit.steps)} keys for {len(held)} steps", "name each step once")
    return fresh(state, {"steps": tuple(held[key] for key in edit.steps)})


def set_story(state: State, edit: SetStory) -> State:
    """Title and other words of the story itself."""
    return fresh(state, {"settings": fresh(state.settings, {"story": edit.story})})


def save_story(state: State, edit: SaveStory) -> State:
    """The whole story at once; a step that is the same stays the same."""
    story = dict(edit.story)
    steps = story.pop("steps", None)
    figid = story.get("figid", state.figure.figid)
    if figid != state.figure.figid:
        raise refused("story-elsewhere", "story", f'the story is of "{figid}"', "save it with its own figure")
    keys = [one.get("key") if isinstance(one, dict) else None for one in steps] if isinstance(steps, list) else []
    if not keys or not all(isinstance(key, str) and key for key in keys):
        raise refused("step-form", "story", "the story has no steps, or one without a key", "give each step a key")
    if len(set(keys)) < len(keys):
        raise refused("step-twice", "story", "two steps bear one key", "give each a key of its own")
    held = {step.key: step for step in state.steps}
    made = tuple(
        held[one["key"]] if one["key"] in held and held[one["key"]].content == one else _step_of(one) for one in steps
    )
    state = fresh(state, {"steps": made})
    return fresh(state, {"settings": fresh(state.settings, {"story": story})})


def _step_of(content: dict[str, Any]) -> StoryStep:
    return StoryStep(key=content["key"], content=content)


def switch(state: State, edit: Switch) -> State:
    """The single-curator switch."""
    return fresh(state, {"settings": fresh(state.settings, {"is_single_curator": edit.is_single_curator})})

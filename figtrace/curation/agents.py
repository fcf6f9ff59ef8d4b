"""Edits of agents: add, change, delete, merge, split. Each gives the state as it is afterwards, or refuses."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any

from figtrace.curation.cells import fresh, parsed, refused, with_things
from figtrace.curation.kinds import AddAgent, ChangeAgent, DeleteAgent, MergeAgents, SayUnresolved, SplitAgent
from figtrace.curation.removal import ENDS, renamed, without_statement
from figtrace.curation.state import Settings, State
from figtrace.model.records import Agent


def the_agent(state: State, key: str) -> Agent:
    """The agent with the key; refused, with the nearest keys named, where there is none."""
    agent = state.network.agent.get(key)
    if agent is None:
        raise refused("agent-unknown", key, f'"{key}" is no agent', near(key, state.network.agent))
    return agent


def near(key: str, keys: dict[str, Any]) -> str:
    """The cure for an unknown key: the nearest keys that there are."""
    folded = {name.casefold(): name for name in keys}
    found = [folded[name] for name in get_close_matches(key.casefold(), list(folded), n=3, cutoff=0.5)]
    return f"did you mean {', '.join(found)}?" if found else "use a key of this network"


def with_agent(state: State, agent: Agent) -> State:
    """The state with this agent in the place of the one with its key."""
    return with_things(state, "agents", (agent if a.key == agent.key else a for a in state.network.agents))


def changed(record: Any, to: dict[str, Any], forbidden: frozenset[str]) -> Any:
    """The record with new values for the fields; refuses fields that have edits of their own."""
    for field in to:
        if field in forbidden:
            raise refused("field-fixed", record.key, f'"{field}" cannot be changed so', "use the edit made for it")
    values = {field: parsed(type(record), record.key, field, value) for field, value in to.items()}
    return fresh(record, values)


def add_agent(state: State, edit: AddAgent) -> State:
    """One agent more, at the end; its mentions must be the caption's words."""
    free_key(state, edit.agent.key)
    check_mentions(state, edit.agent)
    return with_things(state, "agents", (*state.network.agents, edit.agent))


def free_key(state: State, key: str) -> None:
    """Refuse a key that is taken: a key names one thing of the network."""
    network = state.network
    if not key.strip():
        raise refused("key-form", "agent", "the key is empty", "give it a key, such as zo1")
    for kind, keys in (
        ("an agent", network.agent),
        ("a statement", network.statement),
        ("a mechanism", network.mechanism),
        ("a reference", network.reference),
    ):
        if key in keys:
            raise refused("key-taken", key, f'"{key}" already names {kind}', "use another key")


def check_mentions(state: State, agent: Agent) -> None:
    """Refuse mentions that are not the caption's words at their offsets."""
    for mention in agent.mentions:
        start, end = mention.span
        found = state.figure.caption[start:end]
        if found != mention.text or not found:
            message = f'the caption reads "{found}" at {start}–{end}, the mention says "{mention.text}"'
            raise refused("quote-not-there", agent.key, message, "select the name in the caption again")


def change_agent(state: State, edit: ChangeAgent) -> State:
    """New values for fields of one agent."""
    agent = changed(the_agent(state, edit.agent), edit.to, frozenset({"key"}))
    check_mentions(state, agent)
    return with_agent(state, agent)


def users_of(state: State, key: str) -> tuple[str, ...]:
    """Keys of the statements that name the agent in any part."""
    return tuple(s.key for s in state.network.statements if key in {getattr(s, end) for end in ENDS})


def delete_agent(state: State, edit: DeleteAgent) -> State:
    """The agent goes, with everything that says something of it; its statements only when that was said."""
    the_agent(state, edit.agent)
    users = users_of(state, edit.agent)
    if users and not edit.with_statements:
        named = ", ".join(users)
        raise refused("agent-in-use", edit.agent, f"{named} name it", "delete or re-point them first, or delete both")
    for key in users:
        state = without_statement(state, key)
    return renamed(state, edit.agent, None)


def merge_agents(state: State, edit: MergeAgents) -> State:
    """``drop`` becomes ``keep`` everywhere; names, mentions and candidates of both are kept."""
    keep, drop = the_agent(state, edit.keep), the_agent(state, edit.drop)
    if keep.key == drop.key:
        raise refused("same-agent", keep.key, "cannot be merged with itself", "name two agents")
    both = {keep.key, drop.key}
    loops = [s.key for s in state.network.statements if {s.subject, s.object} == both]
    if loops:
        message = f"{', '.join(loops)} would act on itself"
        raise refused("statement-loops", keep.key, message, "delete it first")
    names = dict.fromkeys((*keep.synonyms, *([drop.name] if drop.name != keep.name else []), *drop.synonyms))
    mentions = {mention.span: mention for mention in (*keep.mentions, *drop.mentions)}
    candidates = {(c.role, c.curie): c for c in (*keep.candidates, *drop.candidates)}
    merged = fresh(
        keep,
        {
            "synonyms": tuple(names),
            "mentions": tuple(sorted(mentions.values(), key=lambda mention: mention.span)),
            "candidates": tuple(candidates.values()),
            "ambiguities": tuple(dict.fromkeys((*keep.ambiguities, *drop.ambiguities))),
        },
    )
    return renamed(with_agent(state, merged), drop.key, keep.key)


def split_agent(state: State, edit: SplitAgent) -> State:
    """A new agent beside the old one takes over the ends and mentions that are listed."""
    old = the_agent(state, edit.agent)
    free_key(state, edit.new.key)
    taken = set(edit.mentions)
    missing = taken - {mention.span for mention in old.mentions}
    if missing:
        span = min(missing)
        raise refused("mention-unknown", old.key, f"no mention at {span.start}–{span.end}", "name mentions it has")
    moved = tuple(mention for mention in old.mentions if mention.span in taken)
    left = tuple(mention for mention in old.mentions if mention.span not in taken)
    new = fresh(edit.new, {"mentions": tuple(sorted({*edit.new.mentions, *moved}, key=lambda m: m.span))})
    check_mentions(state, new)
    state = with_agent(state, fresh(old, {"mentions": left}))
    place = [agent.key for agent in state.network.agents].index(old.key) + 1
    agents = state.network.agents
    state = with_things(state, "agents", (*agents[:place], new, *agents[place:]))
    for key, end in edit.ends:
        state = _repointed(state, key, end, old.key, new.key)
    return state


def _repointed(state: State, key: str, end: str, old: str, new: str) -> State:
    statement = state.network.statement.get(key)
    if statement is None or getattr(statement, end) != old:
        raise refused("end-unknown", key, f'"{old}" is not the {end} of {key}', "name ends that the agent is")
    statements = (fresh(s, {end: new}) if s.key == key else s for s in state.network.statements)
    return with_things(state, "statements", statements)


def say_unresolved(state: State, edit: SayUnresolved) -> State:
    """Note, or take back, that a person found no identifier for the agent."""
    agent = the_agent(state, edit.agent)
    if edit.is_unresolved and agent.grounding is not None:
        message = f"is grounded to {agent.grounding.curie}"
        raise refused("agent-grounded", agent.key, message, "take the grounding away first")
    told = set(state.settings.unresolved) - {agent.key} | ({agent.key} if edit.is_unresolved else set())
    settings: Settings = fresh(state.settings, {"unresolved": tuple(sorted(told))})
    return fresh(state, {"settings": settings})

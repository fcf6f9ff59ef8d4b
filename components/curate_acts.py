"""What a person does in one go, as edits: name an agent, state a relation with its words, take a suggestion.

The page sends keys and spans in code points; what they mean is asked of the domain (decision tree, grounding, rules).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from components.curate_quote import Chosen, chosen, evidence_of, occurrences, proposed, trimmed
from components.curate_wishes import (
    ChangeWish,
    CiteWish,
    EditsWish,
    NameWish,
    QuoteWish,
    StateWish,
    StoryWish,
    TakeWish,
    Wish,
)
from components.refusal import refused
from figtrace.curation import kinds
from figtrace.curation.decide import QUESTIONS, Outcome, decide
from figtrace.curation.edits import edit_of, sent
from figtrace.curation.kinds import Edit
from figtrace.curation.publish import story_of
from figtrace.curation.state import State, Verdict
from figtrace.curation.statements import the_statement
from figtrace.model.records import Agent, Figure, Grounding, Mention, Network, Span, Statement
from figtrace.model.vocabulary import (
    CELLS,
    AgentKind,
    Basis,
    Profile,
    ReviewState,
    Sign,
    Verification,
)
from figtrace.reading.text import latin
from figtrace.story.saving import canonical, checked, contested, saved


class Relation(NamedTuple):
    """A key that states a relation, its words, and the answers of the decision tree that it stands for."""

    key: str
    words: str
    answers: Mapping[str, str]


_PLAIN: Final = {"denied": "no", "hedged": "no", "perturbed": "no"}
RELATIONS: Final = (
    Relation("3", "increases", {"what": "effect", "object": "thing", "sign": "up"}),
    Relation("4", "decreases", {"what": "effect", "object": "thing", "sign": "down"}),
    Relation("2", "interacts with", {"what": "effect", "changed": "meets", "sign": "none"}),
    Relation("9", "regulates", {"what": "effect", "changed": "regulated", "sign": "none"}),
    Relation("0", "targets", {"what": "effect", "changed": "targeted", "sign": "none"}),
    Relation("5", "carries", {"what": "contains"}),
    Relation("6", "releases", {"what": "from"}),
    Relation("7", "is delivered to", {"what": "to"}),
    Relation("8", "becomes", {"what": "into"}),
)
"""The keys of the composer; 3 and 4 ask the words whether an amount is meant."""

_NO_AMOUNT = CELLS | {AgentKind.PROCESS, AgentKind.PATHWAY, AgentKind.ANATOMY, AgentKind.MICROENVIRONMENT}
_AMOUNT_CUES = next(option.cues for option in QUESTIONS["changed"].options if option.key == "amount")
_SIGN_CUES = {option.key: option.cues for option in QUESTIONS["sign"].options if option.key in ("up", "down")}


class Suggested(NamedTuple):
    """The network with what is suggested beside it, and the rule of each suggestion."""

    network: Network
    rules: Mapping[str, str]


def edits_of(wish: Wish, state: State, suggested: Callable[[], Suggested]) -> tuple[Edit, ...]:
    """The edits of a wish in this state, in the order in which they are to be written."""
    match wish:
        case NameWish():
            return tuple(_name(state, wish))
        case StateWish():
            return tuple(_state(state, wish, suggested))
        case QuoteWish():
            return (_quote(state, wish),)
        case CiteWish():
            return (_cite(state, wish),)
        case ChangeWish():
            return (_change(state, wish),)
        case TakeWish():
            return tuple(_take(state, wish, suggested()))
        case StoryWish():
            return (_story(state, wish),)
        case EditsWish():
            return tuple(sent(one) for one in wish.edits)
        case _:
            raise AssertionError(wish)


# --- agents -----------------------------------------------------------------------------------------------------


def _name(state: State, wish: NameWish) -> Iterator[Edit]:
    span = _inside(state.figure, wish.span)
    words = state.figure.caption[span.start : span.end]
    if wish.agent is not None:
        yield _more_mentions(state, wish.agent, words, span)
        return
    held = next((agent for agent in state.network.agents if agent.name == words), None)
    if held is not None:
        yield _more_mentions(state, held.key, words, span)
        return
    key = free_key(state.network, words)
    grounding = None
    if wish.curie:
        grounding = Grounding(curie=wish.curie, level=wish.level, name=wish.label, source=wish.source)
    mentions = _free_mentions(state.network, words, state.figure.caption, span)
    yield kinds.AddAgent(
        agent=Agent(
            key=key,
            kind=wish.kind,
            name=words,
            preferred_name=wish.label or None,
            grounding=grounding,
            mentions=tuple(Mention(text=words, span=one) for one in mentions),
        )
    )
    if grounding is None:
        yield kinds.SayUnresolved(agent=key)


def _more_mentions(state: State, key: str, words: str, span: Span) -> Edit:
    agent = state.network.agent.get(key)
    if agent is None:
        raise refused("agent-unknown", f'"{key}" is no agent', "reload the figure", where=key)
    if any(mention.span == span for mention in agent.mentions):
        raise refused("mention-known", f'"{words}" is one of its names already', "choose other words", where=key)
    mentions = sorted({*((m.text, m.span) for m in agent.mentions), (words, span)}, key=lambda one: one[1])
    to: dict[str, Any] = {"mentions": [{"text": text, "span": list(at)} for text, at in mentions]}
    if words != agent.name and words not in agent.synonyms:
        to["synonyms"] = [*agent.synonyms, words]
    return kinds.ChangeAgent(agent=key, to=to)


def _free_mentions(network: Network, words: str, caption: str, span: Span) -> tuple[Span, ...]:
    """Every place of the words that is no other agent's; the selected one always."""
    taken = [mention.span for agent in network.agents for mention in agent.mentions]
    free = [
        one
        for one in occurrences(words, caption)
        if one == span or not any(one.start < other.end and other.start < one.end for other in taken)
    ]
    return tuple(sorted({span, *free}))


def free_key(network: Network, words: str) -> str:
    """A key made of the words: ``mir_105``; with a number where it is taken."""
    stem = re.sub(r"[^a-z0-9]+", "_", latin(words).lower()).strip("_")[:32] or "agent"
    stem = stem if stem[0].isalpha() else f"a_{stem}"
    taken = {*network.agent, *network.statement, *network.mechanism, *network.reference}
    return next(key for n in range(1, 10_000) if (key := stem if n == 1 else f"{stem}_{n}") not in taken)


# --- statements -------------------------------------------------------------------------------------------------


class Preview(NamedTuple):
    """What the composer is about to state: words of the outcome, the quote, and what to mind."""

    outcome: Outcome
    words: Chosen | None
    advice: str


def preview(
    figure: Figure,
    network: Network,
    ends: tuple[str, str],
    relation: str,
    answers: Mapping[str, str],
    selected: tuple[int, int] | None,
) -> Preview:
    """The outcome for these ends, with the person's words or those that the caption proposes."""
    subject, obj = _end(network, ends[0]), _end(network, ends[1])
    words = proposed(figure, subject, obj) if selected is None else None
    if selected is not None:
        span = trimmed(figure.caption, _inside(figure, selected))
        words = chosen(figure, subject, obj, span)
    cue = figure.caption[words.cue.start : words.cue.end] if words else ""
    outcome = decide(_answers(relation, answers, cue, obj))
    return Preview(outcome, words, outcome.advice or _doubt(outcome, cue))


def _answers(relation: str, answers: Mapping[str, str], cue: str, obj: Agent) -> Mapping[str, str]:
    if answers:
        return answers
    known = next((one for one in RELATIONS if one.key == relation), None)
    if known is None:
        keys = ", ".join(one.key for one in RELATIONS)
        raise refused("relation-unknown", f'"{relation}" is no relation', f"one of {keys}", where="relation")
    made = {**_PLAIN, **known.answers}
    if made["what"] == "effect" and "changed" not in made:
        is_amount = obj.kind not in _NO_AMOUNT and any(word in cue.lower() for word in _AMOUNT_CUES)
        made["changed"] = "amount" if is_amount else "activity"
    return made


def _doubt(outcome: Outcome, cue: str) -> str:
    """A hint where the words that carry the relation speak of the other direction."""
    said = {way for way, cues in _SIGN_CUES.items() if any(word in cue.lower() for word in cues)}
    if outcome.sign_text is Sign.POSITIVE and said == {"down"}:
        return "the words speak of less, not of more"
    if outcome.sign_text is Sign.NEGATIVE and said == {"up"}:
        return "the words speak of more, not of less"
    return ""


def _state(state: State, wish: StateWish, suggested: Callable[[], Suggested]) -> Iterator[Edit]:
    """The statement; an end that only a suggestion names comes first."""
    network, figure = state.network, state.figure
    missing = [key for key in (wish.subject, wish.object) if key not in network.agent]
    if missing:
        whole = suggested().network
        for key in missing:
            yield kinds.AddAgent(agent=_end(whole, key))
        network = whole
    told = preview(figure, network, (wish.subject, wish.object), wish.relation, wish.answers, wish.span)
    outcome = told.outcome
    subject, obj = _end(network, wish.subject), _end(network, wish.object)
    refutes = outcome.direction == "refutes"
    evidence = (evidence_of(figure, subject, obj, told.words, refutes=refutes),) if told.words else ()
    mechanism = network.mechanism.get(wish.mechanism or "")
    statement = Statement(
        key=next_key(network),
        type=outcome.type,
        modelled_type=outcome.modelled_type,
        subject=subject.key,
        object=obj.key,
        sign_text=None if wish.is_implied else outcome.sign_text,
        sign_model=outcome.sign_model,
        basis=Basis.IMPLIED if wish.is_implied else outcome.basis,
        mechanism=mechanism.key if mechanism else None,
        donor=mechanism.donor if mechanism else None,
        vesicle=mechanism.vesicle if mechanism else None,
        recipient=mechanism.recipient if mechanism else None,
        evidence=evidence,
        profiles=_profiles(outcome),
    )
    yield kinds.AddStatement(statement=statement, leaf=outcome.leaf)


def _profiles(outcome: Outcome) -> tuple[Profile, ...]:
    if outcome.sign_model not in (Sign.POSITIVE, Sign.NEGATIVE):
        return ()
    return (Profile.LITERATURE,) if outcome.needs_literature else (Profile.CAPTION, Profile.LITERATURE)


def next_key(network: Network) -> str:
    """The next free ``R55``."""
    numbers = [int(found[1]) for key in network.statement if (found := re.fullmatch(r"R(\d{1,6})", key))]
    at = max(numbers, default=0) + 1
    taken = {*network.agent, *network.mechanism, *network.reference}
    return next(key for n in range(at, at + 10_000) if (key := f"R{n:02d}") not in taken)


def _change(state: State, wish: ChangeWish) -> Edit:
    old = the_statement(state, wish.statement)
    to: dict[str, Any] = {"subject": wish.subject, "object": wish.object}
    leaf = None
    if wish.relation or wish.answers:
        span = old.evidence[0].cue if old.evidence else None
        cue = state.figure.caption[span.start : span.end] if span else ""
        outcome = decide(_answers(wish.relation, wish.answers, cue, _end(state.network, wish.object)))
        leaf = outcome.leaf
        to |= {
            "type": outcome.type.value,
            "modelled_type": outcome.modelled_type.value if outcome.modelled_type else None,
            "sign_text": None if old.basis is Basis.IMPLIED else outcome.sign_text.value,
            "sign_model": outcome.sign_model.value,
            "basis": old.basis.value if old.basis is Basis.IMPLIED else outcome.basis.value,
            "profiles": [profile.value for profile in _profiles(outcome)],
        }
    return kinds.ChangeStatement(statement=wish.statement, to=to, leaf=leaf)


def _quote(state: State, wish: QuoteWish) -> Edit:
    statement = the_statement(state, wish.statement)
    subject, obj = _end(state.network, statement.subject), _end(state.network, statement.object)
    span = trimmed(state.figure.caption, _inside(state.figure, wish.span))
    made = evidence_of(state.figure, subject, obj, chosen(state.figure, subject, obj, span))
    return kinds.AddEvidence(statement=statement.key, evidence=made)


_DOI = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S+)$", re.IGNORECASE)


def _cite(state: State, wish: CiteWish) -> Edit:
    """A reference by what was typed; nobody has read it yet, and it says so."""
    words = wish.paper.strip()
    doi = _DOI.match(words)
    pmid = words.lower().removeprefix("pmid:").strip()
    known = next(
        (one for one in state.network.references if (doi and one.doi == doi[1]) or (not doi and one.pmid == pmid)), None
    )
    if known is not None:
        return kinds.Cite(statement=wish.statement, reference=known)
    stem = re.sub(r"[^A-Z0-9]+", "_", (doi[1] if doi else f"PMID{pmid}").upper()).strip("_")
    values = {"doi": doi[1]} if doi else {"pmid": pmid}
    reference = {"key": f"REF_{stem[:40]}", "verification": Verification.UNVERIFIED.value, **values}
    return edit_of({"kind": "cite", "statement": wish.statement, "reference": reference})


# --- suggestions ------------------------------------------------------------------------------------------------


def _take(state: State, wish: TakeWish, suggested: Suggested) -> Iterator[Edit]:
    there = set(state.network.agent)
    for key in wish.suggestions:
        statement = suggested.network.statement.get(key)
        if statement is None or key not in suggested.rules:
            raise refused("suggestion-unknown", f'"{key}" is suggested no longer', "reload the figure", where=key)
        for end in ("subject", "object", "donor", "vesicle", "recipient"):
            agent = suggested.network.agent.get(getattr(statement, end) or "")
            if agent is not None and agent.key not in there:
                there.add(agent.key)
                yield kinds.AddAgent(agent=agent)
        made = statement.model_copy(update={"review": ReviewState.SUGGESTED})
        yield kinds.AddStatement(statement=made, rule=suggested.rules[key])
        verdict = Verdict.DRAFT if wish.act == "take" else Verdict.REJECT
        yield kinds.Decide(statement=key, verdict=verdict, tag=wish.tag, text=wish.text)


def _story(state: State, wish: StoryWish) -> Edit:
    """The whole story, with what others did to it meanwhile; it is checked as a story before it is written."""
    now = story_of(state)
    mine, before = canonical(wish.story), canonical(wish.before) if wish.before else None
    met = [] if wish.is_forced else contested(mine, before, now)
    if met:
        message = f"others changed {', '.join(f'“{title}”' for title in met)} meanwhile"
        raise refused("changed-meanwhile", message, "reload to see theirs, or write yours over it", where="story")
    return kinds.SaveStory(story=checked(saved(mine, before, now), state))


def _end(network: Network, key: str) -> Agent:
    agent = network.agent.get(key)
    if agent is None:
        raise refused("agent-unknown", f'"{key}" is no agent', "name the agent in the caption first", where=key)
    return agent


def _inside(figure: Figure, span: tuple[int, int]) -> Span:
    start, end = span
    if not 0 <= start < end <= len(figure.caption):
        message = f"{start}–{end} are no words of the caption ({len(figure.caption)} characters)"
        raise refused("span-outside", message, "select the words again", where=figure.figid)
    return Span(start, end)

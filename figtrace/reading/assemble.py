"""A draft as a network: agents grouped from mentions, statements *suggested*, evidence anchored in the caption."""

from __future__ import annotations

import re

from figtrace.model.records import (
    Agent,
    Candidate,
    Evidence,
    Figure,
    Grounding,
    Mention,
    Network,
    Statement,
)
from figtrace.model.vocabulary import AgentKind, Basis, GroundingLevel, Profile, ReviewState, Sign
from figtrace.reading.ground import Grounded, Grounder
from figtrace.reading.records import Draft, End, Suggestion
from figtrace.reading.text import key

_CONTEXT = 32
"""Code points kept on either side of a quote (curation rules §1)."""
KINDS = {
    "protein": AgentKind.PROTEIN,
    "gene": AgentKind.GENE,
    "miRNA": AgentKind.MIRNA,
    "lncRNA": AgentKind.GENE,
    "circRNA": AgentKind.GENE,
    "chemical": AgentKind.CHEMICAL,
    "cell": AgentKind.CELL_TYPE,
    "process": AgentKind.PROCESS,
    "phenotype": AgentKind.PROCESS,
    "vesicle": AgentKind.VESICLE,
    "pathway": AgentKind.PATHWAY,
    "complex": AgentKind.COMPLEX,
    "disease": AgentKind.PROCESS,
}
"""Kind of a mention → kind of agent. A disease is an outcome that rises or falls, with a note that says so; where it
releases something ("vesicles of multiple myeloma") its cells are meant, which the words do not name: unclassified."""
_SIGNLESS = frozenset({"contains/secretes", "converts"})


def as_network(draft: Draft, figure: Figure, grounder: Grounder | None = None) -> Network:
    """The draft's queue as a network whose statements are all *suggested*; implied steps come with basis *implied*.

    Agents are those that take part; without a ``grounder`` none has an identifier. The network is for showing and for
    the curator's start: nothing in it counts as stated.
    """
    pool = _Pool(draft, figure, grounder)
    statements = [pool.statement(one) for one in (*draft.statements, *draft.implied)]
    return Network(
        figid=figure.figid,
        title=figure.title or figure.figid,
        caption_sha256=figure.caption_sha256,
        agents=tuple(pool.agents()),
        statements=tuple({s.key: s for s in statements}.values()),
    )


class _Pool:
    """The agents of one draft, by the name that the caption means."""

    def __init__(self, draft: Draft, figure: Figure, grounder: Grounder | None) -> None:
        self._draft, self._figure, self._grounder = draft, figure, grounder
        self._long = {key(short): long for short, long in draft.abbreviations.items()}
        self._ends: dict[str, End] = {}
        self._keys: dict[str, str] = {}
        both = (*draft.statements, *draft.implied)
        self._holders = {self._meant(one.subject.name) for one in both if one.relation == "contains/secretes"}

    def _meant(self, name: str) -> str:
        """One key for a name, its plural, and its long form where the caption defines it."""
        plain = key(name)
        long = self._long.get(plain) or self._long.get(plain.removesuffix("s")) or self._long.get(plain + "s")
        meant = key(long) if long else plain
        return meant.removesuffix("s")

    def key_of(self, end: End) -> str:
        meant = self._meant(end.name)
        self._ends.setdefault(meant, end)
        if meant not in self._keys:
            stem = re.sub(r"[^a-z0-9]+", "_", key(self._short(end.name))).strip("_")[:24] or "agent"
            stem = stem if stem[0].isalpha() else f"a_{stem}"
            taken = set(self._keys.values())
            number = next(n for n in range(1, 10_000) if (stem if n == 1 else f"{stem}_{n}") not in taken)
            self._keys[meant] = stem if number == 1 else f"{stem}_{number}"
        return self._keys[meant]

    def _short(self, name: str) -> str:
        """The short form that the caption defines for a long one, else the name."""
        return next((short for short, long in self._draft.abbreviations.items() if long == name), name)

    def _named(self, name: str | None) -> str | None:
        """The key of an agent that already takes part under that name."""
        return self._keys.get(self._meant(name)) if name else None

    def statement(self, one: Suggestion) -> Statement:
        subject, obj = self.key_of(one.subject), self.key_of(one.object)
        sign = Sign.NONE if one.relation in _SIGNLESS else one.sign
        signed = sign in (Sign.POSITIVE, Sign.NEGATIVE)
        implied = one.basis == "implied"
        return Statement(
            key=one.key,
            type=one.type,
            subject=subject,
            object=obj,
            sign_text=None if implied else sign,
            sign_model=sign,
            basis=Basis.IMPLIED if implied else Basis.EXPLICIT,
            aspect=one.object.aspect,
            donor=self._named(one.donor),
            vesicle=self._named(one.vesicle),
            recipient=self._named(one.recipient),
            evidence=(self._evidence(one),),
            profiles=(Profile.CAPTION,) if signed else (),
            note=_note(one),
            review=ReviewState.SUGGESTED,
        )

    def _evidence(self, one: Suggestion) -> Evidence:
        caption = self._figure.caption
        start, end = one.span
        return Evidence(
            quote=caption[start:end],
            span=one.span,
            prefix=caption[max(0, start - _CONTEXT) : start],
            suffix=caption[end : end + _CONTEXT],
            caption_sha256=self._figure.caption_sha256,
            source=self._figure.figid,
            section="figure legend",
            claim="unclear",
            sentence=one.sentence,
            cue=one.cue_span,
            subject_spans=(one.subject.name_span,),
            object_spans=(one.object.name_span,),
            hedge=one.hedge_span,
        )

    def agents(self) -> list[Agent]:
        """The agents that take part, in the order of their first place in a statement."""
        return [self._agent(meant, end) for meant, end in self._ends.items()]

    def _agent(self, meant: str, end: End) -> Agent:
        mentions = tuple(
            Mention(text=m.text, span=m.span) for m in self._draft.mentions if self._meant(m.text) == meant
        ) or (Mention(text=end.name, span=end.name_span),)
        found = self._ground(end)
        kind = KINDS.get(end.kind, AgentKind.UNKNOWN)
        if end.kind == "disease" and meant in self._holders:
            kind = AgentKind.UNKNOWN
        grounding, preferred = None, None
        if found is not None and found.best is not None:
            best = found.best
            grounding = Grounding(
                curie=best.curie, level=best.level, name=best.name, source=best.source, is_verified=False
            )
            preferred = best.name
            if best.curie.startswith("cellosaurus:"):
                kind = AgentKind.CELL_LINE
            elif best.level is GroundingLevel.FAMILY and kind is AgentKind.PROTEIN:
                kind = AgentKind.FAMILY
        if "microenvironment" in meant:
            kind = AgentKind.MICROENVIRONMENT
        return Agent(
            key=self._keys[meant],
            kind=kind,
            name=self._short(end.name),
            preferred_name=preferred,
            synonyms=tuple(dict.fromkeys(m.text for m in mentions if m.text != self._short(end.name))),
            grounding=grounding,
            candidates=_candidates(found) if found is not None else (),
            mentions=mentions,
            note="a disease" if end.kind == "disease" else None,
        )

    def _ground(self, end: End) -> Grounded | None:
        if self._grounder is None:
            return None
        return self._grounder.ground(end.name, self._figure.caption, kind=end.kind, ocr=self._figure.ocr)


def _candidates(found: Grounded) -> tuple[Candidate, ...]:
    """Other identifiers that were considered, and the members of a chosen family."""
    rest = found.candidates[1:] if found.best is not None else found.candidates
    others = [Candidate(curie=c.curie, role="alternative", name=c.name, source=c.source) for c in rest]
    members = [Candidate(curie=c, role="member") for c in found.best.members] if found.best is not None else []
    return (*others, *members)


def _note(one: Suggestion) -> str:
    """Why it is suggested, and what else the words say: hedge, perturbed subject, who brings it about."""
    said = [f"{one.rule} v{one.version}, belief {one.belief:.2f}: {one.why}"]
    if one.subject.modifier:
        said.append(f"the words speak of its {one.subject.modifier}; the sign is for the agent itself")
    if one.hedge:
        said.append(f"hedged: “{one.hedge}”")
    if one.agent:
        said.append(f"brought about by {one.agent}")
    return "; ".join(said)

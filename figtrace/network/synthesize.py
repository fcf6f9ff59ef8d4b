"""Made-up networks of the founding figure's manners, for tests and benchmarks: any size, the same for the same seed.

Nothing in them is biology: names are made up (``vesicle V3``, ``protein P12``), and so is the caption that they quote,
so that evidence and offsets hold by the same rules as those of real records.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from figtrace.model.problems import Problem, ProblemsFound, Report
from figtrace.model.records import Agent, Evidence, Figure, Mechanism, Mention, Network, Span, Statement, sha256
from figtrace.model.vocabulary import AgentKind, Basis, Profile, ReviewState, Sign, StatementType

LEAST, MOST = 5, 20_000
"""The fewest agents of a delivery (donor, vesicle, cargo, recipient, target), and a limit against slips of the hand."""

_BOTH = (Profile.CAPTION, Profile.LITERATURE)
_CONTEXT = 32
_ALONE, _SHARES_VESICLE, _SHARES_OUTCOME = 0.25, 0.2, 0.65
_TARGETS = (AgentKind.PROTEIN, AgentKind.PROTEIN, AgentKind.FAMILY, AgentKind.PATHWAY, AgentKind.GENE)
_CARGO = (AgentKind.MIRNA, AgentKind.MIRNA, AgentKind.PROTEIN, AgentKind.FAMILY)
_NAMES = {
    AgentKind.CELL_TYPE: "cell C",
    AgentKind.VESICLE: "vesicles V",
    AgentKind.MIRNA: "miR-x",
    AgentKind.PROTEIN: "P",
    AgentKind.FAMILY: "family F",
    AgentKind.GENE: "GENE",
    AgentKind.PATHWAY: "pathway W",
    AgentKind.PROCESS: "process R",
    AgentKind.CELL_STATE: "state S",
}
_VERBS = {Sign.POSITIVE: "raise", Sign.NEGATIVE: "lower"}


@dataclass(frozen=True, slots=True)
class Made:
    """A made-up network and the made-up record whose caption it quotes."""

    network: Network
    figure: Figure


def synthesize(n_agents: int, seed: int = 0) -> Made:
    """A network of exactly ``n_agents`` agents; the same for the same two numbers.

    Raises :class:`ProblemsFound` (``agents-out-of-range``) outside :data:`LEAST` to :data:`MOST`.
    """
    if not LEAST <= n_agents <= MOST:
        words = f"{n_agents} agents are not between {LEAST} and {MOST:,}"
        raise ProblemsFound(Report.of([Problem("agents-out-of-range", "--agents", words, "choose a number between")]))
    return _Maker(n_agents, seed).make()


@dataclass(slots=True)
class _Sentence:
    """One sentence of the caption as it is written, with the spans of the names and verbs in it."""

    start: int
    text: str = ""
    spans: dict[str, Span] = field(default_factory=dict)

    def say(self, words: str, name: str | None = None) -> None:
        """Add words; under a name their place is remembered."""
        at = self.start + len(self.text)
        self.text += words
        if name is not None:
            self.spans.setdefault(name, Span(at, at + len(words)))

    def listed(self, agents: list[Agent]) -> None:
        """Add names as a list."""
        for i, agent in enumerate(agents):
            self.say("" if i == 0 else " and " if i == len(agents) - 1 else ", ")
            self.say(agent.name, agent.key)


@dataclass(slots=True)
class _Delivery:
    """The agents of one mechanism."""

    donor: Agent
    vesicle: Agent
    cargo: list[Agent]
    recipient: Agent
    targets: list[Agent]
    processes: list[Agent] = field(default_factory=list)
    outcome: Agent | None = None
    signs: dict[str, Sign] = field(default_factory=dict)


@dataclass(slots=True)
class _Claim:
    """A statement before its sentence stands: ends, type, sign, basis, verb."""

    type: StatementType
    subject: Agent
    object: Agent
    sign: Sign
    basis: Basis
    verb: str
    is_said: bool = True
    folded_by: tuple[str, ...] = ()
    key: str = ""


class _Maker:
    def __init__(self, n_agents: int, seed: int) -> None:
        self.random = Random(f"figtrace {n_agents} {seed}")
        self.figid = f"PMC0000000__made-up-{n_agents}-{seed}"
        self.n_agents = n_agents
        self.agents: list[Agent] = []
        self.counts: dict[AgentKind, int] = {}
        self.deliveries: list[_Delivery] = []
        self.outcomes: list[Agent] = []
        self.digest = ""

    @property
    def left(self) -> int:
        """How many agents are still to be made."""
        return self.n_agents - len(self.agents)

    def new(self, kind: AgentKind) -> Agent:
        n = self.counts[kind] = self.counts.get(kind, 0) + 1
        agent = Agent(key=f"{kind.value}{n}", kind=kind, name=f"{_NAMES[kind]}{n}")
        self.agents.append(agent)
        return agent

    def make(self) -> Made:
        while self.left:
            if self.deliveries and self.left < LEAST + 2:
                self._pad()
            else:
                self._deliver()
        return self._write()

    def _deliver(self) -> None:
        """One more mechanism; some share the vesicle of the one before, most an outcome of the last few."""
        chance = self.random.random
        before = self.deliveries[-1] if self.deliveries else None
        if before is not None and chance() < _SHARES_VESICLE:
            donor, vesicle = before.donor, before.vesicle
        else:
            donor, vesicle = self.new(AgentKind.CELL_TYPE), self.new(AgentKind.VESICLE)
        one = _Delivery(
            donor,
            vesicle,
            [self.new(self.random.choice(_CARGO))],
            self.new(AgentKind.CELL_TYPE),
            [self.new(self.random.choice(_TARGETS))],
        )
        self.deliveries.append(one)
        for wish, odds in ((one.cargo, 0.35), (one.targets, 0.3)):
            if self.left and chance() < odds:
                wish.append(self.new(self.random.choice(_CARGO if wish is one.cargo else _TARGETS)))
        while self.left and len(one.processes) < 2 and chance() > _ALONE * (1 + len(one.processes) * 2):
            one.processes.append(self.new(AgentKind.PROCESS))
        if one.processes:
            if self.outcomes and chance() < _SHARES_OUTCOME and len(self.outcomes) % 3:
                one.outcome = self.outcomes[-1]
            elif self.left:
                one.outcome = self.new(AgentKind.CELL_STATE)
                self.outcomes.append(one.outcome)

    def _pad(self) -> None:
        """One more cargo, target or process for some mechanism, so that the number comes out."""
        one = self.random.choice(self.deliveries)
        part = self.random.choice(("cargo", "targets", "processes"))
        if part == "processes":
            one.processes.append(self.new(AgentKind.PROCESS))
        else:
            of, kinds = (one.cargo, _CARGO) if part == "cargo" else (one.targets, _TARGETS)
            of.append(self.new(self.random.choice(kinds)))

    # -- words -------------------------------------------------------------------------------------------------------

    def _write(self) -> Made:
        caption = "A made-up figure: nothing here is biology."
        sentences: list[_Sentence] = []
        for one in self.deliveries:
            for agent in (*one.targets, *one.processes):
                one.signs[agent.key] = self.random.choice((Sign.POSITIVE, Sign.NEGATIVE))
            sentence = _spoken(one, len(caption) + 1)
            caption += " " + sentence.text
            sentences.append(sentence)
        self.digest = sha256(caption)
        statements: list[Statement] = []
        mechanisms: list[Mechanism] = []
        for i, (one, sentence) in enumerate(zip(self.deliveries, sentences, strict=True)):
            said = self._statements(one, sentence, f"M{i + 1}", len(statements), i + 2, caption)
            statements += said
            mechanisms.append(_mechanism(one, sentence, f"M{i + 1}", said))
        spans: dict[str, list[Span]] = {}
        for sentence in sentences:
            for key, span in sentence.spans.items():
                spans.setdefault(key, []).append(span)
        agents = tuple(
            a.model_copy(
                update={"mentions": tuple(Mention(text=caption[s.start : s.end], span=s) for s in spans.get(a.key, ()))}
            )
            for a in self.agents
        )
        network = Network(
            figid=self.figid,
            title=f"A made-up network of {self.n_agents} agents",
            caption_sha256=sha256(caption),
            agents=agents,
            statements=tuple(statements),
            mechanisms=tuple(mechanisms),
        )
        figure = Figure(
            figid=self.figid, caption=caption, generation="V2b", title="A made-up figure", record_sha256=sha256(caption)
        )
        return Made(network, figure)

    def _is_new(self, one: _Delivery) -> bool:
        """True for the first delivery of its vesicle, which alone says where it comes from."""
        return next(d for d in self.deliveries if d.vesicle is one.vesicle) is one

    def _statements(
        self, one: _Delivery, sentence: _Sentence, mechanism: str, before: int, number: int, caption: str
    ) -> list[Statement]:
        claims = _claims(one, before, self._is_new(one))
        digest = self.digest
        return [_statement(claim, one, sentence, mechanism, number, caption, digest) for claim in claims]


def _spoken(one: _Delivery, start: int) -> _Sentence:
    """The sentence of a mechanism."""
    said = _Sentence(start)
    said.say("From ", "release")
    said.say(one.donor.name, one.donor.key)
    said.say(" come ", "come")
    said.say(one.vesicle.name, one.vesicle.key)
    said.say(", which ")
    said.say("carry", "carry")
    said.say(" ")
    said.listed(one.cargo)
    said.say(", and these ")
    for i, target in enumerate(one.targets):
        said.say(" and " if i else "")
        said.say(_VERBS[one.signs[target.key]], f"act {target.key}")
        said.say(" ")
        said.say(target.name, target.key)
    said.say(" in ", "in")
    said.say(one.recipient.name, one.recipient.key)
    for process in one.processes:
        said.say(" to ")
        said.say(_VERBS[one.signs[process.key]], f"act {process.key}")
        said.say(" ")
        said.say(process.name, process.key)
    if one.outcome is not None:
        said.say(", which ")
        said.say("turns it into", "turn")
        said.say(" ")
        said.say(one.outcome.name, one.outcome.key)
    said.say(".")
    return said


def _claims(one: _Delivery, before: int, is_new: bool) -> list[_Claim]:
    """What the sentence states and implies, numbered on from ``before``."""
    none, words = Sign.NONE, Basis.EXPLICIT
    claims = [_Claim(StatementType.RELEASE, one.donor, one.vesicle, none, words, "come")] if is_new else []
    claims += [_Claim(StatementType.CARRIAGE, one.vesicle, cargo, none, words, "carry") for cargo in one.cargo]
    claims.append(_Claim(StatementType.DELIVERY, one.vesicle, one.recipient, none, Basis.IMPLIED, "in", is_said=False))
    for i, target in enumerate(one.targets):
        for cargo in one.cargo[i % len(one.cargo) :] if i else one.cargo[:1] if len(one.targets) > 1 else one.cargo:
            claims.append(_effect(cargo, target, one, Basis.EXPLICIT))
    for i, process in enumerate(one.processes):
        target = one.targets[i % len(one.targets)]
        claims.append(_effect(target, process, one, Basis.IMPLIED))
    if one.outcome is not None:
        claims.append(_Claim(StatementType.CONVERSION, one.recipient, one.outcome, none, words, "turn"))
        for process in one.processes[:1]:
            claims.append(
                _Claim(StatementType.PRODUCTION, process, one.outcome, Sign.POSITIVE, Basis.STRUCTURAL, "turn")
            )
    for i, claim in enumerate(claims):
        claim.key = f"R{before + i + 1}"
    return claims + _net(one, claims, before + len(claims) + 1)


def _effect(subject: Agent, object_: Agent, one: _Delivery, basis: Basis) -> _Claim:
    sign = one.signs[object_.key]
    kind = StatementType.ACTIVATION if sign is Sign.POSITIVE else StatementType.INHIBITION
    return _Claim(kind, subject, object_, sign, basis, f"act {object_.key}", is_said=basis is Basis.EXPLICIT)


def _net(one: _Delivery, claims: list[_Claim], number: int) -> list[_Claim]:
    """The net effect of the first cargo on the first process, explained by the two steps between them."""
    if not one.processes:
        return []
    cargo, target, process = one.cargo[0], one.targets[0], one.processes[0]
    steps = [c for c in claims if (c.subject, c.object) in ((cargo, target), (target, process))]
    net = _effect(cargo, process, one, Basis.EXPLICIT)
    is_same = one.signs[target.key] is one.signs[process.key]
    net.sign = Sign.POSITIVE if is_same else Sign.NEGATIVE
    net.type = StatementType.ACTIVATION if is_same else StatementType.INHIBITION
    net.folded_by = tuple(step.key for step in steps)
    net.key = f"R{number}"
    return [net] if len(steps) == 2 else []


def _statement(
    claim: _Claim, one: _Delivery, sentence: _Sentence, mechanism: str, number: int, caption: str, digest: str
) -> Statement:
    span = Span(sentence.start, sentence.start + len(sentence.text))
    evidence = Evidence(
        quote=sentence.text,
        span=span,
        prefix=caption[max(0, span.start - _CONTEXT) : span.start],
        suffix=caption[span.end : span.end + _CONTEXT],
        caption_sha256=digest,
        source="made-up caption",
        section="made up",
        claim="made up",
        sentence=number,
        cue=_trimmed(sentence.spans[claim.verb], caption),
        subject_spans=(sentence.spans[claim.subject.key],),
        object_spans=(sentence.spans[claim.object.key],),
    )
    return Statement(
        key=claim.key,
        type=claim.type,
        subject=claim.subject.key,
        object=claim.object.key,
        sign_text=_as_said(claim),
        sign_model=claim.sign,
        basis=claim.basis,
        mechanism=mechanism,
        donor=one.donor.key,
        vesicle=one.vesicle.key,
        recipient=one.recipient.key,
        evidence=(evidence,),
        profiles=() if claim.folded_by else _BOTH,
        folded_by=claim.folded_by,
        review=ReviewState.DRAFTED,
    )


def _as_said(claim: _Claim) -> Sign | None:
    """The sign in words: none for what is only tied together, nothing at all for a step that is implied."""
    if claim.basis is Basis.STRUCTURAL or claim.sign is Sign.NONE:
        return Sign.NONE
    return claim.sign if claim.is_said else None


def _trimmed(span: Span, caption: str) -> Span:
    words = caption[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))


def _mechanism(one: _Delivery, sentence: _Sentence, key: str, said: list[Statement]) -> Mechanism:
    return Mechanism(
        key=key,
        title=f"{one.cargo[0].name} and {one.targets[0].name} in {one.recipient.name}",
        donor=one.donor.key,
        vesicle=one.vesicle.key,
        cargo=tuple(a.key for a in one.cargo),
        recipient=one.recipient.key,
        targets=tuple(a.key for a in one.targets),
        processes=tuple(a.key for a in one.processes),
        outcomes=(one.outcome.key,) if one.outcome is not None else (),
        statements=tuple(s.key for s in said),
        sentence=Span(sentence.start, sentence.start + len(sentence.text)),
    )

"""Quality of a record: what PFOCR's fields and OCR say that its caption does not bear out.

Computed from the figure and the network of its caption; nothing is mended unasked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from figtrace.model.problems import Problem, Report, Severity
from figtrace.model.records import Agent, Figure, Network, OcrHit
from figtrace.model.vocabulary import CELLS, AgentKind, GroundingLevel, OcrVerdict

Rule = Callable[[Network, Figure], Iterator[Problem]]

MOLECULES: Final = frozenset(
    {
        AgentKind.PROTEIN,
        AgentKind.FAMILY,
        AgentKind.GENE,
        AgentKind.MIRNA,
        AgentKind.COMPLEX,
        AgentKind.CHEMICAL,
        AgentKind.PATHWAY,
    }
)
"""What a gene keyword can name: molecules and pathways."""

_TRNA = re.compile(r"TR[A-Z]{1,4}-[ACGTN]{3}\d+-\d+")
"""Symbols of human tRNA genes: TR, the amino acid's letter, the anticodon (TRL-TAG1-1)."""

_MISSED_MOST = (OcrVerdict.MISSED, OcrVerdict.MISREAD, OcrVerdict.WRONG_SPECIES)


def problems(network: Network, figure: Figure) -> Iterator[Problem]:
    """What is wrong with the record, in the order of its rules."""
    for rule in RULES:
        yield from rule(network, figure)


def changes(before: Figure, after: Figure) -> Report:
    """How a record differs from the one imported earlier: one warning with every field that changed, or nothing."""
    if before.record_sha256 == after.record_sha256:
        return Report()
    told: list[str] = []
    for name in Figure.model_fields:
        old, new = getattr(before, name), getattr(after, name)
        if old == new or name in ("record_sha256", "generation"):
            continue
        label = "keywords" if name == "gene_keywords" else name
        told.append(f"{label} {len(old)} → {len(new)}" if isinstance(old, tuple) else f'{label} "{old}" → "{new}"')
    if not told:
        return Report()
    message = f"record differs from the imported one: {', '.join(told)}"
    return Report((Problem("record-changed", after.figid, message, "review the difference", Severity.WARNING),))


def siblings(network: Network, figure: Figure, others: Iterable[Figure]) -> Report:
    """Other figures of the same paper whose captions name molecules or cell states of this network."""
    found = []
    for other in others:
        if other.figid == figure.figid or other.pmcid is None or other.pmcid != figure.pmcid:
            continue
        shared = [
            agent
            for agent in network.agents
            if agent.kind in MOLECULES | {AgentKind.CELL_STATE} and _is_mentioned(agent, other.caption)
        ]
        if shared:
            shared.sort(key=lambda agent: agent.mentions[0].span.start if agent.mentions else 0)
            message = f"{other.number} of the same paper shares {', '.join(agent.name for agent in shared)}"
            found.append(Problem("sibling-figure", figure.figid, message, "offer a merged view", Severity.NOTE))
    return Report.of(found)


def _is_mentioned(agent: Agent, caption: str) -> bool:
    """True when the caption has one of the agent's own words; a number may follow (TGF-β1), a letter may not."""
    words = {agent.name, *(mention.text for mention in agent.mentions)}
    return any(re.search(rf"(?<!\w){re.escape(word)}(?![^\W\d_])", caption) for word in words)


def _organisms(network: Network, figure: Figure) -> Iterator[Problem]:
    """Organisms that only the OCR's gene lexicons brought in, in a figure whose agents are of another one."""
    taxon, name = _usual_organism(network, figure)
    if taxon is None or name is None:
        return
    usual = {hit.symbol for hit in figure.ocr if hit.taxon == taxon}
    for organism in dict.fromkeys((*figure.organisms, *figure.organisms_ner)):
        own = [hit for hit in figure.ocr if hit.organism == organism]
        if organism == name or organism not in figure.organisms_ner or not own or organism in figure.caption:
            continue
        symbols = dict.fromkeys(hit.symbol for hit in own if hit.symbol and hit.symbol not in usual)
        rests = f"OCR symbols {', '.join(symbols)}" if symbols else "OCR symbols that it shares"
        field = "organisms" if organism in figure.organisms else "organisms_ner"
        message = f'{field}: "{organism}" rests only on {rests}'
        yield _warning("organism-unlikely", figure, message, f"set {name}")
    if figure.organisms_ner and name in figure.organisms and name not in figure.organisms_ner:
        yield _warning("organism-lists-disagree", figure, f'organisms_ner lacks "{name}"', "pick one list")


def _usual_organism(network: Network, figure: Figure) -> tuple[str | None, str | None]:
    """Taxon and name of the organism that most agents are of; the name as the OCR tables give it."""
    counts = Counter(agent.taxon for agent in network.agents if agent.taxon)
    if not counts:
        return None, None
    taxon = counts.most_common(1)[0][0]
    return taxon, next((hit.organism for hit in figure.ocr if hit.taxon == taxon), None)


def _keywords(network: Network, figure: Figure) -> Iterator[Problem]:
    """Gene keywords that are symbols of another organism, and how much of the caption the keywords cover."""
    taxon, name = _usual_organism(network, figure)
    keywords = figure.gene_keywords
    if taxon is None or not keywords:
        return
    human = {hit.symbol for hit in figure.ocr if hit.taxon == taxon}
    other = {hit.symbol: hit.word for hit in reversed(figure.ocr) if hit.taxon != taxon and hit.symbol}
    agent_of = {row.word: row.agent for row in network.ocr if row.word}
    label = "human" if name == "Homo sapiens" else name or taxon
    for keyword in keywords:
        if keyword in other and keyword not in human:
            agent = agent_of.get(other[keyword])
            cure = f"map to {agent}" if agent else "leave it out"
            yield _warning("keyword-not-human", figure, f'keyword "{keyword}" is no {label} symbol', cure)
    yield from _coverage(network, figure)


def _coverage(network: Network, figure: Figure) -> Iterator[Problem]:
    molecules = [agent for agent in network.agents if agent.kind in MOLECULES]
    covered = {row.agent for row in network.ocr if set(row.symbols) & set(figure.gene_keywords)}
    verdicts = {row.agent: row.verdict for row in network.ocr}
    missing = [agent for agent in molecules if agent.key not in covered]
    if not missing:
        return
    missing.sort(key=lambda agent: _rank(verdicts.get(agent.key)))
    told = ", ".join(agent.name for agent in missing[:2]) + (", …" if len(missing) > 2 else "")
    n = len(molecules)
    message = (
        f"{len(figure.gene_keywords)} keywords cover {n - len(missing)} of {n} molecules and pathways; missing {told}"
    )
    yield Problem("keyword-coverage", figure.figid, message, "take them from the caption", Severity.NOTE)


def _rank(verdict: OcrVerdict | None) -> int:
    """How badly the OCR missed an agent: the worst comes first."""
    return _MISSED_MOST.index(verdict) if verdict in _MISSED_MOST else len(_MISSED_MOST)


def _ocr(network: Network, figure: Figure) -> Iterator[Problem]:
    """OCR words that were misread, taken for another thing, or taken for one member of a family."""
    taxon, _ = _usual_organism(network, figure)
    for row in network.ocr:
        agent = network.agent.get(row.agent or "")
        hits = [hit for hit in figure.ocr if hit.word == row.word]
        human = [hit for hit in hits if hit.taxon == taxon]
        if agent is None or not hits or agent.grounding is None:
            continue
        first = (human or hits)[0]
        if row.verdict is OcrVerdict.MISREAD:
            yield _misread(figure, agent, first, taxon)
        elif row.verdict is OcrVerdict.WRONG_SENSE:
            gene = (first.curie or first.symbol or "").removeprefix("ncbigene:")
            short, long = _definition(agent, figure.caption) or (agent.name, agent.preferred_name or agent.name)
            message = f'"{row.word}" grounded to gene {gene}; the caption defines {short} as {long}'
            yield _warning("abbreviation-as-gene", figure, message, f"use {agent.grounding.curie}")
        elif agent.kind is AgentKind.FAMILY and agent.grounding.level is GroundingLevel.FAMILY and human:
            symbols = list(dict.fromkeys(hit.symbol for hit in human if hit.symbol))
            what = (
                f"{symbols[0]} alone" if len(symbols) == 1 else f"{len(symbols)} genes, {symbols[0]} to {symbols[-1]}"
            )
            message = f'"{row.word}" grounded to {what}'
            yield _warning("family-as-member", figure, message, f"use {agent.grounding.curie}, list the members")


def _misread(figure: Figure, agent: Agent, hit: OcrHit, taxon: str | None) -> Problem:
    what = hit.curie or hit.symbol or "nothing"
    if _TRNA.fullmatch(hit.symbol or ""):
        what += ", a tRNA"
    elif hit.taxon != taxon and hit.organism:
        what += f" of {hit.organism}"
    message = f'OCR "{hit.word}" → {what}; the caption has "{agent.name}"'
    assert agent.grounding is not None
    return _warning("ocr-misread", figure, message, f"ground to {agent.grounding.curie}")


def _definition(agent: Agent, caption: str) -> tuple[str, str] | None:
    """Short and long form, where the caption defines the agent as ``long form (SHORT)``."""
    for short in agent.mentions:
        start, end = short.span
        if caption[start - 1 : start] != "(" or caption[end : end + 1] != ")":
            continue
        for long in agent.mentions:
            if long.span.end == start - 2:
                return short.text, long.text
    return None


def _donors(network: Network, figure: Figure) -> Iterator[Problem]:
    """A title that names one donor's vesicles where most mechanisms have another."""
    title = (figure.title or "").casefold()
    if not re.search(r"exosome|vesicle", title):
        return
    donors = [mechanism.donor for mechanism in network.mechanisms if mechanism.donor]
    for key in dict.fromkeys(donors):
        agent = network.agent.get(key)
        if agent is None or not any(name.casefold() in title for name in (agent.name, *agent.synonyms)):
            continue
        others = sum(donor != key for donor in donors)
        if others:
            message = f"title names {agent.name} exosomes; {others} of {len(donors)} mechanisms name other donors"
            yield _warning("donor-overreach", figure, message, "donor per mechanism")


def _abbreviations(network: Network, figure: Figure) -> Iterator[Problem]:
    """Abbreviations that only the title expands, and long forms that name another agent."""
    for agent in network.agents:
        letters = agent.name
        is_short = agent.kind in CELLS and re.fullmatch(r"[A-Z]{2,5}", letters) is not None
        if is_short and letters in figure.caption and _definition(agent, figure.caption) is None:
            long = _expansion(letters, figure.title or "")
            if long:
                message = f'"{letters}" is never expanded; figtitle has "{long}"'
                yield Problem("abbreviation-undefined", figure.figid, message, "take it", Severity.NOTE)
    defined = {agent.key: _definition(agent, figure.caption) for agent in network.agents}
    for agent in network.agents:
        pair = defined[agent.key]
        if pair is None:
            continue
        bare = pair[1].casefold().removeprefix("human ")
        for other in network.agents:
            their = defined[other.key]
            if other.key != agent.key and their is not None and their[1].casefold() == bare:
                message = f'"{pair[1]} ({pair[0]})" names {other.name}'
                yield _warning("long-form-mismatch", figure, message, "trust the short form")


def _expansion(letters: str, title: str) -> str | None:
    """Words of the title, one after another, that start with these letters."""
    words = re.findall(r"[^\W\d_]+", title)
    for at in range(len(words) - len(letters) + 1):
        run = words[at : at + len(letters)]
        if "".join(word[0] for word in run).upper() == letters:
            return " ".join(run)
    return None


def _rights(_network: Network, figure: Figure) -> Iterator[Problem]:
    if figure.licence:
        message = f'"{figure.licence}" covers the record, not article, caption or figure image'
        yield _warning("licence-scope", figure, message, "say so; no image in exports")
    if figure.doi or figure.pmcid:
        message = f"no retraction status for {figure.doi or figure.pmcid}"
        yield _warning("retraction-unknown", figure, message, 'check at curation; show "unknown"')


def _numbers(_network: Network, figure: Figure) -> Iterator[Problem]:
    """The spellings of a figure's number, when there is more than one."""
    tail = re.search(r"(?:\.\d+|[A-Za-z]+\d+)(?=(?:_HTML)?$)", figure.figid)
    link = (figure.figlink or "").rstrip("/").rpartition("/")[2]
    alias = figure.aliases[0].partition("__")[2] if figure.aliases else ""
    spelled = [tail[0] if tail else "", figure.number or "", link, f"__{alias}" if alias else ""]
    told = list(dict.fromkeys(one for one in spelled if one))
    if len({one.strip("_") for one in told}) > 1:
        message = f"{', '.join(told)} are one figure"
        yield Problem("number-spellings", figure.figid, message, "normalise; escape in file names", Severity.NOTE)


def _warning(code: str, figure: Figure, message: str, cure: str) -> Problem:
    return Problem(code, figure.figid, message, cure, Severity.WARNING)


RULES: Final[tuple[Rule, ...]] = (_organisms, _keywords, _ocr, _donors, _abbreviations, _rights, _numbers)
"""The rules, in the order in which their problems are read."""

"""Made-up networks that are as awkward as a network may be: hostile names, missing fields, loops, opposite pairs."""

from __future__ import annotations

from hypothesis import strategies as st

from figtrace.model import records as r
from figtrace.model.vocabulary import (
    AgentKind,
    Basis,
    GroundingLevel,
    Profile,
    ReviewState,
    Sign,
    StatementType,
    Verification,
)

HOSTILE = (
    "\"<&\t>'",
    "\U0001d6fc-synuclein",
    "a\x01b",
    "=1+1",
    "",
    "a|b",
    "line\r\nend",
    " blank ",
    "<script>x</script>",
    "true",
    "12",
    "[1]",
    "CSC-Exos",
    "x\ufffe",
    "α5β1",
    "]]>",
    "@SUM(A1)",
    "'",
    "null",
)

text = st.sampled_from(HOSTILE) | st.text("ab\u03b1\U0001d6fc \t\n\r\x00=\"&<'|[{_", max_size=4)
maybe = st.none() | text
words = st.lists(text, max_size=3).map(tuple)
spans = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda p: r.Span(min(p), max(p)))
curies = st.sampled_from(("hgnc:18022", "fplx:HSPA", "go:0070062", "cellosaurus:0004", "mesh:D059016", "zz.top:1_a"))
keys = st.one_of(
    st.sampled_from(("mir155", "R07", "a b", "1x", "_x0041_", "é", "K:1", "x_", "n1", "line1", "a.b-c_d")),
    st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=6).filter(str.strip),
)


def evidence() -> st.SearchStrategy[r.Evidence]:
    return st.builds(
        r.Evidence,
        quote=text,
        span=spans,
        prefix=text,
        suffix=text,
        caption_sha256=text,
        source=text,
        sentence=st.integers(0, 9),
        cue=spans,
        subject_spans=st.lists(spans, max_size=2).map(tuple),
        object_spans=st.just(()),
        antecedent_spans=st.just(()),
        hedge=st.none() | spans,
        direction=st.sampled_from(("supports", "refutes", "unclear")),
    )


def agent(key: str) -> st.SearchStrategy[r.Agent]:
    grounding = st.builds(
        r.Grounding,
        curie=curies,
        level=st.sampled_from(GroundingLevel),
        name=text,
        source=text,
        is_verified=st.booleans(),
    )
    return st.builds(
        r.Agent,
        key=st.just(key),
        kind=st.sampled_from(AgentKind),
        name=text,
        preferred_name=maybe,
        synonyms=words,
        grounding=st.none() | grounding,
        candidates=st.lists(
            st.builds(
                r.Candidate, curie=curies, role=st.sampled_from(("alternative", "member")), name=maybe, source=maybe
            ),
            max_size=2,
        ).map(tuple),
        mentions=st.lists(st.builds(r.Mention, text=text, span=spans), max_size=2).map(tuple),
        taxon=maybe,
        is_receptor=st.booleans(),
        ambiguities=words,
        note=maybe,
    )


def statement(key: str, agents: list[str]) -> st.SearchStrategy[r.Statement]:
    end, place = st.sampled_from(agents), st.none() | st.sampled_from(agents)
    return st.builds(
        r.Statement,
        key=st.just(key),
        type=st.sampled_from(StatementType),
        modelled_type=st.none() | st.sampled_from(StatementType),
        subject=end,
        object=end,
        sign_text=st.none() | st.sampled_from(Sign),
        sign_model=st.sampled_from(Sign),
        basis=st.sampled_from(Basis),
        aspect=maybe,
        directness=st.sampled_from(("direct", "indirect", "unknown")),
        mechanism=maybe,
        donor=place,
        vesicle=place,
        recipient=place,
        evidence=st.lists(evidence(), max_size=2).map(tuple),
        references=words,
        profiles=st.lists(st.sampled_from(Profile), max_size=2, unique=True).map(tuple),
        folded_by=st.just(()),
        ambiguities=words,
        note=maybe,
        is_headline=st.booleans(),
        review=st.sampled_from(ReviewState),
    )


def foreign() -> st.SearchStrategy[r.Foreign]:
    names = st.sampled_from(("nodes", "edges", "ids", "network", "aspect x", "aspect nodes")) | text
    held = st.sampled_from(('[{"x": 1}]', '{"mir155": {"score": 1.5}}', '{"nodes": {"R07": 3}}', "[]", "{")) | text
    return st.builds(r.Foreign, format=st.just("cx2") | text, name=names, text=held)


@st.composite
def networks(draw: st.DrawFn) -> r.Network:
    agent_keys = draw(st.lists(keys, max_size=4, unique=True))
    statement_keys = draw(st.lists(keys, max_size=5, unique=True)) if agent_keys else []
    mechanism = st.builds(
        r.Mechanism,
        key=st.sampled_from(("M1", "R07")),
        title=text,
        cargo=words,
        statements=st.just(tuple(statement_keys)),
        sentence=st.none() | spans,
    )
    reference = st.builds(
        r.Reference,
        key=st.just("REF_ZHOU2014"),
        verification=st.sampled_from(Verification),
        verified_fields=words,
        doi=maybe,
        pmid=st.none() | st.sampled_from(("24735924",)),
        year=st.none() | st.just(2014),
    )
    conflict = st.builds(
        r.Conflict,
        key=text,
        title=text,
        agents=words,
        sides=st.lists(
            st.builds(r.ConflictSide, words=text, statements=st.just(tuple(statement_keys))), max_size=2
        ).map(tuple),
    )
    return r.Network(
        figid=draw(text),
        title=draw(text),
        caption_sha256=draw(text),
        data_licence=draw(st.none() | st.just("CC0-1.0") | text),
        foreign=tuple(draw(st.lists(foreign(), max_size=2))),
        agents=tuple(draw(agent(key)) for key in agent_keys),
        statements=tuple(draw(statement(key, agent_keys)) for key in statement_keys),
        mechanisms=tuple(draw(st.lists(mechanism, max_size=1))),
        references=tuple(draw(st.lists(reference, max_size=1))),
        conflicts=tuple(draw(st.lists(conflict, max_size=1))),
        curation=draw(
            st.none()
            | st.builds(
                r.Curation,
                curators=st.just((r.Person(name="A", orcid="0000-0002-1825-0097"),)),
                is_single_curator=st.booleans(),
            )
        ),
    )

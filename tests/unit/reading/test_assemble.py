"""A draft as a network: suggested, anchored, grounded where a name can be, and good by the model's own rules."""

from __future__ import annotations

from figtrace.model import codec
from figtrace.model.records import Figure, sha256
from figtrace.model.validate import check
from figtrace.model.vocabulary import AgentKind, Basis, Profile, ReviewState, Sign, StatementType
from figtrace.reading.assemble import as_network
from tests.unit.reading.kit import founding, grounder, reader

CAPTION = (
    "Exosomes derived from melanoma cells carry miR-9. miR-9 inhibits suppressor of cytokine signaling 5 (SOCS5) to "
    "promote angiogenesis. SOCS5 may suppress JAK2. Loss of PTEN activates AKT in endothelial cells."
)


def figure(caption: str = CAPTION) -> Figure:
    return Figure(figid="PMC1__made", caption=caption, generation="V2b", record_sha256=sha256("made"))


def network():  # type: ignore[no-untyped-def]
    return as_network(reader().read(CAPTION, "PMC1__made"), figure(), grounder())


def test_every_statement_is_suggested_and_anchored_in_the_caption() -> None:
    made = network()
    assert made.statements
    for one in made.statements:
        assert one.review is ReviewState.SUGGESTED
        (evidence,) = one.evidence
        assert CAPTION[evidence.span.start : evidence.span.end] == evidence.quote
        assert evidence.caption_sha256 == sha256(CAPTION)
        assert CAPTION[: evidence.span.start].endswith(evidence.prefix)
        assert CAPTION[evidence.span.end :].startswith(evidence.suffix)
        for span in (evidence.cue, *evidence.subject_spans, *evidence.object_spans):
            assert evidence.span.start <= span.start < span.end <= evidence.span.end


def test_short_and_long_form_are_one_agent() -> None:
    made = network()
    (socs,) = [a for a in made.agents if "SOCS5" in (a.name, *a.synonyms)]
    assert socs.name == "SOCS5"
    assert {m.text for m in socs.mentions} == {"suppressor of cytokine signaling 5", "SOCS5"}
    assert socs.grounding is not None
    assert socs.grounding.curie == "hgnc:16852"
    assert not socs.grounding.is_verified


def test_kinds_signs_and_contexts_are_those_of_the_words() -> None:
    made = network()
    kinds = {a.name: a.kind for a in made.agents}
    assert kinds["Exosomes"] is AgentKind.VESICLE
    assert kinds["melanoma cells"] is AgentKind.CELL_TYPE
    assert kinds["miR-9"] is AgentKind.MIRNA
    assert kinds["angiogenesis"] is AgentKind.PROCESS
    ends = {(s.subject, s.type, s.object): s for s in made.statements}
    carried = ends["exosomes", StatementType.CARRIAGE, "mir9"]
    assert (carried.sign_text, carried.donor, carried.vesicle) == (Sign.NONE, "melanomacells", "exosomes")
    lost = next(s for s in made.statements if s.subject == "pten")
    assert (lost.sign_text, lost.profiles) == (Sign.NEGATIVE, (Profile.CAPTION,))
    assert "its loss" in (lost.note or "")
    guessed = next(s for s in made.statements if s.object == "jak2")
    assert guessed.evidence[0].hedge is not None


def test_an_implied_step_says_that_it_is_one() -> None:
    (step,) = [s for s in network().statements if s.basis is Basis.IMPLIED]
    assert (step.subject, step.object, step.sign_text, step.sign_model) == (
        "socs5",
        "angiogenesis",
        None,
        Sign.NEGATIVE,
    )


def test_it_is_a_network_that_the_model_takes() -> None:
    made = network()
    assert codec.loads(codec.dumps(made)) == made
    assert check(made, figure()).is_good, [str(p) for p in check(made, figure()).errors]


def test_without_a_grounder_nothing_has_an_identifier() -> None:
    made = as_network(reader().read(CAPTION, "PMC1__made"), figure())
    assert {a.grounding for a in made.agents} == {None}


def test_a_caption_without_a_mechanism_gives_an_empty_network() -> None:
    made = as_network(reader().read("EGFR signaling pathway.", "x"), figure("EGFR signaling pathway."))
    assert (made.agents, made.statements) == ((), ())


def test_the_founding_caption_becomes_a_network_that_the_model_takes() -> None:
    one = founding()
    made = as_network(reader().read(one.caption, one.figid), one, grounder())
    assert check(made, one).is_good, [str(p) for p in check(made, one).errors]
    said = {(s.subject, s.object): s.sign_text for s in made.statements if s.basis is Basis.EXPLICIT}
    assert said["mir105", "zo1"] is Sign.NEGATIVE
    assert said["exosomes", "tp53inp1"] is Sign.NEGATIVE
    assert said["hsp72", "tlr2"] is Sign.UNSIGNED


def test_a_disease_is_an_outcome_and_as_a_source_stays_unclassified() -> None:
    def kinds(caption: str) -> dict[str, tuple[str, str | None]]:
        told = as_network(reader().read(caption, "PMC1__made"), figure(caption))
        return {agent.name: (agent.kind.value, agent.note) for agent in told.agents}

    assert kinds("IL-6 promotes psoriasis.")["psoriasis"] == (AgentKind.PROCESS.value, "a disease")
    told = kinds("Multiple myeloma secretes exosomes.")
    assert told["Multiple myeloma"] == (AgentKind.UNKNOWN.value, "a disease")

"""The quality checks, with the founding figure's examples word by word; a code without a test fails here."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from figtrace.figures import pfocr
from figtrace.figures.library import Library, default_data
from figtrace.model import record_quality, validate
from figtrace.model.problems import Severity
from figtrace.model.records import Candidate
from figtrace.model.vocabulary import Basis, GroundingLevel, StatementType
from tests.shared import needs_shared, shared
from tests.unit.model.test_validate import with_agent, with_evidence, with_statement

FOUNDING = "PMC9095362__SCI2022-9133658.005"
HERE = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def figure():
    return Library(default_data()).figure(FOUNDING)


@pytest.fixture(scope="module")
def network():
    return Library(default_data()).network(FOUNDING)


def told(network, figure):
    return [(p.code, p.severity.value[0], f"{p.message} ({p.cure})") for p in validate.check(network, figure)]


def new(network, figure, changed):
    """What the changed network is told and the founding one is not."""
    before = told(network, figure)
    return [one for one in told(changed, figure) if one not in before]


WORD_BY_WORD = [
    (
        "organism-unlikely",
        "w",
        'organisms: "Equus caballus" rests only on OCR symbols MIR92A, MIR105 (set Homo sapiens)',
    ),
    (
        "organism-unlikely",
        "w",
        'organisms: "Canis lupus familiaris" rests only on OCR symbols HSP70 (set Homo sapiens)',
    ),
    ("organism-lists-disagree", "w", 'organisms_ner lacks "Homo sapiens" (pick one list)'),
    ("keyword-not-human", "w", 'keyword "MIR92A" is no human symbol (map to mir92a)'),
    ("keyword-not-human", "w", 'keyword "MIR105" is no human symbol (map to mir105)'),
    ("keyword-not-human", "w", 'keyword "HSP70" is no human symbol (map to hsp70)'),
    (
        "keyword-coverage",
        "n",
        "7 keywords cover 7 of 16 molecules and pathways; missing TP53INP1, TLR2, … (take them from the caption)",
    ),
    (
        "ocr-misread",
        "w",
        'OCR "TRL2" → ncbigene:7208, a tRNA; the caption has "TLR2" (ground to hgnc:11848)',
    ),
    (
        "abbreviation-as-gene",
        "w",
        '"TAM" grounded to gene 8205; the caption defines TAMs as tumor-associated macrophages (use mesh:D000084582)',
    ),
    ("family-as-member", "w", '"HSP70" grounded to HSPA4 alone (use fplx:HSPA, list the members)'),
    ("family-as-member", "w", '"Smad" grounded to 8 genes, SMAD1 to SMAD3 (use fplx:SMAD, list the members)'),
    (
        "donor-overreach",
        "w",
        "title names CSC exosomes; 4 of 6 mechanisms name other donors (donor per mechanism)",
    ),
    ("abbreviation-undefined", "n", '"CSC" is never expanded; figtitle has "Cancer Stem Cell" (take it)'),
    (
        "long-form-mismatch",
        "w",
        '"human epidermal growth factor receptor (HER-2)" names EGFR (trust the short form)',
    ),
    ("unsigned-effect", "w", 'R22 "interacts with" gives no sign (leave unsigned; profile literature has −)'),
    (
        "contradiction",
        "w",
        "C1: R23 says miR-92a → EC migration; R22+R25 (literature) say the opposite (show both)",
    ),
    ("counted-twice", "n", "R32 runs beside R30 + R31 (folded at mechanism level)"),
    ("agent-alone", "w", "smad has no statement (link or delete)"),
    ("agent-alone", "w", "caspases has no statement (link or delete)"),
    (
        "licence-scope",
        "w",
        '"CC0" covers the record, not article, caption or figure image (say so; no image in exports)',
    ),
    (
        "retraction-unknown",
        "w",
        'no retraction status for 10.1155/2022/9133658 (check at curation; show "unknown")',
    ),
    ("number-spellings", "n", ".005, F5, fig5, __F5 are one figure (normalise; escape in file names)"),
]


@pytest.mark.parametrize("expected", WORD_BY_WORD, ids=[code for code, *_ in WORD_BY_WORD])
def test_the_founding_examples(network, figure, expected):
    assert expected in told(network, figure)


def test_how_often_each_check_fires_on_the_founding_figure(network, figure):
    counts: dict[str, int] = {}
    for code, *_ in told(network, figure):
        counts[code] = counts.get(code, 0) + 1
    assert counts == {
        "unsigned-effect": 4,
        "contradiction": 2,
        "counted-twice": 6,
        "agent-alone": 2,
        "organism-unlikely": 2,
        "organism-lists-disagree": 1,
        "keyword-not-human": 3,
        "keyword-coverage": 1,
        "family-as-member": 4,
        "ocr-misread": 2,
        "abbreviation-as-gene": 2,
        "donor-overreach": 1,
        "abbreviation-undefined": 1,
        "long-form-mismatch": 1,
        "licence-scope": 1,
        "retraction-unknown": 1,
        "number-spellings": 1,
    }


def test_evidence_that_is_missing(network, figure):
    bare = with_statement(network, "R30", evidence=())
    assert new(network, figure, bare) == [("evidence-missing", "e", "R30 has no evidence (select the words)")]
    imported = with_statement(network, "R30", evidence=(), basis=Basis.IMPORTED)
    assert new(network, figure, imported) == []


@pytest.mark.parametrize("key", ["R09", "R39"])
def test_a_quote_that_does_not_name_an_end(network, figure, key):
    changed = with_evidence(network, key, antecedent_spans=(), object_spans=())
    end = {"R09": "ev_paca", "R39": "proc_caf_from_msc"}[key]
    said = f"{key}: quote does not name {end} (add an antecedent span)"
    assert new(network, figure, changed) == [("quote-does-not-name", "w", said)]


def test_a_quote_without_context_that_occurs_more_than_once(network, figure):
    at = figure.caption.index("TME")
    changed = with_evidence(
        network,
        "R01",
        quote="TME",
        span=(at, at + 3),
        prefix="",
        suffix="",
        cue=(at, at + 3),
        subject_spans=(),
        object_spans=(),
        antecedent_spans=((0, 8),),
    )
    changed = type(network).model_validate(changed.model_dump())
    assert ("quote-ambiguous", "w", '"TME" occurs 3 times and has no context (store prefix and suffix)') in new(
        network, figure, changed
    )


def test_a_title_is_no_quote(network, figure):
    titled = figure.model_copy(update={"title": network.statement["R30"].evidence[0].quote})
    assert ("quote-is-title", "e", "R30 quotes the title (quote the caption)") in told(network, titled)


def test_one_quote_under_many_statements(network, figure):
    statements = tuple(
        one.model_copy(update={"evidence": network.statement["R30"].evidence})
        if one.key in ("R07", "R31", "R32")
        else one
        for one in network.statements
    )
    found = new(network, figure, network.model_copy(update={"statements": statements}))
    assert (
        "quote-reused",
        "w",
        '"miR-105, which downregulates the express…" stands under 4 statements: R07, R30, R31, R32 (split it)',
    ) in found


def test_hedges_and_negations_are_not_dropped(network, figure):
    changed = with_evidence(network, "R30", quote="miR-105 may not downregulate ZO-1")
    found = new(network, figure, changed)
    assert ("hedge-dropped", "w", '"may" stands within the clause of R30 (mark it)') in found
    assert ("negation-near", "w", '"not" stands within the clause of R30 (mark it)') in found
    marked = with_evidence(
        network, "R30", quote="miR-105 may not downregulate ZO-1", hedge=(731, 734), direction="refutes"
    )
    assert {"hedge-dropped", "negation-near"}.isdisjoint(code for code, *_ in told(marked, figure))


def test_an_amount_of_a_cell_or_process(network, figure):
    cell = with_statement(network, "R30", object="cell_caf")
    assert ("type-ends-mismatch", "e", "R30: DecreaseAmount on a cell (choose Inhibition)") in new(
        network, figure, cell
    )
    process = with_statement(network, "R23", type=StatementType.INCREASE_AMOUNT)
    assert ("type-ends-mismatch", "e", "R23: IncreaseAmount on a process (choose Activation)") in new(
        network, figure, process
    )


def test_a_statement_that_repeats_another(network, figure):
    again = network.statement["R30"].model_copy(update={"key": "R99"})
    doubled = network.model_copy(update={"statements": (*network.statements, again)})
    said = "R99 repeats R30: same ends, type, sign (merge the evidence)"
    assert ("duplicate-statement", "w", said) in new(network, figure, doubled)


def test_a_contradiction_that_is_not_listed(network, figure):
    unlisted = network.model_copy(update={"conflicts": ()})
    said = "R23 says miR-92a → EC migration; R22+R25 (literature) say the opposite (list the conflict, and show both)"
    assert ("contradiction", "w", said) in new(network, figure, unlisted)


def test_a_delivery_that_lacks_an_end(network, figure):
    gone = {"R28", "R33"}
    changed = network.model_copy(
        update={
            "statements": tuple(one for one in network.statements if one.key not in gone),
            "mechanisms": tuple(one for one in network.mechanisms if one.vesicle != "ev_brca"),
        }
    )
    found = new(network, figure, changed)
    assert ("delivery-incomplete", "w", "ev_brca has cargo but no donor or recipient (complete the mechanism)") in found


def test_a_mechanism_that_is_not_what_its_statements_say(network, figure):
    def changed(**fields):
        first = network.mechanisms[0].model_copy(update=fields)
        return new(network, figure, network.model_copy(update={"mechanisms": (first, *network.mechanisms[1:])}))

    assert ("mechanism-inconsistent", "w", "M1: vesicle mir155 is a microRNA (name a vesicle, or leave it out)") in (
        changed(vesicle="mir155")
    )
    assert changed(cargo=("mir105",)) == [
        (
            "mechanism-inconsistent",
            "w",
            "M1: no statement says that ev_paca carries mir105 (add the statement, or take out the cargo)",
        )
    ]
    assert changed(statements=(*network.mechanisms[0].statements, "R30")) == [
        (
            "mechanism-inconsistent",
            "w",
            "M1 lists R30, whose mechanism is M4 (name the same mechanism on both sides)",
        )
    ]


def test_identifiers_are_well_formed_or_named(network, figure):
    def grounded(one: str):
        agent = network.agent["mir155"]
        assert agent.grounding is not None
        changed = with_agent(network, "mir155", grounding=agent.grounding.model_copy(update={"curie": one}))
        return new(network, figure, changed)

    assert grounded("hgnc:HGNC:31542") == [
        ("identifier-form", "e", 'mir155: "hgnc:HGNC:31542" does not fit hgnc (write hgnc:31542)')
    ]
    assert grounded("go:12") == [("identifier-form", "e", r'mir155: "go:12" does not fit go (it must match \d{7})')]
    (found,) = grounded("wormbase:WB1")
    assert found[:2] == ("prefix-unknown", "w")
    assert found[2].startswith('mir155: prefix "wormbase" of "wormbase:WB1" is not known (use one of bto, ')


def test_an_agent_without_an_identifier_is_legal(network, figure):
    candidates = (Candidate(curie="cl:0002569", role="alternative"),)
    changed = with_agent(network, "cell_hucmsc", grounding=None, candidates=candidates)
    assert new(network, figure, changed) == [
        ("unresolved", "n", "hucMSC has no identifier (legal; candidates: cl:0002569)")
    ]
    grounding = network.agent["cell_hucmsc"].grounding
    assert grounding is not None
    open_ = with_agent(
        network, "cell_hucmsc", grounding=grounding.model_copy(update={"level": GroundingLevel.UNRESOLVED})
    )
    assert [code for code, *_ in new(network, figure, open_)] == ["unresolved"]


def test_an_agent_of_another_organism(network, figure):
    changed = with_agent(network, "egfr", taxon="ncbitaxon:9796")
    assert new(network, figure, changed) == [
        ("organism-mismatch", "w", "egfr is of Equus caballus in a network of Homo sapiens (re-ground)")
    ]


def test_a_keyword_that_the_ocr_never_saw_is_not_judged(network, figure):
    more = figure.model_copy(update={"gene_keywords": (*figure.gene_keywords, "ABCD")})
    assert [one for one in told(network, more) if "ABCD" in one[2]] == []


def test_a_record_that_changed_since_its_import(figure):
    after = figure.model_copy(
        update={
            "record_sha256": "1",
            "gene_keywords": tuple(f"G{n}" for n in range(80)),
            "organisms_ner": tuple("abcde"),
            "number": "F6",
        }
    )
    (problem,) = record_quality.changes(figure, after)
    assert (problem.code, problem.severity) == ("record-changed", Severity.WARNING)
    assert problem.message == (
        'record differs from the imported one: number "F5" → "F6", keywords 7 → 80, organisms_ner 2 → 5'
    )
    assert problem.cure == "review the difference"
    assert len(record_quality.changes(figure, figure)) == 0


@needs_shared
def test_the_two_public_versions_of_the_founding_record(figure, tmp_path):
    fixtures = shared("facts", "fixtures")
    path = tmp_path / f"{FOUNDING}.md"
    path.write_bytes((fixtures / f"{FOUNDING}.other-version.md").read_bytes())
    (tmp_path / f"{FOUNDING}-genes.tsv").write_bytes((fixtures / f"{FOUNDING}-genes.tsv").read_bytes())
    (problem,) = record_quality.changes(figure, pfocr.read(path))
    assert problem.message == "record differs from the imported one: keywords 7 → 80, organisms_ner 2 → 5"
    other = pfocr.read(fixtures / "PMC9095362__SCI2022-9133658.004.md")
    network = Library(default_data()).network(FOUNDING)
    told_ = [str(p) for p in record_quality.siblings(network, figure, [other, figure])]
    assert told_ == [f"{FOUNDING}: F4 of the same paper shares TLR2, TGF-β, TAM (offer a merged view)"]


def test_a_record_without_a_network_is_not_guessed_at(figure, network):
    empty = network.model_copy(
        update=dict.fromkeys(("agents", "statements", "mechanisms", "conflicts", "notes", "ocr"), ())
    )
    assert [code for code, *_ in told(empty, figure)] == ["licence-scope", "retraction-unknown", "number-spellings"]


def test_every_code_has_a_test():
    root = HERE.parent / "figtrace"
    sources = [
        *(root / "model").glob("*.py"),
        *(root / "figures").glob("*.py"),
        root / "cli" / "records.py",
    ]
    codes: set[str] = set()
    for path in sources:
        text = path.read_text(encoding="utf-8")
        calls = r'(?:Problem|Refused|_warning|_found|_one|complain)\(\s*"([a-z0-9]+(?:-[a-z0-9]+)+)"'
        codes |= set(re.findall(calls, text))
    assert len(codes) > 50
    tests = "\n".join(
        path.read_text(encoding="utf-8")
        for room in ("model", "figures")
        for path in (HERE / "unit" / room).glob("*.py")
    )
    assert {code for code in codes if f'"{code}"' not in tests} == set()

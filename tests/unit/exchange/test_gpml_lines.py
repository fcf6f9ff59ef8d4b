"""GPML of others: lines that end on groups, on other lines, on nothing; publications; what is only counted."""

from __future__ import annotations

import pytest

from figtrace.exchange import Imported, export, fields_that_differ, load
from figtrace.model.problems import ProblemsFound
from figtrace.model.vocabulary import AgentKind, Sign, StatementType, Verification
from tests.unit.exchange.made import founding

NODES = {"a": ("A", "ncbigene", "1"), "b": ("B", "ensembl", "ENSG2"), "c": ("C", "", ""), "d": ("D", "", "")}


def node(ident: str, group: str = "") -> str:
    label, source, identifier = NODES[ident]
    held = f' groupRef="{group}"' if group else ""
    xref = f'<Xref identifier="{identifier}" dataSource="{source}"/>' if source else ""
    return f'<DataNode elementId="{ident}" textLabel="{label}" type="Protein"{held}>{xref}</DataNode>'


def line(ident: str, one: str, two: str, head: str = "Stimulation", *, back: str = "", inner: str = "") -> str:
    ends = [f'elementRef="{ref}"' if ref else 'x="9" y="9"' for ref in (one, two)]
    heads = [f' arrowHead="{word}"' if word else "" for word in (back, head)]
    points = "".join(f"<Point {end}{word}/>" for end, word in zip(ends, heads, strict=True))
    anchor = f'<Anchor elementId="on-{ident}" position="0.5"/>'
    return f'<Interaction elementId="{ident}"><Waypoints>{points}{anchor}</Waypoints>{inner}</Interaction>'


def pathway(*parts: str) -> str:
    return f'<Pathway xmlns="http://pathvisio.org/GPML/2021" title="P">{"".join(parts)}</Pathway>'


def read(*parts: str, expand: bool = False) -> Imported:
    return load(pathway(*parts), "gpml2021", expand_groups=expand)


def said(imported: Imported) -> dict[str, tuple[str, StatementType, Sign, str]]:
    return {s.key: (s.subject, s.type, s.sign_model, s.object) for s in imported.network.statements}


def told(imported: Imported, code: str) -> list[str]:
    return [problem.where for problem in imported.report if problem.code == code]


ALL = tuple(map(node, NODES))
UP, UNSIGNED = (StatementType.ACTIVATION, Sign.POSITIVE), (StatementType.REGULATION, Sign.UNSIGNED)


def group(ident: str, kind: str, label: str = "", inside: str = "") -> str:
    named, held = (f' textLabel="{label}"' if label else ""), (f' groupRef="{inside}"' if inside else "")
    return f'<Group elementId="{ident}" type="{kind}"{named}{held}/>'


def test_a_line_to_a_group_is_one_statement_about_an_agent_that_names_its_members() -> None:
    got = read(node("a", "g"), node("b", "g"), node("c"), group("g", "Complex"), line("l", "c", "g"))
    assert said(got) == {"l": ("c", *UP, "g")}
    made = got.network.agent["g"]
    assert (made.name, made.kind) == ("A, B", AgentKind.COMPLEX)
    assert [(one.curie, one.role, one.name) for one in made.candidates] == [
        ("ncbigene:1", "member", "A"),
        ("ensembl:ENSG2", "member", "B"),
    ]
    assert made.note == "a group drawn around A, B"
    assert told(got, "group-as-agent") == ["“A, B”"]


def test_a_group_is_a_complex_only_where_the_file_says_so() -> None:
    for kind, wanted in (("Group", AgentKind.UNKNOWN), ("Paralog", AgentKind.UNKNOWN), ("Complex", AgentKind.COMPLEX)):
        got = read(node("a", "g"), node("c"), group("g", kind, "Both"), line("l", "g", "c"))
        assert (got.network.agent["g"].kind, got.network.agent["g"].name) == (wanted, "Both")


def test_groups_are_expanded_on_request_through_groups_in_them() -> None:
    parts = (node("a", "in"), node("b", "g"), node("c"), group("g", "Complex"), group("in", "Group", inside="g"))
    got = read(*parts, line("l", "g", "c"), expand=True)
    assert said(got) == {"l.1": ("a", *UP, "c"), "l.2": ("b", *UP, "c")} or said(got) == {
        "l.1": ("b", *UP, "c"),
        "l.2": ("a", *UP, "c"),
    }
    assert set(got.network.agent) == {"a", "b", "c"}
    assert (told(got, "group-expanded"), told(got, "group-as-agent")) == (["“B, A”"], [])
    with pytest.raises(ProblemsFound, match="has no groups to expand"):
        load("A activates B", "sif", expand_groups=True)


@pytest.mark.parametrize("name", ["gpml2021", "gpml2013a"])
def test_a_vesicle_of_ours_is_no_group_to_expand(name: str) -> None:
    got = load(export(founding(), name, level=None).content, name, expand_groups=True)
    assert fields_that_differ(founding(), got.network) == set()
    assert told(got, "group-expanded") == []


def test_a_group_that_holds_itself_ends() -> None:
    got = read(
        node("a", "g"), node("c"), group("g", "Group", inside="h"), group("h", "Group", inside="g"), line("l", "g", "c")
    )
    assert got.network.agent["g"].name == "A"


@pytest.mark.parametrize("head", ["Inhibition", "Stimulation", "Catalysis"])
@pytest.mark.parametrize("base", ["Inhibition", "Conversion"])
def test_a_line_on_a_line_acts_on_its_target_and_gets_no_direction(head: str, base: str) -> None:
    """Inhibiting an inhibition is no inhibition: whatever the heads, the file does not say the direction on B."""
    got = read(*ALL, line("l", "a", "b", base), line("m", "c", "on-l", head))
    assert said(got)["m"] == ("c", *UNSIGNED, "b")
    words = got.network.statement["m"].note or ""
    assert f"drawn on the line l with arrow head “{head}”" in words
    assert told(got, "line-on-line") == ["m"]


def test_a_line_on_a_line_on_a_line_acts_where_the_last_one_does() -> None:
    got = read(*ALL, line("l", "a", "b"), line("m", "c", "on-l"), line("n", "d", "on-m"))
    assert said(got)["n"] == ("d", *UNSIGNED, "b")


@pytest.mark.parametrize(
    "parts",
    [
        (line("l", "a", "b", ""), line("m", "c", "on-l")),
        (line("l", "a", "b", back="Stimulation"), line("m", "c", "on-l")),
        (line("l", "a", ""), line("m", "c", "on-l")),
        (line("l", "a", "on-m"), line("m", "c", "on-l")),
        (line("l", "a", "b"), line("m", "on-l", "c")),
        (line("l", "a", "b"), line("k", "c", "d"), line("m", "on-l", "on-k")),
        (line("m", "c", "on-m"),),
    ],
    ids=["no head", "two heads", "loose", "each other", "begins", "both", "itself"],
)
def test_a_line_on_a_line_that_names_no_two_agents_is_reported(parts: tuple[str, ...]) -> None:
    got = read(*ALL, *parts)
    assert "m" not in said(got)
    assert "m" in told(got, "line-not-read")


def test_a_line_with_two_heads_says_both_and_one_drawn_backwards_is_turned() -> None:
    got = read(*ALL, line("l", "a", "b", "Stimulation", back="Inhibition"), line("k", "c", "d", "", back="Stimulation"))
    assert said(got) == {
        "l": ("a", *UP, "b"),
        "l.back": ("b", StatementType.INHIBITION, Sign.NEGATIVE, "a"),
        "k": ("d", *UP, "c"),
    }


def test_loose_ends_are_listed() -> None:
    got = read(*ALL, line("l", "a", ""), '<Interaction elementId="k"><Waypoints/></Interaction>')
    assert (told(got, "line-unattached"), told(got, "line-without-ends")) == (["l"], ["k"])


def test_publications_come_along_unverified() -> None:
    cited = '<Citation elementId="r1"><Xref identifier="123" dataSource="pubmed"/></Citation>'
    loose = '<Citation elementId="r2"><Xref identifier="978" dataSource="isbn"/></Citation>'
    inner = '<CitationRef elementRef="r1"/>'
    mine = '<DataNode elementId="x" textLabel="X" type="Protein"><CitationRef elementRef="r2"/></DataNode>'
    got = read(*ALL, mine, line("l", "a", "b", inner=inner), f"<Citations>{cited}{loose}</Citations>")
    assert got.network.statement["l"].references == ("r1",)
    first, second = got.network.references
    assert (first.pmid, first.verification, second.note) == ("123", Verification.UNVERIFIED, "isbn 978")
    assert told(got, "citation-loose") == ["references"]


def test_publications_of_2013a_come_along() -> None:
    text = (
        '<Pathway xmlns="http://pathvisio.org/GPML/2013a" Name="P">'
        '<DataNode GraphId="a" TextLabel="A"/><DataNode GraphId="b" TextLabel="B"/>'
        '<Interaction GraphId="l"><BiopaxRef>q</BiopaxRef><Graphics><Point GraphRef="a"/>'
        '<Point GraphRef="b" ArrowHead="mim-inhibition"/></Graphics></Interaction>'
        '<Biopax xmlns:bp="http://www.biopax.org/release/biopax-level3.owl#"'
        ' xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><bp:PublicationXref rdf:id="q"><bp:ID>77</bp:ID>'
        "<bp:DB>PubMed</bp:DB><bp:TITLE>On  A</bp:TITLE><bp:SOURCE>J</bp:SOURCE><bp:YEAR>2014</bp:YEAR>"
        "<bp:AUTHORS>Ada</bp:AUTHORS><bp:AUTHORS>Bob</bp:AUTHORS></bp:PublicationXref></Biopax></Pathway>"
    )
    network = load(text, "gpml2013a").network
    one = network.reference["q"]
    assert (one.pmid, one.title, one.journal, one.year, one.authors) == ("77", "On A", "J", 2014, "Ada; Bob")
    assert network.statement["l"].references == ("q",)


def test_a_label_of_two_lines_is_a_name_of_one() -> None:
    text = '<DataNode elementId="x" textLabel="Renin&#xA; angiotensin" type="Pathway"/>'
    assert read(text).network.agent["x"].name == "Renin angiotensin"


def test_what_is_not_read_is_counted() -> None:
    comment, held = '<Comment source="x">words</Comment>', '<Property key="k" value="v"/>'
    got = read(*ALL, comment, comment, held)
    counted = {p.where: p.message for p in got.report if p.code == "not-read"}
    assert counted["Comment"] == "not read: 2 comments"
    assert counted["Property"] == "not read: 1 property of others"

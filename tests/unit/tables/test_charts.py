"""The numbers of the charts and their words."""

from __future__ import annotations

import json

import pytest

from figtrace.figures.library import Library, default_data
from figtrace.model.records import Figure, Network
from figtrace.model.vocabulary import ReviewState
from figtrace.tables.charts import (
    bases_by_mechanism,
    connections,
    flow,
    kinds_by_mechanism,
    signs_by_mechanism,
)
from figtrace.tables.coverage import CARRIES, ROLES, caption_coverage
from tests.unit.network.made import CAPTION, FOUNDING, LITERATURE, MECHANISM, founding, made


def figure() -> Figure:
    return Library(default_data()).figure(FOUNDING)


def test_the_pieces_are_the_whole_caption_and_each_says_what_it_does() -> None:
    told = caption_coverage(figure(), founding(), MECHANISM)
    assert "".join(piece["text"] for piece in told["pieces"]) == figure().caption
    assert all(piece["text"] == figure().caption[piece["start"] : piece["end"]] for piece in told["pieces"])
    assert {piece["role"] for piece in told["pieces"]} <= set(ROLES)
    assert sum(told["words"].values()) == told["n_words"] == 179
    json.dumps(told)


def test_the_topic_sentence_carries_nothing_at_the_mechanism_level_and_says_why() -> None:
    told = caption_coverage(figure(), founding(), MECHANISM)
    scene = [piece for piece in told["pieces"] if piece["role"] == "scene"]
    assert [piece["statements"] for piece in scene] == [["R01"]]
    assert scene[0]["text"] == "CSC-Exos play a role in the regulation of the tumor microenvironment (TME)"
    assert told["words"]["scene"] == 12
    assert told["text"].startswith("167 of 179 words (93 %) carry statements")


def test_words_of_another_reading_are_told_apart() -> None:
    told = caption_coverage(figure(), founding(), CAPTION)
    (piece,) = [piece for piece in told["pieces"] if piece["role"] == "other reading"]
    assert (piece["text"], piece["statements"]) == (", which contributes to the ", ["R48", "R49", "R50"])


def test_the_cue_of_a_statement_is_its_relation() -> None:
    told = caption_coverage(figure(), founding(), MECHANISM)
    piece = next(piece for piece in told["pieces"] if piece["text"] == "downregulates the expression of")
    assert (piece["role"], piece["statements"]) == ("relation", ["R30", "R31", "R33"])


def test_quotes_that_are_not_there_do_not_count_and_are_told() -> None:
    other = figure().model_copy(update={"caption": "Another caption altogether, of CSC-Exos."})
    told = caption_coverage(other, founding(), MECHANISM)
    assert told["n_unanchored"] == 54
    assert told["n_carrying"] == 0
    assert told["text"].endswith("54 quotes are not where they should be and do not count.")


def test_a_rejected_statement_carries_no_words() -> None:
    statements = tuple(s.model_copy(update={"review": ReviewState.REJECTED}) for s in founding().statements)
    told = caption_coverage(figure(), founding().model_copy(update={"statements": statements}), MECHANISM)
    assert told["n_carrying"] == 0
    assert told["words"]["named only"] > 0
    assert all(piece["role"] not in CARRIES for piece in told["pieces"])


def test_no_network_at_all_leaves_every_word_silent() -> None:
    empty = Network(figid=FOUNDING, title="", caption_sha256="")
    told = caption_coverage(figure(), empty, CAPTION)
    assert told["words"]["nothing"] + told["words"]["joins"] == 179


def test_signs_and_bases_by_mechanism_count_the_drawn_statements() -> None:
    signs = signs_by_mechanism(founding(), MECHANISM)
    assert signs["columns"] == ["increases", "decreases", "no direction said", "no sign"]
    assert signs["counts"][0] == [1, 2, 0, 4]
    assert sum(map(sum, signs["counts"])) == 44
    assert sum(map(sum, bases_by_mechanism(founding(), CAPTION)["counts"])) == 36
    assert "from other papers" in bases_by_mechanism(founding(), LITERATURE)["columns"]
    assert signs["text"].startswith("Directions by mechanism. miR-155 and TP53INP1 in fibroblasts: 1 increases, ")


def test_statements_of_no_mechanism_have_a_row_of_their_own() -> None:
    told = signs_by_mechanism(made("a -> b", "b -| c"), MECHANISM)
    assert told["rows"] == [{"key": "", "title": "in no mechanism"}]
    assert (told["columns"], told["counts"]) == (["increases", "decreases"], [[1, 1]])


def test_kinds_by_mechanism_is_a_matrix() -> None:
    told = kinds_by_mechanism(founding())
    assert [row["key"] for row in told["rows"]] == ["M1", "M2", "M3", "M4", "M5", "M6"]
    assert told["counts"][0][told["columns"].index("microRNA")] == 1
    assert [sum(row) for row in told["counts"]] == [7, 8, 7, 6, 7, 9]


def test_connections_rank_by_betweenness() -> None:
    told = connections(made("a -> b", "b -> c", "c -> d", "a -| b"), MECHANISM)
    degree = {one["agent"]: (one["n_in"], one["n_out"], one["betweenness"]) for one in told["agents"]}
    assert degree == {"a": (0, 2, 0.0), "b": (2, 1, 0.333333), "c": (1, 1, 0.333333), "d": (1, 0, 0.0)}
    assert told["is_exact"]
    assert connections(founding(), MECHANISM)["agents"][0]["agent"] == "ev_csc"


def test_a_large_network_is_estimated_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("figtrace.tables.charts.MOST_EXACT", 3)
    monkeypatch.setattr("figtrace.tables.charts.PIVOTS", 2)
    assert not connections(made("a -> b", "b -> c", "c -> d"), MECHANISM)["is_exact"]


def test_the_flow_runs_from_donor_to_outcome_only_where_statements_lead() -> None:
    told = flow(founding(), MECHANISM)
    names = [(node["name"], node["column"]) for node in told["nodes"]]
    assert names[:4] == [("PaCa cell", 0), ("miR-155", 1), ("fibroblast", 2), ("CAF", 3)]
    widths = {(names[link["source"]][0], names[link["target"]][0]): link["routes"] for link in told["links"]}  # type: ignore[index]
    assert widths["monocyte", "TAM"] == 2
    assert widths["K562", "miR-92a"] == 2  # two outcomes
    for column in (0, 1, 2):
        leaving = sum(w for (start, _), w in widths.items() if (start, column) in names)
        assert leaving == 9  # cargo times the outcomes that it leads to


def test_a_cargo_that_leads_nowhere_flows_to_not_said() -> None:
    cut = founding().model_copy(
        update={"statements": tuple(s for s in founding().statements if s.key not in ("R07", "R52"))}
    )
    told = flow(cut, MECHANISM)
    silent = [node for node in told["nodes"] if node["name"] == "not said"]
    assert [node["column"] for node in silent] == [3]

"""What curators said of a statement leaves with it: INDRA's tags, and its conventions for what would be right."""

from __future__ import annotations

import json

from figtrace.curation.cells import fresh
from figtrace.exchange import export
from figtrace.figures.library import Library, default_data
from figtrace.model.records import Curation, CurationTag, Person
from tests.records import FOUNDING

ANN = Person(name="Ann Lee", orcid="0000-0002-1825-0097")
AT = "2026-01-02T03:04:05Z"


def test_tags_and_comments_stand_beside_the_evidence() -> None:
    library = Library(default_data())
    tags = (
        CurationTag(statement="R30", tag="grounding", text="[ZO-1] -> hgnc:11827", who=ANN, at=AT),
        CurationTag(statement="R30", tag="correct", who=Person(name="Bob"), at=AT),
        CurationTag(statement="R07", tag="entity_boundaries", text="[TP53INP1]", who=ANN, at=AT),
    )
    network = fresh(library.network(FOUNDING), {"curation": Curation(curators=(ANN,), tags=tags)})
    found = json.loads(export(network, "indra").text)
    told = {
        one["annotations"]["figtrace"]["statement"]["key"]: one["annotations"].get("curations")
        for statement in found
        for one in statement["evidence"][:1]
    }
    assert told["R30"] == [
        {"tag": "grounding", "text": "[ZO-1] -> HGNC:11827", "curator": ANN.orcid, "date": AT},
        {"tag": "correct", "text": "", "curator": "Bob", "date": AT},
    ]
    assert told["R07"][0]["text"] == "[TP53INP1]"
    assert told["R22"] is None

"""Places that are kept: whatever a curator changes, the picture is the one that a fresh layout would give."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from components import placing
from components.drawing import compose
from components.placing import Places
from figtrace.curation.cells import fresh
from figtrace.figures.library import Library, default_data
from figtrace.model.records import Network
from figtrace.model.vocabulary import Basis, ReviewState, Sign, StatementType
from figtrace.picture.layout import Layout
from tests.records import FOUNDING

CHANGES: list[tuple[str, dict[str, Any], bool]] = [
    ("R30", {"sign_text": Sign.POSITIVE, "sign_model": Sign.POSITIVE, "type": StatementType.INCREASE_AMOUNT}, True),
    ("R30", {"note": "seen", "review": ReviewState.ACCEPTED, "references": ()}, True),
    ("R30", {"evidence": (), "basis": Basis.EXPLICIT}, True),
    ("R30", {"type": StatementType.CONVERSION, "sign_text": Sign.NONE, "sign_model": Sign.NONE}, False),
    ("R30", {"object": "tlr2"}, False),
    ("R32", {"folded_by": ()}, False),
    ("R29", {"type": StatementType.INTERACTION}, False),
]


@pytest.mark.parametrize(("key", "to", "is_kept"), CHANGES)
def test_what_is_drawn_is_what_a_fresh_layout_gives(
    key: str, to: dict[str, Any], is_kept: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = Library(default_data())
    figure, network = library.figure(FOUNDING), library.network(FOUNDING)
    statements = tuple(fresh(one, to) if one.key == key else one for one in network.statements)
    changed: Network = fresh(network, {"statements": statements})
    laid: list[str] = []
    place: Callable[[Network], Layout] = placing.layout.place
    monkeypatch.setattr(placing.layout, "place", lambda one: laid.append(one.figid) or place(one))
    places = Places()
    assert places.compose(network, figure) == compose(network, figure)
    n = len(laid)
    drawn = places.compose(changed, figure)
    assert (len(laid) == n) is is_kept
    assert drawn == compose(changed, figure)

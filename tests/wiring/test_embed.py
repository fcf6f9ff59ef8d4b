"""The picture for another page's frame: closed by default, and small on the wire."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from components.embed import ancestors
from figtrace.model.problems import ProblemsFound
from tests.records import FOUNDING


def test_it_is_closed_by_default_and_small_on_the_wire(client: FlaskClient) -> None:
    answer = client.get(f"/embed/{FOUNDING}", headers={"Accept-Encoding": "br"})
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert len(answer.data) < 30_000


def test_what_is_no_origin_is_refused() -> None:
    assert ancestors([]) == "'none'"
    assert ancestors(["https://lab.example.org", "'self'"]) == "https://lab.example.org 'self'"
    for bad in ("lab.example.org", "https://a; script-src *", "*", "https://a b"):
        with pytest.raises(ProblemsFound, match="is no origin"):
            ancestors([bad])

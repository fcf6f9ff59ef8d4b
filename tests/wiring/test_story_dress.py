"""What the browser works out of an edited step is what Python works out of it: lit, quotes, badges, step by step."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from components.payload import payload
from components.server import Page
from figtrace.story.default import default_story
from figtrace.story.sheet import sheet
from tests.records import FOUNDING

NODE = shutil.which("node")
LIB = (Path(__file__).parents[2] / "assets" / "lib").as_uri()
SCRIPT = f"""
import {{ indexOf }} from "{LIB}/select.mjs";
import {{ dressed }} from "{LIB}/story_dress.mjs";
const {{ data, steps, known, quotes }} = JSON.parse(await new Response(process.stdin).text());
const all = {{ ...known, index: indexOf(data), quoteOf: (key) => quotes[key] ?? null }};
const bare = (step) => ({{ ...step, lit: [], cited: [], badges: [] }});
console.log(JSON.stringify(steps.map((step) => dressed(bare(step), all))));
"""


@pytest.mark.skipif(NODE is None, reason="no node on this machine: the tests of the browser's modules need node 20")
@pytest.mark.parametrize("which", ["on file", "the caption's"])
def test_a_step_is_dressed_alike_on_both_sides(app: Page, which: str) -> None:
    shown = app.shelf.get(FOUNDING)
    fresh = sheet(default_story(shown.figure, shown.network), shown.network, shown.figure)
    told: dict[str, Any] = dict(shown.story) if which == "on file" else fresh
    data: dict[str, Any] = payload(shown, "")
    quotes = {
        one.key: {"quote": one.evidence[0].quote, "start": one.evidence[0].span.start, "end": one.evidence[0].span.end}
        for one in shown.network.statements
        if one.evidence
    }
    bases = {one["value"]: one["label"] for one in data["facets"]["basis"]}
    known = {"bases": bases, "conflicts": told["conflicts"], "context": told["context"], "source": FOUNDING}
    asked = json.dumps({"data": data, "steps": told["steps"], "known": known, "quotes": quotes})
    call = [str(NODE), "--input-type=module", "-e", SCRIPT]
    done = subprocess.run(call, input=asked, capture_output=True, text=True, timeout=60, check=True)
    for ours, theirs in zip(told["steps"], json.loads(done.stdout), strict=True):
        for name in ("lit", "badges", "cited"):
            assert theirs[name] == ours[name], (ours["key"], name)

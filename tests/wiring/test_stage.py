"""The stage in the first HTML: the story as data that cannot break out, its keys from one table, nothing that shows."""

from __future__ import annotations

import json
import re
from pathlib import Path

from components.keys import STAGE
from components.markup import in_ascii
from figtrace.story.codec import loads
from figtrace.story.shelf import path_of

ROOT = Path(__file__).parents[2]
FOUNDING = "PMC9095362__SCI2022-9133658.005"


def story(html: str) -> dict[str, object]:
    found = re.search(r'<script type="application/json" id="figtrace-story">(.*?)</script>', html, re.S)
    assert found
    assert "<" not in found[1]
    return dict(json.loads(found[1]))


def test_the_story_on_file_comes_with_the_page(rest_html: str) -> None:
    told = story(rest_html)
    kept = loads(path_of(ROOT / "data", FOUNDING).read_text("utf-8"))
    steps = told["steps"]
    assert isinstance(steps, list)
    assert [step["key"] for step in steps] == [step.key for step in kept.steps]
    assert told["problems"] == []
    for step in steps:
        assert "".join(text for text, _, _ in step["pieces"]).replace("*", "") == step["say"].replace("*", "")
        assert step["dwell"] >= 6
    assert "R30" in steps[5]["lit"]
    assert steps[8]["answer"]["verdicts"]["proc_lumen"] == "conflict"


def test_stage_and_presenter_stand_there_hidden(first_html: str) -> None:
    for key in ("stage", "presenter"):
        opening = re.search(rf'<section id="{key}"[^>]*>', first_html)
        assert opening
        assert " hidden" in opening[0]


def test_every_key_of_the_stage_is_in_the_table_and_the_other_way_round() -> None:
    source = (ROOT / "assets" / "lib" / "stage_keys.mjs").read_text("utf-8")
    table = re.search(r"__proto__: null,(.*?)\n}\);", source, re.S)
    assert table
    commands = set(re.findall(r': "([\w-]+)"', table[1]))
    pairs = {"last": "first", "zoom-out": "zoom-in"}
    told = {key.command for group in STAGE for key in group.keys}
    assert {pairs.get(name, name) for name in commands} == told


def test_the_keys_panel_says_every_stroke(first_html: str) -> None:
    template = first_html[first_html.index('<template id="show-keys"') :]
    template = template[: template.index("</template>")]
    for group in STAGE:
        for key in group.keys:
            assert f"<dd>{key.does}</dd>".replace("'", "&#39;") in template
            for stroke in key.strokes:
                assert in_ascii(f"<kbd>{stroke}</kbd>") in template

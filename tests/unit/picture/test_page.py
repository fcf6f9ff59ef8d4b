"""One HTML file: modules joined into one script, data that cannot break out, nothing to ask for."""

from __future__ import annotations

import gzip
import json
import re
from base64 import b64decode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figtrace.model.problems import ProblemsFound
from figtrace.picture.page import LARGE, POLICY, Parts, island, join_modules, pack, stripped

FILES = {
    "main.mjs": 'import { twice as double } from "./lib/a.mjs";\nimport "./lib/side.mjs";\n\nconsole.log(double(2));\n',
    "lib/a.mjs": '/** Doc. */\nimport { one } from "./b.mjs";\n\nexport const twice = (x) => one + x;\n',
    "lib/b.mjs": "// a line\nexport const one = 1;\nexport function two() {}\nexport class Three {}\n",
    "lib/side.mjs": "globalThis.done = true;\n",
}


def test_modules_come_before_those_that_import_them_each_once() -> None:
    joined = join_modules("main.mjs", FILES.__getitem__)
    assert joined == (
        "const $m0 = (() => {\nconst one = 1;\nfunction two() {}\nclass Three {}\nreturn { one, two, Three };\n})();\n"
        "const $m1 = (() => {\nconst { one } = $m0;\n\nconst twice = (x) => one + x;\nreturn { twice };\n})();\n"
        "const $m2 = (() => {\nglobalThis.done = true;\nreturn {  };\n})();\n"
        "const { twice: double } = $m1;\n\n\nconsole.log(double(2));"
    )
    assert joined == join_modules("main.mjs", FILES.__getitem__)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ('import * as a from "./lib/a.mjs";\n', "import *"),
        ('import a from "./lib/a.mjs";\n', "import a"),
        ("export default 1;\n", "export default"),
        ("export { a };\n", "export {"),
        ('import { a } from "./main.mjs";\n', "imports itself through main.mjs → main.mjs"),
    ],
)
def test_other_forms_are_refused_by_name(source: str, said: str) -> None:
    with pytest.raises(ProblemsFound, match=re.escape(said)):
        join_modules("main.mjs", {**FILES, "main.mjs": source}.__getitem__)


def test_comments_on_their_own_lines_go_and_code_stays() -> None:
    source = "/** one */\nconst a = 1; // stays\n  /**\n   * two\n   */\n/** @type {x} */ (a);\n"
    source += "const b = '/** not */';\n// gone\n/** gone */\n"
    assert stripped(source) == "const a = 1; // stays\n/** @type {x} */ (a);\nconst b = '/** not */';\n"


@settings(deadline=None, max_examples=80)
@given(st.text(max_size=60))
def test_data_cannot_end_its_element(words: str) -> None:
    text = island("d", {"words": f"</script><!--{words}"})
    inner = re.fullmatch(r'<script type="application/json" id="d">(.*)</script>', text, re.S)
    assert inner
    assert "<" not in inner[1]
    assert json.loads(inner[1]) == {"words": f"</script><!--{words}"}


def test_large_data_is_pressed_and_always_the_same() -> None:
    value = {"words": "α5 → " * LARGE}
    text = island("d", value)
    inner = re.fullmatch(r'<script type="text/plain" data-gzip id="d">([A-Za-z0-9+/=]+)</script>', text)
    assert inner
    assert json.loads(gzip.decompress(b64decode(inner[1]))) == value
    assert text == island("d", value)


def test_a_page_asks_for_nothing_and_says_so() -> None:
    html = pack(
        Parts(
            title="a < b",
            body="<main>m</main>",
            styles=["/* c */\n.a {\n  color: red;\n}\n"],
            script="console.log('</script>');",
            islands={"d": {"x": 1}},
            description='"q"',
            without_script="<p>n</p>",
            attributes={"data-view": "x"},
        )
    )
    assert f'content="{POLICY.replace(chr(39), "&#x27;")}"' in html
    assert "default-src 'none'" in POLICY
    assert "<title>a &lt; b</title>" in html
    assert "<style>\n.a {\ncolor: red;\n}\n</style>" in html
    assert html.count("</script>") == 2
    assert "console.log('<\\/script>')" in html
    assert "<noscript><p>n</p></noscript>" in html
    assert '<html lang="en" data-view="x">' in html
    assert not re.search(r"\b(?:src|href)=", html)


def test_a_style_that_would_end_its_element_is_refused() -> None:
    with pytest.raises(ProblemsFound, match="hold '</'"):
        pack(Parts(title="", body="", styles=["a{content:'</style>'}"], script="", islands={}))

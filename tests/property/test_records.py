"""Mangled records: no traceback, no hang, no half-loaded figure. Over 2,000 of them in each run."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from figtrace.figures import pfocr
from figtrace.figures.library import default_data
from figtrace.model.problems import Report

RECORDS = Path(__file__).parents[1] / "fixtures" / "records"
SEEDS = [
    path.read_bytes()
    for path in (*sorted(RECORDS.glob("*.md")), default_data() / "figures" / "PMC9095362__SCI2022-9133658.005.md")
]
TABLES = [path.read_bytes() for path in sorted(RECORDS.glob("*.tsv"))]
MANY = settings(max_examples=600, deadline=None, suppress_health_check=list(HealthCheck))

WILD = [
    *(
        "''",
        "NA",
        ".na.character",
        "null",
        "~",
        "[]",
        "{}",
        "- a",
        "[[a]]",
        "{a: b}",
        "? [a]\n: b",
        "|\n  a",
        ">-\n  a",
    ),
    *("!!python/object:os.system x", "!!binary x", "!!timestamp x", "!!int x", "!!bool x", "!!float x", "!!set {a}"),
    *(
        "&a [*a]",
        "*b",
        "<<: *a",
        "2022-13-45",
        "0o8",
        "1_000",
        "1:99",
        ".inf",
        ".nan",
        "1e999",
        "0x" + "f" * 40,
        "9" * 5000,
    ),
    *(
        "'unclosed",
        '"\\x00"',
        '"\\ud800"',
        "\t",
        "\u2028",
        "\x00",
        "\x7f",
        "---",
        "...",
        "%YAML 9.9",
        "@",
        "`",
        "%",
        "=",
    ),
    *("../../x", "a/b", "<script>", "[" * 50, "{a: " * 50, "a: b: c", "# c", "yes", "on", "🧬" * 20, "x" * 3000),
]


def check(record: bytes, tables: dict[pfocr.OcrKind, bytes] | None = None) -> None:
    """A figure or errors, never both and never neither; every problem says where, what and how to mend it."""
    figure, report = pfocr.parse(record, tables or {}, "r.md")
    assert isinstance(report, Report)
    assert (figure is None) == bool(report.errors)
    for problem in report:
        assert problem.where
        assert problem.message
        assert problem.cure
        assert len(str(problem)) < 1000
    if figure is not None:
        assert figure.caption.strip()
        assert pfocr.is_figid(figure.figid)


@MANY
@given(
    seed=st.sampled_from(SEEDS),
    flips=st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), min_size=1, max_size=12),
)
def test_flipped_bytes(seed, flips):
    mangled = bytearray(seed)
    for at, byte in flips:
        mangled[at % len(mangled)] = byte
    check(bytes(mangled))


@MANY
@given(
    seed=st.sampled_from(SEEDS),
    start=st.integers(0, 10_000),
    length=st.integers(0, 3_000),
    put=st.one_of(st.binary(max_size=60), st.sampled_from([text.encode("utf-8", "replace") for text in WILD])),
)
def test_cut_out_and_put_in(seed, start, length, put):
    at = start % len(seed)
    check(seed[:at] + put + seed[at + length :])


@MANY
@given(
    seed=st.sampled_from(SEEDS),
    line=st.integers(0, 200),
    wild=st.sampled_from(WILD),
    again=st.booleans(),
)
def test_yaml_values_gone_wild(seed, line, wild, again):
    lines = seed.decode().split("\n")
    keyed = [number for number, text in enumerate(lines) if text[:1].isalpha() and ":" in text]
    number = keyed[line % len(keyed)]
    key = lines[number].split(":")[0]
    lines[number] = f"{key}: {wild}"
    if again:
        lines.insert(number, lines[number])
    check("\n".join(lines).encode("utf-8", "surrogatepass"))


@MANY
@given(
    kind=st.sampled_from(pfocr.KINDS),
    seed=st.sampled_from(TABLES),
    flips=st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), max_size=8),
    cut=st.integers(0, 2_000),
)
def test_mangled_tables(kind, seed, flips, cut):
    mangled = bytearray(seed[: len(seed) - cut % len(seed)])
    for at, byte in flips:
        mangled[at % len(mangled)] = byte
    check(SEEDS[1], {kind: bytes(mangled)})


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
def test_bytes_of_any_kind(raw):
    check(raw)
    check(b"---\n" + raw + b"\n---\n")


@settings(max_examples=200, deadline=None)
@given(st.text(min_size=1, max_size=200).filter(lambda text: pfocr.present(text) is not None))
def test_a_caption_comes_back_as_it_was_written(text):
    import yaml

    try:
        raw = f"---\nfigid: PMC1__f\ncaption: {yaml.safe_dump(text, allow_unicode=True, width=80)[:-1]}\n---\n".encode()
        expected = yaml.safe_load(raw.decode().split("---\n")[1].removesuffix("...\n"))["caption"]
    except (yaml.YAMLError, UnicodeEncodeError, IndexError, TypeError):
        return
    figure, _ = pfocr.parse(raw)
    assert figure is None or figure.caption == expected

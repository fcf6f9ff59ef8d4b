"""Measures the reading room: the lexicon's first answer, its look-ups and memory; captions and records a second a core.

Run: ``python -m benchmarks.reading [--captions N] [--workers N] [--json]``. The captions are made up from sentences of
our own with names drawn from the lexicon, so that no two are alike and nothing is warm that would not be in real work.
Times of a core are CPU times of one process, which a busy machine does not stretch.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import mean

from figtrace.figures.library import default_data
from figtrace.reading.batch import as_dict, draft_folder
from figtrace.reading.extract import Reader
from figtrace.reading.lexicon import FILE, Lexicon

SENTENCES = (
    "{cell}-derived exosomes carry {a}, which downregulates the expression of {b} to increase vascular permeability.",
    "{a} activates {b} and {c}, leading to {process} of {cell}s through the {d}/{a} signaling pathway.",
    "Loss of {a} results in the activation of {b}, thereby suppressing {process} and {process2} in {disease}.",
    "{a} interacts with {b} ({c}) and is phosphorylated by {d} in {cell}s.",
    "In {disease}, {cell}s secrete {a}, {b} and {c}, promoting {process} by inhibiting {d}.",
    "{a}-induced {process} was attenuated by {b} via the inhibition of {c} (left panel).",
    "Exosomes derived from {cell}s contain {a} and promote the differentiation of fibroblasts into {cell}s.",
)
CELLS = ("macrophage", "fibroblast", "T cell", "endothelial cell", "hepatocyte", "melanoma cell", "adipocyte")
PROCESSES = ("apoptosis", "proliferation", "angiogenesis", "autophagy", "migration", "invasion", "inflammation")
DISEASES = ("hepatocellular carcinoma", "glioblastoma", "breast cancer", "multiple myeloma", "colorectal cancer")
FIRST = """
import sys, time
start = time.perf_counter()
from pathlib import Path
from figtrace.reading.lexicon import Lexicon
lexicon = Lexicon(Path(sys.argv[1]))
lexicon.look_up("TP53INP1")
print((time.perf_counter() - start) * 1000)
"""
MEMORY = """
import resource, sys
from pathlib import Path
from figtrace.reading.lexicon import Lexicon
def rss():
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 1e6
before = rss()
lexicon = Lexicon(Path(sys.argv[1]))
for name in Path(sys.argv[2]).read_text(encoding="utf-8").split("\\n"):
    lexicon.look_up(name)
print(before, rss())
"""
RECORD = (
    "---\nfigid: {figid}\nfigtitle: Made up\npmcid: PMC1\nfilename: f.jpg\nnumber: F1\ncaption: {caption}\n"
    "year: '2020'\n---\n"
)


def names_of(lexicon: Lexicon, n: int, chance: random.Random) -> list[str]:
    """Names drawn over all blocks of the lexicon."""
    table = lexicon._names
    return [chance.choice(table._read_block(chance.randrange(len(table._first)))).split("\t", 1)[0] for _ in range(n)]


def captions(lexicon: Lexicon, n: int, chance: random.Random) -> list[str]:
    """Captions of about 700 characters, each with names of its own."""
    symbols = [name for name in names_of(lexicon, 8_000, chance) if name.isupper() and 3 <= len(name) <= 8] or ["TP53"]
    out = []
    for _ in range(n):
        parts = [
            sentence.format(
                **{letter: chance.choice(symbols) for letter in "abcd"}, cell=chance.choice(CELLS),
                process=chance.choice(PROCESSES), process2=chance.choice(PROCESSES), disease=chance.choice(DISEASES),
            )
            for sentence in chance.sample(SENTENCES, 6)
        ]  # fmt: skip
        out.append(" ".join(parts))
    return out


def first_lookup(path: Path, runs: int = 7) -> float:
    """Milliseconds from the start of the import to the first answer, the best of some fresh processes."""
    call = [sys.executable, "-c", FIRST, str(path)]
    return min(float(subprocess.run(call, check=True, capture_output=True, text=True).stdout) for _ in range(runs))


def memory(path: Path, names: list[str]) -> tuple[float, float]:
    """Megabytes of a process before the lexicon is opened, and after every name was looked up."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as listed:
        listed.write("\n".join(names))
        listed.flush()
        call = [sys.executable, "-c", MEMORY, str(path), listed.name]
        before, after = subprocess.run(call, check=True, capture_output=True, text=True).stdout.split()
    return float(before), float(after)


def measure(n_captions: int, workers: int) -> dict[str, float]:
    """All numbers, by name."""
    path = default_data() / "lexicon" / FILE
    chance = random.Random(7)
    names = names_of(Lexicon(path), 5_000, chance)
    lexicon = Lexicon(path)
    start = time.process_time()
    for name in names:
        lexicon.look_up(name)
    cold = time.process_time() - start
    start = time.process_time()
    for name in names:
        lexicon.look_up(name + " qqq")
    missed = time.process_time() - start
    before, after = memory(path, names)
    texts = captions(lexicon, n_captions, chance)
    reader = Reader(Lexicon(path))
    start = time.process_time()
    found = [len(reader.read(text).statements) for text in texts]
    read = time.process_time() - start
    numbers = {
        "lexicon file, MB": path.stat().st_size / 1e6,
        "first look-up in a fresh process, ms": first_lookup(path),
        "look-up of a name never asked before, µs": cold / len(names) * 1e6,
        "look-up of what is no name, µs": missed / len(names) * 1e6,
        "memory before opening, MB": before,
        "memory after 5,000 look-ups, MB": after,
        "characters a caption": mean(map(len, texts)),
        "suggestions a caption": mean(found),
        "captions a second a core": len(texts) / read,
    }
    return numbers | folder(texts, path, workers)


def folder(texts: list[str], path: Path, workers: int) -> dict[str, float]:
    """Records of a folder a second, files read and written, and again when all is done."""
    with tempfile.TemporaryDirectory() as place:
        source, out = Path(place) / "in", Path(place) / "out"
        source.mkdir()
        for n, text in enumerate(texts):
            record = RECORD.format(figid=f"PMC1__f{n}", caption=json.dumps(text, ensure_ascii=False))
            (source / f"PMC1__f{n}.md").write_text(record, encoding="utf-8")
        first = as_dict(draft_folder(source, out, path, workers))
        again = as_dict(draft_folder(source, out, path, workers))
        assert first["failed"] == 0, first["problems"]
    return {
        f"records a second, {workers} workers, wall clock": len(texts) / float(str(first["seconds"])),
        "records a second when done before": len(texts) / max(float(str(again["seconds"])), 0.01),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--captions", type=int, default=1_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    numbers = measure(args.captions, args.workers)
    if args.json:
        print(json.dumps(numbers, indent=2, ensure_ascii=False))
        return
    for name, number in numbers.items():
        print(f"{name:<48} {number:>10.1f}")


if __name__ == "__main__":
    main()

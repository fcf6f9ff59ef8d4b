"""How a reading stands beside gold annotations: mentions and statements, per record, per rule, with intervals.

Matching follows the annotation rules: ends match after case and blanks are folded, by the caption's aliases, by the
gold's second reading of the subject, and when one is part of the other by whole words. A triple counts once a record.
"""

from __future__ import annotations

import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from figtrace.model.problems import Problem, ProblemsFound, Report
from figtrace.reading.extract import Reader
from figtrace.reading.records import Draft, Suggestion
from figtrace.reading.verbs import DECREASES, INCREASES

SCHEMA = "pfocr-caption-gold/1"
_SEED, _ROUNDS = 20_260, 1_000
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of one comparison: what was found, what is in the gold, and what of each is in the other."""

    found: int = 0
    gold: int = 0
    right: int = 0
    recalled: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.found + other.found,
            self.gold + other.gold,
            self.right + other.right,
            self.recalled + other.recalled,
        )

    @property
    def precision(self) -> float:
        """The share of what was found that the gold has; 1 where nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of the gold that was found; 1 where the gold is empty."""
        return self.recalled / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(slots=True)
class RecordScore:
    """One record: a tally for each measure, and what each rule found and had right."""

    figid: str
    tallies: dict[str, Tally]
    signs: tuple[int, int]
    rules: dict[str, tuple[int, int]]
    wrong: list[Suggestion] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)


MEASURES = (
    "mentions exact",
    "mentions exact + kind",
    "mentions overlapping",
    "mentions overlapping + kind",
    "statements",
    "statements without direction",
)
"""What is counted, in the order in which it is told."""


def load(path: Path) -> list[dict[str, Any]]:
    """The records of a gold file.

    Raises :class:`ProblemsFound` when the file is not one.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        records: list[dict[str, Any]] = data["records"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        problem = Problem("gold-unreadable", path.name, f"no gold annotations ({error})", f"name a {SCHEMA} file")
        raise ProblemsFound(Report((problem,))) from error
    if data.get("schema") != SCHEMA:
        message = f'schema is "{data.get("schema")}"'
        raise ProblemsFound(Report((Problem("gold-schema", path.name, message, f"name a {SCHEMA} file"),)))
    return records


# ---- matching -----------------------------------------------------------------------------------------------------


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _is_part(one: str, other: str) -> bool:
    """True when the words of one stand in a row inside the other."""
    short, long = sorted((_words(one), _words(other)), key=len)
    return bool(short) and any(long[n : n + len(short)] == short for n in range(len(long) - len(short) + 1))


def matches(said: str, gold: str, aliases: Mapping[str, str]) -> bool:
    """True when both name the same by the annotation rules."""
    if _is_part(said, gold):
        return True
    for short, long in aliases.items():
        for here, there in ((short, long), (long, short)):
            if here.lower() == said.lower().strip() and _is_part(there, gold):
                return True
            if here.lower() == gold.lower().strip() and _is_part(there, said):
                return True
    return False


def _ends_match(one: Suggestion, gold: Mapping[str, Any], aliases: Mapping[str, str]) -> bool:
    subjects = [gold["subject"], *([gold["alt_subject"]] if "alt_subject" in gold else [])]
    return any(matches(one.subject.text, s, aliases) for s in subjects) and matches(
        one.object.text, gold["object"], aliases
    )


def _pairing(
    found: Sequence[Suggestion],
    gold: Sequence[Mapping[str, Any]],
    fits: Callable[[Suggestion, Mapping[str, Any]], bool],
) -> dict[int, int]:
    """Suggestion → gold statement: a free one first, else one that is taken (the same said twice is no error)."""
    pairs: dict[int, int] = {}
    for n, one in enumerate(found):
        fitting = [m for m, g in enumerate(gold) if fits(one, g)]
        free = [m for m in fitting if m not in pairs.values()]
        if fitting:
            pairs[n] = (free or fitting)[0]
    return pairs


def _once(gold: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    seen: dict[tuple[str, str, str], Mapping[str, Any]] = {}
    for one in gold:
        seen.setdefault((one["subject"].lower(), one["relation"], one["object"].lower()), one)
    return list(seen.values())


def _distinct(found: Iterable[Suggestion]) -> list[Suggestion]:
    seen: dict[tuple[str, str, str], Suggestion] = {}
    for one in found:
        seen.setdefault((one.subject.text.lower(), one.relation, one.object.text.lower()), one)
    return list(seen.values())


_DIRECTED = frozenset({INCREASES, DECREASES})


def _class(relation: str) -> str:
    return "effect" if relation in _DIRECTED or relation == "no-direction" else relation


# ---- one record ---------------------------------------------------------------------------------------------------


def _mention_tallies(draft: Draft, gold: Sequence[Mapping[str, Any]]) -> dict[str, Tally]:
    spans = {(m.span.start, m.span.end): m.kind for m in draft.mentions}
    exact = [e for e in gold if (e["start"], e["end"]) in spans]
    kind = [e for e in exact if spans[(e["start"], e["end"])] == e["type"]]
    used: set[int] = set()
    overlapping = with_kind = 0
    for entity in gold:
        hits = [
            n
            for n, m in enumerate(draft.mentions)
            if n not in used and m.span.start < entity["end"] and entity["start"] < m.span.end
        ]
        if hits:
            used.add(hits[0])
            overlapping += 1
            with_kind += draft.mentions[hits[0]].kind == entity["type"]
    counts = (len(exact), len(kind), overlapping, with_kind)
    return {name: Tally(len(spans), len(gold), n, n) for name, n in zip(MEASURES, counts, strict=False)}


def score_record(draft: Draft, record: Mapping[str, Any]) -> RecordScore:
    """The draft of one caption beside its gold."""
    aliases = record["aliases"]
    found, gold = _distinct(draft.statements), _once(record["statements"])
    pairs = _pairing(found, gold, lambda s, g: s.relation == g["relation"] and _ends_match(s, g, aliases))
    loose = _pairing(
        found, gold, lambda s, g: _class(s.relation) == _class(g["relation"]) and _ends_match(s, g, aliases)
    )
    tallies = _mention_tallies(draft, record["entities"])
    tallies["statements"] = Tally(len(found), len(gold), len(pairs), len(set(pairs.values())))
    tallies["statements without direction"] = Tally(len(found), len(gold), len(loose), len(set(loose.values())))
    rules: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for n, one in enumerate(found):
        rules[one.rule][0] += 1
        rules[one.rule][1] += n in pairs
    directed = [n for n, m in loose.items() if {found[n].relation, gold[m]["relation"]} <= _DIRECTED]
    right = sum(n in pairs for n in directed)
    missed = [
        f"{g['subject']} | {g['relation']} | {g['object']}" for m, g in enumerate(gold) if m not in pairs.values()
    ]
    wrong = [one for n, one in enumerate(found) if n not in pairs]
    return RecordScore(
        record["figid"], tallies, (right, len(directed)), {k: (v[0], v[1]) for k, v in rules.items()}, wrong, missed
    )


# ---- all ----------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Scores:
    """All records, and what follows from them together."""

    records: list[RecordScore]
    left_out: Tally = field(default_factory=Tally)
    hidden: dict[str, tuple[str, ...]] = field(default_factory=dict)
    brier: float = 0.0

    def total(self, measure: str) -> Tally:
        """One measure over all records."""
        return sum((r.tallies[measure] for r in self.records), Tally())

    @property
    def signs(self) -> tuple[int, int]:
        """Right and compared signs among the statements whose ends match."""
        return sum(r.signs[0] for r in self.records), sum(r.signs[1] for r in self.records)

    @property
    def rules(self) -> dict[str, tuple[int, int]]:
        """Found and right, by rule."""
        return by_rule(self.records)

    def interval(self, value: Callable[[Sequence[RecordScore]], float]) -> tuple[float, float]:
        """The 95 % percentile interval of a value, records drawn again with replacement (a fixed seed)."""
        chance = random.Random(_SEED)
        values = sorted(value(chance.choices(self.records, k=len(self.records))) for _ in range(_ROUNDS))
        return values[int(_ROUNDS * 0.025)], values[int(_ROUNDS * 0.975) - 1]


def by_rule(records: Iterable[RecordScore]) -> dict[str, tuple[int, int]]:
    """Found and right of each rule over these records."""
    found: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for record in records:
        for rule, (n, r) in record.rules.items():
            found[rule] += n
            right[rule] += r
    return {rule: (found[rule], right[rule]) for rule in sorted(found)}


LEAST_EARNED = 0.5
"""A rule that is right less often than this on the other records is left out in the cross-validation."""


def score(reader: Reader, gold: Sequence[Mapping[str, Any]]) -> Scores:
    """Every record read and compared; and once more with only the rules that the *other* records have earned."""
    drafts = [reader.read(record["caption"], record["figid"]) for record in gold]
    scores = Scores([score_record(draft, record) for draft, record in zip(drafts, gold, strict=True)])
    squared, n = 0.0, 0
    for place, (draft, record) in enumerate(zip(drafts, gold, strict=True)):
        earned = by_rule(s for other, s in enumerate(scores.records) if other != place)
        hidden = tuple(rule for rule, (f, r) in earned.items() if r / f < LEAST_EARNED)
        kept = [s for s in draft.statements if s.rule not in hidden]
        again = score_record(draft.model_copy(update={"statements": tuple(kept)}), record)
        scores.left_out += again.tallies["statements"]
        scores.hidden[record["figid"]] = tuple(h for h in hidden if any(s.rule == h for s in draft.statements))
        wrong = {id(s) for s in again.wrong}
        for one in _distinct(kept):
            f, r = earned.get(one.rule, (0, 0))
            squared += ((r + 1) / (f + 2) - (id(one) not in wrong)) ** 2
            n += 1
    scores.brier = squared / n if n else 0.0
    return scores

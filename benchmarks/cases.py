"""The networks that everything is measured with: the founding figure, and made-up ones of its manners."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from figtrace.figures.library import Library, default_data
from figtrace.model.records import Figure
from figtrace.network.synthesize import synthesize

FOUNDING = "PMC9095362__SCI2022-9133658.005"
FIRST = "founding"
"""The name of the case that stands first."""


@dataclass(frozen=True)
class Case:
    """A network under measurement: its name in the table, its figid, how many agents it has."""

    name: str
    figid: str
    n_agents: int


def write(data: Path, sizes: tuple[int, ...]) -> tuple[Case, ...]:
    """Fill a data folder with the founding figure and a made-up network of each size; gives the cases, small first."""
    shutil.copytree(default_data(), data, dirs_exist_ok=True)
    library = Library(data)
    cases = [Case(FIRST, FOUNDING, len(library.network(FOUNDING).agents))]
    for n_agents in sizes:
        made = synthesize(n_agents)
        (data / "figures" / f"{made.figure.figid}.md").write_text(_record(made.figure), encoding="utf-8")
        library.save(made.network)
        cases.append(Case(f"{n_agents:,}", made.figure.figid, n_agents))
    return tuple(cases)


def _record(figure: Figure) -> str:
    """The made-up record as PFOCR writes its own; a JSON string is a YAML string too."""
    fields = {
        "figid": figure.figid,
        "figtitle": figure.title,
        "pmcid": figure.figid.split("__")[0],
        "number": "F1",
        "caption": figure.caption,
        "papertitle": "A made-up paper.",
        "reftext": "Nobody. Made up. 2020;1:1.",
        "year": "2020",
    }
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items()]
    return "\n".join(["---", *lines, "---", ""])

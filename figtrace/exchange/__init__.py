"""In and out of the field's formats, with nothing lost in silence; knows no pictures, only positions it is given.

The registry lists every format once; its modules, and the libraries behind them, are imported when they are asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from figtrace.exchange.contract import (
    Box,
    Exported,
    Exporter,
    Imported,
    Loss,
    LossKind,
    Point,
    Positions,
    fields_that_differ,
    uncollected,
    without_rejected,
)
from figtrace.model.problems import Problem, ProblemsFound, Report
from figtrace.model.records import Figure, Network
from figtrace.model.vocabulary import Level, Profile

__all__ = [
    "FORMATS",
    "Box",
    "Exported",
    "Format",
    "Imported",
    "Loss",
    "LossKind",
    "Point",
    "Positions",
    "export",
    "fields_that_differ",
    "load",
    "readable",
    "without_rejected",
]


@dataclass(frozen=True, slots=True)
class Format:
    """One format: how it is called, what its files end in, and where its code stands (``module:function``).

    ``extra`` names the optional dependencies that it needs and ``library`` the package they bring.
    """

    name: str
    extension: str
    title: str
    version: str
    write: str
    read: str | None = None
    extra: str | None = None
    library: str | None = None
    has_companions: bool = False
    has_groups: bool = False

    @property
    def dumps(self) -> Exporter:
        """The exporter; raises ProblemsFound ``extra-missing``, with the line that installs it."""
        if self.library and find_spec(self.library) is None:
            cure = f"pip install 'figtrace[{self.extra}]'"
            raise ProblemsFound(
                Report((Problem("extra-missing", self.name, f"{self.title} needs {self.library}", cure),))
            )
        found: Exporter = _attribute(self.write)
        return found

    @property
    def loads(self) -> Callable[..., Imported]:
        """The importer; raises ProblemsFound ``format-not-read`` where the format is only written."""
        if self.read is None:
            cure = f"read one of {', '.join(f.name for f in readable())}"
            raise ProblemsFound(Report((Problem("format-not-read", self.name, f"{self.title} is only written", cure),)))
        found: Callable[..., Imported] = _attribute(self.read)
        return found


def _attribute(place: str) -> Any:
    module, _, name = place.partition(":")
    return getattr(import_module(f"figtrace.exchange.{module}"), name)


_ALL = (
    Format("json", "json", "figtrace JSON", "figtrace.network/1", "canonical:dumps", "canonical:loads"),
    Format(
        "gpml2021",
        "gpml",
        "GPML (WikiPathways, PathVisio)",
        "2021",
        "gpml2021:dumps",
        "gpml_read:loads",
        has_groups=True,
    ),
    Format(
        "gpml2013a",
        "gpml",
        "GPML (WikiPathways, PathVisio)",
        "2013a",
        "gpml2013a:dumps",
        "gpml_read:loads",
        has_groups=True,
    ),
    Format("cx2", "cx2", "CX2 (NDEx, Cytoscape Web)", "2.0", "cx2:dumps", "cx2_read:loads"),
    Format("sbgn-af", "sbgn", "SBGN Activity Flow", "SBGN-ML 0.3, AF L1V1.2", "sbgn_af:dumps", "sbgn_read:loads"),
    Format("sbgn-pd", "sbgn", "SBGN Process Description", "SBGN-ML 0.3, PD L1V1.3", "sbgn_pd:dumps"),
    Format(
        "sbml-qual",
        "sbml",
        "SBML-qual (simulators)",
        "L3V1, qual V1",
        "sbml_qual:dumps",
        extra="sbml",
        library="libsbml",
    ),
    Format("indra", "json", "INDRA Statements", "schema of 2025-08", "indra:dumps", "indra_read:loads"),
    Format("bel", "bel", "BEL script", "2.1", "bel:dumps"),
    Format("biopax", "owl", "BioPAX", "Level 3", "biopax:dumps", extra="biopax", library="pybiopax"),
    Format("graphml", "graphml", "GraphML", "1.0", "graphml:dumps", "graphml:loads"),
    Format("sif", "sif", "SIF with node and edge tables", "–", "sif:dumps", "sif:loads", has_companions=True),
    Format("tsv", "tsv", "Tables, tab-separated", "–", "table:dumps_tsv", "table:loads_tsv", has_companions=True),
    Format(
        "csv", "csv", "Tables, comma-separated", "RFC 4180", "table:dumps_csv", "table:loads_csv", has_companions=True
    ),
    Format("xlsx", "xlsx", "Workbook", "ECMA-376", "xlsx:dumps"),
    Format("webanno", "jsonld", "Web Annotations of the evidence", "W3C 2017", "webanno:dumps"),
    Format("prov", "json", "PROV of the statements", "PROV-JSON", "prov:dumps"),
)

FORMATS: Mapping[str, Format] = {one.name: one for one in _ALL}
"""Every format by the name that the command line and the page use."""


def readable() -> tuple[Format, ...]:
    """The formats that are read as well as written."""
    return tuple(one for one in FORMATS.values() if one.read)


def _named(name: str) -> Format:
    if name not in FORMATS:
        problem = Problem("format-unknown", name, f"{name!r} is no format", f"use one of {', '.join(FORMATS)}")
        raise ProblemsFound(Report((problem,)))
    return FORMATS[name]


def export(
    network: Network,
    name: str,
    *,
    level: Level | None = Level.MECHANISM,
    profile: Profile = Profile.CAPTION,
    figure: Figure | None = None,
    positions: Positions | Mapping[str, Sequence[float]] | None = None,
    include_suggested: bool = False,
) -> Exported:
    """The network in the format of this name, with its losses; ``level`` None takes every statement.

    Raises ProblemsFound for an unknown format, a missing extra, or a result that its own check refuses.
    """
    return _named(name).dumps(
        network,
        level=level,
        profile=profile,
        figure=figure,
        positions=positions,
        include_suggested=include_suggested,
    )


def load(
    data: bytes | str,
    name: str,
    companions: Mapping[str, bytes | str] | None = None,
    *,
    expand_groups: bool = False,
) -> Imported:
    """The network of a file in the format of this name; ``companions`` by ending, such as ``.nodes.tsv``.

    ``expand_groups`` says what a line says of a group for each of its members; only GPML has such groups.
    Raises ProblemsFound for an unknown format, for ``expand_groups`` elsewhere, and for a file that is refused.
    """
    one = _named(name)
    if expand_groups and not one.has_groups:
        cure = "leave --expand-groups out"
        raise ProblemsFound(Report((Problem("groups-none", name, f"{one.title} has no groups to expand", cure),)))
    with uncollected():
        if expand_groups:
            return one.loads(data, expand=True)
        return one.loads(data, companions) if one.has_companions and companions else one.loads(data)

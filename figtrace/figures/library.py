"""The library: the records and networks of one data folder. The only reader and writer of ``data/``."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from figtrace.figures import pfocr
from figtrace.figures.ocr import KINDS, suffix
from figtrace.model import codec, record_quality, validate
from figtrace.model.problems import Problem, ProblemsFound, Report
from figtrace.model.records import Figure, Network


def default_data() -> Path:
    """The project's own ``data/``: beside the package in a checkout, else in the folder that one works in."""
    beside = Path(__file__).parents[2] / "data"
    return beside if beside.is_dir() else Path("data")


class Library:
    """The figures of one data folder, by figid.

    A file is read when it is asked for and again when it has changed on disk; records are frozen and shared.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._figures: dict[str, tuple[tuple[int, ...], Figure]] = {}
        self._networks: dict[str, tuple[tuple[int, ...], Network]] = {}

    def figids(self) -> tuple[str, ...]:
        """The keys of all records on file, sorted; each is the name of its file without ``.md``."""
        return tuple(sorted(path.stem for path in (self.root / "figures").glob("*.md") if pfocr.is_figid(path.stem)))

    def figure(self, figid: str) -> Figure:
        """The figure of that key.

        Raises :class:`ProblemsFound` when no such record is on file or when it cannot be read.
        """
        path = self._record(figid)
        tables = (path.with_name(figid + suffix(kind)) for kind in KINDS)
        seen = _seen(path, *tables)
        held = self._figures.get(figid)
        if held is not None and held[0] == seen:
            return held[1]
        figure, report = pfocr.examine(path)
        if figure is not None and figure.figid != figid:
            message, cure = f'figid is "{figure.figid}"', "give file and figid the same name"
            report += Report((Problem("figid-not-file-name", path.name, message, cure),))
        if figure is None or not report.is_good:
            raise ProblemsFound(report)
        self._figures[figid] = (seen, figure)
        return figure

    def network(self, figid: str) -> Network:
        """The network of that figure; an empty one where none is on file.

        Raises :class:`ProblemsFound` as :meth:`figure` does, and when the network breaks a rule that stops: a quote
        that is not at its offsets, a key that nothing bears.
        """
        figure = self.figure(figid)
        path = self.network_path(figid)
        if not path.is_file():
            return Network(figid=figid, title=figure.title or figid, caption_sha256=figure.caption_sha256)
        seen = (*_seen(path), *_seen(self._record(figid)))
        held = self._networks.get(figid)
        if held is not None and held[0] == seen:
            return held[1]
        network = codec.loads(_text(path), path.name)
        report = validate.structure(network, figure)
        if not report.is_good:
            raise ProblemsFound(report)
        self._networks[figid] = (seen, network)
        return network

    def problems(self, figid: str) -> Report:
        """Everything that is known to be wrong with the record and its network; raises nothing."""
        try:
            path = self._record(figid)
        except ProblemsFound as found:
            return found.report
        figure, report = pfocr.examine(path)
        if figure is None:
            return report
        try:
            network = self.network(figid)
        except ProblemsFound as found:
            return report + Report(tuple(problem for problem in found.report if problem not in report.problems))
        beside = record_quality.siblings(network, figure, self._siblings(figure))
        return report + validate.check(network, figure) + beside

    def network_path(self, figid: str) -> Path:
        """Where the network of that figure stands, or would stand."""
        return self.root / "networks" / f"{figid}.json"

    def save(self, network: Network) -> Path:
        """Write the network as canonical JSON beside the others, whole or not at all; gives its path."""
        self._record(network.figid)
        path = self.network_path(network.figid)
        path.parent.mkdir(exist_ok=True)
        draft = path.with_suffix(".json.part")
        draft.write_text(codec.dumps(network), encoding="utf-8", newline="\n")
        draft.replace(path)
        return path

    def _siblings(self, figure: Figure) -> Iterator[Figure]:
        """The other figures on file of the same paper; those that cannot be read have problems of their own."""
        for figid in self.figids():
            if figid != figure.figid and figid.startswith(f"{figure.pmcid}__"):
                with suppress(ProblemsFound):
                    yield self.figure(figid)

    def _record(self, figid: str) -> Path:
        """The path of a record; a figid that could leave the folder names none."""
        path = self.root / "figures" / f"{figid}.md"
        if pfocr.is_figid(figid) and path.is_file():
            return path
        known = ", ".join(self.figids()[:5]) or "none"
        problem = Problem("figid-unknown", f"figure {figid[:80]!r}", "no such record is on file", f"there are: {known}")
        raise ProblemsFound(Report((problem,)))


def _seen(*paths: Path) -> tuple[int, ...]:
    """What changes when a file does: time and size of each, zeros where there is none."""
    marks: list[int] = []
    for path in paths:
        try:
            stat = path.stat()
            marks += (stat.st_mtime_ns, stat.st_size)
        except OSError:
            marks += (0, 0)
    return tuple(marks)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        problem = Problem("file-unreadable", path.name, str(error), "save the network as UTF-8")
        raise ProblemsFound(Report((problem,))) from None

"""Figures made ready to be shown, kept as long as their files stay as they are; nothing of any visitor is kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from threading import Lock

from components.caption import cut
from components.drawing import compose
from components.shown import Shown
from components.suggesting import Suggested, Suggester
from figtrace.figures.library import Library
from figtrace.model.problems import ProblemsFound, Report
from figtrace.model.records import Figure, Network
from figtrace.story import shelf
from figtrace.story.records import Story
from figtrace.story.saving import standing
from figtrace.story.sheet import sheet

ROOM = 12
"""Figures that are kept ready at once."""


Curated = Callable[[str], tuple[Figure, Network] | None]
"""Figure and network as a journal has them; None where it has no history of the figure."""
Whole = Callable[[str], tuple[Figure, Network] | None]
"""The same with everything that was rejected, which is not suggested again."""
Told = Callable[[str], Mapping[str, object] | None]
"""The story as a journal has it, in the form of its file; None where nobody has edited one there."""


class Shelf:
    """The library, and what the journal made of it, seen as pages."""

    def __init__(
        self,
        library: Library,
        curated: Curated = lambda _: None,
        told: Told = lambda _: None,
        whole: Whole = lambda _: None,
    ) -> None:
        self.library = library
        self._curated, self._told, self._whole = curated, told, whole
        self.suggester = Suggester(library.root)
        self._kept: OrderedDict[str, tuple[object, Shown]] = OrderedDict()
        self._lock = Lock()

    def get(self, figid: str) -> Shown:
        """The figure ready to be shown.

        Raises :class:`ProblemsFound` when the library has no such figure, or its record cannot be read.
        """
        figure, network, broken = self._figure(figid)
        told = self._told_of(figid)
        whole = self._whole_of(figid)
        stamp = (figure, network, broken, self.library.figids(), shelf.stamp(self.library.root, figid), told, whole)
        with self._lock:
            kept = self._kept.get(figid)
            if kept is None or kept[0] != stamp:
                problems = broken if len(broken) else self.library.problems(figid)
                kept = (stamp, self._ready(figure, network, problems, told, whole))
                self._kept[figid] = kept
            self._kept.move_to_end(figid)
            while len(self._kept) > ROOM:
                self._kept.popitem(last=False)
        return kept[1]

    def _figure(self, figid: str) -> tuple[Figure, Network, Report]:
        """As the journal has it, else the library; a journal that cannot be read now must not hide a figure."""
        figure = self.library.figure(figid)
        try:
            curated = self._curated(figid)
        except ProblemsFound as found:
            return figure, self._network(figure)[0], found.report
        return (*curated, Report()) if curated is not None else (figure, *self._network(figure))

    def _network(self, figure: Figure) -> tuple[Network, Report]:
        """The network, or an empty one with what is wrong: a broken network must not hide its figure."""
        try:
            return self.library.network(figure.figid), Report()
        except ProblemsFound as found:
            empty = Network(figid=figure.figid, title=figure.title or "", caption_sha256=figure.caption_sha256)
            return empty, found.report

    def _told_of(self, figid: str) -> Mapping[str, object] | None:
        """The journal's story; a journal that cannot be read now must not hide a figure."""
        try:
            return self._told(figid)
        except ProblemsFound:
            return None

    def story(self, shown: Shown) -> tuple[Story, Report]:
        """The story that readers of the page are told, with what is wrong with it."""
        return standing(self._told_of(shown.figure.figid), self.library.root, shown.figure, shown.network)

    def _whole_of(self, figid: str) -> Network | None:
        """The journal's network with what was rejected; a journal that cannot be read now must not hide a figure."""
        try:
            held = self._whole(figid)
        except ProblemsFound:
            return None
        return held[1] if held is not None else None

    def _ready(
        self,
        figure: Figure,
        network: Network,
        problems: Report,
        held: Mapping[str, object] | None,
        whole: Network | None,
    ) -> Shown:
        suggested = self._suggested(figure, network, whole)
        if suggested is not None:
            network = suggested.network
        pieces = cut(figure.caption, network)
        story, report = standing(held, self.library.root, figure, network)
        told = sheet(story, network, figure, report)
        composed = compose(network, figure)
        return Shown(figure, network, pieces, composed, problems, self.library.figids(), told, suggested)

    def _suggested(self, figure: Figure, network: Network, whole: Network | None) -> Suggested | None:
        """What rules suggest and nobody has decided; None where the library states a network, or without a lexicon."""
        try:
            if self.library.network_path(figure.figid).is_file() or (network.agents and whole is None):
                return None
            if whole is None:
                return self.suggester.read(figure)
            return self.suggester.beside(figure, network, whole)
        except (ProblemsFound, OSError):
            return None

"""What one page shows: the figure, its network, the cut caption and the scene. Panels ask this, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from components.caption import Cut
from figtrace.model.problems import Report
from figtrace.model.records import Figure, Network
from figtrace.picture.scene import Scene

if TYPE_CHECKING:
    from components.suggesting import Suggested


@dataclass(frozen=True, eq=False)
class Shown:
    """One figure, ready to be shown; the same for every visitor, and told from others by identity.

    ``suggested`` is what rules make of a caption that nobody has curated; ``origin`` names the format and file that a
    person opened, which belongs to that person's page alone.
    """

    figure: Figure
    network: Network
    pieces: Cut
    scene: Scene
    problems: Report
    figids: tuple[str, ...]
    story: Mapping[str, object] = field(default_factory=dict)
    suggested: Suggested | None = None
    origin: str = ""

    @property
    def title(self) -> str:
        """The network's title, else the record's, else the figure's key."""
        return self.network.title or self.figure.title or self.figure.figid

    @property
    def is_empty(self) -> bool:
        """True when nobody has stated a network for the figure yet."""
        return not self.network.agents

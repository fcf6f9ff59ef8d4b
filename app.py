"""The composition root: settings → library → app. Only the command line and tests import it."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from components.curate_people import People
from components.offline import offline
from components.server import Page, build
from figtrace.figures.library import Library, default_data


@dataclass(frozen=True)
class Settings:
    """What a deployment may choose: data, the figure that an address without one shows, who may frame /embed/.

    ``journal`` is where edits go (a path or a URL; none: the page is only read), ``roles`` who may do what, and
    ``user_header`` the header in which a proxy names the user. ``is_local``: only this machine reaches the page.
    """

    data: Path = field(default_factory=default_data)
    figure: str | None = None
    embed: tuple[str, ...] = ()
    journal: str | None = field(default_factory=lambda: os.environ.get("FIGTRACE_JOURNAL"))
    roles: str = field(default_factory=lambda: os.environ.get("FIGTRACE_ROLES", ""))
    user_header: str = field(default_factory=lambda: os.environ.get("FIGTRACE_USER_HEADER", ""))
    is_local: bool = True


def create_app(settings: Settings | None = None) -> Page:
    """The dashboard over the settings' library; each call gives an app of its own, with its own callbacks."""
    chosen = settings or Settings()
    people = People(chosen.roles, chosen.user_header, chosen.is_local)
    return build(Library(chosen.data), chosen.figure, chosen.embed, journal=chosen.journal, people=people)


def offline_page(data: Path, figid: str, story: Path | None = None) -> str:
    """The page of one figure as a file that asks nothing of any server; raises :class:`ProblemsFound` without it."""
    return offline(Library(data), figid, story)

"""The manifest that every file carries: what was exported, how it was read, and who answers for it."""

from __future__ import annotations

from collections import Counter
from typing import Any

from figtrace import __version__
from figtrace.exchange.contract import Job
from figtrace.exchange.park import json_text
from figtrace.model.wording import licence

LICENCE_SCOPE = (
    "the licence covers this network and the record it came from, not the article, its caption or its figure image"
)
"""What CC0 of the record does not cover (curation rule licence-scope)."""

UNSTATED_SCOPE = "ask whoever made the file before you pass its data on"
"""What stands there where the file that a network came from states no licence."""

ECO = "eco:0000303"
"""Evidence code of every statement: author statement without traceable support, used in manual assertion."""

ECO_NAME = "author statement without traceable support used in manual assertion"


def manifest(job: Job, name: str) -> dict[str, Any]:
    """The manifest of one file as plain values, for the format of this name."""
    network = job.network
    curation = network.curation
    return {
        "figid": network.figid,
        "title": network.title,
        "caption_sha256": network.caption_sha256,
        "figtrace_version": __version__,
        "format": name,
        "format_version": network.format,
        "level": job.level.value if job.level else "all",
        "profile": job.profile.value,
        "review_states": dict(sorted(Counter(s.review.value for s in network.statements).items())),
        "left_out": dict(sorted(job.left_out.items())),
        "curators": [p.model_dump(mode="json", exclude_none=True) for p in curation.curators] if curation else [],
        "single_curator": curation.is_single_curator if curation else None,
        "licence": licence(network),
        "licence_scope": LICENCE_SCOPE if network.data_licence else UNSTATED_SCOPE,
        "source": source(job),
    }


def source(job: Job) -> dict[str, str]:
    """Where the caption came from, as far as the figure's record is at hand."""
    figure = job.figure
    if figure is None:
        return {"figid": job.network.figid}
    given = {
        "figid": figure.figid,
        "pmcid": figure.pmcid,
        "doi": figure.doi,
        "paper": figure.papertitle,
        "figure": figure.number,
        "link": figure.figlink,
    }
    return {name: value for name, value in given.items() if value}


def lines(job: Job, name: str) -> tuple[str, ...]:
    """The manifest as lines ``name: value``, for formats that have comments."""
    return tuple(
        f"{key}: {value if isinstance(value, str) else json_text(value)}" for key, value in manifest(job, name).items()
    )

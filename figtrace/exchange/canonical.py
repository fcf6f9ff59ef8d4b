"""Canonical JSON: the whole network, and nothing lost."""

from __future__ import annotations

from figtrace.exchange.contract import Exported, Imported, Job, exporter
from figtrace.exchange.trust import json_value, text_of
from figtrace.model import codec
from figtrace.model.problems import ProblemsFound


@exporter
def dumps(job: Job) -> Exported:
    """The network in its own canonical form; every level and profile is in it, whichever was asked for."""
    return Exported(codec.dumps(job.network), tuple(job.losses))


def loads(data: bytes | str) -> Imported:
    """The network of a canonical JSON file; raises ProblemsFound where it is none.

    What is no JSON at all is called so in the words that every format has for it.
    """
    text = text_of(data)
    try:
        return Imported(codec.loads(text))
    except ProblemsFound:
        json_value(text)
        raise

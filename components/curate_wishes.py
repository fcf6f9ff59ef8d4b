"""What the page sends when a person does something: keys and spans in code points, read strictly."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from components.refusal import refused
from figtrace.curation.tags import Tag
from figtrace.model.vocabulary import AgentKind, GroundingLevel


class Wish(BaseModel):
    """What the page sends; unknown names are refused."""

    model_config = ConfigDict(extra="forbid")


class NameWish(Wish):
    """Words of the caption name an agent: a new one, or one that is there (``agent``)."""

    act: Literal["name"]
    span: tuple[int, int]
    kind: AgentKind = AgentKind.UNKNOWN
    agent: str | None = None
    curie: str | None = None
    level: GroundingLevel = GroundingLevel.EXACT
    label: str = ""
    source: str = ""


class StateWish(Wish):
    """Subject, relation, object, and the words that say it (none: the ones proposed)."""

    act: Literal["state"]
    subject: str
    object: str
    relation: str = ""
    answers: dict[str, str] = {}
    span: tuple[int, int] | None = None
    is_implied: bool = False
    mechanism: str | None = None


class QuoteWish(Wish):
    """Further words that say a statement."""

    act: Literal["quote"]
    statement: str
    span: tuple[int, int]


class CiteWish(Wish):
    """A publication behind a statement, by PMID or DOI as typed."""

    act: Literal["cite"]
    statement: str
    paper: str


class ChangeWish(Wish):
    """A statement says something else: other ends, another relation."""

    act: Literal["change"]
    statement: str
    subject: str
    object: str
    relation: str = ""
    answers: dict[str, str] = {}


class TakeWish(Wish):
    """Suggestions taken as they are, or rejected with a tag."""

    act: Literal["take", "refuse"]
    suggestions: list[str]
    tag: Tag | None = None
    text: str = ""


class StoryWish(Wish):
    """The story as a person left it, and as the page had it before; forced, over steps that others changed too."""

    act: Literal["story"]
    story: dict[str, Any]
    before: dict[str, Any] | None = None
    is_forced: bool = False


class EditsWish(Wish):
    """Plain edits of the journal's own kinds."""

    act: Literal["edits"]
    edits: list[dict[str, Any]]


_WISHES: Final[Mapping[str, type[Wish]]] = {
    "name": NameWish,
    "state": StateWish,
    "quote": QuoteWish,
    "cite": CiteWish,
    "change": ChangeWish,
    "take": TakeWish,
    "refuse": TakeWish,
    "story": StoryWish,
    "edits": EditsWish,
}


def wish_of(values: Mapping[str, Any]) -> Any:
    """The wish that plain values say; raises :class:`ProblemsFound` with one problem a fault."""
    kind = _WISHES.get(str(values.get("act")))
    if kind is None:
        raise refused("act-unknown", f'"{values.get("act")}" is no act', f"one of {', '.join(_WISHES)}", where="act")
    try:
        return kind.model_validate(values)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"])) or "act"
        raise refused("act-form", first["msg"], "reload the page and do it again", where=where) from None

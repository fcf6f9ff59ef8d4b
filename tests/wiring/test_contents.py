"""What every file that leaves the house must contain, item by item; with a DOI and with what PFOCR writes for none."""

from __future__ import annotations

import gzip
import io
import re
import shutil
import struct
import zipfile
from base64 import b64decode
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any, NamedTuple

import pypdf
import pytest
from pptx import Presentation

from app import Settings, create_app
from components.taking import KINDS
from figtrace import __version__
from figtrace.figures.library import Library, default_data
from figtrace.model import codec
from figtrace.model.records import Curation, Person
from figtrace.model.vocabulary import ReviewState
from figtrace.picture import layout, paper, scene
from figtrace.picture.furniture import DRAWN_BY
from figtrace.story.codec import loads
from figtrace.story.shelf import path_of
from tests.records import FOUNDING

DOI = "10.1155/2022/9133658"
STORY = loads(path_of(default_data(), FOUNDING).read_text("utf-8"))
REVIEW = "54 statements: 52 drafted, 1 reviewed, 1 accepted. One curator, no second review. Data of 2026-11-20."


class Made(NamedTuple):
    """The files of one record, and the words that each holds, blanks as single spaces."""

    has_doi: bool
    files: dict[str, bytes]
    words: dict[str, str]


@pytest.fixture(scope="module", params=[True, False], ids=["doi", "no-doi"])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    data = tmp_path_factory.mktemp("contents") / "data"
    shutil.copytree(default_data(), data)
    if not request.param:
        record = data / "figures" / f"{FOUNDING}.md"
        text = record.read_text("utf-8").replace(f"doi: {DOI}", "doi: .na.character")
        record.write_text(re.sub("^(journal_nlm_ta|keywords): .*$", r"\1: .na.character", text, flags=re.M), "utf-8")
    _review(data)
    client = create_app(Settings(data=data)).server.test_client()
    files = {kind: client.get(f"/take/{FOUNDING}/{kind}").data for kind in KINDS}
    files["picture.pdf"] = paper.pdf(files["picture.svg"].decode("utf-8"))
    return Made(request.param, files, {kind: " ".join(WORDS[kind](data).split()) for kind, data in files.items()})


def _review(data: Path) -> None:
    """Somebody has been through two statements, alone."""
    library = Library(data)
    network = library.network(FOUNDING)
    states = {"R30": ReviewState.ACCEPTED, "R07": ReviewState.REVIEWED}
    statements = tuple(one.model_copy(update={"review": states.get(one.key, one.review)}) for one in network.statements)
    curation = Curation(curators=(Person(name="Ada"),), is_single_curator=True, date="2026-11-20")
    curated = network.model_copy(update={"statements": statements, "curation": curation})
    library.network_path(FOUNDING).write_text(codec.dumps(curated), "utf-8")


def _slides(data: bytes) -> str:
    shapes = [shape for slide in Presentation(io.BytesIO(data)).slides for shape in slide.shapes]
    return "\n".join(shape.text_frame.text.replace("\v", " ") for shape in shapes if shape.has_text_frame)


def _pages(data: bytes) -> str:
    file = pypdf.PdfReader(io.BytesIO(data))
    return "\n".join([*(page.extract_text() for page in file.pages), *(str(word) for word in file.metadata.values())])


def _plain(data: bytes) -> str:
    return unescape(re.sub("<[^>]+>", " ", data.decode("utf-8")))


def _pixels(data: bytes) -> str:
    """The words of a PNG's text chunks."""
    at, found = 8, []
    while at < len(data):
        (size,) = struct.unpack(">I", data[at : at + 4])
        if data[at + 4 : at + 8] == b"iTXt":
            found.append(data[at + 8 : at + 8 + size].replace(b"\0", b" ").decode("utf-8"))
        at += 12 + size
    return "\n".join(found)


def _page(data: bytes) -> str:
    """What is read in the page, and its data as they are unpacked."""
    text = data.decode("utf-8")
    body = re.sub(r"<(script|style|noscript)\b.*?</\1>", " ", text, flags=re.S)
    packed = re.findall(r"data-gzip[^>]*>([A-Za-z0-9+/=]+)<", text)
    return "\n".join(
        [unescape(re.sub("<[^>]+>", " ", body)), *(gzip.decompress(b64decode(one)).decode() for one in packed)]
    )


WORDS: dict[str, Callable[[bytes], str]] = {
    "talk.pptx": _slides,
    "talk.pdf": _pages,
    "talk.svg": _plain,
    "picture.svg": _plain,
    "picture.pdf": _pages,
    "picture.png": _pixels,
    "page.html": _page,
}
ALL = tuple(WORDS)


def labels() -> set[str]:
    network = Library(default_data()).network(FOUNDING)
    composed = scene.compose(network, layout.place(network))
    return {label.text for agent in composed.agents for label in agent.labels if label.role != "badge"}


@pytest.mark.parametrize("kind", [kind for kind in ALL if kind != "picture.png"])
def test_every_visible_label_is_text(made: Made, kind: str) -> None:
    said = re.sub(r"\s", "", made.words[kind])
    for name in labels():
        assert re.sub(r"\s", "", name) in said, name


@pytest.mark.parametrize("kind", [kind for kind in ALL if kind != "picture.png"])
def test_a_legend_of_what_is_there(made: Made, kind: str) -> None:
    for words in ("increases", "decreases", "implied, not said in words", "conflict with other papers"):
        assert words in made.words[kind], words


@pytest.mark.parametrize("kind", ALL)
def test_where_it_comes_from_and_what_may_be_done_with_it(made: Made, kind: str) -> None:
    said = made.words[kind]
    assert "Xueting Li, et al." in said
    assert f"PFOCR {FOUNDING}" in said
    if kind == "page.html":  # a speaker's notes may name it, and the record's own notes what is missing
        page = made.files[kind].decode("utf-8")
        head, foot = page[page.index("<h1") : page.index("</header>")], page[page.index("offline-credits") :]
        for said_there in (head, foot[: foot.index("</section>")]):
            assert "Xueting Li, et al." in said_there
            assert (f"doi:{DOI}" in said_there) == made.has_doi
            assert ".na.character" not in said_there
        assert "54 statements: 52 drafted, 1 reviewed, 1 accepted." in head
    else:
        assert (f"doi:{DOI}" in said) == made.has_doi
    assert "CC0. It covers the record, not the article, its caption or the figure image." in said
    assert "Network data: CC0." in said
    assert DRAWN_BY in said


@pytest.mark.parametrize("kind", ALL)
def test_how_it_was_reviewed_read_and_made(made: Made, kind: str) -> None:
    said = made.words[kind]
    assert REVIEW in said
    assert "Caption sha256 120bab03" in said
    assert f"figtrace {__version__}" in said
    assert re.search(r"[Mm]echanism", said)
    assert "rofile" in said


@pytest.mark.parametrize("kind", ALL)
def test_missing_values_are_left_out_and_no_image_of_the_publisher_is_in(made: Made, kind: str) -> None:
    said = made.words[kind]
    assert "doi:." not in said
    assert kind == "page.html" or ".na.character" not in said
    data = made.files[kind]
    assert b"\xff\xd8\xff" not in data, "no JPEG"
    if kind == "talk.pptx":
        held = zipfile.ZipFile(io.BytesIO(data)).namelist()
        assert [name for name in held if name.startswith("ppt/media/")] == []


@pytest.mark.parametrize("kind", ["talk.pptx", "talk.pdf", "talk.svg", "page.html"])
def test_every_step_says_its_words(made: Made, kind: str) -> None:
    said = re.sub(r"[\s*]", "", made.words[kind])
    for step in STORY.shown:
        assert re.sub(r"\s", "", step.title) in said, step.title
        assert re.sub(r"[\s*]", "", step.say) in said, step.say


def test_notes_and_quotes_are_for_the_speaker(made: Made) -> None:
    slides: Any = Presentation(io.BytesIO(made.files["talk.pptx"])).slides
    notes = slides[5].notes_slide.notes_text_frame.text
    assert "Verified: Zhou 2014" in notes
    assert "“miR-105, which downregulates the expression of ZO-1” (caption 723–774;" in notes
    assert "Verified: Zhou 2014" in made.words["page.html"]
    assert '"start":723,"end":774' in made.words["page.html"]
    assert "Verified: Zhou 2014" not in made.words["talk.pdf"]


def test_the_doi_is_a_link_on_every_slide(made: Made) -> None:
    for slide in Presentation(io.BytesIO(made.files["talk.pptx"])).slides:
        links = [
            run.hyperlink.address
            for shape in slide.shapes
            if shape.has_text_frame
            for paragraph in shape.text_frame.paragraphs
            for run in paragraph.runs
            if run.hyperlink.address
        ]
        assert links == ([f"https://doi.org/{DOI}"] if made.has_doi else [])

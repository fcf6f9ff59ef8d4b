"""Whatever the caption, the words are where the reading says they are."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from figtrace.reading.packed import PackedFile, pack
from figtrace.reading.sentences import sentences
from figtrace.reading.tagging import tag
from figtrace.reading.text import key, tokens
from tests.unit.reading.kit import grounder, reader

_LINE = (
    "IL-6 STAT3 TGF-β miR-9 exosomes cells fibroblasts EGFR (EGFR) which activates inhibits by downregulating "
    "carry derived from the and , . ; ( ) [] / – to into may not loss of expression induced -induced such as "
    "PTEN p53, a. (A) pathway signaling leading contributes proliferation tumor \U0001d6fc α5 is are been that "
    "they it ’s →"
)
WORDS = st.sampled_from(sorted(set(_LINE.split(" "))))
CAPTIONS = st.one_of(st.lists(WORDS, max_size=40).map(" ".join), st.text(max_size=200))


@settings(deadline=None, max_examples=150)
@given(CAPTIONS)
def test_every_span_holds_its_words(caption: str) -> None:
    draft = reader().read(caption, "x")
    for mention in draft.mentions:
        assert caption[slice(*mention.span)] == mention.text != ""
    ends = [m.span for m in draft.mentions]
    assert all(one.end <= other.start for one, other in pairwise(ends))
    for one in (*draft.statements, *draft.implied, *draft.refuted):
        assert caption[slice(*one.span)] == one.evidence
        assert caption[slice(*one.cue_span)] == one.cue
        for end in (one.subject, one.object):
            assert caption[slice(*end.span)] == end.text
            assert caption[slice(*end.name_span)] == end.name
            assert one.span.start <= end.span.start <= end.span.end <= one.span.end
        assert one.subject.name.lower() != one.object.name.lower()
    for queue in (draft.statements, draft.implied, draft.refuted):
        assert len({one.key for one in queue}) == len(queue)
    for one in (*draft.statements, *draft.implied, *draft.refuted):
        assert 0 < one.belief < 1


@settings(deadline=None, max_examples=60)
@given(CAPTIONS)
def test_the_same_caption_is_read_the_same(caption: str) -> None:
    assert reader().read(caption, "x") == reader().read(caption, "x")


@settings(deadline=None, max_examples=150)
@given(CAPTIONS)
def test_sentences_and_tokens_cover_the_caption(caption: str) -> None:
    parts = sentences(caption)
    assert all(caption[p.start : p.end] == p.text for p in parts)
    assert "".join("".join(p.text.split()) for p in parts) == "".join(caption.split())
    assert all(caption[t.start : t.end] == t.text for t in tokens(caption))
    for part in parts:
        words = tag(caption, part.start, part.end)
        assert all(one.end <= other.start for one, other in pairwise(words))


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=30), CAPTIONS)
def test_grounding_never_fails_and_keeps_its_order(name: str, caption: str) -> None:
    found = grounder().ground(name, caption)
    assert found.status in ("grounded", "ambiguous", "unresolved")
    assert (found.best is not None) == (found.status == "grounded")
    assert all(0 < one.score <= 1 for one in found.candidates)


@settings(deadline=None, max_examples=40)
@given(
    st.sets(
        st.text(
            st.characters(codec="utf-8", exclude_characters="\t\n\r", exclude_categories=["C"]), min_size=1, max_size=12
        ),
        max_size=60,
    )
)
def test_what_is_packed_is_found(tmp_path_factory, names: set[str]) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path_factory.mktemp("packed") / "some.lex"
    path.write_bytes(pack({"names": ([f"{name}\t{n}" for n, name in enumerate(sorted(names))], key)}, {}))
    table = PackedFile(path).table("names", key)
    for n, name in enumerate(sorted(names)):
        assert [name, str(n)] in table.lines(key(name))

"""Clean text always knows where in the source it comes from, and what became of every source character."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from graphkit.readers.characters import plain_characters
from graphkit.readers.clean import plain
from graphkit.readers.html import page
from graphkit.text import Block, CleanText, CleanTextBuilder, Dropped, Run

PIECES = st.sampled_from(
    [
        "Ann Lee", " paid ", "$5,000", "\n", "\n\n", "\r\n", "  ", "\t", "&amp;", "&#39;", "&nbsp;", "\u00a0", "\u200b", "e\u0301", "ﬁ", "Ｌ",
        ".", ", ", "The council", "said", "All rights reserved.", "Subscribe", "• ", "> ", "-- ", "HEADLINE ABOUT THE MAYOR", "(Jo Ray/AP)",
        "<p>", "</p>", "<b>", "<nav>", "</nav>", "<script>", "</script>", "<", "\x00", "\ufeff", "date 2021-04-16 ", "|", "By Ann Lee", "<td>", "<br>",
    ]
)  # fmt: skip
MESSY = st.lists(PIECES, max_size=40).map("".join)


def covered(clean: CleanText, source: str) -> list[str]:
    """Return what became of each source character, in order."""
    fate = [""] * len(source)
    for run in clean.runs:
        for place in range(run.source_start, run.source_end):
            fate[place] += "k"
    for stretch in clean.dropped:
        for place in range(stretch.start, stretch.end):
            fate[place] += "d"
    return fate


@given(MESSY)
@example(" paid \x00\tAnn Lee")
def test_every_character_of_plain_text_is_kept_or_dropped_once(source: str) -> None:
    """Nothing is lost in silence and nothing counted twice."""
    assert set(covered(plain(source), source)) <= {"k", "d"}


@given(MESSY)
def test_every_character_of_a_page_is_kept_or_dropped_once(source: str) -> None:
    """Tags, scripts and menus are accounted for as well."""
    assert set(covered(page(source)[0], source)) <= {"k", "d"}


@given(MESSY, st.data())
def test_a_span_maps_to_a_source_slice_with_its_words(source: str, data: st.DataObject) -> None:
    """The source of a word holds the word, once its own characters are made plain."""
    clean = plain(source)
    words = [word for word in clean.text.split() if word.isascii() and word.isalpha()]
    for word in words:
        start = clean.text.index(word)
        left, right = clean.source_span(start, start + len(word))
        assert word in plain_characters(source[left:right]).text.replace("\n", "")
    if clean.text:
        start = data.draw(st.integers(0, len(clean.text) - 1))
        end = data.draw(st.integers(start + 1, len(clean.text)))
        left, right = clean.source_span(start, end)
        assert 0 <= left < right <= len(source)


@given(MESSY)
def test_blocks_follow_each_other_and_hold_text(source: str) -> None:
    """No block is empty, overlaps another or reaches beyond the text."""
    for clean in (plain(source), page(source)[0]):
        at = 0
        for block in clean.blocks:
            assert at <= block.start < block.end <= len(clean.text)
            assert clean.text[block.start : block.end].strip()
            at = block.end


def test_source_span_of_copied_and_replaced_text() -> None:
    """Copied text maps by the character, a replacement as a whole."""
    builder = CleanTextBuilder("A &amp; B")
    builder.copy(0, 2)
    builder.replace(2, 7, "&")
    builder.copy(7, 9)
    clean = builder.built()
    assert clean.text == "A & B"
    assert clean.source_span(2, 3) == (2, 7)
    assert clean.source_span(4, 5) == (8, 9)
    assert clean.source_span(0, 5) == (0, 9)


def test_a_text_as_it_is_stands_for_itself() -> None:
    """One block from the first character to the last; nothing has neither."""
    assert CleanText.of("abc") == CleanText("abc", (Run(0, 3, 0, 3),), (Block(0, 3, "paragraph"),))
    assert CleanText.of("abc").source_span(0, 3) == (0, 3)
    assert CleanText.of("") == CleanText("", (), ())


def test_source_span_refuses_empty_and_outlying_spans() -> None:
    """A mistake shows at once rather than as a wrong quotation."""
    clean = CleanText.of("abc")
    for start, end in ((1, 1), (-1, 2), (0, 4)):
        with pytest.raises(ValueError, match="is not inside"):
            clean.source_span(start, end)


def test_over_joins_two_steps_of_cleaning_into_one() -> None:
    """A second step over the first one's text still points into the source."""
    first = CleanTextBuilder("x&amp;y zz")
    first.copy(0, 1)
    first.replace(1, 6, "&")
    first.copy(6, 10)
    inner = first.built()
    second = CleanTextBuilder(inner.text)
    second.copy(0, 3)
    second.drop(3, 6, "boilerplate")
    second.block(0, "paragraph")
    joined = second.built().over(inner)
    assert joined.text == "x&y"
    assert joined.runs == (Run(0, 1, 0, 1), Run(1, 2, 1, 6), Run(2, 3, 6, 7))
    assert joined.dropped == (Dropped(7, 10, "boilerplate"),)
    assert joined.blocks == (Block(0, 3, "paragraph"),)


def test_moved_carries_blocks_along() -> None:
    """Blocks of the source become blocks of the clean text; those of dropped text go."""
    builder = CleanTextBuilder("ab\u200bcd")
    builder.copy(0, 2)
    builder.drop(2, 3, "control")
    builder.copy(3, 5)
    moved = builder.built().moved([Block(0, 3, "title"), Block(2, 3, "item"), Block(3, 5, "paragraph")])
    assert moved.blocks == (Block(0, 2, "title"), Block(2, 4, "paragraph"))

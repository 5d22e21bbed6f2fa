"""A page's article is read, the rest of the page is accounted for, and every place is one in the page's source."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from graphkit.readers import documents
from graphkit.readers.html import page
from graphkit.readers.tags import tokens
from graphkit.text import CleanText

LONG = (
    "The council voted on Tuesday to hire the paving firm of Bo Kent, which had given money to the mayor's committee."
)

LINKED = (
    '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "H", '
    '"author": [{"name": "Ann Lee"}, {"name": "Bo Kent"}], "datePublished": "2021-05-04T10:00:00Z"}]}</script>'
)


def blocks(source: str) -> list[tuple[str, str]]:
    """Return the kind and the text of each block of a page."""
    clean = page(source)[0]
    return [(block.kind, clean.text[block.start : block.end]) for block in clean.blocks]


def slices(clean: CleanText, source: str, words: list[str]) -> list[str]:
    """Return the source of each of the words."""
    found = ((clean.text.index(word), len(word)) for word in words)
    return [source[slice(*clean.source_span(start, start + length))] for start, length in found]


def test_text_maps_to_the_source_of_the_page() -> None:
    """Entities and tags count as they stand in the file."""
    source = "<p>Ann&rsquo;s firm <b>Lee &amp; Roe</b>\n paid <i>Jos</i>&eacute;.</p>"
    clean = page(source)[0]
    assert clean.text == "Ann’s firm Lee & Roe paid José."
    assert slices(clean, source, ["Ann’s", "Lee & Roe", "José"]) == ["Ann&rsquo;s", "Lee &amp; Roe", "Jos</i>&eacute;"]


def test_the_article_is_told_from_the_page_around_it() -> None:
    """What is left out is left out for a reason."""
    source = (
        "<title>Mayor quits | The Post</title><script>var a = 'Evil Person';</script><nav><a>Home</a></nav>"
        f"<article><h1>Mayor quits</h1><p>{LONG}</p><aside>Most read</aside><p>{LONG}</p></article>"
        "<div class='related-stories'><p>Another story about something else.</p></div><footer><p>© 2022 The Post</p></footer>"
        "<p style='display:none'>Hidden words.</p><noscript>No script.</noscript>"
    )
    clean, facts, _ = page(source)
    assert blocks(source) == [("title", "Mayor quits"), ("paragraph", LONG), ("paragraph", LONG)]
    assert facts.title == "Mayor quits"
    reasons = {source[one.start : one.end]: one.reason for one in clean.dropped}
    assert reasons["var a = 'Evil Person';"] == "script"
    assert reasons["Home"] == reasons["Most read"] == reasons["© 2022 The Post"] == "navigation"
    assert reasons["Hidden words."] == reasons["No script."] == "hidden"


def test_tables_lists_captions_and_headings() -> None:
    """A row is a block, its cells parted by bars; a row of column names is a heading."""
    source = (
        "<h2>Money</h2><table><tr><th>From<th>To<tr><td>Ann <b>Lee</b><td>Bo Kent</table><ul><li>One<li>Two</ul>"
        "<figure><img><figcaption>Bo Kent in May.</figcaption></figure>"
    )
    assert blocks(source) == [
        ("heading", "Money"),
        ("heading", "From | To"),
        ("row", "Ann Lee | Bo Kent"),
        ("item", "One"),
        ("item", "Two"),
        ("caption", "Bo Kent in May."),
    ]


def test_line_breaks_part_lines_but_not_sentences() -> None:
    """A <br> in mid-sentence is white space."""
    assert [text for _, text in blocks("<p>Ann Lee<br>who paid.<br>Bo Kent did not.<br><br>Nor I.</p>")] == [
        "Ann Lee who paid.",
        "Bo Kent did not.",
        "Nor I.",
    ]


def test_a_footer_that_says_who_owns_the_paper_is_kept() -> None:
    """Ownership is what people look for; the rest of the footer goes."""
    owner = "The Post is a project of the Lee Institute and is paid for by its readers."
    source = (
        f"<article><p>{LONG}</p></article><footer><p>{owner}</p><p>&copy; 2022 The Post. <a>Privacy</a></p></footer>"
    )
    assert [text for _, text in blocks(source)] == [LONG, owner]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (
            "<meta property='og:title' content='A &amp; B'><meta name=author content='Ann Lee'>",
            ("A & B", "Ann Lee", None),
        ),
        ("<meta name=date content='May 4, 2021'><title>A story | The Post</title>", ("A story", None, "2021-05-04")),
        (
            LINKED,
            ("H", "Ann Lee, Bo Kent", "2021-05-04"),
        ),
        ("<p class='article-byline'>By <a rel=author>Ann B. Lee</a>, Staff</p>", (None, "Ann B. Lee", None)),
        ("<time datetime='2021-05-04'>Tuesday</time>", (None, None, "2021-05-04")),
        ("<script type='application/ld+json'>[[[{</script><title>T</title>", ("T", None, None)),
    ],
)
def test_title_author_and_date_from_the_head(head: str, expected: tuple[str | None, str | None, str | None]) -> None:
    """Open Graph, JSON-LD, Dublin Core and plain HTML say it in their ways."""
    facts = page(head + "<p>Text.")[1]
    assert (facts.title, facts.author, facts.published) == expected


@pytest.mark.parametrize("depth", [300, 20_000])
def test_deep_nesting_loses_no_text(depth: int) -> None:
    """Below any depth the canary is found, and the flattening is told."""
    source = "<p>Start.</p>" + "<div>" * depth + "The canary sang." + "</div>" * depth + "<p>End.</p>"
    clean, _, flattened = page(source)
    assert clean.text.split() == ["Start.", "The", "canary", "sang.", "End."]
    assert flattened


@pytest.mark.parametrize(
    "source",
    [
        "<b><i><p>" * 10_000,
        "<a " * 100_000,
        "<a x='" * 40_000,
        '<a x="' * 100_000 + ">",
        "<" * 500_000,
        "<!--" * 100_000,
        "</" * 200_000 + ">",
        "<table><tr><td>" * 20_000,
        "<script>" * 50_000,
        "&amp;" * 40_000,
        "<p class='" + "a " * 200_000 + "'>x",
        "<select><option>" * 20_000,
    ],
)
def test_hostile_pages_take_time_by_their_length(source: str) -> None:
    """No page hangs the build."""
    started = time.process_time()
    page(source)
    assert time.process_time() - started < 10


def test_tokens_cover_the_page() -> None:
    """Every character is in one token, whatever the page."""
    source = "a < b <p class='x>y'>t</p ><!-- c --><![CDATA[d]]><script>if (a<b) '</p>'</script><3 </> <br/>"
    found = list(tokens(source))
    assert [token.start for token in found] == [0, *(token.end for token in found[:-1])]
    assert found[-1].end == len(source)
    assert "".join(source[token.start : token.end] for token in found if token.kind == "text") == "a < b t<3  "


def test_a_page_file_is_decoded_as_it_says(tmp_path: Path) -> None:
    """The charset of its meta element counts, the media type stands in the document."""
    path = tmp_path / "page.html"
    path.write_bytes("<meta charset=windows-1252><p>Zoë paid Bo.</p>".encode("cp1252"))
    (document,) = documents(path, root=tmp_path)
    assert (document.clean.text, document.encoding, document.media_type) == (
        "Zoë paid Bo.",
        "windows-1252",
        "text/html",
    )

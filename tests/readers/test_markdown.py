"""Markdown's marks go, its words stay in their places."""

from __future__ import annotations

from pathlib import Path

from graphkit.model import Document
from graphkit.readers import documents


def read(tmp_path: Path, text: str) -> Document:
    """Return the document of a Markdown file."""
    path = tmp_path / "note.md"
    path.write_bytes(text.encode())
    (document,) = documents(path, root=tmp_path)
    return document


def blocks(document: Document) -> list[tuple[str, str]]:
    """Return the kind and the text of each block."""
    return [(block.kind, document.clean.text[block.start : block.end]) for block in document.clean.blocks]


def test_blocks_and_marks(tmp_path: Path) -> None:
    """Headings, wrapped paragraphs, lists, quotes, tables; code, rules, images and addresses go."""
    text = (
        "# Head *line* #\n\nAnn **Lee** met\n[Bo Kent](https://x.example/a_(b)) in _May_.\n\n- one\n  more\n* snake_case two\n1. three\n\n"
        "> He\n> said.\n\n```\ncode\n```\n---\n| From | To |\n|---|---|\n| Ann | Bo |\n\n![alt](x.png)\n\nUnder\n=====\n\n[1]: https://x.example\n"
    )
    assert blocks(read(tmp_path, text)) == [
        ("heading", "Head line"),
        ("paragraph", "Ann Lee met Bo Kent in May."),
        ("item", "one more"),
        ("item", "snake_case two"),
        ("item", "three"),
        ("quoted", "He said."),
        ("row", "From | To"),
        ("row", "Ann | Bo"),
        ("heading", "Under"),
    ]


def test_words_map_to_the_file(tmp_path: Path) -> None:
    """Offsets count the marks."""
    document = read(tmp_path, "Ann **Lee** met [Bo Kent](x).\r\n")
    clean = document.clean
    start = clean.text.index("Bo Kent")
    left, right = clean.source_span(start, start + 7)
    assert document.text[left:right] == "Bo Kent"


def test_front_matter_is_metadata(tmp_path: Path) -> None:
    """And no text."""
    document = read(tmp_path, "---\ntitle: 'A day'\nauthor: Ann Lee\ndate: 2021-05-04\n---\n\nText.\n")
    assert (document.title, document.author, document.published) == ("A day", "Ann Lee", "2021-05-04")
    assert document.clean.text == "Text."

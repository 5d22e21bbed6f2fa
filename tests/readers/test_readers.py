"""Every file becomes Documents or a ReadError that says why."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from graphkit.errors import InputError, ReadError
from graphkit.readers import ReadOptions, document_of, documents, files


def test_a_text_file_is_one_document(tmp_path: Path) -> None:
    """Its path is relative to the root, its text as the file gave it."""
    (tmp_path / "in").mkdir()
    path = tmp_path / "in" / "a.txt"
    path.write_bytes("Mayor quits over fees\r\nBy Ann Lee\r\nMay 4, 2021\r\n\r\nZoë paid &amp; left.\r\n".encode())
    (document,) = documents(path, root=tmp_path)
    assert document.path == "in/a.txt"
    assert (document.title, document.author, document.published) == ("Mayor quits over fees", "Ann Lee", "2021-05-04")
    assert document.text.endswith("Zoë paid &amp; left.\r\n")
    assert document.clean.text.endswith("Zoë paid & left.")
    assert document.characters_kept + sum(document.characters_dropped.values()) == document.characters_in


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"%PDF-1.4 x", "PDF"),
        ("a.txt", b"\x7fELF\x00\x01", "ELF"),
        ("a.txt", b"PK\x03\x04abc", "ZIP"),
        ("a", b"\x89PNG\r\n\x1a\n", "PNG"),
        ("a.txt", b"\0" * 1000, "NUL"),
        ("a.txt", bytes(range(256)) * 40, "binary"),
        ("a.docx", b"hello", "Word documents are not supported yet"),
        ("a.pdf", b"", "PDF files are not supported yet"),
    ],
)
def test_what_is_no_text_is_refused_by_name(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    """Whatever the suffix says; with what it looks like."""
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(ReadError, match=reason):
        list(documents(path, root=tmp_path))


def test_a_text_of_marks_is_text_wherever_its_sample_ends(tmp_path: Path) -> None:
    """A letter of two bytes may be cut in half there; control characters between words are many, but no noise."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" + "ééé paid\x1e".encode() * (1 << 13))
    assert [document.text[1] for document in documents(path, root=tmp_path)] == ["é"]


def test_an_empty_file_is_a_document_with_a_warning(tmp_path: Path) -> None:
    """Nothing is wrong with it, but people should know."""
    path = tmp_path / "a.txt"
    path.write_bytes(b" \n")
    (document,) = documents(path, root=tmp_path)
    assert (document.clean.text, document.warnings) == ("", ("no text",))


def test_an_unknown_suffix_is_read_by_what_it_holds(tmp_path: Path) -> None:
    """A page as a page, text as text."""
    page, text = tmp_path / "page", tmp_path / "notes.log"
    page.write_bytes(b"<!DOCTYPE html><p>Bo <b>paid</b>.</p>")
    text.write_bytes(b"Bo paid.")
    assert [next(documents(path, root=tmp_path)).media_type for path in (page, text)] == ["text/html", "text/plain"]


def test_a_file_beyond_the_limit_is_refused(tmp_path: Path) -> None:
    """With both sizes."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 11)
    with pytest.raises(ReadError, match="11 bytes, more than the 10 allowed"):
        list(documents(path, root=tmp_path, options=ReadOptions(max_bytes=10)))


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    """It may go between listing and reading."""
    with pytest.raises(ReadError, match="Cannot be read"):
        list(documents(tmp_path / "a.txt", root=tmp_path))


def test_the_same_content_has_the_same_id(tmp_path: Path) -> None:
    """Wherever it lies."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes(b"Bo paid.")
    first, second = (next(documents(tmp_path / name, root=tmp_path)) for name in ("a.txt", "b.txt"))
    assert first.id == second.id


def test_document_of_takes_text_and_id() -> None:
    """For texts that come without a file."""
    document = document_of("Bo paid \ud800&amp; left.", id="x1")
    assert (document.id, document.text, document.clean.text) == (
        "x1",
        "Bo paid \ufffd&amp; left.",
        "Bo paid \ufffd& left.",
    )


def test_files_are_walked_in_order_and_odd_ones_named(tmp_path: Path) -> None:
    """Hidden entries, links and pipes are reported and never opened; a hidden folder stands for all that is in it."""
    for name in ("b.txt", "a/z.txt", "a/B.txt", ".git/x.txt", "a/.hidden"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
    (tmp_path / "a" / "up").symlink_to("..")
    os.mkfifo(tmp_path / "pipe.txt")
    found = [
        (one.path.relative_to(tmp_path).as_posix(), bool(one.problem)) for one in files([tmp_path, tmp_path / "b.txt"])
    ]
    odd = {".git": True, "a/.hidden": True, "a/up": True, "pipe.txt": True}
    assert found == [
        (name, name in odd) for name in (".git", "a/.hidden", "a/B.txt", "a/up", "a/z.txt", "b.txt", "pipe.txt")
    ]


def test_a_hidden_file_that_is_named_is_read(tmp_path: Path) -> None:
    """Also beside its folder, whichever of the two stands first."""
    hidden = tmp_path / ".notes.txt"
    hidden.write_bytes(b"x")
    for paths in ([tmp_path, hidden], [hidden, tmp_path]):
        assert [(one.path.name, one.problem) for one in files(paths)] == [(".notes.txt", "")]


def test_a_missing_path_is_an_input_error(tmp_path: Path) -> None:
    """The path is named."""
    with pytest.raises(InputError, match="nowhere"):
        list(files([tmp_path / "nowhere"]))


def test_names_that_are_no_utf8_are_printable(tmp_path: Path) -> None:
    """Bytes show as they are."""
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/bad\xff.txt"))
    path.write_bytes(b"x")
    assert next(documents(path, root=tmp_path)).path == "bad\\xff.txt"

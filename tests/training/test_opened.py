"""Texts that nobody annotated, from repositories elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from training import opened
from training.opened import Opened, open_texts, rows

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

NAMED = "In May the clerk of Odell wrote to Bea Marsh, and then Ilya Dorn of the Odell Ledger called. " * 20
NAMELESS = "nobody is named in this passage, which goes on and on about the weather. " * 30


def test_passages_with_names_are_taken_up_to_so_many_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A passage without names teaches nothing, and a long text is not taken whole."""
    monkeypatch.setattr(opened, "rows", lambda: iter([Opened("ann/book", "0a1b", "text/*.xhtml", 50, "CC0")]))
    folder = tmp_path / "ann+book" / "text"
    folder.mkdir(parents=True)
    paragraphs = "".join(f"<p>{text}</p>" for text in (NAMED, NAMELESS, NAMED))
    (folder / "one.xhtml").write_text(f"<html><body><article>{paragraphs}</article></body></html>")
    (found,) = open_texts(tmp_path)
    assert found.text.split() == NAMED.split()
    assert found.spans == ()


def test_a_checkout_that_is_not_there_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Weights made from less than the table lists are not made silently."""
    assert list(open_texts(tmp_path)) == []
    assert capsys.readouterr().out.count("left out: ") == len(list(rows()))


def test_every_text_of_the_table_may_be_used_freely() -> None:
    """Weights that are shipped learn from nothing else."""
    assert {row.licence.partition(" (")[0] for row in rows()} == {"CC0", "US government"}
    assert all(len(row.commit) == 40 and row.words > 0 for row in rows())

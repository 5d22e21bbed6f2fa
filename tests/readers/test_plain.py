"""A very big text is read in parts that lose nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit.readers import documents, plain


@pytest.mark.parametrize("text", ["Zoë paid Bo.\n\nBo left. ", "ëëëëëëëëëëëëë", "Zoë paid Bo. "])
def test_parts_make_up_the_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Cut between paragraphs, sentences or characters, whichever there are."""
    monkeypatch.setattr(plain, "PART", 101)
    monkeypatch.setattr(plain, "WHOLE", 1000)
    path = tmp_path / "big.txt"
    path.write_bytes((text * 100).encode())
    found = list(documents(path, root=tmp_path))
    assert "".join(document.text for document in found) == text * 100
    assert [document.part for document in found[:2]] == ["part 1", "part 2"]
    assert len({document.id for document in found}) > 1
    assert not any(document.warnings for document in found)


def test_a_part_starts_with_a_paragraph(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that no sentence is cut."""
    monkeypatch.setattr(plain, "PART", 100)
    monkeypatch.setattr(plain, "WHOLE", 200)
    path = tmp_path / "big.txt"
    path.write_bytes(b"Zed paid Bo in May.\n\n" * 20)
    assert {document.text[:8] for document in documents(path, root=tmp_path)} == {"Zed paid"}

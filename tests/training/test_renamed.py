"""Texts with other names in them: what is put in, what stays together, and what is left as it was."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from training.examples import Example, Examples
from training.renamed import renamed

TEXT = Example(
    ["Ada", "Quill", "met", "Bram", "Osei", ".", "Quill", "left", "."],
    ["B-PERSON", "L-PERSON", "O", "B-PERSON", "L-PERSON", "O", "U-PERSON", "O", "O"],
    None,
)
NAMELESS = Example(["Nobody", "came", "."], ["O", "O", "O"], None)
OPEN = Example(["The", "Orbel", "Fund", "gave", "."], ["O", "-", "-", "O", "O"], None)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a folder with one name in each list."""
    folder = tmp_path / "other"
    folder.mkdir()
    (folder / "fec_cm.txt").write_text("C1|TIDEWATER PAC|\n", encoding="latin-1")
    (folder / "fec_cn.txt").write_text("H1|MARSH, DELIA|\n", encoding="latin-1")
    (folder / "legislators-current.yaml").write_text("- name:\n    official_full: Iris Vantongeren\n", encoding="utf-8")
    (folder / "probablepeople.person.xml").write_text(
        "<Name><GivenName>OTTO</GivenName> <Surname>LAND</Surname></Name>\n", encoding="utf-8"
    )
    (folder / "probablepeople.company.xml").write_text("<Name>Quay Freight LLC</Name>\n", encoding="utf-8")
    return tmp_path


def test_a_surname_follows_its_bearer_and_no_label_is_kept(data: Path) -> None:
    """A surname is changed with the full name that stands before it; the labels are for the teacher to give."""
    found = [renamed(Examples([TEXT], [], []), data, _order(seed)) for seed in range(12)]
    for (text,) in filter(None, found):
        assert text.words[6] == text.words[1]
        assert set(text.names) == {"-"}
        assert text.bodies is None


def test_names_of_the_lists_come_in_as_they_are_written_in_texts(data: Path) -> None:
    """Lists in capitals are spelled as names are, first names first."""
    texts = [text for seed in range(40) for text in renamed(Examples([TEXT], [], []), data, _order(seed))]
    people = {" ".join(text.words[:2]) for text in texts}
    assert people == {"Ada Quill", "Bram Osei", "Delia Marsh", "Iris Vantongeren", "Otto Land"}


def test_texts_without_a_sure_name_are_left_out(data: Path) -> None:
    """Where nothing can be changed there is nothing new to learn; what the pipelines disagree on is no name yet."""
    assert renamed(Examples([NAMELESS], [OPEN], []), data, _order(1)) == []


def test_the_same_seed_gives_the_same_texts(data: Path) -> None:
    """Training is repeatable."""
    found = Examples([TEXT], [NAMELESS], [OPEN])
    assert renamed(found, data, _order(3)) == renamed(found, data, _order(3))


def _order(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 (no secret hangs on it)

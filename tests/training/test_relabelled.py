"""Annotated texts with other names in them: the labels stand where they stood, over whatever name is there now."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from training.examples import Example
from training.relabelled import relabelled

GIFT = Example(
    ["Ada", "Quill", "gave", "to", "Forward", "Harbor", "and", "the", "Port", "Board", "of", "the", "committee", "."],
    ["B-PERSON", "L-PERSON", "O", "O", "B-ORG", "L-ORG", "O", "O", "B-ORG", "L-ORG", "O", "O", "O", "O"],
    ["O", "O", "O", "O", "B-PAC", "L-PAC", "O", "O", "B-AGENCY", "L-AGENCY", "O", "O", "U-PAC", "O"],
)
MEETING = Example(
    ["Bram", "Osei", "met", "Quay", "Board", "."],
    ["B-PERSON", "L-PERSON", "O", "B-ORG", "L-ORG", "O"],
    ["O", "O", "O", "B-AGENCY", "L-AGENCY", "O"],
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a folder with one name in each list, of committees three, one of them a party's."""
    folder = tmp_path / "other"
    folder.mkdir()
    rows = [("TIDEWATER GROWS (TIGPAC)", "N"), ("LEE FOR SENATE", "S"), ("MARLOW DEMOCRATS", "Y")]
    lines = [f"C{number}|{name}|||||||U|{type_}|\n" for number, (name, type_) in enumerate(rows)]
    (folder / "fec_cm.txt").write_text("".join(lines), encoding="latin-1")
    (folder / "fec_cn.txt").write_text("H1|MARSH, DELIA|\n", encoding="latin-1")
    (folder / "legislators-current.yaml").write_text("", encoding="utf-8")
    (folder / "probablepeople.person.xml").write_text("", encoding="utf-8")
    (folder / "probablepeople.company.xml").write_text("<Name>Quay Freight LLC</Name>\n", encoding="utf-8")
    return tmp_path


def _texts(data: Path) -> list[Example]:
    return [text for seed in range(60) for text in relabelled([GIFT, MEETING], data, _order(seed))]


def _order(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - texts are drawn, nothing is kept secret


def _marked(text: Example, type_: str) -> str:
    marked = zip(text.words, text.bodies or (), strict=True)
    return " ".join(word for word, label in marked if label.endswith(f"-{type_}") and word != "committee")


def test_committees_of_the_list_come_in_under_their_label(data: Path) -> None:
    """Each word of the new name is labelled, brackets too; no party is taken for a committee."""
    committees = {_marked(text, "PAC") for text in _texts(data)}
    assert committees == {"Forward Harbor", "Tidewater Grows ( TIGPAC )", "Lee for Senate"}


def test_agencies_are_changed_among_each_other(data: Path) -> None:
    """An agency is called as another one is, never as a firm."""
    assert {_marked(text, "AGENCY") for text in _texts(data)} == {"Port Board", "Quay Board"}


def test_both_layers_stay_as_long_as_the_text(data: Path) -> None:
    """Names of other lengths move the labels behind them; what is only described stays as it was."""
    for text in _texts(data):
        assert len(text.words) == len(text.names) == len(text.bodies or ())
        assert (text.words[-2], (text.bodies or ())[-2]) == ("committee", "U-PAC")
        assert text.names[:2] == ["B-PERSON", "L-PERSON"]


def test_a_text_without_a_committee_is_left_out(data: Path) -> None:
    """It is about committees: other texts teach nothing new."""
    assert relabelled([MEETING], data, _order(1)) == []

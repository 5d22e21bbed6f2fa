"""Annotations of texts that are kept elsewhere."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from training import standoff
from training.markup import MarkupError, parsed
from training.standoff import annotated, packed, spelled, split_of, unpacked, verified_text

TEXT = "\nAnn Lee, the mayor of Dell, said\nshe gave $500 to Bo Ray in May. A clerk of the court said Lee gave it.\n\n"
WORKING = """+++
id = "wire-1"
source = "wire.jsonl"
document = "row 7"
genre = "news report"
published = 2020-06-01
[entities]
p1 = "PERSON Ann Lee"
p2 = "PERSON Bo Ray"
o1 = "OFFICE/post Mayor of Dell"
l1 = "PLACE/city Dell"
+++
[[p1|Ann Lee]], [[p1~|the [[o1~|mayor]] of [[l1|Dell]]]], said
[[p1^|she]] gave [[$500 USD|$500]] to [[p2|Bo Ray]] in [[@2020-05|May]]. A clerk of the court said [[p1|Lee]] gave it.
--- claims
mayor of | HOLDS_OFFICE | p1 | o1 | asserted | tense=current
gave | FUNDED | p1 | p2 | attributed | by=p1; amount=500 USD; date=2020-05
gave@2 | FUNDED | p1 | p2 | attributed | source=A clerk of the court
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Make a folder with one row of text and one file."""
    (tmp_path / "wire.jsonl").write_text(json.dumps({"id": "row 7", "text": TEXT}) + "\n", encoding="utf-8")
    (tmp_path / "speech.txt").write_text("Thank you.\nI met Bo Ray. Good night.\n", encoding="utf-8")
    return tmp_path


def test_a_record_holds_no_word_of_the_text(data: Path) -> None:
    """Keys, types, offsets and values are kept; names, cues and the words of a source are offsets."""
    record = packed(WORKING, data)
    assert (record["start"], record["end"]) == (1, len(TEXT) - 2)
    assert record["entities"] == {"p1": "PERSON", "p2": "PERSON", "o1": "OFFICE/post", "l1": "PLACE/city"}
    assert record["marks"][:2] == [[0, 7, "p1", "name", ""], [13, 18, "o1", "nominal", ""]]
    assert record["claims"][2] == [95, 99, "FUNDED", "p1", "p2", "attributed", [["source", [65, 85]]]]
    kept = spelled(record)
    assert not [word for word in ("Lee", "mayor", "Dell", "said", "clerk", "gave") if word in kept]


def test_what_is_unpacked_packs_to_the_same_record(data: Path) -> None:
    """Markup for a later edit is the markup that was packed, names aside, which come from the text."""
    record = json.loads(spelled(packed(WORKING, data)))
    markup = unpacked(record, data)
    assert packed(markup, data) == record
    assert markup.partition("[entities]")[2] == WORKING.partition("[entities]")[2].replace("Mayor of Dell", "mayor", 1)


def test_a_record_and_its_text_make_the_document_of_the_markup(data: Path) -> None:
    """What reads the corpus need not know where a text is kept."""
    record = packed(WORKING, data)
    document, original = annotated(record, verified_text(record, data)), parsed(WORKING)
    assert (document.text, document.marked, document.claims) == (original.text, original.marked, original.claims)
    assert document.world == "wire.jsonl"


def test_the_command_packs_into_the_part_of_the_id(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A working file becomes JSON; its id alone brings the markup back."""
    monkeypatch.setattr(standoff, "PROJECT", data)
    monkeypatch.setattr(standoff, "REAL", data / "corpus" / "real")
    (data / "work.txt").write_text(WORKING, encoding="utf-8")
    standoff.main(["pack", "--data", str(data), str(data / "work.txt")])
    assert capsys.readouterr().out == f"corpus/real/{split_of('wire-1')}/wire-1.json\n"
    standoff.main(["unpack", "--data", str(data), "wire-1"])
    assert packed(capsys.readouterr().out, data) == packed(WORKING, data)
    assert [document.id for document in standoff.documents(split_of("wire-1"), data)] == ["wire-1"]
    with pytest.raises(SystemExit, match=r"corpus/real/.*/wire-2\.json does not exist"):
        standoff.main(["unpack", "--data", str(data), "wire-2"])


def test_a_stretch_of_a_file_is_enough(data: Path) -> None:
    """Offsets count from the first character of the stretch."""
    head = '+++\nid = "s"\nsource = "speech.txt"\nstart = 11\nend = 24\ngenre = "speech"\n[entities]\np1 = "PERSON Bo Ray"\n'
    record = packed(f"{head}+++\nI met [[p1|Bo Ray]].\n--- claims\n", data)
    assert record["marks"] == [[6, 12, "p1", "name", ""]]
    assert "document" not in record


def test_the_first_difference_to_the_source_is_told(data: Path) -> None:
    """Nothing but the newline at the end may differ from the source."""
    with pytest.raises(
        MarkupError, match=r"at character 72, line 2, after .* clerk': 's of .* where the source has ' of the"
    ):
        packed(WORKING.replace("A clerk of", "A clerks of"), data)


def test_words_of_a_source_that_the_text_does_not_have_are_refused(data: Path) -> None:
    """The words of an attribute are kept as offsets, so they must stand in the text."""
    with pytest.raises(MarkupError, match="'an official' does not stand in the text"):
        packed(WORKING.replace("source=A clerk of the court", "source=an official"), data)


def test_a_key_that_tells_a_name_is_refused(data: Path) -> None:
    """Keys are kept, so they may not be words."""
    with pytest.raises(MarkupError, match="the key 'ann' may tell a name"):
        packed(WORKING.replace("p1", "ann"), data)


def test_another_text_under_the_same_id_is_refused(data: Path) -> None:
    """Offsets hold for one text only, told by its hash."""
    record = packed(WORKING, data)
    with pytest.raises(MarkupError, match=r"wire-1: the text in wire\.jsonl is not the one that was annotated"):
        verified_text(record | {"sha256": "0"}, data)


def test_a_text_that_is_not_there_is_none(data: Path) -> None:
    """The annotations count only where the texts are."""
    assert verified_text({"source": "absent.jsonl"}, data) is None


def test_the_id_decides_the_part() -> None:
    """A tenth of the documents is dev and a fifth test, on every machine the same."""
    parts = [split_of(f"document {number}") for number in range(2000)]
    assert [parts.count(part) for part in ("train", "dev", "test")] == [1402, 198, 400]

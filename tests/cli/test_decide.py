"""Decisions in the shell: said, listed, shared, taken back."""

from __future__ import annotations

import csv
import io
import json

from graphkit.query import entity
from graphkit.store import Store


def test_a_name_a_type_and_a_false_name_are_decided(own):
    """Each says what it did and how to take it back."""
    assert own("rename", "Ada Quill", "Ada Q. Quill", "--reason", "as she signs").err == (
        "'Ada Quill' is called 'Ada Q. Quill' now. Take it back with: graphkit undo\n"
    )
    assert own("retype", "Stark Cement", "pac").err.startswith("'Stark Cement' is of type PAC now.")
    assert own("ignore", "Stark Cement").err == (
        "'Stark Cement' is ignored, and 2 claims with it. Take it back with: graphkit undo\n"
    )
    assert own("show", "Stark Cement").code == 3
    assert own("undo").err == "Taken back: 'Stark Cement' is no longer ignored.\n"
    assert own("undo").err == "Taken back: 'Stark Cement' is no longer of type PAC.\n"
    assert own("undo").err == "Taken back: 'Ada Quill' is no longer called 'Ada Q. Quill'.\n"


def test_a_short_name_is_told_with_whose_it_is(own):
    """So that nobody loses an entity whose name only holds the word."""
    assert own("ignore", "Quill").err.startswith("'Quill' (Ada Quill) is ignored, and ")


def test_the_card_says_why_an_entity_is_of_its_type(own):
    """Below what else is known of it."""
    own("retype", "Stark Cement", "PAC", "--reason", "it pays for signs")
    assert "of this type: somebody has decided it: it pays for signs" in own("show", "Stark Cement").out


def test_doubt_is_noted(own):
    """Nobody asks again."""
    assert own("unsure", "Ada Quill", "Edda Frost").err.startswith(
        "'Ada Quill' and 'Edda Frost' are noted as in doubt."
    )
    assert own("undo").err == "Taken back: 'Ada Quill' and 'Edda Frost' are no longer held to be in doubt.\n"


def test_decisions_are_listed_with_their_numbers(own):
    """Those that were taken back where they are asked for."""
    assert own("judgements").err == "Nothing was decided yet.\n"
    own("same", "Ada Quill", "Cleo Marsh", "--reason", "maiden name")
    own("rename", "Edda Frost", "E. Frost")
    own("undo", 1)
    listed = list(csv.DictReader(io.StringIO(own("judgements", "--csv").out)))
    assert [(row["number"], row["judgement"], row["left"], row["right"]) for row in listed] == [
        ("2", "rename", "Edda Frost", "E. Frost")
    ]
    everything = json.loads(own("judgements", "--all", "--json").out)
    assert [(row["judgement"], row["reason"], bool(row["deleted"])) for row in everything] == [
        ("same", "maiden name", True),
        ("rename", "", False),
    ]
    assert own("undo", 7).code == 3


def test_what_is_ignored_is_listed(own):
    """With the sentences that it keeps out of the graph."""
    own("ignore", "Stark Cement")
    listed = json.loads(own("judgements", "--ignored", "--json").out)
    assert {row["ignored"] for row in listed} == {"Stark Cement"}
    assert len(listed) == 2
    assert own("judgements", "--ignored").out.startswith("Ignored")


def test_decisions_travel_in_a_file(own, tmp_path):
    """What one exports another imports; a second time nothing is new."""
    own("same", "Ada Quill", "Cleo Marsh")
    assert own("judgements", "export", "-").out == (tmp_path / "output" / "judgements.csv").read_text("utf-8")
    assert own("judgements", "export", "shared.csv").err == "Wrote shared.csv.\n"
    own("undo")
    (tmp_path / "mine.csv").write_text("judgement,left,right\nrename,Ada Quill,A. Quill\n", encoding="utf-8")
    assert own("judgements", "import", "mine.csv").err == "1 decision added, 0 known before.\n"
    assert own("judgements", "import", "mine.csv").err == "0 decisions added, 1 known before.\n"
    with Store.open(tmp_path / "output" / "graph.db") as store:
        assert entity(store, "Ada Quill").name == "A. Quill"


def test_a_file_with_mistakes_is_refused(own, tmp_path):
    """Every line with its reason, and nothing is added."""
    (tmp_path / "bad.csv").write_text("judgement,left,right\nsam,A,B\nrename,Ada Quill,A. Quill\n", encoding="utf-8")
    answer = own("judgements", "import", "bad.csv")
    assert answer.code == 1
    assert "line 2: there is no judgement 'sam'" in answer.err
    assert own("judgements").out == ""

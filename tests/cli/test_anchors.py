"""Lists of one's own in the shell: added, listed, matched, removed."""

from __future__ import annotations

import json

import pytest


@pytest.fixture
def listed(own, tmp_path):
    """Return a shell with a list of two committees."""
    (tmp_path / "register.csv").write_text("committee_id,name\nK1,HARBOR FUTURE\nK2,Nobody at All\n", encoding="utf-8")
    told = own("anchors", "add", "register.csv", "--type", "pac")
    assert told.err == "register: 2 rows. See what fits: graphkit anchors suggest\n"
    return own


def test_a_match_is_suggested_and_confirmed(listed):
    """Then the entity carries the id, and nothing is suggested any more."""
    (row,) = json.loads(listed("anchors", "suggest", "--json").out)
    assert (row["name"], row["anchor"], row["ids"]) == ("Harbor Future PAC", "register:K1", {"committee_id": "K1"})
    assert row["reason"] == "one name with and without its kind"
    assert listed("same", "Harbor Future PAC", row["anchor"]).code == 0
    assert "committee id K1" in listed("show", "Harbor Future PAC").out
    assert json.loads(listed("show", "Harbor Future PAC", "--json").out)["properties"] == {"committee_id": "K1"}
    assert '"committee_id": "K1"' in listed("export", "json", "-o", "-").out
    assert listed("anchors", "suggest").err == "Nothing fits that was not decided already.\n"


def test_lists_are_listed_and_removed(listed):
    """With how many rows, from which file."""
    (row,) = json.loads(listed("anchors", "--json").out)
    assert (row["name"], row["rows"], row["types"], row["source"]) == ("register", 2, ["PAC"], "register.csv")
    assert listed("anchors", "list").out == listed("anchors").out
    assert listed("anchors", "remove", "register").err == "register is removed.\n"
    assert listed("anchors").err == "There is no list yet: graphkit anchors add FILE\n"
    assert listed("anchors", "suggest").err == "There is no list yet.\n"
    gone = listed("anchors", "remove", "register")
    assert (gone.code, gone.err.splitlines()[0]) == (3, "Error: There is no list 'register'.")


def test_the_graph_may_be_named_before_the_command(listed, tmp_path):
    """It holds for the command behind, too."""
    (tmp_path / "output" / "graph.db").rename(tmp_path / "town.db")
    assert json.loads(listed("anchors", "-g", "town.db", "suggest", "--json").out)[0]["anchor"] == "register:K1"


def test_a_file_with_mistakes_is_refused(own, tmp_path):
    """Each line with its number."""
    (tmp_path / "bad.csv").write_text("id,name,type\n1,,PAC\n2,A,KING\n", encoding="utf-8")
    answer = own("anchors", "add", "bad.csv")
    assert answer.code == 1
    assert "line 2: its name is empty\n" in answer.err
    assert "line 3: there is no type 'KING'" in answer.err
    assert own("anchors", "add", "bad.csv", "--type", "king").code == 2

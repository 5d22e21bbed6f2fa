"""Plural nouns list; decisions are obeyed at once and can be taken back; the page is written and shown."""

from __future__ import annotations

import csv
import io
import json
import os
import time

import pytest
from browser.chromium import executable


def rows(answer):
    """Return the rows of an answer in CSV."""
    return list(csv.DictReader(io.StringIO(answer.out)))


def test_entities_are_listed_by_stories(own):
    """Those that most stories name come first; a type narrows the list."""
    assert [row["name"] for row in rows(own("entities", "--csv"))][:2] == ["Bruno Stark", "Harbor Future PAC"]
    assert [row["name"] for row in rows(own("entities", "--type", "org", "--order", "name", "--csv"))] == [
        "Stark Cement",
        "Tidewater Gazette",
    ]


def test_relations_leave_co_mentions_out(own):
    """What nothing states is listed on request only."""
    relations = {row["relation"] for row in rows(own("relations", "--csv"))}
    assert relations == {"FUNDED", "OWNS", "SPOUSE_OF", "SUPPORTS"}
    assert {row["relation"] for row in rows(own("relations", "--relation", "co-mention", "--csv"))} == {"CO_MENTION"}


def test_relations_are_narrowed_by_speaker_and_sum(own):
    """Only what somebody is quoted with, only what a sum in the range is named for."""
    assert [row["relation"] for row in rows(own("relations", "--said-by", "Gazette", "--csv"))] == ["SUPPORTS"]
    assert [row["relation"] for row in rows(own("relations", "--min-amount", 6000, "--csv"))] == ["FUNDED"]
    assert rows(own("relations", "--min-amount", 6000, "--max-amount", 9000, "--csv")) == []


def test_claims_read_like_evidence(own):
    """Each claim with its sentence, where it stands and who says so; nothing is said where there is none."""
    assert own("claims", "--said-by", "Tidewater Gazette").out.splitlines()[0] == "Harbor Future PAC supports Ada Quill"
    answer = own("claims", "--relation", "fired")
    assert (answer.code, answer.out, answer.err) == (0, "", "No sentence claims anything of that kind.\n")


def test_claims_of_one_entity_are_listed(own):
    """By any name of it, and told what it was taken for; a name that nobody has is an error as elsewhere."""
    answer = own("claims", "stark cement", "--relation", "owns")
    assert answer.out.splitlines()[0] == "Bruno Stark owns or owned Stark Cement"
    named = own("claims", "Ada Quill", "--csv")
    assert all("Ada Quill" in (row["source"], row["target"]) for row in rows(named))
    assert len(rows(named)) < len(rows(own("claims", "--csv")))
    assert own("claims", "Ada Qui").err == "'Ada Qui' is taken for Ada Quill.\n"
    assert own("claims", "Otto Brandl").code == 3


def test_claims_are_rows_for_a_spreadsheet(own):
    """One claim a line; a document that is not there is told with the way to those that are."""
    found = rows(own("claims", "--document", "c-second-gift.txt", "--excel"))
    assert [(row["relation"], row["amount"], row["document"]) for row in found] == [
        ("FUNDED", "10000.0", "c-second-gift.txt"),
        ("SPOUSE_OF", "", "c-second-gift.txt"),
        ("HAS_FUNDS", "2000000.0", "c-second-gift.txt"),
    ]
    answer = own("claims", "--document", "d.txt")
    assert (answer.code, "graphkit documents" in answer.err) == (3, True)
    assert own("claims", "--since", "last year").code == 2


def test_documents_account_for_their_text(own):
    """How many characters were read, and how many were used."""
    first = rows(own("documents", "--csv"))[0]
    assert (first["name"], first["published"], first["used"]) == ("a-gift.txt", "2021-04-02", "100%")


def test_stories_list_their_documents(own):
    """Each story with the documents that tell it; here none is told twice."""
    told = sorted(row["documents"] for row in json.loads(own("stories", "--json").out))
    assert told == [["a-gift.txt"], ["b-owner.txt"], ["c-second-gift.txt"]]
    assert own("stories", "--min-documents", 2).err == "There are no such stories.\n"


@pytest.mark.parametrize("measure", ["degree", "stories", "pagerank", "betweenness", "bridges"])
def test_top_knows_who_matters(own, measure):
    """Whoever joins most comes first, by every measure."""
    assert rows(own("top", "--by", measure, "--csv"))[0]["name"] in ("Bruno Stark", "Harbor Future PAC")


def test_decisions_are_obeyed_and_taken_back(own):
    """Same makes one of two, different parts them, undo takes back the last."""
    assert own("same", "Ada Quill", "Cleo Marsh", "--reason", "maiden name").code == 0
    assert "also" in own("show", "Cleo Marsh").out
    assert own("same", "Ada Quill", "Cleo Marsh").code == 2
    assert own("undo").err == "Taken back: 'Ada Quill' and 'Cleo Marsh' are no longer held to be the same.\n"
    assert own("show", "Cleo Marsh").out.startswith("Cleo Marsh")
    assert own("undo").code == 3


def test_a_conflict_of_decisions_is_refused(own):
    """What was decided to be different cannot be made the same by a third."""
    assert own("different", "Ada Quill", "Cleo Marsh").code == 0
    assert own("same", "Ada Quill", "Edda Frost").code == 0
    answer = own("same", "Edda Frost", "Cleo Marsh")
    assert answer.code == 1
    assert "Traceback" not in answer.err


def test_check_tells_a_sound_graph(own):
    """Counts, text used, and the verdict."""
    answer = own("check", "--deep")
    assert answer.code == 0
    assert answer.out.splitlines()[-1] == "Sound."
    assert json.loads(own("check", "--json").out)["problems"] == []


def test_check_tells_a_missing_model(own):
    """A model that is not installed is a problem, with the way to get it."""
    answer = own("check", "--model", "xx_none")
    assert answer.code == 1
    assert "problem: the spaCy pipeline 'xx_none' is not installed: python -m pip install xx-none" in answer.out


def test_render_writes_a_page(own, tmp_path):
    """One file, and its counts on standard error."""
    answer = own("render", "-o", "page.html", "--around", "Bruno Stark", "--hops", 1, "--title", "Who paid")
    assert (answer.code, answer.out) == (0, "")
    assert answer.err.startswith("Wrote page.html: ")
    assert "Who paid" in (tmp_path / "page.html").read_text("utf-8")


def test_render_takes_what_it_is_asked_for(own, tmp_path):
    """Relation, date, theme and number of entities reach the page; a wrong date is refused."""
    answer = own("render", "-o", "page.html", "--relation", "funded", "--since", "2021", "--theme", "dark", "--redact")
    assert answer.err.splitlines() == [
        "Wrote page.html: 4 entities, 2 links, 4 sentences.",
        "This page holds only links of the kind “funded” and dated 2021 or later.",
    ]
    page = (tmp_path / "page.html").read_text("utf-8")
    assert '"theme":"dark"' in page
    assert "gave $5,000" not in page
    assert own("render", "--since", "last year").code == 2
    assert own("render", "--theme", "blue").code == 2


def test_render_draws_a_picture(own, tmp_path):
    """With --png alone there is no page; without a Chromium there is neither, and the way to one."""
    if executable() is None:
        pytest.skip("no Chromium is installed")
    answer = own("render", "--png", "graph.png")
    assert answer.err.startswith("Wrote graph.png: ")
    assert (tmp_path / "graph.png").read_bytes().startswith(b"\x89PNG")
    assert not (tmp_path / "output" / "graph.html").exists()


def test_open_writes_the_page_when_it_is_missing_or_old(own, tmp_path, monkeypatch):
    """The path is printed; without a browser that is all, and no error."""
    monkeypatch.setattr("webbrowser.open", lambda _: False)
    page = tmp_path / "output" / "graph.html"
    answer = own("open")
    assert (answer.code, answer.out) == (0, "output/graph.html\n")
    assert answer.err.endswith("No browser was found: open that file in yours.\n")
    written = page.stat().st_mtime_ns
    own("open")
    assert page.stat().st_mtime_ns == written
    os.utime(tmp_path / "output" / "graph.db", (time.time() + 5, time.time() + 5))
    own("open")
    assert page.stat().st_mtime_ns > written

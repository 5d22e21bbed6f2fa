"""Cards tell what is said claim by claim, each with its sentences, where they stand and who says so."""

from __future__ import annotations

from dataclasses import replace

import pytest
from cli.conftest import ROW

from graphkit.cli.cards import Paper, evidence, explanation, portrait, route, timeline
from graphkit.cli.wording import says
from graphkit.query import Connection, EntityRow, Explanation, Hop, Portrait, Route


def test_near_copies_of_a_sentence_stand_once():
    """A copy of one story is named beside the first, though its quotation marks differ."""
    rows = [
        replace(ROW, quote='"Ann Lee paid Bo Poe."'),
        replace(ROW, quote="“Ann Lee paid Bo Poe.”", document="b.txt"),
    ]
    assert list(evidence(rows, Paper())) == [
        "Ann Lee gave money to Bo Poe",
        '  "**Ann Lee** paid **Bo Poe**."',
        "   a.txt 100–120 (also in b.txt) · the document says so · claim c1",
    ]


def test_a_timeline_is_read_claim_by_claim():
    """A date heads each claim, and its sentences stand below it; copies of a story stand once."""
    rows = [
        replace(ROW, date="2019", date_end="2021"),
        replace(ROW, date="2019", date_end="2021", document="b.txt"),
        replace(ROW, relation="SUPPORTS", date="2021-03", date_end="2021-03", status="planned"),
    ]
    assert list(timeline(rows, Paper())) == [
        "2019–2021: Ann Lee gave money to Bo Poe",
        "  “**Ann Lee** paid **Bo Poe**.”",
        "   a.txt 100–120 (also in b.txt) · the document says so · 2019 · claim c1",
        "",
        "2021-03: Ann Lee supports Bo Poe: planned or conditional",
        "  “**Ann Lee** paid **Bo Poe**.”",
        "   a.txt 100–120 · planned or conditional · 2021-03 · claim c1",
    ]


def test_a_timeline_tells_a_sentence_once():
    """Two dated claims of one sentence stand below each other; what differs is told, the sentence is not."""
    rows = [
        replace(ROW, relation="FIRED", date="2021"),
        replace(ROW, relation="HIRED", date="2021", id="c2", role="aide"),
        replace(ROW, relation="HIRED", date="2022", id="c3", start=300),
    ]
    assert list(timeline(rows, Paper()))[:6] == [
        "2021: Ann Lee fired Bo Poe",
        "  “**Ann Lee** paid **Bo Poe**.”",
        "   a.txt 100–120 · the document says so · 2021 · claim c1",
        "2021: Ann Lee hired or appointed Bo Poe",
        "   same sentence · the document says so · aide · 2021 · claim c2",
        "",
    ]


def test_a_timeline_says_that_a_time_is_over():
    """When somebody left is no day at which they were there."""
    row = replace(ROW, relation="MEMBER_OF", target="Water Board", date="2021-12", tense="former")
    assert next(iter(timeline([row], Paper()))) == "2021-12: Ann Lee is a member of Water Board (former)"


def test_two_sums_of_one_sentence_stand_twice():
    """No amount is lost, and none looks more exact than it was said."""
    rows = [replace(ROW, amount_text="$5"), replace(ROW, amount_text="$7", approximate=True)]
    assert [line.split(" · ")[2] for line in evidence(rows, Paper()) if "a.txt" in line] == ["$5", "about $7"]


def test_a_denial_beside_an_assertion_is_told_with_its_sentence():
    """A heading that some document does state needs no warning; each sentence says what it is."""
    lines = list(evidence([ROW, replace(ROW, status="negated", said_by="Bo Poe")], Paper()))
    assert lines[0] == "Ann Lee gave money to Bo Poe"
    assert lines[-1].endswith(" · said not to be so by Bo Poe · claim c1")


@pytest.mark.parametrize(
    ("status", "said_by", "words"),
    [
        ("asserted", None, "the document says so"),
        ("attributed", "the Post", "according to the Post"),
        ("attributed", None, "somebody says so"),
        ("negated", None, "said not to be so"),
        ("planned", None, "planned or conditional"),
        ("planned", "Ann Lee", "planned or conditional, said by Ann Lee"),
    ],
)
def test_every_status_is_told_in_words(status, said_by, words):
    """Who says so is never left open."""
    assert says(replace(ROW, status=status, said_by=said_by)) == words


def test_an_explanation_reads_line_by_line():
    """The sentence with names and cue marked, then what was read off it; what is not there has no line."""
    row = replace(ROW, cue=(108, 112), amount=900.0, currency="USD", amount_text="$900", approximate=True, rule="x.y")
    found = Explanation(row, "paid", None, "the verb pay", "Maria paid John.", 0.0, (("verb=pay", 1.25), ("far", -0.5)))
    assert list(explanation(found, Paper(width=60))) == [
        "Ann Lee gave money to Bo Poe",
        "  “**Ann Lee** _paid_ **Bo Poe**.”",
        "   a.txt 100–120",
        "",
        "  words         “paid”",
        "  rule          x.y: the verb pay",
        "  for example   Maria paid John.",
        "  weighed most  verb=pay +1.25, far -0.50",
        "  confidence    0.90",
        "  status        asserted: the document says so",
        "  amount        “$900” = about 900 USD",
        "  id            c1",
    ]


def test_an_explanation_gives_the_word_that_decided():
    """Why a claim is denied, planned or another's, and what it would need to count."""
    row = replace(ROW, status="negated", said_by="Bo Poe", date="2021-03", date_end="2021-04", date_text="in spring")
    lines = list(explanation(Explanation(row, "paid", "denied", "a rule", "", 0.95), Paper()))
    assert lines[0] == "Ann Lee gave money to Bo Poe: said not to be so"
    assert lines[6:11] == [
        "  confidence  0.90, of 0.95 asked for",
        "  status      negated: “denied”",
        "  said by     Bo Poe",
        "  date        “in spring” = 2021-03–2021-04",
        "  id          c1",
    ]


def test_long_sentences_are_folded():
    """No line is wider than the paper."""
    row = replace(ROW, quote="word " * 60)
    assert max(map(len, evidence([row], Paper(width=50)))) <= 50


def test_two_of_one_name_on_a_path_are_told_apart():
    """A path from one Ann Lee to another reads as one; whoever has a name alone needs no id."""
    one, mill, two = (
        EntityRow(key, "PERSON", None, name, (), 1, 1, 1, 1)
        for key, name in (("e1", "Ann Lee"), ("e2", "Bo Poe"), ("e3", "Ann Lee"))
    )
    step = Connection(one, mill, "FUNDED", "out", 1, 1, {"asserted": 1}, (), None, None)
    lines = list(route(Route((Hop(one, mill, (step,)), Hop(mill, two, (step,)))), Paper()))
    assert [line for line in lines if line] == [
        "Ann Lee (e1) → Bo Poe → Ann Lee (e3)  2 steps",
        "1. Ann Lee (e1) gave money to Bo Poe  1 independent story",
        "2. Bo Poe gave money to Ann Lee (e3)  1 independent story",
    ]


def test_who_held_an_office_is_told_with_the_time():
    """What sentences say of it, and when; an alias that differs from another in its capitals only stands once."""
    office = EntityRow("o1", "OFFICE", "post", "Reeve of Lorne", ("Reeve", "reeve", "reeve of Lorne"), 4, 1, 1, 2)
    people = [EntityRow(f"e{name}", "PERSON", None, name, (), 1, 1, 1, 1) for name in ("Ida Thorn", "Max Orr")]
    dates = [("2010", "2018", ("former",)), (None, None, ())]
    held = tuple(
        Connection(office, far, "HOLDS_OFFICE", "in", 1, 1, {"asserted": 1}, (), first, last, tenses=tenses)
        for far, (first, last, tenses) in zip(people, dates, strict=True)
    )
    shown = Portrait(office, {}, held, (), (), (), (), ())
    assert list(portrait(shown, Paper(width=100))) == [
        "Reeve of Lorne  Office, post",
        "also Reeve",
        "4 mentions in 1 document, 1 independent story · id o1",
        "",
        "Held by",
        "  Ida Thorn  former, 2010–2018  1 asserted",
        "  Max Orr                       1 asserted",
    ]


def test_words_in_place_of_a_name_read_from_the_entity_that_has_one():
    """A relation is told backwards where the entity is its object; who gives or gets money is said to be unnamed."""
    body = EntityRow("e2", "PAC", None, "Bo Poe", (), 1, 1, 1, 0)
    back = replace(ROW, source="a \x1b[2Jwidow", source_id=None, relation="SUED")
    away = replace(ROW, source="Bo Poe", relation="OWNS", target="a barge firm", target_id=None, amount_text="$5")
    given = replace(back, relation="FUNDED", amount_text="$7")
    lines = list(portrait(Portrait(body, {}, (), (given,), (), (back, away), (), ()), Paper()))
    assert lines[3:] == [
        "Money in",
        "  $7  from a \\x1b[2Jwidow (unnamed)  the document says so  a.txt",
        "",
        "Facts",
        "  was sued by    a \\x1b[2Jwidow    the document says so  a.txt",
        "  owns or owned  a barge firm, $5  the document says so  a.txt",
    ]

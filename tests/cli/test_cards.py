"""Sentences are shown as a reader writes them, the two names marked where they stand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graphkit.cli.cards import Paper, evidence, explanation, portrait, route, timeline
from graphkit.cli.marking import CLOSE, OPEN, marked
from graphkit.cli.wording import says
from graphkit.query import Connection, EntityRow, EvidenceRow, Explanation, Hop, Portrait, Route

TEXT = "Ann Lee paid Bo Poe."

ROW = EvidenceRow(
    id="c1", source="Ann Lee", source_id="e1", relation="FUNDED", target="Bo Poe", target_id="e2", status="asserted",
    said_by=None, said_by_id=None, amount=None, currency=None, amount_text=None, date=None, date_end=None,
    date_text=None, role=None, tense=None, purpose=None, quote=TEXT, document="a.txt", document_id="d1",
    published=None, story="s1", start=100, end=120, cue=(108, 112), subject=(100, 107), object=(113, 119), exact=TEXT,
    rule="paid", confidence=0.9,
)  # fmt: skip


def claim(exact, quote, subject, target, **fields):
    """Return a claim whose two names are given as they stand in the source."""
    places = [(exact.index(name) + 100, exact.index(name) + len(name) + 100) for name in (subject, target)]
    return replace(ROW, exact=exact, quote=quote, subject=places[0], object=places[1], **fields)


def shown(row):
    """Return the sentence with its marks."""
    return marked(row).replace(OPEN, "[").replace(CLOSE, "]")


def test_both_names_are_marked():
    """The eye finds them."""
    assert shown(ROW) == "[Ann Lee] paid [Bo Poe]."


def test_marks_find_their_place_in_the_cleaned_sentence():
    """Tags, entities and line breaks of the source do not shift them."""
    row = claim(
        'Ann\n <b>O&#8217;Lee</b> &amp; Co paid <a href="x">Bo Poe</a>.',
        "Ann O’Lee & Co paid Bo Poe.",
        "Ann\n <b>O&#8217;Lee</b> &amp; Co",
        "Bo Poe",
    )
    assert shown(row) == "[Ann O’Lee & Co] paid [Bo Poe]."


def test_the_right_one_of_two_equal_names_is_marked():
    """A name that stands twice is marked where the claim is about it."""
    exact = "Poe left; later Lee paid Poe."
    row = replace(ROW, exact=exact, quote=exact, subject=(116, 119), object=(125, 128))
    assert shown(row) == "Poe left; later [Lee] paid [Poe]."


def test_a_name_that_is_not_found_is_not_marked():
    """The sentence is shown all the same."""
    assert shown(replace(ROW, quote="Something else.")) == "Something else."


def test_a_name_that_stands_before_the_sentence_is_not_marked():
    """An entry of a list is about the name in its heading; nothing else is taken for it."""
    assert shown(replace(ROW, subject=(92, 95))) == "Ann Lee paid [Bo Poe]."


def test_private_characters_of_a_document_are_no_marks():
    """A document cannot write in bold."""
    assert marked(replace(ROW, quote=f"{OPEN}Ann Lee paid Bo Poe.{CLOSE}")).count(OPEN) == 2


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

"""The sentences of a page and the marks in them."""

from __future__ import annotations

from graphkit.render.evidence import Sentences, claim_columns, quote_marks

PLAIN = {
    "document": "d1",
    "start": 100,
    "end": 117,
    "exact": "Ada funded Bright",
    "quote": "Ada funded Bright",
    "cue": [104, 110],
    "subject": [100, 103],
    "object": [111, 117],
}


def marked(evidence):
    """Return the words that are marked: cue, subject, object, as a browser would cut them."""
    units = evidence["quote"].encode("utf-16-le")
    marks = quote_marks(evidence)
    return [units[2 * start : 2 * end].decode("utf-16-le") for start, end in zip(marks[::2], marks[1::2], strict=True)]


def test_marks_count_from_the_start_of_the_quote():
    """Offsets of the document become offsets of the sentence."""
    assert quote_marks(PLAIN) == [4, 10, 0, 3, 11, 17]


def test_marks_in_a_cleaned_quote():
    """Where cleaning moved the words they are found again, nearest to where they stood."""
    exact = "Ada &amp; Co and\n  Ada Abelard &amp; Sons funded Bright"
    quote = "Ada & Co and Ada Abelard & Sons funded Bright"
    spans = {"cue": "funded", "subject": "Ada Abelard &amp; Sons", "object": "Bright"}
    places = {part: [7 + exact.index(words), 7 + exact.index(words) + len(words)] for part, words in spans.items()}
    evidence = {"document": "d1", "start": 7, "end": 7 + len(exact), "exact": exact, "quote": quote, **places}
    assert marked(evidence) == ["funded", "Ada Abelard & Sons", "Bright"]
    assert quote_marks(evidence)[2] == 13


def test_marks_count_as_a_browser_counts():
    """A character outside the basic plane is two units in a browser."""
    exact = "👩‍🚀 Ada funded Bright"
    start = {words: exact.index(words) for words in ("Ada", "funded", "Bright")}
    evidence = PLAIN | {
        "start": 0,
        "end": len(exact),
        "exact": exact,
        "quote": exact,
        "cue": [start["funded"], start["funded"] + 6],
        "subject": [start["Ada"], start["Ada"] + 3],
        "object": [start["Bright"], start["Bright"] + 6],
    }
    assert marked(evidence) == ["funded", "Ada", "Bright"]


def test_a_mark_outside_the_quote_is_none():
    """A reference in another sentence, or none at all, is not marked."""
    assert quote_marks(PLAIN | {"object": None, "subject": [2, 5]}) == [4, 10, 0, 0, 0, 0]


def test_each_sentence_once():
    """Claims of one sentence share it by number."""
    sentences = Sentences({"d1": 0}, redact=False)
    claim = {"status": "asserted", "evidence": PLAIN}
    columns = claim_columns([(0, claim), (5, claim | {"status": "negated"})], sentences, {})
    assert columns["of"] == [0, 5]
    assert columns["sentence"] == [0, 0]
    assert columns["status"] == [0, 2]
    assert sentences.columns() == {"text": ["Ada funded Bright"], "document": [0], "span": [100, 117]}


def test_who_says_so():
    """A speaker is an entity's number plus one, or words, or 0."""
    claims = [
        (0, {"status": "attributed", "evidence": PLAIN, "attributed_to": "e2", "attribution": "the Gazette"}),
        (0, {"status": "attributed", "evidence": PLAIN, "attributed_to": "gone", "attribution": "sources"}),
        (0, {"status": "asserted", "evidence": PLAIN, "attributed_to": None, "attribution": None}),
    ]
    columns = claim_columns(claims, Sentences({}, redact=False), {"e1": 0, "e2": 1})
    assert columns["by"] == [2, "sources", 0]


def test_redacted_sentences_keep_their_place_only():
    """Without quotes neither the sentence nor words copied from it are in the file."""
    sentences = Sentences({"d1": 0}, redact=True)
    claim = {
        "status": "asserted",
        "evidence": PLAIN,
        "amount": 5.0,
        "currency": "USD",
        "amount_text": "five dollars",
        "purpose": "for ads",
        "object_text": "three aides",
    }
    columns = claim_columns([(0, claim)], sentences, {})
    assert sentences.columns() == {"text": [""], "document": [0], "span": [100, 117]}
    assert columns["more"] == [{"amount": 5.0, "currency": "USD"}]
    assert columns["marks"] == [0]


def test_a_fact_whose_subject_has_no_name_reads_from_the_entity():
    """The relation is told backwards, then the words; a page without quotes keeps the words back."""
    fact = {"status": "asserted", "evidence": PLAIN, "relation": "FUNDED", "subject_text": "a rich widow"}
    told = [claim_columns([(0, fact)], Sentences({}, redact=redact), {})["more"] for redact in (False, True)]
    read = {"relation": "FUNDED", "phrase": "got money from"}
    assert told == [[read | {"object_text": "a rich widow"}], [read]]


def test_a_claim_is_a_row_of_every_column():
    """Ids are cut to what names them, rules are numbered as they come, a claim without details has 0 for them."""
    full = {
        "id": "0123456789abcdef",
        "status": "planned",
        "evidence": PLAIN,
        "rule": "funded.give-to",
        "role": "treasurer",
    }
    claims = [(3, full), (4, {"status": "asserted", "evidence": PLAIN}), (4, full | {"status": "unheard of"})]
    assert claim_columns(claims, Sentences({"d1": 0}, redact=False), {}) == {
        "of": [3, 4, 4],
        "id": ["0123456789", "", "0123456789"],
        "status": [3, 0, 0],
        "sentence": [0, 0, 0],
        "marks": [[4, 10, 0, 3, 11, 17]] * 3,
        "by": [0, 0, 0],
        "rule": [0, 1, 0],
        "more": [{"role": "treasurer"}, 0, {"role": "treasurer"}],
        "rules": ["funded.give-to", ""],
    }


def test_no_claims_have_every_column():
    """A page without claims has them, empty."""
    assert claim_columns([], Sentences({}, redact=False), {}) == {
        name: [] for name in ("of", "id", "status", "sentence", "marks", "by", "rule", "more", "rules")
    }

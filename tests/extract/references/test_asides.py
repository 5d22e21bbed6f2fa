"""What stands beside a name, takes it up in a relative clause or speaks as "I" belongs to its entity."""

from __future__ import annotations


def names_of(extraction, text, nth=0):
    """Return the names of the entity that the nth mention with that text belongs to, None where it has none."""
    cluster = [m for m in extraction.mentions if m.text == text][nth].cluster
    return cluster and {m.name for m in extraction.mentions if m.cluster == cluster and m.kind == "name"}


def test_an_apposition_means_the_one_beside_whom_it_stands(read):
    """The farmer is Toby, the newspaper is the Courier."""
    found = read("Toby Marlow, a farmer, owns the Quill Courier, a newspaper.")
    assert names_of(found, "a farmer") == {"Toby Marlow"}
    assert names_of(found, "a newspaper") == {"Quill Courier"}


def test_a_noun_that_leads_up_to_a_name_is_who_is_named(read):
    """Her husband is Toby."""
    assert names_of(read("Sheila Quill came with her husband, Toby Marlow."), "her husband") == {"Toby Marlow"}


def test_who_is_whom_the_clause_belongs_to(read):
    """Who and whose take up the name before them."""
    found = read("Toby Marlow, who farms, met Sheila Quill, whose brother sings.")
    assert names_of(found, "who") == {"Toby Marlow"}
    assert names_of(found, "whose") == {"Sheila Quill"}


def test_i_is_who_speaks(read):
    """In a quotation I is whoever is said to say it, before or after."""
    found = read("“I will run,” Toby Marlow said on Monday. Sheila Quill told him: “I won my seat.”")
    assert names_of(found, "I", 0) == {"Toby Marlow"}
    assert names_of(found, "I", 1) == {"Sheila Quill"}
    assert names_of(found, "my") == {"Sheila Quill"}


def test_the_words_of_somebody_unnamed_belong_together(read):
    """I and my are one voice, which is nobody's who is named."""
    found = read("I met Toby Marlow at my farm.")
    assert names_of(found, "I") == set()
    assert len({m.cluster for m in found.mentions if m.text in {"I", "my"}}) == 1


def test_you_in_a_question_is_who_answers(read):
    """An interview has somebody who asks and somebody who answers, named in its lead."""
    questions = ["When did you begin?", "I began in June.", "Do you farm?", "I do.", "Will you stop?", "I will not."]
    found = read("\n\n".join(["Toby Marlow spoke to us.", *questions]))
    assert names_of(found, "you") == names_of(found, "I") == {"Toby Marlow"}


def test_what_somebody_is_said_to_be_is_no_mention(read):
    """A predicate names a quality."""
    assert [m.text for m in read("Toby Marlow is a farmer.").mentions] == ["Toby Marlow"]


def test_a_wife_is_whose_wife_she_is(read):
    """His wife, told twice, is one entity; the other's wife, told once, is none."""
    found = read("Toby Marlow’s wife sang. Paul Quill’s wife left. Then Toby Marlow’s wife came back.")
    wives = [m.cluster for m in found.mentions if m.text == "wife"]
    assert wives[0] == wives[2] is not None
    assert wives[1] is None


def test_a_turn_of_a_transcript_is_its_speakers(read):
    """Behind a label, I is whom it names; you is whom the turn calls by name, or who speaks next to it."""
    turns = [
        "Toby Marlow talks to Sheila Quill and Paul Haddon.",
        "MARLOW: Did you sell the farm?",
        "QUILL: I sold it, and you know why.",
        "MARLOW: Mr Haddon, you kept the barn.",
        "HADDON: I burned it.",
    ]
    found = read("\n\n".join(turns))
    marlow, quill, haddon = ({"Toby Marlow", "MARLOW"}, {"Sheila Quill", "QUILL"}, {"Paul Haddon", "HADDON", "Haddon"})
    assert [names_of(found, "you", place) for place in range(3)] == [quill, marlow, haddon]
    assert [names_of(found, "I", place) for place in range(2)] == [quill, haddon]


def test_a_name_behind_a_comma_is_who_was_described(read, stated):
    """Her aunt is Sheila Quill-Marlow, to whatever the parser ties the name; in an enumeration she is somebody else."""
    text = "Quill Foods, owned by her aunt, Sheila Quill-Marlow, ferried voters home."
    together = {mention.text: mention.cluster for mention in read(text).mentions}
    assert together["her aunt"] == together["Sheila Quill-Marlow"] is not None
    assert stated(text) == ["her aunt OWNS Quill Foods asserted"]
    apart = {
        mention.text: mention.cluster
        for mention in read("Paul Haddon met her aunt, Sheila Quill and Bo Marlow.").mentions
    }
    assert apart["her aunt"] != apart["Sheila Quill"]


def test_a_body_behind_a_comma_is_the_one_that_was_described(read):
    """Whose committee and a friend are whose names follow between commas; an enumeration is not."""
    found = read("Lee, whose committee, Quill Good Government, paid, gave the job to a friend, Toby Marlow, on Monday.")
    assert names_of(found, "whose committee") == {"Quill Good Government"}
    assert names_of(found, "a friend") == {"Toby Marlow"}

"""Mentions of one entity share a cluster; what is not clear has none."""

from __future__ import annotations


def entity_of(extraction, text, nth=0):
    """Return the names of the entity that the nth mention with that text belongs to."""
    cluster = [m for m in extraction.mentions if m.text == text][nth].cluster
    return (
        None if cluster is None else {m.name for m in extraction.mentions if m.cluster == cluster and m.kind == "name"}
    )


def test_surnames_and_nicknames_belong_to_the_full_name(together):
    """Tobias, Toby and the bare surname are one."""
    text = "Tobias Marlow resigned. Marlow said he had no comment. Toby Marlow left early."
    assert any({"Tobias Marlow", "Marlow", "Toby Marlow"} <= names for names in together(text))


def test_relatives_are_told_apart_by_who_was_named_last(read):
    """A surname that two people share means the one named last."""
    found = read(
        "Tobias Marlow resigned on Monday. Marlow spoke. His wife is Sheila Marlow, a judge. Marlow declined to speak."
    )
    assert entity_of(found, "Marlow", 0) == {"Tobias Marlow", "Marlow"}
    assert entity_of(found, "Marlow", 1) == {"Sheila Marlow", "Marlow"}


def test_a_title_contradicts_the_other_sex(read):
    """Whom "Ms." stands before is not Tobias, though he was named last."""
    found = read("Sheila Marlow is a judge. Tobias Marlow is a baker. Ms. Marlow spoke on Monday.")
    assert entity_of(found, "Marlow") == {"Sheila Marlow", "Marlow"}


def test_short_forms_belong_to_the_organisation(together):
    """The first words of a body's name, and its acronym, are the body."""
    found = together(
        "The Blue Harbor PAC spent $900. Blue Harbor bought radio time. Kestrel Homes builds. Kestrel sells."
    )
    assert any({"Blue Harbor PAC", "Blue Harbor"} <= names for names in found)


def test_nouns_follow_role_and_kind(read):
    """A noun means who was called that: the senator, the PAC."""
    found = read("Sheila Marlow, the state senator, spoke. The Blue Harbor PAC spent $900. The PAC backs the senator.")
    assert entity_of(found, "The PAC") == {"Blue Harbor PAC"}
    assert entity_of(found, "the senator") == {"Sheila Marlow"}


def test_pronouns_agree_in_sex(read):
    """She is Sheila, he is Tobias."""
    found = read("Sheila Marlow met Tobias Crane on Monday. She left early.")
    assert entity_of(found, "She") == {"Sheila Marlow"}


def test_a_pronoun_with_nothing_before_it_stays_open(read):
    """Unresolved rather than wrong."""
    (pronoun,) = [m for m in read("He left early.").mentions if m.kind == "pronoun"]
    assert pronoun.cluster is None


def test_each_reference_has_a_score_and_a_reason(read):
    """What was decided says why."""
    found = read("Sheila Marlow spoke. Marlow left. She smiled.")
    assert all(0 <= m.score <= 1 and m.reason for m in found.mentions)

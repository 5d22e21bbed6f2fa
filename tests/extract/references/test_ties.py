"""What somebody is to another holds further on: his wife, its president."""

from __future__ import annotations


def names_of(extraction, text, nth=0):
    """Return the names of the entity that the nth mention with that text belongs to, None where it has none."""
    cluster = [m for m in extraction.mentions if m.text == text][nth].cluster
    return cluster and {m.name for m in extraction.mentions if m.cluster == cluster and m.kind == "name"}


def test_who_was_introduced_as_somebodys_wife_is_his_wife(read):
    """Sheila is Toby Marlow's wife, so that he is her husband."""
    found = read("Toby Marlow’s wife, Sheila Quill, farms. Toby Marlow’s wife sang. Sheila Quill’s husband slept.")
    assert names_of(found, "wife", 1) == {"Sheila Quill"}
    assert names_of(found, "husband") == {"Toby Marlow"}


def test_anothers_wife_is_somebody_else(read):
    """Nobody is said to be Paul Quill's wife."""
    found = read("Toby Marlow’s wife, Sheila Haddon, farms. Paul Quill’s wife sang. Paul Quill’s wife left.")
    assert names_of(found, "wife", 1) == set()


def test_its_president_is_who_presides_over_it(read):
    """Paul Haddon is the president of the mill."""
    found = read("Paul Haddon is the president of Quill Mills. The mill closed in June. Its president wept.")
    assert names_of(found, "Its president") == {"Paul Haddon"}

"""No two files are called the same, and what they are called does not depend on the order in which they came."""

from __future__ import annotations

import pytest

from graphkit.filenames import told_apart

NOTES, COPY, DEEP = b"/papers/north/notes.txt", b"/papers/south/notes.txt", b"/old/south/notes.txt"


def test_files_of_different_names_are_called_by_them():
    """Nothing is added where nothing is doubtful."""
    assert told_apart({NOTES: "notes.txt"}, {b"/x/b.txt": "b.txt"}) == {NOTES: "notes.txt", b"/x/b.txt": "b.txt"}


@pytest.mark.parametrize(
    "steps",
    [[{NOTES, COPY}], [{NOTES}, {COPY}], [{COPY}, {NOTES}], [{NOTES}, {COPY}, {NOTES}], [{NOTES, COPY}, {COPY}]],
)
def test_two_of_one_name_are_told_apart_by_their_folders(steps):
    """Both of them, whichever was read first, and however often."""
    known = {}
    for step in steps:
        known = told_apart(dict.fromkeys(step, "notes.txt"), known)
    assert known == {NOTES: "north/notes.txt", COPY: "south/notes.txt"}


def test_folders_of_one_name_are_told_apart_by_those_around_them():
    """As many as it takes."""
    names = told_apart(dict.fromkeys((NOTES, COPY, DEEP), "notes.txt"), {})
    assert names == {NOTES: "north/notes.txt", COPY: "papers/south/notes.txt", DEEP: "old/south/notes.txt"}


def test_a_file_has_its_short_name_again_once_it_is_alone():
    """The other one is gone."""
    assert told_apart({NOTES: "notes.txt"}, {NOTES: "north/notes.txt"}) == {NOTES: "notes.txt"}


def test_a_file_that_lies_deeper_keeps_its_name():
    """A name that only ends like another is another."""
    names = {NOTES: "notes.txt", COPY: "south/notes.txt"}
    assert told_apart(names, {}) == names

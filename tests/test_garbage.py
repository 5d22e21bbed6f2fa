"""Python's search for dead objects rests, and goes on as it was."""

from __future__ import annotations

import gc

import pytest

from graphkit.garbage import uncollected


def test_the_search_goes_on_behind_an_error():
    """What fails inside the block does not leave it switched off."""
    with pytest.raises(KeyError), uncollected():
        _ = {}["nothing"]
    assert gc.isenabled()


def test_who_wanted_no_search_gets_none():
    """A program that switched the search off finds it off, inside another block too."""
    with uncollected():
        with uncollected():
            pass
        assert not gc.isenabled()

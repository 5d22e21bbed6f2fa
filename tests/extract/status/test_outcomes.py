"""What the words of a statement do to its status."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graphkit.extract.spans import mention_at
from graphkit.extract.status.outcomes import weigh
from graphkit.extract.status.statements import Statement
from graphkit.extract.status.statuses import Reading
from graphkit.model import Status

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "verb", "status"),
    [
        ("Becker never forgave the council for the letter that Lopez sent as treasurer", "forgave", Status.ASSERTED),
        ("Lopez never became treasurer", "became", Status.NEGATED),
    ],
)
def test_a_post_told_by_the_way_is_held_whatever_the_verb(text: str, verb: str, status: Status, nlp: Language) -> None:
    """A learned tie that hangs on a verb of other people is not denied with it; one of its own verb is."""
    words = {token.text: token for token in nlp(text)}
    ends = mention_at(words["Lopez"], "PERSON", "Lopez"), mention_at(words["treasurer"], "OFFICE", "treasurer")
    learned = Statement("HOLDS_OFFICE", *ends, words[verb], "learned", 0.7, features=(("word", 1.0),))
    reading = Reading(negated="never")
    weigh(learned, reading, None)
    assert reading.status is status

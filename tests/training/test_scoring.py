"""The measures by which annotations are compared, on texts of one line."""

from __future__ import annotations

import pytest

from graphkit.model import MentionKind
from training import scoring
from training.markup import Annotated, parsed
from training.scoring import Counts

ENTITIES = {
    "p1": "PERSON Ann Lee",
    "p2": "PERSON Bo Ray",
    "c1": "PAC Blue Fund",
    "o1": "OFFICE/post Mayor",
    "g1": "ORG Blue",
}
EVERY = frozenset(MentionKind)
NAMES = frozenset({MentionKind.NAME})


def annotated(body: str, *claims: str) -> Annotated:
    """Return a document of one line with the entities above."""
    listed = "\n".join(f'{key} = "{spelled}"' for key, spelled in ENTITIES.items())
    head = f'+++\nid = "a"\nworld = "w"\ngenre = "note"\n[entities]\n{listed}\n+++\n'
    return parsed(f"{head}{body}\n--- claims\n" + "\n".join(claims))


def test_a_border_that_is_off_counts_when_relaxed_only() -> None:
    """Relaxed asks for the type and one shared character, exact for both borders as well."""
    gold = [(0, 7, "PERSON"), (10, 14, "PLACE"), (20, 24, "ORG")]
    said = [(0, 3, "PERSON"), (10, 14, "PLACE"), (20, 24, "PAC")]
    assert scoring.relaxed(gold, said) == Counts(2, 3, 3)
    assert scoring.exact(gold, said) == Counts(1, 3, 3)


def test_one_mention_answers_for_one() -> None:
    """Of two that overlap it, the larger overlap is taken and the other is wrong."""
    assert scoring.relaxed([(0, 7, "PERSON")], [(0, 3, "PERSON"), (4, 7, "PERSON")]) == Counts(1, 2, 1)


def test_a_subtype_counts_as_its_type() -> None:
    """Types are those of the graph; a place that is marked twice counts once."""
    document = annotated("[[o1~|Mayor]] [[p1|Lee]] met [[p1^|her]].")
    assert scoring.typed(document, frozenset({"OFFICE"}), EVERY) == [(0, 5, "OFFICE")]
    assert scoring.typed(document, frozenset({"PERSON"}), NAMES) == [(6, 9, "PERSON")]


def test_about_an_amount_is_that_amount() -> None:
    """Amounts are compared by number, range and currency, dates as they are spelled."""
    gold = annotated("[[$~12000 USD|about $12,000]], [[$5 USD|$5]] and [[$7 EUR|€7]] in [[@2015|2015]].")
    said = annotated("about [[$12000 USD|$12,000]], [[$6 USD|$5]] and €7 in [[@2015|2015]].")
    assert scoring.values(gold, said, "$") == (Counts(2, 2, 3), Counts(1, 2, 3))
    assert scoring.values(gold, said, "@") == (Counts(1, 1, 1), Counts(1, 1, 1))


def test_a_time_without_a_date_is_asked_of_nobody() -> None:
    """Whether "recently" is read or not makes no difference."""
    gold = annotated("[[@?|recently]] and in [[@2015|2015]].")
    said = annotated("[[@2014|recently]] and in [[@2015|2015]].")
    assert scoring.values(gold, said, "@") == (Counts(1, 1, 1), Counts(1, 1, 1))


@pytest.mark.parametrize(
    ("labels", "precision", "recall"),
    [
        ([("a", 1), ("a", 1), ("b", 2)], 3.0, 3.0),
        ([("a", 1), ("a", 1), ("b", 1)], 5 / 3, 3.0),
        ([("a", 1), ("a", 2), ("b", 3)], 3.0, 2.0),
    ],
)
def test_bcubed_weighs_each_mention(labels: list[tuple[str, int]], precision: float, recall: float) -> None:
    """Merging costs precision, splitting recall."""
    found = scoring.bcubed(labels)
    assert (found.precision, found.recall, found.mentions) == (pytest.approx(precision), pytest.approx(recall), 3)


def test_a_mention_that_was_not_found_is_alone() -> None:
    """So misses cost recall, and what gold does not have costs nothing."""
    gold = annotated("[[p1|Lee]] said [[p1^|she]] met Ray.")
    said = annotated("[[p1|Lee]] said she met [[p2|Ray]].")
    assert scoring.references(gold, said, EVERY) == scoring.Clustered(2.0, 1.0, 2)
    assert scoring.shared_references(gold, said) == scoring.Clustered(1.0, 1.0, 1)


def test_an_entity_is_the_gold_one_that_most_of_its_names_are() -> None:
    """A pronoun weighs less than a name."""
    gold = annotated("[[p1|Lee]] told [[p2|Ray]] that [[p2^|he]] and [[p2^|his]] friend met [[p1^|her]].")
    said = annotated("[[p2|Lee]] told Ray that [[p2^|he]] and [[p2^|his]] friend met her.")
    assert scoring.counterparts(gold, said) == {"p2": "p1"}


def test_a_person_and_the_office_within_are_two_mentions() -> None:
    """Where both have the same place, the type tells which is which."""
    gold = annotated("[[p1~|the [[o1~|mayor]]]] met [[p1|Lee]].")
    said = annotated("the [[o1~|mayor]] met [[p1|Lee]].")
    assert scoring.counterparts(gold, said) == {"o1": "o1", "p1": "p1"}


GOLD = (
    "[[p1|Lee]] gave [[$500 USD|$500]] to [[c1|Blue Fund]], [[g1|Blue]] says. [[p2|Ray]] and [[p1^|she]] may marry.",
    "gave | FUNDED | p1 | c1 | attributed | by=g1; amount=500 USD",
    "marry | SPOUSE_OF | p2 | p1 | planned",
    "says | REPORTED_ON | g1 | p1 | asserted",
)
SAID = (
    "[[p2|Lee]] gave [[$500 USD|$500]] to [[c1|Blue Fund]], Blue says. [[p1|Ray]] and [[p2^|she]] may marry.",
    "gave | FUNDED | p2 | c1 | attributed | source=Blue; amount=~500 USD",
    "marry | SPOUSE_OF | p2 | p1 | asserted",
    "gave | SUPPORTS | p1 | c1 | asserted",
)


def test_a_claim_is_right_by_relation_direction_and_both_ends() -> None:
    """Keys are each annotator's own; the ends are told by the mentions, and a symmetric relation has no direction."""
    gold, said = annotated(*GOLD), annotated(*SAID)
    assert scoring.stated(gold, said) == Counts(2, 3, 3)
    assert scoring.linked(gold, said) == Counts(2, 3, 3)
    assert scoring.stated_by_relation(gold, said) == {
        "FUNDED": Counts(1, 1, 1),
        "REPORTED_ON": Counts(0, 0, 1),
        "SPOUSE_OF": Counts(1, 1, 1),
        "SUPPORTS": Counts(0, 1, 0),
    }


def test_status_amount_and_source_are_asked_of_claims_that_were_found() -> None:
    """The words of a source do where they name the entity."""
    gold, said = annotated(*GOLD), annotated(*SAID)
    pairs = scoring.same_claims(gold, said)
    assert scoring.agreeing(pairs, "status") == Counts(1, 2, 2)
    assert scoring.agreeing(pairs, "amount") == Counts(1, 1, 1)
    assert scoring.sources(gold, said) == Counts(1, 1, 1)


def test_kappa_takes_chance_off() -> None:
    """Three of four alike, half of them expected."""
    pairs = [("a", "a"), ("a", "a"), ("b", "b"), ("b", "a")]
    assert scoring.kappa(pairs) == 0.5
    assert scoring.kappa([]) is None
    assert scoring.kappa([("a", "a")]) == 1.0


def test_without_gold_and_answer_there_is_no_figure() -> None:
    """Nothing is not perfect."""
    assert (Counts().precision, Counts().recall, Counts().f1) == (None, None, None)
    assert Counts(1, 2, 2).f1 == 0.5

"""The clusters of a document become references with their surroundings."""

from __future__ import annotations

from itertools import count

from graphkit.model import Claim, Extraction, Mention, MentionKind, Sentence, Status, content_id
from graphkit.resolve import references

_numbers = count()


def mention(name, type_="PERSON", cluster=None, *, sentence=0, kind=MentionKind.NAME, score=1.0, subtype=None):
    """Return a mention of a document "d", each at a place of its own."""
    start = next(_numbers) * 10
    id_ = content_id("d", start)
    return Mention(id_, "d", sentence, start, start + 5, name, name, type_, kind, subtype, cluster, score)


def claim(subject, relation, object_, role=None):
    """Return an asserted claim between two mentions."""
    id_ = content_id(subject.id, relation, object_.id)
    return Claim(id_, "d", 0, subject.id, relation, object_.id, Status.ASSERTED, "test", 1.0, 0, 1, role=role)


def made(*mentions, claims=()):
    """Return the references of one document."""
    return references(Extraction("d", (), mentions, tuple(claims)), story="s")


def test_one_reference_for_each_cluster():
    """Names are counted, the most frequent first; descriptions and pronouns come along as mentions."""
    he = mention("he", cluster="0.1", kind=MentionKind.PRONOUN)
    found = made(
        mention("Mara Quill", cluster="0.1"), mention("Quill", cluster="0.1"), mention("Quill", cluster="0.1"), he
    )
    assert [(one.names, len(one.mentions), one.story) for one in found] == [((("Quill", 2), ("Mara Quill", 1)), 4, "s")]


def test_a_cluster_without_a_name_is_nobody():
    """Alone "the prosecutor" and "she" make no reference, and neither do sums and dates."""
    woman = mention("prosecutor", cluster="0.1", kind=MentionKind.NOMINAL)
    she = mention("she", cluster="0.1", kind=MentionKind.PRONOUN)
    assert made(woman, she, mention("$5", "MONEY", "0.2")) == []


def test_an_office_may_be_known_by_a_description():
    """The words "the district attorney" mean an office although nothing is capitalised."""
    found = made(mention("district attorney", "OFFICE", "0.1", kind=MentionKind.NOMINAL))
    assert [(one.type, one.names) for one in found] == [("OFFICE", (("district attorney", 1),))]


def test_a_body_that_is_described_once_is_one_of_many():
    """A town "with a council of its own" names none; one that a claim is about, or whose city is told, is somebody's."""

    def council(cluster="0.1"):
        return mention("city council", "OFFICE", cluster, kind=MentionKind.NOMINAL)

    assert made(council()) == []
    assert len(made(council(), council())) == 1
    about, woman = council(), mention("Mara Quill", cluster="0.2")
    assert len(made(about, woman, claims=[claim(woman, "SUED", about)])) == 2
    mayor = mention("Mayor of Omaha", "OFFICE", "0.2")
    assert len(made(council(), mayor)) == 2


def test_names_outside_a_cluster_stand_together():
    """Equal names of one type that nobody clustered are one reference."""
    assert len(made(mention("Lake Bank", "ORG"), mention("Lake Bank", "ORG"), mention("Lake Bank", "PLACE"))) == 2


def test_windows_of_a_long_document_are_joined_by_name():
    """Clusters of two windows that share a name and type are one; two clusters of one window stay two."""
    joined = made(mention("Mara Quill", cluster="0.1"), mention("Mara Quill", cluster="1.4"))
    apart = made(mention("Mara Quill", cluster="0.1"), mention("Mara Quill", cluster="0.2"))
    assert (len(joined), len(apart)) == (1, 2)


def test_the_type_is_voted_for():
    """Names vote with their score, descriptions with a tenth."""
    found = made(
        mention("Lake Fund", "ORG", "0.1", score=0.5),
        mention("Lake Fund", "PAC", "0.1", score=0.9),
        mention("the group", "ORG", "0.1", kind=MentionKind.NOMINAL),
    )
    assert found[0].type == "PAC"


def test_context_is_what_claims_and_sentences_set_beside_it():
    """Claims, roles, titles and places of jurisdiction come before neighbours in a sentence; the setting comes last."""
    quill = mention("Mayor Mara Quill", cluster="0.1")
    bank = mention("Lake Bank", "ORG", "0.2")
    other = mention("Ray Ostrow", cluster="0.3")
    town = mention("Omaha, Neb.", "PLACE", "0.4", sentence=1)
    mayor = mention("mayor", "OFFICE", "0.5", kind=MentionKind.NOMINAL, sentence=1)
    found = made(
        quill,
        bank,
        other,
        town,
        mayor,
        claims=[claim(quill, "WORKS_FOR", bank, "director"), claim(mayor, "JURISDICTION", town)],
    )
    assert found[0].context == ("org:lake bank", "role:director", "person:ray ostrow", "role:mayor", "in:NE")
    assert found[4].context == ("place:omaha", "of:omaha", "in:NE")


def test_beside_two_of_one_name_everybody_else_stands_with_one_of_them():
    """What follows the second is the second's; the two do not stand beside each other."""
    left, players = mention("Ramon Vidal", cluster="0.1"), mention("Harbor Players", "ORG")
    right, board = mention("Ramon Vidal", cluster="0.2"), mention("Lake Board", "ORG")
    found = {one.mentions[0]: one.context for one in made(left, players, right, board)}
    assert found[left.id] == ("org:harbor players",)
    assert found[right.id] == ("org:lake board",)
    assert found[board.id] == ("org:harbor players", "person:ramon vidal")


def test_a_paper_keeps_the_article_that_the_document_writes():
    """An article belongs to a name that a document capitalises it with inside sentences, and not where it once does not."""

    def named(*texts, name="Lantern"):
        sentences = tuple(Sentence("d", i, 0, 99, text, "paragraph") for i, text in enumerate(texts))
        mentions = tuple(mention(name, "ORG", "0.1", sentence=i) for i, _ in enumerate(texts))
        (found,) = references(Extraction("d", sentences, mentions, ()), story="s")
        return found.names

    assert named("She told The Lantern so.", "The Lantern wrote it.") == (("The Lantern", 2),)
    assert named("She told the Lantern so.", "It stood in The Lantern.") == (("Lantern", 2),)
    assert named("The Lantern wrote it.") == (("Lantern", 1),)
    assert named("They sued The ACLU.", name="ACLU") == (("ACLU", 1),)

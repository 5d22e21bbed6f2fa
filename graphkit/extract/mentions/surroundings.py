"""What the words around a mention of a name speak for: a title, a preposition, a noun said of it, a pronoun that follows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from graphkit.extract.lexicon import codes, words
from graphkit.extract.mentions.completed import is_postal_code
from graphkit.extract.mentions.told import apposed_body, stated_body
from graphkit.extract.mentions.votes import Vote
from graphkit.extract.spans import Name
from graphkit.extract.tokens import POSSESSIVES, after, before, capital, dependents, hyphen, opens_sentence, plain
from graphkit.names import acronyms, first_names, folded
from graphkit.places import place_named

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LOCATIVE = frozenset({"in", "at", "near", "outside", "across", "throughout"})
_DATELINE_ENDS = frozenset({"(", "-", "--", "–", "—"})
_OF_PLACE = {"of": "place_kinds", "for": "sent_by"}
"""Prepositions behind which a place is named, and the words before them: "riding of Marlow", "MP for Marlow"."""
_FROM_THERE = frozenset({"native", "natives", "resident", "residents"})
_REACH = 14
"""Words after a name in which a pronoun may speak for a person."""


def local(doc: Doc, name: Name) -> Iterator[Vote]:
    """Yield what the words around this one mention speak for."""
    left, right = before(doc, name.start), after(doc, name.end)
    if left is not None:
        yield from _left(doc, name, left)
    if right is not None:
        yield from _right(doc, name, right)
    yield from _by_grammar(doc, name, doc[name.start : name.end].root)


def _by_grammar(doc: Doc, name: Name, root: Token) -> Iterator[Vote]:
    """Yield what the sentence says of a name."""
    long, head = name.end - name.start > 1, root.head
    if root.dep_ == "nsubj" and head.lemma_ in words("speech"):
        yield Vote("PERSON", 0.4, "it speaks")
        yield Vote("PLACE", -0.4, "it speaks")
    if long and name.type != "PERSON" and _called_person(doc, name, root):
        yield Vote("PERSON", 1.2, "called a person")
    if long and apposed_body(name, root):
        yield Vote("ORG", 1.2, "called a body")
    if long and stated_body(doc, root):
        yield Vote("ORG", 3, "said to be a body")
    if name.end - name.start < 3 and _person_follows(doc, name, root):
        yield Vote("PERSON", 0.8, "he or she is said of it")
    if root.dep_ in {"dobj", "dative"} and head.lemma_ == "tell" and root.lower_ not in first_names():
        yield Vote("ORG", 1.4, "somebody told it")
    left = before(doc, name.start)
    if root.dep_ == "nsubj" and head.lemma_ in words("publishing") and left is not None and left.text == "The":
        yield Vote("ORG", 0.8, "it publishes")


def _left(doc: Doc, name: Name, left: Token) -> Iterator[Vote]:
    word, long = plain(left), name.end - name.start > 1
    if (word in words("titles") and (left.text.endswith(".") or capital(left))) or (
        word in words("posts") and capital(left) and name.type != "PLACE"
    ):
        yield Vote("PERSON", 1.2, "a title before it")
    elif word in words("person_nouns"):
        yield Vote("PERSON", 0.4, "a word for a person before it")
    if left.lower_ == "of" and left.i and plain(doc[left.i - 1]) in words("posts"):
        yield Vote("PERSON", -1.2, "a post of it before it")
    if left.lower_ == "by" and opens_sentence(left):
        yield Vote("PERSON", 0.8, "an author's name")
    if left.lower_ in {"at", "with"} and long and left.i and plain(doc[left.i - 1]) in words("employed"):
        yield Vote("ORG", 1.2, "somebody's employer")
        yield Vote("PLACE", -0.4, "somebody's employer")
    if left.lower_ in _LOCATIVE and not _owns(doc, name):
        yield Vote("PLACE", 0.6, "in or near before it")
        yield Vote("PERSON", -0.4, "in or near before it")
    if left.lower_ in _OF_PLACE and left.i and plain(doc[left.i - 1]) in words(_OF_PLACE[left.lower_]):
        yield Vote("PLACE", 1.2, "what it is before it")
        yield Vote("PERSON", -1.2, "what it is before it")
    yield from _home(doc, name, left)
    yield from _with_article(doc, name, left)


def _with_article(doc: Doc, name: Name, left: Token) -> Iterator[Vote]:
    right = after(doc, name.end)
    if left.lower_ == "the" and name.end - name.start == 1 and not (right is not None and _takes_article(right)):
        yield Vote("PERSON", -0.6, "the before it")
        if plain(doc[name.start]) in words("organisations") or left.text == "The":
            yield Vote("ORG", 0.6, "the before it")
    if left.text == "The" and not opens_sentence(left) and not _country_with_article(doc, name):
        yield Vote("ORG", 0.6, "capital The inside a sentence")
        yield Vote("PLACE", -1.2, "capital The inside a sentence")


def _takes_article(right: Token) -> bool:
    """Whether the word behind a name is what an article before it belongs to: "the Vale-backed group", "the Vale nomination"."""
    return hyphen(right) or (right.pos_ == "NOUN" and right.is_lower)


def _home(doc: Doc, name: Name, left: Token) -> Iterator[Vote]:
    if _home_of_person(doc, name, left):
        yield Vote("PLACE", 0.6, "somebody's home")
        yield Vote("PERSON", -1.2, "somebody's home")
    if name.end - name.start == 1 and is_postal_code(doc[name.start]):
        yield Vote("PLACE", 2, "a state's code")


def _home_of_person(doc: Doc, name: Name, left: Token) -> bool:
    """Whether a person and ", of" stand before and a comma behind: "Nora Quill, of Marlow, spoke"."""
    if left.lower_ != "of" or left.i < 2 or doc[left.i - 1].text != "," or doc[left.i - 2].ent_type_ != "PERSON":
        return False
    right = after(doc, name.end)
    return right is not None and right.text in {",", "."}


def _country_with_article(doc: Doc, name: Name) -> bool:
    """Whether "The" belongs to a place: "The Gambia", "The Hague"."""
    place = place_named(doc[name.start - 1 : name.end].text)
    return place is not None and (place.subtype in {"country", "state"} or place.name.startswith("The "))


def _right(doc: Doc, name: Name, right: Token) -> Iterator[Vote]:
    if right.text == "," and name.end + 2 < len(doc):
        following = doc[name.end + 1]
        if _age(following) and doc[name.end + 2].text in {",", "."}:
            yield Vote("PERSON", 1.2, "an age behind it")
        if capital(following) and _large_area(following.text):
            sure = following.text.endswith(".") or _ends_dateline(doc, name.end + 2)
            yield Vote("PLACE", 2, "a dateline") if sure else Vote("PLACE", 0.8, "a state or country behind it")
    if right.text in POSSESSIVES and name.end + 1 < len(doc) and _public_body(doc, name.end + 1):
        yield Vote("PLACE", 1, "its public body behind it")
    if right.lower_ == "the" and name.end + 1 < len(doc) and plain(doc[name.end + 1]) in codes("nominal_places"):
        yield Vote("PLACE", 1.2, "called a place")
    if plain(right) in words("of_party"):
        yield Vote("ORG", 0.8, "what a party has behind it")
        yield Vote("PERSON", -1.2, "what a party has behind it")
    if _own_acronym(doc, name):
        yield Vote("ORG", 1.6, "its acronym behind it")
        yield Vote("PERSON", -1.6, "its acronym behind it")
    if right.lower_ in _FROM_THERE and right.is_lower:
        yield Vote("PLACE", 1.2, "somebody from there behind it")
        yield Vote("PERSON", -1.2, "somebody from there behind it")
    if right.text in words("place_kinds"):
        yield Vote("PLACE", 0.6, "a kind of place behind it")


def _own_acronym(doc: Doc, name: Name) -> bool:
    """Whether the acronym of a body's name stands in brackets behind it: "Nahel Uma (NU)"."""
    if name.end - name.start < 2 or name.end + 2 >= len(doc) or doc[name.end + 2].text not in {")", ","}:
        return False
    short, text = doc[name.end + 1], doc[name.start : name.end].text
    return (
        doc[name.end].text == "(" and short.is_upper and folded(short.text) in acronyms(text) and not place_named(text)
    )


def _called_person(doc: Doc, name: Name, root: Token) -> bool:
    """Whether the noun in apposition to a name, or the one it is said of, is a person's: "its president, Kip Harrow"."""
    if plain(doc[name.end - 1]) in words("organisations"):
        return False
    near = [root.head] if root.dep_ in {"appos", "attr"} else []
    if root.dep_ == "attr":
        near += [child for label, child in dependents(root.head) if label == "nsubj"]
    near += [child for label, child in dependents(root) if label == "appos" and child.i >= name.end]
    return any(plain(noun) in words("person_nouns") | words("posts") | words("nominal_people") for noun in near)


def _person_follows(doc: Doc, name: Name, root: Token) -> bool:
    """Whether "he" or "her" follows a subject or owner in the sentence, and no other person stands between."""
    if root.dep_ not in {"nsubj", "nsubjpass", "poss"} or plain(doc[name.end - 1]) in words("organisations"):
        return False
    for token in doc[name.end : name.end + _REACH]:
        if token.is_sent_start or token.ent_type_ == "PERSON":
            return False
        if token.lower_ in codes("pronouns") and codes("pronouns")[token.lower_] in {"m", "f"}:
            return True
    return False


def _owns(doc: Doc, name: Name) -> bool:
    right = after(doc, name.end)
    return right is not None and right.text in POSSESSIVES


def _public_body(doc: Doc, index: int) -> bool:
    """Whether the words from `index` name what a place has: its council, its mayor, its police."""
    return any(
        plain(token) in words("agencies") | words("plain_posts") | {"police"} for token in doc[index : index + 2]
    )


def _ends_dateline(doc: Doc, index: int) -> bool:
    """Whether an agency in brackets or a dash stands there, as behind the place of a report."""
    return index < len(doc) and doc[index].text in _DATELINE_ENDS


def _age(token: Token) -> bool:
    return token.text.isdigit() and 15 < int(token.text) < 105


def _large_area(text: str) -> bool:
    place = place_named(text)
    return place is not None and place.subtype in {"state", "country"}

"""What the words around a mention of a name speak for: a title, a preposition, a noun said of it, a pronoun that follows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from graphkit.extract.completed import is_postal_code
from graphkit.extract.lexicon import codes, words
from graphkit.extract.spans import Name
from graphkit.extract.tokens import POSSESSIVES, after, before, capital, hyphen, opens_sentence, plain
from graphkit.extract.told import called_body
from graphkit.names import first_names
from graphkit.places import place_named

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Vote = tuple[str, float]
_LOCATIVE = frozenset({"in", "at", "near", "outside", "across", "throughout"})
_DATELINE_ENDS = frozenset({"(", "-", "--", "–", "—"})
_REACH = 14
"""Words after a name in which a pronoun may speak for a person."""


def local(doc: Doc, name: Name) -> Iterator[Vote]:
    """Yield what the words around this one mention speak for."""
    left, right = before(doc, name.start), after(doc, name.end)
    if left is not None:
        yield from _left(doc, name, left)
    if right is not None:
        yield from _right(doc, name, right)
    root = doc[name.start : name.end].root
    if root.dep_ == "nsubj" and root.head.lemma_ in words("speech"):
        yield "PERSON", 1
        yield "PLACE", -1
    if left is not None and left.lower_ == "by" and opens_sentence(left):
        yield "PERSON", 2
    if name.end - name.start > 1 and name.type != "PERSON" and _called_person(doc, name, root):
        yield "PERSON", 3
    if name.end - name.start > 1 and called_body(doc, name, root):
        yield "ORG", 3
    if name.end - name.start < 3 and _person_follows(doc, name, root):
        yield "PERSON", 2
    if root.dep_ in {"dobj", "dative"} and root.head.lemma_ == "tell" and root.lower_ not in first_names():
        yield "ORG", 3.5
    if root.dep_ == "nsubj" and root.head.lemma_ in words("publishing") and left is not None and left.text == "The":
        yield "ORG", 2


def _left(doc: Doc, name: Name, left: Token) -> Iterator[Vote]:
    word = plain(left)
    if (word in words("titles") and (left.text.endswith(".") or capital(left))) or (
        word in words("posts") and capital(left) and name.type != "PLACE"
    ):
        yield "PERSON", 3
    elif word in words("person_nouns"):
        yield "PERSON", 1
    if left.lower_ in {"at", "with"} and name.end - name.start > 1 and left.i and _employed(doc[left.i - 1]):
        yield "ORG", 3
        yield "PLACE", -1
    if left.lower_ == "at" and name.end - name.start > 1 and place_named(doc[name.start : name.end].text) is None:
        yield "ORG", 1
    elif left.lower_ in _LOCATIVE and not _owns(doc, name):
        yield "PLACE", 1.5
        yield "PERSON", -1
    yield from _home(doc, name, left)
    right = after(doc, name.end)
    if left.lower_ == "the" and name.end - name.start == 1 and not (right is not None and hyphen(right)):
        yield "PERSON", -1.5
        if plain(doc[name.start]) in words("organisations") or left.text == "The":
            yield "ORG", 1.5
    if left.text == "The" and not opens_sentence(left) and not _country_with_article(doc, name):
        yield "ORG", 1.5
        yield "PLACE", -3


def _home(doc: Doc, name: Name, left: Token) -> Iterator[Vote]:
    if _home_of_person(doc, name, left):
        yield "PLACE", 1.5
        yield "PERSON", -3
    if name.end - name.start == 1 and is_postal_code(doc[name.start]):
        yield "PLACE", 5


def _employed(token: Token) -> bool:
    return plain(token) in words("employed")


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
            yield "PERSON", 3
        if capital(following) and _large_area(following.text):
            yield "PLACE", 5 if following.text.endswith(".") or _ends_dateline(doc, name.end + 2) else 2
    if right.text in POSSESSIVES and name.end + 1 < len(doc) and _public_body(doc, name.end + 1):
        yield "PLACE", 2.5
    if right.lower_ == "the" and name.end + 1 < len(doc):
        yield from (("PLACE", 3),) if plain(doc[name.end + 1]) in codes("nominal_places") else ()
    if right.lower_ == "who":
        yield "PERSON", 2
    if right.text in words("place_kinds"):
        yield "PLACE", 1.5


def _called_person(doc: Doc, name: Name, root: Token) -> bool:
    """Whether the noun in apposition to a name, or the one it is said of, is a person's: "its president, Kip Harrow"."""
    if plain(doc[name.end - 1]) in words("organisations"):
        return False
    near = [root.head] if root.dep_ in {"appos", "attr"} else []
    if root.dep_ == "attr":
        near += [child for child in root.head.children if child.dep_ == "nsubj"]
    near += [child for child in root.children if child.dep_ == "appos" and child.i >= name.end]
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

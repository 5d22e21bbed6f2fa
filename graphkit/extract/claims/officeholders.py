"""Offices: who holds them, and where."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from graphkit.extract.parse import grammar, roles
from graphkit.extract.status import attributes
from graphkit.extract.status.statements import Statement
from graphkit.extract.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from graphkit.extract.parse.arguments import Arguments
    from graphkit.extract.spans import MentionSpan

_PLURAL = frozenset({"NNS", "NNPS"})
_DASHES = frozenset({"-", "–", "—", "--"})
_PLACE_PREPOSITIONS = ("of", "for", "in")


def statements(sentence: Span, arguments: Arguments) -> Iterator[Statement]:
    """Yield who holds the offices named in `sentence`, and the places they govern."""
    for mention in arguments.within(sentence):
        if mention.type == "OFFICE":
            if mention.subtype != "agency":
                yield from _holders(mention, arguments)
            yield from _jurisdictions(mention, arguments)
            yield from _entered(mention, arguments)


def _holders(office: MentionSpan, arguments: Arguments) -> Iterator[Statement]:
    noun = office.root
    for holder in _people(office, arguments):
        if holder.type == "PERSON" and not is_label(noun):
            yield Statement(
                "HOLDS_OFFICE",
                holder,
                office,
                noun,
                "office.holder",
                0.9,
                anchor=anchor(noun),
                role=office.name,
                tense=attributes.tense(noun),
            )


def _people(office: MentionSpan, arguments: Arguments) -> list[MentionSpan]:
    """Return whom an office describes: the names behind a title, else whom the noun describes by its place."""
    behind = listed(office.end, arguments, plural=_is_plural(office.root))
    if behind:
        return behind
    apposed = arguments.apposed(office.root) if office.root.dep_ == "appos" else None
    if apposed is not None and not _is_plural(office.root):
        return [apposed]
    tokens = [t for t in roles.described(office.root) if not office.start <= t.i < office.end]
    found = arguments.referents(tokens, coordinated=_is_plural(office.root))
    whom = None if any(m.type == "PERSON" for m in found) else arguments.left_out(office.root)
    return [whom] if whom is not None else found


def listed(position: int, arguments: Arguments, *, plural: bool) -> list[MentionSpan]:
    """Return the person named at the token `position`, and all behind a title in the plural: "Councilmembers ANN LEE and BO ROE"."""
    found: list[MentionSpan] = []
    for mention in arguments.mentions:
        if mention.start < position or mention.type in {"MONEY", "DATE"}:
            continue
        between = [t.lower_ for t in mention.root.doc[position : mention.start]]
        if mention.type != "PERSON" or mention.kind != "name" or not _joins(between, first=not found):
            break
        found.append(mention)
        position = mention.end
        if not plural:
            break
    return found


def _is_plural(title: Token) -> bool:
    return title.tag_ in _PLURAL or title.lower_.rstrip(".") in words("plural_titles")


def _joins(between: list[str], *, first: bool) -> bool:
    """Return whether the words between two names, or between a title and the first name, carry the title on."""
    return not between if first else bool(between) and set(between) <= {",", "and", "&"}


def anchor(noun: Token) -> Token | None:
    """Return the verb on which it depends whether `noun` describes somebody; None where that is taken for granted."""
    while noun.dep_ == "conj" and noun.head.pos_ in grammar.NOUNS:
        noun = noun.head
    if noun.dep_ in {"attr", "oprd", "acomp"} or grammar.is_subject_of_name(noun):
        return noun.head
    if noun.dep_ == "pobj" and noun.head.lower_ == "as" and noun.head.head.pos_ in grammar.VERBS:
        return noun.head.head
    return None


def is_label(noun: Token) -> bool:
    """Return whether `noun` is only what somebody is called: "the caption called Lee THE TREASURER"."""
    token = noun
    while (
        token.dep_ in {"appos", "oprd", "compound", "nsubj", "conj", "pobj", "prep", "dobj", "xcomp", "ccomp"}
        and token.dep_ != "ROOT"
    ):
        before, token = token, token.head
        if token.pos_ in grammar.VERBS:
            return token.lemma_ in words("label") and before.i > token.i
    return False


def _jurisdictions(office: MentionSpan, arguments: Arguments) -> Iterator[Statement]:
    for place in _places(office, arguments):
        seated = office.subtype == "agency" and place.root in grammar.complements(office.root, "in")
        relation, rule = ("LOCATED_IN", "office.seat") if seated else ("JURISDICTION", "office.place")
        yield Statement(relation, office, place, office.root, rule, 0.85)
    named = arguments.place_in_name(office) if office.subtype == "agency" and not _is_abroad(office) else None
    if named is not None:
        yield Statement("JURISDICTION", office, named, office.root, "office.name", 0.85)


def _is_abroad(office: MentionSpan) -> bool:
    """Return whether an agency bears the name of whom it stands for abroad, or of where it stands: "the Embassy of Norway"."""
    name = office.name.lower()
    return not words("missions").isdisjoint(name.split()) or "high commission" in name


def _entered(office: MentionSpan, arguments: Arguments) -> Iterator[Statement]:
    """Yield where an office governs whose holder "took office in Boston"."""
    verb = office.root.head.head if office.root.dep_ in {"compound", "nmod"} else office.root.head
    if verb.lemma_ == "take" and any(t.lemma_ == "office" for t in grammar.children(verb, "dobj")):
        for place in arguments.referents(grammar.complements(verb, "in")):
            if place.type == "PLACE":
                yield Statement("JURISDICTION", office, place, verb, "office.entered", 0.78)


def _places(office: MentionSpan, arguments: Arguments) -> list[MentionSpan]:
    noun = office.root
    if noun.lemma_.lower() in words("envoys"):
        return []
    held = [m for m in arguments.mentions if m.type == "PLACE" and office.start <= m.start and m.end <= office.end]
    tokens = grammar.possessors(noun) + [t for p in _PLACE_PREPOSITIONS for t in grammar.complements(noun, p)]
    before = (t for t in grammar.modifiers(noun) if not office.start <= t.i < office.end)
    tokens += [t for t in before if not any(other.text in _DASHES for other in noun.doc[t.i : office.start])]
    found = [m for m in arguments.referents(tokens) if m.type == "PLACE"]
    return _smallest(held + [m for m in found if m not in held])


def _smallest(places: list[MentionSpan]) -> list[MentionSpan]:
    """Return `places` without those that only say where the one before them lies: "Philadelphia, PA District Attorney"."""
    inner = [m for m, n in pairwise(sorted(places, key=lambda m: m.start)) if _adjoin(m, n)]
    return inner or places


def _adjoin(inner: MentionSpan, outer: MentionSpan) -> bool:
    return outer.root.doc[inner.end : outer.start].text == ","

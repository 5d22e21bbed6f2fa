"""Names at their whole length: the words that the recogniser left out are put back."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from graphkit.extract.lexicon import words
from graphkit.extract.mentions.votes import in_name
from graphkit.extract.spans import Name
from graphkit.extract.tokens import (
    after,
    before,
    capital,
    hyphen,
    initial,
    numeral,
    opens_sentence,
    plain,
)
from graphkit.names import first_names
from graphkit.places import place_named

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)", re.IGNORECASE)
_TEAM = re.compile(r"\d{2}ers", re.IGNORECASE)
_NUMBER, _UNIT = 0.25, 0.1
"""Probability that the recogniser must give a number of being in a name, and that of an army's unit."""
_YEAR = 4
_JOINED_HEADS = frozenset(
    {"department", "ministry", "commission", "committee", "office", "bureau", "college", "council"}
)


def extended(doc: Doc, name: Name, taken: dict[int, Name]) -> Name:
    """Return `name` with the words put back that the recogniser left out; `taken` says which name holds each token."""
    partner = _partner_end(doc, name, taken)
    if partner > name.end:
        return replace(name, end=partner, type="ORG", reason="partners joined by an ampersand")
    if name.type == "PERSON":
        return _whole_person(doc, name, taken)
    if name.type == "ORG":
        return _whole_organisation(doc, name, taken)
    if name.type == "PLACE":
        start = _slogan_start(doc, name.start, taken)
        if start < name.start - 1:
            return replace(name, start=start, type="ORG", reason="capitalised words before a place", score=0.6)
        end = max(_telling_end(doc, name.end, taken), _team_end(doc, name.end, taken))
        return (
            replace(name, end=end, type="ORG", reason="by its last word")
            if end > name.end
            else _whole_place(doc, name, taken)
        )
    return name


def _partner_end(doc: Doc, name: Name, taken: dict[int, Name]) -> int:
    """Return the end of "& Bright" behind the one word "Ansel"."""
    end = name.end
    if name.type not in {"PERSON", "ORG"} or end - name.start != 1 or end + 1 >= len(doc) or doc[end].text != "&":
        return end
    partner = doc[end + 1]
    free = partner.i not in taken and capital(partner) and partner.is_alpha and not partner.is_sent_start
    return end + 2 if free and capital(doc[name.start]) else end


def _whole_person(doc: Doc, name: Name, taken: dict[int, Name]) -> Name:
    start, end = name.start, name.end
    while (token := before(doc, start)) and token.i not in taken and _first_name(token) and not token.is_space:
        start -= 1
    while (token := after(doc, end)) and token.i not in taken and _continues_person(doc, token):
        end += 2 if hyphen(token) else 1
    return replace(name, start=start, end=end)


def _first_name(token: Token) -> bool:
    if not capital(token) or plain(token) in words("titles") or plain(token) in words("posts"):
        return False
    known = token.lower_ in first_names() and token.pos_ == "PROPN" and not token.ent_type_
    return known or (
        initial(token) and token.text.endswith(".") and (_behind_bullet(token) or not opens_sentence(token))
    )


def _behind_bullet(token: Token) -> bool:
    return token.i > 0 and token.doc[token.i - 1].text in {"•", "·", "*"}


def _continues_person(doc: Doc, token: Token) -> bool:
    if hyphen(token) and not doc[token.i - 1].whitespace_ and token.i + 1 < len(doc):
        following = doc[token.i + 1]
        return (
            following.is_alpha
            and plain(following) not in words("hyphen_modifiers")
            and following.tag_ not in {"VBN", "VBD", "VBG"}
        )
    if plain(token) in words("name_suffixes"):
        return numeral(token) or plain(token) in {"jr", "sr"}
    return _surname_left_out(doc, token)


def _surname_left_out(doc: Doc, token: Token) -> bool:
    """Whether `token` is the surname behind a first name that stands alone."""
    first = doc[token.i - 1]
    if not (
        capital(token) and token.pos_ in {"PROPN", "NOUN"} and first.lower_ in first_names() and not token.is_sent_start
    ):
        return False
    return plain(token) not in words("organisations") | words("sites") | words("posts") | words("titles")


def _whole_organisation(doc: Doc, name: Name, taken: dict[int, Name]) -> Name:
    end = _organisation_end(doc, name.end, taken)
    start, end = _numbered(doc, name.start, end, taken)
    if plain(doc[end - 1]) in words("organisations") or plain(doc[name.end - 1]) in words("organisations"):
        start = _organisation_start(doc, start, taken)
    return replace(name, start=start, end=end)


def _numbered(doc: Doc, start: int, end: int, taken: dict[int, Name]) -> tuple[int, int]:
    """Return the borders with the number that the recogniser all but took in: "407th Signal Group", "Task Force 50"."""
    first, behind = before(doc, start), after(doc, end)
    unit = plain(doc[end - 1]) in words("units") or doc[end - 1].is_upper
    if first is not None and _ORDINAL.fullmatch(first.text) and _free(first, taken):
        start -= in_name(doc, start - 1) >= (_UNIT if unit else _NUMBER)
    if behind is not None and behind.is_digit and _free(behind, taken):
        end += in_name(doc, end) >= _NUMBER or _called_again(doc, end)
    return start, end


def _called_again(doc: Doc, number: int) -> bool:
    """Whether an acronym and this number stand together more than once: "CTF 50"."""
    short, text = doc[number - 1], doc[number].text
    pairs = (token for token in doc[1:] if token.text == text and doc[token.i - 1].text == short.text)
    return short.is_upper and len(text) < _YEAR and len(list(pairs)) > 1


def _organisation_end(doc: Doc, end: int, taken: dict[int, Name]) -> int:
    end = _telling_end(doc, end, taken)
    if plain(doc[end - 1]) == "local" and end < len(doc) and doc[end].text.isdigit():
        end += 1
    if plain(doc[end - 1]) in words("organisation_heads"):
        end = _complement_end(doc, end, taken)
    return end


def _slogan_start(doc: Doc, start: int, taken: dict[int, Name]) -> int:
    """Return where the capitalised words before a place begin: "Safer Streets Nebraska"."""
    first = start
    while first > 0 and _slogan(doc[first - 1], taken) and not doc[first].is_sent_start:
        first -= 1
    return first


def _slogan(token: Token, taken: dict[int, Name]) -> bool:
    if not capital(token) or not token.is_alpha or token.is_upper or token.i in taken or token.ent_type_:
        return False
    apart = words("titles") | words("posts") | words("sites") | words("place_openings")
    return plain(token) not in apart and token.pos_ in {"ADJ", "NOUN", "PROPN", "VERB"}


def _telling_end(doc: Doc, end: int, taken: dict[int, Name]) -> int:
    """Return the end of the last word of an organisation in the capitalised words from `end`: "Calder" + "Justice Project"."""
    best, stop = end, end
    while stop < min(len(doc), end + 4) and _joins(doc[stop]) and _free(doc[stop], taken):
        stop += 1
        if plain(doc[stop - 1]) in words("organisations"):
            best = stop
    return best


def _team_end(doc: Doc, end: int, taken: dict[int, Name]) -> int:
    """Return the end of the team of a town that is called by a number: "Dover 76ers"."""
    team = after(doc, end)
    return end + 1 if team is not None and _TEAM.fullmatch(team.text) and _free(team, taken) else end


def _joins(token: Token) -> bool:
    return capital(token) and token.is_alpha and not token.is_sent_start and plain(token) not in words("plain_posts")


def _complement_end(doc: Doc, end: int, taken: dict[int, Name]) -> int:
    """Return the end of "of Greece" or "for England and Wales" after a head such as "Party"."""
    link = after(doc, end)
    if link is None or link.lower_ not in {"of", "for"}:
        return end
    first = link.i + 1
    if first < len(doc) and doc[first].lower_ == "the":
        first += 1
    stop = _capitals_end(doc, first)
    if stop == first:
        return end
    head = plain(doc[end - 1])
    if head in _JOINED_HEADS and stop + 1 < len(doc) and doc[stop].lower_ in {"and", "&"} and capital(doc[stop + 1]):
        stop = _capitals_end(doc, stop + 1)
    person = taken.get(first)
    return end if person and person.type == "PERSON" and head not in {"friends", "committee"} else stop


def _capitals_end(doc: Doc, start: int) -> int:
    end = start
    while end < len(doc) and capital(doc[end]) and doc[end].is_alpha and (end == start or not doc[end].is_sent_start):
        end += 1
    return end


def _organisation_start(doc: Doc, start: int, taken: dict[int, Name]) -> int:
    while (token := before(doc, start)) and _names_organisation(token, taken):
        start -= 1
    return start


def _names_organisation(token: Token, taken: dict[int, Name]) -> bool:
    if (
        not capital(token)
        or not token.is_alpha
        or token.pos_ != "PROPN"
        or plain(token) in words("titles") | words("posts")
    ):
        return False
    holder = taken.get(token.i)
    return holder is None or (holder.type in {"PLACE", "ORG"} and holder.end == token.i + 1)


def _whole_place(doc: Doc, name: Name, taken: dict[int, Name]) -> Name:
    start, end = name.start, name.end
    while (token := after(doc, end)) and capital(token) and plain(token) in words("sites") and _free(token, taken):
        end += 1
    if end > name.end and end < len(doc) and plain(doc[end]) in words("posts") | words("organisations"):
        end = name.end
    if end == name.end:
        end = (
            _capital_end(doc, start, end)
            or _second_part_end(doc, start, end, taken)
            or _site_end(doc, start, end, taken)
        )
    token = before(doc, start)
    if (
        token
        and capital(token)
        and plain(token) in words("place_openings")
        and _free(token, taken)
        and not opens_sentence(token)
    ):
        start -= 1
    return replace(name, start=start, end=end)


def _capital_end(doc: Doc, start: int, end: int) -> int:
    """Return the end of ", D.C." behind Washington, which is no state by itself, or 0."""
    district = end + 1 < len(doc) and doc[end].text == "," and plain(doc[end + 1]).replace(".", "") == "dc"
    return end + 2 if district and doc[start:end].text == "Washington" else 0


def _second_part_end(doc: Doc, start: int, end: int, taken: dict[int, Name]) -> int:
    """Return the end of the name that goes on right behind a mere first word: "Al" + "Salim", or 0."""
    following = taken.get(end)
    opening = end - start == 1 and plain(doc[start]) in words("place_openings") | words("particles")
    return following.end if opening and following and following.start == end and following.type == "PLACE" else 0


def _site_end(doc: Doc, start: int, end: int, taken: dict[int, Name]) -> int:
    """Return the end of "airport" or "military airport" behind a town's name: that is another place than the town."""
    known = place_named(doc[start:end].text)
    general = known is not None and known.subtype in {"country", "state", "region"}
    if general or (start and plain(doc[start - 1]) in {"a", "an", "another", "some", "two"}):
        return end
    return next((stop for stop in (end + 1, end + 2) if _site(doc, end, stop, taken)), end)


def _site(doc: Doc, first: int, end: int, taken: dict[int, Name]) -> bool:
    inner = doc[first:end]
    if end > len(doc) or not all(token.is_alpha and token.is_lower and _free(token, taken) for token in inner):
        return False
    return inner[-1].text in words("bound_sites") and inner[0].pos_ in {"NOUN", "ADJ", "PROPN"}


def _free(token: Token, taken: dict[int, Name]) -> bool:
    return token.i not in taken

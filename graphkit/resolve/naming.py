"""The name, type and id of an entity, out of its references."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from graphkit.model import Reference
from graphkit.names import BodyName, OfficeName, PersonName, folded, without_possessive
from graphkit.places import gazetteer

_GENITIVE = re.compile(r"['’]s?(?=\s)", re.IGNORECASE)
_GROUPS = {"PAC": "BODY", "ORG": "BODY"}


def group_of(type_: str) -> str:
    """Return the group within which types may be confused: a committee may be called an organisation."""
    return _GROUPS.get(type_, type_)


def counted(references: Iterable[Reference]) -> Counter[str]:
    """Return every name of the references and how often it stands."""
    names: Counter[str] = Counter()
    for reference in references:
        for name, count in reference.names:
            names[without_possessive(name)] += count
    return names


def voted_type(references: Sequence[Reference]) -> tuple[str, str | None]:
    """Return the type and subtype that most mentions have."""
    types: Counter[str] = Counter()
    subtypes: Counter[tuple[str, str]] = Counter()
    for reference in references:
        weight = sum(count for _, count in reference.names)
        types[reference.type] += weight
        if reference.subtype:
            subtypes[reference.type, reference.subtype] += weight
    best = voted(types)
    ranked = sorted((-weight, subtype) for (type_, subtype), weight in subtypes.items() if type_ == best)
    return best, ranked[0][1] if ranked else None


CALLED_COMMITTEE = 0.1
"""The share of mentions as a committee that makes an organisation one: nobody calls it so each time."""


def voted(types: Counter[str]) -> str:
    """Return the type that most mentions have; an organisation that is called a committee now and then is one."""
    best = min(types, key=lambda type_: (-types[type_], type_))
    return "PAC" if best == "ORG" and types["PAC"] >= CALLED_COMMITTEE * types.total() else best


def shown_name(names: Counter[str], type_: str) -> str:
    """Return the fullest name in ordinary letters; of the fullest the most frequent, without a title.

    A long form that stands once beside a short one that stands often is no better for being long.
    """
    rare = max(names.values()) / RARELY

    def rank(name: str) -> tuple[bool, int, bool, int, int, str]:
        full = min(fullness(name, type_), FULL if names[name] >= rare else SHORT)
        return _is_shouted(name), -full, _titled(name, type_), -names[name], len(name), name

    return min(names, key=rank)


RARELY = 10
"""A name is rare beside another that stands so many times as often."""
FULL, SHORT = 4, 2
"""How many words count for a name, and for a rare one."""


def fullness(name: str, type_: str) -> int:
    """Return how many telling words a name has, initials left out."""
    if type_ == "PERSON":
        parsed = PersonName.parse(name)
        return min(sum(len(token) > 1 for token in parsed.tokens), 3) if parsed.full else 1
    if type_ in ("PAC", "ORG"):
        return len(BodyName.parse(name).words)
    return len(folded(name).split())


def _is_shouted(name: str) -> bool:
    """Whether it is all capitals (more than an acronym) or all small letters."""
    return name.islower() or (name.isupper() and len(name) > 5)


def _titled(name: str, type_: str) -> bool:
    return type_ == "PERSON" and bool(PersonName.parse(name).titles)


def person_shown(name: str) -> str:
    """Return a person's name without the titles in front, as written: "Mayor Ada Quill" is Ada Quill."""
    parsed = PersonName.parse(name)
    if not parsed.titles or not parsed.full or "," in name:
        return name
    words = name.split()
    return " ".join(words[-_length(parsed, words) :])


def _length(parsed: PersonName, words: list[str]) -> int:
    """Return how many of the written words make up the name behind its titles."""
    kept = 0
    wanted = len(" ".join((*parsed.tokens, parsed.suffix)).replace(" ", ""))
    for count in range(1, len(words) + 1):
        kept = len(folded(" ".join(words[-count:])).replace(" ", ""))
        if kept >= wanted:
            return count
    return len(words)


def office_shown(post: str, spoken: str, names: Counter[str], *, agency: bool) -> str:
    """Return a name that tells the place: one that the text uses and does not shorten, or "District Attorney of Omaha".

    What is made of no word for an office is its own place, and told by its name: "IRS".
    """
    placeless = spoken in ("", post)
    telling = {name: count for name, count in names.items() if placeless or _tells_place(name)}
    if telling:
        best = min(telling, key=lambda name: (_is_shouted(name), -telling[name], -len(name.split()), name))
        return best[:1].upper() + best[1:]
    return f"{_title(_own_words(post, names, agency=agency))} of {_title(spoken)}"


def _tells_place(name: str) -> bool:
    """Whether a name tells the place and spells out the post: not "Omaha DA"."""
    return bool(OfficeName.parse(name).jurisdiction) and not name.rsplit(maxsplit=1)[-1].isupper()


def _own_words(post: str, names: Counter[str], *, agency: bool) -> str:
    """Return the post as the text writes it, where it writes it out and calls no member by it: "sheriff’s office"."""
    written = {name: count for name, count in names.items() if _is_written_out(name, agency=agency)}
    return shown_name(Counter(written), "OFFICE") if written else post


def _is_written_out(name: str, *, agency: bool) -> bool:
    office = OfficeName.parse(name)
    return office.agency == agency and office.post == folded(_GENITIVE.sub("", name))


def place_shown(name: str) -> str:
    """Return the name of a place that no gazetteer knows, without its state and in ordinary letters."""
    plain, _ = gazetteer().divided(name)
    return plain.title() if plain.isupper() else plain


def _title(words: str) -> str:
    small = ("of", "and", "the", "pro", "tem")
    return " ".join(word if word in small else word[:1].upper() + word[1:] for word in words.split())

"""What equal, alike and part of a name mean for people, for organisations and committees, and for events."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import combinations

from graphkit.model import Reference
from graphkit.names import (
    BodyName,
    Comparison,
    OfficeName,
    PersonName,
    acronyms,
    first_names,
    folded,
    nicknames,
    same_body,
    same_person,
)
from graphkit.names.bodies import of_country
from graphkit.names.chinese import romanisation_blocks
from graphkit.names.comparison import MISSPELLED, SAME, SURE, edits, sound
from graphkit.names.fold import SMALL_WORDS
from graphkit.names.korean import korean_blocks
from graphkit.names.words import common_words, event_words, stem_of_diminutive
from graphkit.resolve.crowd import Kind

LONG = 6
"""Letters of a first name that another vowel makes no other one."""
_DOUBLED = re.compile(r"(.)\1")
_VOWELS = str.maketrans("eiou", "aaaa")
SHORT = 3
"""Letters of a word in which no letter is taken for another by a slip."""
MEMORY = 1 << 17
"""Names of a kind that are remembered: a corpus names the same ones over and over."""


def people() -> Kind:
    """Return how people are joined."""
    return Kind(
        "people",
        _person_keys,
        _person_blocks,
        _finer_person_blocks,
        _all_pairs,
        _compare_people,
        _person_hooks,
        _person_probes,
        _person_parts,
        _form_needs,
        _person_part_needs,
        lambda _: 1.5,
        namesakes=True,
    )


def bodies() -> Kind:
    """Return how organisations and committees are joined."""
    return Kind(
        "bodies",
        _body_keys,
        _body_blocks,
        _finer_body_blocks,
        _likely_bodies,
        _compare_bodies,
        _body_hooks,
        _body_probes,
        _body_parts,
        lambda found: 0.0 if found.score >= SURE else 1.5,
        _body_part_needs,
        lambda name: 1.5 if _is_generic(name) else 0.0,
        short_forms=True,
    )


def events() -> Kind:
    """Return how events are joined."""
    return Kind(
        "events",
        _event_keys,
        _event_blocks,
        _event_blocks,
        _all_pairs,
        _compare_events,
        lambda _: (),
        lambda _: (),
        _event_parts,
        _form_needs,
        lambda _: 1.0,
        lambda _: 1.5,
    )


KINDS: dict[str, Callable[[], Kind]] = {"people": people, "bodies": bodies, "events": events}
"""Each kind by its name: a process that is sent a block looks it up."""


def _all_pairs(names: Sequence[str]) -> Iterable[tuple[str, str]]:
    return combinations(names, 2)


def _person_keys(reference: Reference) -> tuple[str, ...]:
    return _keys(_full_person, reference)


def _keys(full: Callable[[str], str], reference: Reference) -> tuple[str, ...]:
    """Return what the names of a reference are where they are full ones."""
    if len(reference.names) == 1:
        key = full(reference.names[0][0])
        return (key,) if key else ()
    return tuple(sorted({full(name) for name, _ in reference.names} - {""}))


@lru_cache(maxsize=MEMORY)
def _full_person(text: str) -> str:
    name = PersonName.parse(text)
    return _person_key(name) if name.full and len(name.first) > 1 else ""


def _person_key(name: PersonName) -> str:
    return " ".join((*name.tokens, name.suffix)).strip()


def _compare_people(left: str, right: str) -> Comparison:
    """Return `same_person`, but two first names that are both given to children are never one misspelled."""
    found = same_person(left, right)
    if SAME <= found.score < SURE:
        a, b = PersonName.parse(left), PersonName.parse(right)
        common = a.first in first_names() and b.first in first_names()
        if common and not _one_first(a.first, b.first) and b.first not in a.tokens and a.first not in b.tokens:
            return Comparison(0.3, f"two first names: {a.first} and {b.first}")
        if other := next((pair for pair in zip(a.tokens, b.tokens, strict=False) if _are_two_short(*pair)), None):
            return Comparison(0.3, f"two short names: {other[0]} and {other[1]}")
        if edits(a.last, b.last) > 1 and sound(a.last) != sound(b.last):
            return Comparison(0.3, f"two last names: {a.last} and {b.last}")
    return found


def _one_first(one: str, two: str) -> bool:
    """Whether two first names are one or, long and with other vowels inside, one as it is heard: Muhammad and Mohamed, not Christina and Christine."""
    one, two = (_DOUBLED.sub(r"\1", name) for name in (one, two))
    heard = len(one) == len(two) >= LONG and one[-1] == two[-1] and one.translate(_VOWELS) == two.translate(_VOWELS)
    return one == two or heard


def _are_two_short(one: str, two: str) -> bool:
    """Whether another letter makes another name of so short a word: Wei and Wen, Il and Un, Li and Lin."""
    return one != two and min(len(one), len(two)) > 1 and max(len(one), len(two)) <= SHORT


def _person_blocks(key: str) -> Iterable[str]:
    name = PersonName.parse(key)
    firsts = {word[0] for word in (name.first, *name.middle, *nicknames().get(name.first, ()))}
    last = sound(name.last.split()[-1])
    yield from sorted(f"{last} {letter}" for letter in firsts)
    yield " ".join(sorted(name.tokens))
    yield from sorted(romanisation_blocks(name.tokens) | korean_blocks(name.tokens))


def _finer_person_blocks(key: str) -> Iterable[str]:
    """Yield the last name with the first letters of the given ones, its sound with the given name, and the words in any order."""
    name = PersonName.parse(key)
    firsts = {word[0] for word in (name.first, *name.middle, *nicknames().get(name.first, ()))}
    yield from sorted(f"{name.last} {letter}" for letter in firsts)
    yield from sorted(
        f"{sound(name.last.split()[-1])} {first}" for first in (name.first, *nicknames().get(name.first, ()))
    )
    yield " ".join(sorted(name.tokens))
    yield from sorted(romanisation_blocks(name.tokens) | korean_blocks(name.tokens))


def _person_hooks(key: str) -> Iterable[str]:
    """Return the last name, the first and middle names, their short forms, and beginnings for other diminutives."""
    name = PersonName.parse(key)
    beginnings = {f"{name.first[:size]}*" for size in (3, 4, 5) if len(name.first) > size}
    return sorted(
        {name.last, name.last.split()[-1], name.first, *name.middle, *nicknames().get(name.first, ())} | beginnings
    )


def _person_probes(part: str) -> Iterable[str]:
    name = PersonName.parse(part)
    words = {name.last, name.last.partition(" ")[2] or name.last, name.first, *nicknames().get(name.last, ())}
    stem = stem_of_diminutive(name.last)
    return sorted((words | {f"{stem}*"} if stem else words) - {""})


def _person_parts(reference: Reference) -> tuple[str, ...]:
    return tuple(
        sorted(
            {
                " ".join((*_told(parsed), _person_key(parsed)))
                for name, _ in reference.names
                if (parsed := PersonName.parse(name))
            }
        )
    )


def _told(name: PersonName) -> tuple[str, ...]:
    """Return a title that tells the sex, to be compared with."""
    return ("mr",) if name.titles and name.sex == "m" else ("ms",) if name.titles and name.sex == "f" else ()


def _form_needs(comparison: Comparison) -> float:
    """A difference of form needs nothing or a little, another spelling much."""
    if comparison.score >= 0.95:
        return 0.0
    return 0.3 if comparison.score >= SURE else 1.5


def _person_part_needs(comparison: Comparison) -> float:
    """A bare first name needs more than a last name."""
    return 1.0 if comparison.score >= 0.5 else 2.0


def _body_keys(reference: Reference) -> tuple[str, ...]:
    return _keys(_full_body, reference)


@lru_cache(maxsize=MEMORY)
def _full_body(text: str) -> str:
    name = BodyName.parse(text)
    return " ".join(name.words) if len(name.core) > 1 and not _is_generic(text) else ""


def _compare_bodies(left: str, right: str) -> Comparison:
    """Return `same_body`, but two words of the language that sound differently are never one misspelled: "Legal Fund", "Regal Fund"."""
    found = same_body(left, right)
    if not SAME <= found.score < SURE:
        return found
    one, two = BodyName.parse(left).words, BodyName.parse(right).words
    pairs = zip(one, two, strict=True) if len(one) == len(two) else ()
    told = next((pair for pair in pairs if _are_two_words(*pair)), None)
    return Comparison(0.3, f"two words: {told[0]} and {told[1]}") if told else found


def _are_two_words(one: str, two: str) -> bool:
    short, long = sorted((one, two), key=len)
    return (
        one != two
        and {one, two} <= common_words()
        and sound(one) != sound(two)
        and long not in (f"{short}s", f"{short}es")
    )


def _is_generic(name: str) -> bool:
    """Whether a name is a public body's without its place: "City Council", "Board of Education"."""
    office = OfficeName.parse(name)
    return office.agency and not office.jurisdiction and len(office.post.split()) < 4


def _body_blocks(key: str) -> Iterable[str]:
    """Yield the letters, the words in any order, and the words with one of them cut to its first letter."""
    words = BodyName.parse(key).core
    yield "".join(words)
    if len(words) > 1:
        yield " ".join(sorted(map(of_country, words)))
        yield from (" ".join((*words[:i], f"{word[0]}*", *words[i + 1 :])) for i, word in enumerate(words))


def _finer_body_blocks(key: str) -> Iterable[str]:
    """Yield the letters, the words in any order, and the letters without each of them: two words spelled alike share one (SymSpell)."""
    words = BodyName.parse(key).core
    letters = "".join(words)
    yield letters
    if len(words) > 1:
        yield " ".join(sorted(map(of_country, words)))
        yield from (letters[:i] + letters[i + 1 :] for i in range(len(letters)))


def _likely_bodies(names: Sequence[str]) -> Iterable[tuple[str, str]]:
    """Yield the pairs with the same words, or with letters so much alike that `same_body` may take them for one: no others can be."""
    from rapidfuzz.distance import OSA

    parsed = [BodyName.parse(name) for name in names]
    letters = ["".join(name.words) for name in parsed]
    words = [sorted(map(of_country, name.core)) for name in parsed]
    for one, other in combinations(range(len(names)), 2):
        alike = OSA.distance(letters[one], letters[other], score_cutoff=MISSPELLED) <= MISSPELLED
        if alike or words[one] == words[other]:
            yield names[one], names[other]


def _body_hooks(key: str) -> Iterable[str]:
    """Return the first and the last words, and the acronyms."""
    words = BodyName.parse(key).core
    starts = {" ".join(words[:i]) for i in range(1, len(words) + 1)}
    ends = {" ".join(words[i:]) for i in range(len(words))}
    return sorted(starts | ends | acronyms(key))


def _body_probes(part: str) -> Iterable[str]:
    return sorted({" ".join(BodyName.parse(part).core), folded(part)})


def _body_parts(reference: Reference) -> tuple[str, ...]:
    return tuple(sorted(name for name, _ in reference.names))


def _body_part_needs(comparison: Comparison) -> float:
    """Another known name needs less than an acronym, or than the first or last words."""
    return 0.3 if comparison.score > 0.7 else 0.8


def _event_keys(reference: Reference) -> tuple[str, ...]:
    return _keys(_full_event, reference)


@lru_cache(maxsize=MEMORY)
def _full_event(text: str) -> str:
    return folded(text) if _is_event_name(text) else ""


def _is_event_name(name: str) -> bool:
    """Whether a name means one event anywhere: "Proposal 7", "Lakes Compact", but not "Democratic primary"."""
    words = [word for word in name.split() if word.lower() not in SMALL_WORDS]
    if any(character.isdigit() for character in name):
        return True
    return len(words) > 1 and all(word[:1].isupper() for word in words) and folded(words[-1]) not in event_words()


def _event_blocks(key: str) -> Iterable[str]:
    return (key,)


def _compare_events(left: str, right: str) -> Comparison:
    return Comparison(1.0, "the same name") if folded(left) == folded(right) else Comparison(0.0, "different names")


def _event_parts(reference: Reference) -> tuple[str, ...]:
    return tuple(sorted(folded(name) for name, _ in reference.names))

"""The name of an office: which post or agency, and over what."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from graphkit.names.comparison import Comparison
from graphkit.names.fold import folded

_OF = re.compile(r"\b(?:of|for|in)\b")
_POSSESSIVE = re.compile(r"['’]s?(?=\s)", re.IGNORECASE)

_GOVERNED = re.compile(r"(?<!secretary)\s+of (?:the )?(?:city|county|state|town)\s*$")
_NEW = "new"
"""Says nothing of a post, "new home secretary", but belongs to a place: "New York senator"."""
_THE_UNION = "united states"
_SPELLED_OUT = re.compile(rf"(?<!of )(?<!of the )\b{_THE_UNION} (?=\w)")


@dataclass(frozen=True, slots=True)
class OfficeName:
    """An office's name in parts, folded: "Philadelphia DA" is the post "district attorney" over "philadelphia"."""

    post: str
    jurisdiction: str = ""
    agency: bool = False

    @classmethod
    def parse(cls, text: str) -> OfficeName:
        """Return the parts of `text`: "the DA's office", "Mayor of Omaha", "former Sable County Sheriff"."""
        return _parsed(text)


@dataclass(frozen=True, slots=True)
class OfficeWords:
    """The words that offices' names are made of."""

    posts: frozenset[str]
    thrones: frozenset[str]
    """Posts that are none before other words: in "King County" there is no king."""
    inside: frozenset[str]
    """Words that may stand before the last word of a post or agency and belong to it."""
    states: frozenset[str]
    """former, acting, longtime: no part of the name."""
    agencies: frozenset[str]
    short: dict[str, str]
    """Abbreviations and other words for the same post: "da" is "district attorney"."""
    levels: dict[str, str]
    """Whether a bare post is a city's, a county's or a state's."""
    same: dict[str, str]
    """Posts by the office that they belong to: a council member's is the council."""
    generic: frozenset[str]
    """What is no office without its place."""
    jobs: frozenset[str]
    """What is no office at all."""
    districts: frozenset[str]
    """Posts and courts of the United States that each district has for itself."""


@cache
def office_words() -> OfficeWords:
    """Return the vocabulary of data/names/offices.toml."""
    text = resources.files("graphkit").joinpath("data", "names", "offices.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    posts, inside = frozenset(data["posts"]["words"]), frozenset(data["inside"]["words"])
    states, agencies = frozenset(data["states"]["words"]), frozenset(data["agencies"]["words"])
    return OfficeWords(
        posts,
        frozenset(data["thrones"]["words"]),
        inside,
        states,
        agencies,
        dict(data["short"]),
        dict(data["levels"]),
        dict(data["same"]),
        frozenset(data["generic"]["words"]),
        frozenset(data["jobs"]["words"]),
        frozenset(data["districts"]["words"]),
    )


def same_office(left: str, right: str) -> Comparison:
    """Return whether two names may mean one office: the same post over the same place."""
    a, b = OfficeName.parse(left), OfficeName.parse(right)
    if a.agency != b.agency:
        return Comparison(0.2, "a post and an agency")
    if a.post != b.post:
        return Comparison(0.1, f"{a.post} and {b.post}")
    if a.jurisdiction and b.jurisdiction and a.jurisdiction != b.jurisdiction:
        return Comparison(0.1, f"the {a.post} of two places: {a.jurisdiction} and {b.jurisdiction}")
    if a.jurisdiction != b.jurisdiction:
        return Comparison(0.6, f"the {a.post}, once without a place")
    return Comparison(0.97, f"the {a.post}" + (f" of {a.jurisdiction}" if a.jurisdiction else ""))


def same_post(post: str) -> str:
    """Return the office that a post belongs to: "council member" is of the "city council"."""
    return office_words().same.get(post, post)


def level_of(post: str) -> str | None:
    """Return whether a post or agency is a city's, a county's or a state's; None where its words do not tell."""
    levels = office_words().levels
    if post in levels:
        return levels[post]
    first = post.split()[:1]
    return levels.get(f"{first[0]} *") if first else None


@lru_cache(maxsize=1 << 15)
def _parsed(text: str) -> OfficeName:
    tokens = _expanded(_SPELLED_OUT.sub("us ", folded(_POSSESSIVE.sub(" ", text))).split())
    while len(tokens) > 1 and (
        tokens[0] in office_words().states or (tokens[0] == _NEW and _is_office_words(tokens[1:]))
    ):
        tokens = tokens[1:]
    head, behind = _divided(tokens)
    before, post = _post(head)
    if not before and not behind and _is_federal(post):
        behind, post = _THE_UNION, same_post(" ".join(post)).split()[1:]
    if (
        before and behind and not _is_place(before)
    ):  # the Electoral Commission of a country is not its Tourism Commission
        before, post = [], [*before, *post]
    head_noun = post[post.index("of") - 1] if "of" in post[1:] else post[-1] if post else ""
    agency = head_noun in office_words().agencies
    return OfficeName(" ".join(post) or " ".join(head), behind or " ".join(before), agency)


def _expanded(tokens: list[str]) -> list[str]:
    short = office_words().short
    return [word for token in tokens for word in short.get(token, token).split()]


def _divided(tokens: list[str]) -> tuple[list[str], str]:
    """Return the words before "of" and the place behind it; "board of education" and "office of the mayor" are whole."""
    text = " ".join(tokens)
    for found in _OF.finditer(text):
        behind = text[found.end() :].strip().removeprefix("the ").split()
        if behind and not _is_office_words(behind):
            place = [word for word in behind if word != "the"]
            return _GOVERNED.sub("", text[: found.start()]).split(), " ".join(_place_words(place))
    return tokens, ""


def _is_place(words: list[str]) -> bool:
    """Whether words before a post say where it is: "UK House of Commons"."""
    from graphkit.places import gazetteer, place_named

    name = " ".join(words)
    return any((gazetteer().home(name), place_named(name.title()), place_named(name.upper())))


def _is_federal(post: list[str]) -> bool:
    """Whether it is a post or body of the whole United States: "US Senate", but not "US attorney", of whom each district has one."""
    return post[:1] == ["us"] and len(post) > 1 and " ".join(post) not in office_words().districts


def _place_words(tokens: list[str]) -> list[str]:
    return tokens[2:] if tokens[:2] in (["city", "of"], ["state", "of"], ["county", "of"]) else tokens


def _is_office_words(tokens: list[str]) -> bool:
    known = office_words()
    return tokens[0] in known.inside or tokens[0] in known.posts or tokens[0] in known.agencies


def _post(tokens: list[str]) -> tuple[list[str], list[str]]:
    """Return the words before the post and the post; "county" goes with the place before it."""
    known = office_words()
    cut = len(tokens) - (tokens[-1] in known.thrones if tokens else 0)
    while cut > 0 and (
        tokens[cut - 1] in known.posts or tokens[cut - 1] in known.agencies or tokens[cut - 1] in known.inside
    ):
        cut -= 1
    before, post = [word for word in tokens[:cut] if word not in known.states], tokens[cut:]
    if post[:1] == ["county"] and before and len(post) > 1 and post[1:] != ["attorney"]:
        return [*before, "county"], post[1:]
    if post[:2] == ["city", "mayor"] and before:
        return [*before, "city"], post[1:]
    return before, post

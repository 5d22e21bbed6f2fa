"""Political committees, found by what their names are made of or by what the text calls them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from graphkit.extract.lexicon import committee_cues, phrases, words
from graphkit.extract.mentions.bodies import whole
from graphkit.extract.mentions.initials import SPELT_OUT
from graphkit.extract.mentions.votes import body_belief
from graphkit.extract.spans import Name
from graphkit.extract.tokens import (
    ARTICLES,
    POSSESSIVES,
    capital,
    capitalised,
    hyphen,
    opens_sentence,
    plain,
    plain_words,
    text_between,
    tokens_among,
)
from graphkit.names import first_names, folded

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_JOINTS = frozenset({"for", "of", "and", "&", "to", "the", "against", "in", "-", "’s", "'s"})
_NEAR = 5
"""Words behind a name in which it may be called a committee."""
_SIGNS = frozenset({"pac", "superpac", "pacs", "cope", "committee", "fund", "for", "of", "to", "against"})
_ENDS = frozenset({"PAC", "SuperPAC", "PACs", "COPE"})
"""Last words that make a committee of the name before them; a union's is its committee on political education."""
_ONE_WORD = re.compile(r"[A-Z]{2,}PAC")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_CLOSED = frozenset({"pac", "fund", "committee"})
"""Last words of a committee, behind which "and" names another one."""
_BELIEVABLE = 0.2
"""Probability that the second layer must give what is a committee by its words alone: "Mothers for Peace", "Committee of Inquiry"."""
_APPOSED = frozenset({"a", "an", "the", "its", "his", "her", "their"})
_ENDINGS = (
    ("political", "action", "committee"),
    ("political", "action", "fund"),
    ("victory", "fund"),
    ("leadership", "fund"),
)


def committees(doc: Doc, names: Iterable[Name]) -> Iterator[Name]:
    """Yield the committees that `doc` names; `names` are what the recogniser found."""
    people = {
        doc[name.end - 1].lower_ for name in names if name.type == "PERSON" or doc[name.start].lower_ in first_names()
    }
    people |= {
        doc[title.i + 1].lower_ for title in tokens_among(doc, _titles()) if title.i + 1 < len(doc) and capital(title)
    }
    yield from (Name(token.i, token.i + 1, "PAC", "committee by its ending", 0.9) for token in _one_word(doc))
    for token in tokens_among(doc, _SIGNS):
        if token.text in _ENDS or _ends_committee(doc, token.i):
            yield from (whole(doc, name, "PAC") for name in _by_ending(doc, token))
        elif token.lower_ in {"for", "of", "to", "against"} and token.i and capital(doc[token.i - 1]):
            yield from (whole(doc, name, "PAC") for name in _by_opening(doc, token, people))


def _one_word(doc: Doc) -> Iterator[Token]:
    """Yield the words in capitals that end as a committee's do: "CORNPAC"."""
    return (token for token in capitalised(doc) if _ONE_WORD.fullmatch(token.text))


def called_committee(doc: Doc, name: Name) -> bool:
    """Whether the words beside `name` say that it is a committee: "Its political arm, Safer Streets", "X, committee for Y"."""
    if _told_behind(doc, name) or _told_before(doc, name.start):
        return True
    span = doc[name.start : name.end]
    return any(_committee_phrase(doc, noun) for noun in _nouns_beside(span))


def _told_behind(doc: Doc, name: Name) -> bool:
    """Whether "(SKF), committee for", ", a political action committee" or ", the committee that" follows."""
    end = name.end
    if end + 2 < len(doc) and doc[end].text == "(" and doc[end + 2].text == ")":
        end += 3
    if end >= len(doc) or doc[end].text not in {",", "—", "–"}:
        return False
    told = plain_words(doc)[end + 1 : end + 1 + _NEAR]
    if told[:1] == ["committee"]:
        return told[1:2] in (["for"], ["against"])
    apposed = told[:1] != [] and told[0] in _APPOSED
    phrase = told[1:] if apposed else told
    if apposed and phrase[:1] == ["committee"]:
        return phrase[1:2] != [] and doc[end + 3].pos_ not in {"NOUN", "PROPN"} and _rather_committee(doc, name)
    return any(tuple(phrase[: len(words_)]) == words_ for words_ in phrases("committee_nouns"))


def _rather_committee(doc: Doc, name: Name) -> bool:
    """Whether the second layer does not take a name for a public body rather than for a political committee."""
    if doc._.opinions is None:
        return True
    return body_belief(doc, name.start, name.end, "PAC") >= body_belief(doc, name.start, name.end, "AGENCY")


def _told_before(doc: Doc, start: int) -> bool:
    """Whether "political arm," stands before."""
    if start < 2 or doc[start - 1].text != ",":
        return False
    told = tuple(plain_words(doc)[max(0, start - 4) : start - 1])
    return any(told[-len(words_) :] == words_ for words_ in phrases("committee_nouns") if words_ != ("committee",))


@cache
def _titles() -> frozenset[str]:
    return words("plain_posts") | words("titles")


def in_committee(doc: Doc, body: Name, names: Iterable[Name]) -> bool:
    """Whether a public body is what a committee is for: "Vale for State Senate"."""
    seen = (one for one in doc._.bodies if one.label == "PAC")
    known = (name for name in names if name.type == "PAC")
    return any(one.start < body.start and body.end <= one.end for one in (*seen, *known))


def named_committee(doc: Doc, name: Name) -> bool:
    """Whether the words that open or close `name` are those of a political committee."""
    parts = folded(text_between(doc, name.start, name.end)).split()
    lengths = range(1, min(3, len(parts) - 1) + 1)
    opens = {("opens", " ".join(parts[:length])) for length in lengths}
    closes = {("closes", " ".join(parts[-length:])) for length in lengths}
    return not committee_cues().isdisjoint(opens | closes) and _believable(doc, name.start, name.end)


def _ends_committee(doc: Doc, index: int) -> bool:
    if doc[index].lower_ not in {"committee", "fund"} or not capital(doc[index]):
        return False
    return any(
        index + 1 >= len(ending) and tuple(t.lower_ for t in doc[index + 1 - len(ending) : index + 1]) == ending
        for ending in _ENDINGS
    )


def _by_ending(doc: Doc, token: Token) -> Iterator[Name]:
    start = _run_start(doc, token.i)
    length = token.i - start
    generic = all(
        plain(t) in {"super", "the", "a", "political", "action", "committee", "hybrid"} for t in doc[start : token.i]
    )
    if length and not generic and token.text != "PACs":
        yield Name(start, token.i + 1, "PAC", "committee by its ending", 0.95)


def _run_start(doc: Doc, index: int) -> int:
    """Return where the capitalised words before `index` begin, joints such as "for" and "&" inside them included."""
    start = index
    while start > 0:
        token = doc[start - 1]
        if doc[start].is_sent_start or token.is_space:
            break
        if capital(token) and (token.is_alpha or "-" in token.text or token.text.endswith(".")):
            start -= 1
        elif _number_of_local(doc, start - 1) or _joins(doc, start - 1):
            start -= 2
        else:
            break
    return _without_opening(doc, start, index)


def _joins(doc: Doc, place: int) -> bool:
    """Whether a joint stands behind a capitalised word: "Friends" + "of"."""
    joint = doc[place].text in _JOINTS and doc[place].text not in POSSESSIVES
    return joint and place > 0 and capital(doc[place - 1]) and plain(doc[place - 1]) not in _CLOSED


def _number_of_local(doc: Doc, place: int) -> bool:
    """Whether the number of a union's local or an acronym's stands at `place`: "Local 77 COPE"."""
    return doc[place].is_digit and place > 0 and (plain(doc[place - 1]) == "local" or doc[place - 1].is_upper)


def _without_opening(doc: Doc, start: int, end: int) -> int:
    """Return where a name begins behind articles and a small word that opens the sentence: "And Lark for Mayor"."""
    while start < end and (
        plain(doc[start]) in ARTICLES
        or (opens_sentence(doc[start]) and doc[start].pos_ not in {"PROPN", "NOUN", "ADJ", "VERB"})
    ):
        start += 1
    return start


def _by_opening(doc: Doc, link: Token, people: set[str]) -> Iterator[Name]:
    first = doc[link.i - 1]
    stop = _run_end(doc, link.i + 1)
    if stop == link.i + 1:
        return
    start = link.i - 1
    if plain(first) in words("supporters") and (link.lower_ in {"for", "of", "against"} or plain(first) == "committee"):
        start = _without_opening(doc, _modifiers_start(doc, start), start)
        if (not opens_sentence(doc[start]) or stop - start > 2) and _believable(doc, start, stop):
            yield Name(start, stop, "PAC", "committee by its opening", 0.85)
    elif link.lower_ == "for" and _seat(doc, link.i + 1) and _candidate_committee(first, plain(doc[stop - 1]), people):
        start = _without_opening(doc, _modifiers_start(doc, start), start)
        if start < link.i - 1 and plain(doc[stop - 1]) not in words("committee_tails"):
            return
        yield Name(start, stop, "PAC", "candidate's committee", 0.85)
    elif link.lower_ == "for" and stop == link.i + 2 and _fills_cell(doc, start, stop):
        yield Name(start, stop, "PAC", "committee that fills a cell", 0.75)


def _believable(doc: Doc, start: int, end: int) -> bool:
    """Whether the second layer leaves it open that words which a charity, a party or a parliament's panel uses too name a committee."""
    return doc._.opinions is None or body_belief(doc, start, end, "PAC") >= _BELIEVABLE


def _seat(doc: Doc, start: int) -> bool:
    """Whether "Marlow", "the Supreme Court" or "the 31st" begins there; "backed Lee for the Senate" names no committee."""
    if doc[start].lower_ != "the" or start + 1 == len(doc):
        return capital(doc[start])
    courts = any(plain(token) == "court" for token in doc[start + 1 : _run_end(doc, start + 1)])
    return courts or bool(_ORDINAL.fullmatch(doc[start + 1].text))


def _fills_cell(doc: Doc, start: int, stop: int) -> bool:
    """Whether "Lark for Ostrow" stands between the rules of a table's row."""
    return start > 0 and stop < len(doc) and doc[start - 1].text == "|" and doc[stop].text == "|"


def _candidate_committee(first: Token, tail: str, people: set[str]) -> bool:
    if tail in words("committee_tails") and first.pos_ == "PROPN":
        return True
    named = first.lower_ in people or _plural_of_people(first)
    return named and not first.is_sent_end


def _plural_of_people(token: Token) -> bool:
    return token.text.endswith(("ans", "ers", "ites")) and token.tag_ in {"NNPS", "NNS", "NNP"}


def _modifiers_start(doc: Doc, start: int) -> int:
    """Return where the capitalised words before `start` begin, the first half of a surname included: "Lark-Bey" for Sheriff."""
    apart = ARTICLES | words("titles") | words("posts")
    while start > 0 and not doc[start].is_sent_start:
        first = start - 2 if start > 1 and _ties(doc, start - 1) else start - 1
        if not capital(doc[first]) or not doc[first].is_alpha or plain(doc[first]) in apart:
            break
        start = first
    return start


def _ties(doc: Doc, place: int) -> bool:
    """Whether a hyphen makes one name of the words on both sides of it."""
    tied = hyphen(doc[place]) and not doc[place - 1].whitespace_
    return tied and place + 1 < len(doc) and capital(doc[place - 1]) and capital(doc[place + 1])


def _run_end(doc: Doc, index: int) -> int:
    """Return the end of the capitalised words from `index`, "the" before them and small words inside them included."""
    end = index + 1 if index < len(doc) and doc[index].lower_ in {"the", "a"} else index
    first = end
    # What a committee is there "to" do has an object: "Committee to Save the Lake".
    inner = {"and", "&", "of", *(ARTICLES if doc[index - 1].lower_ == "to" else ())}
    while end < len(doc) and not (doc[end].is_sent_start and end > index):
        token = doc[end]
        if (capital(token) and (token.is_alpha or token.text.endswith("."))) or _ward(doc, end):
            end += 1
        elif end > first and (_ties(doc, end) or (token.text in inner and _followed_by_capital(doc, end))):
            end += 2
        else:
            break
    return end if end > first else index


def _ward(doc: Doc, place: int) -> bool:
    """Whether "the 31st" is what somebody runs for."""
    the, link = (plain(doc[i]) if i >= 0 else "" for i in (place - 1, place - 2))
    return link == "for" and the == "the" and bool(_ORDINAL.fullmatch(doc[place].text))


def _followed_by_capital(doc: Doc, place: int) -> bool:
    return place + 1 < len(doc) and capital(doc[place + 1])


def _nouns_beside(span: Span) -> list[Token]:
    root = span.root
    appositions = [child for child in root.children if child.dep_ == "appos" and child.i >= span.end]
    owner = [root.head] if root.dep_ in {"appos", "attr"} and root.head.pos_ in {"NOUN", "PROPN"} else []
    subject = (
        [child for child in root.head.children if child.dep_ == "attr"]
        if root.dep_ == "nsubj" and root.head.lemma_ == "be"
        else []
    )
    return appositions + owner + subject


def _committee_phrase(doc: Doc, noun: Token) -> bool:
    left = " ".join(plain(token) for token in doc[max(0, noun.i - 2) : noun.i + 1])
    return any(
        left.endswith(phrase) and (len(left) == len(phrase) or left[-len(phrase) - 1] == " ")
        for phrase in words("committee_nouns")
        if phrase != "committee"
    ) or (plain(noun) == "committee" and any(child.lower_ in {"for", "against"} for child in noun.children))


def as_committee(name: Name) -> Name:
    """Return `name` as a committee."""
    reason = name.reason if name.reason == SPELT_OUT else "called a committee"
    return replace(name, type="PAC", reason=reason, score=0.85)

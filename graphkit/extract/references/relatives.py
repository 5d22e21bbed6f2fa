"""Who of several people of one surname is meant by it: weighed by sex, company, style of naming and nearness; nobody where it is open."""

from __future__ import annotations

from collections.abc import Sequence
from math import log2
from typing import TYPE_CHECKING

from graphkit.extract.clusters import Cluster
from graphkit.extract.lexicon import codes, words
from graphkit.extract.spans import MentionSpan
from graphkit.extract.tokens import plain

if TYPE_CHECKING:
    from spacy.tokens import Doc

_REACH = 14
"""Words behind a surname in which "he" or "she" may tell whose it is."""
_COMPANY, _MOST_COMPANY = 2.0, 2
"""For each of so many people named beside both the surname and the one compared, as in a roll call."""
_KINSMAN = -2.0
"""Who was introduced as somebody's nephew is called by the first name, or in full."""
_TITLED = -1.5
"""Whose surname always has a title before it, "Sheriff Marlow", is not meant by the bare one."""
_LAST_CALLED_SO = 0.3
_FIRST_NAMED = 2.0
"""Whom a text names first it mostly is about; kin that are named on the way are called by their first names. Chosen, with the two
beside it, on the train part of the corpus."""
_CLEAR = 1.0
"""So much better than the next must the best be."""


def meant(doc: Doc, mention: MentionSpan, candidates: list[Cluster], people: Sequence[MentionSpan]) -> Cluster | None:
    """Return which of `candidates` the bare surname `mention` means; `people` are all names of people of `doc`."""
    sex = sex_behind(doc, mention)
    agreeing = [one for one in candidates if sex and one.sex == sex]
    fitting = agreeing or [one for one in candidates if not (sex and one.sex)] or candidates
    known = [one for one in fitting if _named_in_full(one, mention.start)] or fitting
    first, called = min(known, key=_first_start), max(known, key=lambda one: _last_bare(one, mention))
    weights = {one.number: _weight(doc, mention, one, people) for one in known}
    weights[first.number] += _FIRST_NAMED
    if _last_bare(called, mention) >= 0:
        weights[called.number] += _LAST_CALLED_SO
    best, *others = sorted(known, key=lambda one: (-weights[one.number], one.number))
    clear = not others or weights[best.number] >= weights[others[0].number] + _CLEAR
    return best if clear else None


def sex_behind(doc: Doc, mention: MentionSpan) -> str | None:
    """Return the sex that a pronoun behind a subject tells, where no other person stands between."""
    if mention.root.dep_ not in {"nsubj", "nsubjpass"}:
        return None
    for token in doc[mention.end : mention.end + _REACH]:
        if token.is_sent_start or token.ent_type_ == "PERSON":
            return None
        sex = codes("pronouns").get(token.lower_)
        if sex in {"m", "f"}:
            return str(sex)
    return None


def _weight(doc: Doc, mention: MentionSpan, candidate: Cluster, people: Sequence[MentionSpan]) -> float:
    last = candidate.before(mention.start)
    between = sum(bool(token.is_sent_start) for token in doc[last.end : mention.start + 1]) if last else len(doc)
    weight = -log2(1 + between) + _COMPANY * min(_company(mention, candidate, people), _MOST_COMPANY)
    weight += _KINSMAN * _introduced_as_kin(doc, candidate)
    return weight + _TITLED * (not _titled(doc, mention) and _always_titled(doc, candidate, mention.start))


def _company(mention: MentionSpan, candidate: Cluster, people: Sequence[MentionSpan]) -> int:
    """Return how many people named beside the surname are also named beside the candidate."""
    here = _named_in(mention, people)
    there = [_named_in(other, people) for other in candidate.mentions if len(other.name.split()) > 1]
    return len(here & set().union(*there)) if here else 0


def _named_in(mention: MentionSpan, people: Sequence[MentionSpan]) -> set[str]:
    """Return the last words of the other people's names in the sentence of a mention."""
    sentence, own = mention.root.sent, mention.name.split()[-1]
    near = (other for other in people if sentence.start <= other.start < sentence.end)
    return {other.name.split()[-1] for other in near} - {own}


def _introduced_as_kin(doc: Doc, candidate: Cluster) -> bool:
    """Whether "his nephew," stands before the first name."""
    start = candidate.mentions[0].start
    before = start - 1 if start and doc[start - 1].text != "," else start - 2
    return before > 0 and plain(doc[before]) in words("kin")


def _titled(doc: Doc, mention: MentionSpan) -> bool:
    return bool(mention.start) and plain(doc[mention.start - 1]) in words("titles") | words("posts")


def _always_titled(doc: Doc, candidate: Cluster, start: int) -> bool:
    bare = [one for one in candidate.mentions if one.end <= start and len(one.name.split()) == 1]
    return bool(bare) and all(_titled(doc, one) for one in bare)


def _named_in_full(candidate: Cluster, start: int) -> bool:
    return any(one.end <= start and len(one.name.split()) > 1 for one in candidate.mentions)


def _first_start(candidate: Cluster) -> int:
    return min(one.start for one in candidate.mentions)


def _last_bare(candidate: Cluster, mention: MentionSpan) -> int:
    """Return where the candidate was last called by the bare surname, -1 where nowhere."""
    before = (one.start for one in candidate.mentions if one.end <= mention.start and one.name == mention.name)
    return max(before, default=-1)

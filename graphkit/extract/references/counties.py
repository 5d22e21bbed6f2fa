"""Counties for short: "Marlow" is Marlow County where the text names it so, and no town of the name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from graphkit.extract.mentions.makeup import large_town
from graphkit.extract.spans import MentionSpan
from graphkit.extract.tokens import plain
from graphkit.names import OfficeName, folded
from graphkit.names.offices import level_of
from graphkit.places import gazetteer

if TYPE_CHECKING:
    from spacy.tokens import Doc

_COUNTY = " county"
_KINDS = frozenset({"city", "town", "township", "village", "borough", "hamlet", "seat"})
"""Closed class: "the town of Marlow", "the seat of Marlow County"."""


def counties_for_short(doc: Doc, named: Iterable[MentionSpan]) -> dict[str, str]:
    """Return the folded names of counties by the bare names that stand for them: "marlow" for "marlow county".

    Not that of a town: a large one, a city of the county's state, or what the text calls a town, seats a council in, sets in a state
    or names beside the county in one sentence.
    """
    called: defaultdict[str, list[MentionSpan]] = defaultdict(list)
    governed = set()
    for mention in named:
        if mention.type == "PLACE":
            called[folded(mention.name)].append(mention)
        elif mention.type == "OFFICE" and level_of((office := OfficeName.parse(mention.name)).post) == "city":
            governed.add(office.jurisdiction)
    bare = {name.removesuffix(_COUNTY): name for name in called if name.endswith(_COUNTY)}
    return {
        name: county
        for name, county in bare.items()
        if name in called and name not in governed and not any(_towns(doc, called[name], called[county]))
    }


def _towns(doc: Doc, bare: list[MentionSpan], full: list[MentionSpan]) -> Iterator[bool]:
    """Yield, for each thing that may tell it, whether it tells that the bare name is a town's."""
    name = bare[0].name
    states = {(place.admin, place.country) for place in gazetteer().candidates(full[0].name)}
    yield large_town(name)
    yield any((place.admin, place.country) in states for place in gazetteer().candidates(name))
    yield any(_called_a_town(doc, mention) or _in_a_state(doc, mention) for mention in bare)
    yield not {one.root.sent.start for one in bare}.isdisjoint(one.root.sent.start for one in full)


def _called_a_town(doc: Doc, mention: MentionSpan) -> bool:
    before = doc[max(mention.start - 2, 0) : mention.start]
    return len(before) == 2 and before[1].lower_ == "of" and plain(before[0]) in _KINDS


def _in_a_state(doc: Doc, mention: MentionSpan) -> bool:
    """Whether a state of the United States follows: "Marlow, Ohio"."""
    behind = doc[mention.end : mention.end + 2]
    return len(behind) == 2 and behind[0].text == "," and gazetteer().state(behind[1].text) is not None

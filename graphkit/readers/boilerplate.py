"""Text around the story, such as legal notices and newsletter forms, is told from the story and dropped."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from graphkit.readers.cues import BEGINNING, Cue, hints, rules
from graphkit.readers.cutting import without
from graphkit.readers.kinds import credit
from graphkit.readers.words import alternatives
from graphkit.text import Block, CleanText

_ENOUGH = 2
"""What the cues of a sentence must weigh together for it to go."""
_SHORT = 60
"""Characters of a block that is judged though no cue stands in it."""
_STRAY_WORDS = 6
"""Words of a block that goes with the boilerplate beside it."""
_GAP = 3
"""Sentences between two of boilerplate that go with them; more of them are a story, even where all stands in one block."""
_STOP = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9©])")
_WORD = re.compile(r"[a-z]+")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_CELL = re.compile(r"\s*[|•·›»]\s*|\s+/\s+|\t+")


@dataclass(frozen=True, slots=True)
class _Part:
    """A sentence of a block, or a whole short block."""

    start: int
    end: int
    verdict: str
    """drop, keep although it looks like boilerplate, or "" where the neighbours decide."""


def without_boilerplate(clean: CleanText, *, media_type: str = "text/plain") -> CleanText:
    """Return `clean` without the blocks and sentences that are boilerplate, and without picture credits."""
    suspects = _suspects(clean, media_type)
    judged = {place: _parts(clean, clean.blocks[place], cues) for place, cues in sorted(suspects.items())}
    if not judged:
        return clean
    verdicts = _agreed(clean, judged)
    drops = [(part.start, part.end) for place in sorted(verdicts) for part in verdicts[place]]
    return without(clean, drops, "boilerplate").over(clean) if drops else clean


def says_whose(text: str) -> bool:
    """Whether a sentence says who wrote, owns or pays for the text."""
    return bool(rules().protected.search(text)) and len(text.split()) > 6


def _suspects(clean: CleanText, media_type: str) -> dict[int, tuple[Cue, ...]]:
    """Return the cues to try on each block: those whose hint stands in it; none for one that is merely short."""
    starts = [block.start for block in clean.blocks]
    found: dict[int, set[int]] = {
        place: set()
        for place, block in enumerate(clean.blocks)
        if block.end - block.start <= _SHORT or block.kind in ("caption", "row", "heading")
    }
    lowered = _lowered(clean.text)
    begun = {word[:BEGINNING] for word in set(_WORD.findall(lowered))}
    for hint, (key, numbers) in hints().items():
        at = lowered.find(hint) if key in begun or not key else -1
        while at >= 0:
            place = max(bisect_right(starts, at) - 1, 0)
            found.setdefault(place, set()).update(numbers)
            at = lowered.find(hint, max(clean.blocks[place].end, at + 1))
    cues = rules().cues
    return {
        place: tuple(cues[number] for number in sorted(numbers) if media_type not in cues[number].exempt)
        for place, numbers in found.items()
    }


def _parts(clean: CleanText, block: Block, cues: Sequence[Cue]) -> list[_Part]:
    text = clean.text[block.start : block.end]
    found = [
        _Part(block.start + start, block.start + end, _verdict(text[start:end], cues)) for start, end in sentences(text)
    ]
    taken = credit(text) if block.kind == "caption" else None
    if taken:
        start = block.start + taken.start()
        found = [part for part in found if part.start < start]
        found[-1:] = [_Part(part.start, min(part.end, start), part.verdict) for part in found[-1:]]
        found.append(_Part(start, block.end, "drop"))
    return _between(clean.text, found)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a block, the white space after each included; a menu or table row is one."""
    at = 0
    for match in _STOP.finditer(text):
        if not _abbreviated().search(text, at, match.start() + 1):
            yield at, match.end()
            at = match.end()
    if at < len(text):
        yield at, len(text)


def _verdict(text: str, cues: Sequence[Cue]) -> str:
    bare = text.strip()
    weight = sum(cue.weight for cue in cues if len(bare) <= cue.longest and cue.pattern.search(bare))
    if weight < _ENOUGH and not _is_furniture(bare):
        return ""
    return "keep" if rules().protected.search(bare) else "drop"


def _is_furniture(bare: str) -> bool:
    """Whether a line is one of those that every site has, a bare address or a menu."""
    if len(bare) <= _SHORT and bare.lower().strip(" .!:>»›|*-") in rules().lines:
        return True
    if _ADDRESS.fullmatch(bare):
        return True
    return len(bare) < 400 and bool(_CELL.search(bare)) and _is_menu(bare.lower())


def _is_menu(lowered: str) -> bool:
    cells = [cell for cell in _CELL.split(lowered.strip(" |.")) if cell]
    known = sum(cell in rules().menu for cell in cells)
    return len(cells) > 2 and known >= max(2, len(cells) * 0.4) and max(map(len, cells)) < 40


def _between(text: str, parts: list[_Part]) -> list[_Part]:
    """Let a few sentences between two boilerplate ones go with them, and the last words of a block that is otherwise gone."""
    dropped = [place for place, part in enumerate(parts) if part.verdict == "drop"]
    if not dropped:
        return parts
    parts = [_protected(text, part) for part in parts]
    rest = [part for part in parts if part.verdict != "drop"]
    gone = all(part.verdict == "" and len(text[part.start : part.end].split()) <= 4 for part in rest)
    return [
        _Part(part.start, part.end, "drop") if part.verdict == "" and (gone or _is_gap(dropped, place)) else part
        for place, part in enumerate(parts)
    ]


def _is_gap(dropped: Sequence[int], place: int) -> bool:
    """Whether a sentence is one of a few between two of those that are dropped, by their numbers in order."""
    after = bisect_right(dropped, place)
    return 0 < after < len(dropped) and dropped[after] - dropped[after - 1] <= _GAP + 1


def _protected(text: str, part: _Part) -> _Part:
    kept = part.verdict == "" and rules().protected.search(text, part.start, part.end)
    return _Part(part.start, part.end, "keep") if kept else part


def _agreed(clean: CleanText, judged: dict[int, list[_Part]]) -> dict[int, list[_Part]]:
    """Return what is to be dropped of each block, with stray words beside whole blocks of boilerplate."""
    whole = {place for place, parts in judged.items() if parts and all(part.verdict == "drop" for part in parts)}
    clusters = list(_clusters(clean))
    whole |= {place for cluster in clusters for place in _menus(clean, cluster)}
    stray = whole | {place for cluster in clusters for place in _strays(clean, cluster, whole, judged)}
    verdicts = {place: [part for part in parts if part.verdict == "drop"] for place, parts in judged.items()}
    for place in stray:
        block = clean.blocks[place]
        verdicts[place] = [_Part(block.start, block.end, "drop")]
    return {place: parts for place, parts in verdicts.items() if parts}


def _clusters(clean: CleanText) -> Iterator[list[int]]:
    """Yield the blocks that no empty line parts."""
    cluster: list[int] = []
    for place, block in enumerate(clean.blocks):
        if cluster and clean.text.count("\n", clean.blocks[place - 1].end, block.start) > 1:
            yield cluster
            cluster = []
        cluster.append(place)
    if cluster:
        yield cluster


def _menus(clean: CleanText, cluster: Sequence[int]) -> Iterator[int]:
    """Yield the lines of three or more that follow each other, of few words each, most of them those of menus."""
    run: list[int] = []
    for place in [*cluster, -1]:
        block = clean.blocks[place]
        if place >= 0 and block.end - block.start < 40 and clean.text.count(" ", block.start, block.end) < 4:
            run.append(place)
            continue
        known = sum(_is_menu_word(clean.text[clean.blocks[one].start : clean.blocks[one].end]) for one in run)
        if known >= max(3, len(run) * 0.5):
            yield from run
        run = []


def _is_menu_word(text: str) -> bool:
    return text.lower().strip(" .!:>»›|*-") in rules().menu | rules().lines


def _strays(clean: CleanText, cluster: Sequence[int], whole: set[int], judged: dict[int, list[_Part]]) -> Iterator[int]:
    """Yield the few-word blocks of a cluster that has nothing else but boilerplate, or that stand between two of it."""
    rest = [place for place in cluster if place not in whole]
    if len(rest) == len(cluster):
        return
    alone = all(_is_stray(clean, clean.blocks[place], judged.get(place, [])) for place in rest)
    for place in rest:
        between = place - 1 in whole and place + 1 in whole
        if (alone or between) and _is_stray(clean, clean.blocks[place], judged.get(place, [])):
            yield place


def _is_stray(clean: CleanText, block: Block, parts: Sequence[_Part]) -> bool:
    text = clean.text[block.start : block.end]
    words = text.split(None, _STRAY_WORDS + 1)
    kept = any(part.verdict == "keep" for part in parts) or rules().protected.search(text)
    return len(words) <= _STRAY_WORDS and not kept and block.kind not in ("byline", "dateline", "field", "item")


def _lowered(text: str) -> str:
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)


@cache
def _abbreviated() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[\s“\"(])(?:{alternatives('abbreviations')}|[A-Z])\.$")

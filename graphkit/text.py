"""Clean text with a map back to the text as the file gave it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of clean text and the stretch of source text it stands for.

    Lengths are equal for copied text; a replacement (`&amp;` to `&`) maps as a whole.
    """

    clean_start: int
    clean_end: int
    source_start: int
    source_end: int

    @property
    def copied(self) -> bool:
        """Whether each clean character stands for one source character."""
        return self.clean_end - self.clean_start == self.source_end - self.source_start


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of clean text that no sentence crosses.

    `kind`: title, heading, headline (one inside running text, often ALL CAPS), paragraph, item,
    row (cells joined by " | "), caption, byline, dateline, field ("Label: value"), quoted (a mail being answered).
    """

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Dropped:
    """A stretch of source text left out of the clean text, and why.

    `reason`: markup, script, hidden, navigation, boilerplate, header, space, control.
    """

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class CleanText:
    """Text to be read by a model, with the way back to the source. Offsets are in characters (code points)."""

    text: str
    runs: tuple[Run, ...]
    blocks: tuple[Block, ...]
    dropped: tuple[Dropped, ...] = ()
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple(run.clean_start for run in self.runs))

    @classmethod
    def of(cls, text: str) -> CleanText:
        """Return `text` as its own clean text: one block, nothing replaced, nothing dropped."""
        whole = len(text)
        runs = (Run(0, whole, 0, whole),) if text else ()
        return cls(text, runs, (Block(0, whole, "paragraph"),) if text else ())

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the source offsets of the clean characters `start` to `end` (end exclusive, start < end).

        Raises ValueError for an empty or outlying span.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"span {start}:{end} is not inside a text of {len(self.text)} characters")
        first = self.runs[bisect_right(self._starts, start) - 1]
        last = self.runs[bisect_right(self._starts, end - 1) - 1]
        left = first.source_start + (start - first.clean_start if first.copied else 0)
        right = last.source_start + (end - last.clean_start) if last.copied else last.source_end
        return left, right

    def clean_offset(self, source: int) -> int:
        """Return where the source character at `source`, or the first one kept after it, stands in the clean text."""
        place = bisect_right(self.runs, source, key=lambda run: run.source_start) - 1
        if place < 0:
            return 0
        run = self.runs[place]
        if source >= run.source_end:
            return run.clean_end
        return run.clean_start + (source - run.source_start if run.copied else 0)

    def moved(self, blocks: Iterable[Block]) -> CleanText:
        """Return this clean text with `blocks` of its source as its own, without those that nothing is left of."""
        spans = ((self.clean_offset(block.start), self.clean_offset(block.end), block.kind) for block in blocks)
        kept = tuple(Block(start, end, kind) for start, end, kind in spans if self.text[start:end].strip())
        return CleanText(self.text, self.runs, kept, self.dropped)

    def over(self, inner: CleanText) -> CleanText:
        """Return this clean text of `inner.text` as a clean text of what `inner` was made from."""
        if inner.identical:
            return self
        runs = tuple(run for outer in self.runs for run in inner.traced(outer))
        lost = [piece for stretch in self.dropped for piece in inner.lost(stretch)]
        return CleanText(self.text, runs, self.blocks, _joined_drops([*inner.dropped, *lost], runs))

    @property
    def identical(self) -> bool:
        """Whether nothing was replaced or dropped."""
        return not self.dropped and all(run.copied for run in self.runs) and len(self.runs) <= 1

    def traced(self, outer: Run) -> Iterator[Run]:
        """Yield `outer`, whose source is this text, as runs of this text's own source."""
        if not outer.copied:
            start, end = self.source_span(outer.source_start, outer.source_end)
            yield Run(outer.clean_start, outer.clean_end, start, end)
            return
        shift = outer.clean_start - outer.source_start
        for start, end, left, right in self._crossed(outer.source_start, outer.source_end):
            yield Run(start + shift, end + shift, left, right)

    def lost(self, outer: Dropped) -> Iterator[Dropped]:
        """Yield a stretch left out of this text as stretches of this text's own source."""
        for _, _, left, right in self._crossed(outer.start, outer.end):
            yield Dropped(left, right, outer.reason)

    def _crossed(self, start: int, end: int) -> Iterator[tuple[int, int, int, int]]:
        """Yield, run by run, the parts of the clean text from `start` to `end`, each with its own place in the source."""
        index = max(bisect_right(self._starts, start) - 1, 0)
        while index < len(self.runs) and self.runs[index].clean_start < end:
            run = self.runs[index]
            first, last = max(start, run.clean_start), min(end, run.clean_end)
            left = run.source_start + (first - run.clean_start if run.copied else 0)
            right = left + last - first if run.copied else run.source_end
            yield first, last, left, right
            index += 1


class CleanTextBuilder:
    """Collects copied, replaced and dropped stretches of one source text, in order, into a CleanText."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._parts: list[str] = []
        self._length = 0
        self._runs: list[Run] = []
        self._blocks: list[Block] = []
        self._dropped: list[Dropped] = []

    def __len__(self) -> int:
        return self._length

    def copy(self, start: int, end: int) -> None:
        """Keep source characters `start` to `end` as they are."""
        self._add(self._source[start:end], start, end)

    def replace(self, start: int, end: int, text: str) -> None:
        """Let `text` stand for source characters `start` to `end`."""
        self._add(text, start, end)

    def drop(self, start: int, end: int, reason: str) -> None:
        """Leave source characters `start` to `end` out, with the reason."""
        if start < end:
            last = self._dropped[-1] if self._dropped else None
            if last and last.end == start and last.reason == reason:
                self._dropped[-1] = Dropped(last.start, end, reason)
            else:
                self._dropped.append(Dropped(start, end, reason))

    def block(self, start: int, kind: str) -> None:
        """Mark the clean text from `start` to here as one block."""
        if start < self._length:
            self._blocks.append(Block(start, self._length, kind))

    def built(self) -> CleanText:
        """Return what was collected."""
        return CleanText("".join(self._parts), tuple(self._runs), tuple(self._blocks), tuple(self._dropped))

    def _add(self, text: str, start: int, end: int) -> None:
        if not text:
            return
        run = Run(self._length, self._length + len(text), start, end)
        last = self._runs[-1] if self._runs else None
        if last and last.copied and run.copied and last.clean_end == run.clean_start and last.source_end == start:
            self._runs[-1] = Run(last.clean_start, run.clean_end, last.source_start, end)
        else:
            self._runs.append(run)
        self._parts.append(text)
        self._length += len(text)


def dropped_characters(dropped: Iterable[Dropped]) -> dict[str, int]:
    """Return how many characters were left out for each reason, in the order of the reasons' names."""
    counts: dict[str, int] = {}
    for stretch in dropped:
        counts[stretch.reason] = counts.get(stretch.reason, 0) + stretch.end - stretch.start
    return dict(sorted(counts.items()))


def _joined_drops(dropped: list[Dropped], runs: Sequence[Run]) -> tuple[Dropped, ...]:
    """Sort what was left out, without what a run already stands for: a replacement reaches over what was dropped in it."""
    starts = [run.source_start for run in runs]
    joined: list[Dropped] = []
    for stretch in sorted(dropped, key=lambda one: (one.start, one.end)):
        place = bisect_right(starts, stretch.start) - 1
        if place >= 0 and stretch.end <= runs[place].source_end:
            continue
        if joined and joined[-1].end == stretch.start and joined[-1].reason == stretch.reason:
            joined[-1] = Dropped(joined[-1].start, stretch.end, stretch.reason)
        else:
            joined.append(stretch)
    return tuple(joined)

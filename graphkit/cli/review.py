"""The command that asks a person about doubtful pairs, and keeps the answers: review."""

from __future__ import annotations

import re
import sys
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graphkit.cli import rows, wording
from graphkit.cli.cards import Paper
from graphkit.cli.marking import CLOSE, OPEN
from graphkit.cli.options import command, graph_option, output_options, paper, put, tell, write
from graphkit.cli.wording import counted, kind, phrase, stories
from graphkit.errors import JudgementConflict
from graphkit.model import Verdict
from graphkit.query.doubtful import Glimpse, Question, Side
from graphkit.quoting import visible
from graphkit.review import Review, apply, asked, seen
from graphkit.settings import graph_argument
from graphkit.store import Store

if TYPE_CHECKING:
    from graphkit.output import Output

VERDICTS = {"s": Verdict.SAME, "d": Verdict.DIFFERENT, "u": Verdict.UNSURE}
NEXT, BACK, QUIT = "n", "b", "q"
KEYS = "s same · d different · u unsure · n next · b back · q quit"
TWO_COLUMNS = 90
"""Characters from which on the two sides stand side by side."""
GAP = "  │  "


@command("review", "graphkit review", "graphkit review --type PERSON -n 20", "graphkit review --jsonl > doubts.jsonl")
@click.option("--unsure", is_flag=True, help="Ask again what somebody was unsure about, too.")
@click.option("--type", "type_", metavar="TYPE", help="Only PERSON, PAC, ORG, OFFICE, PLACE or EVENT.")
@click.option("-n", "--limit", type=click.IntRange(min=1), help="At most this many questions  [default: all]")
@graph_option
@output_options
def review_command(graph: Path, output: Output, *, unsure: bool, type_: str | None, limit: int | None) -> None:
    """Answer doubts: which names mean one entity.

    Each question takes one key: s same, d different, u unsure, n next, b back (takes the last answer back), q quit. The most
    consequential doubts come first, with what the documents say of both sides. Answers are kept at once, and obeyed when the
    review ends; a pair that was answered does not come back. Keys can be piped in, a line each. With --json and the like the
    questions are listed, and nothing is asked.
    """
    if apply(graph):
        tell("Earlier decisions are obeyed now.")
    with Store.open(graph) as store:
        found = asked(store, unsure=unsure, type=type_)[:limit]
        if not output.for_people:
            write(map(_row, found) if not output.nests else _whole(store, found), rows.QUESTION, output, nothing="")
        elif not found:
            tell(f"There is no doubt left to answer. {_next(store, type_, unsure=unsure)}")
        else:
            _Session(store, Review(graph), found, paper(output)).ask()


def _next(store: Store, type_: str | None, *, unsure: bool) -> str:
    """Return what else there is to do where nothing is to be asked."""
    here = graph_argument(store.path)
    if not unsure and asked(store, unsure=True, type=type_):
        return f"Those that somebody left open: graphkit review --unsure{here}"
    return f"Decide yourself with: graphkit same A B{here}, or graphkit different A B{here}"


class _Session:
    """Puts one question after the other and keeps the answers."""

    def __init__(self, store: Store, review: Review, asked: Sequence[Question], sheet: Paper) -> None:
        self._store = store
        self._review = review
        self._asked = asked
        self._paper = sheet
        self._keys = _keys()

    def ask(self) -> None:
        """Ask until there is no question or the user has enough; then let the graph obey."""
        try:
            self._ask()
        except (KeyboardInterrupt, click.Abort):
            here = graph_argument(self._review.graph)
            tell(f"{self._kept()} kept; the graph obeys at the next graphkit review{here}, decision or build.")
            raise
        done = apply(self._review.graph)
        back = f" Take the last back with: graphkit undo{graph_argument(self._review.graph)}" if done else ""
        tell(f"{self._kept()} kept{' and obeyed' if done else ''}.{back}")

    def _kept(self) -> str:
        return counted(len(self._review.answers), "answer")

    def _ask(self) -> None:
        at = 0
        while at < len(self._asked):
            put(*_card(self._store, at + 1, len(self._asked), self._asked[at], self._paper))
            key = self._key()
            if key == QUIT:
                return
            at = self._moved(at, key)

    def _key(self) -> str:
        known = {*VERDICTS, NEXT, BACK, QUIT}
        while True:
            click.echo(f"{KEYS} > ", nl=False, err=True)
            key = next(self._keys, QUIT)
            click.echo(visible(key), err=True)
            if key in known:
                return key
            tell("Press one of these keys.")

    def _moved(self, at: int, key: str) -> int:
        """Obey a key and return which question comes next."""
        if key == BACK:
            return self._back(at)
        if key in VERDICTS:
            try:
                self._review.answer(self._asked[at], VERDICTS[key])
            except JudgementConflict as error:
                tell(visible(error.message))
                return at
        return at + 1

    def _back(self, at: int) -> int:
        if not at:
            tell("This is the first question.")
            return at
        before = self._asked[at - 1]
        if self._review.answers and self._review.answers[-1][0] == before:
            self._review.take_back()
            tell("The last answer is taken back.")
        return at - 1


def _keys() -> Iterator[str]:
    """Yield what is pressed, or the first character of each line that is piped in; an empty line is next."""
    if sys.stdin.isatty():
        while True:
            yield click.getchar().lower()
    for line in sys.stdin:
        yield line.strip()[:1].lower() or NEXT


def _card(store: Store, number: int, total: int, question: Question, sheet: Paper) -> Iterator[str]:
    yield ""
    yield sheet.bold(f"{number} of {total}") + "  " + sheet.dim(f"{question.reason} (score {question.score:.2f})")
    one, two = seen(store, question.left), seen(store, question.right)
    if sheet.width >= TWO_COLUMNS:
        yield from _side_by_side(one, two, sheet)
    else:
        yield from (*_column(one, sheet.width, sheet), "", *_column(two, sheet.width, sheet))
    yield sheet.dim(_consequence(question))


def _consequence(question: Question) -> str:
    if not question.right.mentions:
        return f"If they are one, {visible(question.left.name)} carries the ids of {visible(question.right.id)}."
    parts = [stories(question.stories), counted(question.connections, "connection")]
    if question.money:
        parts.append(f"${question.money:,.0f}")
    before = "Somebody was unsure. " if question.unsure else ""
    return f"{before}If they are one, {', '.join(parts)} of the smaller come to the other."


def _side_by_side(one: Side, two: Side, sheet: Paper) -> Iterator[str]:
    width = (sheet.width - len(GAP)) // 2
    left, right = list(_column(one, width, sheet)), list(_column(two, width, sheet))
    for a, b in zip_longest(left, right, fillvalue=""):
        yield f"{a}{' ' * (width - len(click.unstyle(a)))}{GAP}{b}".rstrip()


def _column(one: Side, width: int, sheet: Paper) -> Iterator[str]:
    """Yield the lines of one side, none wider than `width`."""
    entity = one.entity
    yield from (sheet.bold(line) for line in textwrap.wrap(visible(f"{entity.name} · {kind(entity)}"), width))
    if entity.aliases:
        yield from (sheet.dim(line) for line in textwrap.wrap(visible("also " + " · ".join(entity.aliases)), width))
    told = wording.seen(entity) if entity.mentions else f"the row {entity.id} of a list"
    yield from (sheet.dim(line) for line in textwrap.wrap(visible(told), width))
    for column, value in one.notes:
        yield from textwrap.wrap(visible(f"{column}: {value}"), width, subsequent_indent="  ")
    for relation, direction, name in one.connections:
        yield from textwrap.wrap(visible(f"– {phrase(relation, direction)} {name}"), width, subsequent_indent="  ")
    for glimpse in one.sentences:
        yield from _wrapped(_marked(glimpse), width, sheet)
        yield from (sheet.dim(line) for line in textwrap.wrap(visible(_where(glimpse)), width, initial_indent=" "))


def _wrapped(text: str, width: int, sheet: Paper) -> Iterator[str]:
    """Yield a sentence in lines, its marks counted where they take room."""
    if sheet.colour:
        return Paper(width, colour=True).wrapped(text, "")
    return iter(textwrap.wrap(text.replace(OPEN, "**").replace(CLOSE, "**"), width, subsequent_indent=" "))


def _where(glimpse: Glimpse) -> str:
    return " · ".join(filter(None, (f"{glimpse.document} {glimpse.start}–{glimpse.end}", glimpse.published)))


def _marked(glimpse: Glimpse) -> str:
    """Return a sentence, the names in it between the marks of cards."""
    text = visible(re.sub(f"[{OPEN}{CLOSE}]", "", glimpse.text))
    names = sorted({visible(name) for name in glimpse.names}, key=lambda name: (-len(name), name))
    pattern = "|".join(re.escape(name) for name in names if name)
    return f"“{re.sub(pattern, lambda found: f'{OPEN}{found[0]}{CLOSE}', text) if pattern else text}”"


def _row(question: Question) -> dict[str, Any]:
    """Return a question as one row: both names and ids, the score and its reason, what is at stake."""
    row = asdict(question)
    left, right = row.pop("left"), row.pop("right")
    ends = {"left": left["name"], "left_id": left["id"], "right": right["name"], "right_id": right["id"]}
    return {**ends, "type": left["type"], **row}


def _whole(store: Store, asked: Iterable[Question]) -> Iterator[dict[str, Any]]:
    """Yield questions with all that is known of both sides."""
    for question in asked:
        sides = {"left": seen(store, question.left), "right": seen(store, question.right)}
        yield _row(question) | {f"{name}_side": asdict(each) for name, each in sides.items()}

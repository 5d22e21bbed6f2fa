"""Lists and tables that state relations by their form: payers under a committee, rows of gifts, "Treasurer: Ann Lee"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from graphkit.extract.parse.stretches import HEADINGS, Stretch, stretches
from graphkit.extract.spans import ENTITY_TYPES, ClaimSpan, Cue
from graphkit.extract.words import words
from graphkit.model import Money, Status, When

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from graphkit.extract.parse.arguments import Arguments
    from graphkit.extract.spans import MentionSpan

_KINDS = HEADINGS | {"field", "row", "item"}
_ACTORS = frozenset({"PERSON", "PAC", "ORG"})
_CELL = " | "
_WITHDRAWN = re.compile(
    r"(?:\bnot|n['’]t|\bnever)\s+(?:file|qualif|run|stand|seek|on the ballot)|\b(?:withdrew|dropped out)\b",
    re.IGNORECASE,
)
"""How an item says that the one it names is no candidate."""


@dataclass(frozen=True, slots=True)
class _State:
    """What the blocks above say about the next one."""

    topic: MentionSpan | None = None
    """The committee or body that the heading names."""
    contest: MentionSpan | None = None
    """The office or election whose candidates the heading announces."""
    flow: str = ""
    """in or out: whether the items below a label pay or are paid."""
    columns: tuple[str, ...] = ()
    """What the columns of the table hold: from, to, amount, date or nothing."""


def claims(doc: Doc, arguments: Arguments) -> Iterator[ClaimSpan]:
    """Yield what the lists and tables of `doc` state."""
    state = _State()
    for stretch in stretches(doc, arguments):
        if stretch.kind not in _KINDS:
            state = replace(state, flow="", columns=())
            continue
        yield from _stated(stretch, state)
        state = _after(stretch, state, arguments)


def _after(stretch: Stretch, state: _State, arguments: Arguments) -> _State:
    columns = _columns(stretch.text)
    if columns:
        return replace(state, columns=columns, flow="")
    if stretch.kind in HEADINGS:
        return _below_heading(stretch, arguments)
    if stretch.kind == "field":
        return replace(state, flow=_flow(stretch.label), columns=())
    if stretch.kind == "row":
        return state
    return replace(state, columns=())


def _below_heading(stretch: Stretch, arguments: Arguments) -> _State:
    opening = stretch.text.lower().split()[:1]
    if not opening or opening[0] not in words("candidates"):
        return _State(topic=stretch.first("PAC", "ORG"))
    contest = next((m for m in stretch.mentions if m.type in {"OFFICE", "EVENT"}), None)
    return _State(contest=contest or _body(stretch.text, arguments))


def _body(heading: str, arguments: Arguments) -> MentionSpan | None:
    """Return the one public body of the document whose kind a heading names: "CANDIDATES FOR THE BOARD"."""
    kinds = {word.strip(".,:") for word in heading.lower().split()} & words("public_bodies")
    agencies = [m for m in arguments.mentions if m.type == "OFFICE" and m.subtype == "agency"]
    bodies = [m for m in agencies if kinds & set(m.name.lower().split())]
    return bodies[0] if len({m.cluster for m in bodies}) == 1 else None


def _flow(label: str) -> str:
    if any(word in words("income") for word in label.split()):
        return "in"
    return "out" if any(word in words("outgo") for word in label.split()) else ""


def _columns(row: str) -> tuple[str, ...]:
    """Return what the columns hold where `row` is a table's head, else nothing."""
    names = tuple(_column(cell.strip().lower()) for cell in row.split(_CELL))
    return names if {"from", "to", "amount"} <= set(names) else ()


def _column(title: str) -> str:
    return next((name for name in ("from", "to", "amount", "date") if title in words(f"column_{name}")), "")


def _stated(stretch: Stretch, state: _State) -> Iterator[ClaimSpan]:
    if stretch.kind == "row" and state.columns:
        yield from _gift(stretch, state.columns)
    elif stretch.kind == "field" and state.topic is not None:
        yield from _field(stretch, state.topic)
    elif stretch.kind == "item" and state.topic is not None and state.flow:
        yield from _payment(stretch, state.topic, state.flow)
    elif stretch.kind == "item":
        yield from _account(stretch)
        if state.contest is not None:
            yield from _candidate(stretch, state.contest)


def _gift(stretch: Stretch, columns: tuple[str, ...]) -> Iterator[ClaimSpan]:
    cells: dict[str, list[MentionSpan]] = {}
    position = 0
    for name, cell in zip(columns, stretch.text.split(_CELL), strict=False):
        cells[name] = stretch.within(position, position + len(cell))
        position += len(cell) + len(_CELL)
    payers, payees = (_only(cells.get(name, [])) for name in ("from", "to"))
    if payers is not None and payees is not None:
        amount, when = _money(cells.get("amount", [])), _date(cells.get("date", []))
        yield _claim("FUNDED", payers, payees, payers, "table.gift", amount=amount, date=when)


def _field(stretch: Stretch, topic: MentionSpan) -> Iterator[ClaimSpan]:
    label = stretch.label
    people = stretch.behind_label("PERSON")
    if label in words("officers"):
        relation = "RUNS" if label in words("running") else "WORKS_FOR"
        for number, person in enumerate(people):
            before = stretch.text[: person.start_char - stretch.start].lower().split()
            former = bool(number) and bool(set(before) & words("predecessors"))
            if not number or former:
                tense = "former" if former else "current"
                yield _claim(relation, person, topic, person, "list.officer", role=label, tense=tense)
    money = _money(stretch.behind_label("MONEY"))
    if money is not None and any(word in words("income") for word in label.split()):
        yield _claim("HAS_FUNDS", topic, None, stretch.behind_label("MONEY")[0], "list.total", amount=money)
    paid = [
        m
        for m in stretch.behind_label(*_ACTORS)
        if stretch.text[: m.start_char - stretch.start].rstrip().endswith(" to")
    ]
    if money is not None and paid and any(word in words("outgo") for word in label.split()):
        yield _claim("FUNDED", topic, paid[0], paid[0], "list.paid", amount=money, purpose=label)


def _payment(stretch: Stretch, topic: MentionSpan, flow: str) -> Iterator[ClaimSpan]:
    other = stretch.first()
    colon = stretch.start + stretch.text.rfind(":")
    sums = [m for m in stretch.mentions if m.type == "MONEY" and m.start_char > colon]
    if other is None or other.type not in _ACTORS or not sums or other.start_char > colon:
        return
    payer, payee = (other, topic) if flow == "in" else (topic, other)
    yield _claim("FUNDED", payer, payee, other, "list.gift", amount=_money(sums[:1]))


def _account(stretch: Stretch) -> Iterator[ClaimSpan]:
    """Yield what an item says its subject raised: "Ann Lee: raised $900, of which $300 from Apex"."""
    subject = stretch.first()
    if subject is None or subject.type not in _ACTORS:
        return
    for money, other in pairwise([*stretch.mentions, None]):
        if money is None or money.type != "MONEY" or not isinstance(money.value, Money):
            continue
        before = stretch.text[: money.start_char - stretch.start].rstrip(" ,:").lower()
        if before.endswith("raised"):
            yield _claim("HAS_FUNDS", subject, None, money, "list.raised", amount=money.value)
        between = stretch.text[money.end_char - stretch.start : other.start_char - stretch.start] if other else ""
        if other is not None and other.type in _ACTORS and between.strip().lower() == "from":
            yield _claim("FUNDED", other, subject, money, "list.from", amount=money.value)


def _candidate(stretch: Stretch, contest: MentionSpan) -> Iterator[ClaimSpan]:
    person = stretch.first()
    if person is not None and person.type == "PERSON":
        status = Status.NEGATED if _WITHDRAWN.search(stretch.text) else Status.ASSERTED
        yield _claim("CANDIDATE_IN", person, contest, person, "list.candidate", status=status)


def _only(mentions: list[MentionSpan]) -> MentionSpan | None:
    actors = [m for m in mentions if m.type in ENTITY_TYPES]
    return max(actors, key=lambda m: m.end_char - m.start_char, default=None)


def _money(mentions: list[MentionSpan]) -> Money | None:
    return next((m.value for m in mentions if isinstance(m.value, Money)), None)


def _date(mentions: list[MentionSpan]) -> When | None:
    return next((m.value for m in mentions if isinstance(m.value, When)), None)


def _claim(
    relation: str, head: MentionSpan, tail: MentionSpan | None, cue: MentionSpan, rule: str, **attributes: object
) -> ClaimSpan:
    place = Cue(cue.start_char, cue.end_char)
    return ClaimSpan(head, relation, tail, place, rule, confidence=0.9, **attributes)  # type: ignore[arg-type]

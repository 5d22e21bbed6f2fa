"""What people read on a terminal: portraits, routes and evidence as text, the names marked in every sentence."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import click

from graphkit.cli.marking import CLOSE, OPEN, cleaned, folded, marked
from graphkit.cli.wording import counted, days, kind, phrase, says, seen, statement, stories, sum_of
from graphkit.ontology import TYPE_REASON
from graphkit.quoting import visible
from graphkit.store.statements import SAME_SENTENCE

if TYPE_CHECKING:
    from graphkit.query import Connection, EntityRow, EvidenceRow, Explanation, Hop, Portrait, Route

PIPED_WIDTH = 100
WIDEST = 44
"""A longer text pushes the rest of its line to the right, not that of every line."""
WARNINGS = {"negated": "said not to be so", "planned": "planned or conditional"}
ENDED = frozenset({"former", "future"})
"""What a date must not be read without: when somebody left is no time at which they were there."""
SHORT = 8
"""Digits of a claim's id that are shown; a beginning is enough to ask for it."""
OFFICE = "OFFICE"
QUOTES = frozenset("\"'“”‘’«»")


@dataclass(frozen=True, slots=True)
class Paper:
    """What is written on: so many characters wide, with colour or without."""

    width: int = PIPED_WIDTH
    colour: bool = False

    def bold(self, text: str) -> str:
        """Return `text`, made safe, as a heading."""
        return click.style(visible(text), bold=True) if self.colour else visible(text)

    def dim(self, text: str) -> str:
        """Return `text`, made safe, as a remark."""
        return click.style(visible(text), dim=True) if self.colour else visible(text)

    def wrapped(self, text: str, indent: str) -> Iterator[str]:
        """Yield `text`, in which OPEN and CLOSE mark names, in lines."""
        marks = (click.style("", bold=True, reset=False), click.style("")) if self.colour else ("**", "**")
        for line in textwrap.wrap(text, self.width, initial_indent=indent, subsequent_indent=indent + " "):
            yield line.replace(OPEN, marks[0]).replace(CLOSE, marks[1])


def portrait(shown: Portrait, paper: Paper) -> Iterator[str]:
    """Yield the card of one entity."""
    entity = shown.entity
    yield f"{paper.bold(entity.name)}  {paper.dim(kind(entity))}"
    if also := _other_names(entity):
        yield from textwrap.wrap(visible("also " + " · ".join(also)), paper.width, subsequent_indent="     ")
    yield paper.dim(f"{seen(entity)} · id {entity.id}")
    yield from _properties(shown.properties, paper)
    yield from _section("Held by" if entity.type == OFFICE else "Offices", map(_tenure, shown.offices), paper)
    yield from _section("Money in", _told_once(shown.money_in, lambda row: [_sum(row), _giver(row)]), paper)
    yield from _section("Money out", _told_once(shown.money_out, lambda row: [_sum(row), _receiver(row)]), paper)
    yield from _section("Facts", _told_once(shown.facts, _fact), paper)
    yield from _section("Connections", _connections(shown.connections), paper)
    documents = ([each.name, each.title or "", each.published or ""] for each in shown.documents)
    yield from _section("Documents", documents, paper)


def _other_names(entity: EntityRow) -> list[str]:
    """Return the aliases that are not only written with other capitals than the name or an alias before."""
    known = {name.casefold(): name for name in reversed((entity.name, *entity.aliases))}
    return [name for name in entity.aliases if known[name.casefold()] == name]


def _properties(known: Mapping[str, str], paper: Paper) -> Iterator[str]:
    """Yield what is known of an entity in one line, and below it why it is of its type."""
    told = [f"{name.replace('_', ' ')} {value}" for name, value in known.items() if name != TYPE_REASON]
    if told:
        yield paper.dim(" · ".join(told))
    if TYPE_REASON in known:
        yield from map(paper.dim, textwrap.wrap(visible(f"of this type: {known[TYPE_REASON]}"), paper.width))


def route(found: Route, paper: Paper) -> Iterator[str]:
    """Yield how one entity reaches another, with the sentence of every step; two of one name with their ids."""
    hops = _told_apart(found.hops)
    names = " → ".join([hops[0].source.name, *(hop.target.name for hop in hops)])
    yield f"{paper.bold(names)}  {paper.dim(counted(len(hops), 'step'))}"
    for number, hop in enumerate(hops, start=1):
        yield ""
        yield from _step(number, hop, paper)


def evidence(rows: Iterable[EvidenceRow], paper: Paper) -> Iterator[str]:
    """Yield claim after claim, with the sentences that make it; a sentence that near-copies share stands once."""
    return _claims(rows, statement, paper)


def timeline(rows: Iterable[EvidenceRow], paper: Paper) -> Iterator[str]:
    """Yield claim after claim in the order of `rows`, each after its date, with the sentences that make it.

    What is said in the sentences of the claim before stands below it, and they are not told again.
    """
    return _claims(rows, _dated, paper, once=True)


def _dated(row: EvidenceRow) -> str:
    ended = f" ({row.tense})" if row.tense in ENDED else ""
    return f"{days(row.date, row.date_end)}: {statement(row)}{ended}"


def _claims(
    rows: Iterable[EvidenceRow], heading: Callable[[EvidenceRow], str], paper: Paper, *, once: bool = False
) -> Iterator[str]:
    claims: dict[tuple[str | None, ...], list[EvidenceRow]] = {}
    for row in rows:
        claim = heading(row), row.source_id, row.relation, row.target_id or row.target
        claims.setdefault(claim, []).append(row)
    before: set[tuple[str, int]] = set()
    for number, told in enumerate(claims.values()):
        places = {(row.document, row.start) for row in told}
        repeated = once and places == before
        if number and not repeated:
            yield ""
        yield paper.bold(heading(told[0])) + _warning(told, paper)
        for same in _copies(told):
            yield from (
                ["  " + _remarks(same[0], "same sentence", paper)] if repeated else sentence(same, paper, indent="  ")
            )
        before = places


def sentence(same: Sequence[EvidenceRow], paper: Paper, *, indent: str) -> Iterator[str]:
    """Yield a sentence, its names marked, and below it where it stands and who says so."""
    first = same[0]
    text = marked(first)
    yield from paper.wrapped(text if text[:1] in QUOTES or text[-1:] in QUOTES else f"“{text}”", indent)
    also = ", ".join(sorted({row.document for row in same} - {first.document}))
    where = f"{first.document} {first.start}–{first.end}" + (f" (also in {also})" if also else "")
    yield indent + _remarks(first, where, paper)


def _remarks(first: EvidenceRow, where: str, paper: Paper) -> str:
    remarks = [
        where,
        says(first),
        first.role,
        sum_of(first.amount_text, approximate=first.approximate),
        first.date_text or first.date,
        f"claim {first.id[:SHORT]}" if first.rule != SAME_SENTENCE else "",
    ]
    return " " + paper.dim(" · ".join(remark for remark in remarks if remark))


def explanation(found: Explanation, paper: Paper) -> Iterator[str]:
    """Yield why a claim stands: its sentence with names and cue marked, then what was read off it, line by line."""
    row = found.claim
    yield paper.bold(statement(row)) + _warning([row], paper)
    yield from paper.wrapped(f"“{marked(row, cue=True)}”", "  ")
    yield "   " + paper.dim(f"{row.document} {row.start}–{row.end}")
    yield ""
    told = [(name, visible(text)) for name, text in _reasons(found) if text]
    width = max(len(name) for name, _ in told)
    for name, text in told:
        first, *others = textwrap.wrap(text, paper.width - width - 4)
        yield f"  {paper.dim(name)}{' ' * (width - len(name))}  {first}"
        yield from (" " * (width + 4) + line for line in others)


def _reasons(found: Explanation) -> Iterator[tuple[str, str]]:
    row = found.claim
    yield "words", f"“{cleaned(found.cue_text)}”"
    yield "rule", f"{row.rule}: {found.rule_about}"
    yield "for example", found.rule_example
    yield "weighed most", ", ".join(f"{name} {weight:+.2f}" for name, weight in found.features)
    wanted = f", of {found.least_confidence:.2f} asked for" if found.least_confidence else ""
    yield "confidence", f"{row.confidence:.2f}{wanted}"
    yield "status", f"{row.status}: " + (f"“{found.because}”" if found.because else says(row))
    yield "said by", row.said_by or ""
    yield "amount", _read_as(row.amount_text, _number(row))
    yield "date", _read_as(row.date_text, days(row.date, row.date_end))
    yield "role", ", ".join(filter(None, (row.role, row.tense)))
    yield "purpose", row.purpose or ""
    yield "id", row.id


def _number(row: EvidenceRow) -> str:
    number = f"{row.amount:,.2f}".removesuffix(".00") if row.amount is not None else ""
    return " ".join(
        filter(None, ("about" if number and row.approximate else "", number, row.currency if number else ""))
    )


def _read_as(text: str | None, value: str) -> str:
    """Return the words of a sum or date and what they were read as: "“in July” = 2021-07"."""
    return f"“{text}”" + (f" = {value}" if value else "") if text else value


def _warning(told: Iterable[EvidenceRow], paper: Paper) -> str:
    """Return what must stand beside a statement that no document makes, so that nobody takes it for one."""
    statuses = {row.status for row in told}
    if statuses & {"asserted", "attributed"}:
        return ""
    return paper.bold(": " + " and ".join(WARNINGS[status] for status in sorted(statuses)))


def _told_apart(hops: Sequence[Hop]) -> list[Hop]:
    """Return the steps with the id behind the name of an entity that shares it with another on the way."""
    met = {end.id: end.name for hop in hops for end in (hop.source, hop.target)}
    shared = {name for name, number in Counter(met.values()).items() if number > 1}

    def told(end: EntityRow) -> EntityRow:
        return replace(end, name=f"{end.name} ({end.id})") if end.name in shared else end

    return [replace(hop, source=told(hop.source), target=told(hop.target)) for hop in hops]


def _step(number: int, hop: Hop, paper: Paper) -> Iterator[str]:
    first, *others = hop.connections
    yield f"{number}. {paper.bold(_told(hop, first))}  {paper.dim(_strength(first))}"
    if first.evidence:
        yield from sentence(first.evidence[:1], paper, indent="   ")
    if others:
        also = "; ".join(f"{_told(hop, other)} ({_strength(other)})" for other in others)
        yield from paper.wrapped(visible(f"also: {also}"), "   ")


def _told(hop: Hop, connection: Connection) -> str:
    return f"{hop.source.name} {phrase(connection.relation, connection.direction)} {hop.target.name}"


def _strength(connection: Connection) -> str:
    return " · ".join([stories(connection.weight), *_amounts(connection)])


def _amounts(connection: Connection) -> list[str]:
    return [sum_of(str(each["text"]), approximate=bool(each["approximate"])) for each in connection.amounts]


def _connections(connections: Iterable[Connection]) -> Iterator[list[str]]:
    for each in connections:
        amounts = ", ".join(_amounts(each))
        yield [phrase(each.relation, each.direction), each.far.name, kind(each.far), _statuses(each), amounts]


def _statuses(connection: Connection) -> str:
    return ", ".join(f"{count} {name}" for name, count in connection.statuses.items() if count)


def _tenure(held: Connection) -> list[str]:
    """Return the other end of an office that is held, and what is said of the time."""
    when = ", ".join(filter(None, (" and ".join(held.tenses), days(held.first, held.last))))
    return [held.far.name, when, _statuses(held)]


def _told_once(rows: Iterable[EvidenceRow], words: Callable[[EvidenceRow], list[str]]) -> Iterator[list[str]]:
    """Yield each claim in words once, with who says so and the documents that do."""
    places: dict[tuple[str, ...], list[str]] = {}
    for row in rows:
        places.setdefault((*words(row), says(row)), []).append(row.document)
    yield from ([*said, ", ".join(sorted(set(documents)))] for said, documents in places.items())


def _sum(row: EvidenceRow) -> str:
    return sum_of(row.amount_text, approximate=row.approximate) or "an unnamed sum"


def _giver(row: EvidenceRow) -> str:
    return f"from {row.source}" if row.source_id else f"from {row.source} (unnamed)"


def _receiver(row: EvidenceRow) -> str:
    return f"to {row.target}" if row.target_id or not row.target else f"to {row.target} (unnamed)"


def _fact(row: EvidenceRow) -> list[str]:
    """Return what is said of an entity alone; where it is the object, as it reads from there."""
    direction, words = ("out", row.target) if row.source_id else ("in", row.source)
    amount = sum_of(row.amount_text, approximate=row.approximate)
    return [phrase(row.relation, direction), ", ".join(filter(None, (words, amount)))]


def _section(title: str, rows: Iterable[Sequence[str]], paper: Paper) -> Iterator[str]:
    """Yield a heading and aligned rows, each once; nothing where there are none."""
    cells = [[visible(text) for text in row] for row in dict.fromkeys(tuple(row) for row in rows)]
    if not cells:
        return
    columns = [column for column in zip(*cells, strict=True) if any(column)]
    widths = [min(max(map(len, column)), WIDEST) for column in columns]
    yield ""
    yield paper.bold(title)
    for row in zip(*columns, strict=True):
        yield "  " + "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip()


def _copies(rows: Sequence[EvidenceRow]) -> Iterator[list[EvidenceRow]]:
    """Yield the rows of a story that say one thing in one sentence together, in the order of the first."""
    groups: dict[tuple[str | None, ...], list[EvidenceRow]] = {}
    for row in rows:
        said = row.story, folded(row.quote), row.status, row.said_by, row.amount_text, row.role
        groups.setdefault(said, []).append(row)
    yield from groups.values()

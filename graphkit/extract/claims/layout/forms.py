"""What forms state by labels: reports of committees, registers of lobbyists and of interests, guides to ballots."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graphkit.extract.parse.stretches import HEADINGS, Stretch, stretches
from graphkit.extract.spans import ClaimSpan, Cue
from graphkit.extract.words import words
from graphkit.model import Money, When

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.tokens import Doc

    from graphkit.extract.parse.arguments import Arguments
    from graphkit.extract.spans import MentionSpan

_ACTORS = ("PERSON", "PAC", "ORG")
_BODIES = ("PAC", "ORG")
_LINE = 300
"""Characters of a line of a form at most; longer ones are prose."""
_ASIDE = 60
"""Characters behind a name before the colon, as in "To Lee for Mayor, opposing Ann Roe:"."""
_WHOLE = 0.6
"""Part of a heading's letters that the name must make up whose section it opens."""
_LEADERS = re.compile(r"[.…\s|:,;–—-]+")
_BRACKETS = re.compile(r"\([^)]*\)")
_PAST = re.compile(r"\b(?:former(?:ly)?|ex|until|previously|resigned|no longer)\b", re.IGNORECASE)
_TOTAL = re.compile(r"\b(?:total|raised|receipts|received|contributions)\b", re.IGNORECASE)
_UNPAID = re.compile(r"\b(?:declined|refused|rejected|pledged|void(?:ed)?|bounced|cancell?ed)\b", re.IGNORECASE)
"""How a line says that its sum never changed hands."""
_SPENT = re.compile(r"\b(?:spen[dt]|unspent|owed|owes)\b", re.IGNORECASE)
_SUM = re.compile(r"(?:[A-Z]{0,3}[$£€₦¥]|[A-Z]{3}\s?|Rs\.?\s?)\d")
_BALANCE = re.compile(r"\b(?:cash|balance)\b")
_BEGINNING = re.compile(r"\b(?:beginning|opening|start)\b")
_NOT = re.compile(r"\b(?:none|nil|nothing|never|not|no)\b", re.IGNORECASE)


@dataclass(slots=True)
class _Form:
    """What the lines above say about the next one."""

    topic: MentionSpan | None = None
    """Who files the form, or whom its section is about."""
    flow: str = ""
    """in or out: whether the lines below a label pay the topic or are paid by it."""
    clients: list[MentionSpan] = field(default_factory=list)
    payment: ClaimSpan | None = None
    """The payment whose sum may stand on a line of its own."""
    period: When | None = None
    """The time on which it reports."""


def claims(doc: Doc, arguments: Arguments) -> Iterator[ClaimSpan]:
    """Yield what the lines of forms in `doc` state."""
    form = _Form()
    for stretch in stretches(doc, arguments):
        if len(stretch.text) > _LINE:
            form = _Form()
        else:
            yield from _stated(stretch, form)


def _stated(stretch: Stretch, form: _Form) -> Iterator[ClaimSpan]:
    label = stretch.label
    reader = next((read for name, read in _LABELLED.items() if label in words(name)), None)
    if reader is not None:
        yield from reader(stretch, form)
    elif _sums_first(stretch):
        yield from _account(stretch)
    elif form.topic is not None and form.flow and _is_row(stretch):
        yield from _row(stretch, form)
    elif _turns(stretch, form):
        return
    elif not _opens_section(stretch):
        form.flow = "" if stretch.kind in HEADINGS else form.flow
    else:
        form.topic, form.flow, form.clients = _named(stretch)[0], "", []
        if _last_money(stretch) is not None and stretch.kind in HEADINGS and _TOTAL.search(stretch.text):
            form.flow = "in"
            yield from _funds(stretch, form)


def _turns(stretch: Stretch, form: _Form) -> bool:
    """Return whether a line heads those who paid or were paid: "RECEIPTS", "Largest contributors:"."""
    told = stretch.text.lower().strip(" :•*-–—")
    if stretch.kind not in HEADINGS and not stretch.text.rstrip().endswith(":"):
        return False
    last = re.split(r"[\s—–-]+", told)[-1] if told else ""
    flow = "in" if last in words("form_income") else "out" if last in words("form_outgo") else ""
    if flow and not _named(stretch):
        form.flow, form.payment = flow, None
    return bool(flow)


def _opens_section(stretch: Stretch) -> bool:
    """Return whether a line is hardly more than the name of somebody."""
    names = _named(stretch)
    if not names or stretch.kind not in HEADINGS | {"item", "paragraph"} or stretch.label:
        return False
    letters = sum(map(str.isalpha, _BRACKETS.sub("", stretch.text)))
    return sum(map(str.isalpha, names[0].name)) >= _WHOLE * letters


def _named(stretch: Stretch) -> list[MentionSpan]:
    return [m for m in stretch.mentions if m.type in _ACTORS and m.kind == "name"]


def _sums_first(stretch: Stretch) -> bool:
    """Return whether a line names somebody behind "To" and then sums, each with who paid it: "To Lee: $500, Apex; $20, Bo Roe"."""
    first = next(iter(_named(stretch)), None)
    if first is None or not stretch.label.startswith("to "):
        return False
    label, name = stretch.label.removeprefix("to "), first.name.lower().removeprefix("to ")
    return label.startswith(name) and len(label) - len(name) <= _ASIDE and all(map(_is_gift, _shares(stretch)))


def _is_gift(share: str) -> bool:
    """Return whether a sum opens a part of a line: in "raised $900, of which $300 from Apex" it does not."""
    return bool(_SUM.match(share.strip()))


def _shares(stretch: Stretch) -> list[str]:
    return stretch.text.partition(":")[2].split(";")


def _account(stretch: Stretch) -> Iterator[ClaimSpan]:
    """Yield the payments to whom a line names."""
    payee = _named(stretch)[0]
    for money, *others in filter(None, _parts(stretch)):
        other = _payer(stretch, [m for m in others if m.type in _ACTORS and m.kind == "name"])
        if other is not None and other.cluster != payee.cluster and isinstance(money.value, Money):
            yield _claim("FUNDED", other, payee, other, "form.gift", amount=money.value)


def _payer(stretch: Stretch, names: list[MentionSpan]) -> MentionSpan | None:
    """Return the first of `names`, or the person behind the body that only says what they are: "Apex lawyer ANN LEE"."""
    if len(names) > 1 and names[1].type == "PERSON" and names[0].type != "PERSON":
        between = stretch.text[names[0].end_char - stretch.start : names[1].start_char - stretch.start]
        return names[1] if between.replace(" ", "").isalpha() else names[0]
    return names[0] if names else None


def _filer(stretch: Stretch, form: _Form) -> Iterator[ClaimSpan]:
    """Read who files; a committee in the section of a person is that person's."""
    names = _values(stretch, *_ACTORS)
    if not names:
        return
    if form.topic is not None and form.topic.type == "PERSON" and names[0].type == "PAC":
        yield _claim("SUPPORTS", names[0], form.topic, names[0], "form.committee")
    else:
        form.topic, form.flow, form.clients, form.payment = names[0], "", [], None


def _row(stretch: Stretch, form: _Form) -> Iterator[ClaimSpan]:
    """Yield the payment of a line that names somebody and ends in a sum: "Ann Lee, Boston ..... $500"."""
    other, money = _first(stretch), _last_money(stretch)
    if other is not None and money is not None and money.start_char > other.end_char:
        yield from _paid(stretch, form, other, form.flow, money)


def _is_row(stretch: Stretch) -> bool:
    told = _TOTAL.search(stretch.text) or _SPENT.search(stretch.text)
    return (
        stretch.kind not in HEADINGS
        and told is None
        and _first(stretch) is not None
        and _last_money(stretch) is not None
    )


def _first(stretch: Stretch) -> MentionSpan | None:
    """Return the name that opens a line, behind its number or mark."""
    first = next(iter(_named(stretch)), None)
    before = stretch.text[: first.start_char - stretch.start] if first is not None else ""
    return first if first is not None and not any(map(str.isalpha, before)) else None


def _last_money(stretch: Stretch) -> MentionSpan | None:
    sums = [m for m in stretch.mentions if isinstance(m.value, Money) and m.value.value]
    return sums[-1] if sums else None


def _paid(
    stretch: Stretch, form: _Form, other: MentionSpan, flow: str, money: MentionSpan | None
) -> Iterator[ClaimSpan]:
    if form.topic is None or form.topic.cluster == other.cluster or _UNPAID.search(stretch.text):
        return
    ends = (other, form.topic) if flow == "in" else (form.topic, other)
    amount = money.value if money is not None and isinstance(money.value, Money) else None
    rule = "form.gift" if flow == "in" else "form.payment"
    form.payment = _claim("FUNDED", *ends, other, rule, amount=amount, date=_day(stretch, other))
    yield form.payment
    yield from _homes(stretch, other)


def _day(stretch: Stretch, other: MentionSpan) -> When | None:
    """Return the date that a line gives behind a name: "Lee, Ann; 07/29/2022; $500 (returned 08/01/2022)"."""
    days = [m for m in stretch.mentions if isinstance(m.value, When) and m.start_char >= other.end_char]
    inside = [match.span() for match in _BRACKETS.finditer(stretch.text)]
    told = [m for m in days if not any(start <= m.start_char - stretch.start < end for start, end in inside)]
    return told[0].value if len(told) == 1 and isinstance(told[0].value, When) else None


def _homes(stretch: Stretch, who: MentionSpan) -> Iterator[ClaimSpan]:
    """Yield the place that a line gives right behind a name."""
    behind = next((m for m in stretch.mentions if m.start_char >= who.end_char), None)
    if behind is None or behind.type != "PLACE":
        return
    between = stretch.text[who.end_char - stretch.start : behind.start_char - stretch.start]
    if _LEADERS.fullmatch(between):
        relation = "LIVES_IN" if who.type == "PERSON" else "LOCATED_IN"
        yield _claim(relation, who, behind, behind, "form.address")


def _giver(stretch: Stretch, form: _Form) -> Iterator[ClaimSpan]:
    yield from _party_to(stretch, form, "in")


def _payee(stretch: Stretch, form: _Form) -> Iterator[ClaimSpan]:
    yield from _party_to(stretch, form, "out")


def _party_to(stretch: Stretch, form: _Form, flow: str) -> Iterator[ClaimSpan]:
    """Yield the payments behind "Contributor:" or "Payee:", one for each part between semicolons."""
    if not _values(stretch, *_ACTORS):
        _turns(stretch, form)
    for part in _parts(stretch):
        others = [m for m in part if m.type in _ACTORS and m.kind == "name"]
        sums = [m for m in part if isinstance(m.value, Money)]
        if others:
            yield from _paid(stretch, form, others[0], flow, sums[0] if sums else None)


def _sum(stretch: Stretch, form: _Form) -> Iterator[ClaimSpan]:
    """Give the payment of the line above the sum behind "Amount:"."""
    money = _last_money(stretch)
    if form.payment is not None and form.payment.amount is None and money is not None:
        form.payment.amount = money.value if isinstance(money.value, Money) else None
    return iter(())


def _received(stretch: Stretch, form: _Form) -> Iterator[ClaimSpan]:
    """Give the payment of the lines above the day behind "Date received:"."""
    days = [m.value for m in stretch.behind_label("DATE") if isinstance(m.value, When)]
    if form.payment is not None and form.payment.date is None and len(days) == 1:
        form.payment.date = days[0]
    return iter(())


def _client(stretch: Stretch, form: _Form) -> Iterator[ClaimSpan]:
    form.clients = _values(stretch, *_ACTORS)
    if form.topic is not None:
        for client in form.clients:
            yield _claim("REPRESENTS", form.topic, client, client, "form.client")


def _fee(stretch: Stretch, form: _Form) -> Iterator[ClaimSpan]:
    sums = [m for m in stretch.mentions if isinstance(m.value, Money)]
    if form.topic is not None and len(sums) == len(form.clients):
        for client, money in zip(form.clients, sums, strict=True):
            yield _claim("FUNDED", client, form.topic, money, "form.fee", amount=money.value)
    elif form.clients == [] and form.topic is not None:
        yield from _funds(stretch, form)


def _funds(stretch: Stretch, form: _Form) -> Iterator[ClaimSpan]:
    money = _last_money(stretch)
    if form.topic is not None and money is not None:
        day = _balance_day(stretch.label, form.period)
        claim = _claim("HAS_FUNDS", form.topic, None, money, "form.funds", amount=money.value, date=day)
        claim.cue = Cue(stretch.start + len(stretch.text) - len(stretch.text.lstrip()), money.end_char)
        yield claim


def _balance_day(label: str, period: When | None) -> When | None:
    """Return the day on which a form of that period counts the cash: its first for "cash on hand, beginning", else its last."""
    if period is None or not _BALANCE.search(label):
        return None
    day = period.start if _BEGINNING.search(label) else period.end
    return When(period.text, day, day)


def _period(stretch: Stretch, form: _Form) -> Iterator[ClaimSpan]:
    """Note the time on which a form reports."""
    days = (m.value for m in stretch.behind_label("DATE") if isinstance(m.value, When))
    form.period = next((day for day in days if day.start and day.end and day.start < day.end), form.period)
    yield from ()


def _staff(stretch: Stretch, form: _Form) -> Iterator[ClaimSpan]:
    for part in _parts(stretch):
        people = [m for m in part if m.type == "PERSON" and m.kind == "name"]
        if people and form.topic is not None and form.topic.type in _BODIES:
            role = stretch.label.removesuffix("s")
            yield _claim("WORKS_FOR", people[0], form.topic, people[0], "form.staff", role=role)


def _officer(stretch: Stretch, form: _Form) -> Iterator[ClaimSpan]:
    people = _values(stretch, "PERSON")[:1]
    if form.topic is not None and form.topic.type in _BODIES:
        relation = "RUNS" if stretch.label in words("running") else "WORKS_FOR"
        for person in people:
            yield _claim(relation, person, form.topic, person, "form.officer", role=stretch.label, tense="current")


def _side(relation: str, rule: str) -> Callable[[Stretch, _Form], Iterator[ClaimSpan]]:
    """Return the reader of a label that says whom a committee is for or against; who lists candidates is on no side."""
    read = _told(relation, rule, "PERSON", "EVENT")

    def told(stretch: Stretch, form: _Form) -> Iterator[ClaimSpan]:
        return read(stretch, form) if form.topic is not None and form.topic.type == "PAC" else iter(())

    return told


def _told(
    relation: str, rule: str, *types: str, turned: bool = False
) -> Callable[[Stretch, _Form], Iterator[ClaimSpan]]:
    """Return the reader of a label behind which stands whom the topic is in `relation` with, or who is with it."""

    def read(stretch: Stretch, form: _Form) -> Iterator[ClaimSpan]:
        topic, start = form.topic, stretch.text.find(":") + 1
        for other in _values(stretch, *types) if topic is not None else ():
            before = stretch.text[start : other.start_char - stretch.start].rpartition(";")[2]
            if topic is not None and topic.cluster != other.cluster and not _NOT.search(before):
                ends = (other, topic) if turned else (topic, other)
                yield _claim(relation, *ends, other, rule, tense="former" if _PAST.search(before) else None)

    return read


def _address(stretch: Stretch, form: _Form) -> Iterator[ClaimSpan]:
    """Yield where the topic is; a street behind its number is no place of its own."""
    texts = ((m, stretch.text[: m.start_char - stretch.start].rstrip()) for m in _values(stretch, "PLACE"))
    towns = [place for place, before in texts if not before[-1:].isdigit()]
    if form.topic is not None and towns:
        relation = "LIVES_IN" if form.topic.type == "PERSON" else "LOCATED_IN"
        yield _claim(relation, form.topic, towns[0], towns[0], "form.address")


def _values(stretch: Stretch, *types: str) -> list[MentionSpan]:
    """Return the names behind the label up to another label, without what stands in brackets behind another one."""
    inside = [match.span() for match in _BRACKETS.finditer(stretch.text)]
    second = stretch.text.find(":", stretch.text.find(":") + 1)
    end = stretch.start + second if second >= 0 else stretch.end
    return [
        m
        for m in stretch.behind_label(*types)
        if (m.kind == "name" or m.type == "OFFICE")
        and m.end_char <= end
        and not any(start <= m.start_char - stretch.start < end for start, end in inside)
    ]


def _parts(stretch: Stretch) -> Iterator[list[MentionSpan]]:
    """Yield the mentions of each part of the value between semicolons."""
    position = stretch.text.find(":") + 1
    for part in stretch.text[position:].split(";"):
        yield stretch.within(position, position + len(part))
        position += len(part) + 1


def _claim(
    relation: str, head: MentionSpan, tail: MentionSpan | None, cue: MentionSpan, rule: str, **attributes: object
) -> ClaimSpan:
    place = Cue(cue.start_char, cue.end_char)
    return ClaimSpan(head, relation, tail, place, rule, confidence=0.88, **attributes)  # type: ignore[arg-type]


_LABELLED: dict[str, Callable[[Stretch, _Form], Iterator[ClaimSpan]]] = {
    "form_filers": _filer,
    "form_givers": _giver,
    "form_payees": _payee,
    "form_sums": _sum,
    "form_days": _received,
    "form_periods": _period,
    "form_clients": _client,
    "form_fees": _fee,
    "form_funds": _funds,
    "form_staff": _staff,
    "officers": _officer,
    "form_supported": _side("SUPPORTS", "form.supports"),
    "form_opposed": _side("OPPOSES", "form.opposes"),
    "form_backers": _told("SUPPORTS", "form.endorsed", *_ACTORS, turned=True),
    "form_contacts": _told("MET", "form.met", "PERSON", "ORG", "OFFICE"),
    "form_parties": _told("MEMBER_OF", "form.party", "ORG"),
    "form_addresses": _address,
}

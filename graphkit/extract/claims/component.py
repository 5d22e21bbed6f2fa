"""The component that states who did what to whom: rules over the parse, each claim with its status and source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.extract.claims import (
    bodiless,
    cases,
    contests,
    corrections,
    ellipsis,
    funds,
    kinship,
    localities,
    matching,
    members,
    namesakes,
    officeholders,
    outlets,
    parties,
    payments,
    recalls,
    receivers,
    successions,
)
from graphkit.extract.claims.layout import broadcasts, captions, forms, fragments, headings, lists, minutes
from graphkit.extract.claims.likely import learned
from graphkit.extract.parse.arguments import Arguments
from graphkit.extract.spans import ClaimSpan, Cue
from graphkit.extract.status import attributes, denials, outcomes, timing
from graphkit.extract.status.doubtful import is_doubtful
from graphkit.extract.status.statuses import Reading, Statuses
from graphkit.model import Status, When
from graphkit.ontology import ontology

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Span

    from graphkit.extract.status.statements import Statement


_GUARDED = (Status.ASSERTED, Status.ATTRIBUTED, Status.PLANNED, Status.NEGATED)
"""From what links most to what links least."""

_DECLARED = frozenset({"FUNDED", "HAS_FUNDS"})
"""Relations that a committee's own report states."""

_KIN = frozenset({"FAMILY_OF", "SPOUSE_OF"})
"""Relations that a speaker states by the way: she said that HER BROTHER was killed."""


def with_claims(doc: Doc) -> Doc:
    """Set the claims of `doc`, whose mentions and clusters stand: those of the rules, then what was learned besides."""
    parties.with_parties(doc)
    arguments = Arguments(doc)
    statuses = Statuses(doc, arguments)
    stated = by_rules(doc, arguments, statuses)
    likely = learned.statements(doc, arguments, stated)
    sure = (statement for statement in likely if not is_doubtful(statement, arguments))
    more = ((statement, _claim(statement, statuses)) for statement in sure)
    new = (claim for statement, claim in more if not statement.again or _is_denied(statement, claim))
    doc._.claims = _distinct([*stated, *new])
    corrections.correct(doc, doc._.claims, arguments)
    corrections.withdraw(doc, doc._.claims)
    doc._.claims += denials.denials(doc, doc._.claims, arguments)
    doc._.mentions = arguments.with_asides()
    return doc


def _is_denied(statement: Statement, claim: ClaimSpan) -> bool:
    """Return whether a claim denies as somebody's deed what a rule states elsewhere."""
    return claim.status is Status.NEGATED and outcomes.is_told_by(statement)


def by_rules(doc: Doc, arguments: Arguments, statuses: Statuses) -> list[ClaimSpan]:
    """Return the claims that the rules find in `doc`."""
    found = [*_statements(doc, arguments), *parties.statements(arguments)]
    found += [*recalls.statements(doc, arguments), *fragments.statements(doc, arguments)]
    found += [*members.statements(doc, arguments), *cases.statements(doc, arguments)]
    found += broadcasts.statements(doc, arguments)
    found += successions.statements(doc, arguments, found)
    found += namesakes.statements(arguments, tuple(found))
    sure = (statement for statement in found if not is_doubtful(statement, arguments))
    claims = [claim for statement in sure if _is_kept(statement, claim := _claim(statement, statuses))]
    told = (
        lists.claims(doc, arguments),
        forms.claims(doc, arguments),
        captions.claims(doc, arguments),
        minutes.claims(doc, arguments),
        outlets.bylines(doc, arguments),
    )
    return _distinct([*claims, *(claim for found in told for claim in found)])


def _statements(doc: Doc, arguments: Arguments) -> Iterator[Statement]:
    before: list[Statement] = []
    told = receivers.Told()
    for sentence in doc.sents:
        if headings.is_shouted(sentence) or not arguments.within(sentence):
            yield from localities.datelines(sentence, arguments)
            before = []
            told.note(sentence, before)
            continue
        found = [*_stated(sentence, arguments), *ellipsis.repeated(sentence, before, arguments)]
        found += told.statements(sentence, found, arguments)
        found += payments.statements(sentence, arguments, found)
        found += contests.statements(sentence, arguments, found)
        found += bodiless.statements(sentence, arguments, found)
        yield from found
        before = found
        told.note(sentence, found)


def _stated(sentence: Span, arguments: Arguments) -> Iterator[Statement]:
    yield from matching.statements(sentence, arguments)
    yield from officeholders.statements(sentence, arguments)
    yield from localities.statements(sentence, arguments)
    yield from localities.origins(sentence, arguments)
    yield from kinship.statements(sentence, arguments)
    yield from funds.statements(sentence, arguments)
    yield from outlets.statements(sentence, arguments)


def _claim(statement: Statement, statuses: Statuses) -> ClaimSpan:
    _add_amount(statement, statuses.arguments)
    when = timing.dated(statement, statuses.arguments)
    reading = _reading(statement, statuses, when)
    source = reading.source
    speaker = source.mention if source else None
    return ClaimSpan(
        subject=statement.head,
        relation=statement.relation,
        object=statement.tail,
        cue=Cue(statement.cue.idx, statement.cue.idx + len(statement.cue)),
        rule=statement.rule,
        confidence=statement.confidence,
        status=reading.status,
        attributed_to=speaker,
        attribution=source.text if source else None,
        object_text=statement.tail_text,
        amount=statement.amount,
        date=when,
        role=statement.role,
        tense=statement.tense,
        purpose=statement.purpose,
        because=reading.because or None,
        features=statement.features,
    )


def _add_amount(statement: Statement, arguments: Arguments) -> None:
    """Give a payment what is paid, a suit or a fine what is claimed."""
    if statement.relation == "FUNDED":
        statement.amount = attributes.paid(statement, arguments)
    elif statement.relation == "SUED" or statement.cue.lemma_ == "fine":
        statement.amount = attributes.claimed(statement, arguments)


def _reading(statement: Statement, statuses: Statuses, when: When | None) -> Reading:
    """Return what the sentence does with a statement, and who states it."""
    anchor = statement.anchor
    reading = statuses.reading(anchor if anchor is not None else statement.cue, presupposed=anchor is None)
    if statement.effort:
        reading.wanted = ""
    if statement.tense == "future" and reading.status.links:
        reading.planned = statement.cue.text
    outcomes.weigh(statement, reading, when)
    if statement.relation in _DECLARED and reading.source is None:
        reading.source = statuses.declared(statement.cue if anchor is None else anchor, statement)
    if statement.relation in _KIN and reading.source is None:
        reading.source = statuses.reported(statement.cue)
    return reading


def _is_kept(statement: Statement, claim: ClaimSpan) -> bool:
    """Return whether a claim has two ends, or says enough with words for the other one."""
    if claim.object is not None or statement.alone:
        return True
    return claim.status is Status.NEGATED or _is_counted(claim)


def _is_counted(claim: ClaimSpan) -> bool:
    """Return whether a claim without a second mention counts a group: "fired 31 prosecutors"."""
    return bool(claim.object_text) and any(character.isdigit() for character in claim.object_text or "")


def _distinct(claims: Iterable[ClaimSpan]) -> list[ClaimSpan]:
    """Return one claim for each pair of mentions and relation: the most guarded one, then the fullest, then the surest.

    Where one pattern sees a denial and another does not, the denial holds.
    """
    best: dict[tuple[object, ...], ClaimSpan] = {}
    for claim in claims:
        known = best.setdefault(_key(claim), claim)
        if _rank(claim) > _rank(known):
            best[_key(claim)] = claim
    return list(best.values())


def _rank(claim: ClaimSpan) -> tuple[int, bool, float]:
    return _GUARDED.index(claim.status), claim.amount is not None, claim.confidence


def _key(claim: ClaimSpan) -> tuple[object, ...]:
    ends = [id(claim.subject), id(claim.object)]
    if ontology().relation(claim.relation).symmetric:
        ends.sort()
    return (*ends, claim.relation, claim.amount.value if claim.amount and claim.object is None else None)

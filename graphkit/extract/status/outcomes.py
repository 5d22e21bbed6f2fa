"""What the words of a statement say of it by themselves: that it was declined, is still to come, or ended with a post that was held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.extract.parse import grammar
from graphkit.extract.parse.negation import denies
from graphkit.extract.patterns import stating
from graphkit.extract.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from graphkit.extract.status.statements import Statement
    from graphkit.extract.status.statuses import Reading
    from graphkit.model import When

_AGAINST = frozenset({"OPPOSES", "ACCUSED", "FIRED", "RAN_AGAINST", "SUED", "KILLED"})
"""Relations that a word of refusal may state rather than deny."""
_POSTS = frozenset({"HIRED", "HOLDS_OFFICE", "WORKS_FOR", "RUNS"})
_HELD = frozenset({"HOLDS_OFFICE", "WORKS_FOR", "RUNS", "MEMBER_OF"})
_LIVED = frozenset({"OWNS", "LIVES_IN", "SPOUSE_OF", "REPRESENTS"})
"""Relations that, once over, were still so."""
_TIES = frozenset({"HOLDS_OFFICE", "WORKS_FOR", "STUDIED_AT", "CONCERNS", "REPORTED_ON"})
"""Relations that a sentence may tell by the way of who does something else."""
_DEEDS = _POSTS | {
    "FUNDED",
    "MET",
    "SUPPORTS",
    "OWNS",
    "MEMBER_OF",
    "CANDIDATE_IN",
    "WON",
    "AFFILIATED_WITH",
    "PART_OF",
    "SUED",
}
"""Relations that somebody may decline or intend; where a body lies or who is whose brother nobody does."""
_BEGINNING = _POSTS | {"FUNDED", "MET", "OWNS", "FOUNDED", "LOCATED_IN", "FIRED"}
"""Relations that do not hold before their day; somebody stands in an election long before its day."""


def weigh(statement: Statement, reading: Reading, when: When | None) -> None:
    """Put `reading` right by the words of `statement` themselves and by its date, `when`."""
    cue, anchor = statement.cue, statement.anchor
    if anchor is not None and statement.relation in _HELD and _is_held_before(statement, anchor):
        reading.negated = reading.planned = reading.wanted = ""
        return
    if anchor is not None and _is_over(anchor):
        _end(statement, reading)
    if _is_geography(statement):
        reading.source = None
    if _is_by_the_way(statement) or _is_occasion(statement):
        reading.negated = reading.planned = reading.wanted = ""
    if not reading.status.links or statement.relation in _AGAINST:
        return
    reading.wanted = reading.wanted or _promised(statement)
    if is_told_by(statement):
        reading.negated = cue.text if _is_declined(cue) else ""
        reading.wanted = cue.text if cue.lemma_.lower() in words("intending") else ""
    if statement.relation == "FUNDED" and reading.source is None and cue.lemma_.lower() in words("intending"):
        reading.wanted = cue.text
    if anchor is not None:
        reading.planned = _pondered(statement, anchor) or reading.planned
        if when is not None and statement.relation in _BEGINNING and _lies_ahead(anchor, when):
            reading.planned = when.text


def _pondered(statement: Statement, anchor: Token) -> str:
    """Return the word by which nothing is even tried yet: WEIGHS, is TOUTED as, went FOR talks with."""
    near = next((t for t in (statement.cue, anchor) if t.lemma_.lower() in words("pondering")), None)
    touted = grammar.is_passive(anchor) and anchor.lemma_.lower() in words("touting")
    if near is not None or (touted and statement.relation in {"HOLDS_OFFICE", "RUNS", "CANDIDATE_IN"}):
        return near.text if near is not None else anchor.text
    return _sought_talks(statement)


def _promised(statement: Statement) -> str:
    """Return the participle of a marriage that is still to come: "is ENGAGED to marry Lee"."""
    told = (statement.cue, *grammar.children(statement.cue, "acomp", "attr"))
    engaged = statement.relation == "SPOUSE_OF"
    return next((t.text for t in told if engaged and t.lemma_.lower() in words("betrothed")), "")


def _sought_talks(statement: Statement) -> str:
    """Return the "for" of who goes somewhere to meet somebody: "flew to Boston FOR talks with Lee"."""
    if statement.relation != "MET" or statement.tail is None:
        return ""
    talks = next((t for t in statement.tail.root.ancestors if t.lemma_.lower() in words("meetings")), None)
    sought = talks is not None and talks.dep_ == "pobj" and talks.head.lower_ == "for"
    return talks.head.text if talks is not None and sought else ""


def _end(statement: Statement, reading: Reading) -> None:
    """Take what is no longer so for former where it was a state, else for denied: "no longer supports"."""
    if statement.relation in _HELD | _LIVED:
        statement.tense = "former"
    else:
        reading.negated = reading.negated or "no longer"


def hangs_on_another_verb(statement: Statement) -> bool:
    """Return whether the cue of what was learned is a verb by which no rule states its relation."""
    verb = statement.cue
    foreign = verb.pos_ in grammar.VERBS and verb.lemma_.lower() not in stating(statement.relation)
    return foreign and bool(statement.features)


def _is_by_the_way(statement: Statement) -> bool:
    """Return whether a tie hangs on a verb with which it has nothing to do: "will not seek a term AS GOVERNOR"."""
    verb = statement.cue
    if statement.relation not in _TIES or not hangs_on_another_verb(statement):
        return False
    done = [*grammar.surface_subjects(verb), *grammar.objects(verb), *grammar.children(verb, "attr", "oprd")]
    return not any(end.root in done for end in (statement.head, statement.tail) if end is not None)


def _is_occasion(statement: Statement) -> bool:
    """Return whether talks are only where somebody else was or was not: "Doe was never AT TALKS between Lee and Roe"."""
    noun = statement.cue
    if (
        statement.relation != "MET"
        or noun.dep_ != "pobj"
        or noun.head.lower_ not in {"at", "in", "during", "after", "before"}
    ):
        return False
    verb = grammar.governor(noun.head)
    doers = grammar.surface_subjects(verb) if verb is not None else []
    return not any(end.root in doers for end in (statement.head, statement.tail) if end is not None)


def _is_geography(statement: Statement) -> bool:
    """Return whether a statement is known whoever says it: what a post governs, and in what a place lies."""
    lies = statement.relation == "LOCATED_IN" and statement.head.type == "PLACE"
    return statement.relation == "JURISDICTION" or lies


def is_told_by(statement: Statement) -> bool:
    """Return whether the cue, of whatever meaning, is what one end of a learned statement does or has done to it."""
    if not statement.features and statement.relation not in _POSTS:
        return False
    ends = {end.root.i for end in (statement.head, statement.tail) if end is not None}
    verb = statement.cue if statement.cue.pos_ in grammar.VERBS else None
    doers = [*grammar.surface_subjects(verb), *grammar.objects(verb)] if verb is not None else []
    return statement.relation in _DEEDS and any(token.i in ends for token in doers)


def _is_held_before(statement: Statement, anchor: Token) -> bool:
    """Return whether a post is held whatever comes of its end: "will RESIGN as mayor", "will REPLACE Lee as mayor"."""
    if any(map(_ends, (anchor, *grammar.children(anchor, "xcomp")))):
        return True
    return anchor.lemma_ in words("replacing") and statement.head.root in grammar.objects(anchor)


def _ends(verb: Token) -> bool:
    """Return whether a post was held whatever becomes of leaving it: "will RESIGN as mayor", "refused to STEP down as"."""
    if verb.lemma_ == "step":
        return any(child.lower_ in {"down", "aside"} for child in verb.children)
    return verb.pos_ in grammar.VERBS and verb.lemma_ in words("leave")


def _is_over(verb: Token) -> bool:
    """Return whether a verb tells of what was so before: "NO LONGER supports"."""
    return any(child.lower_ == "longer" and child.i and child.nbor(-1).lower_ == "no" for child in verb.children)


def _is_declined(verb: Token) -> bool:
    """Return whether a verb says that its object did not come about: "DECLINED three invitations", "TURNED DOWN a seat"."""
    turned = denies(verb) and verb.lemma_.lower() not in words("deny")
    return verb.pos_ in grammar.VERBS and (verb.lemma_.lower() in words("declining") or turned)


def _lies_ahead(verb: Token, when: When) -> bool:
    """Return whether a verb in the present tells of a day behind that of the document: "STARTS on July 1"."""
    published = verb.doc._.source.published if verb.doc._.source else None
    present = verb.tag_ in {"VBZ", "VBP"} or (verb.tag_ == "VBG" and any(c.lemma_ == "be" for c in verb.children))
    told = present and verb.pos_ in grammar.VERBS and verb.lemma_ != "be"
    return bool(told and published and when.start and when.start > published[: len(when.start)])

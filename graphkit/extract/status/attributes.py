"""What belongs to a claim besides its two ends and its time: amount, role, tense, purpose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.extract.parse import grammar
from graphkit.extract.status.timing import scope
from graphkit.extract.words import words
from graphkit.model import Money

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

    from graphkit.extract.parse.arguments import Arguments
    from graphkit.extract.spans import MentionSpan
    from graphkit.extract.status.statements import Statement


WITH_SUMS = frozenset({"FUNDED", "OPPOSES", "SUPPORTS", "SUED", "OWNS"})
"""Relations of which a sentence says how much: what was given, spent for or against somebody, sued for, paid for a firm."""

_BETWEEN = frozenset(
    {",", "(", ":", "another", "a", "an", "further", "additional", "about", "roughly", "nearly", "with"}
)
"""What may stand between a payer and the sum that is added to the name."""
_TOWARDS = frozenset({"to", "into", "for"})
_ARTICLES = frozenset({"the", "a", "an", "its", "his", "her", "their"})
_NEAR = 3
_PART = 5
"""Words before "from" that name a part of a sum: "nearly all of it from", "a quarter of it a loan from"."""
_CLAUSES = frozenset({"acl", "relcl"})
_HYPHENS = frozenset({"-", "‐", "‑", "–"})


def amount(trigger: Token, arguments: Arguments) -> Money | None:
    """Return the sum of money in the clause of `trigger`; one that is corrected ("not $75,000") does not count."""
    sums = [m for m in _values(grammar.clause(scope(trigger)), arguments, "MONEY") if not is_rejected(m.root)]
    direct = [m for m in sums if m.root.head.i == trigger.i or m.root.dep_ in {"dobj", "nummod", "nmod", "compound"}]
    best = (direct or sums)[:1] or [m for m in _described_sum(trigger, arguments) if not is_rejected(m.root)]
    return best[0].value if best and isinstance(best[0].value, Money) else None


def _described_sum(verb: Token, arguments: Arguments) -> list[MentionSpan]:
    """Return the sum that the clause of `verb` describes: "the $5,000 that she RECEIVED"."""
    mention = arguments.covering(verb.head) if verb.dep_ == "relcl" else None
    return [mention] if mention is not None and mention.type == "MONEY" else []


def paid(statement: Statement, arguments: Arguments) -> Money | None:
    """Return the sum of a payment: the one right beside the payer or the payee, else that of the clause, else the only one near."""
    if _is_epithet(statement):
        return None
    own = _sum_before(statement.head, arguments) or _sum_behind(statement.head, arguments)
    if own is not None or _is_unnamed_part(statement.head):
        return own
    return (
        _sum_to(statement, arguments)
        or statement.amount
        or _only_sum(statement, arguments)
        or _sum_again(statement, arguments)
    )


def claimed(statement: Statement, arguments: Arguments) -> Money | None:
    """Return what somebody sues for or is fined, where it stands behind a name: "sued Lee, the mayor, in Boston FOR $5,000"."""
    cue = statement.cue
    behind = (
        m for m in arguments.within(cue.sent) if m.type == "MONEY" and m.start > cue.i and not is_rejected(m.root)
    )
    found = [m for m in behind if cue.lemma_ == "fine" or cue.doc[m.start - 1].lower_ == "for"]
    return statement.amount or (_money(found) if len(found) == 1 else None)


def _is_unnamed_part(payer: MentionSpan) -> bool:
    """Return whether a payer gave a part of which the sum is not told: "$900, MOST OF IT from the union"."""
    doc, place = payer.root.doc, payer.start - 1
    place -= place > 0 and doc[place].lower_ in _ARTICLES
    if place < 1 or doc[place].lower_ != "from":
        return False
    before = doc[max(place - _PART, payer.root.sent.start) : place]
    nearest = next((t for t in reversed(before) if t.pos_ == "NUM" or t.lower_ in words("parts_of_sums")), None)
    return nearest is not None and nearest.pos_ != "NUM" and nearest.nbor(-1).lower_ != "in"


def _sum_again(statement: Statement, arguments: Arguments) -> Money | None:
    """Return the only sum of the sentence before, where this one takes it up: "She won $900. She gave THE MONEY to a school"."""
    verb = statement.cue
    things = [t for t in grammar.objects(verb) if t.lemma_ in words("sums_again")] if verb.pos_ in grammar.VERBS else []
    if not verb.sent.start or not any(child.lower_ == "the" for t in things for child in t.children):
        return None
    before = [m for m in arguments.within(verb.doc[verb.sent.start - 1].sent) if m.type == "MONEY"]
    return _money(before) if len(before) == 1 else None


def _is_epithet(statement: Statement) -> bool:
    """Return whether the payment only describes who does something else, without a sum of its own in brackets.

    "$500 came from the LEE-FUNDED group", not "the LEE-BACKED ($500) candidate".
    """
    cue, payee = statement.cue, statement.tail
    if payee is None or not 0 < cue.i < payee.root.i or cue.nbor(-1).text_with_ws not in _HYPHENS:
        return False
    return cue.nbor(1).text != "("


def _sum_before(payer: MentionSpan, arguments: Arguments) -> Money | None:
    """Return the sum of "$500 FROM the union", "a $500 gift FROM the union", "$500 of it came FROM the union"."""
    preposition = next((t for t in payer.root.ancestors if t.lower_ == "from"), None)
    if preposition is None or not preposition.i or payer.root.head.i != preposition.i:
        return None
    before = preposition.nbor(-1)
    beside = arguments.covering(before)
    if beside is not None and beside.type == "MONEY" and before.sent == preposition.sent:
        return _money([beside])
    if preposition.head.pos_ in grammar.VERBS and preposition.head.lemma_ in words("come"):
        found = [m for t in grammar.subjects(preposition.head) for m in _values(t.subtree, arguments, "MONEY")]
        return _money(found[-1:])
    near = (t for t in (before, before.nbor(-1) if before.i else before) if t.sent == preposition.sent)
    return _money([m for t in near if (m := arguments.covering(t)) is not None and m.type == "MONEY"][:1])


def _sum_to(statement: Statement, arguments: Arguments) -> Money | None:
    """Return the sum of "$6,200 TO Lee and $3,000 TO Roe"; of "gave LEE $500" it is that of the clause."""
    payee, cue = statement.tail, statement.cue
    if payee is None or (cue.dep_ in _CLAUSES and payee.start < cue.i):
        return None  # "gave $500 to a group that Lee founded and funds": the sum is that of the clause outside
    doc, place = payee.root.doc, payee.start - 1
    place -= place > 0 and doc[place].lower_ in _ARTICLES
    if place < 1 or doc[place].lower_ not in _TOWARDS:
        return None
    found = arguments.covering(doc[place - 1])
    if found is None or found.type != "MONEY" or found.end != place or is_rejected(found.root):
        return None
    return _money([found])


def _sum_behind(payer: MentionSpan, arguments: Arguments) -> Money | None:
    """Return the sum of "LEE ($500)", "LEE, $500, and", "and LEE another $500"."""
    doc = payer.root.doc
    here = payer.end
    while here < len(doc) - 1 and doc[here].lower_ in _BETWEEN and here - payer.end < _NEAR:
        here += 1
    found = arguments.covering(doc[here]) if here < len(doc) else None
    if found is None or found.type != "MONEY" or doc[here].sent != payer.root.sent or is_rejected(found.root):
        return None
    ended = found.end == len(doc) or doc[found.end].lower_ in {",", ")", ";", ".", "\n", "and"}
    return _money([found]) if ended else None


def _only_sum(statement: Statement, arguments: Arguments) -> Money | None:
    """Return the only sum of a sentence, where it stands under the verb of the payment, of the payer or of the payee."""
    sums = [m for m in arguments.within(statement.cue.sent) if m.type == "MONEY" and not is_rejected(m.root)]
    if len(sums) != 1 or statement.tail is None:
        return None
    verb = _verb_above(sums[0].root)
    if statement.cue.i != verb and statement.cue.dep_ in _CLAUSES:
        return None  # "returned $500 to a group financed by Lee": what is told of the group by the way has no sum
    if statement.cue.i != verb and verb >= 0 and statement.tail.root in grammar.subjects(statement.cue.doc[verb]):
        return None  # "a Lee-funded group put $500 behind Roe": the payee does something with a sum of its own
    near = {_verb_above(token) for token in (statement.cue, statement.head.root, statement.tail.root)}
    return _money(sums) if verb in near else None


def _verb_above(token: Token) -> int:
    """Return the place of the verb that governs `token`, or of the token itself where it is one; -1 without any."""
    return next((t.i for t in (token, *token.ancestors) if t.pos_ in grammar.VERBS), -1)


def _money(mentions: list[MentionSpan]) -> Money | None:
    return mentions[0].value if mentions and isinstance(mentions[0].value, Money) else None


def role(noun: Token) -> str:
    """Return the words of the role that `noun` names: "acting chair", "night manager"."""
    left = noun
    for token in reversed(list(noun.lefts)):
        if token.dep_ not in {"amod", "compound", "nmod"} or token.i != left.i - 1 or token.pos_ == "PROPN":
            break
        if token.lower_ in words("former"):
            break
        left = token
    return noun.doc[left.i : _role_end(noun)].text


def tense(noun: Token) -> str | None:
    """Return whether the role named by `noun` is current, former or future, where the words say so."""
    cues = _time_words(noun)
    if noun.dep_ in {"compound", "nmod"}:
        cues |= {noun.head.lower_, *(t.lower_ for t in noun.head.lefts if t.i < noun.i)}
    for name, value in (("former", "former"), ("coming", "future"), ("current", "current")):
        if cues & words(name):
            return value
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    if noun.dep_ in {"attr", "pobj", "oprd"} and verb.pos_ in grammar.VERBS:
        return _verb_tense(verb)
    return None


def purpose(trigger: Token, arguments: Arguments) -> str | None:
    """Return what money is given or spent for, where that is a thing and no mention."""
    for preposition in ("for", "on"):
        for noun in grammar.complements(trigger, preposition):
            if noun.pos_ == "NOUN" and arguments.covering(noun) is None:
                return noun.doc[_noun_start(noun) : noun.i + 1].text
    return None


def _values(tokens: Iterable[Token], arguments: Arguments, kind: str) -> list[MentionSpan]:
    found: list[MentionSpan] = []
    for token in tokens:
        mention = arguments.covering(token)
        if mention is not None and mention.type == kind and mention not in found:
            found.append(mention)
    return found


def is_rejected(token: Token) -> bool:
    """Return whether a sum is named only to be put right: "not $75,000"."""
    before = token.doc[max(token.left_edge.i - 1, 0)]
    return before.lower_ in {"not", "than"}


def _time_words(noun: Token) -> set[str]:
    near = list(noun.lefts) + [t for t in noun.rights if t.dep_ in {"prep", "advmod"}]
    cues = {t.lower_ for t in (noun, *near)}
    before = noun.doc[noun.left_edge.i - 1] if noun.left_edge.i else noun
    if before.lower_ in words("former") | words("current"):
        cues.add(before.lower_)
    if noun.dep_ in {"attr", "pobj"}:
        verb = noun.head.head if noun.dep_ == "pobj" else noun.head
        cues |= {t.lower_ for t in grammar.children(verb, "advmod", "neg")}
        cues |= {"former"} if _is_used_to(verb) or _ends_role(verb) else set()
    return cues


def _ends_role(verb: Token) -> bool:
    return verb.lemma_ in words("leave") or any(
        child.lower_ == "no" and verb.doc[child.i + 1].lower_ == "longer"
        for token in verb.children
        for child in [token, *token.children]
        if child.i + 1 < len(verb.doc)
    )


def _is_used_to(verb: Token) -> bool:
    return verb.dep_ == "xcomp" and verb.head.lemma_ == "use"


def _verb_tense(verb: Token) -> str | None:
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    reported = verb.dep_ == "ccomp"
    if verb.tag_ == "VBD" and not reported and verb.lemma_ in {"be", "serve", "work", "act"}:
        return "former"
    if verb.tag_ in {"VBZ", "VBP"} or auxiliaries & {"has", "have"}:
        return "current"
    return None


def _role_end(noun: Token) -> int:
    """Return where the role's words end, after the hyphenated tail of "sister-in-law"."""
    end = noun.i + 1
    doc = noun.doc
    while end + 1 < len(doc) and doc[end].text == "-" and not doc[end - 1].whitespace_ and not doc[end].whitespace_:
        end += 2
    return end


def _noun_start(noun: Token) -> int:
    kept = [t.i for t in noun.lefts if t.dep_ in {"compound", "amod", "nmod"}]
    return min(kept, default=noun.i)

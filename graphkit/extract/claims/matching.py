"""Patterns put to the words of a sentence: which of them state a relation between which mentions."""

from __future__ import annotations

from itertools import groupby, product, takewhile
from operator import attrgetter
from typing import TYPE_CHECKING

from graphkit.extract.claims import alternations, conditions
from graphkit.extract.claims.localities import innermost
from graphkit.extract.claims.nameless import is_somebody, may_state, nameless
from graphkit.extract.claims.officeholders import anchor, is_label
from graphkit.extract.lexicon import person_nouns
from graphkit.extract.parse import grammar, roles
from graphkit.extract.patterns import ANY, Pattern, indexed
from graphkit.extract.references.sorts import sorts
from graphkit.extract.status import attributes
from graphkit.extract.status.statements import Statement
from graphkit.extract.tokens import dependents, lemmas, plain_words, speech
from graphkit.extract.words import words
from graphkit.ontology import ontology
from graphkit.places import place_named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Span, Token

    from graphkit.extract.parse.arguments import Arguments
    from graphkit.extract.spans import MentionSpan

_TEXT_TAILS = frozenset({"SUPPORTS", "OPPOSES", "FUNDED", "FIRED"})
"""Relations whose other end may be kept as words, where the sentence denies them or counts a group."""
_GIFTS = frozenset({"SUPPORTS", "FUNDED"})
"""Those whose nouns say it whole: "made an endorsement"; a bid is against somebody."""

_CLOSE = 8
"""Tokens between two mentions beyond which no preposition joins them directly."""

_BESIDE = 2
"""Content words that may stand between a name and what a preposition joins to it."""

_UNSAID = frozenset({"of", "in"})
"""Prepositions that an entry may leave out."""

_STATING = frozenset({"VERB", "AUX", "NOUN", "PROPN", "ADJ"})
"""Parts of speech of the words that a pattern may hang on."""

_DESCRIBING = frozenset({"appos", "attr", "compound", "nmod", "amod", "oprd", "conj", "acomp"})


def statements(sentence: Span, arguments: Arguments) -> Iterator[Statement]:
    """Yield what the patterns find in `sentence`."""
    arguments.present = _present(plain_words(sentence.doc)[sentence.start : sentence.end])
    if arguments.is_in_entry(sentence):
        arguments.present |= _UNSAID
    for token, patterns_of_token in _stating(sentence, arguments):
        for roles_of_head, patterns in groupby(patterns_of_token, key=attrgetter("head")):
            heads = _fillers(roles_of_head, token, arguments)
            for pattern in patterns if heads else ():
                yield from _matches(pattern, token, heads, arguments)
    for mention in _accompanied(arguments.within(sentence)):
        for pattern in indexed("mention").get(ANY, ()):
            types = pattern.head_types if "this" in pattern.head else pattern.tail_types
            if mention.kind == "name" and mention.type in types:
                heads = _fillers(pattern.head, mention.root, arguments)
                found = _matches(pattern, mention.root, heads, arguments)
                yield from (statement for statement in found if _is_beside(statement, mention))


def _present(words: Iterable[str]) -> frozenset[str]:
    """Return the words of a sentence, and the prepositions for which "where" stands."""
    found = frozenset(words)
    return found | grammar.WHERE if "where" in found else found


def _stating(sentence: Span, arguments: Arguments) -> Iterator[tuple[Token, Iterator[Pattern]]]:
    """Yield the words of `sentence` that may state a relation by their part of speech, each with its patterns."""
    doc = sentence.doc
    parts_of_speech, known = speech(doc), lemmas(doc)
    for place in range(sentence.start, sentence.end):
        if parts_of_speech[place] in _STATING:
            yield doc[place], _patterns(doc[place], parts_of_speech[place], known[place], arguments)


def _accompanied(mentions: list[MentionSpan]) -> Iterator[MentionSpan]:
    """Yield those of `mentions` that have another one close by, as what a bare preposition joins has."""
    for number, mention in enumerate(mentions):
        others = (*mentions[max(number - 2, 0) : number], *mentions[number + 1 : number + 3])
        if any(max(other.start - mention.end, mention.start - other.end) <= _CLOSE for other in others):
            yield mention


def _is_beside(statement: Statement, mention: MentionSpan) -> bool:
    """Return whether the other end stands right beside `mention`: "Lee, 35, of Boston", "Boston's Lee"."""
    other = statement.tail if statement.head is mention else statement.head
    if other is None or not _concerns(statement, mention):
        return False
    first, second = sorted((mention, other), key=lambda m: m.start)
    words = (t for t in mention.root.doc[first.end : second.start] if t.is_alpha and not t.is_stop)
    between = [t for t in words if not _owns(t, second)]
    return (
        first.end <= second.start
        and all(t.pos_ in {"ADJ", "NOUN"} for t in between[:_BESIDE])
        and len(between) <= _BESIDE
    )


def _concerns(statement: Statement, mention: MentionSpan) -> bool:
    """Return whether `mention` is an end, or beside one that has the owner of both: "APEX's Lee and Roe", not "Lee of Apex, and Roe"."""
    if mention is statement.head or mention is statement.tail:
        return True
    return statement.tail is not None and statement.tail.root in grammar.possessors(mention.root)


def _owns(token: Token, owned: MentionSpan) -> bool:
    """Return whether `token` is part of the possessor of a name: "of NEW YORK's Apex School"."""
    return any(token in owner.subtree for owner in grammar.children(owned.root, "poss"))


def _patterns(token: Token, part_of_speech: str, lemma: str, arguments: Arguments) -> Iterator[Pattern]:
    if part_of_speech == "VERB" or (part_of_speech == "AUX" and token.lemma_ != "be"):
        yield from indexed("verb").get(lemma, ())
        if token.i and token.nbor(-1).text in {"-", "–"}:
            yield from indexed("hyphen").get(token.lower_, ()) or alternations.of_participles().get(lemma, ())
    elif part_of_speech in {"NOUN", "PROPN", "ADJ"}:
        covering = arguments.covering(token)
        named = covering is not None and covering.kind == "name" and covering.type not in {"OFFICE", "ORG", "EVENT"}
        if named:
            return
        yield from indexed("noun").get(lemma, ())
        yield from alternations.of_nouns().get(lemma, ())
        if token.dep_ in _DESCRIBING or _is_described(token, arguments):
            yield from indexed("person").get(lemma, ())
            yield from indexed("person").get(ANY, ())


def _is_described(noun: Token, arguments: Arguments) -> bool:
    """Return whether `noun`, though it describes nothing by its place, is known to be somebody or has a name beside it."""
    if noun.dep_ in {"nsubj", "pobj", "dobj"} or any(label == "appos" for label, _ in dependents(noun)):
        return True
    mention = arguments.rooted(noun)
    return (mention is not None and mention.kind == "nominal") or arguments.left_out(noun) is not None


def _matches(pattern: Pattern, trigger: Token, filling: list[MentionSpan], arguments: Arguments) -> Iterator[Statement]:
    """Yield what `pattern` states of those of `filling`, which stand where its head does, that may be the head."""
    heads = [head for head in filling if _may_head(pattern, head)]
    tails = _fillers(pattern.tail, trigger, arguments) if heads else []
    if heads and not tails and (pattern.alone or pattern.relation in _TEXT_TAILS):
        yield from _with_text(pattern, trigger, heads, arguments)
    for head, tail in product(heads, innermost(tails)):
        if _fits(pattern, head, tail, arguments) and may_state(pattern.relation, trigger, (head, tail), arguments):
            match = conditions.Match(trigger, head, tail, arguments)
            if all(conditions.holds(need, match) for need in pattern.needs):
                yield _statement(pattern, match)


def _with_text(pattern: Pattern, trigger: Token, heads: list[MentionSpan], arguments: Arguments) -> Iterator[Statement]:
    """Yield statements about a group that is no mention: "fired 31 prosecutors", "is not backing a candidate"."""
    text = next((roles.phrase(t) for name in pattern.tail for t in roles.filled(trigger, name) if _is_group(t)), None)
    if text is None and (pattern.alone or (pattern.relation in _GIFTS and _is_given(trigger))):
        text = trigger.text if pattern.alone else roles.phrase(trigger)
    for head in heads if text is not None else ():
        match = conditions.Match(trigger, head, head, arguments)
        if all(conditions.holds(need, match) for need in pattern.needs):
            statement = _statement(pattern, match)
            statement.tail, statement.tail_text = None, text
            yield statement


def _is_given(noun: Token) -> bool:
    """Return whether somebody makes `noun`: "made a DONATION", "its dividend PAYMENT" and "has 16 NOMINATIONS" are none."""
    return noun.dep_ == "dobj" and noun.head.lemma_ in words("give_light") - words("get_light")


def _is_group(token: Token) -> bool:
    """Return whether `token` means people or bodies that no node stands for: "31 PROSECUTORS", "ANYONE", but not "its dividend"."""
    if token.pos_ != "NOUN":
        return token.lower_ in {"anyone", "anybody", "nobody"}
    noun = token.lemma_.lower()
    person, body, *others = sorts(noun)
    return noun in person_nouns() or max(person, body) > max(others)


def _fillers(names: tuple[str, ...], trigger: Token, arguments: Arguments) -> list[MentionSpan]:
    """Return what fills one of the roles, found once for all patterns that ask for these."""
    key = (trigger.i, names)
    found = arguments.filled.get(key)
    if found is None:
        found = arguments.filled[key] = []
        for name in names:
            for mention in _filler(name, trigger, arguments):
                if not any(arguments.same(mention, known) for known in found):
                    found.append(mention)
    return found


def _filler(name: str, trigger: Token, arguments: Arguments) -> list[MentionSpan]:
    preposition = roles.preposition(name)
    if preposition and preposition not in arguments.present:
        return []
    key = (trigger.i, name)
    if key not in arguments.filled:
        arguments.filled[key] = _found_filler(name, trigger, arguments)
    return arguments.filled[key]


def _found_filler(name: str, trigger: Token, arguments: Arguments) -> list[MentionSpan]:
    tokens = roles.filled(trigger, name)
    if name == "self":
        apposed = arguments.apposed(trigger) if trigger.dep_ == "appos" else None
        plural = trigger.tag_ in {"NNS", "NNPS"}
        known = [apposed] if apposed and not plural else arguments.referents(tokens, coordinated=plural)
        known = list(takewhile(lambda mention: not _is_called_otherwise(mention, trigger), known))
        return [] if is_label(trigger) else _entered(trigger, known, arguments) or _nominal(trigger, arguments)
    if name in _UNSAID and not tokens:
        unsaid = arguments.behind(trigger, name)
        return [unsaid] if unsaid is not None else []
    if not tokens and name in {"subject", "object", "surface"}:
        left_out = arguments.left_out(trigger)
        is_object = name == "object" or (name == "surface" and grammar.is_passive(trigger))
        return [left_out] if left_out is not None and is_object == grammar.is_passive(trigger) else []
    return arguments.referents(tokens) or nameless(tokens, arguments)


def _is_called_otherwise(mention: MentionSpan, noun: Token) -> bool:
    """Return whether another noun for several stands before a name: "the clerks Lee and Roe, and the PORTERS Ames and Hale"."""
    before = noun.doc[max(mention.start - 1, 0)]
    return noun.i < before.i and before.tag_ == "NNS" and before.dep_ in _DESCRIBING


def _entered(noun: Token, known: list[MentionSpan], arguments: Arguments) -> list[MentionSpan]:
    """Return `known`, or whom an entry is about in which `noun` is a title beside nobody: "Ann Lee. FOUNDER of Apex"."""
    whom = None if any(mention.type == "PERSON" for mention in known) else arguments.left_out(noun)
    return [whom] if whom is not None else known


def _nominal(noun: Token, arguments: Arguments) -> list[MentionSpan]:
    """Return `noun` as a mention where it refers to somebody by itself: "HER HUSBAND left"."""
    mention = arguments.rooted(noun)
    if mention is None or mention.kind != "nominal" or mention.type == "OFFICE":
        return []
    return [mention] if arguments.is_known(mention) or is_somebody(mention, arguments) else []


def _may_head(pattern: Pattern, mention: MentionSpan) -> bool:
    heads = ontology().relation(pattern.relation).heads
    return mention.type in heads and (not pattern.head_types or mention.type in pattern.head_types)


def _fits(pattern: Pattern, head: MentionSpan, tail: MentionSpan, arguments: Arguments) -> bool:
    if arguments.same(head, tail) or not pattern.allows(head.type, tail.type, tail.subtype):
        return False
    if pattern.relation == "LOCATED_IN" and (_is_upside_down(head, tail) or _are_listed(head, tail)):
        return False
    return ontology().relation(pattern.relation).accepts(head.type, tail.type)


def _is_upside_down(inner: MentionSpan, outer: MentionSpan) -> bool:
    """Return whether a country would lie in a city or state."""
    places = [place_named(m.name) if m.type == "PLACE" else None for m in (inner, outer)]
    return [p.subtype if p is not None else "" for p in places] in [["country", "city"], ["country", "state"]]


def _are_listed(one: MentionSpan, other: MentionSpan) -> bool:
    """Return whether two names are joined by "and" or a comma of a list: "in England and Wales"."""
    first, second = sorted((one, other), key=lambda mention: mention.start)
    if first.root.doc[first.end : second.start].text.lower() in {"and", "or", "&"}:
        return True
    return any(second.start <= token.i < second.end for token in grammar.coordinated(first.root)[1:])


def _statement(pattern: Pattern, match: conditions.Match) -> Statement:
    trigger = match.trigger
    statement = Statement(
        pattern.relation,
        match.head,
        match.tail,
        trigger,
        pattern.id,
        pattern.confidence,
        anchor=trigger,
        effort=pattern.effort,
        alone=pattern.alone,
        tense=pattern.tense,
    )
    if pattern.trigger == "person":
        statement.anchor = anchor(trigger)
        statement.role = attributes.role(trigger)
        statement.tense = pattern.tense or attributes.tense(trigger)
    elif pattern.trigger in {"mention", "hyphen"}:
        statement.anchor = None
    elif pattern.trigger == "noun":
        statement.anchor = _seated(trigger) or trigger
    if pattern.relation in attributes.WITH_SUMS:
        statement.amount = attributes.amount(trigger, match.arguments)
        statement.purpose = attributes.purpose(trigger, match.arguments)
    return statement


def _seated(noun: Token) -> Token | None:
    """Return the verb of "IS on the board", which says whether somebody is a member."""
    verb = grammar.governor(noun) if noun.dep_ == "pobj" and noun.head.lower_ == "on" else None
    return verb if verb is not None and verb.lemma_ in words("sit_verbs") else None

"""Tokens of the parse and the mentions they stand for."""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING

from graphkit.extract.parse import grammar, roles
from graphkit.extract.parse.entries import Entries
from graphkit.extract.parse.enumerations import companions, enumerated
from graphkit.extract.parse.party_signs import shows_party
from graphkit.extract.spans import ENTITY_TYPES
from graphkit.extract.words import words
from graphkit.names import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Span, Token

    from graphkit.extract.spans import MentionSpan

_MODIFYING = frozenset({"compound", "nmod", "amod", "poss", "nummod", "det", "case", "npadvmod"})

_PLURAL = frozenset({"NNS", "NNPS"})

_WHOLE = frozenset({"both", "all", "each"})
"""Words before "of whom" that leave nobody out."""

_START = attrgetter("start")

_HYPHENS = frozenset({"-", "–"})
_BODIES = frozenset({"ORG", "PAC", "OFFICE"})
_PLACES = frozenset({"PLACE"})

_FIRST_PERSON = frozenset({"i", "me", "my", "myself", "mine"})


class Arguments:
    """The mentions of one Doc, looked up by token."""

    def __init__(self, doc: Doc) -> None:
        self.mentions: list[MentionSpan] = [mention for mention in doc._.mentions if mention.argument]
        self._asides = [mention for mention in doc._.mentions if not mention.argument]
        self._by_root: dict[int, MentionSpan] = {}
        self._covering: dict[int, MentionSpan] = {}
        self._entries = Entries(doc, self.mentions)
        self.filled: dict[tuple[int, str | tuple[str, ...]], list[MentionSpan]] = {}
        """What fills a role, or one of several roles, around a token, found once for all patterns."""
        self.present: frozenset[str] = frozenset()
        """The words, as `plain` gives them, of the sentence being matched."""
        self._authors = list(_authors(doc, self.mentions))
        self.speakers: dict[int, MentionSpan | None] = {}
        """Who speaks at each token inside quotation marks; filled in by whoever reads the quotations."""
        self._by_sentence: dict[int, list[MentionSpan]] = {}
        self._kinds: dict[str, frozenset[int]] = {}
        self._called: dict[int | None, tuple[str, ...]] | None = None
        self._elected: frozenset[int] | None = None
        self._places: dict[str, list[MentionSpan]] | None = None
        self._named = {m.cluster for m in self.mentions if m.kind == "name" and m.cluster is not None}
        self._lists = enumerated(self.mentions)
        self._companions = companions(self.mentions)
        starts = [sentence.start for sentence in doc.sents]
        for mention in self.mentions:
            root = mention.root.i
            self._by_root.setdefault(root, mention)
            self._by_sentence.setdefault(starts[bisect_right(starts, root) - 1], []).append(mention)
            for index in range(mention.start, mention.end):
                self._covering.setdefault(index, mention)

    def with_asides(self) -> list[MentionSpan]:
        """Return all mentions, those as well about which no claims are made, in order."""
        return sorted([*self.mentions, *self._asides], key=lambda mention: (mention.start, -mention.end))

    def new_cluster(self) -> int:
        """Return a number that no entity of the document has."""
        return max((m.cluster for m in (*self.mentions, *self._asides) if m.cluster is not None), default=-1) + 1

    def called(self, mention: MentionSpan) -> tuple[str, ...]:
        """Return the common nouns by which the document refers to what `mention` is: party, union, newspaper."""
        if self._called is None:
            self._called = _common_nouns(self.mentions)
        return self._called.get(mention.cluster, ())

    def is_party(self, mention: MentionSpan) -> bool:
        """Return whether `mention` is a party or another body with members, by one of its names or what the text calls it."""
        return self._is_called(mention, "parties")

    def is_political(self, mention: MentionSpan) -> bool:
        """Return whether `mention` is a political party."""
        return self._is_called(mention, "political")

    def is_elected(self, mention: MentionSpan) -> bool:
        """Return whether a title of those who are elected stands before a name of whom `mention` is."""
        if self._elected is None:
            named = (m for m in self.mentions if m.type == "PERSON" and m.kind == "name" and m.start)
            titled = (m for m in named if _title_before(m) in words("elective"))
            self._elected = frozenset(m.cluster for m in titled if m.cluster is not None)
        return mention.cluster in self._elected or _title_before(mention) in words("elective")

    def _is_called(self, mention: MentionSpan, kind: str) -> bool:
        if mention.type != "ORG":
            return False
        if kind not in self._kinds:
            shown = (m.cluster for m in self.mentions if m.cluster is not None and shows_party(m, kind))
            self._kinds[kind] = frozenset(shown)
        return mention.cluster in self._kinds[kind] or shows_party(mention, kind)

    def within(self, sentence: Span) -> list[MentionSpan]:
        """Return the mentions that begin in `sentence`, in order."""
        return self._by_sentence.get(sentence.start, [])

    def voice(self, token: Token) -> MentionSpan | None:
        """Return who says "I" where `token` stands: the speaker of a quotation, else the author of the text above."""
        if token.i in self.speakers:
            return self.speakers[token.i]
        return next((m for start, m in reversed(self._authors) if start <= token.idx), None)

    def opening(self, token: Token) -> MentionSpan | None:
        """Return the mention that begins with `token`."""
        return next((m for m in self.mentions if m.start == token.i), None)

    def apposed(self, noun: Token) -> MentionSpan | None:
        """Return the person named right before the aside that `noun` heads: "Lee, then THE PRESIDENT, left"."""
        index = noun.left_edge.i - 1
        while index > 0 and noun.doc[index].pos_ in {"ADV", "PUNCT"}:
            index -= 1
        index = _before_party_sign(noun.doc, index, self._covering.get(index))
        before = self._covering.get(index)
        aside = any(t.text == "," for t in noun.doc[index + 1 : noun.i])
        return before if before is not None and before.type == "PERSON" and before.kind == "name" and aside else None

    def rooted(self, token: Token) -> MentionSpan | None:
        """Return the mention whose head is `token`."""
        return self._by_root.get(token.i)

    def covering(self, token: Token) -> MentionSpan | None:
        """Return the mention that `token` is part of."""
        return self._covering.get(token.i)

    def is_known(self, mention: MentionSpan) -> bool:
        """Return whether the document says who `mention` is: a name, or a description or pronoun of a named one."""
        if mention.type not in ENTITY_TYPES:
            return False
        return (
            mention.kind == "name"
            or mention.type == "OFFICE"
            or (mention.type == "EVENT" and mention.cluster is not None)
            or (mention.cluster is not None and mention.cluster in self._named)
        )

    def left_out(self, token: Token) -> MentionSpan | None:
        """Return whom an entry is about, where `token` heads one of its clauses or titles without a subject."""
        whom = self._entries.left_out(token)
        return whom if whom is not None and self.is_known(whom) else None

    def is_in_entry(self, sentence: Span) -> bool:
        """Return whether `sentence` stands in an entry about somebody."""
        return self._entries.about(sentence[0]) is not None

    def behind(self, token: Token, preposition: str) -> MentionSpan | None:
        """Return what an entry gives without its preposition: "Director, APEX, 1974–79", "Born BOSTON 1944"."""
        named, verb = self.covering(token), token.pos_ in grammar.VERBS
        place = token.i + 1 + (not verb)
        if (preposition == "in") != verb or (named is not None and named.kind == "name") or place >= len(token.doc):
            return None
        if self.left_out(token) is None or not (verb or token.nbor(1).text == ","):
            return None
        found = self.opening(token.doc[place])
        types = _PLACES if verb else _BODIES
        return found if found is not None and found.kind == "name" and found.type in types else None

    def place_in_name(self, mention: MentionSpan) -> MentionSpan | None:
        """Return the place of the document in whose name `mention` is called: "the OHIO Elections Commission"."""
        if self._places is None:
            self._places = _places_by_name(self.mentions)
        for name in _stretches(folded(mention.name).partition(" in ")[0].split()):
            known = self._places.get(name, [])
            if known and all(self.same(place, known[0]) for place in known):
                return known[max(bisect_right(known, mention.start, key=_START) - 1, 0)]
            if known:
                return None
        return None

    def same(self, left: MentionSpan, right: MentionSpan) -> bool:
        """Return whether both mentions are of one entity."""
        return left is right or (left.cluster is not None and left.cluster == right.cluster)

    def referents(self, tokens: Iterable[Token], *, coordinated: bool = True) -> list[MentionSpan]:
        """Return the known mentions that `tokens` and what is coordinated with them stand for."""
        found: list[MentionSpan] = []
        for token in tokens:
            for one in grammar.coordinated(token) if coordinated else [token]:
                for mention in self._referents(one):
                    listed = [*self._listed(mention), *self._accompanying(mention)] if coordinated else [mention]
                    found += [m for m in listed if m not in found]
        return found

    def _listed(self, mention: MentionSpan) -> list[MentionSpan]:
        """Return the names among which `mention` is listed; itself alone where a clause behind it is about it alone."""
        return [mention] if grammar.children(mention.root, "acl", "relcl") else self._lists.get(id(mention), [mention])

    def _accompanying(self, mention: MentionSpan) -> list[MentionSpan]:
        """Return who does what `mention` does along with it, and who is listed with that one."""
        other = self._companions.get(id(mention))
        if other is None:
            return []
        joined = (self._by_root.get(token.i) for token in grammar.coordinated(other.root))
        return [other, *(m for m in joined if m is not None and m is not other and m.type == other.type)]

    def _referents(self, token: Token, depth: int = 3) -> list[MentionSpan]:
        mention = self._mention(token)
        if mention is not None:
            return [self._holder(mention) or self._branch(mention) or mention]
        if not depth:
            return []
        if grammar.is_relative(token) or token.lower_ in _WHOLE:
            inner = grammar.antecedents(token) if grammar.is_relative(token) else grammar.complements(token, "of")
            return [m for noun in inner for m in self._referents(noun, depth - 1)]
        if token.lower_ in _FIRST_PERSON:
            voice = self.voice(token)
            return [voice] if voice is not None else []
        if token.pos_ in {"NOUN", "PROPN", "NUM"}:
            return self._described(token, depth)
        return []

    def _mention(self, token: Token) -> MentionSpan | None:
        mention = self._by_root.get(token.i)
        if mention is None:
            inside = self._covering.get(token.i)
            # A parser may head a name by another of its tokens than the span does, or hang things on its last one.
            mention = inside if inside is not None and not _is_inner(token, inside) else None
        return mention if mention is not None and self.is_known(mention) else None

    def _holder(self, mention: MentionSpan) -> MentionSpan | None:
        """Return the person beside an office that stands for its holder: "the mayor, ANN LEE, said"."""
        if mention.type != "OFFICE" or mention.subtype == "agency":
            return None
        beside = grammar.children(mention.root, "appos") + roles.named_behind(mention.root)
        beside += [mention.root.head] if mention.root.dep_ == "appos" else []
        return next((m for t in beside if (m := self._mention(t)) is not None and m.type == "PERSON"), None)

    def _branch(self, mention: MentionSpan) -> MentionSpan | None:
        """Return the branch that a parser hung on its body: "LODGE 12 of the Officers' Association met"."""
        if not mention.start or mention.root.doc[mention.start - 1].lower_ not in {"the", "of"}:
            return None
        for token in grammar.children(mention.root, "nmod", "compound"):
            of = grammar.children(token, "prep")
            inside = (child for prep in of for child in prep.subtree if prep.lower_ == "of")
            if token.i < mention.start and any(mention.start <= child.i < mention.end for child in inside):
                return self._mention(token)
        return None

    def _behind(self, noun: Token) -> MentionSpan | None:
        """Return the body named right behind a noun for one, where the parser hung the name on another word."""
        doc = noun.doc
        if noun.lemma_.lower() not in words("bodies") or noun.i + 2 >= len(doc) or doc[noun.i + 1].text != ",":
            return None
        behind = self.opening(doc[noun.i + 2])
        fits = behind is not None and behind.kind == "name" and behind.type in {"ORG", "PAC"}
        return behind if behind is not None and fits and behind.root.dep_ == "appos" else None

    def _before(self, noun: Token) -> MentionSpan | None:
        """Return the body whose name stands before a noun for one: "the APEX company"."""
        if noun.lemma_.lower() not in words("bodies") or not noun.i:
            return None
        before = (
            m for m in self.within(noun.sent) if m.end == noun.i and m.kind == "name" and m.type in {"ORG", "PAC"}
        )
        return next(before, None) if grammar.children(noun, "compound", "nmod") else None

    def _described(self, noun: Token, depth: int) -> list[MentionSpan]:
        """Return whom a common noun describes: "the treasurer, GWEN SADLER", "HIS campaign"."""
        named = self._behind(noun) or self._before(noun)
        if named is not None:
            return [named]
        several = noun.tag_ in _PLURAL
        for tokens in _stand_ins(noun):
            joined = [one for token in tokens for one in (grammar.coordinated(token) if several else [token])]
            found = [m for token in joined for m in self._referents(token, depth - 1)]
            if found:
                return found
        return []


def _stand_ins(noun: Token) -> Iterator[list[Token]]:
    """Yield, the surest first, the tokens that may name whom a common noun describes."""
    yield grammar.children(noun, "appos") or roles.named_behind(noun)
    if noun.tag_ in _PLURAL:
        yield grammar.examples(noun)
    head = noun.head
    if noun.dep_ == "appos":
        yield [head]
    elif noun.dep_ == "pobj" and head.lower_ == "of" and head.head.lower_ in words("partitives"):
        yield [head.head]
    elif noun.dep_ == "attr" and head.lemma_ == "be" and not grammar.children(head, "neg"):
        yield grammar.surface_subjects(head)
    if noun.lemma_.lower() in words("metonyms"):
        yield grammar.possessors(noun) or [t for t in grammar.modifiers(noun) if t.pos_ == "PROPN"]
    if noun.lemma_.lower() in words("groups"):
        yield grammar.complements(noun, "of")


def _before_party_sign(doc: Doc, index: int, named: MentionSpan | None) -> int:
    """Return the place of the name before a party and a state that end at `index`: "Ann LEE, D-Ohio"."""
    start = index if named is None else named.start
    if start > 1 and doc[start - 1].text in _HYPHENS:
        start -= 2
    letter = doc[start]
    signed = len(letter) == 1 and letter.is_upper and start > 1 and doc[start + 1].text in _HYPHENS
    return start - 2 if signed and start < index and doc[start - 1].text == "," else index


def _title_before(mention: MentionSpan) -> str:
    """Return the word right before a name, behind its comma too: "the SENATOR, Ann Lee"."""
    doc, place = mention.root.doc, mention.start - 1
    place -= place > 0 and doc[place].text == ","
    return doc[place].lower_ if place >= 0 else ""


def _common_nouns(mentions: list[MentionSpan]) -> dict[int | None, tuple[str, ...]]:
    found: dict[int | None, set[str]] = {}
    for mention in mentions:
        if mention.kind == "nominal" and mention.cluster is not None:
            found.setdefault(mention.cluster, set()).add(mention.root.lemma_.lower())
    return {cluster: tuple(sorted(nouns)) for cluster, nouns in found.items()}


def _authors(doc: Doc, mentions: list[MentionSpan]) -> Iterator[tuple[int, MentionSpan]]:
    """Yield from which character of `doc` on which person writes: bylines, and the senders of mail."""
    offset = doc._.window_start
    for block in doc._.blocks:
        start, end = block.start - offset, block.end - offset
        if block.kind == "byline" or (block.kind == "field" and doc.text[start:end].startswith("From:")):
            named = (m for m in mentions if start <= m.start_char < end and m.type == "PERSON" and m.kind == "name")
            yield from ((start, person) for person in list(named)[:1])


def _places_by_name(mentions: list[MentionSpan]) -> dict[str, list[MentionSpan]]:
    """Return the mentions of the places named, without what lies around them: "Boston" for "Boston, Mass."."""
    found: dict[str, list[MentionSpan]] = {}
    for mention in sorted(mentions, key=_START):
        name = folded(mention.name.partition(",")[0])
        if mention.type == "PLACE" and mention.kind == "name" and name not in words("groups"):
            found.setdefault(name, []).append(mention)
    return found


def _stretches(parts: list[str]) -> Iterator[str]:
    """Yield the words in a row that make up less than the whole, the longest stretches first."""
    for size in range(len(parts) - 1, 0, -1):
        yield from (" ".join(parts[i : i + size]) for i in range(len(parts) - size + 1))


def _is_inner(token: Token, mention: MentionSpan) -> bool:
    """Return whether `token` only modifies another word of the same name, such as the place in "Boston PAC"."""
    return token.dep_ in _MODIFYING and mention.start <= token.head.i < mention.end

"""Who says "I", "we" and "you": the speaker of a quotation, the author, whoever asks and answers in an interview.

A voice that nobody is named for is an entity without a name: its words belong together, and to nobody else.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graphkit.extract.clusters import Cluster, Clusters
from graphkit.extract.lexicon import codes
from graphkit.extract.parse import grammar
from graphkit.extract.parse.quotations import Quotation
from graphkit.extract.references.pronouns import mention_of_pronoun
from graphkit.extract.references.scene import Scene
from graphkit.extract.spans import MentionSpan
from graphkit.extract.tokens import text_of, tokens_among
from graphkit.extract.turns import Turn, turns
from graphkit.extract.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Span, Token

_AUTHOR, _ASKER, _READER = "author", "asker", "reader"
_LEAST_QUESTIONS = 3
_QUESTION_MARK = frozenset({"?"})
_FIRST_PERSON = frozenset({"i"})
"""Paragraphs that ask, from which on a text is an interview."""
_GREETING = frozenset({"dear", "hi", "hello"})
_APART = frozenset({",", ".", "?", "!"})
"""What stands behind a name that calls somebody."""
_CLOSING = frozenset({"sincerely", "yours", "regards", "respectfully", "best", "cordially", "love"})


@dataclass(slots=True)
class Voices:
    """The voices of a document, each an entity."""

    scene: Scene
    clusters: Clusters
    questions: frozenset[int]
    """The blocks that ask, where the document is an interview."""
    known: dict[str, Cluster] = field(default_factory=dict)
    """The entity of each voice, by its name: "author", "we of the author"."""
    speakers: dict[int, str] = field(default_factory=dict)
    """The voice of each quotation, by its first token."""
    named: dict[int, Cluster] = field(default_factory=dict)
    """The person named at each token."""
    turns: list[tuple[int, str]] = field(default_factory=list)
    """The blocks of a transcript, each with the voice that it is in."""

    def at(self, token: Token) -> str:
        """Return the name of the voice in which `token` is said."""
        quotation = next((one for one in self.scene.quotations if one.start <= token.i < one.end), None)
        if quotation is not None:
            return self.speakers[quotation.start]
        if self.turns:
            return next((voice for block, voice in self.turns if block == self.scene.blocks[token.i]), _AUTHOR)
        return _ASKER if self.scene.blocks[token.i] in self.questions else _AUTHOR

    def heard_by(self, token: Token) -> str | None:
        """Return the voice that a turn of a transcript speaks to: whom it calls by name, else for a question the next one,
        for anything else the one before.
        """
        voice, block = self.at(token), self.scene.blocks[token.i]
        others = {other for _, other in self.turns if other != voice}
        addressed = _addressed(token, self)
        if addressed is not None and f"entity {addressed.number}" in others:
            return f"entity {addressed.number}"
        before = [other for number, other in self.turns if number < block and other != voice]
        behind = [other for number, other in self.turns if number > block and other != voice]
        asks = any(one.text == "?" for one in self.scene.doc[token.i : token.sent.end])
        near = [*behind[:1], *before[-1:]] if asks or not before else before[-1:]
        return near[0] if near else None

    def cluster(self, name: str) -> Cluster:
        """Return the entity of the voice called `name`."""
        if name not in self.known:
            self.known[name] = self.clusters.new("PERSON")
            self.known[name].plural = name.startswith("we ")
        return self.known[name]


def voiced(doc: Doc, scene: Scene, clusters: Clusters) -> list[MentionSpan]:
    """Return the pronouns of the first and second person that belong to a voice, joined to its entity."""
    persons = codes("voices")
    tokens = [token for token in tokens_among(doc, persons) if token.pos_ in {"PRON", "DET"}]
    if not tokens:
        return []
    voices = _voices(doc, scene, clusters)
    found = [_voiced(token, str(persons[token.lower_]), voices) for token in tokens]
    return [mention for mention in found if mention is not None]


def _voiced(token: Token, person: str, voices: Voices) -> MentionSpan | None:
    name = _voice_of(token, person, voices)
    if name is None:
        return None
    cluster = voices.cluster(name)
    mention = mention_of_pronoun(token, cluster.type)
    mention.argument = False
    score = 0.8 if cluster.names else 0.5
    cluster.add(mention, score, "the voice that says it" if person == "i" else "whom the voice speaks of or to")
    cluster.mentions.sort(key=lambda one: one.start)
    return mention


def _voice_of(token: Token, person: str, voices: Voices) -> str | None:
    """Return the name of the voice, or of the group or hearer, that a pronoun stands for."""
    voice = voices.at(token)
    if person == "i":
        return voice
    if person == "we":
        return voice if voice in voices.known and voices.known[voice].type != "PERSON" else f"we of {voice}"
    if voices.turns:
        return voices.heard_by(token)
    if voices.questions:
        return _AUTHOR if voice == _ASKER else None
    return _READER if voice == _AUTHOR else None


def _voices(doc: Doc, scene: Scene, clusters: Clusters) -> Voices:
    by_token = _named(clusters)
    voices = Voices(scene, clusters, _questions(doc, scene), named=by_token)
    _note_turns(doc, voices)
    author = _author(doc, scene, by_token, voices.questions)
    if author is not None:
        voices.known[_AUTHOR] = author
    greeted = _greeted(doc, by_token)
    if greeted is not None:
        voices.known[_READER] = greeted
    _note_speakers(voices)
    return voices


def _named(clusters: Clusters) -> dict[int, Cluster]:
    """Return the entity named at each token, where it is a person."""
    return {
        i: cluster
        for cluster in clusters.typed({"PERSON"})
        for mention in cluster.mentions
        if mention.kind == "name"
        for i in range(mention.start, mention.end)
    }


def _note_turns(doc: Doc, voices: Voices) -> None:
    """Give each turn of a transcript a voice: that of the one whom its label names, or of its label; some labels must be names."""
    offset = doc._.window_start
    blocks = [(max(block.start - offset, 0), block.end - offset) for block in doc._.blocks]
    called: dict[str, Cluster] = {}
    for turn in turns(text_of(doc), blocks):
        if turn.labelled and turn.label not in called:
            speaker = _labelled(doc, turn, voices.named)
            if speaker is not None:
                called[turn.label] = speaker
        name = f"label {turn.label}"
        if turn.label in called:
            name = f"entity {called[turn.label].number}"
            voices.known[name] = called[turn.label]
        voices.turns.append((turn.block + 1, name))
    if not called:
        voices.turns.clear()


def _addressed(token: Token, voices: Voices) -> Cluster | None:
    """Return whom the turn around `token` calls by name, the last one before it first: "MS LEE, you said so"."""
    doc, blocks = token.doc, voices.scene.blocks
    start, end = bisect_left(blocks, blocks[token.i]), bisect_right(blocks, blocks[token.i])
    called = [i for i in range(start, end) if i in voices.named and _is_called(doc, i, voices)]
    before = [i for i in called if i < token.i]
    return voices.named[(before[-1:] or called)[0]] if called else None


def _is_called(doc: Doc, i: int, voices: Voices) -> bool:
    """Whether the name that ends at a token stands apart between commas or at the border of a sentence, as a vocative does."""
    if i + 1 >= len(doc) or voices.named.get(i + 1) is voices.named[i] or doc[i + 1].text not in _APART:
        return False
    first = i
    while first and doc[first - 1].pos_ in {"NOUN", "PROPN"} and not doc[first].is_sent_start:
        first -= 1
    return bool(doc[first].is_sent_start) or (first > 0 and doc[first - 1].text in {",", ":"})


def _labelled(doc: Doc, turn: Turn, named: dict[int, Cluster]) -> Cluster | None:
    """Return whom the label of a turn names, or the only person of that surname."""
    start, end = turn.labelled or (0, 0)
    inside = doc.char_span(start, end, alignment_mode="contract")
    found = next((named[token.i] for token in reversed(inside or ()) if token.i in named), None)
    if found is not None:
        return found
    surname = turn.label.rsplit(maxsplit=1)[-1].casefold()
    bearers = {one.number: one for one in named.values() if one.full_name.rsplit(maxsplit=1)[-1].casefold() == surname}
    return next(iter(bearers.values())) if len(bearers) == 1 else None


def _note_speakers(voices: Voices) -> None:
    """Give each quotation a voice: its speaker's; that of the one before in its block; or one of its own."""
    before: Quotation | None = None
    for one in voices.scene.quotations:
        speaker = _speaker(one, voices)
        if speaker is not None:
            name = f"entity {speaker.number}"
            voices.known[name] = speaker
        elif before is not None and before.block == one.block:
            name = voices.speakers[before.start]
        else:
            name = f"quotation {one.start}"
        voices.speakers[one.start] = name
        before = one


def _speaker(quotation: Quotation, voices: Voices) -> Cluster | None:
    """Return who is said, in the sentences at the two ends of a quotation, to say it."""
    doc, start, end = voices.scene.doc, quotation.start, quotation.end
    said = [
        token
        for sentence in _around(doc, start, end)
        for token in sentence
        if not start <= token.i < end and token.pos_ == "VERB" and token.lemma_ in words("say")
    ]
    for verb in sorted(said, key=lambda token: min(abs(token.i - start), abs(token.i - end))):
        speakers = [token for token in grammar.subjects(verb) if not start <= token.i < end]
        if speakers:
            return voices.clusters.at(speakers[0].i)
    return None


def _around(doc: Doc, start: int, end: int) -> Iterator[Span]:
    """Yield the sentences at the ends of a quotation, the one that leads up to it with a colon, and one that goes on behind it."""
    first, last = doc[start].sent, doc[end - 1].sent
    yield first
    if last.start != first.start:
        yield last
    opening = start - 1
    if opening > 1 and doc[opening].is_sent_start and doc[opening - 1].text in {":", ","}:
        yield doc[opening - 1].sent
    if end + 1 < len(doc) and doc[end + 1].is_sent_start and doc[end + 1].is_lower:
        yield doc[end + 1].sent


def _questions(doc: Doc, scene: Scene) -> frozenset[int]:
    """Return the numbers of the blocks that end with a question mark, where there are so many that it is an interview."""
    asking = {
        scene.blocks[token.i]
        for token in tokens_among(doc, _QUESTION_MARK)
        if token.text == "?" and _ends_block(token, scene) and token.i not in scene.quoted
    }
    return frozenset(asking) if len(asking) >= _LEAST_QUESTIONS else frozenset()


def _ends_block(token: Token, scene: Scene) -> bool:
    following = next((one for one in scene.doc[token.i + 1 : token.i + 4] if not one.is_space), None)
    return following is None or scene.blocks[following.i] != scene.blocks[token.i]


def _author(doc: Doc, scene: Scene, named: dict[int, Cluster], questions: frozenset[int]) -> Cluster | None:
    """Return who says "I" outside quotations: whoever says "I am Ann Lee", signs, is said to write, or is interviewed."""
    for token in tokens_among(doc, _FIRST_PERSON):
        if token.lower_ == "i" and token.i not in scene.quoted and scene.blocks[token.i] not in questions:
            told = _called(token)
            if told is not None and told.i in named:
                return named[told.i]
    if questions:
        return _interviewed(scene, named, min(questions))
    return _written_by(doc, named) or _signed(doc, scene, named)


def _called(token: Token) -> Token | None:
    """Return the name in "I am Ann Lee"."""
    verb = token.head
    if token.dep_ != "nsubj" or verb.lemma_ != "be":
        return None
    return next((child for child in verb.children if child.dep_ == "attr" and child.pos_ == "PROPN"), None)


def _interviewed(scene: Scene, named: dict[int, Cluster], first: int) -> Cluster | None:
    """Return the only person, or by far the most named one, of what stands before the first question, who does not ask."""
    counts: dict[int, int] = {}
    clusters = {cluster.number: cluster for cluster in named.values()}
    for cluster in clusters.values():
        names = [one for one in cluster.mentions if one.kind == "name" and scene.blocks[one.start] < first]
        counts[cluster.number] = 0 if any(_asks(one.root) for one in names) else len(names)
    ranked = sorted(counts, key=lambda number: (-counts[number], number))
    if not ranked or not counts[ranked[0]]:
        return None
    second = counts[ranked[1]] if len(ranked) > 1 else 0
    return clusters[ranked[0]] if counts[ranked[0]] > 2 * second else None


def _asks(name: Token) -> bool:
    """Return whether somebody is said to hear the answers: "She talked to ANN LEE of the Courier", "ANN LEE met him"."""
    above = name.head
    if name.dep_ == "pobj" and above.lower_ in {"to", "with", "by"}:
        return above.head.lemma_ in words("conversing")
    questions = name.dep_ == "nsubj" and above.lemma_ in words("conversing")
    told = [*grammar.children(above, "dobj"), *(t for p in ("to", "with") for t in grammar.complements(above, p))]
    return questions and any(t.lower_ in {"him", "her", "them"} for t in told)


def _written_by(doc: Doc, named: dict[int, Cluster]) -> Cluster | None:
    """Return the only person whom a byline or the sender's line of a mail names."""
    offset = doc._.window_start
    lines = [
        (block.start - offset, block.end - offset)
        for block in doc._.blocks
        if block.kind == "byline" or (block.kind == "field" and doc.text[block.start - offset :].startswith("From:"))
    ]
    authors = {one.number: one for i, one in named.items() if any(start <= doc[i].idx < end for start, end in lines)}
    return next(iter(authors.values())) if len(authors) == 1 else None


def _signed(doc: Doc, scene: Scene, named: dict[int, Cluster]) -> Cluster | None:
    """Return whose name stands alone in the last block, or right behind "Yours" in a block of its own."""
    last = max((i for i in named if _alone(scene, i, named) and _behind_closing(doc, i)), default=None)
    return None if last is None else named[last]


def _alone(scene: Scene, i: int, named: dict[int, Cluster]) -> bool:
    block = [j for j in range(max(0, i - 4), min(len(scene.doc), i + 5)) if scene.blocks[j] == scene.blocks[i]]
    return all(j in named or scene.doc[j].is_space or scene.doc[j].is_punct for j in block)


def _behind_closing(doc: Doc, i: int) -> bool:
    return any(token.lower_ in _CLOSING for token in doc[max(0, i - 8) : i])


def _greeted(doc: Doc, named: dict[int, Cluster]) -> Cluster | None:
    """Return whom a letter greets."""
    greetings: Iterable[Token] = (token for token in tokens_among(doc, _GREETING) if token.i + 1 < len(doc))
    return next((named[t.i + n] for t in greetings for n in (1, 2) if t.i + n in named), None)

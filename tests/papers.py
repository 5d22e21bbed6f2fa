"""Documents put together by hand: names and claims given, so that a test of the store or a query needs no model."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from graphkit.derive import derive
from graphkit.model import (
    Claim,
    Document,
    Extraction,
    Mention,
    MentionKind,
    Money,
    Sentence,
    Status,
    When,
    content_id,
)
from graphkit.resolve import references
from graphkit.store import Store, files, observed
from graphkit.store.dump import sealed
from graphkit.store.files import FileState
from graphkit.store.observed import Observed
from graphkit.stories import signature
from graphkit.text import CleanText


@dataclass(frozen=True)
class Said:
    """A claim of a sentence: two of its names and a relation."""

    subject: str
    relation: str
    object: str | None
    status: Status = Status.ASSERTED
    by: str | None = None
    amount: Money | None = None
    date: When | None = None
    tense: str | None = None


@dataclass(frozen=True)
class Paper:
    """A document: sentences with the claims they make. `names` gives the type of every name."""

    name: str
    sentences: tuple[tuple[str, tuple[Said, ...]], ...]
    published: str | None = None

    @property
    def text(self) -> str:
        """The sentences, one a line."""
        return "\n".join(sentence for sentence, _ in self.sentences)


def paper(
    name: str, *sentences: str | tuple[str, Said] | tuple[str, Said, Said], published: str | None = None
) -> Paper:
    """Return a document of sentences, alone or followed by what they claim."""
    told = tuple((each, ()) if isinstance(each, str) else (each[0], tuple(each[1:])) for each in sentences)
    return Paper(name, told, published)


@dataclass(frozen=True)
class World:
    """The names that stand in papers, with their types, and descriptions and pronouns, each of somebody or of no name."""

    types: dict[str, str] = field(default_factory=dict)
    described: dict[str, tuple[str, MentionKind, str | None]] = field(default_factory=dict)
    """Type, kind and, where there is one, the name of the same entity."""

    def observed(self, one: Paper) -> Observed:
        """Return what a perfect reader would observe in a paper."""
        digest = content_id(one.name, one.text)
        document = Document(
            content_id(one.text),
            one.name,
            "",
            digest,
            "text/plain",
            one.text,
            CleanText.of(one.text),
            published=one.published,
        )
        sentences, mentions, claims = [], [], []
        start = 0
        for index, (text, said) in enumerate(one.sentences):
            sentences.append(Sentence(document.id, index, start, start + len(text), text, "paragraph"))
            here = {m.name: m for m in self._mentions(document, index, start, text)}
            mentions += here.values()
            claims += [_claim(sentences[-1], each, here) for each in said]
            start += len(text) + 1
        extraction = Extraction(document.id, tuple(sentences), tuple(mentions), tuple(claims))
        return Observed(
            document,
            extraction,
            tuple(references(extraction, story=document.id)),
            signature(" ".join(s.text for s in sentences)),
        )

    def _mentions(self, document: Document, index: int, start: int, text: str) -> Iterable[Mention]:
        named = {name: (kind, MentionKind.NAME, name) for name, kind in self.types.items()}
        for name, (type_, kind, of) in {**named, **self.described}.items():
            place = text.find(name)
            if place >= 0:
                left, right = start + place, start + place + len(name)
                key = content_id(document.id, "mention", left, right)
                label = f"0.{sorted(self.types).index(of)}" if of else None
                yield Mention(key, document.id, index, left, right, name, name, type_, kind, cluster=label)

    def store(self, path: Path, papers: Iterable[Paper]) -> Path:
        """Write the papers and what follows from them to a graph file."""
        with Store.open(path, write=True) as store, sealed(store):
            for one in papers:
                self.add(store, one)
            derive(store)
        return path

    def add(self, store: Store, one: Paper) -> None:
        """Write one paper, as the only document of its file."""
        found = self.observed(one)
        observed.write(store, found, fingerprint="test")
        state = FileState(one.name.encode(), one.name, len(one.text), 1, found.document.sha256, "test", "ok")
        files.write_file(store, state, [found.document.id])


def _claim(sentence: Sentence, said: Said, here: dict[str, Mention]) -> Claim:
    subject, target = here[said.subject], here[said.object] if said.object else None
    speaker = here.get(said.by) if said.by else None
    return Claim(
        id=content_id(sentence.document, subject.id, said.relation, target and target.id, said.status),
        document=sentence.document,
        sentence=sentence.index,
        subject=subject.id,
        relation=said.relation,
        object=target.id if target else None,
        status=said.status,
        rule="test",
        confidence=0.9,
        cue_start=sentence.start,
        cue_end=sentence.end,
        attributed_to=speaker.id if speaker else None,
        attribution=said.by,
        amount=said.amount,
        date=said.date,
        tense=said.tense,
    )

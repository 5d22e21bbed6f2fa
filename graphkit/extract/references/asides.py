"""What stands beside a name and means the same: "Ann Lee, THE MAYOR", "HIS WIFE, Ann", "Ann Lee, WHO lives here"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from graphkit.extract.clusters import Cluster, Clusters
from graphkit.extract.lexicon import person_nouns, words
from graphkit.extract.references.descriptions import nouns_beside
from graphkit.extract.references.nominals import mention_of_noun, type_of
from graphkit.extract.references.pronouns import mention_of_pronoun
from graphkit.extract.spans import MentionSpan
from graphkit.extract.tokens import plain, tokens_among

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
_PERSONAL = frozenset({"who", "whom"})
_BODIES = frozenset({"ORG", "PAC", "OFFICE"})
_DEEPEST = 8


def asides(doc: Doc, clusters: Clusters, taken: set[int]) -> Iterator[MentionSpan]:
    """Yield the nouns in apposition to a name, joined to its entity; nouns that are `taken` are left out."""
    used: set[int] = set()
    for cluster in list(clusters.all):
        for name in [one for one in cluster.mentions if one.kind == "name"]:
            for noun in nouns_beside(doc, name.start, name.end, name.root):
                if noun.i not in taken and noun.i not in used and _fits(noun, cluster):
                    used.add(noun.i)
                    mention = _joined(mention_of_noun(doc, noun, cluster.type), cluster, "stands beside the name")
                    mention.argument = noun.i < name.start and not _is_tied(noun, name)
                    yield mention


def _is_tied(noun: Token, name: MentionSpan) -> bool:
    """Whether the tree ties a noun to the name, so that what is said of it is said of the name; so does standing right before it."""
    return noun.i + 1 == name.start or name.root.head == noun or noun.head == name.root


def relatives(doc: Doc, mentions: Iterable[MentionSpan], clusters: Clusters) -> Iterator[MentionSpan]:
    """Yield "who", "whose" and "which" where they take up one of `mentions`, joined to its entity."""
    ends = {i: mention for mention in mentions for i in range(mention.start, mention.end)}
    for token in tokens_among(doc, _RELATIVE):
        if token.tag_ in {"WP", "WP$", "WDT"}:
            noun = _antecedent(token, ends)
            mention = ends.get(noun.i) if noun is not None else None
            cluster = clusters.of(mention) if mention is not None else None
            if cluster is not None and (token.lower_ not in _PERSONAL or cluster.type not in {"PLACE", "EVENT"}):
                yield _joined(mention_of_pronoun(token, cluster.type), cluster, "relative clause of what it takes up")


def _joined(mention: MentionSpan, cluster: Cluster, reason: str) -> MentionSpan:
    mention.argument = False
    cluster.add(mention, 0.85, reason)
    cluster.mentions.sort(key=lambda one: one.start)
    return mention


def _fits(noun: Token, cluster: Cluster) -> bool:
    if noun.tag_ in {"NNS", "NNPS"}:
        return False
    if cluster.type == "PERSON":
        return plain(noun) in person_nouns()
    return (cluster.type in _BODIES and plain(noun) in words("body_nouns")) or type_of(noun) == cluster.type


def _antecedent(pronoun: Token, mentions: dict[int, MentionSpan]) -> Token | None:
    """Return the noun that a relative clause belongs to; where the tree hides it, the one right before the comma."""
    token = pronoun
    for _ in range(_DEEPEST):
        if token.dep_ == "relcl":
            return token.head
        token = token.head
    before = pronoun.i - 1
    if before > 0 and pronoun.doc[before].text == "," and not pronoun.is_sent_start:
        before -= 1
    return pronoun.doc[before] if before >= 0 and before in mentions and before < pronoun.i - 1 else None

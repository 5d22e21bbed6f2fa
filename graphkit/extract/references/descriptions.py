"""What a document says an entity is: "Mayor X", "X, the state senator", "founder X", "X is a developer"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.extract.clusters import Cluster, Clusters
from graphkit.extract.lexicon import codes, person_nouns, words
from graphkit.extract.tokens import dependents, plain

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

FORMER = "former"
"""Stands before a role that was held."""
_ARTICLES = frozenset({"the", "a", "an"})
_CLOSING = frozenset({".", ";", ")", "—", "–"})
_PAST = frozenset({"former", "ex", "onetime", "retired", "then", "late"})


def note_roles(doc: Doc, clusters: Clusters) -> None:
    """Add to each cluster the roles and the sex that the words tied to its mentions tell."""
    for cluster in clusters.all:
        for mention in cluster.mentions:
            if mention.kind == "name":
                for noun in nouns_of(doc, mention.start, mention.end, mention.root):
                    _note(cluster, noun)


def nouns_of(doc: Doc, start: int, end: int, root: Token) -> list[Token]:
    """Return the nouns that stand before the name, in apposition to it, or are said of it."""
    found = nouns_beside(doc, start, end, root)
    if root.dep_ in {"nsubj", "nsubjpass"} and root.head.lemma_ in {"be", "become", "remain", "serve"}:
        found += [child for label, child in dependents(root.head) if label in {"attr", "oprd"}]
    return [noun for noun in found if noun.pos_ in {"NOUN", "PROPN"} and not start <= noun.i < end]


def nouns_beside(doc: Doc, start: int, end: int, root: Token) -> list[Token]:
    """Return the nouns in apposition to the name, and the one that leads up to it: "her husband Tom"."""
    found = _right_before(doc, start)[:1]
    found += [child for label, child in dependents(root) if label == "appos" and child.i >= end]
    found += [*_behind_comma(doc, end), *_before_comma(doc, start, end)]
    if root.dep_ == "appos" and root.head.i < start:
        found.append(root.head)
    return [noun for noun in found if noun.pos_ in {"NOUN", "PROPN"} and not start <= noun.i < end]


def _right_before(doc: Doc, start: int) -> list[Token]:
    """Return the nouns that lead up to a name, the nearest first: "founder Ann Lee"."""
    found = []
    index = start - 1
    while index >= 0 and doc[index].pos_ in {"NOUN", "PROPN"} and not doc[index + 1].is_sent_start:
        if doc[index].text in {",", ";"}:
            break
        found.append(doc[index])
        index -= 1
    return found


def _before_comma(doc: Doc, start: int, end: int) -> list[Token]:
    """Return the noun of "her BROTHER, the brewer Bo Lee." and "whose UNION, Local 5," whatever the tree makes of it."""
    comma = start - 1 - len(_right_before(doc, start))
    comma -= comma > 0 and doc[comma].lower_ in _ARTICLES
    if comma < 1 or doc[comma].text != "," or not _closes(doc, end):
        return []
    noun = doc[comma - 1]
    told = any(child.dep_ in {"det", "poss"} for child in noun.lefts)
    return [noun] if told and noun.tag_ in {"NN", "NNP"} and _tells_sort(plain(noun)) else []


def _tells_sort(noun: str) -> bool:
    return noun in person_nouns() or noun in words("body_nouns") or noun in codes("nominal_bodies")


def _closes(doc: Doc, end: int) -> bool:
    """Whether a comma or a full stop stands at `end`, and no enumeration goes on behind it."""
    if end < len(doc) and doc[end].text == ",":
        return end + 1 == len(doc) or doc[end + 1].lower_ not in {"and", "or"}
    return end == len(doc) or doc[end].text in _CLOSING


def _behind_comma(doc: Doc, end: int) -> list[Token]:
    """Return the noun of ", a father of two" behind a name, whatever the tree makes of it."""
    if (
        end + 2 >= len(doc)
        or doc[end].text != ","
        or doc[end + 1].lower_ not in {"a", "an", "the", "his", "her", "its"}
    ):
        return []
    for token in doc[end + 2 : end + 8]:
        following = doc[token.i + 1] if token.i + 1 < len(doc) else None
        if token.is_punct or token.pos_ in {"VERB", "AUX", "ADP"}:
            return []
        if token.pos_ in {"NOUN", "PROPN"} and (following is None or following.pos_ not in {"NOUN", "PROPN", "PART"}):
            return [token]
    return []


def role_of(noun: Token) -> str:
    """Return the role that a noun tells, with the words that belong to it, in one spelling: "state senator"."""
    modifiers = [plain(child) for child in noun.lefts if child.dep_ in {"compound", "amod", "nmod"}]
    kept = [word for word in modifiers if word in words("post_modifiers")]
    head = plain(noun)
    joined = " ".join([*kept, head])
    if plain_after(noun) == "general" and head in {"attorney", "solicitor", "surgeon"}:
        joined += " general"
    forms = codes("post_forms")
    return str(forms.get(joined) or " ".join([*kept, forms.get(head, head)]))


def plain_after(token: Token) -> str:
    """Return the next word, plain, or nothing."""
    return plain(token.doc[token.i + 1]) if token.i + 1 < len(token.doc) else ""


def same_role(wanted: str, known: str) -> bool:
    """Whether the two may be one role, told more and less fully."""
    return wanted == known or known.endswith(" " + wanted) or wanted.endswith(" " + known)


def is_past(noun: Token) -> bool:
    """Whether the words before a role say that it was held: "former councilman"."""
    return any(plain(child) in _PAST for child in noun.lefts)


def _note(cluster: Cluster, noun: Token) -> None:
    word = plain(noun)
    cluster.roles.add(f"{FORMER} {role_of(noun)}" if is_past(noun) else role_of(noun))
    if word in codes("sexes"):
        cluster.sexes[codes("sexes")[word]] += 1

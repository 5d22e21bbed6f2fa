"""Words by which a sentence turns what it says round, or leaves it open: not, nobody, rather than, denied, would have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.extract.parse import grammar
from graphkit.extract.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from graphkit.extract.parse.arguments import Arguments

_NO = frozenset({"no", "neither", "nor"})
_EMPTY = frozenset({"nobody", "nothing", "none", "neither"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "pobj", "dative"})


def negator(token: Token, arguments: Arguments) -> str:
    """Return the word that turns `token` round, "" where none does; one in a name ("No on 4 paid") turns nothing."""
    hosts = [*grammar.children(token, "aux"), *(t for t in token.children if t.lower_ in {"once", "ever"})]
    near = [*token.children, *(t for host in hosts for t in grammar.children(host, "neg") if host.i < token.i)]
    return next((_nobody(child) or child.text for child in near if _negates(child, token, arguments)), "")


def modal(token: Token, arguments: Arguments) -> str:
    """Return the auxiliary that leaves `token` open, "" for none; of "Lee Can had $9" the second word is one of a name."""
    auxiliaries = (c for c in token.children if c.dep_ == "aux" and c.lower_ in words("modals"))
    return next((c.text for c in auxiliaries if not _is_in_name(c, arguments)), "")


def denies(verb: Token) -> bool:
    """Return whether what hangs on `verb` does not hold: denied, turned down."""
    if verb.lemma_.lower() in words("deny"):
        return True
    particles = [child.lower_ for child in verb.children if child.dep_ in {"prt", "advmod"}]
    return any(f"{verb.lemma_.lower()} {particle}" in words("negative_particles") for particle in particles)


def against(preposition: Token) -> str:
    """Return the "against" of what somebody did not do: "decided AGAINST suing"."""
    doing = any(child.dep_ == "pcomp" for child in preposition.children)
    return preposition.text if doing and preposition.lower_ == "against" else ""


def forgone(verb: Token) -> str:
    """Return the words that say that something else is done: "RATHER than endorse Lee", "INSTEAD of paying Lee"."""
    before = verb.doc[max(verb.left_edge.i - 2, 0) : verb.i]
    found = [t.text for t in before if t.lower_ in {"rather", "instead"}]
    return found[0] if found and any(t.lower_ in {"than", "of"} for t in before) else ""


def unreal(verb: Token) -> str:
    """Return the words by which something only nearly was: "WOULD HAVE sued", "ALL BUT sued"; a question leaves it open."""
    if [t.lower_ for t in verb.doc[max(verb.i - 2, 0) : verb.i]] == ["all", "but"]:
        return "all but"
    auxiliaries = {child.lower_ for child in grammar.children(verb, "aux")}
    unreal = bool(auxiliaries & {"would", "'d", "’d"}) and bool(auxiliaries & {"have", "'ve", "’ve"})
    return "would have" if unreal and verb.sent[-1].text != "?" else ""


def _nobody(argument: Token) -> str:
    """Return the word by which an argument is nobody: NEITHER of "neither Lee nor Roe"."""
    if argument.dep_ == "prep":
        return next((_nobody(noun) for noun in grammar.children(argument, "pobj")), "")
    if _is_not_even(argument):
        return "not even"
    return next((child.text for child in argument.children if child.lower_ in _NO), "")


def _negates(child: Token, token: Token, arguments: Arguments) -> bool:
    """Return whether `child` turns `token` round: "not", "nor", or an argument that is nobody."""
    label = child.dep_
    if child.text == "No" and child.i + 1 < len(child.doc) and child.nbor(1).lower_ in {"on", "to", "a"}:
        return False
    if label == "advmod" and child.lower_ in {"almost", "nearly"}:
        return token.pos_ in grammar.VERBS and child.i < token.i
    before = label in {"advmod", "cc", "preconj", "det"} and child.i < token.i and child.lower_ in words("negatives")
    if label == "neg" or before:
        open_ = _is_no_longer(child) or _is_either(child)
        return not open_ and not _is_contrast(child, token) and not _is_in_name(child, arguments)
    if label == "prep":
        nouns = grammar.children(child, "pobj")
        return any(_is_empty(noun, arguments) for noun in nouns if (child.lower_, noun.lower_) != ("with", "nothing"))
    return label in _ARGUMENTS and _is_empty(child, arguments)


def _is_contrast(negative: Token, verb: Token) -> bool:
    """Return whether "not" sets off what is wrong from what is so: "gave $45,000, not $40,000"."""
    return negative.i > verb.i + 1 and negative.nbor(-1).text in {",", ";", "–", "—", "("}


def _is_either(negative: Token) -> bool:
    """Return whether "not" leaves both open: "whether or NOT she paid"."""
    before = negative.doc[max(negative.i - 2, 0) : negative.i]
    return [t.lower_ for t in before] == ["whether", "or"]


def _is_not_even(noun: Token) -> bool:
    opening = noun.left_edge.i
    return noun.pos_ in grammar.NOUNS and [t.lower_ for t in noun.doc[opening : opening + 2]] == ["not", "even"]


def _is_empty(noun: Token, arguments: Arguments) -> bool:
    """Return whether a noun phrase names nobody or nothing: "no candidate", "neither Lee nor Roe", "nothing", "not even Lee"."""
    if _is_not_even(noun):
        return True
    if noun.lower_ in _EMPTY:
        return not any(child.lower_ in {"but", "except"} for child in noun.children)
    emptying = (
        child
        for child in noun.children
        if child.dep_ in {"det", "preconj", "neg", "cc"} and child.lower_ in _NO and not _is_in_name(child, arguments)
    )
    return any(True for _ in emptying) and not any(child.lower_ == "longer" for child in noun.children)


def _is_in_name(word: Token, arguments: Arguments) -> bool:
    """Return whether a word is one of a name of several words: NO Recall in Boston, Lee CAN."""
    if not word.text[0].isupper():
        return False
    mention = arguments.covering(word)
    return mention is not None and mention.kind == "name" and mention.end - mention.start > 1


def _is_no_longer(token: Token) -> bool:
    """Return whether a negative denies nothing now told: "NO longer", "NOT only", "NOT until May did she pay"."""
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return following is not None and following.lower_ in {"longer", "only", "just", "merely", "until", "till"}

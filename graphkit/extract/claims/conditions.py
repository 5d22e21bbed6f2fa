"""Conditions that a pattern puts on the words around its trigger, beyond the types of the two ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.extract.claims import callings, contests, gifts
from graphkit.extract.parse import grammar
from graphkit.extract.words import words
from graphkit.places import gazetteer, place_named

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Token

    from graphkit.extract.parse.arguments import Arguments
    from graphkit.extract.spans import MentionSpan


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern's trigger with the two mentions that fill its roles."""

    trigger: Token
    head: MentionSpan
    tail: MentionSpan
    arguments: Arguments


def holds(condition: str, match: Match) -> bool:
    """Return whether `condition` ("money", "particle:up") holds for `match`. Raises KeyError for an unknown one."""
    name, _, argument = condition.partition(":")
    return _CONDITIONS[name](match, argument)


def is_condition(condition: str) -> bool:
    """Return whether there is such a condition."""
    return condition.partition(":")[0] in _CONDITIONS


def _object_in(match: Match, argument: str) -> bool:
    return any(t.lemma_.lower() in words(argument) for t in grammar.objects(match.trigger))


def _met_officials(match: Match, _: str) -> bool:
    """Return whether those who are met, or met with, act for a body: "met with OFFICERS of the union"."""
    met = grammar.objects(match.trigger) + grammar.complements(match.trigger, "with")
    return any(t.lemma_.lower() in words("delegates") and t.pos_ == "NOUN" for t in met)


def _several(match: Match, _: str) -> bool:
    """Return whether the object is more than one, and nobody's own: "holds nine SEATS"."""
    return any(t.tag_ == "NNS" and not grammar.possessors(t) for t in grammar.objects(match.trigger))


def _subject_in(match: Match, argument: str) -> bool:
    return any(t.lemma_.lower() in words(argument) for t in grammar.subjects(match.trigger))


def _years(match: Match, _: str) -> bool:
    """Return whether the verb counts years: "spent two years with", "put in 22 years with"."""
    counted = grammar.objects(match.trigger)
    counted += [t for child in grammar.children(match.trigger, "prt", "prep") for t in grammar.children(child, "pobj")]
    return any(t.lemma_.lower() in words("years") for t in counted)


def _mine(match: Match, _: str) -> bool:
    """Return whether it is the speaker's own: "is not MY enemy"."""
    return any(t.lower_ in {"my", "our"} for t in grammar.possessors(match.trigger))


def _own_or_no_party(match: Match, _: str) -> bool:
    return any(t.lower_ == "own" for t in grammar.modifiers(match.trigger)) or not _party(match, "")


def _back(match: Match, _: str) -> bool:
    """Return whether the verb gives something back."""
    returns = match.trigger.lemma_ in words("give_back")
    return returns or any(c.lower_ == "back" for c in grammar.children(match.trigger, "prt", "advmod"))


def _own_pronoun(match: Match, _: str) -> bool:
    return any(t.pos_ == "PRON" for t in grammar.children(match.trigger, "nsubj"))


def _host_in(match: Match, argument: str) -> bool:
    verb = grammar.governor(match.trigger)
    return verb is not None and verb.lemma_.lower() in words(argument)


def _done(match: Match, _: str) -> bool:
    """Return whether the verb is more than what money is spent for: "to elect Lee"."""
    verb = match.trigger
    return grammar.is_passive(verb) or not any(child.lower_ == "to" for child in grammar.children(verb, "aux"))


def _passive(match: Match, _: str) -> bool:
    return grammar.is_passive(match.trigger)


def _aim(match: Match, _: str) -> bool:
    """Return whether the verb is what somebody is after rather than what they did: "wants TO UNSEAT Lee"."""
    return match.trigger.tag_ in {"VB", "VBP"} and not grammar.is_passive(match.trigger)


def _ongoing(match: Match, _: str) -> bool:
    """Return whether the deed goes on: "is challenging", "is being challenged"."""
    verb = match.trigger
    return verb.tag_ == "VBG" or any(child.lower_ == "being" for child in verb.children)


def _spots(match: Match, _: str) -> bool:
    things = [t for p in ("on", "for") for t in grammar.complements(match.trigger, p)] + grammar.objects(match.trigger)
    return any(one.lemma_.lower() in words("spots") for thing in things for one in grammar.coordinated(thing))


def _particle(match: Match, argument: str) -> bool:
    return any(child.dep_ in {"prt", "advmod", "prep"} and child.lower_ == argument for child in match.trigger.children)


def _ordered_to(match: Match, _: str) -> bool:
    """Return whether the object is told to do something: "directed the Ministry TO SEND help"."""
    return any(child.dep_ in {"xcomp", "ccomp"} and child.tag_ == "VB" for child in match.trigger.children)


def _as_many(match: Match, _: str) -> bool:
    """Return whether a noun for several describes more than one: not "the Gulf of Tarn, the ISLANDS of Brae and Muck"."""
    return match.trigger.tag_ not in {"NNS", "NNPS"} or len(grammar.coordinated(match.head.root)) > 1


def _linked(match: Match, argument: str) -> bool:
    return bool(grammar.complements(match.trigger, argument))


def _unlinked(match: Match, argument: str) -> bool:
    return not _linked(match, argument)


def _behind(match: Match, argument: str) -> bool:
    """Return whether the noun stands behind one of the prepositions in `argument`, parted by "|": "WITH the backing of Lee"."""
    return match.trigger.dep_ == "pobj" and match.trigger.head.lower_ in argument.split("|")


def _under(match: Match, argument: str) -> bool:
    """Return whether the verb is the aim of a verb of the list `argument`: "WORKED to elect Lee"."""
    verb = match.trigger
    aim = verb.dep_ in {"xcomp", "advcl", "ccomp"} and verb.tag_ == "VB"
    return aim and verb.head.lemma_.lower() in words(argument)


def _elected(match: Match, _: str) -> bool:
    """Return whether the document calls the head by an elective title: "SENATOR Ann Lee of the Eagle Congress"."""
    return match.arguments.is_elected(match.head)


def _named_object(match: Match, _: str) -> bool:
    """Return whether the object is no pronoun: "joins US" is no job."""
    return all(token.pos_ != "PRON" or grammar.is_relative(token) for token in grammar.objects(match.trigger))


def _reciprocal(match: Match, _: str) -> bool:
    """Return whether the two do it to each other, and this pair in this order is asked for the first time."""
    return match.head.start < match.tail.start and not grammar.objects(match.trigger)


def _member(match: Match, _: str) -> bool:
    return match.trigger.lemma_.lower() in words("members") or match.arguments.is_party(match.tail)


def _seat(match: Match, _: str) -> bool:
    """Return whether the object is a body on which one sits: "left the BOARD of Apex"."""
    return _object_in(match, "seats")


def _spouse(match: Match, _: str) -> bool:
    """Return whether one of the two is called wife, husband or the like: "survived by his WIFE, Ann Lee"."""
    named = [match.head.root, match.tail.root]
    beside = [other for name in named for other in (name.head, *grammar.children(name, "appos", "compound", "nmod"))]
    ends = [*beside, *grammar.objects(match.trigger)]
    return any(t.lemma_.lower() in words("spouses") for t in ends)


def _determined(match: Match, _: str) -> bool:
    """Return whether the place belongs to the name: "CHICAGO'S Apex", "THE CHICAGO daily Apex", not a dateline before it."""
    name = match.head.root
    owned = match.tail.root in grammar.possessors(name)
    articled = any(child.dep_ == "det" and child.i < match.tail.start for child in name.children)
    return owned or (articled and match.tail.root.nbor(-1).text != "-")


def _native(match: Match, _: str) -> bool:
    """Return whether the place is where its owner comes from: "her NATIVE Boston"."""
    return any(t.lower_ == "native" for t in grammar.children(match.tail.root, "amod"))


def _outer_tail(match: Match, _: str) -> bool:
    """Return whether the gazetteer leaves it open that the head lies in the tail: not in "the Queens borough of New York"."""
    known = place_named(match.head.name)
    wide = known is not None and known.subtype in {"country", "state"}
    return not wide and not gazetteer().holds(match.head.name, match.tail.name)


def _not_stood_for(match: Match, _: str) -> bool:
    """Return whether the place is more than where somebody stood for the head, a party: "stood FOR Labour in Boston"."""
    body = match.head.root
    return body.dep_ != "pobj" or body.head.lower_ != "for" or not match.arguments.is_political(match.head)


def _of_which(match: Match, _: str) -> bool:
    """Return whether the clause tells of a part of what was named before: "$900, OF WHICH Lee gave $100"."""
    verb = match.trigger
    opening = [t.lower_ for t in verb.doc[verb.left_edge.i : verb.i]]
    return verb.dep_ == "relcl" and opening[:2] == ["of", "which"]


def _said(match: Match, _: str) -> bool:
    verb = grammar.governor(match.trigger)
    return verb is not None and verb.lemma_ in words("say") and not grammar.possessors(match.trigger)


def _party(match: Match, _: str) -> bool:
    return match.arguments.is_party(match.head) or match.arguments.is_party(match.tail)


def _politics(match: Match, _: str) -> bool:
    """Return whether one of the two is a political party."""
    return match.arguments.is_political(match.head) or match.arguments.is_political(match.tail)


def _beside(match: Match, _: str) -> bool:
    """Return whether the noun stands beside a name or behind "be"."""
    return match.trigger.dep_ in {"appos", "attr"}


def _board(match: Match, _: str) -> bool:
    things = grammar.complements(match.trigger, "on")
    return any(
        thing.lemma_.lower() in words("seats") or match.arguments.rooted(thing) is match.tail for thing in things
    )


def _in_person(match: Match, _: str) -> bool:
    """Return whether somebody appears or speaks for another rather than for a thing or about one."""
    verb = match.trigger
    return verb.lemma_ != "act" or not grammar.objects(verb)


def _complement_in(match: Match, argument: str) -> bool:
    clauses = (t for t in grammar.children(match.trigger, "xcomp", "ccomp") if not _is_question(t))
    return any(t.lemma_.lower() in words(argument) for t in clauses)


def _is_question(verb: Token) -> bool:
    """Return whether a clause only asks: "asked WHETHER he will vote for Lee"."""
    return any(t.lower_ in {"whether", "if"} for t in grammar.children(verb, "mark"))


def _no_speech(match: Match, _: str) -> bool:
    """Return whether the verb is one of meeting, or one of speaking joined by "with"."""
    verb = match.trigger
    return verb.lemma_ not in {"speak", "talk"} or match.tail.root in grammar.complements(verb, "with")


def _post(match: Match, _: str) -> bool:
    verb = match.trigger
    if grammar.children(verb, "oprd") or grammar.complements(verb, "as"):
        return True
    if any(match.arguments.rooted(t) is match.tail for noun in grammar.objects(verb) for t in grammar.modifiers(noun)):
        return True
    if any(child.dep_ == "ccomp" and child.pos_ not in grammar.VERBS for child in verb.children):
        return True
    return any(match.arguments.rooted(t) is not None for t in grammar.complements(verb, "to"))


def _named(match: Match, argument: str) -> bool:
    """Return whether a word of the list `argument` is in the tail's name: "the Boston COURT"."""
    return any(word.casefold() in words(argument) for word in match.tail.name.split())


def _is_in_name(match: Match) -> bool:
    """Return whether the trigger is part of a name: "the Fenway ALLIANCE of Boston"."""
    covering = match.arguments.covering(match.trigger)
    return covering is not None and covering.kind == "name"


def _school(match: Match, _: str) -> bool:
    return any(word.casefold().strip(".,'’") in words("school") for word in match.tail.name.split())


def _degree(match: Match, _: str) -> bool:
    return any(token.lemma_.lower() in words("degree") for token in grammar.clause(match.trigger))


_CONDITIONS: dict[str, Callable[[Match, str], bool]] = {
    "money": gifts.is_money,
    "no-thing": gifts.is_no_thing,
    "not-of-things": lambda match, argument: not gifts.is_of_things(match, argument),
    "gift": gifts.is_gift,
    "object": _object_in,
    "several": _several,
    "subject": _subject_in,
    "met-officials": _met_officials,
    "host": _host_in,
    "years": _years,
    "mine": _mine,
    "not-mine": lambda match, argument: not _mine(match, argument),
    "own-or-no-party": _own_or_no_party,
    "back": _back,
    "own-pronoun": _own_pronoun,
    "done": _done,
    "passive": _passive,
    "aim": _aim,
    "ongoing": _ongoing,
    "spots": _spots,
    "particle": _particle,
    "no-particle": lambda match, argument: not _particle(match, argument),
    "elected": _elected,
    "unelected": lambda match, argument: not _elected(match, argument),
    "named-object": _named_object,
    "named-head": lambda match, _: match.head.kind == "name",
    "not-ordered": lambda match, argument: not _ordered_to(match, argument),
    "as-many": _as_many,
    "own-firm": lambda match, _: not any(t.lower_ in words("anothers_firm") for t in grammar.modifiers(match.trigger)),
    "linked": _linked,
    "unlinked": _unlinked,
    "behind": _behind,
    "under": _under,
    "about": contests.is_about,
    "leadership": callings.is_for_leadership,
    "no-leadership": lambda match, argument: not callings.is_for_leadership(match, argument),
    "contest": contests.is_contest,
    "electoral": contests.is_electoral,
    "election": contests.is_own_election,
    "ordered": lambda match, _: match.head.start < match.tail.start,
    "tail-first": lambda match, _: match.tail.start < match.head.start,
    "race": contests.names_election,
    "constituency": contests.is_about_seat,
    "no-contest": lambda match, argument: not contests.is_contest(match, argument),
    "reciprocal": _reciprocal,
    "member": _member,
    "party": _party,
    "party-or-board": lambda match, _: match.arguments.is_party(match.tail) or _object_in(match, "seats"),
    "no-party": lambda match, argument: not _party(match, argument),
    "no-seat": lambda match, argument: not _seat(match, argument),
    "no-spouse": lambda match, argument: not _spouse(match, argument),
    "determined": _determined,
    "native": _native,
    "outer-tail": _outer_tail,
    "not-stood-for": _not_stood_for,
    "no-race": lambda match, argument: not contests.is_run_in(match, argument),
    "partisan": callings.is_partisan,
    "person": callings.is_person,
    "untrained": callings.is_untrained,
    "of-several": callings.is_of_several,
    "one": lambda match, argument: (
        not callings.is_of_several(match, argument) or match.trigger.lemma_ not in words("board_members")
    ),
    "of-which": _of_which,
    "said": _said,
    "board": _board,
    "job-noun": callings.is_job,
    "politics": _politics,
    "no-politics": lambda match, argument: not _politics(match, argument),
    "beside": _beside,
    "leads": callings.leads,
    "no-lead": lambda match, argument: match.tail.type == "OFFICE" or not callings.leads(match, argument),
    "no-voice": lambda match, argument: not callings.is_voice(match, argument),
    "in-person": _in_person,
    "complement": _complement_in,
    "no-object-of-speech": _no_speech,
    "post": _post,
    "school": _school,
    "named": _named,
    "named-otherwise": lambda match, argument: not _named(match, argument),
    "common-noun": lambda match, _: not _is_in_name(match),
    "degree": _degree,
}

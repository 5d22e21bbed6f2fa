"""Offices, events and committees as the recogniser's second layer sees them, fitted in between the names that are settled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from graphkit.extract.lexicon import codes, words
from graphkit.extract.mentions.makeup import shouted_words
from graphkit.extract.mentions.public_bodies import public, telling_word
from graphkit.extract.mentions.votes import body_belief
from graphkit.extract.network.decoding import Labelled
from graphkit.extract.spans import MentionSpan, Name
from graphkit.extract.tokens import ARTICLES, after, before, capital, opens_sentence, plain, text_between
from graphkit.names import folded
from graphkit.places import place_named

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from graphkit.extract.clusters import Clusters

_TYPES = {"POST": ("OFFICE", "post"), "AGENCY": ("OFFICE", "agency"), "EVENT": ("EVENT", None), "PAC": ("PAC", None)}
_ENOUGH = 0.4
"""Probability from which on a body is added where there was none."""
_SURE = 0.6
"""Probability from which on an organisation is taken for an agency."""
_LIKELY = 0.35
"""Probability, over the mentions of a name, from which on an organisation beside committees is one too, unless it is called like a firm."""
_ALONE = 0.5
"""That probability where no committee is seen in the document: few documents speak of any."""
_POST_AGAIN = 0.75
"""Probability from which on "the mayor" is the post although a mayor is named elsewhere."""
_ONLY = 0.6
"""Score of a reference to the only event of its kind."""
_YEAR = 4
"""Digits of a year."""
_WITH_TITLE = 2
"""Words at least of a body and a title: "Senate President"."""
_MEMBERS = frozenset({"member", "members"})
REASON = "recogniser's second layer"


def with_bodies(doc: Doc, names: list[Name]) -> list[Name]:
    """Return `names` with the offices, events and committees that the second layer adds, and the names it types anew."""
    found = [name for name in _found(doc) if name.type != "EVENT" or name.kind == "name"]
    found = [name for name in found if not _holder(doc, name, [*names, *found])]
    whole_names = [name for name in names if not any(_outgrown(doc, name, body) for body in found)]
    known = _agreed(doc, [_retyped(_as_post(doc, name), found) for name in whole_names])
    added = [body for body in found if not any(_clash(body, name) for name in known)]
    return [_as_force(name) if _is_force(doc, name) else name for name in known + added]


def _as_post(doc: Doc, name: Name) -> Name:
    """Return a place and its post for short as what it is: "Philly DA"."""
    last = doc[name.end - 1]
    short = name.type in {"ORG", "PAC"} and last.is_upper and plain(last) in words("post_acronyms")
    if not short or place_named(doc[name.start : name.end - 1].text) is None:
        return name
    return replace(name, type="OFFICE", subtype="post", kind="nominal", reason="a place and its post for short")


def _agreed(doc: Doc, names: list[Name]) -> list[Name]:
    """Return the names of bodies with one type for each name: a committee's, a public body's or another's."""
    called = [(name, folded(text_between(doc, name.start, name.end))) for name in names]
    alike: defaultdict[str, list[Name]] = defaultdict(list)
    for name, text in called:
        if name.type in {"ORG", "PAC"}:
            alike[text].append(name)
    likely = _LIKELY if _has_committees(doc, names) else _ALONE
    committees = {text for text, same in alike.items() if _committee(doc, same, likely)}
    kinds = {told[1] for name, text in called if _is_body(name) and (told := telling_word(text.split()))}
    referring = kinds - words("chambers") - {"house"}
    others = {text: same for text, same in alike.items() if text not in committees | referring}
    agencies = {text for text, same in others.items() if public(doc, same)}
    settled = [(_as(name, text in committees), text) for name, text in called]
    return [_as_agency(name) if name.type == "ORG" and text in agencies else name for name, text in settled]


def _is_body(name: Name) -> bool:
    return name.type in {"ORG", "PAC"} or name.subtype == "agency"


def _has_committees(doc: Doc, names: list[Name]) -> bool:
    """Whether a pattern or the second layer has found a committee anywhere."""
    return any(name.type == "PAC" for name in names) or any(body.label == "PAC" for body in doc._.bodies)


def _committee(doc: Doc, same: list[Name], likely: float) -> bool:
    """Whether a pattern calls one of the mentions of a name a committee, or the second layer does on average."""
    if doc._.opinions is None or any(name.type == "PAC" and name.reason != REASON for name in same):
        return any(name.type == "PAC" for name in same)
    least = _SURE if _called_otherwise(doc, same[0]) else likely
    committee, agency = (sum(body_belief(doc, one.start, one.end, kind) for one in same) for kind in ("PAC", "AGENCY"))
    return committee >= max(agency, least * len(same))


def _called_otherwise(doc: Doc, name: Name) -> bool:
    """Whether a name is built like a firm's, or like that of a party's own committee: "Pell County Republican Committee"."""
    *before_last, last = map(plain, doc[name.start : name.end])
    return last in words("firm_words") or (last == "committee" and not words("parties").isdisjoint(before_last))


def _as(name: Name, committee: bool) -> Name:  # noqa: FBT001 - the one thing that is asked
    if name.type == "ORG" and committee:
        return replace(name, type="PAC", reason="a committee elsewhere in the document", score=0.7)
    if name.type == "PAC" and not committee:
        return replace(name, type="ORG", reason="mostly no committee in the document", score=0.7)
    return name


def _as_agency(name: Name) -> Name:
    return replace(name, type="OFFICE", subtype="agency", reason="its words speak for a public body", score=0.7)


def _is_force(doc: Doc, name: Name) -> bool:
    """Whether a name taken for a public body's is a force's, which is a body like others: "Probation Service"."""
    if name.subtype != "agency" or name.kind != "name":
        return False
    called = f" {folded(text_between(doc, name.start, name.end))} "
    return any(f" {kind} " in called for kind in words("forces"))


def _as_force(name: Name) -> Name:
    return replace(name, type="ORG", subtype=None, reason="called like those who police, spy or guard")


def _holder(doc: Doc, body: Name, names: list[Name]) -> bool:
    """Whether "the mayor" stands for who holds the office that is named elsewhere, rather than for the office."""
    if body.subtype != "post" or body.kind == "name" or body.end - body.start > 1 or body.score >= _POST_AGAIN:
        return False
    left, right = before(doc, body.start), after(doc, body.end)
    if left is None or left.pos_ not in {"DET", "PRON", "ADJ"} or (right is not None and capital(right)):
        return False
    word = plain(doc[body.start])
    others = (name for name in names if name.subtype == "post" and name != body and name.reason != REASON)
    return any(word in map(plain, doc[name.start : name.end]) for name in others)


def whole(doc: Doc, name: Name, label: str) -> Name:
    """Return what a pattern found with the borders that the second layer gives it, where they hold more: "County Board" + "of Elections"."""
    for body in doc._.bodies:
        around = body.label == label and body.start <= name.start and name.end <= body.end
        if around and not (label == "EVENT" and _several(doc, name, body)):
            start = body.start
            if plain(doc[start]) in ARTICLES and (label != "EVENT" or _proper(doc, start, body.end)):
                start += 1
            return replace(name, start=start, end=max(name.end, body.end - _loose_end(doc, body)))
    return name


def _loose_end(doc: Doc, body: Labelled) -> bool:
    """Whether a preposition or the title of a member ends what the second layer sees: "Superior Court" + "Judge"."""
    return doc[body.end - 1].pos_ == "ADP" or _titled(doc, body)


def _titled(doc: Doc, body: Labelled) -> bool:
    """Whether a body and the title of one of its members were taken for one."""
    if body.label != "AGENCY" or body.end - body.start < _WITH_TITLE or plain(doc[body.end - 1]) not in words("posts"):
        return False
    return capital(doc[body.end - 2]) and plain(doc[body.end - 2]) in words("agencies") | words("chambers")


def _several(doc: Doc, name: Name, body: Labelled) -> bool:
    """Whether the second layer took a list of events for one: "the 1992 election, 1997 election"."""
    added = (*doc[body.start : name.start], *doc[name.end : body.end])
    return any(plain(token) in codes("event_kinds") for token in added)


def described_events(doc: Doc, known: list[MentionSpan]) -> Iterator[Name]:
    """Yield the events that are described and not named: "the strike at the mill"."""
    taken = {i for mention in known if mention.type == "EVENT" for i in range(mention.start, mention.end)}
    described = (name for name in _found(doc) if name.type == "EVENT" and name.kind == "nominal")
    yield from (name for name in described if taken.isdisjoint(range(name.start, name.end)))


def note_only_event(event: MentionSpan, clusters: Clusters) -> None:
    """Let a described event be the one of its kind that the document names, where there is just one."""
    alike = [c for c in clusters.typed({"EVENT"}) if any(m.subtype == event.subtype for m in c.mentions)]
    if event.subtype and len(alike) == 1 and not any(_at_other_times(event, known) for known in alike[0].mentions):
        alike[0].add(event, _ONLY, f"the one {event.subtype} of the document")


def _at_other_times(event: MentionSpan, known: MentionSpan) -> bool:
    """Return whether one event lies ahead and the other behind or in a year: "the next election", "the 1997 election"."""
    ahead, other = _is_to_come(event), _is_to_come(known)
    return ahead != other and _is_placed(known if ahead else event)


def _is_to_come(event: MentionSpan) -> bool:
    return not words("to_come").isdisjoint(_words_of(event))


def _is_placed(event: MentionSpan) -> bool:
    """Return whether a year or "last" says when an event was."""
    said = _words_of(event)
    return not words("gone_by").isdisjoint(said) or any(word.isdigit() and len(word) == _YEAR for word in said)


def _words_of(event: MentionSpan) -> list[str]:
    doc = event.root.doc
    return [plain(token) for token in doc[max(event.start - 1, 0) : event.end]]


def _found(doc: Doc) -> Iterator[Name]:
    bodies = (body for body in doc._.bodies if not shouted_words(doc, body.start, body.end))
    names = (name for body in bodies if not _told_elsewhere(doc, body) for name in _names(doc, body))
    return (name for name in names if name.score >= _ENOUGH)


def _names(doc: Doc, body: Labelled) -> Iterator[Name]:
    """Yield a body, and one whose member's title was taken in by itself as well: "Superior Court Judge"."""
    if not _titled(doc, body):
        yield _name(doc, body)
        return
    yield replace(_name(doc, body), kind="nominal")
    yield _name(doc, replace(body, end=body.end - 1))


def _told_elsewhere(doc: Doc, body: Labelled) -> bool:
    """Whether a body is "Board" or "the council" and no more, which refers to one that is named, or "Board member", its member."""
    last = plain(doc[body.end - 1])
    bare = body.end - body.start == 1 or (body.end - body.start == 2 and plain(doc[body.start]) in ARTICLES)
    if last in _MEMBERS or " ".join(map(plain, doc[body.start : body.end])) in words("committee_nouns"):
        return True
    return body.label == "AGENCY" and bare and (last in words("agencies") or last in codes("nominal_bodies"))


def _name(doc: Doc, body: Labelled) -> Name:
    start = body.start
    type_, subtype = _TYPES[body.label]
    proper = body.label == "PAC" or _proper(doc, start, body.end)
    dated = not proper and any(token.like_num and len(token) == _YEAR for token in doc[start : body.end])
    kind = "name" if proper or dated else "nominal"
    while (proper or (dated and type_ != "EVENT")) and start < body.end - 1 and plain(doc[start]) in ARTICLES:
        start += 1
    if type_ == "EVENT":
        subtype = _event(doc, start, body.end)
    sure = body.score if doc._.opinions is None else round(body_belief(doc, start, body.end, body.label), 3)
    return Name(start, body.end, type_, REASON, sure, subtype, kind)


def _proper(doc: Doc, start: int, end: int) -> bool:
    """Whether the word that tells what it is has a capital of its own: "the Marlow Strike", but not "the 1983 strike"."""
    kinds = codes("event_kinds")
    telling = [token for token in doc[start:end] if plain(token) in kinds]
    own = [token for token in doc[start:end] if not token.ent_type_ or token.ent_type_ in {"EVENT", "ORG", "LAW"}]
    return any(capital(token) and not opens_sentence(token) for token in telling[-1:] or [*own, doc[end - 1]])


def _event(doc: Doc, start: int, end: int) -> str | None:
    """Return the kind of an event by the last of its words that tells one."""
    kinds = codes("event_kinds")
    return next((str(kinds[word]) for word in map(plain, reversed(doc[start:end])) if word in kinds), None)


def _retyped(name: Name, found: list[Name]) -> Name:
    """Return an organisation as the committee or agency that the second layer takes it for."""
    for body in found:
        same = body.end == name.end and abs(body.start - name.start) <= 1
        if name.type == "ORG" and same and (body.type == "PAC" or (body.subtype == "agency" and body.score >= _SURE)):
            return replace(name, type=body.type, subtype=body.subtype, reason=REASON, score=body.score)
    return name


def _outgrown(doc: Doc, name: Name, body: Name) -> bool:
    """Whether a name was taken out of a public body's: "Rudd" out of "Rudd Government", or of "Rudd government" for a body's."""
    whole = body.kind == "name" and body.score >= _SURE
    cut_out = name.type == "ORG" and body.start <= name.start and name.end < body.end
    return body.subtype == "agency" and cut_out and (whole or _recognised_as_person(doc, name))


def _recognised_as_person(doc: Doc, name: Name) -> bool:
    return any((one.start, one.end, one.label_) == (name.start, name.end, "PERSON") for one in doc.ents)


def _clash(body: Name, name: Name) -> bool:
    """Whether the two overlap; a place may stand in an office, a public body in a title, and any name in what describes an event."""
    if name.end <= body.start or body.end <= name.start:
        return False
    inside = body.start <= name.start and name.end <= body.end and name.end - name.start < body.end - body.start
    if name.type == "OFFICE":
        return not (inside and name.subtype == "agency" and body.type == "OFFICE" and body.kind == "nominal")
    return not (inside and (name.type == "PLACE" or body.kind == "nominal") and name.type != "EVENT")

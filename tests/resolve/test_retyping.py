"""A name has one type throughout, and the entity says why where its documents did not agree."""

from __future__ import annotations

import pytest

from graphkit.model import Judgement, Reference, Verdict, content_id
from graphkit.resolve import resolve


def ref(document, *names, type_="PERSON", count=1, near=()):
    """Return a reference of `document` whose names stand `count` times each."""
    id_ = content_id(document, type_, names)
    return Reference(id_, document, document, type_, None, tuple((name, count) for name in names), (id_,), near)


def reasons(references, decided=()):
    """Return why entities are of their types, by their names."""
    found = {entity.name: dict(entity.properties) for entity in resolve(references, decided).entities}
    return {name: known["type_reason"] for name, known in found.items() if "type_reason" in known}


VOTED = [ref("a", "Orla Finch", count=3), ref("b", "Orla Finch"), ref("c", "Orla Finch", type_="ORG", count=2)]
NEAR = ("person:mara quill",)
BODY = ref("a", "Vexley Cement", "Vexley", type_="ORG", near=NEAR)
CITY = [ref("a", "Philadelphia", type_="PLACE"), *(ref(d, "Philly", type_="PLACE") for d in "bc")]


@pytest.mark.parametrize(
    ("references", "name", "reason"),
    [
        (VOTED, "Orla Finch", "4 of 6 mentions of the name say person; 1 of 3 documents say otherwise"),
        (
            [ref("a", "Mike Mills"), ref("b", "Mike Mills", type_="ORG")],
            "Mike Mills",
            "1 of 2 mentions of the name say person, as many as say otherwise, and it is built like one; 1 of 2 documents say otherwise",
        ),
        (
            [*(ref(d, "Calder Onward", type_="ORG") for d in "abc"), ref("d", "Calder Onward", type_="PAC")],
            "Calder Onward",
            "1 of 4 mentions of the name say political committee, and nobody says it each time; 3 of 4 documents say otherwise",
        ),
        (
            [ref("a", "Priya Lark"), ref("b", "Mary Lark", type_="ORG")],
            "Mary Lark",
            "it is built like a person's name, and a person is called Lark; its document says otherwise",
        ),
        (
            [BODY, ref("b", "Vexley", type_="PLACE", near=NEAR)],
            "Vexley Cement",
            "nobody knows such a place, and elsewhere the word means one of type organisation; 1 of 2 documents say otherwise",
        ),
        (
            [*CITY, ref("d", "Philly")],
            "Philadelphia",
            "another name of Philadelphia, and mostly the place's; 1 of 4 documents say otherwise",
        ),
        (
            [BODY, ref("b", "Vexley", near=NEAR)],
            "Vexley Cement",
            "who is known in full by that word is always of type organisation; 1 of 2 documents say otherwise",
        ),
    ],
)
def test_a_changed_type_has_its_reason(references, name, reason):
    """In words, with how many documents say otherwise."""
    assert reasons(references) == {name: reason}


def test_a_public_body_without_its_place_is_the_only_one_that_its_document_names():
    """Whatever the recogniser took either for; not where two are named, nor one of another kind."""
    named, bare = ref("a", "Calder City Council", type_="ORG"), ref("a", "City Council", type_="OFFICE")
    (council,) = resolve([named, bare]).entities
    assert (council.name, council.type, len(council.references)) == ("Calder City Council", "ORG", 2)
    (council,) = resolve([ref("a", "Calder City Council", type_="OFFICE"), ref("a", "Council", type_="ORG")]).entities
    assert (council.type, dict(council.properties)["type_reason"]) == (
        "OFFICE",
        "its document names one city council with its place, of type office; its document says otherwise",
    )
    assert len(resolve([named, ref("a", "Wexler City Council", type_="ORG"), bare]).entities) == 3
    assert len(resolve([ref("a", "Calder School Board", type_="ORG"), bare]).entities) == 2
    assert len(resolve([named, ref("b", "City Council", type_="OFFICE")]).entities) == 2


def test_what_documents_agree_on_needs_no_reason():
    """Nor does a change that a decision undoes."""
    assert reasons([ref("a", "Orla Finch"), ref("b", "Orla Finch")]) == {}


def test_a_decided_type_says_so():
    """The word of the decision stands in the place of the vote's."""
    decided = [Judgement("Orla Finch", "ORG", Verdict.RETYPE, "ines", "2026-01-01", "a choir")]
    assert reasons(VOTED, decided) == {"Orla Finch": "somebody has decided it: a choir"}
    assert reasons(VOTED[:2], [Judgement("Orla Finch", "ORG", Verdict.RETYPE, "ines", "2026-01-01")]) == {
        "Orla Finch": "somebody has decided it"
    }

"""Two annotations of the same documents, compared."""

from __future__ import annotations

from training.agreement import figures, table
from training.markup import Annotated, parsed

HEAD = '+++\nid = "a"\nworld = "w"\ngenre = "note"\n[entities]\np1 = "PERSON Ann Lee"\nc1 = "{} Blue Fund"\n+++\n'


def annotated(body: str, claim: str, fund: str = "PAC") -> Annotated:
    """Return a document of one line and one claim."""
    return parsed(f"{HEAD.format(fund)}{body}\n--- claims\n{claim}\n")


FIRST = annotated(
    "[[p1|Lee]] gave [[c1|Blue Fund]] [[$5 USD|$5]].", "gave | FUNDED | p1 | c1 | asserted | amount=5 USD"
)
SECOND = annotated(
    "[[p1|Lee]] gave [[c1|Blue]] Fund [[$5 USD|$5]].", "gave | FUNDED | p1 | c1 | planned | amount=5 USD", "ORG"
)


def test_agreement_is_told_by_kind_of_mark() -> None:
    """Borders, types, values, references and claims apart."""
    found = {name: value for name, value in figures([(FIRST, SECOND)]) if value is not None}
    assert found == {
        "names, PERSON, F1 relaxed": 1.0,
        "names, PERSON, F1 exact": 1.0,
        "names, PAC, F1 relaxed": 0.0,
        "names, PAC, F1 exact": 0.0,
        "names, ORG, F1 relaxed": 0.0,
        "names, ORG, F1 exact": 0.0,
        "types of shared mentions, Cohen's kappa": 1 / 3,
        "money, F1 of right values": 1.0,
        "references of shared mentions, B-cubed F1": 1.0,
        "claims, typed F1": 1.0,
        "claims, pairs F1": 1.0,
        "shared claims with the same status": 0.0,
        "shared claims with the same amount": 1.0,
    }


def test_a_part_without_documents_has_no_column() -> None:
    """Texts that are kept elsewhere may be absent."""
    lines = table({"written": [(FIRST, FIRST)], "real": []}).splitlines()
    assert lines[:3] == ["| agreement | written (1) |", "| --- | --- |", "| names, PERSON, F1 relaxed | 1.00 |"]
    assert table({"written": []}) == "No document has a second annotation, or its text is not there."

"""What tests of several rooms share: a small world of invented people, and its graph file."""

from __future__ import annotations

from pathlib import Path

import pytest
from papers import Said, World, paper

from graphkit.model import Money, Status, When

WORLD = World(
    {
        "Ada Quill": "PERSON",
        "Bruno Stark": "PERSON",
        "Cleo Marsh": "PERSON",
        "Dorian Vale": "PERSON",
        "Edda Frost": "PERSON",
        "Harbor Future PAC": "PAC",
        "Stark Cement": "ORG",
        "Tidewater Gazette": "ORG",
    }
)

GIFT = Said(
    "Bruno Stark",
    "FUNDED",
    "Harbor Future PAC",
    amount=Money("$5,000", 5000.0, "USD"),
    date=When("in March 2021", "2021-03", "2021-03"),
)

PAPERS = (
    paper(
        "a-gift.txt",
        ("Bruno Stark gave $5,000 to Harbor Future PAC in March 2021.", GIFT),
        ("Harbor Future PAC supports Ada Quill, the Tidewater Gazette reports.",
         Said("Harbor Future PAC", "SUPPORTS", "Ada Quill", Status.ATTRIBUTED, by="Tidewater Gazette")),
        "Cleo Marsh and Ada Quill shared a table.",
        published="2021-04-02",
    ),
    paper(
        "b-owner.txt",
        ("Bruno Stark owns Stark Cement.", Said("Bruno Stark", "OWNS", "Stark Cement")),
        ("Stark Cement did not give money to Cleo Marsh.", Said("Stark Cement", "FUNDED", "Cleo Marsh", Status.NEGATED)),
        published="2022-01-15",
    ),
    paper(
        "c-second-gift.txt",
        ("Records show that Bruno Stark paid Harbor Future PAC twice as much as he said.",
         Said("Bruno Stark", "FUNDED", "Harbor Future PAC", amount=Money("$10,000", 10000.0, "USD"))),
        ("Dorian Vale married Edda Frost.", Said("Dorian Vale", "SPOUSE_OF", "Edda Frost")),
        ("Harbor Future PAC has raised $2 million.",
         Said("Harbor Future PAC", "HAS_FUNDS", None, amount=Money("$2 million", 2_000_000.0, "USD"))),
    ),
)  # fmt: skip


@pytest.fixture(scope="session")
def graph_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a graph file that holds PAPERS; nobody changes it."""
    return WORLD.store(tmp_path_factory.mktemp("world") / "graph.db", PAPERS)

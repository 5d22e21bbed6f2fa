"""Four real documents, where they are at hand, say what a careful reader lists."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from gold.facts import Fact, facts

if TYPE_CHECKING:
    import networkx as nx

DOCUMENTS = Path(__file__).parents[3] / "shared" / "seeds"
FACTS = Path(__file__).with_name("real_documents.toml")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the four real documents are not published with the project"),
]


@pytest.mark.parametrize(("check", "fact"), facts(FACTS))
def test_the_graph_says(graph: nx.MultiDiGraph, check: Callable[[nx.MultiDiGraph, Fact], None], fact: Fact):
    """Each entity is one node, each relation has its status, amount and speaker, and nothing denied is a link."""
    check(graph, fact)

"""The example corpus in seeds/ says what its readers know it says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from gold.facts import Fact, facts

if TYPE_CHECKING:
    import networkx as nx

DOCUMENTS = Path(__file__).parents[2] / "seeds"
FACTS = Path(__file__).with_name("seeds.toml")

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(("check", "fact"), facts(FACTS))
def test_the_graph_says(graph: nx.MultiDiGraph, check: Callable[[nx.MultiDiGraph, Fact], None], fact: Fact):
    """Each entity is one node, each relation has its status, amount and speaker, and nothing denied is a link."""
    check(graph, fact)

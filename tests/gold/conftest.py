"""The graph that the facts of a module are checked against."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from gold.facts import built

if TYPE_CHECKING:
    import networkx as nx


@pytest.fixture(scope="module")
def graph(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> nx.MultiDiGraph:
    """Build the graph of the module's DOCUMENTS once."""
    return built(request.module.DOCUMENTS, tmp_path_factory.mktemp("graph"))

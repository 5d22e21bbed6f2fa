"""Which entities of a picture belong together: communities by modularity, the same for the same graph.

Method of Blondel et al., Fast unfolding of communities in large networks (2008), as networkx has it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

Link: TypeAlias = tuple[int, int, float]

SMALLEST = 3
"""Two that know each other are no community."""
MOST = 8
"""Communities that can be told apart by a tint."""
NONE = -1
SEED = 1
"""The method goes through the entities in an order of chance: always the same one."""


def communities(count: int, links: Sequence[Link]) -> list[int]:
    """Return the number of the community of each of `count` entities, the largest 0; -1 for those in none.

    `links` are (index, index, strength).
    """
    numbers = [NONE] * count
    for number, members in enumerate(_largest(count, links)):
        for member in members:
            numbers[member] = number
    return numbers


def _largest(count: int, links: Sequence[Link]) -> list[list[int]]:
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from(range(count))
    for left, right, strength in sorted(links):
        before = graph.get_edge_data(left, right, {"weight": 0.0})["weight"]
        graph.add_edge(left, right, weight=before + strength)
    found = nx.community.louvain_communities(graph, seed=SEED)
    groups = [sorted(members) for members in found if len(members) >= SMALLEST]
    return sorted(groups, key=lambda members: (-len(members), members))[:MOST]

"""Which entities of a picture belong together."""

from __future__ import annotations

from graphkit.render.communities import communities


def ring(members):
    """Return links that join the members in a ring."""
    return [(left, right, 1.0) for left, right in zip(members, [*members[1:], members[0]], strict=True)]


def test_two_rings_and_a_bridge():
    """What is closely linked is one community, the larger is the first, one bridge joins nothing."""
    links = [*ring([0, 1, 2, 3]), (0, 2, 1.0), *ring([4, 5, 6, 7, 8]), (4, 6, 1.0), (5, 8, 1.0), (3, 4, 0.2)]
    assert communities(9, links) == [1, 1, 1, 1, 0, 0, 0, 0, 0]


def test_a_pair_is_none():
    """Two that know each other, or one alone, are no community."""
    assert communities(3, [(0, 1, 5.0)]) == [-1, -1, -1]
    assert communities(0, []) == []


def test_at_most_eight():
    """Beyond the eight largest no tint could be told from the others."""
    links = [link for first in range(0, 30, 3) for link in ring([first, first + 1, first + 2])]
    found = communities(30, links)
    assert sorted(set(found)) == [-1, 0, 1, 2, 3, 4, 5, 6, 7]
    assert found.count(-1) == 6


def test_the_order_of_links_does_not_matter():
    """The same graph gives the same communities, however its links come."""
    links = [*ring([0, 1, 2]), *ring([3, 4, 5]), *ring([6, 7, 8]), (2, 3, 1.0), (5, 6, 1.0), (8, 0, 1.0)]
    assert communities(9, links) == communities(9, links[::-1])

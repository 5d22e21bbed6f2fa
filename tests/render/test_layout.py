"""Where the entities stand."""

from __future__ import annotations

import random

from graphkit.render.layout import Box, positions


def ring(count):
    """Return the links of a ring."""
    return [(number, (number + 1) % count, 1.0) for number in range(count)]


def overlapping(places, boxes):
    """Return the pairs whose boxes share more than a hair."""
    return [
        (a, b)
        for a in range(len(places))
        for b in range(a)
        if abs(places[a][0] - places[b][0]) < boxes[a].width + boxes[b].width - 2
        and abs(places[a][1] - places[b][1]) < boxes[a].height + boxes[b].height - 2
    ]


def test_nothing_has_no_place():
    """An empty graph has an empty picture."""
    assert positions([], []) == []


def test_one_entity_stands_in_the_middle():
    """The whole is centred on (0, 0)."""
    assert positions([Box(40, 20)], []) == [(0, 0)]


def test_two_linked_entities_stand_side_by_side():
    """The picture is wider than tall."""
    (left, top), (right, bottom) = positions([Box(40, 20)] * 2, [(0, 1, 1.0)])
    assert abs(left - right) > abs(top - bottom)


def test_no_two_boxes_overlap():
    """Symbols and their labels keep clear of each other, in one part and across parts."""
    boxes = [Box(20 + number % 5 * 10, 14) for number in range(60)]
    links = ring(30) + [(30 + a, 30 + b, 1.0) for a, b, _ in ring(10)]
    assert overlapping(positions(boxes, links), boxes) == []


def test_hub_with_leaves():
    """A star is laid out around its hub, leaves that start in one place included."""
    boxes = [Box(12, 12)] * 41
    places = positions(boxes, [(0, leaf, 1.0) for leaf in range(1, 41)])
    assert len(set(places)) == 41
    assert max(abs(place) for place in places[0]) < 40


def test_communities_stand_apart():
    """Entities of one community are nearer to each other than to those of another."""
    chance = random.Random(3)  # noqa: S311
    links = [(a, b, 1.0) for a in range(30) for b in range(a) if a // 15 == b // 15 and chance.random() < 0.4]
    places = positions([Box(10, 10)] * 30, [*links, (0, 15, 1.0)])

    def mean_gap(pairs):
        gaps = [abs(complex(*places[a]) - complex(*places[b])) for a, b in pairs]
        return sum(gaps) / len(gaps)

    inside = mean_gap([(a, b) for a in range(30) for b in range(a) if a // 15 == b // 15])
    across = mean_gap([(a, b) for a in range(15) for b in range(15, 30)])
    assert across > 1.5 * inside


def test_the_same_picture_every_time():
    """Equal input gives equal places: nothing depends on chance."""
    boxes = [Box(12, 12)] * 80
    assert positions(boxes, ring(50)) == positions(boxes, ring(50))


def test_the_picture_fits_a_screen():
    """Many parts fill a sheet that is a little wider than tall, rather than a column or a row."""
    places = positions([Box(30, 15)] * 90, ring(20) + [(20 + a, 20 + b, 1.0) for a, b, _ in ring(18)])
    width = max(x for x, _ in places) - min(x for x, _ in places)
    height = max(y for _, y in places) - min(y for _, y in places)
    assert 0.9 < width / height < 1.8

"""Where things are drawn: points of the canvas in the coordinates of the mouse."""

from __future__ import annotations

POINT = """(place) => {
  const vis = graphkit.network.vis();
  const box = document.querySelector("#picture canvas").getBoundingClientRect();
  const { x, y } = vis.canvasToDOM(place);
  return { x: box.left + x, y: box.top + y };
}"""


def entity(tab, node):
    """Return where the entity with that id is drawn."""
    place = tab.evaluate("(id) => graphkit.state.places.get(graphkit.data.byId.get(id))", node)
    return tab.evaluate(POINT, place)


def link(tab, source, relation, target):
    """Return a point on that link."""
    place = tab.evaluate(
        """([source, relation, target]) => {
          const link = graphkit.data.links.find((each) =>
            each.source.id === source && each.relation.id === relation && each.target.id === target);
          const edge = graphkit.network.vis().body.edges[link.number].edgeType;
          return edge.getPoint(0.5);
        }""",
        [source, relation, target],
    )
    return tab.evaluate(POINT, place)


def click(tab, point):
    """Press the mouse there and let the network tell a click from a double click."""
    tab.mouse.click(point["x"], point["y"])
    tab.wait_for_timeout(60)


def drawn(tab):
    """Return the names of the entities that are drawn."""
    return set(tab.evaluate("graphkit.network.seen().entities.map((entity) => entity.name)"))


def links(tab):
    """Return the links that are drawn, as (source, relation, target) ids."""
    rows = tab.evaluate(
        "graphkit.network.seen().links.map((link) => [link.source.id, link.relation.id, link.target.id])"
    )
    return {tuple(row) for row in rows}

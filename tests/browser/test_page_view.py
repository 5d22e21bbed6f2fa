"""The view itself: the link that restores it, light and dark, keyboard, odd graphs."""

from __future__ import annotations

import networkx as nx
import pytest
from browser import at
from render.graphs import GraphBuilder, large, small

from graphkit.render import RenderOptions

pytestmark = pytest.mark.browser


def settle(tab):
    """Wait until nothing moves any more and the address holds the view, and return it."""
    still = "graphkit.hash.written() === location.hash.slice(1) && JSON.stringify(graphkit.network.view())"
    seen = []
    while len(seen) < 50 and not (seen[-3:] and seen[-1] and len(seen) > 2 and len(set(seen[-3:])) == 1):
        tab.wait_for_timeout(250)
        seen.append(tab.evaluate(still))
    return tab.evaluate("location.hash")


def looked_at(tab):
    """Return all that a view consists of."""
    return tab.evaluate(
        """() => {
          const { state, network } = graphkit;
          return {
            entities: network.seen().entities.map((each) => each.id).sort(),
            links: network.seen().links.map((each) => each.number).sort(),
            places: [...state.places].map(([each, { x, y }]) => [each.id, x, y]).sort(),
            pinned: [...state.pinned].map((each) => each.id),
            title: document.getElementById("panel-title").textContent,
            dark: document.documentElement.dataset.theme,
            at: Object.values(network.view()).map((number) => Math.round(number * 10) / 10),
          };
        }"""
    )


def test_the_address_restores_the_view(opened):
    """Selection, filters, additions, moved entities, theme and the place looked at come back from the link."""
    graph = large(60, 140)
    tab = opened(graph, options=RenderOptions(shown=12))
    tab.locator("#legend label", has_text="Events").click()
    tab.locator("#undated").uncheck()
    tab.locator("#toggle-theme").click()
    first = at.entity(tab, tab.evaluate("graphkit.data.entities[0].id"))
    at.click(tab, first)
    tab.keyboard.press("e")
    tab.mouse.move(first["x"], first["y"])
    tab.mouse.down()
    tab.mouse.move(first["x"] + 60, first["y"] + 30, steps=4)
    tab.mouse.up()
    tab.keyboard.press("+")
    fragment = settle(tab)
    before = looked_at(tab)
    again = opened(graph, options=RenderOptions(shown=12), fragment=fragment)
    assert looked_at(again) == before
    assert len(before["pinned"]) == 1
    assert settle(again) == fragment


def test_the_address_restores_a_path(opened):
    """A path comes back with its ends and steps."""
    tab = opened(small(), fragment="#path=n6~n3~")
    assert tab.locator(".steps > li").count() == 3


def test_a_foreign_address_does_no_harm(opened):
    """Nonsense after the # is passed over."""
    tab = opened(small(), fragment="#entity=nobody&places=n1~x~y.zz~1~2&from=1&stories=-4&at=a~b~c&link=q&theme=<b>")
    assert len(at.drawn(tab)) == 8


@pytest.mark.parametrize(("scheme", "ground"), [("light", "rgb(251, 250, 248)"), ("dark", "rgb(21, 25, 29)")])
def test_light_and_dark_follow_the_system(opened, scheme, ground):
    """The page opens as the system prefers, the picture with its own colours for each."""
    tab = opened(small(), color_scheme=scheme)
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") == ground
    colour = tab.evaluate(
        "graphkit.network.vis().body.data.nodes.get(graphkit.data.byId.get('n1').number).color.background"
    )
    assert colour == {"light": "#0072b2", "dark": "#56b4e9"}[scheme]


def test_dark_on_request(page):
    """The button and the key change between light and dark."""
    page.keyboard.press("d")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.locator("#toggle-theme").click()
    assert page.evaluate("document.documentElement.dataset.theme") == "light"


def test_theme_option(opened):
    """A page can be written dark."""
    tab = opened(small(), options=RenderOptions(theme="dark"))
    assert tab.evaluate("document.documentElement.dataset.theme") == "dark"


def test_every_task_by_keyboard(page):
    """Search, open, read a link, expand, filter, time, path, table and help need no pointer."""
    press = page.keyboard.press
    press("/")
    page.keyboard.type("castermain")
    press("Enter")
    assert page.evaluate("document.activeElement.id") == "panel-title"
    press("e")
    page.locator("#panel .row-note button").first.focus()
    press("Enter")
    assert page.locator("blockquote").count() > 0
    press("Escape")
    assert page.evaluate("document.activeElement.id") == "picture"
    press("ArrowRight")
    press("ArrowDown")
    press("Enter")
    assert page.locator("#panel-title").inner_text() != "Where to start"
    press("Escape")
    press("l")
    press("Space")
    assert "Mara Castermain" not in at.drawn(page)
    press("Space")
    press("y")
    press("ArrowRight")
    assert page.evaluate("graphkit.state.from") == "2019-02"
    press("p")
    page.keyboard.type("gazette")
    press("Enter")
    page.keyboard.type("mayor")
    press("Enter")
    assert page.locator(".steps > li").count() == 3
    press("Escape")
    press("Escape")
    press("t")
    assert page.locator("#table").is_visible()
    press("t")
    press("?")
    assert page.locator("#help").is_visible()
    press("Escape")
    assert not page.locator("#help").is_visible()


def test_arrow_keys_walk_the_picture(page):
    """Each arrow goes to an entity that way, and what is reached is said aloud."""
    page.locator("#picture").focus()
    page.keyboard.press("ArrowRight")
    start = page.evaluate("graphkit.state.selected.entity.id")
    here = page.evaluate("graphkit.state.places.get(graphkit.state.selected.entity)")
    for key, axis, sign in [("ArrowLeft", "x", -1), ("ArrowUp", "y", -1), ("ArrowDown", "y", 1)]:
        page.evaluate("(id) => graphkit.state.select({ entity: graphkit.data.byId.get(id) })", start)
        page.keyboard.press(key)
        there = page.evaluate("graphkit.state.places.get(graphkit.state.selected.entity)")
        assert (there[axis] - here[axis]) * sign >= 0
    assert "link" in page.locator("#said").inner_text()


def test_narrow_screen(opened):
    """On a phone the picture, the panel and the filters all have room; nothing runs out sideways."""
    tab = opened(small(), viewport={"width": 390, "height": 780})
    assert tab.evaluate("document.documentElement.scrollWidth") == 390
    assert tab.locator("#picture").bounding_box()["height"] > 200
    tab.locator("#open-legend").click()
    assert tab.locator("#legend").is_visible()
    tab.keyboard.press("Escape")
    assert not tab.locator("#legend").is_visible()


@pytest.mark.parametrize("width", [320, 390])
def test_lenses_fit_a_phone(opened, width):
    """In short words, so that none of them lies outside the screen."""
    tab = opened(small(), viewport={"width": width, "height": 780}, has_touch=True)
    assert tab.locator("#lenses button").all_inner_texts()[:3] == ["All", "Money", "Offices"]
    ends = [box["x"] + box["width"] for box in (one.bounding_box() for one in tab.locator("#lenses button").all())]
    assert max(ends) <= width
    assert tab.evaluate("document.documentElement.scrollWidth") == width


def test_empty_graph(opened):
    """A graph of nothing is a page that says so."""
    graph = nx.MultiDiGraph()
    graph.graph.update(documents={}, stories={}, graphkit="0.1.0", run={})
    tab = opened(graph)
    assert "Nothing here yet" in tab.locator("#empty").inner_text()
    assert tab.locator("#summary").inner_text() == "0 documents · 0 entities · 0 stated links"
    for key in ("t", "t", "0", "p", "d", "e"):
        tab.keyboard.press(key)


def test_one_entity(opened):
    """A graph of one entity shows it."""
    build = GraphBuilder(documents=1)
    build.entity("a", "PERSON", "Ada Abelard")
    tab = opened(build.graph)
    at.click(tab, at.entity(tab, "a"))
    assert "No sentence links it to anything." in tab.locator("#panel").inner_text()


ODD_NAMES = {
    "__proto__": "__proto__",
    "constructor": "constructor",
    "long": "Ada " + "very " * 98 + "long",
    "right to left": "ليلى منصور",
    "emoji": "🚀 Rocket Committee 👩‍🚀",
    "nothing": "",
    "a.b~c&d=e#f": "Odd id",
    "lone": "lone \ud800 surrogate",
}


def test_odd_names(opened):
    """Any id and any name is drawn, found, opened and linked to like any other."""
    build = GraphBuilder(documents=1)
    build.entity("hub", "PERSON", "Hub")
    for node, name in ODD_NAMES.items():
        build.entity(node, "PAC", name)
        build.claim("hub", "FUNDED", node)
    tab = opened(build.graph)
    assert len(at.drawn(tab)) == len(ODD_NAMES) + 1
    for node in ODD_NAMES:
        tab.evaluate("(id) => graphkit.state.select({ entity: graphkit.data.byId.get(id) })", node)
        assert "got money from" in tab.locator("#panel").inner_text()
    assert tab.evaluate("document.documentElement.scrollWidth") == 1280
    assert tab.evaluate("Object.prototype.name") is None


def test_emoji_before_a_mark(opened):
    """Marks stand where the words stand, however many units a character takes in a browser."""
    build = GraphBuilder(documents=1)
    build.entity("a", "PERSON", "Ada 👩‍🚀 Abelard")
    build.entity("b", "PAC", "Bright Harbour PAC")
    build.claim("a", "FUNDED", "b")
    tab = opened(build.graph)
    at.click(tab, at.link(tab, "a", "FUNDED", "b"))
    assert tab.locator("mark.subject").inner_text() == "Ada 👩‍🚀 Abelard"
    assert tab.locator("mark.object").inner_text() == "Bright Harbour PAC"


@pytest.mark.slow
def test_twenty_thousand_entities(opened):
    """A file of 20,000 entities opens with the 300 most connected drawn."""
    tab = opened(large(20_000, 30_000))
    assert len(at.drawn(tab)) == 300
    assert "Drawn are 300 of 20,000 entities" in tab.locator("#notice").inner_text()


def test_print_is_light(opened):
    """A dark page is printed on white, with the picture as an image, and comes back dark."""
    tab = opened(small(), options=RenderOptions(theme="dark"))
    tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert tab.evaluate("document.documentElement.dataset.theme") == "light"
    assert tab.evaluate("document.getElementById('paper').src").startswith("data:image/png")
    tab.evaluate("dispatchEvent(new Event('afterprint'))")
    assert tab.evaluate("document.documentElement.dataset.theme") == "dark"
    assert tab.locator("#paper").count() == 0


def test_escape_leaves_the_search(page):
    """Once closes the list, twice gives the keys back to the page."""
    page.keyboard.press("/")
    page.keyboard.type("cast")
    page.keyboard.press("Escape")
    assert not page.locator("#search-results").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("t")
    assert page.locator("#table").is_visible()


def test_the_name_of_an_entity_is_as_bright_as_its_symbol(page):
    """Beside an entity that is looked at stand the names of those a visible line leads to; others stand back with their symbols."""
    page.get_by_role("checkbox", name="Named together").uncheck()
    at.click(page, at.entity(page, "n8"))
    page.wait_for_timeout(100)
    dim = "Object.fromEntries(graphkit.labels.placed().map((label) => [label.text, Boolean(label.dim)]))"
    names = page.evaluate(dim)
    assert {name: names.get(name) for name in ("Ines Orsini", "Mara Castermain", "Corran Gazette")} == {
        "Ines Orsini": False,
        "Mara Castermain": False,
        "Corran Gazette": True,
    }


def test_a_label_goes_along_with_what_is_dragged(page):
    """The name of an entity stays beside it under the pointer."""
    where = "graphkit.labels.placed().find((label) => label.text === 'Corran Gazette').x"
    before = page.evaluate(where)
    point = at.entity(page, "n6")
    page.mouse.move(point["x"], point["y"])
    page.mouse.down()
    page.mouse.move(point["x"] - 90, point["y"], steps=6)
    page.wait_for_timeout(100)
    assert page.evaluate(where) < before - 60
    page.mouse.up()


def test_a_found_entity_comes_near(opened):
    """Search brings the entity and those it is linked to into the middle of the picture."""
    tab = opened(large(300, 700))
    scale = tab.evaluate("graphkit.network.view().scale")
    tab.keyboard.press("/")
    tab.keyboard.type(tab.evaluate("graphkit.data.entities[40].name"))
    tab.keyboard.press("Enter")
    tab.wait_for_timeout(600)
    assert tab.evaluate("graphkit.network.view().scale") > scale


def test_reduced_motion(opened):
    """Who asks for less motion gets jumps; others a short glide."""
    assert opened(small(), reduced_motion="reduce").evaluate("graphkit.network.motion()") is False
    assert opened(small()).evaluate("graphkit.network.motion().duration") == 250


def test_more_contrast(opened):
    """Quiet words and edges are darker where more contrast is asked for."""
    quiet = "getComputedStyle(document.documentElement).getPropertyValue('--quiet').trim()"
    assert opened(small(), contrast="more").evaluate(quiet) == "#333a41"
    assert opened(small()).evaluate(quiet) == "#5a636c"


def test_touch(opened):
    """A finger opens an entity, a line, a lens and the filters."""
    tab = opened(small(), has_touch=True, is_mobile=True, viewport={"width": 390, "height": 780})
    point = at.entity(tab, "n1")
    tab.touchscreen.tap(point["x"], point["y"])
    tab.wait_for_timeout(400)
    assert tab.locator("#panel-title").inner_text() == "Mara Castermain"
    point = at.link(tab, "n1", "HOLDS_OFFICE", "n3")
    tab.touchscreen.tap(point["x"], point["y"])
    tab.wait_for_timeout(400)
    assert "holds or held the office" in tab.locator("#panel-title").inner_text()
    tab.tap("#lenses button:has-text('Follow the money')")
    assert tab.locator("#panel-title").inner_text() == "Follow the money"
    tab.tap("#open-legend")
    assert tab.locator("#legend").is_visible()


def test_no_name_stands_under_the_buttons(opened):
    """The corner with the buttons for zooming is kept free of names, whatever the size of the page."""
    overlap = """() => {
      const zoom = document.getElementById("zoom").getBoundingClientRect();
      const ground = document.querySelector("#picture canvas").getBoundingClientRect();
      return graphkit.labels.placed().filter((label) => {
        const [x, y] = [label.x + ground.left, label.y + ground.top];
        return x > zoom.left && x < zoom.right && y > zoom.top && y < zoom.bottom;
      }).length;
    }"""
    for viewport in ({"width": 1280, "height": 800}, {"width": 390, "height": 780}):
        tab = opened(large(80, 160), viewport=viewport)
        tab.keyboard.press("+")
        tab.wait_for_timeout(400)
        assert tab.evaluate(overlap) == 0


def test_what_is_looked_at_fits(opened):
    """The first picture fills the stage: nothing outside, no half of it empty."""
    tab = opened(large(400, 1_200))
    share = tab.evaluate(
        """() => {
          const vis = graphkit.network.vis();
          const { clientWidth, clientHeight } = document.querySelector("#picture canvas");
          const spots = [...graphkit.state.places.values()].map((place) => vis.canvasToDOM(place));
          const [xs, ys] = [spots.map(({ x }) => x), spots.map(({ y }) => y)];
          const inside = Math.min(...xs) > 0 && Math.max(...xs) < clientWidth && Math.min(...ys) > 0 && Math.max(...ys) < clientHeight;
          const [width, height] = [Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys)];
          return [inside, Math.max(width / clientWidth, height / clientHeight)];
        }"""
    )
    assert share[0]
    assert share[1] > 0.75

"""Questions put to the whole picture: where the money went, who held what, who belongs together."""

from __future__ import annotations

import pytest
from browser import at
from render.graphs import GraphBuilder, large, small

from graphkit.render import RenderOptions

pytestmark = pytest.mark.browser


def lens(tab, words):
    """Press the button of that lens."""
    tab.locator("#lenses button", has_text=words).click()


def blocks(tab):
    """Return the rows of each block of the panel by its heading."""
    return {
        block.locator("h3").first.inner_text(): [
            row.inner_text().replace("\n", " ") for row in block.locator("li").all()
        ]
        for block in tab.locator("#panel section.block").all()
    }


def rings():
    """Return two rings of four, joined by one link."""
    build = GraphBuilder(documents=1)
    for number in range(8):
        build.entity(f"n{number}", "PERSON", f"Person {number}")
    for first in (0, 4):
        for step in range(4):
            build.claim(f"n{first + step}", "MET", f"n{first + (step + 1) % 4}")
        build.claim(f"n{first}", "SUPPORTS", f"n{first + 2}")
    build.claim("n0", "OPPOSES", "n4")
    return build.graph


def test_follow_the_money(page):
    """Gifts and funds alone; the panel adds up givers and receivers; a second press brings everything back."""
    before = at.links(page)
    lens(page, "Follow the money")
    assert at.links(page) == {("n5", "FUNDED", "n2"), ("n2", "FUNDED", "n1")}
    assert at.drawn(page) == {"Édouard Pell", "Bright Harbour PAC", "Mara Castermain"}
    assert blocks(page) == {
        "Largest transfers": [
            "Édouard Pell gave money to Bright Harbour PAC $1.45M – about $1.7M",
            "Bright Harbour PAC gave money to Mara Castermain $57,000",
        ],
        "Gave most": ["Édouard Pell $1,700,000", "Bright Harbour PAC $57,000"],
        "Received most": ["Bright Harbour PAC $1,700,000", "Mara Castermain $57,000"],
        "Said to have": ["Bright Harbour PAC $20,000"],
    }
    lens(page, "Follow the money")
    assert at.links(page) == before


def test_money_is_as_wide_as_its_sum(page):
    """In the lens a line's width follows the sum, and the sums and funds are written."""
    lens(page, "Follow the money")
    widths = page.evaluate("graphkit.network.seen().links.map((link) => [link.amount, graphkit.links.width(link)])")
    assert dict(widths)[1_700_000] == pytest.approx(9.0)
    assert dict(widths)[57_000] == pytest.approx(2.955, abs=0.01)
    page.wait_for_timeout(500)
    texts = page.evaluate("graphkit.labels.placed().map((label) => label.text)")
    assert {"$1.7M", "$57K", "Bright Harbour PAC · has $20K"} <= set(texts)


def test_somebody_of_means_without_a_gift_is_in_the_lens(opened):
    """HAS_FUNDS names nobody else: its subject stands there alone."""
    graph = small()
    graph.remove_edges_from([("n5", "n2", "FUNDED"), ("n2", "n1", "FUNDED")])
    graph.add_edge("n8", "n6", key="FUNDED", **dict(graph.edges["n8", "n1", "SUPPORTS"], relation="FUNDED"))
    tab = opened(graph)
    lens(tab, "Follow the money")
    assert "Bright Harbour PAC" in at.drawn(tab)
    assert blocks(tab) == {"Said to have": ["Bright Harbour PAC $20,000"]}


def test_who_held_what(page):
    """Offices with their holders, the time that is told, and the place."""
    lens(page, "Who held what")
    assert at.links(page) == {("n1", "HOLDS_OFFICE", "n3"), ("n3", "JURISDICTION", "n4")}
    assert page.locator("#panel .post").inner_text().replace("\n", "") == "Mayor of Corranin Corran"
    assert page.locator("#panel .group li").inner_text().split("\n") == ["Mara Castermain", "current · 5 Jan 2019"]
    page.locator("#panel .group .row-note button").click()
    assert page.locator("blockquote").count() == 2


def test_lenses_by_keyboard(page):
    """M, O and G do what the buttons do, and say so."""
    page.keyboard.press("m")
    assert page.locator("#said").inner_text() == "Follow the money: 2 links."
    page.keyboard.press("o")
    assert page.locator("#panel-title").inner_text() == "Who held what"
    page.keyboard.press("o")
    assert page.locator("#panel-title").inner_text() == "Where to start"
    page.keyboard.press("g")
    assert page.locator("#legend h2").first.inner_text().startswith("Communities")


def test_a_lens_without_answer_is_not_offered(opened):
    """Where nothing was paid, held or grouped there is nothing to press, and the key says so."""
    build = GraphBuilder(documents=1)
    build.entity("a")
    build.entity("b")
    build.claim("a", "MET", "b")
    tab = opened(build.graph)
    assert not tab.locator("#lenses button").count()
    tab.keyboard.press("m")
    assert "Nothing in this graph" in tab.locator("#said").inner_text()
    tab.keyboard.press("g")
    assert "no communities" in tab.locator("#said").inner_text()


def test_communities_on_request(opened):
    """Off at first; then tinted, numbered, and named in the legend by their most connected members."""
    tab = opened(rings())
    ground = "graphkit.communities.badges(graphkit.network.vis()).length"
    assert tab.evaluate(ground) == 0
    lens(tab, "Communities")
    assert tab.evaluate(ground) == 2
    rows = [row.inner_text().split("\n") for row in tab.locator(".community").all()]
    assert rows == [["1", "Person 0, Person 2", "4"], ["2", "Person 4, Person 6", "4"]]


def test_communities_are_tinted(opened):
    """The ground behind the members is no longer bare, light and dark."""
    tab = opened(rings())
    painted = """() => {
      const canvas = document.querySelector("#picture canvas");
      const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
      let count = 0;
      for (let at = 3; at < data.length; at += 4) count += data[at] > 0;
      return count;
    }"""
    bare = tab.evaluate(painted)
    for key in "gd":
        tab.keyboard.press(key)
        tab.wait_for_timeout(100)
        assert tab.evaluate(painted) > 2 * bare


def test_a_community_can_be_approached(opened):
    """Its row in the legend brings it into the middle."""
    tab = opened(large(120, 260))
    tab.keyboard.press("g")
    scale = tab.evaluate("graphkit.network.view().scale")
    tab.locator(".community").first.click()
    tab.wait_for_timeout(500)
    assert tab.evaluate("graphkit.network.view().scale") > scale


def test_a_lens_is_in_the_address(opened):
    """Lens and communities come back from the link."""
    tab = opened(small(), fragment="#lens=money&groups=yes")
    assert tab.locator("#panel-title").inner_text() == "Follow the money"
    assert tab.locator("#lenses [aria-pressed=true]").count() == 2
    assert len(at.links(tab)) == 2


def test_many_lines_are_bundled(opened):
    """Among many lines those between the same two are one; looking at it opens them like a fan, and the card names all."""
    graph = large(200, 900)
    tab = opened(graph)
    assert tab.evaluate("graphkit.network.seen().links.length") > 400
    drawn = "graphkit.network.vis().body.data.edges.length"
    pairs = "new Set(graphkit.network.seen().links.map(graphkit.filters.pair)).size"
    assert tab.evaluate(drawn) == tab.evaluate(pairs)
    several = tab.evaluate(
        """() => {
          const links = graphkit.network.seen().links;
          const link = links.find((each) => graphkit.linkCard.between(each).filter((other) => links.includes(other)).length > 2);
          graphkit.state.select({ link });
          return graphkit.linkCard.between(link).filter((other) => links.includes(other)).length;
        }"""
    )
    assert tab.evaluate(drawn) == tab.evaluate(pairs) + several - 1
    assert tab.locator(".block", has_text="Also between the two").locator("li").count() >= several - 1


def test_how_a_claim_was_found(page):
    """A sentence tells the rule that found it and the id by which the shell explains it."""
    at.click(page, at.link(page, "n8", "SUPPORTS", "n1"))
    page.locator(".trace summary").click()
    assert page.locator(".trace code").all_inner_texts() == ["test", "graphkit explain c000008"]


def test_nothing_left_says_why(opened):
    """A page of links that the graph has not got is no blank one."""
    tab = opened(small(), options=RenderOptions(since="2030"))
    assert "only links dated 2030 or later" in tab.locator("#empty").inner_text()
    assert "none among its 8 entities" in tab.locator("#empty").inner_text()

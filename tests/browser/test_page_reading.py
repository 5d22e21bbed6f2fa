"""What a reader does with the pointer: search, filter, open a card, read the sentences, follow a path."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from browser import at
from render.graphs import GraphBuilder, large, parallel, small

from graphkit.render import RenderOptions

pytestmark = pytest.mark.browser


def panel(tab):
    """Return the words of the panel, line breaks evened out."""
    return re.sub(r"\n\s*", "\n", tab.locator("#panel").inner_text())


def test_the_heading_sums_up(opened):
    """Title, documents, stories, entities, stated links and the range of dates stand above the picture."""
    tab = opened(small(), options=RenderOptions(title="The Corran papers"))
    assert tab.title() == "The Corran papers"
    assert tab.locator("h1").inner_text() == "The Corran papers"
    assert tab.locator("#summary").inner_text() == "4 documents · 8 entities · 9 stated links · 5 Jan 2019 – 2022"
    assert "sentences from your documents" in tab.locator("#notice").inner_text()


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("edouard", "Édouard Pell"),
        ("M. Cast", "Mara Castermain"),
        ("gazette", "Corran Gazette"),
        ("ORSINI", "Ines Orsini"),
    ],
)
def test_search_as_you_type(page, typed, name):
    """Names and aliases are found from any word on, accents and case aside."""
    page.keyboard.press("/")
    page.keyboard.type(typed)
    assert page.locator("#search-results li .name").first.inner_text() == name
    page.keyboard.press("Enter")
    assert page.locator("#panel-title").inner_text() == name


def test_two_of_one_name_are_told_apart_where_they_are_found(opened):
    """The best confirmed link stands beside each; whoever has a name alone needs none."""
    graph = small()
    graph.nodes["n8"]["name"] = "Édouard Pell"
    tab = opened(graph)
    tab.fill("#search", "pell")
    assert tab.locator("#search-results li:has(.name) small").all_inner_texts() == [
        "Person · gave money to Bright Harbour PAC",
        "Person",
    ]
    tab.fill("#search", "mara")
    assert tab.locator("#search-results li:has(.name) small").all_inner_texts() == ["Person"]


def test_search_says_when_nothing_is_found(page):
    """A name that nothing bears is answered in words."""
    page.fill("#search", "Nobody")
    words = "No entity is called “Nobody”, and no sentence of this page has it."
    assert page.locator("#search-results").inner_text() == words


def said(*sentences):
    """Return a graph in which Ada Tarn works for the Ferry Trust, as each of the sentences says in a document of its own."""
    build = GraphBuilder(documents=len(sentences))
    build.entity("a", "PERSON", "Ada Tarn")
    build.entity("b", "ORG", "Quay Trust")
    for number, sentence in enumerate(sentences):
        build.claim("a", "WORKS_FOR", "b", document=number, quote=sentence)
    return build.graph


def test_sentences_are_found_by_their_words(opened):
    """From the beginnings of words, in any order; those in the order that was typed come first, a copy stands once."""
    tab = opened(
        said(
            "The ledger of the ferry was lost.",
            "A fire spared the ferry’s “ledger”, Tarn wrote.",
            "Their ferry ledgers were sold.",
            "Their ferry ledgers were sold!",
            "The ferry was late.",
        )
    )
    tab.fill("#search", "ferry LEDGER")
    assert tab.locator("#search-results .passage").all_inner_texts() == [
        "Their ferry ledgers were sold.",
        "The ledger of the ferry was lost.",
        "A fire spared the ferry’s “ledger”, Tarn wrote.",
    ]
    assert tab.locator("#search-results small").first.inner_text() == "Sentence · Report number 2"
    tab.fill("#search", "fe")
    assert tab.locator("#search-results .passage").count() == 0


def test_a_sentence_that_is_found_opens_where_it_stands(opened):
    """With the card of its link, in view and shaded; nothing of it is read as markup."""
    tab = opened(said("<b>Tollgate</b> money changed hands twice."))
    tab.keyboard.press("/")
    tab.keyboard.type("tollgate money")
    assert tab.locator("#search-results .passage").inner_text() == "<b>Tollgate</b> money changed hands twice."
    tab.keyboard.press("Enter")
    sought = tab.locator("#panel .claim.sought")
    assert "<b>Tollgate</b> money changed hands twice." in sought.inner_text()
    assert tab.evaluate("document.activeElement.classList.contains('sought')")
    assert tab.locator("h2.statement").count() == 1


def test_a_page_without_sentences_searches_names(opened):
    """And says no more than that no entity is called so."""
    tab = opened(said("Tollgate money changed hands."), options=RenderOptions(redact=True))
    tab.fill("#search", "tollgate")
    assert tab.locator("#search-results").inner_text() == "No entity is called “tollgate”."


def test_click_on_an_entity(page):
    """Its card gives type, aliases, offices, money in and out as numbers, connections and documents."""
    at.click(page, at.entity(page, "n1"))
    text = panel(page)
    for words in (
        "Person",
        "Mara Castermain",
        "also Castermain, M. Castermain",
        "In 4 documents, 4 independent stories",
        "Mayor of Corran\ncurrent · 5 Jan 2019",
        "Money in\n$57,000",
        "is supported by",
        "denied · 1 story",
        "Report number 0",
    ):
        assert words in text


def test_money_in_takes_the_largest_sum_named(page):
    """Sums that differ for one gift are not added up; both stand beside the giver, and none looks more exact than it was said."""
    at.click(page, at.entity(page, "n2"))
    assert "Money in\nabout $1,700,000" in panel(page)
    assert "$1,450,000 or about $1,700,000" in panel(page)
    assert "$20,000" in page.locator("#panel .block", has_text="Funds").inner_text()


def test_what_is_said_of_an_entity_alone(opened):
    """A claim whose object is only words stands on the card of its subject."""
    graph = small()
    fact = dict(
        graph.nodes["n2"]["facts"][0], relation="FIRED", amount=None, amount_text=None, object_text="three aides"
    )
    graph.nodes["n2"]["facts"].append(fact)
    tab = opened(graph)
    at.click(tab, at.entity(tab, "n2"))
    assert "fired three aides" in tab.locator("#panel .block", has_text="Also said").inner_text()


def test_click_on_a_link(page):
    """Its card gives every sentence, marked, with its document, date, status in words and who says so."""
    at.click(page, at.link(page, "n5", "FOUNDED", "n2"))
    assert page.locator("h2.statement").get_attribute("aria-label") == "Édouard Pell founded Bright Harbour PAC"
    claim = page.locator(".claim")
    assert claim.locator(".badge").inner_text() == "According to Corran Gazette"
    assert claim.locator("mark.subject").inner_text() == "Édouard Pell"
    assert claim.locator("mark.cue").inner_text() == "founded"
    assert claim.locator("mark.object").inner_text() == "Bright Harbour PAC"
    assert claim.locator("cite").inner_text() == "Report number 2"
    assert "A. Writer · 11 Mar 2012 · paper-002.txt" in claim.inner_text()


def test_disagreeing_sums_are_shown(page):
    """Different sums for one link stand side by side, with a remark."""
    at.click(page, at.link(page, "n5", "FUNDED", "n2"))
    assert page.locator(".amounts strong").inner_text() == "$1,450,000 – about $1,700,000"
    assert "they may be different payments or disagree" in panel(page)
    assert page.locator("#panel .story").count() == 2


def test_a_denied_link_is_broken_and_worded(page):
    """A negated claim is drawn dashed and never reads like a fact."""
    dashes = page.evaluate(
        """() => {
          const link = graphkit.data.links.find((each) => each.source.id === "n8" && each.relation.id === "SUPPORTS");
          return [graphkit.network.vis().body.edges[link.number].options.dashes, graphkit.links.label(link)];
        }"""
    )
    assert dashes == [[7, 5], "denied: supports"]
    at.click(page, at.link(page, "n8", "SUPPORTS", "n1"))
    assert "supports (denied)" in page.locator("h2.statement").inner_text()
    assert page.locator(".meaning.negated").inner_text().startswith("Denied: said not to be so")


def test_parallel_relations_are_apart(opened):
    """Three relations between two entities are three lines, each with its own card."""
    tab = opened(parallel())
    assert len(at.links(tab)) == 3
    for relation in ("FUNDED", "FOUNDED", "SUPPORTS"):
        at.click(tab, at.link(tab, "a", relation, "b"))
        assert relation.lower() in tab.locator(".claim").inner_text()
        assert tab.locator(".block", has_text="Also between the two").locator("li").count() == 2


def test_filter_by_type_of_entity(page):
    """A type that is unticked disappears, with its links."""
    page.locator("#legend label", has_text="Places").click()
    assert "Corran" not in at.drawn(page)
    assert ("n3", "JURISDICTION", "n4") not in at.links(page)


def test_filter_by_relation(page):
    """`only` leaves one family of links; a second click brings the others back."""
    before = at.links(page)
    row = page.locator("#legend .row", has_text="Money").first
    row.hover()
    row.locator(".only").click()
    assert at.links(page) == {("n5", "FUNDED", "n2"), ("n2", "FUNDED", "n1")}
    page.locator("#legend .row", has_text="Money").first.locator(".only").click()
    assert at.links(page) == before


def test_filter_by_status(page):
    """Without denied and planned claims only what is stated or attributed is drawn."""
    page.locator("#legend label", has_text="Denied").click()
    page.locator("#legend label", has_text="Planned").click()
    assert not {("n8", "SUPPORTS", "n1"), ("n2", "OPPOSES", "n8")} & at.links(page)
    page.locator("#legend label", has_text="Attributed").click()
    assert ("n5", "FOUNDED", "n2") not in at.links(page)


def test_filter_by_stories(page):
    """At least two independent stories: what one story alone tells is left out."""
    page.locator("#stories").fill("2")
    assert at.links(page) == {("n1", "HOLDS_OFFICE", "n3"), ("n5", "FUNDED", "n2")}
    page.locator("#legend button", has_text="Clear all filters").click()
    assert len(at.links(page)) == 9


def test_filter_by_time(page):
    """The slider leaves what is dated within its range; undated links have their own switch."""
    page.locator("#time-from").fill("26")
    page.locator("#time-until").fill("28")
    assert ("n5", "FUNDED", "n2") in at.links(page)
    assert ("n7", "CONCERNS", "n1") not in at.links(page)
    assert ("n3", "JURISDICTION", "n4") in at.links(page)
    page.locator("#undated").uncheck()
    assert at.links(page) == {("n5", "FUNDED", "n2"), ("n2", "FUNDED", "n1")}


def test_named_together_is_off_until_asked_for(page):
    """What no sentence states is faint, and shown on request where enough is stated."""
    assert ("n6", "CO_MENTION", "n8") not in at.links(page)
    page.locator("#legend label", has_text="Named together").click()
    assert ("n6", "CO_MENTION", "n8") in at.links(page)


def test_named_together_shows_where_nothing_else_is(opened):
    """A graph of few stated links shows which names stand together from the start."""
    graph = small()
    graph.remove_nodes_from(["n1", "n2", "n3", "n4", "n5"])
    tab = opened(graph)
    assert at.links(tab) == {("n6", "CO_MENTION", "n8"), ("n6", "REPORTED_ON", "n7")}


def choose(tab, field, typed):
    """Type into a field of the path and take the first entity offered."""
    tab.locator(field).fill(typed)
    tab.keyboard.press("Enter")


def test_path_with_the_sentence_of_each_step(page):
    """The shortest stated way, oriented from start to end, every step with the words that say so."""
    page.locator("#open-path").click()
    choose(page, "#path-from", "Corran Gazette")
    choose(page, "#path-to", "Mayor of Corran")
    steps = page.locator(".steps > li")
    assert [step.locator(".verb").inner_text() for step in steps.all()] == [
        "reported on",
        "is about",
        "holds or held the office",
    ]
    assert all(step.locator("blockquote").inner_text() for step in steps.all())


def test_path_against_the_direction_of_a_link(page):
    """A link that is walked backwards is worded backwards."""
    page.locator("#open-path").click()
    choose(page, "#path-from", "Corran recall")
    choose(page, "#path-to", "Corran Gazette")
    assert page.locator(".steps .verb").inner_text() == "was reported on by"


def test_path_never_uses_what_is_denied_or_only_named_together(page):
    """Denied and planned links join nobody; names in one sentence do when asked."""
    page.locator("#open-path").click()
    choose(page, "#path-from", "Ines Orsini")
    choose(page, "#path-to", "Corran recall")
    assert "No stated link leads from one to the other." in panel(page)
    page.locator("#panel input[type=checkbox]").check()
    assert page.locator(".steps > li").count() == 2


def test_expand_and_collapse(opened):
    """Entities beyond the first picture come by expanding a neighbour, and go again by collapsing it."""
    tab = opened(large(60, 140), options=RenderOptions(shown=10))
    assert len(at.drawn(tab)) == 10
    at.click(tab, at.entity(tab, tab.evaluate("graphkit.data.entities[0].id")))
    more = tab.locator("#panel button", has_text="Expand")
    number = int(more.inner_text().split("(")[1].split()[0])
    more.click()
    assert len(at.drawn(tab)) == 10 + min(number, 24)
    tab.locator("#panel button", has_text="Collapse").click()
    assert len(at.drawn(tab)) < 10 + min(number, 24)


def test_search_reaches_what_is_not_drawn(opened):
    """An entity that is not in the first picture is found and drawn."""
    tab = opened(large(60, 140), options=RenderOptions(shown=10))
    name = tab.evaluate("graphkit.data.entities[50].name")
    tab.keyboard.press("/")
    tab.keyboard.type(name)
    assert "not shown yet" in tab.locator("#search-results li").first.inner_text()
    tab.keyboard.press("Enter")
    assert name in at.drawn(tab)


def test_a_page_around_one_entity_opens_with_its_card(opened):
    """`around` is what the reader came for."""
    tab = opened(small(), options=RenderOptions(around="n4", hops=2))
    assert tab.locator("#panel-title").inner_text() == "Corran"
    assert at.drawn(tab) == {"Corran", "Mayor of Corran", "Mara Castermain"}
    assert "within 2 stated links of Corran" in tab.locator("#notice").inner_text()


def test_table_of_what_is_shown(page):
    """The table lists every drawn link, and opens its sentences."""
    page.locator("#open-table").click()
    assert page.locator("#table tbody tr").count() == 9
    page.locator("#table tbody tr", has_text="Ines Orsini").locator("button", has_text="supports").click()
    assert page.locator(".claim .badge").inner_text() == "Denied"


def test_redacted_page(opened):
    """Without the quotes the links remain, and the page says so."""
    tab = opened(small(), options=RenderOptions(redact=True))
    assert "declined to endorse" not in tab.content()
    assert "Sentences were left out" in tab.locator("#notice").inner_text()
    at.click(tab, at.link(tab, "n8", "SUPPORTS", "n1"))
    assert "The sentence was left out of this page." in panel(tab)


def test_copied_citation(opened):
    """A citation names the words, author, title, date, file and place in it."""
    tab = opened(small(), permissions=["clipboard-read", "clipboard-write"])
    at.click(tab, at.link(tab, "n8", "SUPPORTS", "n1"))
    tab.locator("button", has_text="Copy citation").click()
    tab.wait_for_timeout(100)
    assert tab.evaluate("navigator.clipboard.readText()") == (
        "“Ines Orsini declined to endorse Mara Castermain.” "
        "(A. Writer, “Report number 2”, 11 Mar 2012, paper-002.txt, characters 800–848)"
    )


@pytest.mark.parametrize(
    ("button", "name", "start"), [("#save-png", "graph.png", b"\x89PNG"), ("#save-svg", "graph.svg", b"<svg")]
)
def test_saved_picture(opened, tmp_path, button, name, start):
    """The picture can be taken away as PNG and as SVG."""
    tab = opened(small(), options=RenderOptions(title="Graph"))
    tab.locator("#open-save").click()
    with tab.expect_download() as download:
        tab.locator(button).click()
    download.value.save_as(tmp_path / name)
    assert download.value.suggested_filename == name
    assert (tmp_path / name).read_bytes().startswith(start)


def test_the_saved_drawing_is_the_picture(opened, tmp_path):
    """Every line by itself, with its arrow, parallel ones apart; names as on the screen, payloads as text."""
    tab = opened(parallel())
    with tab.expect_download() as download:
        tab.evaluate("graphkit.save.svg()")
    download.value.save_as(tmp_path / "graph.svg")
    tree = ET.parse(tmp_path / "graph.svg")  # noqa: S314 - a drawing of our own
    name = "{http://www.w3.org/2000/svg}"
    lines = [line.get("points") for line in tree.iter(f"{name}polyline")]
    assert len(set(lines)) == 3
    assert len(list(tree.iter(f"{name}polygon"))) == 3
    assert {"Ada Abelard", "Bright Harbour PAC"} <= {text.text for text in tree.iter(f"{name}text")}

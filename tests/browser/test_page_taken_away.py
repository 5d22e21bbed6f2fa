"""The page elsewhere: a picture drawn from the shell, a cell of a notebook, paper."""

from __future__ import annotations

import struct

import pytest
from browser.chromium import executable
from render.graphs import large, small, with_payloads

from graphkit.errors import GraphkitError
from graphkit.notebook import Graph
from graphkit.render import RenderOptions, frame, picture

pytestmark = pytest.mark.browser


@pytest.fixture
def installed():
    """Skip where no Chromium is."""
    if executable() is None:
        pytest.skip("no Chromium is installed")


@pytest.mark.usefixtures("installed")
def test_a_picture_from_the_shell(tmp_path):
    """A PNG of a fixed size, readable by its owner only, and nothing beside it."""
    size = picture(small(), tmp_path / "graph.png", options=RenderOptions(title="The Corran papers"))
    data = (tmp_path / "graph.png").read_bytes()
    assert size == len(data)
    assert struct.unpack(">II", data[16:24]) == (3200, 2000)
    assert (tmp_path / "graph.png").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["graph.png"]


def test_the_picture_is_the_drawing_and_its_legend(opened):
    """Nothing that only a reader could press is in it."""
    tab = opened(small(), fragment="#picture=yes")
    assert tab.locator("button:visible, input:visible").count() == 0
    assert "Political committees" in tab.locator("#legend").inner_text()
    assert tab.locator("#summary").is_visible()


def test_without_a_chromium(tmp_path, monkeypatch):
    """It is said which names were looked for and what to install; nothing is written."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(GraphkitError, match=r"No Chromium was found .* Install the package chromium"):
        picture(small(), tmp_path / "graph.png")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("script", "said"), [("echo broken >&2", "broken"), ("exit 3", "it said nothing")])
def test_a_chromium_that_fails(tmp_path, monkeypatch, script, said):
    """Its last words are told; nothing is left behind."""
    browser = tmp_path / "bin" / "chromium"
    browser.parent.mkdir()
    browser.write_text(f"#!/bin/sh\n{script}\n")
    browser.chmod(0o755)
    monkeypatch.setenv("PATH", str(browser.parent))
    with pytest.raises(GraphkitError, match=f"drew no picture: {said}"):
        picture(small(), tmp_path / "out" / "graph.png")
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.usefixtures("installed")
def test_an_unwritable_picture(tmp_path):
    """A file where a folder should be is named."""
    (tmp_path / "file").write_text("")
    with pytest.raises(GraphkitError, match=r"Cannot write the picture .*Choose another place with --png"):
        picture(small(), tmp_path / "file" / "graph.png")


def cell(chromium, tmp_path, shown):
    """Return a page that shows a cell's output, its frame and what was requested."""
    tab = chromium.new_page(viewport={"width": 1000, "height": 760})
    requests, errors = [], []
    tab.on("request", lambda request: requests.append(request.url))
    tab.on("pageerror", lambda error: errors.append(str(error)))
    path = tmp_path / "notebook.html"
    path.write_text(
        f"<!doctype html><script>window.fired = 0; window.fire = () => {{ window.fired += 1; }};</script>{shown}",
        "utf-8",
    )
    tab.goto(path.as_uri())
    inner = tab.frames[1]
    for _ in range(300):
        if inner.evaluate("document.documentElement.dataset.ready === 'yes'"):
            break
        tab.wait_for_timeout(20)
    return tab, inner, requests, errors


def test_a_cell_of_a_notebook(chromium, tmp_path):
    """The same page in a frame of its own, which works and asks for nothing."""
    tab, inner, requests, errors = cell(chromium, tmp_path, Graph(small())._repr_html_())
    inner.evaluate("graphkit.state.select({ entity: graphkit.data.byId.get('n1') })")
    tab.wait_for_timeout(500)
    assert inner.locator("#panel-title").inner_text() == "Mara Castermain"
    inner.locator("#open-save").click()
    assert not inner.locator("#copy-link").is_visible()
    assert [url for url in requests if not url.startswith(("file:", "data:", "blob:", "about:"))] == []
    assert errors == []
    tab.close()


def test_a_cell_is_closed_off(chromium, tmp_path):
    """What stands in a document reaches neither the frame nor the notebook."""
    tab, inner, _, errors = cell(
        chromium, tmp_path, frame(with_payloads(), options=RenderOptions(title='"><script>fire()'))
    )
    assert inner.evaluate("document.documentElement.dataset.ready") == "yes"
    assert tab.evaluate("window.fired") == 0
    assert inner.evaluate("typeof window.fire") == "undefined"
    assert errors == []
    tab.close()


def test_a_cell_stays_small(chromium, tmp_path):
    """Of a large graph a cell shows the most connected, and says so."""
    tab, inner, _, _ = cell(chromium, tmp_path, Graph(large(400, 900))._repr_html_())
    assert inner.evaluate("graphkit.data.entities.length") == 150
    assert "150 most connected of 400" in inner.locator("#notice").inner_text()
    tab.close()


def test_a_part_of_the_graph_draws_itself_too(chromium, tmp_path):
    """What networkx makes of the graph keeps the gift."""
    graph = Graph(small())
    tab, inner, _, _ = cell(chromium, tmp_path, graph.subgraph(["n1", "n2", "n5"])._repr_html_())
    assert inner.evaluate("graphkit.data.links.length") == 3
    tab.close()


def test_the_table_on_paper(opened):
    """Who prints the table gets the table, not the hidden picture; what is under the lens is told in the legend."""
    tab = opened(small())
    tab.keyboard.press("t")
    tab.wait_for_timeout(1_200)
    tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    tab.emulate_media(media="print")
    assert tab.locator("#paper").count() == 0
    assert tab.locator("#table tbody tr").first.is_visible()
    assert tab.locator(".legend-links").is_visible()
    assert not tab.locator(".legend-how-it-is-said").is_visible()

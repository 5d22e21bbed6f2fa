"""Nothing that stands in a document runs, and nothing is fetched."""

from __future__ import annotations

import re

import pytest
from browser import at
from render.graphs import large, small, with_payloads

from graphkit.render import RenderOptions, html

pytestmark = pytest.mark.browser

WATCH = "window.fired = 0; window.fire = () => { window.fired += 1; };"


def poisoned(*, policy=True):
    """Return a page with a payload in every place, its policy taken out on request."""
    page = html(with_payloads(), options=RenderOptions(title="<img src=x onerror=fire()>"))
    return page if policy else page.replace("Content-Security-Policy", "nothing")


def look_everywhere(tab):
    """Open every card, link, table and path of the page."""
    tab.evaluate(
        """() => {
          const { data, state, path, table } = graphkit;
          for (const entity of data.entities) state.select({ entity });
          for (const link of data.links) state.select({ link });
          path.open(data.entities[0], data.entities[5], true);
          table.toggle();
          document.querySelectorAll("details").forEach((each) => { each.open = true; });
        }"""
    )
    tab.keyboard.press("/")
    tab.keyboard.type("fire")
    tab.wait_for_timeout(300)


@pytest.mark.parametrize("policy", [True, False], ids=["with policy", "policy taken out"])
def test_no_payload_runs(opened, policy):
    """A payload in a name, alias, sentence, title, file name or amount is shown as the text it is, policy or not."""
    tab = opened(None, page=poisoned(policy=policy), before=lambda tab: tab.add_init_script(WATCH))
    look_everywhere(tab)
    assert tab.evaluate("window.fired") == 0
    assert tab.locator("iframe, img, object, embed, meta[http-equiv=refresh]").count() == 0
    assert tab.locator("script").count() == 4


def test_hovering_over_a_payload_runs_nothing(opened):
    """The words beside the pointer are text."""
    tab = opened(None, page=poisoned(policy=False), before=lambda tab: tab.add_init_script(WATCH))
    node = tab.evaluate("graphkit.data.entities[0].id")
    point = at.entity(tab, node)
    tab.mouse.move(point["x"], point["y"])
    tab.wait_for_timeout(300)
    assert "fire()" in tab.locator("#tip").inner_text()
    assert tab.evaluate("window.fired") == 0


def test_the_page_fetches_nothing(opened):
    """Opening and using the page makes no request beyond the file itself."""
    requests = []
    tab = opened(small(), before=lambda tab: tab.on("request", lambda request: requests.append(request.url)))
    look_everywhere(tab)
    assert [url for url in requests if not url.startswith(("file:", "data:", "blob:"))] == []
    assert len([url for url in requests if url.startswith("file:")]) == 1


def test_the_policy_is_obeyed(opened):
    """No part of the page itself breaks its policy, and an injected script does."""
    said = []
    tab = opened(large(40, 90), before=lambda tab: tab.on("console", lambda message: said.append(message.text)))
    look_everywhere(tab)
    assert said == []
    tab.evaluate("""() => {
      const script = document.createElement("script");
      script.textContent = "window.injected = true;";
      document.body.append(script);
    }""")
    assert tab.evaluate("window.injected === undefined")
    assert re.search("Content Security Policy", said[0])

"""No barrier that axe-core knows of, in any state of the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from render.graphs import large, small

pytestmark = pytest.mark.browser

STATES = {
    "start": "() => {}",
    "entity": "() => graphkit.state.select({ entity: graphkit.data.entities[0] })",
    "link": "() => graphkit.state.select({ link: graphkit.data.links.find((link) => link.statuses[2]) })",
    "path": "() => graphkit.path.open(graphkit.data.entities[0], graphkit.data.entities[4], true)",
    "table": "() => graphkit.table.toggle()",
    "help": "() => document.getElementById('open-help').click()",
    "search": "() => { const box = document.getElementById('search'); box.value = 'a'; box.focus(); }",
    "money": "() => graphkit.lens.look('money')",
    "offices": "() => graphkit.lens.look('office')",
    "communities": "() => graphkit.communities.toggle()",
    "filters": "() => document.querySelectorAll('details').forEach((each) => { each.open = true; })",
}


@pytest.fixture(scope="session")
def axe():
    """Return the text of axe-core, which comes inside a Python package."""
    module = pytest.importorskip("axe_playwright_python", reason="axe-playwright-python is not installed")
    return (Path(module.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_no_barriers(opened, axe, state, scheme):
    """Names, roles, contrast and order of headings are as the guidelines ask, light and dark."""
    tab = opened(small(), color_scheme=scheme)
    tab.evaluate(STATES[state])
    assert violations(tab, axe) == []


def test_no_barriers_on_a_narrow_screen(opened, axe):
    """The same on a phone, with the filters open."""
    tab = opened(large(40, 90), viewport={"width": 390, "height": 780})
    tab.locator("#open-legend").click()
    assert violations(tab, axe) == []


def violations(tab, axe):
    """Return each rule that is broken, with the first place."""
    tab.evaluate(axe)
    found = tab.evaluate("() => axe.run().then((result) => result.violations)")
    return [(each["id"], each["nodes"][0]["html"][:200]) for each in found]

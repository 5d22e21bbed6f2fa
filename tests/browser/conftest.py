"""Pages in a real Chromium; skipped, with the reason, where none is installed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))

from browser.chromium import FLAGS, executable
from render.graphs import small

from graphkit.render import html
from graphkit.render.options import DEFAULTS


@pytest.fixture(scope="session")
def chromium():
    """Return a running browser."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if executable() is None:
        pytest.skip("no Chromium is installed (looked for /usr/bin/chromium and on the PATH)")
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=executable(), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def opened(chromium, tmp_path):
    """Return a function that opens the page of a graph and fails the test at its end if a script did."""
    contexts, errors = [], []

    def open_(graph, *, options=DEFAULTS, fragment="", page=None, before=None, **context):
        contexts.append(chromium.new_context(**({"viewport": {"width": 1280, "height": 800}} | context)))
        tab = contexts[-1].new_page()
        tab.on("pageerror", lambda error: errors.append(str(error)))
        if before:
            before(tab)
        path = tmp_path / f"page-{len(contexts)}.html"
        path.write_text(page or html(graph, options=options), encoding="utf-8", newline="\n")
        tab.goto(path.as_uri() + fragment)
        ready(tab)
        return tab

    yield open_
    for context in contexts:
        context.close()
    assert errors == []


def ready(tab):
    """Wait for the first picture; the page's policy forbids playwright's own waiting, which evaluates text."""
    for _ in range(500):
        if tab.evaluate("document.documentElement.dataset.ready === 'yes'"):
            return
        tab.wait_for_timeout(20)
    pytest.fail("the page did not get ready within ten seconds")


@pytest.fixture
def page(opened):
    """Return the page of the small graph."""
    return opened(small())

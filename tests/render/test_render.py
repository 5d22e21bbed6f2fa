"""The file: one, whole, private, the same for the same graph."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from render.graphs import large, small

from graphkit.errors import GraphkitError
from graphkit.render import RenderOptions, html, render


def test_the_report(tmp_path):
    """What was written is told in numbers."""
    report = render(small(), tmp_path / "page.html")
    assert report.path.stat().st_size == report.size
    assert (report.entities, report.links, report.sentences, report.excerpt) == (8, 10, 12, "")


def test_the_page_is_private(tmp_path):
    """It quotes private documents: only its owner may read it."""
    render(small(), tmp_path / "page.html")
    assert (tmp_path / "page.html").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]


def test_an_unwritable_place(tmp_path):
    """A folder in the way is named, with the next step, and nothing is left behind."""
    with pytest.raises(GraphkitError, match=r"Cannot write the page .*Choose another place with -o"):
        render(small(), tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk():
    """A device without room is an error, not half a page."""
    with pytest.raises(GraphkitError, match="No space left"):
        render(small(), Path("/dev/full"))


def test_policy_before_everything():
    """The policy stands ahead of styles and scripts, and names exactly their hashes."""
    page = html(small())
    policy = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', page)
    inline = re.findall(r"<(script|style)>(.*?)</\1>", page, re.DOTALL)
    assert policy.start() < page.index("<style>") < page.index("<script>")
    hashes = {base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for _, text in inline}
    assert set(re.findall(r"sha256-([^&']*)", policy[1])) == hashes
    assert "unsafe" not in policy[1]
    assert policy[1].replace("&#39;", "'").startswith("default-src 'none'; script-src 'sha256-")


def test_no_inline_handlers_or_styles():
    """Neither `style` attributes nor `on…` handlers stand in the markup."""
    markup = re.sub(r"<(script|style)\b.*?</\1>", "", html(small()), flags=re.DOTALL)
    assert re.findall(r"\s(?:style|on\w+)\s*=", markup) == []


def test_no_address_outside():
    """The only addresses are names of namespaces, licences and specifications in comments and strings of scripts."""
    markup = re.sub(r"<script>.*?</script>", "", html(small()), flags=re.DOTALL)
    assert re.findall(r"(?:https?:)?//[\w.]+", markup) == []
    assert "sourceMappingURL" not in html(small())


def test_a_title_is_text():
    """The heading cannot leave its place."""
    page = html(small(), options=RenderOptions(title="</title><script>alert(1)</script>"))
    assert "<script>alert" not in page


def test_the_same_bytes_for_the_same_graph(tmp_path):
    """Equal input gives equal bytes, whatever the seed of hashing, the time zone and the working directory."""
    program = (
        "import sys; sys.path.insert(0, sys.argv[1]); import graphs; from graphkit.render import html;"
        "sys.stdout.buffer.write(html(graphs.large(120, 300)).encode())"
    )
    here = str(Path(__file__).parent)
    root = str(Path(__file__).parents[2])

    def page(**environment):
        surroundings = os.environ | {"PYTHONPATH": root} | environment
        return subprocess.run(
            [sys.executable, "-c", program, here], env=surroundings, cwd=tmp_path, capture_output=True, check=True
        ).stdout

    assert page(PYTHONHASHSEED="1", TZ="UTC") == page(PYTHONHASHSEED="2", TZ="Asia/Tokyo", LC_ALL="C")


def test_entities_beyond_the_first_picture_are_in_the_file():
    """`shown` says how many are placed; the rest are there to be found."""
    page = html(large(50, 90), options=RenderOptions(shown=5))
    assert len(re.search(r'"places":\[([^\]]*)\]', page)[1].split(",")) == 10


def test_a_page_too_large_to_open_is_an_excerpt(monkeypatch, tmp_path):
    """Beyond the limit the page holds fewer entities and says so."""
    monkeypatch.setattr("graphkit.render.LARGEST", 700_000)
    report = render(large(300, 700), tmp_path / "page.html")
    assert report.entities < 300
    assert report.size < 720_000
    assert "most connected" in report.excerpt


@pytest.mark.parametrize("module", ["spacy", "pyvis", "numpy", "jinja2"])
def test_importing_render_is_cheap(module):
    """Heavy libraries are loaded when a page is made, not when the room is entered."""
    program = f"import graphkit.render, sys; sys.exit({module!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0

"""Measure the page against plain pyvis in one run: `python benchmarks/page.py [--quick]`.

CPU seconds are those of the browser's whole process tree, from an open blank page to the first usable picture:
for pyvis the end of its physics, before which no name stays where it is, waited for 15 seconds at most. They are the
least of several, which other work on the machine disturbs least; a page that holds one word shows what no page can
go below. Needs the test dependencies and a Chromium.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from browser.chromium import FLAGS, executable
from render.graphs import PAYLOADS, large, with_payloads

from graphkit.render import RenderOptions, html, network
from graphkit.render.excerpt import excerpt

PATIENCE = 15.0
SIZE = {"width": 1440, "height": 900}
TICKS = os.sysconf("SC_CLK_TCK")

OURS_READY = "document.documentElement.dataset.ready === 'yes'"
PYVIS_READY = "window.settled === true"
WATCH_PYVIS = """
window.settled = false;
const waiting = setInterval(() => {
  if (typeof network === "undefined" || !network) return;
  clearInterval(waiting);
  network.once("stabilized", () => { window.settled = true; });
}, 5);
"""


SENTENCES = """() => {
  const { data, state, path, network, links } = graphkit;
  const shown = network.seen().links;
  const told = shown.filter((link) => {
    state.select({ link });
    return document.querySelector("#panel blockquote")?.textContent;
  });
  const ways = data.placed.slice(1, 40).map((entity) => path.shortest(data.placed[0], entity, false)).filter(Boolean);
  const steps = ways.flat();
  const quoted = steps.filter(({ link }) => links.links(link) && graphkit.evidence().claims.get(link)[0].sentence.text);
  return [told.length / shown.length, quoted.length / steps.length];
}"""

TASKS = {
    "search": (("/", "ada", "Enter"), "document.getElementById('panel-title').textContent"),
    "expand": (("e",), "graphkit.state.shown.size"),
    "open": (("Escape", "ArrowRight", "ArrowRight", "Enter"), "document.getElementById('panel-title').textContent"),
    "path": (("Escape", "p", "petra", "Enter", "levin", "Enter"), "document.querySelectorAll('.steps li').length"),
    "filter": (("Escape", "Escape", "l", "Space"), "graphkit.network.seen().entities.length"),
    "time": (("y", "ArrowRight"), "graphkit.state.from"),
}
"""Keys for each task, and what has changed when it is done."""

POINTS = """(vis) => {
  const box = vis.body.container.querySelector("canvas").getBoundingClientRect();
  vis.setOptions({ physics: false });
  return Object.values(vis.getPositions()).slice(0, 24).map((place) => {
    const { x, y } = vis.canvasToDOM(place);
    return { x: box.left + x, y: box.top + y };
  });
}"""


def main() -> None:
    """Print one line a figure."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--quick", action="store_true", help="leave the slow pages of plain pyvis out")
    quick = arguments.parse_args().quick
    with tempfile.TemporaryDirectory() as folder:
        for line in figures(Path(folder), quick=quick):
            print(line, flush=True)


def figures(folder: Path, *, quick: bool) -> Iterator[str]:
    """Yield each figure beside that of plain pyvis."""
    graphs = {count: large(count, 3 * count) for count in (100, 1_000)}
    yield row("figure", "plain pyvis", "graphkit", "goal")
    yield from writing_time(quick=quick)
    yield from file_sizes(graphs[1_000])
    yield from first_pictures(folder, graphs, quick=quick)
    yield from panned_frames(folder, graphs[1_000])
    yield from readable_labels(folder, graphs[1_000])
    yield from requests_and_payloads(folder)
    yield from kept_relations()
    yield from one_click_away(folder, graphs[100])
    yield from by_keyboard(folder, graphs[100])
    yield from equal_bytes()


def writing_time(*, quick: bool) -> Iterator[str]:
    """Yield the seconds in Python for 5,000 entities and 15,000 links, layout and loading of libraries apart."""
    graph = large(5_000, 16_500)
    network(excerpt(large(5, 5), RenderOptions()))
    ours = least(lambda: timed(lambda: html(graph, options=RenderOptions(shown=0))), 7)
    theirs = timed(lambda: pyvis_page(graph)) if not quick else float("nan")
    links = f"{graph.number_of_edges():,}"
    yield row(f"Python, 5,000 entities, {links} links", f"{theirs:.1f} s", f"{ours:.2f} s", "0.3 s")


def file_sizes(graph: Any) -> Iterator[str]:
    """Yield the size of the file, without and with one quote a link."""
    bare = stripped(graph)
    ratio = len(html(bare).encode()) / len(pyvis_page(bare).encode())
    yield row("file size at equal content, 1,000 entities", "1.0", f"{ratio:.2f}", "0.9")
    quoted = stripped(graph, quotes=1)
    ratio = len(html(quoted).encode()) / len(pyvis_page(quoted, quotes=True).encode())
    yield row("file size with one quote a link", "1.0", f"{ratio:.2f}", "1.1")


def first_pictures(folder: Path, graphs: dict[int, Any], *, quick: bool) -> Iterator[str]:
    """Yield the CPU seconds to the first usable picture."""
    goals = {100: "1/20", 1_000: "1.0 s"}
    blank = picture(folder, "<!doctype html><p>word", "document.readyState === 'complete'", times=5)
    yield row("CPU to a page that holds one word", blank, blank, "")
    for count, graph in graphs.items():
        ours = picture(folder, html(graph), OURS_READY)
        theirs = "left out" if quick else picture(folder, pyvis_page(graph), PYVIS_READY, times=2)
        yield row(f"CPU to first picture, {count:,} entities", theirs, ours, goals[count])
    ours = picture(folder, html(large(20_000, 45_000)), OURS_READY, times=2)
    yield row("CPU to first picture, 20,000 entities in the file", "never", ours, "2.5 s")


def picture(folder: Path, page: str, ready: str, *, times: int = 5) -> str:
    """Return the least CPU seconds until `ready` holds, in words."""
    path = saved(folder, page)
    seconds, finished = [], True
    for _ in range(times):
        with browser_page() as tab:
            before = browser_cpu()
            tab.goto(path.as_uri(), wait_until="commit")
            finished = waited(tab, ready) and finished
            seconds.append(browser_cpu() - before)
    words = f"{min(seconds):.2f} s"
    return words if finished else f"not after {PATIENCE:.0f} s ({words} CPU)"


def panned_frames(folder: Path, graph: Any) -> Iterator[str]:
    """Yield the CPU milliseconds of a frame while the picture is pushed about, physics off on both sides."""
    theirs = frame(folder, pyvis_page(graph, still=True), "typeof network !== 'undefined' && !!network", "network")
    for shown in (1_000, 300):
        ours = frame(folder, html(graph, options=RenderOptions(shown=shown)), OURS_READY, "graphkit.network.vis()")
        yield row(f"CPU per panned frame, 1,000 entities, {shown:,} drawn", theirs, ours, "80 ms")


def frame(folder: Path, page: str, ready: str, vis: str) -> str:
    """Return the CPU of one frame during a drag of the ground."""
    with browser_page() as tab:
        tab.goto(saved(folder, page).as_uri())
        waited(tab, ready)
        tab.wait_for_timeout(1_500)
        box = tab.locator("canvas").first.bounding_box()
        tab.evaluate(f"window.frames_drawn = 0; void {vis}.on('afterDrawing', () => {{ window.frames_drawn += 1; }})")
        tab.mouse.move(box["x"] + 6, box["y"] + 6)
        tab.mouse.down()
        before, start = browser_cpu(), tab.evaluate("window.frames_drawn")
        for step in range(60):
            tab.mouse.move(box["x"] + 6 + 4 * step, box["y"] + 6 + 3 * step)
            tab.wait_for_timeout(30)
        drawn = tab.evaluate("window.frames_drawn") - start
        spent = browser_cpu() - before
        return f"{1_000 * spent / max(drawn, 1):.0f} ms ({drawn} frames)"


def readable_labels(folder: Path, graph: Any) -> Iterator[str]:
    """Yield how many names can be read at first, and how many of the twenty greatest entities are among them."""
    with browser_page() as tab:
        tab.goto(saved(folder, html(graph)).as_uri())
        waited(tab, OURS_READY)
        names = tab.evaluate("graphkit.labels.placed().filter((label) => !label.small).map((label) => label.number)")
        hubs = sum(1 for number in range(20) if number in names)
        yield row("readable labels, 1,000 entities", "0", f"{len(names)}, {hubs} of 20 hubs", "90, 20 hubs")


def requests_and_payloads(folder: Path) -> Iterator[str]:
    """Yield external requests, payloads executed with the policy and with the policy taken out, and barriers."""
    graph = with_payloads()
    page = html(graph, options=RenderOptions(title=PAYLOADS[1]))
    bare = page.replace('http-equiv="Content-Security-Policy"', 'name="nothing"')
    ours = [visited(folder, text, OURS_READY, "graphkit.network.vis()") for text in (page, bare)]
    theirs = visited(
        folder, pyvis_page(graph, titles=True, heading=PAYLOADS[1]), "typeof network === 'object'", "network"
    )
    yield row("external requests", str(theirs.requests), str(ours[0].requests), "0")
    executed = " and ".join(str(visit.executed) for visit in ours)
    yield row("payloads executed, with and without policy", str(theirs.executed), executed, "0")
    yield row("rules of axe-core broken", str(theirs.barriers), str(ours[0].barriers), "0")


@dataclass(frozen=True, slots=True)
class Visit:
    """What happened on a page while a pointer moved over every entity."""

    requests: int
    executed: int
    barriers: int


def visited(folder: Path, page: str, ready: str, vis: str) -> Visit:
    """Return the external requests of a page, how often a payload ran in it and the rules that it breaks."""
    with browser_page() as tab:
        tab.add_init_script("window.fired = 0; window.fire = () => { window.fired += 1; };")
        outside: list[str] = []
        tab.on("request", lambda request: request.url.startswith("http") and outside.append(request.url))
        tab.goto(saved(folder, page).as_uri(), wait_until="commit")
        waited(tab, ready, patience=6)
        tab.wait_for_timeout(1_000)
        for point in tab.evaluate(f"({POINTS})({vis})"):
            tab.mouse.move(point["x"], point["y"])
            tab.wait_for_timeout(400)
            tab.mouse.move(point["x"] + 3, point["y"] + 2)
        tab.evaluate(axe_core())
        rules = tab.evaluate("() => axe.run().then((result) => result.violations.length)")
        return Visit(len(set(outside)), tab.evaluate("window.fired"), rules)


def axe_core() -> str:
    """Return the text of axe-core, which comes inside a Python package."""
    import axe_playwright_python

    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


def kept_relations() -> Iterator[str]:
    """Yield how many of three parallel relations are drawn."""
    from pyvis.network import Network
    from render.graphs import parallel

    theirs = Network()
    graph = parallel()
    for node in graph:
        theirs.add_node(node)
    for source, target in graph.edges():
        theirs.add_edge(source, target)
    ours = network(excerpt(graph, RenderOptions()))
    yield row("parallel relations kept", f"{len(theirs.edges)} of 3", f"{len(ours.edges)} of 3", "3 of 3")


def one_click_away(folder: Path, graph: Any) -> Iterator[str]:
    """Yield the share of drawn links, and of steps of paths, whose card holds a sentence."""
    with browser_page() as tab:
        tab.goto(saved(folder, html(graph)).as_uri())
        waited(tab, OURS_READY)
        told, steps = tab.evaluate(SENTENCES)
    yield row("links; steps of paths with a sentence one click away", "0", f"{told:.0%}; {steps:.0%}", "100%; 100%")


def by_keyboard(folder: Path, graph: Any) -> Iterator[str]:
    """Yield how many tasks are done by keys alone; a page of pyvis has nothing that takes the focus."""
    with browser_page() as tab:
        tab.goto(saved(folder, pyvis_page(graph)).as_uri(), wait_until="commit")
        waited(tab, PYVIS_READY)
        reached = tab.evaluate("document.querySelectorAll('a[href], button, input, select, [tabindex]').length")
    with browser_page() as tab:
        tab.goto(saved(folder, html(graph, options=RenderOptions(shown=60))).as_uri())
        waited(tab, OURS_READY)
        done = sum(done_by_keys(tab, keys, proof) for keys, proof in TASKS.values())
    theirs = "0" if not reached else f"{reached} controls"
    yield row(f"tasks by keyboard alone ({', '.join(TASKS)})", theirs, str(done), str(len(TASKS)))


def done_by_keys(tab: Any, keys: tuple[str, ...], proof: str) -> bool:
    """Return whether `keys`, typed one after the other, make `proof` true."""
    before = tab.evaluate(proof)
    for key in keys:
        if len(key) > 1 and not key[0].isupper():
            tab.keyboard.type(key)
        else:
            tab.keyboard.press(key)
    tab.wait_for_timeout(300)
    return bool(tab.evaluate(proof) != before)


def equal_bytes() -> Iterator[str]:
    """Yield whether two processes with different seeds of hashing write the same page."""
    program = (
        "import sys; sys.path[:0] = sys.argv[1:3]; from render.graphs import large; from benchmarks import page;"
        "from graphkit.render import html; graph = large(200, 500);"
        "make = html if sys.argv[3] == 'ours' else page.pyvis_page; sys.stdout.buffer.write(make(graph).encode())"
    )
    root = Path(__file__).parents[1]

    def page(whose: str, seed: str) -> bytes:
        arguments = [sys.executable, "-c", program, str(root / "tests"), str(root), whose]
        surroundings = os.environ | {"PYTHONHASHSEED": seed}
        return subprocess.run(arguments, env=surroundings, capture_output=True, check=True).stdout

    same = {whose: "yes" if page(whose, "1") == page(whose, "2") else "no" for whose in ("pyvis", "ours")}
    yield row("bytes equal for equal input", same["pyvis"], same["ours"], "yes")


def pyvis_page(
    graph: Any, *, quotes: bool = False, still: bool = False, titles: bool = False, heading: str = ""
) -> str:
    """Return what pyvis makes of the same entities and links with its own calls and defaults, in one file."""
    from pyvis.network import Network

    net = Network(cdn_resources="in_line", heading=heading)
    for node, attributes in graph.nodes(data=True):
        more = {"title": attributes["name"]} if titles else {}
        net.add_node(node, label=attributes["name"], group=attributes["type"], **more)
    for source, target, relation, attributes in graph.edges(keys=True, data=True):
        quote = attributes["claims"][0]["evidence"]["quote"] if (quotes or titles) and attributes["claims"] else ""
        more = {"title": quote} if quote else {}
        net.add_edge(source, target, label=relation, value=attributes["weight"], **more)
    if still:
        net.toggle_physics(status=False)
        net.options.physics.enabled = False
    return net.generate_html()


def stripped(graph: Any, *, quotes: int = 0) -> Any:
    """Return the graph with at most so many sentences a link, and nothing that a pyvis page does not hold."""
    bare = graph.copy()
    for _, attributes in bare.nodes(data=True):
        attributes.update(mentions=[], documents=[], aliases=[], facts=[], properties={})
    for *_, attributes in bare.edges(data=True):
        attributes["claims"] = attributes["claims"][:quotes]
    bare.graph.update(documents=dict(list(graph.graph["documents"].items())))
    return bare


def row(*cells: str) -> str:
    """Return a line of the table."""
    return f"{cells[0]:<52}{cells[1]:>30}{cells[2]:>26}{cells[3]:>14}"


def least(measured: Callable[[], float], times: int) -> float:
    """Return the least of several measurements."""
    return min(measured() for _ in range(times))


def timed(work: Callable[[], object]) -> float:
    """Return the CPU seconds of `work` in this process."""
    start = time.process_time()
    work()
    return time.process_time() - start


def saved(folder: Path, page: str) -> Path:
    """Return the file that the page was put into."""
    path = folder / f"{len(list(folder.iterdir()))}.html"
    path.write_text(page, encoding="utf-8")
    return path


@contextmanager
def browser_page() -> Iterator[Any]:
    """Open a blank page in a fresh browser."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=FLAGS)
        tab = browser.new_page(viewport=SIZE)
        tab.goto("about:blank")
        tab.wait_for_timeout(300)
        yield tab
        browser.close()


def waited(tab: Any, ready: str, *, patience: float = PATIENCE) -> bool:
    """Return whether the page got ready in time."""
    if ready == PYVIS_READY:
        tab.evaluate(WATCH_PYVIS)
    end = time.monotonic() + patience
    while time.monotonic() < end:
        if tab.evaluate(ready):
            return True
        tab.wait_for_timeout(30)
    return False


def browser_cpu() -> float:
    """Return the CPU seconds spent so far by the browsers among this process's descendants."""
    parents: dict[int, list[tuple[int, float]]] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        spent = sum(int(ticks) for ticks in fields[11:15]) / TICKS
        parents.setdefault(int(fields[1]), []).append((int(folder.name), spent))
    return _below(os.getpid(), parents)


def _below(process: int, parents: dict[int, list[tuple[int, float]]]) -> float:
    return sum(spent + _below(child, parents) for child, spent in parents.get(process, ()))


if __name__ == "__main__":
    main()

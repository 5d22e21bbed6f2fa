"""Commands that show the graph as a page: open, render."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from graphkit.cli.cards import counted
from graphkit.cli.options import command, graph_option, quiet_option, tell


@command("open", "graphkit open")
@graph_option
@quiet_option
def open_command(graph: Path) -> None:
    """Show the page of the graph in the browser; write it first where it is missing or old."""
    page = graph.with_suffix(".html")
    if _stale(page, graph):
        _write(graph, page)
    click.echo(page)
    import webbrowser

    if not webbrowser.open(page.resolve().as_uri()):
        tell("No browser was found: open that file in yours.")


@command("render", 'graphkit render -o krantz.html --around "Dana Krantz" --hops 2')
@click.option("-o", "--output", "target", type=click.Path(path_type=Path, dir_okay=False), help="The page  [default: beside the graph]")  # fmt: skip
@click.option("--title", default="", help="The heading of the page.")
@click.option("--around", metavar="NAME", help="Only what is connected to this entity.")
@click.option("--hops", type=click.IntRange(1, 6), default=2, show_default=True, help="With --around: how far.")
@click.option("--top", type=click.IntRange(min=1), help="Only this many entities, the most connected.")
@click.option("--relation", "relations", multiple=True, metavar="TYPE", help="Only this relation (may be repeated).")
@click.option("--min-stories", type=click.IntRange(min=1), default=1, show_default=True, help="Only links that so many independent stories state.")  # fmt: skip
@click.option("--redact", is_flag=True, help="Leave the quotes out.")
@graph_option
@quiet_option
def render_command(graph: Path, target: Path | None, around: str | None, **options: Any) -> None:
    """Write the graph as one page that any browser opens, without a server or a network."""
    _write(graph, target or graph.with_suffix(".html"), around=around, **options)


def _write(graph: Path, page: Path, *, around: str | None = None, **options: Any) -> None:
    from graphkit import open_graph
    from graphkit.render import RenderOptions, render

    loaded = open_graph(graph)
    options["around"] = None if around is None else _entity(graph, around)
    report = render(loaded, page, options=RenderOptions(**options))
    entities = counted(report.entities, "entity", "entities")
    tell(f"Wrote {page}: {entities}, {counted(report.links, 'link')}, {counted(report.sentences, 'sentence')}.")
    if report.excerpt:
        tell(report.excerpt)


def _entity(graph: Path, name: str) -> str:
    """Return the id of the entity of that name."""
    from graphkit import query
    from graphkit.store import Store

    with Store.open(graph) as store:
        return query.entity(store, name).id


def _stale(page: Path, graph: Path) -> bool:
    """Whether the page is missing or older than the graph; the newest writes may still stand in the store's log."""
    from graphkit.store import Store

    with Store.open(graph):  # tells what is wrong with the graph, page or no page
        states = [path.stat() for path in (graph, graph.with_name(f"{graph.name}-wal")) if path.exists()]
    return not page.exists() or page.stat().st_mtime <= max(state.st_mtime for state in states if state.st_size)

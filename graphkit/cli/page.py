"""Commands that show the graph as a page: open, render."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graphkit.cli import bounds
from graphkit.cli.options import command, graph_option, quiet_option, tell
from graphkit.cli.wording import counted

if TYPE_CHECKING:
    import networkx as nx

    from graphkit.render import RenderOptions


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


@command(
    "render",
    'graphkit render -o krantz.html --around "Dana Krantz" --hops 2',
    "graphkit render -o money.html --relation FUNDED --since 2021 --png money.png",
)
@click.option("-o", "--output", "target", type=click.Path(path_type=Path, dir_okay=False), help="The page  [default: beside the graph]")  # fmt: skip
@click.option("--title", default="", help="The heading of the page.")
@click.option("--around", metavar="NAME", help="Only what is connected to this entity.")
@click.option("--hops", type=click.IntRange(1, 6), default=2, show_default=True, help="With --around: how far.")
@click.option("--top", type=click.IntRange(min=1), help="Only this many entities, the most connected.")
@click.option("--relation", "relations", multiple=True, metavar="TYPE", help="Only this relation (may be repeated).")
@click.option("--min-stories", type=click.IntRange(min=1), default=1, show_default=True, help="Only links that so many independent stories state.")  # fmt: skip
@click.option("--since", metavar="DATE", help="Only links dated on or after YYYY[-MM[-DD]]; undated claims count by their document.")  # fmt: skip
@click.option("--theme", type=click.Choice(["auto", "light", "dark"]), default="auto", show_default=True, help="Light, dark, or as the reader's system is.")  # fmt: skip
@click.option("--png", type=click.Path(path_type=Path, dir_okay=False), help="Draw the picture to this file instead, with an installed Chromium; with -o write both.")  # fmt: skip
@click.option("--redact", is_flag=True, help="Leave the quotes out.")
@graph_option
@quiet_option
def render_command(graph: Path, target: Path | None, png: Path | None, **options: Any) -> None:
    """Write the graph as one page that any browser opens, without a server or a network."""
    page = target if target or png else graph.with_suffix(".html")
    _write(graph, page, png, **options)


def _write(graph: Path, page: Path | None, png: Path | None = None, **chosen: Any) -> None:
    from graphkit import open_graph

    loaded = open_graph(graph)
    options = _options(graph, **chosen)
    if page:
        _write_page(loaded, page, options)
    if png:
        _write_picture(loaded, png, options)


def _options(graph: Path, *, around: str | None = None, since: str | None = None, **options: Any) -> RenderOptions:
    from graphkit.render import RenderOptions

    near = None if around is None else _entity(graph, around)
    return RenderOptions(around=near, since=bounds.date(since), **options)


def _write_picture(loaded: nx.MultiDiGraph, target: Path, options: RenderOptions) -> None:
    from graphkit.render import picture

    size = picture(loaded, target, options=options)
    tell(f"Wrote {target}: {size:,} bytes.")


def _write_page(loaded: nx.MultiDiGraph, page: Path, options: RenderOptions) -> None:
    from graphkit.render import render

    report = render(loaded, page, options=options)
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

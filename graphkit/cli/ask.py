"""Commands that ask about one entity or two, or a claim: find, show, neighbors, path, evidence, explain, timeline."""

from __future__ import annotations

import shlex
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from graphkit import query
from graphkit.cli import bounds, cards, rows
from graphkit.cli.options import (
    command,
    graph_option,
    limit_option,
    output_options,
    paper,
    put,
    tell,
    tell_understood,
    write,
)
from graphkit.output import Output, write_record, write_rows
from graphkit.settings import graph_argument
from graphkit.store import Store

type_option = click.option("--type", "type", metavar="TYPE", help="PERSON, PAC, ORG, OFFICE, PLACE or EVENT: which entity of that name is meant.")  # fmt: skip
co_mentions_option = click.option("--with-co-mentions", is_flag=True, help="Follow names that merely stand in one sentence, too.")  # fmt: skip


@command("find", "graphkit find krantz", "graphkit find '\"open letter\"'")
@click.argument("text", nargs=-1, required=True)
@click.option("--type", "type", metavar="TYPE", help="Only entities of this type.")
@limit_option(20)
@graph_option
@output_options
def find_command(text: tuple[str, ...], graph: Path, output: Output, **options: Any) -> None:
    """Find entities by a name, and passages by their words.

    "Words in quotation marks" are a phrase. With --json, entities and passages are told apart by "found".
    """
    with Store.open(graph) as store:
        found = query.find(store, " ".join(text), **options)
    if output.for_people:
        write_rows(map(asdict, found.entities), rows.ENTITY, output, sys.stdout)
        if found.entities and found.passages:
            put()
        write_rows(rows.passages(found.passages), rows.PASSAGE, output, sys.stdout)
        if not found.entities and not found.passages:
            tell(f"Nothing has the words {' '.join(text)!r}.{_nearest(graph, ' '.join(text))}")
    else:
        write_rows(rows.found(found), rows.FOUND, output, sys.stdout)


@command("show", "graphkit show 'Dana Krantz'")
@click.argument("name")
@type_option
@click.option("-n", "--limit", type=click.IntRange(min=1), default=15, show_default=True, help="At most this many connections.")  # fmt: skip
@graph_option
@output_options
def show_command(name: str, graph: Path, output: Output, **options: Any) -> None:
    """Show one entity: names, offices, money in and out, strongest connections, documents."""
    with Store.open(graph) as store:
        shown = query.show(store, name, **options)
        tell_understood(store, output, name, type=options["type"])
    if output.for_people:
        put(*cards.portrait(shown, paper(output)))
    elif output.nests:
        write_record(rows.portrait(shown), output, sys.stdout)
    else:
        write_rows([asdict(shown.entity)], rows.ENTITY, output, sys.stdout)


@command(
    "neighbors",
    "graphkit neighbors 'Dana Krantz'",
    "graphkit neighbors 'Dana Krantz' --relation FUNDED --min-stories 2",
)
@click.argument("name")
@click.option("--relation", "relations", multiple=True, metavar="TYPE", help="Only this relation (may be repeated).")
@click.option("--type", "types", multiple=True, metavar="TYPE", help="Only entities of this type (may be repeated).")
@click.option("--since", metavar="DATE", help="Only what is dated on or after YYYY[-MM[-DD]]; undated claims count by their document.")  # fmt: skip
@click.option("--min-stories", type=click.IntRange(min=1), default=1, show_default=True, help="Only what so many independent stories state.")  # fmt: skip
@click.option("--hops", type=click.IntRange(1, 6), default=1, show_default=True, help="How far.")
@co_mentions_option
@limit_option(50)
@graph_option
@output_options
def neighbors_command(name: str, graph: Path, output: Output, hops: int, limit: int, **filters: Any) -> None:
    """List who is directly connected to an entity, the strongest first.

    "stories" counts independent stories that state a connection: 0 where it is only denied or planned.
    """
    chosen = _filters(**filters)
    with Store.open(graph) as store:
        found = query.neighbors(store, name, filters=chosen, hops=hops, limit=limit + 1)
        tell_understood(store, output, name)
    columns = rows.CONNECTION if hops == 1 else rows.FAR_CONNECTION
    of_choice = " of what you chose" if chosen != query.Filters() else ""
    nothing = f"Nothing stated connects {name!r} to anything{of_choice}."
    write(map(rows.connection, found[:limit]), columns, output, nothing=nothing)
    if len(found) > limit and output.for_people:
        tell(f"There are more than {limit:,}: see them with -n.")


@command(
    "path",
    "graphkit path 'Dana Krantz' 'Dunmore Police Department'",
    "graphkit path 'Dana Krantz' 'Lake Gazette' --relation OWNS --relation FUNDED",
)
@click.argument("start")
@click.argument("goal")
@click.option("--relation", "relations", multiple=True, metavar="TYPE", help="Only over this relation (may be repeated).")  # fmt: skip
@click.option("--all", "every", is_flag=True, help="All shortest routes (at most 100), not only the strongest.")
@click.option("--max-hops", type=click.IntRange(1, 12), default=6, show_default=True, help="How far to look.")
@co_mentions_option
@graph_option
@output_options
def path_command(start: str, goal: str, graph: Path, output: Output, *, every: bool, **options: Any) -> None:
    """Show how one entity is connected to another, with the sentence of every step.

    Only what is asserted or attributed counts as a connection.
    """
    with Store.open(graph) as store:
        routes = query.path(store, start, goal, search=query.Search(routes=100 if every else 1, **options))
        tell_understood(store, output, start, goal)
    if output.for_people:
        for number, route in enumerate(routes):
            put(*([""] if number else []), *cards.route(route, paper(output)))
    else:
        write_rows(rows.steps(routes), rows.STEP, output, sys.stdout)


@command("evidence", "graphkit evidence 'Dana Krantz'", "graphkit evidence 'Dana Krantz' 'Dunmore Police Department'")
@click.argument("name")
@click.argument("other", required=False)
@click.option("--relation", metavar="TYPE", help="Only this relation.")
@co_mentions_option
@graph_option
@output_options
def evidence_command(name: str, other: str | None, graph: Path, output: Output, **options: Any) -> None:
    """Show the sentences behind an entity, or behind a connection of two.

    Each with its document and position in characters, its status, and who says so.
    """
    with Store.open(graph) as store:
        found = query.evidence(store, name, other, **options)
        tell_understood(store, output, *filter(None, (name, other)))
    if output.for_people and found:
        put(*cards.evidence(found, paper(output)))
    else:
        nothing = (
            f"No sentence tells of {name!r} and {other!r}.{_next('path', name, other, graph)}"
            if other
            else f"Nothing is said of {name!r}."
        )
        write(map(asdict, found), rows.EVIDENCE, output, nothing=nothing)


@command("explain", "graphkit explain 3f2a91c4")
@click.argument("claim", metavar="CLAIM")
@graph_option
@output_options
def explain_command(claim: str, graph: Path, output: Output) -> None:
    """Explain a claim: its sentence and words, the rule that made it, why it has its status.

    CLAIM is an id as `graphkit evidence` prints it, or the beginning of one.
    """
    with Store.open(graph) as store:
        found = query.explain(store, claim)
    if output.for_people:
        put(*cards.explanation(found, paper(output)))
    elif output.nests:
        write_record(rows.explanation(found), output, sys.stdout)
    else:
        write_rows([rows.explanation(found)], rows.EXPLANATION, output, sys.stdout)


@command("timeline", "graphkit timeline 'Dana Krantz' --since 2021")
@click.argument("name")
@click.option("--since", metavar="DATE", help="From YYYY[-MM[-DD]] on.")
@click.option("--until", metavar="DATE", help="Up to YYYY[-MM[-DD]].")
@graph_option
@output_options
def timeline_command(name: str, graph: Path, output: Output, since: str | None, until: str | None) -> None:
    """List the dated claims about an entity in the order of their dates."""
    with Store.open(graph) as store:
        found = query.timeline(store, name, **bounds.days(since, until))
        tell_understood(store, output, name)
    if output.for_people and found:
        put(*cards.timeline(found, paper(output)))
    else:
        nothing = f"Nothing dated is said of {name!r}.{_next('evidence', name, graph)}"
        write(map(asdict, found), rows.TIMELINE, output, nothing=nothing)


def _nearest(graph: Path, text: str) -> str:
    with Store.open(graph) as store:
        near = query.nearest(store, text)
    return f" Did you mean {', '.join(near)}?" if near else ""


def _next(verb: str, *words: str | Path) -> str:
    """Return the command to go on with: `words` are names, the last the graph."""
    *names, graph = words
    return f" Next: graphkit {verb} {shlex.join(map(str, names))}{graph_argument(Path(graph))}"


def _filters(*, since: str | None, **chosen: Any) -> query.Filters:
    return query.Filters(since=bounds.date(since), **chosen)

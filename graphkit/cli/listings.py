"""Commands that list everything of one kind: entities, relations, claims, documents, stories, runs; and top, the first of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from graphkit import query, stories
from graphkit.cli import bounds, cards, rows
from graphkit.cli.options import command, graph_option, output_options, paper, put, tell, tell_understood, write
from graphkit.model import Status
from graphkit.output import Output
from graphkit.ranking import MEASURES, ranking
from graphkit.store import Store

type_option = click.option("--type", "type", metavar="TYPE", help="Only PERSON, PAC, ORG, OFFICE, PLACE or EVENT.")
said_by_option = click.option("--said-by", metavar="NAME", help="Only what is attributed to this speaker or source.")
all_option = click.option("-n", "--limit", type=click.IntRange(min=1), help="At most this many rows  [default: all]")


def amount_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add --min-amount and --max-amount."""
    most = click.option("--max-amount", type=float, metavar="SUM", help="Only with a sum of at most that much.")
    least = click.option("--min-amount", type=float, metavar="SUM", help="Only with a sum of at least that much, whatever the currency.")  # fmt: skip
    return least(most(function))


@command("top", "graphkit top --by betweenness --type PERSON")
@click.option(
    "--by", "measure", type=click.Choice(list(MEASURES)), default="degree", show_default=True, help="The measure."
)
@type_option
@click.option("-n", "--limit", type=click.IntRange(min=1), default=20, show_default=True, help="At most this many rows.")  # fmt: skip
@graph_option
@output_options
def top_command(measure: str, graph: Path, output: Output, **options: Any) -> None:
    """List who matters most.

    degree counts linked entities, stories the independent stories; pagerank follows the links, betweenness counts the
    shortest paths that lead through an entity, bridges the groups that only it holds together.
    """
    with Store.open(graph) as store:
        found = ranking(store, measure, **options)
    listed = ({**asdict(each.entity), "score": each.score} for each in found)
    others = [column for column in rows.ENTITY[1:] if column.key != measure]
    columns = (rows.ENTITY[0], rows.score(measure), *others)
    write(listed, columns, output, nothing="No entity has any.")


@command("entities", "graphkit entities --type PAC", "graphkit entities --csv > entities.csv")
@type_option
@click.option("--min-stories", type=click.IntRange(min=1), default=1, show_default=True, help="Only what so many independent stories name.")  # fmt: skip
@click.option("--order", type=click.Choice(["stories", "degree", "mentions", "name"]), default="stories", show_default=True, help="The order.")  # fmt: skip
@all_option
@graph_option
@output_options
def entities_command(graph: Path, output: Output, **options: Any) -> None:
    """List the entities."""
    with Store.open(graph) as store:
        found = map(asdict, query.entities(store, **options))
        write(found, rows.ENTITY, output, nothing="There is no such entity.")


@command(
    "relations",
    "graphkit relations --relation FUNDED --min-stories 2",
    "graphkit relations --disputed --relation FUNDED",
)
@click.option("--relation", metavar="TYPE", help="Only this relation.")
@click.option("--status", type=click.Choice(list(map(str, Status))), help="Only what some document asserts, attributes to somebody, negates or tells of as planned.")  # fmt: skip
@click.option("--disputed", is_flag=True, help="Only where different sums are named, or where what one sentence states another denies.")  # fmt: skip
@click.option("--min-stories", type=click.IntRange(min=0), default=0, show_default=True, help="Only what so many independent stories state.")  # fmt: skip
@said_by_option
@amount_options
@all_option
@graph_option
@output_options
def relations_command(graph: Path, output: Output, limit: int | None, **chosen: Any) -> None:
    """List the connections, the strongest first.

    "stories" is 0 where a connection is only denied or planned. Mere co-mentions: --relation CO_MENTION.
    """
    bounds.sums(chosen["min_amount"], chosen["max_amount"])
    with Store.open(graph) as store:
        found = map(asdict, query.relations(store, chosen=query.Chosen(**chosen), limit=limit))
        write(found, rows.RELATION, output, nothing="There is no such connection.")


@command(
    "claims",
    "graphkit claims 'Dana Krantz' --status negated",
    "graphkit claims --said-by 'Dana Krantz'",
    "graphkit claims --document minutes.txt",
    "graphkit claims --relation FUNDED --min-amount 10000 --since 2021 --excel > gifts.csv",
)
@click.argument("about", metavar="[NAME]", required=False)
@click.option("--document", metavar="NAME", help="Only what this document says: its name as graphkit documents lists it, or the end of its path.")  # fmt: skip
@said_by_option
@click.option("--relation", metavar="TYPE", help="Only this relation.")
@click.option("--status", type=click.Choice(list(map(str, Status))), help="Only what is asserted, attributed to somebody, negated or planned.")  # fmt: skip
@click.option("--since", metavar="DATE", help="From YYYY[-MM[-DD]] on; undated claims count by their document.")
@click.option("--until", metavar="DATE", help="Up to YYYY[-MM[-DD]].")
@amount_options
@all_option
@graph_option
@output_options
def claims_command(graph: Path, output: Output, limit: int | None, **chosen: Any) -> None:
    """List the claims, all or those about one entity: who says what in which document, sentence by sentence.

    In the order of the documents. For a spreadsheet: --excel, with sum, date, speaker and sentence in columns of their own.
    """
    between = {
        **bounds.days(chosen["since"], chosen["until"]),
        **bounds.sums(chosen["min_amount"], chosen["max_amount"]),
    }
    with Store.open(graph) as store:
        found = query.claims(store, wanted=query.Wanted(**{**chosen, **between}), limit=limit)
        if output.for_people:
            shown = tuple(found)
            tell_understood(store, output, *filter(None, (chosen["about"],)))
            put(*cards.evidence(shown, paper(output))) if shown else tell("No sentence claims anything of that kind.")
        else:
            write(map(asdict, found), rows.EVIDENCE, output, nothing="")


@command("documents", "graphkit documents --json")
@graph_option
@output_options
def documents_command(graph: Path, output: Output) -> None:
    """List the documents: title, date, story, how much of their text was used."""
    with Store.open(graph) as store:
        write(map(asdict, query.documents(store)), rows.DOCUMENT, output, nothing="There are no documents.")


@command("stories", "graphkit stories --min-documents 2", "graphkit stories --jsonl articles.jsonl")
@click.argument("source", required=False, type=click.File(encoding="utf-8"))
@click.option("--min-documents", type=click.IntRange(min=1), default=1, show_default=True, help="Only stories told so many times.")  # fmt: skip
@graph_option
@output_options
def stories_command(graph: Path, output: Output, source: Iterable[str] | None, min_documents: int) -> None:
    """List the stories: groups of near-copies that count as one source.

    With SOURCE (- = standard input), group its lines {"id", "text"} instead of the documents of the graph.
    """
    if source is not None:
        write(map(json.loads, stories.answers(source)), rows.GROUPED, output, nothing="There are no documents.")
        return
    with Store.open(graph) as store:
        found = map(asdict, query.stories(store, min_documents=min_documents))
        write(found, rows.STORY, output, nothing="There are no such stories.")


@command("runs", "graphkit runs")
@graph_option
@output_options
def runs_command(graph: Path, output: Output) -> None:
    """List the builds of the graph, the latest first."""
    with Store.open(graph) as store:
        write(map(asdict, query.runs(store)), rows.RUN, output, nothing="Nothing was built yet.")

"""The rows and columns of every listing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from graphkit.cli.marking import folded
from graphkit.cli.wording import days, phrase, sum_of
from graphkit.output import Column, Row

if TYPE_CHECKING:
    from graphkit.query import Connection, Explanation, Found, Passage, Portrait, Route


def _amounts(row: Row) -> list[str]:
    return [sum_of(amount["text"], approximate=amount["approximate"]) for amount in row["amounts"]]


def _amount(row: Row) -> str:
    return sum_of(row["amount_text"], approximate=row["approximate"])


def _kind(row: Row) -> str:
    return f"{row['type']}, {row['subtype']}" if row["subtype"] else row["type"]


ENTITY = (
    Column("name", bold=True),
    Column("kind", "Type", of=_kind),
    Column("stories", right=True),
    Column("degree", "Links", right=True),
    Column("mentions", right=True),
    Column("documents", shown=False),
    Column("aliases", "Also", spare=True),
    Column("type", shown=False),
    Column("subtype", shown=False),
    Column("id", whole=True),
)

PASSAGE = (
    Column("text", "Passage"),
    Column("document"),
    Column("start", "At", right=True),
    Column("also", "Also in"),
)

FOUND = (
    Column("found"),
    Column("name"),
    Column("type"),
    Column("stories"),
    Column("id"),
    Column("text"),
    Column("document"),
    Column("start"),
    Column("end"),
)

CONNECTION = (
    Column("relation", shown=False),
    Column("phrase", "Connection"),
    Column("name", bold=True),
    Column("kind", "Type", of=_kind),
    Column("weight", "Stories", right=True),
    Column("amounts", of=_amounts),
    Column("statuses", "Status"),
    Column("direction", shown=False),
    Column("first", shown=False),
    Column("last", shown=False),
    Column("tenses", shown=False),
    Column("hops", shown=False),
    Column("near", shown=False),
    Column("type", shown=False),
    Column("subtype", shown=False),
    Column("id", shown=False),
    Column("quote", shown=False),
    Column("document", shown=False),
)

FAR_CONNECTION = (Column("hops", right=True), Column("near", "From"), *CONNECTION[:11], *CONNECTION[13:])

STEP = (
    Column("route"),
    Column("step"),
    Column("source"),
    Column("relation"),
    Column("direction"),
    Column("target"),
    Column("weight"),
    Column("amounts", of=_amounts),
    Column("statuses"),
    Column("said_by"),
    Column("quote"),
    Column("document"),
    Column("start"),
    Column("end"),
)

EVIDENCE = tuple(
    Column(key)
    for key in ("source", "relation", "target", "status", "said_by", "amount", "currency", "amount_text", "approximate", "date",
                "date_text", "role", "tense", "quote", "document", "start", "end", "story", "rule", "confidence", "id")
)  # fmt: skip

EXPLANATION = (*EVIDENCE, *map(Column, ("cue_text", "because", "rule_about", "rule_example", "least_confidence")))

TIMELINE = (
    Column("date", of=lambda row: days(row["date"], row["date_end"])),
    Column("source", bold=True),
    Column("phrase", "Connection", of=lambda row: phrase(row["relation"])),
    Column("target", bold=True),
    Column("amount_text", "Amount", of=_amount),
    Column("status"),
    Column("said_by", "Said by"),
    Column("quote", "Sentence"),
    Column("document"),
    Column("relation", shown=False),
    Column("start", shown=False),
    Column("end", shown=False),
)


RELATION = (
    Column("source", bold=True),
    Column("phrase", "Connection", of=lambda row: phrase(row["relation"])),
    Column("target", bold=True),
    Column("weight", "Stories", right=True),
    Column("amounts", of=_amounts),
    Column("statuses", "Status"),
    Column("first", spare=True),
    Column("last", spare=True),
    Column("documents", right=True, spare=True),
    Column("relation", shown=False),
    Column("source_id", shown=False),
    Column("target_id", shown=False),
)

DOCUMENT = (
    Column("name", "Document", bold=True),
    Column("title"),
    Column("author", spare=True),
    Column("published", whole=True),
    Column("mentions", right=True, spare=True),
    Column("claims", right=True, spare=True),
    Column("characters", right=True, spare=True),
    Column("used", "Used", right=True, spare=True, of=lambda row: f"{row['kept'] / max(row['characters'], 1):.0%}"),
    Column("warnings"),
    Column("kept", shown=False),
    Column("dropped", shown=False),
    Column("media_type", shown=False),
    Column("encoding", shown=False),
    Column("language", shown=False),
    Column("story", shown=False),
    Column("id", shown=False),
)

STORY = (
    Column("title", bold=True, of=lambda row: row["title"] or row["documents"][0]),
    Column("published"),
    Column("copies", "Documents", right=True, of=lambda row: len(row["documents"])),
    Column("documents", "Told in"),
    Column("id", shown=False),
)

GROUPED = (Column("id"), Column("story"))

DECISION = (
    Column("number", "No", right=True),
    Column("judgement", bold=True),
    Column("left"),
    Column("right"),
    Column("reason"),
    Column("user"),
    Column("created", "When", of=lambda row: row["created"][:16].replace("T", " ")),
    Column("deleted", "Taken back", of=lambda row: (row["deleted"] or "")[:10]),
    Column("waits"),
)

QUESTION = (
    Column("left", bold=True),
    Column("right", bold=True),
    Column("type"),
    Column("score", right=True),
    Column("reason"),
    Column("stories", right=True),
    Column("connections", right=True),
    Column("money", right=True),
    Column("weight", right=True),
    Column("unsure"),
    Column("left_id"),
    Column("right_id"),
)

ANCHOR_LIST = (
    Column("name", "List", bold=True),
    Column("rows", right=True),
    Column("types"),
    Column("source", "Read from"),
    Column("user"),
    Column("created", "When", of=lambda row: row["created"][:16].replace("T", " ")),
    Column("sha256", shown=False),
)

SUGGESTION = (
    Column("name", bold=True),
    Column("type"),
    Column("anchor", "In the list", whole=True),
    Column("anchor_name", "There called", bold=True),
    Column("score", right=True, of=lambda row: f"{row['score']:.2f}"),
    Column("reason"),
    Column("id", shown=False),
    Column("others", shown=False),
)

IGNORED = (
    Column("ignored", bold=True),
    Column("source"),
    Column("phrase", "Connection", of=lambda row: phrase(row["relation"])),
    Column("target"),
    Column("status"),
    Column("quote", "Sentence"),
    Column("document"),
    Column("relation", shown=False),
    Column("start", shown=False),
    Column("end", shown=False),
    Column("id", shown=False),
)

FAILURE = (Column("path", "File", bold=True), Column("status"), Column("reason"))

RUN = (
    Column("started", whole=True),
    Column("ended", shown=False),
    Column("read", right=True, of=lambda row: row["report"].get("read")),
    Column("documents", right=True, of=lambda row: row["report"].get("documents")),
    Column("entities", right=True, of=lambda row: row["report"].get("entities")),
    Column("edges", "Connections", right=True, of=lambda row: row["report"].get("edges")),
    Column("failed", right=True, of=lambda row: len(row["report"].get("failed", ()))),
    Column("seconds", right=True, of=lambda row: row["report"].get("seconds") if row["ended"] else "stopped"),
    Column("model", shown=False),
    Column("version", shown=False),
)


def score(measure: str) -> Column:
    """Return the column of a measure."""
    whole = measure in ("degree", "stories", "bridges")
    return Column(
        "score", measure.capitalize(), right=True, of=lambda row: row["score"] if whole else f"{row['score']:.4f}"
    )


def found(result: Found) -> Iterator[Row]:
    """Yield entities and passages as rows that say which they are."""
    for entity in result.entities:
        yield {"found": "entity", **asdict(entity)}
    for passage in result.passages:
        yield {"found": "passage", **asdict(passage)}


def portrait(shown: Portrait) -> Row:
    """Return all of a portrait, the entity's own fields at the top; "documents" is their number, "seen_in" the list."""
    whole = asdict(shown)
    lists = {key: list(map(connection, getattr(shown, key))) for key in ("offices", "connections")}
    return {**whole.pop("entity"), "seen_in": whole.pop("documents"), **whole, **lists}


def explanation(found: Explanation) -> Row:
    """Return an explanation as one row: the claim's own fields first."""
    whole = asdict(found)
    features = [{"feature": name, "weight": weight} for name, weight in whole.pop("features")]
    return {**whole.pop("claim"), **whole, "features": features}


def passages(found: Iterable[Passage]) -> Iterator[Row]:
    """Yield passages for people: one that near-copies share stands once."""
    places: dict[str, list[Passage]] = {}
    for passage in found:
        places.setdefault(folded(passage.text), []).append(passage)
    for first, *copies in places.values():
        also = sorted({copy.document for copy in copies} - {first.document})
        yield asdict(first) | {"also": also}


def connection(edge: Connection) -> Row:
    """Return an edge as a row about its far end."""
    best = edge.evidence[0] if edge.evidence else None
    return {
        **{key: value for key, value in asdict(edge).items() if key not in ("near", "far")},
        "phrase": phrase(edge.relation, edge.direction),
        "near": edge.near.name,
        "near_id": edge.near.id,
        "name": edge.far.name,
        "id": edge.far.id,
        "type": edge.far.type,
        "subtype": edge.far.subtype,
        "quote": best.quote if best else None,
        "document": best.document if best else None,
    }


def steps(routes: Iterable[Route]) -> Iterator[Row]:
    """Yield every edge of every step of every route."""
    for number, route in enumerate(routes, start=1):
        for place, hop in enumerate(route.hops, start=1):
            for edge in hop.connections:
                yield {"route": number, "step": place, **_step(edge)}


def _step(edge: Connection) -> dict[str, Any]:
    best = asdict(edge.evidence[0]) if edge.evidence else {}
    shown = {key: best.get(key) for key in ("said_by", "quote", "document", "start", "end")}
    return {
        "source": edge.near.name,
        "source_id": edge.near.id,
        "relation": edge.relation,
        "direction": edge.direction,
        "target": edge.far.name,
        "target_id": edge.far.id,
        "weight": edge.weight,
        "statuses": edge.statuses,
        "amounts": edge.amounts,
        **shown,
        "evidence": [asdict(row) for row in edge.evidence],
    }

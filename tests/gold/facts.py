"""Facts that a careful reader would list, kept in TOML files and checked against a graph, one test each.

An [[entity]] is one node of its type that carries all `names`, and no other node carries any of them. [[apart]] and [[together]]
compare two references, [[nothing]] names what must not be a node. An [[edge]] must be there, a [[no_edge]] must not, and a
[[funds]] is a claim without a second entity. A reference is a name, "name @ document" where a name alone is not enough,
"~words" for any node with these words in a name, or "*" for any node. `xfail` says why a fact is not reached yet.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    import networkx as nx

Fact = dict[str, Any]
LINKS = ("asserted", "attributed")


def facts(path: Path) -> list[Any]:
    """Return all facts of a file as pytest parameters (check, fact), with a strict xfail on those not reached yet."""
    listed = tomllib.loads(path.read_text(encoding="utf-8"))
    return [
        pytest.param(CHECKS[kind], fact, id=f"{kind}: {label(fact)}", marks=marks(fact))
        for kind, rows in listed.items()
        for fact in rows
    ]


def marks(fact: Fact) -> list[pytest.MarkDecorator]:
    """Return the xfail mark of a fact that is not reached yet."""
    return [pytest.mark.xfail(strict=True, reason=fact["xfail"])] if "xfail" in fact else []


def label(fact: Fact) -> str:
    """Return the fact in a few words, as the id of its test."""
    left = (
        fact.get("names") or fact.get("documents") or fact.get("head") or fact.get("left") or fact.get("subject") or ""
    )
    parts = [left[0] if isinstance(left, list) else left]
    parts += [
        " or ".join(map(str, listed(fact[key])))
        for key in ("relation", "tail", "right", "status", "amount")
        if key in fact
    ]
    return " ".join(parts)


def built(folder: Path, workplace: Path) -> nx.MultiDiGraph:
    """Return the graph of the documents of `folder`."""
    from graphkit.build import BuildSettings, build
    from graphkit.graph import load
    from graphkit.store import Store

    build([folder], store=workplace / "graph.db", settings=BuildSettings())
    with Store.open(workplace / "graph.db") as store:
        return load(store)


def check_story(graph: nx.MultiDiGraph, fact: Fact) -> None:
    """Assert that the documents are one story, and the only ones of it."""
    known = graph.graph["documents"]
    groups = [sorted(Path(known[one]["name"]).name for one in group) for group in graph.graph["stories"].values()]
    assert sorted(fact["documents"]) in groups


def check_entity(graph: nx.MultiDiGraph, fact: Fact) -> None:
    """Assert that one node of the type carries all the names, and that no other node carries any."""
    found = sorted({node for name in fact["names"] for node in nodes(graph, name)})
    assert len(found) == 1, f"on {len(found)} nodes: {[described(graph, node) for node in found]}"
    assert graph.nodes[found[0]]["type"] in listed(fact["type"]), described(graph, found[0])
    missing = [name for name in fact["names"] if folded(name) not in names_of(graph, found[0])]
    assert not missing, f"{described(graph, found[0])} does not carry {missing}"
    if "subtype" in fact:
        assert graph.nodes[found[0]]["subtype"] in listed(fact["subtype"])


def check_apart(graph: nx.MultiDiGraph, fact: Fact) -> None:
    """Assert that both references lead to nodes, and to no node in common."""
    left, right = nodes(graph, fact["left"]), nodes(graph, fact["right"])
    assert left, f"no node for {fact['left']}"
    assert right, f"no node for {fact['right']}"
    assert not left & right, f"both are {[described(graph, node) for node in left & right]}"


def check_together(graph: nx.MultiDiGraph, fact: Fact) -> None:
    """Assert that both references lead to one node."""
    left, right = nodes(graph, fact["left"]), nodes(graph, fact["right"])
    assert len(left) == 1
    assert left == right, f"{[described(graph, node) for node in left | right]}"


def check_nothing(graph: nx.MultiDiGraph, fact: Fact) -> None:
    """Assert that no node (of the type, where one is given) carries any of the names."""
    types = listed(fact.get("type", []))
    found = {node for name in fact["names"] for node in nodes(graph, name)}
    assert not [described(graph, node) for node in sorted(found) if not types or graph.nodes[node]["type"] in types]


def check_edge(graph: nx.MultiDiGraph, fact: Fact) -> None:
    """Assert that a claim of this kind stands between the two."""
    between = list(claims(graph, fact))
    assert [claim for claim in between if matches(graph, claim, fact)], (
        f"found only {[brief(claim) for claim in between]}"
    )


def check_no_edge(graph: nx.MultiDiGraph, fact: Fact) -> None:
    """Assert that no such claim counts as a link; it may stand there as negated or planned."""
    fact = {"status": LINKS, **fact}
    assert not [brief(claim) for claim in claims(graph, fact) if matches(graph, claim, fact)]


def check_funds(graph: nx.MultiDiGraph, fact: Fact) -> None:
    """Assert that the subject has the amount, with no payer named."""
    subjects = nodes(graph, fact["subject"])
    own = [claim for node in subjects for claim in graph.nodes[node].get("facts", ())]
    to_event = list(claims(graph, {"head": fact["subject"], "relation": "HAS_FUNDS", "tail": "*"}))
    assert [claim for claim in own + to_event if claim["amount"] == fact["amount"]], [brief(claim) for claim in own]


CHECKS: dict[str, Callable[[nx.MultiDiGraph, Fact], None]] = {
    "story": check_story,
    "entity": check_entity,
    "apart": check_apart,
    "together": check_together,
    "nothing": check_nothing,
    "edge": check_edge,
    "no_edge": check_no_edge,
    "funds": check_funds,
}


def claims(graph: nx.MultiDiGraph, fact: Fact) -> Iterator[dict[str, Any]]:
    """Yield the claims of the relations from head to tail, in either direction where the relation is symmetric."""
    from graphkit.ontology import ontology

    heads, tails = nodes(graph, fact["head"]), nodes(graph, fact["tail"])
    assert fact["head"] == "*" or fact["tail"] == "*" or (heads and tails), f"no node for {'tail' if heads else 'head'}"
    for source, target, data in graph.edges(data=True):
        if data["relation"] in listed(fact["relation"]):
            turned = ontology().relations[data["relation"]].symmetric and source in tails and target in heads
            if (source in heads and target in tails) or turned:
                yield from data["claims"]


def matches(graph: nx.MultiDiGraph, claim: dict[str, Any], fact: Fact) -> bool:
    """Return whether the claim has the status, amount, speaker, tense and role that the fact gives."""
    simple = all(claim[key] in listed(fact[key]) for key in ("amount", "currency", "tense", "date") if key in fact)
    status = claim["status"] in listed(fact.get("status", LINKS))
    role = fact.get("role", "").casefold() in (claim["role"] or "").casefold()
    spoken = "attributed_to" not in fact or claim["attributed_to"] in nodes(graph, fact["attributed_to"])
    document = "document" not in fact or named(graph, claim["evidence"]["document"], fact["document"])
    return simple and status and role and spoken and document


def nodes(graph: nx.MultiDiGraph, reference: str | list[str]) -> set[str]:
    """Return the nodes that a reference leads to."""
    return {node for each in listed(reference) for node in graph if leads(graph, each, node)}


def leads(graph: nx.MultiDiGraph, reference: str, node: str) -> bool:
    """Return whether the reference leads to the node."""
    name, _, document = (part.strip() for part in reference.partition(" @ "))
    if name == "*":
        return True
    if name.startswith("~"):
        return any(folded(name[1:]) in known for known in names_of(graph, node))
    if document:
        stands = graph.nodes[node]["mentions"]
        return any(folded(one["name"]) == folded(name) and named(graph, one["document"], document) for one in stands)
    return folded(name) in names_of(graph, node)


def named(graph: nx.MultiDiGraph, document: str, name: str) -> bool:
    """Return whether the document is the file of that name, or a part of it."""
    return name in Path(graph.graph["documents"][document]["name"]).name


def names_of(graph: nx.MultiDiGraph, node: str) -> set[str]:
    """Return the folded name and aliases of a node."""
    return {folded(name) for name in [graph.nodes[node]["name"], *graph.nodes[node]["aliases"]]}


def folded(name: str) -> str:
    """Return the name without accents, letter case, punctuation and leading article."""
    letters = unicodedata.normalize("NFKD", name.replace("&", " and ").replace("’", "").replace("'", "")).casefold()
    words = re.findall(r"[^\W_]+", "".join(letter for letter in letters if not unicodedata.combining(letter)))
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def listed(value: str | float | Iterable[Any]) -> list[Any]:
    """Return the value as a list."""
    return list(value) if isinstance(value, list | tuple) else [value]


def described(graph: nx.MultiDiGraph, node: str) -> str:
    """Return type, name and aliases for a message."""
    data = graph.nodes[node]
    return f"{data['type']} {data['name']!r} {data['aliases']}"


def brief(claim: dict[str, Any]) -> dict[str, Any]:
    """Return what a message needs of a claim."""
    shown = {key: claim[key] for key in ("status", "amount", "attribution", "tense", "role", "rule") if claim.get(key)}
    return {**shown, "quote": claim["evidence"]["quote"]}

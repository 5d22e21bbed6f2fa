"""A decision changes the graph to what it would be if all were derived anew, whatever was decided and taken back before."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

import pytest
from papers import Paper, Said, World, paper

from graphkit.decide import decide, ignore, rename, retype, undo
from graphkit.derive import renew
from graphkit.errors import GraphkitError
from graphkit.model import Anchor, Reference, Verdict
from graphkit.store import Store, anchors, changes, derived, observed
from graphkit.store.anchors import AnchorList
from graphkit.store.dump import derived_digest, derived_lines

PEOPLE = tuple(f"{first} {last}" for first in ("Ada", "Bruno", "A.", "Cora") for last in ("Quill", "Stark", "Vexley"))
BARE = ("Quill", "Stark", "Ada")
BODIES = ("Stark Cement", "Stark Cement Works", "Vexley Savings Bank", "Vexley Bank", "VSB", "City Council")
PLACES = ("Ostbury", "Calderon Falls", "Ohio")
WORLD = World(
    dict.fromkeys((*PEOPLE, *BARE), "PERSON")
    | dict.fromkeys(BODIES, "ORG")
    | dict.fromkeys(PLACES, "PLACE")
    | {"Mayor of Ostbury": "OFFICE", "the mayor": "OFFICE"}
)
RELATIONS = ("OWNS", "WORKS_FOR", "MEMBER_OF", "HOLDS_OFFICE")


def papers(chance: random.Random) -> Iterator[Paper]:
    """Yield a dozen papers; some of their sentences name a crowd."""
    names = sorted(WORLD.types)
    for number in range(12):
        told = []
        for line in range(chance.randint(1, 4)):
            here = chance.sample(names, chance.choice((1, 2, 2, 3, 4, 12, 13)))
            text = f"{number}-{line}: {', '.join(here)}."
            claim = Said(here[0], chance.choice(RELATIONS), here[-1])
            told.append((text, claim) if len(here) > 1 and chance.random() < 0.7 else text)
        yield paper(f"{number}.txt", *told)


def decided(store: Store, chance: random.Random) -> None:
    """Decide something at random, or take a decision back."""
    known = [name for (name,) in store.rows("SELECT DISTINCT name FROM entity_names ORDER BY name")]
    one, other = chance.choice(known), chance.choice(known)
    match chance.randrange(10):
        case 0 | 1 | 2:
            decide(store, one, other, Verdict.SAME)
        case 3 | 4:
            decide(store, one, other, chance.choice((Verdict.DIFFERENT, Verdict.UNSURE)))
        case 5:
            ignore(store, one)
        case 6:
            rename(store, one, f"{one} the Younger")
        case 7:
            retype(store, one, chance.choice(("PERSON", "ORG", "PAC", "PLACE")))
        case 8:
            decide(
                store, one, chance.choice(("rolls:R1", "rolls:R2")), chance.choice((Verdict.SAME, Verdict.DIFFERENT))
            )
        case _:
            standing = [row for (row,) in store.rows("SELECT id FROM judgements WHERE deleted IS NULL ORDER BY id")]
            undo(store, chance.choice(standing or [0]))


def with_rolls(store: Store) -> None:
    """Give the graph a list in which entities can be looked up."""
    rows = [
        Anchor("rolls", key, name, (), "", (("rolls_id", key),), ()) for key, name in (("R1", "Quill"), ("R2", "VSB"))
    ]
    with store.transaction():
        anchors.write(store, AnchorList("rolls", 0, (), "x.csv", "ines", "2026-01-01", ""), rows)


def graph(store: Store) -> list[object]:
    """Return all that is derived, and what the graph says of it."""
    told = [store.setting(name) for name in ("derived", "derived_digest", "idle", "sentences_naming")]
    return [*told, *derived_lines(store)]


@pytest.mark.parametrize("seed", range(6))
def test_a_decision_gives_the_graph_that_deriving_all_anew_gives(tmp_path, seed):
    """Entities, edges, doubts, counts and digest are the same; so is the index of names."""
    chance = random.Random(seed)  # noqa: S311 - no secret hangs on it
    path = WORLD.store(tmp_path / "graph.db", papers(chance))
    with Store.open(path, write=True) as store:
        with_rolls(store)
        for _ in range(12):
            try:
                decided(store, chance)
            except GraphkitError:
                continue
            changed = graph(store)
            assert changed[1] == derived_digest(store)
            store.db.execute("INSERT INTO entity_fts (entity_fts, rank) VALUES ('integrity-check', 1)")
            store.db.execute("BEGIN")
            store.forget("derived")
            renew(store)
            assert changed == graph(store)
            store.db.execute("ROLLBACK")


def test_a_decision_resolves_only_what_it_touches(tmp_path, monkeypatch):
    """Who hangs together with what it names; only a decided type changes what stands around everybody."""
    loaded: list[str] = []
    read = observed.references
    path = WORLD.store(tmp_path / "graph.db", (paper(f"{name}.txt", f"{name} spoke.") for name in (*PEOPLE, *PLACES)))
    with Store.open(path, write=True) as store:
        monkeypatch.setattr(observed, "references", lambda store, keys=None: map(seen(loaded), read(store, keys)))
        decide(store, "Ostbury", "Ohio", Verdict.SAME)
        rename(store, "Ostbury", "Greater Ostbury")
        ignore(store, "Ohio")
        assert set(loaded) == {"Ostbury", "Ohio"}
        undo(store)
        undo(store)
        undo(store)
        loaded.clear()
        decide(store, "Cora Stark", "Bruno Stark", Verdict.DIFFERENT)
        assert "Ostbury" not in loaded
        retype(store, "Cora Stark", "ORG")
        assert set(PLACES) < set(loaded)


def test_a_decided_type_writes_only_what_is_different(tmp_path, monkeypatch):
    """All is resolved anew, but hardly anything of the graph is another thing."""
    written: list[set[str]] = []
    write = changes.write
    path = WORLD.store(tmp_path / "graph.db", (paper(f"{name}.txt", f"{name} spoke.") for name in (*PEOPLE, *PLACES)))

    def noted(store: Store, change: changes.Change, *, least_confidence: float) -> None:
        written.append({entity.name for entity in change.made})
        write(store, change, least_confidence=least_confidence)

    monkeypatch.setattr(changes, "write", noted)
    with Store.open(path, write=True) as store:
        retype(store, "Cora Stark", "ORG")
    assert written == [{"Cora Stark"}]


def seen(loaded: list[str]) -> Callable[[Reference], Reference]:
    """Return what notes the name of a reference."""

    def noted(reference: Reference) -> Reference:
        loaded.append(reference.names[0][0])
        return reference

    return noted


def test_a_graph_without_room_between_two_numbers_is_numbered_anew(tmp_path, monkeypatch):
    """Then all of it is written again."""
    monkeypatch.setattr(derived, "GAP", 1)
    chance = random.Random(1)  # noqa: S311 - no secret hangs on it
    with Store.open(WORLD.store(tmp_path / "graph.db", papers(chance)), write=True) as store:
        monkeypatch.undo()
        decide(store, "VSB", "Ostbury", Verdict.UNSURE)
        assert store.one("SELECT min(id) FROM entities") == (1,)
        retype(store, "VSB", "PLACE")
        assert store.one("SELECT min(id) FROM entities") == (derived.GAP,)
        changed = graph(store)
        store.forget("derived")
        renew(store)
        assert changed == graph(store)

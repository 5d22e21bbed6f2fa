"""Imports go one way, and heavy libraries are loaded by the one function that needs them."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "graphkit"

LAYERS = (
    {"errors", "model", "ontology", "text", "quoting", "files", "garbage", "ondemand", "settings", "patience"},
    {"names", "places"},
    {"readers", "extract", "stories", "resolve", "edges", "store"},
    {"attributes", "lazy", "graph"},
    {"query", "ranking", "render", "export", "notebook", "cypher"},
    {"engine", "pool", "filenames", "plan", "derive", "mirror", "decide", "anchors", "review", "build"},
    {"progress", "output", "cli"},
)
"""From the foundation up: a room imports rooms of its own layer and below."""

LAYER = {room: height for height, rooms in enumerate(LAYERS) for room in rooms}
HEAVY = {"spacy", "kglite", "networkx", "rich", "pyvis", "numpy", "rapidfuzz", "jinja2", "selectolax", "thinc"}
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.parent != PACKAGE or path.stem[:2] != "__")


def room(path: Path) -> str:
    """Return the room that a module belongs to."""
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imported(tree: ast.AST) -> Iterator[str]:
    """Yield the full name of every module that is imported anywhere in `tree`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module == "graphkit":
            yield from (f"graphkit.{name.name}" for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def at_module_level(tree: ast.Module) -> Iterator[str]:
    """Yield what is imported when the module is, type checking aside."""
    for node in tree.body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from imported(ast.Module([node], []))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_one_way(path):
    """A room knows the rooms below it, never those above."""
    rooms = {
        name.split(".")[1] for name in imported(ast.parse(path.read_text("utf-8"))) if name.startswith("graphkit.")
    }
    assert {name for name in rooms if LAYER.get(name, 0) > LAYER[room(path)]} == set()


@pytest.mark.parametrize("name", ["extract", "resolve"])
def test_observation_and_resolution_are_pure(name):
    """What runs in a pool, a cluster and the tests knows no store and no files."""
    trees = [ast.parse(path.read_text("utf-8")) for path in MODULES if room(path) == name]
    assert not {found for tree in trees for found in imported(tree) if found.startswith("graphkit.store")}


@pytest.mark.parametrize("name", ["graph", "lazy", "query", "cypher", "render", "export", "output", "store"])
def test_asking_never_needs_spacy(name):
    """Questions, the page and exports work on a machine that could not build the graph."""
    trees = [ast.parse(path.read_text("utf-8")) for path in MODULES if room(path) == name]
    assert not {found for tree in trees for found in imported(tree) if found.split(".")[0] in {"spacy", "thinc"}}


@pytest.mark.parametrize("name", ["cli", "output", "settings", "query", "store"])
def test_light_rooms_load_heavy_libraries_late(name):
    """Nothing heavy is imported before it is known to be needed."""
    trees = [ast.parse(path.read_text("utf-8")) for path in MODULES if room(path) == name]
    assert not {found for tree in trees for found in at_module_level(tree) if found.split(".")[0] in HEAVY}


def test_help_pays_for_click_alone():
    """`graphkit --help` loads no heavy library and no database."""
    program = "import sys; from graphkit.cli import main\ntry: main(['--help'])\nfinally: print(*sys.modules, file=sys.stderr)"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert {name.split(".")[0] for name in run.stderr.split()} & (HEAVY | {"sqlite3"}) == set()


def test_every_room_has_its_layer():
    """A new room is given its place in the order."""
    assert {room(path) for path in MODULES} <= LAYER.keys()


def test_a_question_pays_for_no_name_rules():
    """It folds the name it is given, and compares none: `graphkit.names` imports what is used of it."""
    program = "import sys; from graphkit.query import find, neighbors, path\nprint(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert [name for name in loaded if name.startswith("graphkit.names.")] == ["graphkit.names.fold"]


EXTRACT = ("network", "values", "mentions", "parse", "references", "status", "claims")
"""The rooms of extraction, in the order in which a text is read."""
WHOLE = {"pipeline", "contract", "__init__"}
"""What puts the rooms together."""


@pytest.mark.parametrize("path", [path for path in MODULES if room(path) == "extract"], ids=lambda path: path.stem)
def test_extraction_goes_from_names_to_claims(path):
    """A room of extraction knows those before it; what stands outside of them serves all and knows none."""
    own = path.relative_to(PACKAGE / "extract").parts[0]
    known = EXTRACT[: EXTRACT.index(own) + 1] if own in EXTRACT else EXTRACT if path.stem in WHOLE else ()
    rooms = {name.split(".")[2] for name in imported(ast.parse(path.read_text("utf-8"))) if name.count(".") > 2}
    assert (rooms & set(EXTRACT)) - set(known) == set()

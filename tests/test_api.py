"""The public names are complete, sorted and cheap."""

from __future__ import annotations

import subprocess
import sys

import pytest

import graphkit
from graphkit import errors, model


def test_all_is_sorted():
    """A new name finds its place."""
    assert graphkit.__all__ == sorted(graphkit.__all__)


def test_all_is_complete():
    """Whatever is imported for users is declared, and the other way round."""
    public = {
        name
        for name, value in vars(graphkit).items()
        if not name.startswith("_") and getattr(value, "__module__", "").startswith("graphkit")
    }
    assert public | {"build"} == set(graphkit.__all__)


def test_every_error_is_public():
    """What can be raised can be caught by its name."""
    raised = {name for name, value in vars(errors).items() if isinstance(value, type)}
    assert raised <= set(graphkit.__all__)


def test_every_record_is_public():
    """What is returned can be named in an annotation."""
    records = {
        name for name, value in vars(model).items() if isinstance(value, type) and value.__module__ == "graphkit.model"
    }
    assert records <= set(graphkit.__all__)


def test_import_is_cheap():
    """`import graphkit` loads no library and no database."""
    program = "import sys, graphkit; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    heavy = {"spacy", "networkx", "numpy", "rich", "click", "sqlite3", "pyvis", "rapidfuzz"}
    assert {name.split(".")[0] for name in run.stdout.split()} & heavy == set()


@pytest.mark.parametrize("first", ["", "import graphkit.build", "from graphkit.build import BuildSettings"])
def test_build_can_be_called_however_it_was_imported(first):
    """`graphkit.build` is the function, although a module has that name."""
    program = f"{first}\nimport graphkit; from pathlib import Path\nprint(callable(graphkit.build))"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout == "True\n"

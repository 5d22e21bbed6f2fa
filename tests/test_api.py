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


def test_every_public_name_is_there():
    """What is declared can be had."""
    assert all(hasattr(graphkit, name) for name in graphkit.__all__)


def test_nothing_else_is_there():
    """A name that does not exist is an AttributeError, as in any module."""
    with pytest.raises(AttributeError, match="has no attribute 'Person'"):
        graphkit.Person  # noqa: B018


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

"""The examples in docstrings say what happens."""

from __future__ import annotations

import doctest
import importlib
from pathlib import Path

import pytest

import graphkit

PACKAGE = Path(graphkit.__file__).parent
MODULES = sorted(
    ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
    for path in PACKAGE.rglob("*.py")
    if ">>> " in path.read_text("utf-8")
)


@pytest.mark.parametrize("name", MODULES)
def test_examples_come_out_as_they_are_written(name: str) -> None:
    """Whoever reads the function reads them first."""
    tried = doctest.testmod(importlib.import_module(name.removesuffix(".__init__")), verbose=False)
    assert tried.attempted
    assert not tried.failed

"""Every name of the room is where it is said to be, and costs only its own module."""

from __future__ import annotations

import subprocess
import sys

from graphkit import query


def test_every_name_is_there():
    """What `__all__` promises can be had."""
    assert all(getattr(query, name) for name in query.__all__)


def test_a_question_imports_neither_networkx_nor_spacy():
    """Nor rich, numpy or rapidfuzz: they take longer than the answer."""
    program = (
        "import sys; from graphkit import query; [getattr(query, name) for name in query.__all__]; print(*sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert not {name.split(".")[0] for name in run.stdout.split()} & {
        "networkx",
        "spacy",
        "numpy",
        "rich",
        "rapidfuzz",
        "pyvis",
    }

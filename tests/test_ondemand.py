"""A package's names are imported when they are used."""

from __future__ import annotations

import sys

import pytest

import graphkit.names
from graphkit.ondemand import on_demand


def test_a_name_is_imported_once_and_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was asked for stands in the package from then on."""
    monkeypatch.delitem(vars(graphkit.names), "folded", raising=False)
    found = on_demand("graphkit.names", {"fold": ("folded",)})("folded")
    assert found is sys.modules["graphkit.names.fold"].folded
    assert vars(graphkit.names)["folded"] is found


def test_what_a_package_does_not_have_is_told_with_the_package() -> None:
    """As Python itself says it, so that `hasattr` and a star import work."""
    with pytest.raises(AttributeError, match=r"module 'graphkit\.names' has no attribute 'nothing'"):
        _ = graphkit.names.nothing
    assert not hasattr(graphkit.names, "nothing")

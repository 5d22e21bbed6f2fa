"""A setting comes from graphkit.toml where neither an option nor the environment says otherwise."""

from __future__ import annotations

import pytest

from graphkit.errors import UsageError
from graphkit.settings import from_file

KNOWN = {"build": frozenset({"graph", "jobs"}), "show": frozenset({"graph"})}


def test_a_setting_at_the_top_is_for_every_command_that_has_it(tmp_path):
    """`graph` is written once."""
    (tmp_path / "graphkit.toml").write_text('graph = "a.db"\njobs = 2\n')
    assert from_file(tmp_path, KNOWN) == {"build": {"graph": "a.db", "jobs": 2}, "show": {"graph": "a.db"}}


def test_a_table_is_for_one_command(tmp_path):
    """The nearer setting wins."""
    (tmp_path / "graphkit.toml").write_text('graph = "a.db"\n[show]\ngraph = "b.db"\n')
    assert from_file(tmp_path, KNOWN)["show"] == {"graph": "b.db"}


def test_no_file_sets_nothing(tmp_path):
    """Settings are optional."""
    assert from_file(tmp_path, KNOWN) == {"build": {}, "show": {}}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("grahp = 1", "there is no setting 'grahp'. Did you mean graph?"),
        ("[shwo]\ngraph = 1", "there is no command 'shwo'. Did you mean show?"),
        ("[show]\njobs = 1", "there is no setting of show 'jobs'. Available: graph."),
        ("graph = ", "cannot be read"),
    ],
)
def test_a_mistake_is_told(tmp_path, text, said):
    """A misspelt setting is never silently ignored."""
    (tmp_path / "graphkit.toml").write_text(text)
    with pytest.raises(UsageError, match=said.replace(".", r"\.")):
        from_file(tmp_path, KNOWN)

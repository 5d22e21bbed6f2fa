"""A setting comes from graphkit.toml where neither an option nor the environment says otherwise."""

from __future__ import annotations

import pytest

from graphkit.errors import UsageError
from graphkit.settings import from_file

OPTIONS = {"build": {"graph", "jobs"}, "show": {"graph"}, "undo": set()}


def settings_of(command, folder):
    """Return what graphkit.toml of that folder sets for a command."""
    return from_file(folder, command, OPTIONS[command], commands=OPTIONS)


def test_a_setting_at_the_top_is_for_every_command_that_has_it(tmp_path):
    """`graph` is written once."""
    (tmp_path / "graphkit.toml").write_text('graph = "a.db"\n')
    assert [settings_of(command, tmp_path) for command in OPTIONS] == [{"graph": "a.db"}, {"graph": "a.db"}, {}]


def test_a_table_is_for_one_command(tmp_path):
    """The nearer setting wins."""
    (tmp_path / "graphkit.toml").write_text('graph = "a.db"\n[show]\ngraph = "b.db"\n[build]\njobs = 2\n')
    assert settings_of("show", tmp_path) == {"graph": "b.db"}
    assert settings_of("build", tmp_path) == {"graph": "a.db", "jobs": 2}


def test_no_file_sets_nothing(tmp_path):
    """Settings are optional."""
    assert settings_of("build", tmp_path) == {}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("grahp = 1", "there is no setting at the top 'grahp'. Did you mean graph?"),
        ("jobs = 1", "there is no setting at the top 'jobs'. Available: graph, model."),
        ("[shwo]\ngraph = 1", "there is no command 'shwo'. Did you mean show?"),
        ("[show]\njobs = 1", "there is no setting of show 'jobs'. Available: graph."),
        ("graph = ", "cannot be read"),
    ],
)
def test_a_mistake_is_told(tmp_path, text, said):
    """A misspelt setting is never silently ignored."""
    (tmp_path / "graphkit.toml").write_text(text)
    with pytest.raises(UsageError, match=said.replace(".", r"\.")):
        settings_of("show", tmp_path)

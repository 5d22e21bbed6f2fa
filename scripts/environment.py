"""Make the project's own virtual environment with the newest suitable Python: `environment.py run|test|check`.

Needs nothing but a Python with venv. `test` also sees to a Chromium for the tests of the page, where the
system's package manager can be used; without one those tests are skipped, with the reason.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
SUITABLE = ((3, 11), (3, 13))
PROBE = """
import ensurepip, json, sqlite3, sys, venv
database = sqlite3.connect(":memory:")
database.execute("CREATE VIRTUAL TABLE probe USING fts5(text)")
assert sqlite3.sqlite_version_info >= (3, 37), "SQLite is too old"
print(json.dumps(sys.version_info[:3]))
"""
"""What graphkit needs of a Python: venv with pip, and an SQLite with STRICT tables and full-text search."""


def main(purpose: str) -> None:
    """Bring the environment up to date for `purpose`: run, test or check."""
    stamp = VENV / f".ready-{purpose}"
    wanted = fingerprint(purpose)
    if not (stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted and usable(BIN / "python")):
        make(purpose)
        stamp.write_text(wanted, encoding="utf-8")
    if purpose != "run":
        see_to_chromium()


def fingerprint(purpose: str) -> str:
    """Return what the environment depends on, in short."""
    return hashlib.sha256((ROOT / "pyproject.toml").read_bytes() + purpose.encode()).hexdigest()


def make(purpose: str) -> None:
    """Create the environment where it is missing and install graphkit and what `purpose` needs into it."""
    if not usable(BIN / "python"):
        version, python = newest_python()
        print(f"Making {VENV.name} with Python {'.'.join(map(str, version))}", flush=True)
        run(python, "-m", "venv", "--clear", str(VENV))
    python = str(BIN / "python")
    groups = [] if purpose == "run" else ["--group", purpose]
    print("Installing graphkit and what it needs (a few minutes the first time)", flush=True)
    run(python, "-m", "pip", "install", "--quiet", "--upgrade", "pip>=25.1")
    run(python, "-m", "pip", "install", "--quiet", "--editable", ".", *groups)


def run(*command: str) -> None:
    """Run `command` in the project's folder; stop with its words when it fails."""
    try:
        subprocess.run(command, cwd=ROOT, check=True)
    except subprocess.CalledProcessError as error:
        sys.exit(f"This step failed, see above: {' '.join(command)} (exit status {error.returncode})")


def newest_python() -> tuple[tuple[int, ...], str]:
    """Return the version and path of the newest suitable Python; stop with advice where there is none."""
    found = {version: path for path in pythons() if (version := suitable(path))}
    if not found:
        sys.exit(
            "graphkit needs Python 3.11, 3.12 or 3.13 with the venv module and SQLite 3.37 or later, and none was found.\n"
            "Install one (Debian and Ubuntu: apt install python3 python3-venv; macOS: brew install python@3.13;\n"
            "Windows and others: python.org) and run the command again."
        )
    return max(found.items())


def pythons() -> list[str]:
    """Return every Python that may be on this machine: on the PATH, and where version managers keep theirs."""
    names = [f"python3.{minor}" for minor in range(SUITABLE[1][1], SUITABLE[0][1] - 1, -1)] + ["python3", "python"]
    on_path = [path for name in names if (path := shutil.which(name))]
    home = Path.home()
    kept = [
        Path(os.environ.get("PYENV_ROOT", home / ".pyenv")) / "versions",
        home / ".local/share/uv/python",
        home / ".asdf/installs/python",
        home / ".local/share/mise/installs/python",
    ]
    managed = [str(path) for folder in kept for path in sorted(folder.glob("*/bin/python3"))]
    return [sys.executable, *on_path, *managed]


def suitable(path: str) -> tuple[int, ...] | None:
    """Return the version of the Python at `path` if graphkit can run on it."""
    try:
        answer = subprocess.run([path, "-c", PROBE], capture_output=True, text=True, timeout=60, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    version = tuple(json.loads(answer.stdout))
    return version if SUITABLE[0] <= version[:2] <= SUITABLE[1] else None


def usable(python: Path) -> bool:
    """Return whether the environment's own Python runs and suits."""
    return python.exists() and suitable(str(python)) is not None


def see_to_chromium() -> None:
    """Install a Chromium where none is found and Debian's package manager may be used; else say what is left out."""
    if any(shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome")):
        return
    apt = shutil.which("apt-get")
    if apt and hasattr(os, "geteuid") and os.geteuid() == 0:
        print("Installing Chromium for the tests of the page", flush=True)
        for command in (["update"], ["install", "-y", "--no-install-recommends", "chromium"]):
            subprocess.run([apt, "-qq", *command], stdout=subprocess.DEVNULL, check=False)
    if not shutil.which("chromium"):
        print("No Chromium was found: the tests of the page will be skipped. Install one to run them.", flush=True)


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in ("run", "test", "check"):
        sys.exit(__doc__)
    main(sys.argv[1])

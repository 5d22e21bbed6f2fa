"""The documentation is executed: shell sessions and Python examples show what really comes out.

A ```console block is a session: lines that begin with "$ " are typed, the lines after them must come out, "..." standing for
anything. A ```pycon block is a doctest. Blocks of one file run in order, in one folder beside a copy of seeds/.
`python tests/test_docs.py` writes the sessions anew.
"""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"^```(console|pycon)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)[^)]*\)")


@dataclass(frozen=True, slots=True)
class Step:
    """What is typed and what comes out."""

    command: str
    output: str


def pages() -> list[Path]:
    """Return every page of documentation."""
    return [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md")), ROOT / "benchmarks" / "README.md"]


def blocks(page: Path) -> list[tuple[str, str]]:
    """Return the runnable blocks of a page: language and content."""
    return BLOCK.findall(page.read_text(encoding="utf-8")) if page.exists() else []


def steps(session: str) -> list[Step]:
    """Return the commands of a session with what they print."""
    parts = re.split(r"^\$ ", session, flags=re.MULTILINE)[1:]
    return [Step(*part.split("\n", 1)) for part in parts]


def output(command: str, folder: Path) -> str:
    """Return what a command line prints, both streams as a terminal would show them."""
    environment = {**os.environ, "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])}
    environment = {**environment, "COLUMNS": "110", "BROWSER": "true", "USER": "ada", "LOGNAME": "ada"}
    line = ["sh", "-c", command]
    ran = subprocess.run(line, cwd=folder, env=environment, stdout=-1, stderr=subprocess.STDOUT, text=True, check=False)
    return ran.stdout


def workplace(folder: Path) -> Path:
    """Make `folder` look like a fresh checkout to the examples."""
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    (folder / "output").mkdir()
    return folder


def failures(page: Path, folder: Path) -> Iterator[str]:
    """Yield what the blocks of a page show and what comes out instead, where the two differ."""
    names: dict[str, object] = {}
    for language, content in blocks(page):
        if language == "console":
            yield from session_failures(content, folder)
        else:
            yield from doctest_failures(content, folder, names, page.name)


def session_failures(content: str, folder: Path) -> Iterator[str]:
    """Yield the steps that print something else."""
    for step in steps(content):
        printed = output(step.command, folder)
        if not same(step.output, printed):
            yield f"$ {step.command}\n--- shown ---\n{step.output}--- printed ---\n{printed}"


def same(shown: str, printed: str) -> bool:
    """Return whether `printed` is what is shown, "..." standing for anything and blanks at line ends for nothing."""
    bare = re.sub(r" +$", "", printed, flags=re.MULTILINE)
    return doctest.OutputChecker().check_output(shown, bare, doctest.ELLIPSIS)


def doctest_failures(content: str, folder: Path, names: dict[str, object], page: str) -> Iterator[str]:
    """Yield what a doctest reports; the names it makes are kept for the next block."""
    report: list[str] = []
    test = doctest.DocTestParser().get_doctest(content, names, page, page, 0)
    with chdir(folder):
        runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
        runner.run(test, out=report.append, clear_globs=False)
    names.update(test.globs)
    yield from report


@pytest.mark.slow
@pytest.mark.parametrize("page", [page for page in pages() if blocks(page)], ids=lambda page: page.name)
def test_examples_show_what_comes_out(page: Path, tmp_path: Path):
    """Every session and example of the page is run, in order."""
    found = list(failures(page, workplace(tmp_path)))
    assert not found, "\n\n".join(found)


@pytest.mark.parametrize("page", [page for page in pages() if page.exists()], ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path):
    """Every relative link and picture of the page exists."""
    links = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in link]
    assert not [link for link in links if not (page.parent / link).exists()]


def test_both_commands_stand_at_the_top_of_the_readme():
    """A newcomer sees how to try it and how to test it before anything else."""
    top = (ROOT / "README.md").read_text(encoding="utf-8")[:600]
    assert "make demo" in top
    assert "make test" in top


def rewritten(page: Path, folder: Path) -> str:
    """Return the text of a page with the output of its sessions as it is now, seconds aside."""

    def block(match: re.Match[str]) -> str:
        if match[1] != "console":
            return match[0]
        return "```console\n" + "".join(map(step_text, steps(match[2]))) + "```"

    def step_text(step: Step) -> str:
        printed = re.sub(r" +$", "", output(step.command, folder), flags=re.MULTILINE)
        return f"$ {step.command}\n" + re.sub(r"\d+\.\d s", "... s", printed)

    return BLOCK.sub(block, page.read_text(encoding="utf-8"))


if __name__ == "__main__":
    for one in pages():
        if blocks(one):
            with tempfile.TemporaryDirectory() as place:
                one.write_text(rewritten(one, workplace(Path(place))), encoding="utf-8")

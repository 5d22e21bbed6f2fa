"""The shell tells what was wrong, what to try, and ends with the right code."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest

from graphkit.cli.commands import MODULES, SECTIONS, Commands, graphkit
from graphkit.errors import GraphkitError, UnknownEntity

GRAPHKIT = [sys.executable, "-m", "graphkit"]


@pytest.fixture
def failing(monkeypatch):
    """Return a function that lets the next command fail with an error."""

    def fail_with(error):
        def fail():
            raise error

        monkeypatch.setattr(Commands, "get_command", lambda *_: click.Command("export", callback=fail))

    return fail_with


def commands():
    """Return every command by name."""
    context = click.Context(graphkit)
    return {name: graphkit.get_command(context, name) for name in MODULES}


def test_an_error_is_one_line_and_the_next_step(shell, failing):
    """No traceback: what was wrong on the first line, what to try on the second, and its exit code."""
    failing(UnknownEntity("No entity is called 'Kranz'.", hint="Did you mean Dana Krantz?"))
    answer = shell("export")
    assert (answer.code, answer.out) == (3, "")
    assert answer.err == "Error: No entity is called 'Kranz'.\nHint: Did you mean Dana Krantz?\n"


def test_debug_shows_where_an_error_came_from(failing):
    """A developer gets the traceback on request."""
    from graphkit.cli import main

    failing(GraphkitError("broken"))
    with pytest.raises(GraphkitError, match="broken"):
        main(["--debug", "export"])


def test_an_error_never_steers_the_terminal(shell, failing):
    """A file name in a message is shown, not obeyed."""
    failing(GraphkitError("Cannot read a\x1b[2J\u202e.txt."))
    assert shell("export").err == "Error: Cannot read a\\x1b[2J\\u202e.txt.\n"


def test_a_full_disk_is_one_line(shell, failing):
    """An error of the operating system is told like any other."""
    failing(OSError(28, "No space left on device", "out.json"))
    assert (shell("export").err, shell("export").code) == ("Error: No space left on device: out.json.\n", 1)


def test_ctrl_c_ends_without_a_traceback(shell, failing):
    """An interrupted command says so and ends with 130, as shells expect."""
    failing(KeyboardInterrupt())
    answer = shell("export")
    assert (answer.code, answer.err.strip()) == (130, "Interrupted.")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["exprot"], "There is no command 'exprot'. Did you mean export?"),
        (["xyzzy"], "There is no command 'xyzzy'. Available: "),
        (["export"], "Missing argument 'FORMAT'."),
        (["export", "json", "--colour"], "No such option"),
        (
            ["export", "xlsx"],
            "There is no export format 'xlsx'.\nHint: Available: json, graphml, gexf, ftm, cypher, csv.",
        ),
    ],
)
def test_wrong_usage_is_code_2(shell, arguments, said):
    """A question that is wrong in itself names what would be right."""
    answer = shell(*arguments)
    assert answer.code == 2
    assert said in answer.err


def test_no_command_shows_the_help(shell):
    """Whoever types only the name learns what there is."""
    answer = shell()
    assert "Who is connected to whom" in answer.out + answer.err


@pytest.mark.parametrize("name", MODULES)
def test_every_command_says_what_it_does(name):
    """A purpose on the first line, an example that can be typed, every option explained."""
    command = commands()[name]
    assert command.help.splitlines()[0].endswith(".")
    assert command.examples
    assert all(option.help for option in command.params if isinstance(option, click.Option))


@pytest.mark.parametrize("name", MODULES)
def test_the_list_of_commands_says_what_their_help_says(name):
    """The short purpose, which is shown without loading the command, begins like the long one."""
    purpose = next(found[name][1] for found in SECTIONS.values() if name in found)
    words = [line.split() for line in (purpose, commands()[name].help)]
    assert words[0][0] == words[1][0]


@pytest.mark.parametrize("name", MODULES)
def test_every_example_is_understood(name, tmp_path, monkeypatch):
    """The options of an example exist."""
    monkeypatch.chdir(tmp_path)
    for name_of_file in ("articles.jsonl", "names.jsonl"):
        (tmp_path / name_of_file).touch()
    command = commands()[name]
    for example in command.examples:
        words = shlex.split(example.split(" | ")[-1].split(" > ")[0])
        assert words[:2] == ["graphkit", name]
        command.make_context(name, words[2:]).close()


def test_nobody_reading_is_no_error(tmp_path):
    """`graphkit … | head` ends silently."""
    run = subprocess.run(
        ["/bin/bash", "-c", f"{sys.executable} -m graphkit --help | true; exit ${{PIPESTATUS[0]}}"],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert (run.returncode, run.stderr) == (0, "")


def test_nobody_reading_on_is_no_error(graph_file):
    """A listing that is left half read ends silently, whatever of the graph was still to come."""
    command = f"PYTHONUNBUFFERED=1 {sys.executable} -m graphkit documents --jsonl -g {graph_file} | true; exit ${{PIPESTATUS[0]}}"
    run = subprocess.run(["/bin/bash", "-c", command], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_full_standard_output_is_told(unbuffered):
    """Rows that could not be written are an error, on one line, whether Python writes at once or at the end."""
    environment = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
    with open("/dev/full", "w") as full:  # noqa: PTH123
        run = subprocess.run(
            [*GRAPHKIT, "--help"], stdout=full, stderr=subprocess.PIPE, text=True, check=False, env=environment
        )
    assert (run.returncode, run.stderr) == (1, "Error: No space left on device.\n")


def test_termination_is_silent_and_quick():
    """SIGTERM ends a waiting command within two seconds, without a traceback."""
    run = subprocess.Popen([*GRAPHKIT, "build", "-"], stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    while not catches_sigterm(run.pid):
        time.sleep(0.05)
    started = time.monotonic()
    os.kill(run.pid, signal.SIGTERM)
    run.wait(timeout=20)
    assert time.monotonic() - started < 2
    assert (run.returncode, run.communicate()[1]) == (143, "")


def catches_sigterm(pid):
    """Whether a process has come so far as to catch SIGTERM, as Linux tells it."""
    status = Path(f"/proc/{pid}/status").read_text("ascii")
    caught = next(line.split()[1] for line in status.splitlines() if line.startswith("SigCgt"))
    return bool(int(caught, 16) >> (signal.SIGTERM - 1) & 1)

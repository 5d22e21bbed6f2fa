"""A build reads what is new, changed or gone; whatever the way there, the same files give the same graph."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graphkit import extract
from graphkit.build import BuildSettings, build, planned
from graphkit.errors import InputError, StoreBusy
from graphkit.query import entity, failures, neighbors, runs
from graphkit.store import Store, views
from graphkit.store.dump import dump

LETTERS = {
    "quill.txt": "Mayor Ada Quill of Springfield met Bruno Stark on Monday.\n\nBruno Stark owns Stark Cement.\n",
    "stark.txt": "Stark Cement gave $5,000 to Harbor Future PAC, filings show. Bruno Stark signed the cheque.\n",
    "deep/marsh.txt": "Cleo Marsh sued Stark Cement in March 2021. She lives in Springfield.\n",
}


@pytest.fixture(scope="session")
def pipeline():
    """Load the default pipeline once."""
    return extract.load()


@pytest.fixture(autouse=True)
def one_pipeline(monkeypatch, pipeline):
    """Let every build of this process use the pipeline that is loaded already."""
    monkeypatch.setattr(extract, "load", lambda _settings: pipeline)


@pytest.fixture
def folder(tmp_path):
    """Write the letters, long enough ago for their time stamps to be trusted."""
    for name, text in LETTERS.items():
        write(tmp_path / "letters" / name, text)
    return tmp_path / "letters"


def write(path, text):
    """Write a file as it was an hour ago."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    then = time.time() - 3600
    os.utime(path, (then, then))


def lines(path):
    """Return the dump of a graph file."""
    with Store.open(path) as store:
        return list(dump(store))


def built(folder, graph, **settings):
    """Build and return the report."""
    return build([folder], store=graph, settings=BuildSettings(jobs=1, **settings))


@pytest.fixture
def graph(folder, tmp_path):
    """Return the graph file of the letters."""
    built(folder, tmp_path / "graph.db")
    return tmp_path / "graph.db"


def test_a_build_connects_what_the_files_say(graph):
    """From text to neighbours."""
    with Store.open(graph) as store:
        assert [(one.relation, one.far.name) for one in neighbors(store, "Bruno Stark") if one.relation == "OWNS"] == [
            ("OWNS", "Stark Cement")
        ]
        assert entity(store, "Harbor Future PAC").type == "PAC"
    assert stat.S_IMODE(graph.stat().st_mode) == 0o600


def test_nothing_new_costs_nothing(folder, graph, monkeypatch):
    """No file is read again, nothing is derived again, and spaCy is not asked for."""
    monkeypatch.setattr(extract, "load", pytest.fail)
    monkeypatch.setattr("graphkit.build.derive", pytest.fail)
    monkeypatch.setattr("graphkit.readers.documents", pytest.fail)
    before = lines(graph)
    report = built(folder, graph)
    assert (report.read, report.unchanged, report.removed, report.documents) == (0, 3, 0, 3)
    assert lines(graph) == before


@pytest.mark.parametrize("step", ["add", "change", "remove", "rename", "touch", "copy"])
def test_incremental_equals_from_scratch(folder, graph, tmp_path, step):
    """Whatever happens to the files between two builds, the graph is that of the files as they are."""
    if step == "add":
        write(folder / "new.txt", "Dorian Vale works for Stark Cement.\n")
    elif step == "change":
        write(folder / "stark.txt", LETTERS["stark.txt"].replace("$5,000", "$7,500"))
    elif step == "remove":
        (folder / "quill.txt").unlink()
    elif step == "rename":
        (folder / "quill.txt").rename(folder / "deep" / "mayor.txt")
    elif step == "touch":
        os.utime(folder / "quill.txt")
    else:
        shutil.copy2(folder / "quill.txt", folder / "zz-copy.txt")
    built(folder, graph)
    built(folder, tmp_path / "scratch.db")
    assert lines(graph) == lines(tmp_path / "scratch.db")


def test_adding_removing_and_adding_again_equals_once(folder, graph):
    """No trace of the way is left."""
    before = lines(graph)
    (folder / "quill.txt").unlink()
    assert built(folder, graph).removed == 1
    write(folder / "quill.txt", LETTERS["quill.txt"])
    assert built(folder, graph).read == 1
    assert lines(graph) == before


def test_a_renamed_file_is_not_extracted_again(folder, graph, monkeypatch):
    """A document is known by its content."""
    monkeypatch.setattr(extract, "load", pytest.fail)
    (folder / "quill.txt").rename(folder / "mayor.txt")
    report = built(folder, graph)
    assert (report.read, report.removed, report.documents) == (1, 1, 3)


def test_files_outside_the_given_paths_stay(folder, graph, tmp_path):
    """A second folder is added to the first."""
    write(tmp_path / "more" / "frost.txt", "Edda Frost works for Stark Cement.\n")
    (folder / "quill.txt").unlink()
    assert build([tmp_path / "more"], store=graph, settings=BuildSettings(jobs=1)).documents == 4
    assert build([folder / "stark.txt"], store=graph, settings=BuildSettings(jobs=1)).removed == 0
    assert built(folder, graph).removed == 1


def test_files_of_one_name_are_told_apart(folder, graph, tmp_path):
    """Two folders with a file of the same name, read at once or one after the other, give two names."""
    more = tmp_path / "more"
    write(more / "quill.txt", "Edda Frost works for Stark Cement.\n")
    build([more], store=graph, settings=BuildSettings(jobs=1))
    build([more, folder], store=tmp_path / "scratch.db", settings=BuildSettings(jobs=1))
    assert lines(graph) == lines(tmp_path / "scratch.db")
    with Store.open(graph) as store:
        names = [view.name for view in views.documents(store)]
    assert {f"{folder.name}/quill.txt", "more/quill.txt", "stark.txt"} < set(names)


def test_the_order_of_paths_does_not_show(folder, graph, tmp_path):
    """Nor do single files instead of their folder's listing."""
    paths = [folder / "stark.txt", folder / "quill.txt"]
    for number, order in enumerate((paths, paths[::-1])):
        build(order, store=tmp_path / f"{number}.db", settings=BuildSettings(jobs=1))
    assert lines(tmp_path / "0.db") == lines(tmp_path / "1.db")


def test_the_place_of_the_files_does_not_show(folder, graph, tmp_path):
    """The same folder elsewhere gives the same graph."""
    shutil.copytree(folder, tmp_path / "elsewhere")
    built(tmp_path / "elsewhere", tmp_path / "other.db")
    assert lines(tmp_path / "other.db") == lines(graph)


def test_fresh_reads_all_again_and_changes_nothing(folder, graph):
    """The same text gives the same records."""
    before = lines(graph)
    report = built(folder, graph, fresh=True)
    assert (report.read, report.unchanged) == (3, 0)
    assert lines(graph) == before


def test_other_settings_read_again(folder, graph):
    """What was read otherwise is no longer true."""
    assert built(folder, graph, read=extract_options(encoding="latin-1")).read == 3


def extract_options(**options):
    """Return options for reading."""
    from graphkit.readers import ReadOptions

    return ReadOptions(**options)


def test_one_bad_file_stops_nothing_and_is_named(folder, graph):
    """Its reason is kept, it is tried again, and it is forgotten once it is well."""
    (folder / "noise.txt").write_bytes(bytes(range(256)) * 40)
    report = built(folder, graph)
    assert [one.path for one in report.failed] == ["noise.txt"]
    assert report.documents == 3
    with Store.open(graph) as store:
        (row,) = failures(store)
    assert (row.path, row.status, row.reason) == ("noise.txt", "failed", report.failed[0].reason)
    write(folder / "noise.txt", "Silence.")
    assert built(folder, graph).failed == ()


def test_links_and_pipes_are_recorded_not_followed(folder, graph):
    """They are named as skipped."""
    os.mkfifo(folder / "pipe")
    (folder / "loop").symlink_to(folder)
    report = built(folder, graph)
    assert [one.path for one in report.skipped] == ["loop", "pipe"]
    assert report.documents == 3


def test_hidden_files_are_recorded_not_read(folder, graph):
    """They are named as skipped; a folder of nothing else is empty."""
    (folder / ".DS_Store").write_bytes(b"x")
    (folder / ".drafts").mkdir()
    (folder / ".drafts" / "note.txt").write_text("Nobody reads this.")
    report = built(folder, graph)
    assert [one.path for one in report.skipped] == [".DS_Store", ".drafts"]
    assert (report.documents, built(folder, graph).unchanged) == (3, 3)
    (folder / "only").mkdir()
    (folder / "only" / ".hidden").write_bytes(b"x")
    with pytest.raises(InputError, match="no file"):
        built(folder / "only", folder.parent / "other.db")


def test_a_graph_in_the_folder_that_it_is_made_of_is_no_document(folder):
    """Neither are its lock, its page and its decisions; a page of the same name that somebody else wrote is."""
    graph = folder / "graph.db"
    assert built(folder, graph).documents == 3
    (folder / "graph.html").write_text('<html><head><meta name="generator" content="graphkit"></head>')
    (folder / "judgements.csv").write_text("judgement,left,right\n")
    report = built(folder, graph)
    assert (report.documents, report.read, report.failed, report.skipped) == (3, 0, (), ())
    (folder / "graph.html").write_text("<html><body><p>Mona Reyes runs the Harbor Trust.</p></body></html>")
    assert built(folder, graph).documents == 4


def test_a_missing_path_makes_no_graph(tmp_path):
    """The error names the path; no file is left."""
    with pytest.raises(InputError, match="nowhere"):
        built(tmp_path / "nowhere", tmp_path / "graph.db")
    assert list(tmp_path.iterdir()) == []


def test_an_empty_folder_makes_no_graph(tmp_path):
    """There is nothing to build from."""
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match="no file"):
        built(tmp_path / "empty", tmp_path / "graph.db")
    assert not (tmp_path / "graph.db").exists()


def test_nothing_readable_is_an_error_with_reasons_kept(tmp_path):
    """All files failed: the graph says why."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "noise.txt").write_bytes(bytes(range(256)) * 40)
    with pytest.raises(InputError, match="No file could be read"):
        built(tmp_path / "in", tmp_path / "graph.db")
    with Store.open(tmp_path / "graph.db") as store:
        assert len(list(failures(store))) == 1


def test_a_plan_changes_nothing(folder, graph, tmp_path):
    """What would be read, and what is gone."""
    write(folder / "new.txt", "Dorian Vale works for Stark Cement.\n")
    (folder / "quill.txt").unlink()
    before = graph.read_bytes()
    plan = planned([folder], store=graph, settings=BuildSettings())
    assert [one.state.path for one in plan.read] == ["new.txt"]
    assert [one.path for one in plan.gone] == ["quill.txt"]
    assert graph.read_bytes() == before
    assert len(planned([folder], store=tmp_path / "none.db").read) == 3
    assert not (tmp_path / "none.db").exists()


def test_two_builds_take_turns(folder, graph):
    """The second hears who builds."""
    with Store.open(graph, write=True), pytest.raises(StoreBusy):
        built(folder, graph)


def test_progress_counts_files_and_bytes(folder, tmp_path):
    """Up to all of them, then the connecting."""
    seen = []
    build([folder], store=tmp_path / "graph.db", settings=BuildSettings(jobs=1), progress=seen.append)
    total = sum(len(text.encode()) for text in LETTERS.values())
    assert [(one.stage, one.done, one.total) for one in seen] == [
        ("read", 1, 3),
        ("read", 2, 3),
        ("read", 3, 3),
        ("connect", 0, 0),
    ]
    assert (seen[2].bytes_done, seen[2].bytes_total) == (total, total)


def test_runs_are_recorded(folder, graph):
    """With the model and what they did; the latest first."""
    built(folder, graph)
    with Store.open(graph) as store:
        last, first = runs(store)
    assert (first.report["read"], last.report["read"], last.model) == (3, 0, BuildSettings().model)
    assert last.ended is not None


@pytest.mark.slow
def test_two_processes_give_the_same_graph(folder, graph, tmp_path):
    """The pool hands back the same records, in the same order."""
    build([folder], store=tmp_path / "pool.db", settings=BuildSettings(jobs=2))
    assert lines(tmp_path / "pool.db") == lines(graph)


@pytest.mark.slow
def test_a_build_killed_at_any_moment_goes_on(folder, graph, tmp_path):
    """Killed early, in the middle and late, the next build ends as if nothing had happened."""
    store = tmp_path / "killed.db"
    program = [sys.executable, "-m", "graphkit", "build", folder, "-g", store, "-q", "--jobs", "1"]
    for share in (0.05, 0.5, 1.5, 2.5):
        running = subprocess.Popen(program, cwd=Path(__file__).parents[1], start_new_session=True)
        try:
            running.wait(share)
        except subprocess.TimeoutExpired:
            os.killpg(running.pid, 9)
            running.wait()
    built(folder, store)
    assert lines(store) == lines(graph)

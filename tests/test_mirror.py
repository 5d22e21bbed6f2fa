"""judgements.csv: what was decided, in a file that people read, edit and share, and that loses nothing."""

from __future__ import annotations

import stat

import pytest
from papers import Said, World, paper

from graphkit import mirror
from graphkit.decide import decide, merged, rename, undo
from graphkit.errors import InputError, JudgementConflict
from graphkit.model import Judgement, Verdict
from graphkit.query import entity
from graphkit.store import Store, judgements

WORLD = World({"Ada Quill": "PERSON", "Bruno Stark": "PERSON", "Quentin Ash": "PERSON", "Stark Cement": "ORG"})
PAPERS = (
    paper("1.txt", ("Bruno Stark owns Stark Cement.", Said("Bruno Stark", "OWNS", "Stark Cement"))),
    paper("2.txt", "Quentin Ash met Ada Quill."),
)
HEAD = "judgement,left,right,reason,user,created,deleted\n"


@pytest.fixture
def store(tmp_path):
    """Open a graph for writing."""
    with Store.open(WORLD.store(tmp_path / "graph.db", PAPERS), write=True) as opened:
        yield opened


def csv_file(store):
    """Return the file beside the graph."""
    return mirror.place(store.path)


def test_the_file_lies_beside_the_graph(tmp_path):
    """Two graphs of one folder have a file each."""
    assert mirror.place(tmp_path / "graph.db") == tmp_path / "judgements.csv"
    assert mirror.place(tmp_path / "town.db") == tmp_path / "town.judgements.csv"


def test_every_decision_is_mirrored(store):
    """The oldest first, those that were taken back too; readable by its owner alone."""
    decide(store, "Bruno Stark", "Quentin Ash", Verdict.SAME, reason="a pen name, he says")
    rename(store, "Ada Quill", "Ada Q. Quill")
    undo(store)
    one, two = judgements.every(store)
    assert csv_file(store).read_text("utf-8") == (
        f'{HEAD}same,Bruno Stark,Quentin Ash,"a pen name, he says",{one.user},{one.created},\n'
        f"rename,Ada Quill,Ada Q. Quill,,{two.user},{two.created},{two.deleted}\n"
    )
    assert stat.S_IMODE(csv_file(store).stat().st_mode) == 0o600


def test_no_decision_no_file(store):
    """A graph about which nothing was decided has nothing beside it."""
    mirror.write(store)
    assert not csv_file(store).exists()


def test_what_is_written_into_the_file_is_read_before_the_next_decision(store):
    """A line needs no user and no date; these are filled in."""
    csv_file(store).write_text("judgement,left,right\nsame,Bruno Stark,Quentin Ash\n", encoding="utf-8")
    rename(store, "Ada Quill", "Ada Q. Quill")
    first, _ = judgements.active(store)
    assert (first.left, first.verdict, first.right) == ("Bruno Stark", Verdict.SAME, "Quentin Ash")
    assert entity(store, "Bruno Stark") == entity(store, "Quentin Ash")
    assert (
        csv_file(store)
        .read_text("utf-8")
        .startswith(f"{HEAD}same,Bruno Stark,Quentin Ash,,{first.user},{first.created},\n")
    )


def test_reading_twice_adds_nothing(store):
    """What is known is known, with a user and a date or without."""
    line = "same,Bruno Stark,Quentin Ash,,,,\n"
    for _ in range(2):
        csv_file(store).write_text(HEAD + line, encoding="utf-8")
        mirror.read(store, user="ines")
    csv_file(store).write_text(mirror.text(judgements.every(store)), encoding="utf-8")
    mirror.read(store, user="ines")
    assert len(list(judgements.every(store))) == 1


def test_a_line_that_is_gone_is_kept(store):
    """A colleague's file lacks what only this graph knows; nothing is lost."""
    decide(store, "Bruno Stark", "Quentin Ash", Verdict.SAME)
    csv_file(store).write_text(f"{HEAD}rename,Ada Quill,A. Quill,,ines,2026-01-05T10:00:00+00:00,\n", encoding="utf-8")
    mirror.read(store, user="ada")
    mirror.write(store)
    assert [line.partition(",")[0] for line in csv_file(store).read_text("utf-8").splitlines()[1:]] == [
        "rename",
        "same",
    ]


def test_a_date_of_deletion_takes_a_decision_back(store):
    """So does undo; a decision that was taken back does not come back with an older copy of the file."""
    decide(store, "Bruno Stark", "Quentin Ash", Verdict.SAME)
    standing = csv_file(store).read_text("utf-8")
    csv_file(store).write_text(standing.rstrip("\n") + "2026-02-01\n", encoding="utf-8")
    mirror.read(store, user="ada")
    assert judgements.active(store) == ()
    csv_file(store).write_text(standing, encoding="utf-8")
    mirror.read(store, user="ada")
    assert judgements.active(store) == ()


def test_an_edited_line_takes_the_place_of_the_old_one(store):
    """The old one stays, as taken back."""
    decide(store, "Bruno Stark", "Quentin Ash", Verdict.SAME, reason="typo")
    edited = csv_file(store).read_text("utf-8").replace("Quentin Ash,typo", "Ada Quill,as the clerk says")
    csv_file(store).write_text(edited, encoding="utf-8")
    mirror.read(store, user="ada")
    assert [(one.right, one.reason) for one in judgements.active(store)] == [("Ada Quill", "as the clerk says")]
    assert [one.right for one in judgements.every(store) if one.deleted] == ["Quentin Ash"]


def test_another_reason_is_taken_over(store):
    """It is the same decision."""
    decide(store, "Bruno Stark", "Quentin Ash", Verdict.SAME, reason="typo")
    csv_file(store).write_text(csv_file(store).read_text("utf-8").replace("typo", "a pen name"), encoding="utf-8")
    mirror.read(store, user="ada")
    assert [one.reason for one in judgements.every(store)] == ["a pen name"]


def test_lines_that_say_no_decision_are_all_named(store):
    """Nothing of the file is overwritten until they are put right."""
    text = (
        f"{HEAD}smae,Ada Quill,Bruno Stark,,,,\nsame,Ada Quill,,,,,\nsame,,Ada Quill,,,,\nretype,Ada Quill,KING,,,,\n"
        "same,Ada Quill,Bruno Stark,,,yesterday,\nsame,a,b,c,d,,f,g\nrename,Ada Quill,A. Quill,,,,\n"
    )
    csv_file(store).write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as refused:
        decide(store, "Bruno Stark", "Quentin Ash", Verdict.SAME)
    assert refused.value.hint.splitlines() == [
        "line 2: there is no judgement 'smae'; there is same, different, unsure, rename, retype, ignore",
        "line 3: right names nothing, and same needs it",
        "line 4: left names nothing",
        "line 5: there is no type 'KING'",
        "line 6: created is no date: 'yesterday'; leave it empty for now",
        "line 7: it has 8 cells, the first line 7",
        "Correct them or take them out.",
    ]
    assert csv_file(store).read_text("utf-8") == text
    mirror.write(store)
    assert csv_file(store).read_text("utf-8") == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"left,right\n", "line 1: the first line names the columns, and judgement is not among them"),
        (b"judgement,left,right\nsame,\xff,b\n", "line 2: it is not UTF-8"),
        (b'judgement,left,right\nsame,"a" b,c\n', "line 2: ',' expected after '\"'"),
    ],
)
def test_a_file_that_is_none_is_refused(data, reason):
    """With the number of the line."""
    assert [f"line {one.number}: {one.reason}" for one in mirror.parsed(data).problems] == [reason]


def test_a_spreadsheet_may_write_the_file():
    """A byte-order mark, semicolons, capitals and other columns are understood; a formula is kept as text."""
    data = "\ufeffLeft;Judgement;Right;Mood\nAda;Same;Bo;glad\n\n".encode()
    (line,) = mirror.parsed(data).lines
    assert (line.number, line.judgement.left, line.judgement.right) == (2, "Ada", "Bo")
    hostile = Judgement("=cmd()", "-Ann", Verdict.SAME, "ines", "2026-01-01T00:00:00+00:00", "'quoted'")
    text = mirror.text([hostile])
    assert ",'=cmd(),'-Ann,'quoted'," in f",{text.splitlines()[1]}".replace("same", "")
    assert [line.judgement for line in mirror.parsed(text.encode()).lines] == [hostile]


def test_decisions_of_a_colleague_are_added_all_or_none(store):
    """Where one contradicts what stands, its line is named and nothing is added."""
    decide(store, "Bruno Stark", "Quentin Ash", Verdict.DIFFERENT)
    found = mirror.parsed(
        f"{HEAD}rename,Ada Quill,A. Quill,,ines,2026-12-05T10:00:00+00:00,\n"
        "same,Quentin Ash,Bruno Stark,,ines,2026-12-05T10:01:00+00:00,\n".encode()
    )
    with pytest.raises(JudgementConflict) as refused:
        merged(store, found.lines, csv_file(store))
    assert refused.value.hint.startswith("line 3: it contradicts: 'Bruno Stark' different 'Quentin Ash'")
    assert len(judgements.active(store)) == 1
    assert [line.number for line in merged(store, found.lines[:1], csv_file(store))] == [2]
    assert entity(store, "Ada Quill").name == "A. Quill"


def test_several_new_lines_are_all_read(store):
    """None of them takes the place of another, although they come in one moment."""
    lines = "rename,Ada Quill,A. Quill\nsame,Bruno Stark,Quentin Ash\nignore,Stark Cement,\n"
    csv_file(store).write_text(f"judgement,left,right\n{lines}", encoding="utf-8")
    mirror.read(store, user="ines")
    assert [one.verdict for one in judgements.active(store)] == ["rename", "same", "ignore"]

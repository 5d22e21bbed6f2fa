"""Dates: found by their form, placed by the document's day, the tense and what was told before."""

from __future__ import annotations

import pytest

from graphkit.extract.values.dates import moments

FRIDAY = "2021-04-16"


def _read(text: str, published: str | None = FRIDAY) -> list[tuple[str | None, str | None]]:
    return [(found.when.start, found.when.end) for found in moments(text, published)]


def _day(point: str) -> tuple[str, str]:
    return point, point


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("09 Sep 2013", "2013-09-09"),
        ("Thu, Jun 30, 2022", "2022-06-30"),
        ("THURS 5 NOV 2009", "2009-11-05"),
        ("the fifth of November", "2020-11-05"),
        ("February the 11th", "2021-02-11"),
        ("June 4 last year", "2020-06-04"),
        ("May of last year", "2020-05"),
        ("29/3/2004", "2004-03-29"),
        ("07/11/2020", "2020-07-11"),
        ("8.3.18", "2018-03-08"),
        ("the third of this month", "2021-04-03"),
        ("April 12: Rain", "2021-04-12"),
        ("in ’79", "1979"),
        ("fiscal 2019", "2019"),
        ("Monday night", "2021-04-12"),
        ("Tonight", "2021-04-16"),
        ("last night", "2021-04-15"),
        ("last Friday", "2021-04-09"),
        ("Saturday week", "2021-04-24"),
        ("Seventeen years ago", "2004"),
        ("ten years from now", "2031"),
        ("New Year’s Eve", "2020-12-31"),
        ("last Labor Day", "2020-09-07"),
        ("year-end", "2021-12"),
    ],
)
def test_a_point_in_time_is_read_in_every_usual_spelling(text, point):
    """16 April 2021 was a Friday."""
    assert _read(text) == [_day(point)]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("this weekend", "2021-04-17", "2021-04-18"),
        ("the '70s", "1970", "1979"),
        ("the 20th century", "1901", "2000"),
        ("the third quarter of 2019", "2019-07", "2019-09"),
        ("last quarter", "2021-01", "2021-03"),
        ("the first half of 2019", "2019-01", "2019-06"),
        ("the past five years", "2016", "2021"),
        ("2019–2022", "2019", "2022"),
        ("3-5 June 2019", "2019-06-03", "2019-06-05"),
        ("from November 20 to December 11", "2020-11-20", "2020-12-11"),
        ("between November and March", "2020-11", "2021-03"),
        ("July 1 – September 30, 2022", "2022-07-01", "2022-09-30"),
        ("since 2018", "2018", None),
    ],
)
def test_a_stretch_of_time_has_two_ends(text, start, end):
    """The first end of a stretch takes its year from the last one; "since" leaves it open."""
    assert _read(text) == [(start, end)]


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("On May 2 he left. A week later he was back.", "2021-05-09"),
        ("In 1984 it ended. Six years later he died.", "1990"),
        ("In 2019 he won; the year before, he had lost.", "2018"),
        ("He spoke on May 2, 2019. The next day he resigned.", "2019-05-03"),
    ],
)
def test_later_and_before_count_from_the_date_told_before(text, point):
    """A story goes on from its own dates."""
    assert _read(text)[1] == _day(point)


def test_a_quoted_letter_counts_from_its_own_day():
    """Yesterday, in a letter of the 9th, is the 8th."""
    assert _read("Date: Fri, 9 Apr 2021 08:00\n\nI came yesterday.")[1] == _day("2021-04-08")


@pytest.mark.parametrize(
    "text",
    [
        "She may go",
        "a march",
        "61-year-old",
        "2,019",
        "Local 2019",
        "2019 votes were cast",
        "at 10:40 a.m.",
        "Feb. 31, 2020",
    ],
)
def test_what_only_looks_like_a_date_is_left(text):
    """Verbs, counts and numbers of things."""
    assert _read(text) == []


@pytest.mark.parametrize(
    ("text", "published", "point"),
    [
        ("The board will meet Tuesday.", FRIDAY, "2021-04-20"),
        ("The board meets Tuesday.", FRIDAY, "2021-04-20"),
        ("The board met Tuesday.", FRIDAY, "2021-04-13"),
        ("The hearing was adjourned until Monday.", FRIDAY, "2021-04-19"),
        ("She will take office in January.", FRIDAY, "2022-01"),
        ("She took office in January.", FRIDAY, "2021-01"),
        ("The company let him go in June.", FRIDAY, "2020-06"),
        ("He said the party would leave in December.", FRIDAY, "2021-12"),
    ],
)
def test_the_tense_tells_whether_a_day_is_over(read, text, published, point):
    """Weekdays and months without a year lie where their verb says."""
    values = [mention.value for mention in read(text, published=published).mentions if mention.type == "DATE"]
    assert [(value.start, value.end) for value in values] == [_day(point)]


@pytest.mark.parametrize(("published", "listed"), [(None, []), (FRIDAY, ["last week", "two years ago"])])
def test_what_counts_from_an_unknown_day_is_no_date_of_the_document(read, published, listed):
    """Without the document's day "last week" serves the words of a claim only; "Monday" and "in May" stay dates."""
    found = read("The board met last week, as two years ago, on Monday.", published=published).mentions
    assert [mention.text for mention in found if mention.type == "DATE"] == [*listed, "Monday"]


@pytest.mark.parametrize("text", ["He left 20th Century Fox.", "She saw Saturday Night Fever.", "on the “Today” show"])
def test_a_time_within_a_name_is_no_date(text):
    """Firms, films and shows are called after times."""
    assert _read(text) == []

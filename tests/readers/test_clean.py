"""Scraped and wrapped text is put back into sentences, and blocks are told by what they are."""

from __future__ import annotations

import time

import pytest

from graphkit.readers.clean import plain


def blocks(text: str) -> list[tuple[str, str]]:
    """Return the kind and the text of each block."""
    clean = plain(text)
    return [(block.kind, clean.text[block.start : block.end]) for block in clean.blocks]


def texts(text: str) -> list[str]:
    """Return the text of each block."""
    return [found for _, found in blocks(text)]


def test_lines_broken_at_links_are_joined() -> None:
    """Scrapers put the text of a link on a line of its own, with white space around it."""
    scraped = (
        "A developer who backs former \nSheriff Ann Lee\n -- known for his temper -- gave money.\n"
        "The Good Streets PAC\n, which runs ads, thanked \nBo Kent\n. It asked for more.\n"
    )
    assert texts(scraped) == [
        "A developer who backs former Sheriff Ann Lee -- known for his temper -- gave money.",
        "The Good Streets PAC, which runs ads, thanked Bo Kent. It asked for more.",
    ]


@pytest.mark.parametrize(
    "day", ["Mar. 3, 2021", "March 3, 2021", "on Sept 13, 2021 at noon", "Posted: 3/3/2021", "3/3/2021"]
)
def test_a_line_that_gives_the_date_stands_apart(day: str) -> None:
    """Though the line above it ends in mid-sentence, it is no part of that sentence."""
    assert texts(f"The council of Dunmore voted for the\n{day}\nIt will meet again.")[:2] == [
        "The council of Dunmore voted for the",
        day,
    ]


def test_wrapped_lines_are_joined() -> None:
    """A line goes on where the next word had no room on it, after a full stop too."""
    wrapped = (
        "The treasurer of the committee said on Monday that the gift of the\n"
        "paving firm had been entered twice. Bo Kent asked for a correction.\n"
        "Nobody at the office answered him, although he called three times a\n"
        "day for a week.\n"
        "\n"
        "He then went home.\n"
    )
    paragraph = (
        "The treasurer of the committee said on Monday that the gift of the paving firm had been entered twice. "
        "Bo Kent asked for a correction. Nobody at the office answered him, although he called three times a day "
        "for a week."
    )
    assert texts(wrapped) == [paragraph, "He then went home."]


def test_paragraphs_of_one_line_each_stay_apart() -> None:
    """Where every paragraph is a line, a line is a paragraph."""
    text = "The mayor resigned on Friday.\nHer deputy takes over.\nHe declined to comment"
    assert texts(text) == text.split("\n")


@pytest.mark.parametrize("greeting", ["Dear Bo,", "Hi all,", "Bo,", "Ann and Bo,"])
def test_a_greeting_is_no_part_of_what_is_told(greeting: str) -> None:
    """Whoever is written to gave nothing to anybody."""
    told = "Ostrow Cement gave $700 to the Sunrise Committee last week."
    assert texts(f"{greeting}\n{told}\n\nAnn Lee,\nTreasurer of Ostrow Cement\n") == [
        greeting,
        told,
        "Ann Lee, Treasurer of Ostrow Cement",
    ]


def test_an_abbreviation_at_the_end_of_a_line_is_no_full_stop() -> None:
    """The name after a title is part of the sentence."""
    assert texts("He is survived by the wife of Cpl. \nAnn Lee\n, who spoke.") == [
        "He is survived by the wife of Cpl. Ann Lee, who spoke."
    ]


def test_lists_fields_and_rows_keep_their_lines() -> None:
    """Each is a block of its own kind."""
    text = (
        "GOOD STREETS (GS), committee for the bond\nTreasurer: Ann Lee, city clerk\nRaised: $37,250\n"
        "• Kent Paving: $25,000\n• R. Kent: $200\n- Lee & Roe\n1. First point.\n2) Second point.\n\nName | Gift | Year\n"
    )
    assert blocks(text) == [
        ("heading", "GOOD STREETS (GS), committee for the bond"),
        ("field", "Treasurer: Ann Lee, city clerk"),
        ("field", "Raised: $37,250"),
        ("item", "• Kent Paving: $25,000"),
        ("item", "• R. Kent: $200"),
        ("item", "- Lee & Roe"),
        ("item", "1. First point."),
        ("item", "2) Second point."),
        ("row", "Name | Gift | Year"),
    ]


def test_cells_are_joined_by_bars() -> None:
    """Tabs and wide gaps part the cells of a row, and rows stand apart."""
    text = "Donor\tGift\tYear\nAnn Lee\t$5,000\t2021\nFOR RELEASE          Contact: Bo Kent\n"
    assert texts(text) == ["Donor | Gift | Year", "Ann Lee | $5,000 | 2021", "FOR RELEASE | Contact: Bo Kent"]


def test_headline_in_capitals_inside_running_text_stands_alone() -> None:
    """It joins neither the paragraph before nor the quotation after."""
    text = (
        "The ads begin on Monday, the group said in its statement.\n"
        "SHERIFF LEE CUTS DEAL WITH DONOR OF KENT CAMPAIGN\n"
        '"He has no plan," Kent said.\n'
    )
    assert [kind for kind, _ in blocks(text)] == ["paragraph", "headline", "paragraph"]


def test_the_head_of_an_article_is_told_apart() -> None:
    """Outlet, date, title and byline are not the first paragraph."""
    text = "The Post\nMay 4, 2021\nBy Ann Lee\n\nMayor quits over fees\n\nThe mayor resigned on Friday, city records show.\n"
    assert [kind for kind, _ in blocks(text)] == ["heading", "dateline", "byline", "heading", "paragraph"]


def test_a_date_before_the_first_words_is_a_line_of_its_own() -> None:
    """Some collections write it there."""
    assert blocks("date 2021-04-16 The mayor resigned.")[0] == ("dateline", "date 2021-04-16")


def test_caption_loses_its_credit() -> None:
    """The photographer is nobody of the story."""
    assert blocks("Bo Kent leaves the courthouse on May 3. (Jo Ray/The Courier via AP)")[0] == (
        "caption",
        "Bo Kent leaves the courthouse on May 3.",
    )


@pytest.mark.parametrize(
    "text", ["Raised: $5,000 (via ActBlue)", "Kent Paving (court file)", "Advanced Placement (AP)"]
)
def test_brackets_that_are_no_credit_stay(text: str) -> None:
    """A credit names a photographer or an agency after a caption."""
    assert texts(text) == [text]


def test_quoted_mail_is_marked() -> None:
    """By its marks, or by the line that opens it."""
    text = "I agree.\n\n> Shall we meet\n> on Monday?\n\n-----Original Message-----\nFrom: Bo Kent\nNo."
    assert blocks(text) == [
        ("paragraph", "I agree."),
        ("quoted", "Shall we meet on Monday?"),
        ("quoted", "-----Original Message-----"),
        ("quoted", "From: Bo Kent"),
        ("quoted", "No."),
    ]


@pytest.mark.parametrize(
    "text", ["Ann Lee met Bo Kent. " * 50_000, "x" * 400_000, '"' * 300_000, "KENT " * 100_000, "(" * 200_000, "a\n" * 25_000, "- " * 200_000]
)  # fmt: skip
def test_long_lines_take_time_by_their_length(text: str) -> None:
    """No pattern may go back over what it has seen."""
    started = time.process_time()
    assert len(plain(text).text) <= len(text)
    assert time.process_time() - started < 5


def test_a_byline_is_no_part_of_the_headline() -> None:
    """Though it starts with a small letter."""
    text = "Commissioner's wife got contract, audit says\nby Jo Ray, Courier Staff\n\nThe wife of the commissioner was paid.\n"
    assert [kind for kind, _ in blocks(text)] == ["heading", "byline", "paragraph"]


def test_few_lines_of_quoted_mail_are_joined() -> None:
    """Mail is wrapped, even where there is too little of it to tell a margin."""
    text = (
        "> The paper has the audit. Jo Ray wants a comment from you before\n> Friday. I suggest that we wait.\n> Ted\n"
    )
    assert texts(text) == [
        "The paper has the audit. Jo Ray wants a comment from you before Friday. I suggest that we wait.",
        "Ted",
    ]


def test_empty_text_has_no_blocks() -> None:
    """Nor has white space."""
    assert plain("").blocks == ()
    assert plain(" \n\t\r\n").text == ""

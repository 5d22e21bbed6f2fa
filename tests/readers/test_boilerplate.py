"""Boilerplate goes as whole sentences and lines; the story and who wrote it stay."""

from __future__ import annotations

import pytest

from graphkit.readers.clean import plain


@pytest.mark.parametrize(
    "line",
    [
        "© 2022 The Calder Post. Site by Brightnode Studio.",
        "This content may not be reproduced or redistributed without permission.",
        "Quotes are delayed by at least 20 minutes.",
        "Market data provided by Statsly.",
        "Powered and implemented by Brightnode Digital.",
        "Sign up for our morning newsletter!",
        "Get the best of the Post delivered to your inbox",
        "You've successfully subscribed to this newsletter!",
        "CLICK HERE TO GET THE CALDER POST APP",
        "Skip to main content",
        "Home | News | Weather | Sports",
        "Terms | Privacy | Powered by Brightnode CMS",
        "Follow us on Facebook",
        "We use cookies to improve your experience.",
        "Have an opinion about this story? Please email letters@post.example and we'll print the best.",
        "Remember to include your name and town.",
        "The views expressed here are those of the author.",
        "Photo: Lyle Petrie/The Calder Post",
        "This message passed through SafeSieve Mail Guard.",
        "Please do not reply to this address.",
        "Sent from my iPhone",
        "Subscribed",
        "ADVERTISEMENT",
    ],
)
def test_boilerplate_is_dropped(line: str) -> None:
    """With its reason, between two paragraphs of a story."""
    clean = plain(f"The mayor resigned on Friday.\n\n{line}\n\nHer deputy takes over.")
    assert clean.text == "The mayor resigned on Friday.\n\nHer deputy takes over."
    assert "boilerplate" in {one.reason for one in clean.dropped}


@pytest.mark.parametrize(
    "sentence",
    [
        "Ann Lee contributed to this report.",
        "Bo Kent contributed reporting from Toledo.",
        "The Post is owned by Lee Media and paid for by its readers.",
        "According to data provided by the county, crime fell.",
        "Kent said that he would not subscribe to the view of his rival.",
        "Designed by Jo Ray, the bridge was built in 1889, records show.",
        "He told reporters to click on the link in his statement.",
        "The campaign asked voters for their email addresses.",
        "Lee sued the company over its privacy policy.",
        "The council voted to advertise the job.",
    ],
)
def test_the_story_is_kept(sentence: str) -> None:
    """Sentences that merely use such words, and evidence of authorship and money."""
    assert plain(f"The mayor resigned.\n\n{sentence}").text.endswith(sentence)


def test_a_sentence_goes_without_its_neighbours() -> None:
    """Never more than the sentence, never half of it."""
    clean = plain("Ann Lee chaired the school board until June. The views expressed here are those of the writer.")
    assert clean.text == "Ann Lee chaired the school board until June."


def test_a_story_between_two_notices_of_one_line_stays() -> None:
    """A page scraped as one line begins with one notice and ends with another; what stands between is not lost."""
    story = " ".join(f"Councillor Ann Lee spoke about bridge number {number}." for number in range(1, 9))
    notice = "All rights reserved. This page may not be copied or republished without permission."
    assert plain(f"{notice} {story} {notice}").text.strip() == story


def test_a_block_broken_up_at_its_links_goes_as_a_whole() -> None:
    """The vendor's name on a line of its own goes too."""
    text = (
        "\n      Skip to content\n      WCLD 4 | Live | Radar | News\n      Weather data supplied by \nCloudly\n. Captioning by \n"
        "Wordhouse Ltd.\n. \nViewer Rights\n    \nThe mayor resigned on Friday.\n"
    )
    assert plain(text).text == "The mayor resigned on Friday."


def test_a_menu_of_one_word_a_line_goes() -> None:
    """Each word alone could be a heading; together they are a menu."""
    text = "Menu\nHome\nObits\nCalder Today\nSubscribe\n\nThe mayor resigned on Friday.\n"
    assert plain(text).text == "The mayor resigned on Friday."


def test_a_contact_in_mail_is_no_boilerplate() -> None:
    """People do ask each other to write."""
    text = "Please email the receipts to ann@lee.example by Friday."
    assert plain(text).text == ""
    assert plain(text, media_type="message/rfc822").text == text

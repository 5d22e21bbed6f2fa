"""Who says it: the subject of a verb of saying, the speaker of a quotation, the author."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    "text",
    [
        "Paul Reed said Maria Lopez donated $500 to John Becker.",
        "Maria Lopez donated $500 to John Becker, Paul Reed said.",
        "According to Paul Reed, Maria Lopez donated $500 to John Becker.",
        "Paul Reed accused Maria Lopez of donating $500 to John Becker.",
        "“Maria Lopez donated $500 to John Becker,” Paul Reed said.",
        "DUNMORE, Ore. — Dunmore Mayor Paul Reed said that Maria Lopez donated $500 to John Becker.",
        "DUNMORE — Paul Reed, whom everybody in town knows, announced that Maria Lopez donated $500 to John Becker.",
        "Maria Lopez donated $500 to John Becker, Paul Reed told the Eagle.",
        "Maria Lopez donated $500 to John Becker, Paul Reed said; others doubt it.",
        "Paul Reed accuses Eagle Glass of bad taste: Maria Lopez donated $500 to John Becker.",
        "By Paul Reed's account, Maria Lopez donated $500 to John Becker.",
        "In the words of Paul Reed, Maria Lopez donated $500 to John Becker.",
        "Per Paul Reed, Maria Lopez donated $500 to John Becker.",
        "Maria Lopez donated, Paul Reed says, $500 to John Becker.",
        "Paul Reed's theory is that Maria Lopez donated $500 to John Becker.",
        "Paul Reed is certain that Maria Lopez donated $500 to John Becker.",
        "Paul Reed: Maria Lopez donated $500 to John Becker",
        "As Paul Reed put it, Maria Lopez donated $500 to John Becker.",
        "To hear Paul Reed tell it, Maria Lopez donated $500 to John Becker.",
        "The way Paul Reed remembers it, Maria Lopez donated $500 to John Becker.",
        "Maria Lopez donated $500 to John Becker, Paul Reed filings show.",
        "If Paul Reed is to be believed, Maria Lopez donated $500 to John Becker.",
        "What Paul Reed heard was that Maria Lopez donated $500 to John Becker.",
    ],
)
def test_the_source_is_the_speaker(text: str, stated: Callable[[str], list[str]]) -> None:
    """What only somebody says is attributed to them."""
    assert "Maria Lopez FUNDED John Becker attributed by Paul Reed" in stated(text)


def test_a_quotation_keeps_its_speaker_across_sentences(stated: Callable[[str], list[str]]) -> None:
    """The rest of a quotation belongs to the speaker named in its middle."""
    text = "“I agree,” Paul Reed said. “Maria Lopez donated $500 to John Becker. It was a lot.”"
    assert "Maria Lopez FUNDED John Becker attributed by Paul Reed" in stated(text)


def test_who_acts_right_before_a_quotation_says_it(stated: Callable[[str], list[str]]) -> None:
    """Where no verb of saying stands near, the person of the sentence before speaks; who merely owns something does not."""
    text = "Paul Reed put down his cup. “Maria Lopez donated $500 to John Becker in the spring.”"
    assert "Maria Lopez FUNDED John Becker attributed by Paul Reed" in stated(text)
    text = "The cup fell. “Maria Lopez donated $500 to John Becker in the spring.”"
    assert "Maria Lopez FUNDED John Becker attributed" in stated(text)


def test_a_denial_is_negated_and_the_deniers(stated: Callable[[str], list[str]]) -> None:
    """X denied that he had donated to Y: never an asserted payment."""
    assert "Paul Reed FUNDED John Becker negated by Paul Reed" in stated(
        "Paul Reed denied that he donated money to John Becker."
    ) or (
        "he FUNDED John Becker negated by Paul Reed" in stated("Paul Reed denied that he donated money to John Becker.")
    )


def test_i_is_the_speaker(stated: Callable[[str], list[str]]) -> None:
    """In a quotation, "I" is whoever speaks."""
    assert "Paul Reed HIRED Maria Lopez attributed by Paul Reed" in stated("“I hired Maria Lopez,” Paul Reed said.")


def test_i_is_the_author(stated: Callable[[str], list[str]]) -> None:
    """Outside quotations, "I" is whoever the byline names."""
    text = "A letter\n\nBy Paul Reed\n\nI hired Maria Lopez. It was a good day for all of us in the office."
    assert "Paul Reed HIRED Maria Lopez asserted" in stated(text)


def test_a_presupposed_link_inside_a_report_stays_asserted(stated: Callable[[str], list[str]]) -> None:
    """What a report takes for granted is the document's own statement."""
    text = "Paul Reed said John Becker got $900 from the Lopez-backed Apex Industries. Maria Lopez left."
    found = stated(text)
    assert "Apex Industries FUNDED John Becker attributed by Paul Reed" in [
        claim.removesuffix(" 900") for claim in found
    ]
    assert any(claim.endswith("SUPPORTS Apex Industries asserted") for claim in found)


def test_hearsay_has_words_for_a_source(stated: Callable[[str], list[str]]) -> None:
    """Allegedly leaves it to others."""
    found = stated("Maria Lopez allegedly donated $500 to John Becker.")
    assert "Maria Lopez FUNDED John Becker attributed by 'allegedly'" in found
    for text, words in [
        ("Rumor has it that Maria Lopez donated $500 to John Becker.", "Rumor"),
        ("Maria Lopez donated $500 to John Becker, an allegation she denies.", "allegation"),
        ("Report: Maria Lopez donated $500 to John Becker", "Report"),
        ("Word spread that Maria Lopez donated $500 to John Becker.", "Word"),
        ("Reports filed Monday with the county show that Maria Lopez donated $500 to John Becker.", "Reports"),
    ]:
        assert f"Maria Lopez FUNDED John Becker attributed by '{words}'" in stated(text)
    found = stated("The self-styled head of Apex Industries, John Becker, left.")
    assert "John Becker RUNS Apex Industries attributed by 'styled'" in found
    found = stated("The reputed head of Apex Industries, John Becker, left.")
    assert "John Becker RUNS Apex Industries attributed by 'reputed'" in found


def test_the_turns_of_a_transcript_are_said_by_those_they_name(stated: Callable[[str], list[str]]) -> None:
    """What stands behind a name and a colon is that person's word, and "I" is that person."""
    text = (
        "Debate night\n\nPAUL REED: Maria Lopez, who paid for your advertisements?\n\n"
        "MARIA LOPEZ: I received $500 from John Becker.\n\nPAUL REED: Thank you.\n"
    )
    assert "John Becker FUNDED MARIA LOPEZ attributed by MARIA LOPEZ" in stated(text)


def test_a_role_in_a_transcript_is_who_first_bears_it(stated: Callable[[str], list[str]]) -> None:
    """A label that is no name keeps the name that stands beside it once, or by which the speaker gives it."""
    text = (
        "MODERATOR (Paul Reed): Good evening.\n\nANCHOR: Hello. I'm Maria Lopez.\n\n"
        "MODERATOR: John Becker founded Apex Industries.\n\nANCHOR: John Becker founded Eagle Glass.\n"
    )
    found = stated(text)
    assert "John Becker FOUNDED Apex Industries attributed by Paul Reed" in found
    assert "John Becker FOUNDED Eagle Glass attributed by Maria Lopez" in found


def test_each_candidate_gives_the_answers_below_the_name(stated: Callable[[str], list[str]]) -> None:
    """A list of questions to several is answered by the one whom the line above names."""
    text = "".join(
        f"CANDIDATE: {name}\n\nWho paid for the campaign?\n\n{payer} gave me $500.\n\nWhy are you running?\n\nI like it.\n\n"
        for name, payer in (("Maria Lopez", "Apex Industries"), ("John Becker", "Eagle Glass"))
    )
    found = stated("Five questions\n\n" + text)
    assert "Apex Industries FUNDED Maria Lopez attributed by Maria Lopez" in found
    assert "Eagle Glass FUNDED John Becker attributed by John Becker" in found


def test_a_form_is_no_transcript(stated: Callable[[str], list[str]]) -> None:
    """Labels that name nobody say nothing about who speaks."""
    text = "Treasurer: Maria Lopez\n\nAddress: Boston\n\nNote: Maria Lopez donated $500 to John Becker.\n"
    assert not any("attributed" in line for line in stated(text))


def test_a_speech_is_said_by_the_one_its_heading_names(stated: Callable[[str], list[str]]) -> None:
    """All that follows the heading is the speaker's word."""
    text = "Remarks of Maria Lopez\n\nThank you. I know what Boston needs.\n\nApex Industries donated $500 to John Becker.\n"
    assert any("attributed by Maria Lopez" in line for line in stated(text))


def test_the_answers_of_an_interview_are_the_interviewees(stated: Callable[[str], list[str]]) -> None:
    """Behind "A:" speaks whoever says "I" there."""
    text = (
        "Maria Lopez talks about money\n\nQ: How did it begin?\n\nA: I am Maria Lopez, and I was poor.\n\n"
        "Q: And now?\n\nA: Apex Industries donated $500 to John Becker.\n"
    )
    assert "Apex Industries FUNDED John Becker attributed by Maria Lopez" in stated(text)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Records showed that Maria Lopez donated $500 to John Becker.", "'Records'"),
        ("Records filed Tuesday show that Maria Lopez donated $500 to John Becker.", "'Records'"),
        ("Maria Lopez donated $500 to John Becker, Apex Industries charged Wednesday.", "Apex Industries"),
        ("Figures published by Apex Industries show that Maria Lopez donated $500 to John Becker.", "Apex Industries"),
        ("Paul Reed: “It is true. Maria Lopez donated $500 to John Becker.”", "Paul Reed"),
        ("''Maria Lopez donated $500 to John Becker,'' Paul Reed said.", "Paul Reed"),
    ],
)
def test_papers_colons_and_apostrophes_name_a_source(
    text: str, source: str, stated: Callable[[str], list[str]]
) -> None:
    """Papers speak for whoever published them, a name and a colon open a quotation, as two apostrophes do."""
    assert any(line.startswith(f"Maria Lopez FUNDED John Becker attributed by {source}") for line in stated(text))


def test_a_clause_beside_a_report_is_the_documents(stated: Callable[[str], list[str]]) -> None:
    """What stands before a semicolon is not said by the one who speaks behind it."""
    assert "Apex Industries FIRED John Becker asserted" in stated("Apex Industries fired John Becker; he says he quit.")


def test_a_committee_tells_of_its_own_money(stated: Callable[[str], list[str]]) -> None:
    """Who reports what they have or got says so themselves; what they spent is not their word alone."""
    found = stated("Friends of Maria Lopez reported $500 from Apex Industries.")
    assert "Apex Industries FUNDED Friends of Maria Lopez attributed by Friends of Maria Lopez" in found


def test_who_hears_the_answers_of_an_interview_gives_none(stated: Callable[[str], list[str]]) -> None:
    """Of two people named above the questions, the one to whom the other talks asks."""
    text = (
        "Five questions for Maria Lopez\n\nThe owner of the club talks to Paul Reed of the Courier.\n\n"
        "Q: Did you pay?\n\nA: No. Apex Industries donated $500 to John Becker.\n\n"
        "Q: And you?\n\nA: I stayed away.\n\nQ: Will you pay?\n\nA: I will not.\n"
    )
    assert "Apex Industries FUNDED John Becker attributed by Maria Lopez" in stated(text)


def test_the_record_of_a_parliament_is_the_members(stated: Callable[[str], list[str]]) -> None:
    """What follows a member's name in capitals and a dash is that member's speech."""
    text = "ADJOURNMENT\n\nMs LOPEZ (Boston) (7.41 p.m.)—I rise to speak about money. Apex Industries paid John Becker $500.\n"
    assert any("Apex Industries FUNDED John Becker attributed by LOPEZ" in line for line in stated(text))


def test_a_post_governs_its_place_whoever_says_so(stated: Callable[[str], list[str]]) -> None:
    """What a post governs and in which country a town lies is nobody's word."""
    told = stated("“The mayor of Boston paid,” Paul Reed said.")
    assert "mayor of Boston JURISDICTION Boston asserted" in told


def test_a_name_behind_a_dash_signs_the_quotation(stated: Callable[[str], list[str]]) -> None:
    """A quotation that stands alone is whose name follows its dash."""
    told = stated("“Maria Lopez donated $500 to John Becker.” — Paul Reed, treasurer. That is false.")
    assert "Maria Lopez FUNDED John Becker attributed by Paul Reed" in told


def test_what_stands_before_a_colon_in_running_text_is_no_source(stated: Callable[[str], list[str]]) -> None:
    """Only a headline names its source so; a list of who did what tells it in the document's own voice."""
    assert "Maria Lopez FUNDED John Becker asserted" in stated("Maria Lopez: donated $500 to John Becker.")


def test_a_straight_mark_behind_a_word_closes_and_opens_nothing(stated: Callable[[str], list[str]]) -> None:
    """Where a paragraph parts a quotation, the mark at its end does not make a quotation of what follows."""
    text = 'Paul Reed said: "I was there.\n\nI saw them all." Maria Lopez donated $500 to John Becker. "It was a lot," he said.'
    assert "Maria Lopez FUNDED John Becker asserted" in stated(text)


@pytest.mark.parametrize(
    "text",
    [
        "By all accounts, Maria Lopez donated $500 to John Becker.",
        "If reports are right, Maria Lopez donated $500 to John Becker.",
        "Maria Lopez seems to have donated $500 to John Becker.",
        "Maria Lopez is understood to have donated $500 to John Becker.",
        "In the film, Maria Lopez donated $500 to John Becker.",
    ],
)
def test_what_nobody_in_particular_holds_is_attributed(text: str, stated: Callable[[str], list[str]]) -> None:
    """What a sentence only lets appear, or lets others hold, is not said in the voice of the document."""
    assert any(line.startswith("Maria Lopez FUNDED John Becker attributed by ") for line in stated(text))

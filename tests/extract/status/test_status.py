"""What a sentence does with a statement: asserts, denies, plans it, or lets somebody else say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from graphkit.model import Extraction

ASSERTED = [
    "Maria Lopez donated $500 to John Becker.",
    "Maria Lopez, who was in Boston, donated $500 to John Becker.",
    "Maria Lopez began to donate money to John Becker.",
    "Maria Lopez managed to donate $500 to John Becker.",
    "Paul Reed did not meet Maria Lopez, who donated $500 to John Becker.",
    "Maria Lopez donated $500 to John Becker in July, not $400.",
    "Maria Lopez donated $500, not $400, to John Becker.",
    "Paul Reed did not know that Maria Lopez donated $500 to John Becker.",
    "Nor does it matter that Maria Lopez donated $500 to John Becker.",
    "Not until May did Maria Lopez donate $500 to John Becker.",
    "Maria Lopez, who is said to be ill, donated $500 to John Becker.",
    "Maria Lopez donated $500 to John Becker, whom critics call a fraud.",
    "Maria Lopez did not fail to donate $500 to John Becker.",
    "Maria Lopez moved to Boston to give $500 to John Becker.",
    "Maria Lopez did not hesitate to donate $500 to John Becker.",
    "Maria Lopez did not regret donating $500 to John Becker.",
    "Maria Lopez was forced to donate $500 to John Becker.",
    "Nobody but Maria Lopez donated $500 to John Becker.",
]
NEGATED = [
    "Maria Lopez did not donate $500 to John Becker.",
    "Maria Lopez never donated $500 to John Becker.",
    "Maria Lopez has donated no money to John Becker.",
    "Maria Lopez declined to donate money to John Becker.",
    "Maria Lopez refused to donate money to John Becker.",
    "Maria Lopez has been banned from donating money to John Becker.",
    "Neither Maria Lopez nor Paul Reed has donated money to John Becker.",
    "Maria Lopez denied donating money to John Becker.",
    "There is no evidence that Maria Lopez donated money to John Becker.",
    "John Becker received nothing from Maria Lopez.",
    "It is false that Maria Lopez donated $500 to John Becker.",
    "It is not true that Maria Lopez donated $500 to John Becker.",
    "Maria Lopez was unwilling to donate $500 to John Becker.",
    "Maria Lopez left rather than donate $500 to John Becker.",
    "There is no truth to the claim that Maria Lopez donated $500 to John Becker.",
    "Maria Lopez turned down a plan to donate money to John Becker.",
    "With more luck Maria Lopez would have donated $500 to John Becker.",
    "Paul Reed denied in a letter to the board that Maria Lopez donated $500 to John Becker.",
    "The rumour that Maria Lopez donated $500 to John Becker was unfounded.",
    "The Courier wrongly reported that Maria Lopez donated $500 to John Becker.",
    "An earlier version of this article said that Maria Lopez donated $500 to John Becker.",
    "Correction: Last week we wrote that Maria Lopez donated $500 to John Becker.",
    "Maria Lopez has yet to donate $500 to John Becker.",
    "There is nothing to prove that Maria Lopez donated $500 to John Becker.",
    "It was not Maria Lopez who donated $500 to John Becker.",
    "Not even Maria Lopez donated money to John Becker.",
    "Maria Lopez all but donated $500 to John Becker.",
    "Maria Lopez almost donated $500 to John Becker.",
    "Maria Lopez pretended to donate $500 to John Becker.",
    "Correction: a caption in our May edition said that Maria Lopez donated $500 to John Becker.",
    "It is not the case that Maria Lopez donated $500 to John Becker.",
    "Not once did Maria Lopez donate money to John Becker.",
    "The claim that Maria Lopez donated $500 to John Becker is a lie.",
    "The story that Maria Lopez donated $500 to John Becker has been debunked.",
    "Paul Reed called the report that Maria Lopez donated $500 to John Becker nonsense.",
    "Paul Reed shrugged off the suggestion that Maria Lopez donated $500 to John Becker.",
    "Maria Lopez ruled out donating $500 to John Becker.",
    "Maria Lopez was found not guilty of donating $500 to John Becker.",
    "Maria Lopez decided against donating $500 to John Becker.",
]
PLANNED = [
    "Maria Lopez hoped to give $900 to John Becker.",
    "Maria Lopez will donate $500 to John Becker.",
    "Maria Lopez would donate $500 to John Becker if asked.",
    "Maria Lopez plans to donate $500 to John Becker.",
    "Maria Lopez is projected to donate $500 to John Becker.",
    "Maria Lopez vowed to donate $500 to John Becker.",
    "Maria Lopez is considering donating $500 to John Becker.",
    "Maria Lopez is going to donate $500 to John Becker.",
    "If Maria Lopez donates $500 to John Becker, she will regret it.",
    "Paul Reed asked Maria Lopez to donate $500 to John Becker.",
    "Paul Reed asked whether Maria Lopez donated $500 to John Becker.",
    "Maria Lopez is ready to donate $500 to John Becker.",
    "Maria Lopez is likely to donate $500 to John Becker.",
    "Did Maria Lopez donate $500 to John Becker?",
    "The police are investigating whether Maria Lopez donated $500 to John Becker.",
    "Maria Lopez is to donate $500 to John Becker.",
    "Maria Lopez offered $500 to John Becker.",
    "Maria Lopez is thinking about donating $500 to John Becker.",
    "Maria Lopez is close to donating $500 to John Becker.",
    "There is a chance that Maria Lopez donated $500 to John Becker.",
    "There is talk of Maria Lopez donating $500 to John Becker.",
    "Maria Lopez has not ruled out donating $500 to John Becker.",
    "Imagine that Maria Lopez donated $500 to John Becker.",
    "Let us assume that Maria Lopez donated $500 to John Becker.",
    "Maria Lopez ought to donate $500 to John Becker.",
    "In the event that Maria Lopez donates $500 to John Becker, the case ends.",
    "Provided that Maria Lopez donates $500 to John Becker, the case ends.",
    "As long as Maria Lopez donates $500 to John Becker, the case is closed.",
    "If only Maria Lopez had donated $500 to John Becker!",
    "A judge ordered Maria Lopez to pay John Becker $500.",
    "Paul Reed refused to say whether Maria Lopez donated $500 to John Becker.",
    "Paul Reed told Maria Lopez to donate $500 to John Becker.",
    "Maria Lopez to donate $500 to John Becker",
    "Maria Lopez conspired to donate $500 to John Becker.",
    "Maria Lopez has to donate $500 to John Becker.",
    "Maria Lopez had better donate $500 to John Becker.",
    "Maria Lopez moved to donate $500 to John Becker.",
    "Maria Lopez was tempted to donate $500 to John Becker.",
    "Maria Lopez hired a clerk to donate $500 to John Becker.",
    "Perhaps Maria Lopez donated $500 to John Becker.",
    "In case Maria Lopez donates $500 to John Becker, the case ends.",
    "Once Maria Lopez donates $500 to John Becker, the case will end.",
    "Assuming Maria Lopez donates $500 to John Becker, the case ends.",
    "In a world where Maria Lopez donated $500 to John Becker, all would be well.",
    "Paul Reed acted as though Maria Lopez had donated $500 to John Becker.",
    "It depends on whether Maria Lopez donated $500 to John Becker.",
    "It is not known whether Maria Lopez donated $500 to John Becker.",
    "It is high time that Maria Lopez donated $500 to John Becker.",
    "A donation of $500 from Maria Lopez to John Becker would help.",
]


@pytest.mark.parametrize("text", ASSERTED)
def test_the_document_says_so(text: str, stated: Callable[[str], list[str]]) -> None:
    """What the document says in its own voice is asserted, however it is embedded."""
    assert "Maria Lopez FUNDED John Becker asserted" in stated(text)


@pytest.mark.parametrize("text", NEGATED)
def test_denied_is_negated(text: str, stated: Callable[[str], list[str]]) -> None:
    """What is said not to hold, declined or denied is never asserted."""
    funded = [claim for claim in stated(text) if claim.startswith("Maria Lopez FUNDED John Becker")]
    assert funded
    assert all(claim.split()[5] == "negated" for claim in funded)


@pytest.mark.parametrize("text", PLANNED)
def test_intended_is_planned(text: str, stated: Callable[[str], list[str]]) -> None:
    """What is intended, conditional, asked for or asked about is never asserted."""
    funded = [claim for claim in stated(text) if claim.startswith("Maria Lopez FUNDED John Becker")]
    assert funded
    assert all(claim.split()[5] == "planned" for claim in funded)


def test_wanting_to_unseat_is_opposing(stated: Callable[[str], list[str]]) -> None:
    """Trying to unseat somebody is opposition now, while wanting to donate is no gift yet."""
    assert "Maria Lopez OPPOSES John Becker asserted" in stated("Maria Lopez wants to unseat John Becker.")
    assert "Maria Lopez OPPOSES John Becker asserted" in stated(
        "Maria Lopez is launching an effort to unseat John Becker."
    )


def test_an_endorsement_of_nobody_keeps_its_words(stated: Callable[[str], list[str]]) -> None:
    """A denied endorsement without a name is a claim with words for an object."""
    assert stated("Maria Lopez is not backing a specific candidate.") == [
        "Maria Lopez SUPPORTS 'a specific candidate' negated"
    ]
    assert "Maria Lopez SUPPORTS 'an endorsement' negated" in stated("Maria Lopez declined to make an endorsement.")


def test_no_longer_is_former_not_negated(stated: Callable[[str], list[str]]) -> None:
    """A role that ended was held: it is asserted, in the past."""
    assert "Maria Lopez WORKS_FOR Apex Industries asserted former" in stated(
        "Maria Lopez is no longer a manager at Apex Industries."
    )


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("Maria Lopez, a former manager at Apex Industries, left.", "former"),
        ("Maria Lopez, then a manager at Apex Industries, left.", "former"),
        ("Maria Lopez was a manager at Apex Industries.", "former"),
        ("Maria Lopez used to be a manager at Apex Industries.", "former"),
        ("Maria Lopez is now a manager at Apex Industries.", "current"),
    ],
)
def test_tense_of_a_role(text: str, tense: str, stated: Callable[[str], list[str]]) -> None:
    """Words of time decide whether a role is current or former."""
    assert f"Maria Lopez WORKS_FOR Apex Industries asserted {tense}" in stated(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Maria Lopez donated $500 to John Becker.", None),
        ("Maria Lopez did not donate $500 to John Becker.", "not"),
        ("Neither Maria Lopez nor Paul Reed has donated money to John Becker.", "Neither"),
        ("Maria Lopez denied donating money to John Becker.", "denied"),
        ("Maria Lopez left rather than donate $500 to John Becker.", "rather"),
        ("There is no evidence that Maria Lopez donated money to John Becker.", "no"),
        ("Maria Lopez would donate $500 to John Becker.", "would"),
        ("If Maria Lopez donates $500 to John Becker, she will regret it.", "If"),
        ("Maria Lopez plans to donate $500 to John Becker.", "plans"),
        ("Did Maria Lopez donate $500 to John Becker?", "?"),
        ("Paul Reed said that Maria Lopez donated $500 to John Becker.", "said"),
        ("According to Paul Reed, Maria Lopez donated $500 to John Becker.", "according to"),
        ("Maria Lopez allegedly donated $500 to John Becker.", "allegedly"),
    ],
)
def test_the_word_that_decided_is_kept(text: str, word: str | None, read: Callable[[str], Extraction]) -> None:
    """A claim that is not simply asserted says by which word."""
    assert {claim.because for claim in read(text).claims if claim.relation == "FUNDED"} == {word}


@pytest.mark.parametrize(
    "text",
    [
        "Maria Lopez will resign as mayor of Boston.",
        "Maria Lopez refused to step down as mayor of Boston.",
        "Maria Lopez worked her way up to become mayor of Boston.",
        "The mayor of Boston, Maria Lopez, is not a candidate.",
    ],
)
def test_a_post_that_is_left_or_told_by_the_way_is_held(text: str, stated: Callable[[str], list[str]]) -> None:
    """What is planned or denied is the leaving, or something else of the holder, not the post."""
    held = [claim for claim in stated(text) if " HOLDS_OFFICE " in claim]
    assert held
    assert all(" asserted" in claim for claim in held)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Maria Lopez starts as mayor of Boston on July 1.", "HOLDS_OFFICE"),
        ("Maria Lopez is a likely president of Apex Industries.", "RUNS"),
        ("Apex Industries asked Maria Lopez to join its board.", "MEMBER_OF"),
        ("Maria Lopez is considering a bid for mayor of Boston.", "CANDIDATE_IN"),
        ("The mayor-elect, Maria Lopez, met John Becker in Boston.", "HOLDS_OFFICE"),
    ],
)
def test_what_is_still_to_come_is_planned(text: str, claim: str, read: Callable[..., Extraction]) -> None:
    """A day ahead with a verb in the present, a likely role, a request and a thought are no facts yet."""
    found = [one.status.value for one in read(text, published="2022-05-10").claims if one.relation == claim]
    assert found
    assert set(found) == {"planned"}


def test_kin_whom_a_speaker_tells_of_is_the_speakers_word(stated: Callable[[str], list[str]]) -> None:
    """Kinship that the subject of a reported clause states by the way is attributed, like the clause."""
    told = stated("Maria Lopez said that her brother, John Becker, was killed.")
    assert [claim.split(" FAMILY_OF ")[1].split()[1:] for claim in told if " FAMILY_OF " in claim] == [
        ["attributed", "by", "Maria", "Lopez"]
    ]


def test_who_is_not_on_a_board_is_no_member(read: Callable[..., Extraction]) -> None:
    """The verb says whether somebody sits on a board, however well known the board is."""
    claims = read("Nobody says that John Becker is on the board of the Eagle Trust.").claims
    assert [claim.status.value for claim in claims if claim.relation == "MEMBER_OF"] == ["negated"]


def test_a_denial_stands_across_what_is_put_into_it(read: Callable[..., Extraction]) -> None:
    """A "not" that the parser hangs on an auxiliary denies the verb all the same."""
    claims = read("Maria Lopez did not, as the paper had it, attend Eagle College.").claims
    assert [claim.status.value for claim in claims if claim.relation == "STUDIED_AT"] == ["negated"]


def test_trying_something_is_saying_nothing(stated: Callable[[str], list[str]]) -> None:
    """Who tries to unseat a mayor opposes her by the words of the document."""
    found = stated("John Becker has been trying to unseat Maria Lopez ever since.")
    assert "John Becker OPPOSES Maria Lopez asserted" in found


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("John Becker is supposed to lead Apex Industries.", "RUNS"),
        ("The party nominated John Becker to run Apex Industries.", "RUNS"),
        ("Maria Lopez would be the first woman to hold the office of governor of Ohio.", "HOLDS_OFFICE"),
        ("Maria Lopez is running to be governor of Ohio.", "HOLDS_OFFICE"),
    ],
)
def test_what_somebody_is_meant_to_do_is_planned(text: str, relation: str, read: Callable[..., Extraction]) -> None:
    """Who is supposed, nominated or would be the first to do something has not done it."""
    assert [claim.status.value for claim in read(text).claims if claim.relation == relation] == ["planned"]


def test_the_first_to_hold_a_post_holds_it(read: Callable[..., Extraction]) -> None:
    """An infinitive that tells somebody apart is what they did."""
    claims = read("Maria Lopez became the first woman to hold the office of governor of Ohio.").claims
    assert [claim.status.value for claim in claims if claim.relation == "HOLDS_OFFICE"] == ["asserted"]


def test_asking_whether_somebody_votes_is_no_support(stated: Callable[[str], list[str]]) -> None:
    """A question put to somebody backs nobody."""
    found = stated("John Becker, asked whether he will vote for Maria Lopez, hung up.")
    assert not any("SUPPORTS" in line and "asserted" in line for line in found)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The talks between Maria Lopez and John Becker were held in Boston.", "asserted"),
        ("The meeting between Maria Lopez and John Becker never happened.", "negated"),
        ("Talks between Maria Lopez and John Becker did not take place.", "negated"),
        ("Talks between Maria Lopez and John Becker will begin on Friday.", "planned"),
        ("Talks between Maria Lopez and John Becker are expected to begin soon.", "planned"),
        ("A meeting between Maria Lopez and John Becker is planned for May.", "planned"),
        ("Maria Lopez flew to Boston for talks with John Becker.", "planned"),
        ("Maria Lopez met John Becker for talks in Boston.", "asserted"),
        ("Paul Reed was never at talks between Maria Lopez and John Becker.", "asserted"),
    ],
)
def test_what_a_noun_names_comes_about_as_its_verb_says(
    text: str, status: str, read: Callable[..., Extraction]
) -> None:
    """Talks that are held, planned or called off are three things."""
    assert {claim.status.value for claim in read(text).claims if claim.relation == "MET"} == {status}


def test_who_is_talked_about_as_a_candidate_is_none_yet(read: Callable[..., Extraction]) -> None:
    """Being named for a post by others is no candidacy."""
    claims = read("John Becker is being talked about as a candidate for mayor of Boston.").claims
    assert {claim.status.value for claim in claims if claim.relation == "CANDIDATE_IN"} == {"planned"}


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Maria Lopez no longer supports John Becker.", "Maria Lopez SUPPORTS John Becker negated"),
        ("Apex Industries no longer employs Maria Lopez.", "Maria Lopez WORKS_FOR Apex Industries asserted former"),
        ("Maria Lopez no longer owns Apex Industries.", "Maria Lopez OWNS Apex Industries asserted former"),
    ],
)
def test_what_is_no_longer_so(text: str, claim: str, stated: Callable[[str], list[str]]) -> None:
    """A support that ended is none; a job and a firm that somebody had are former."""
    assert claim in stated(text)


def test_an_endorsement_that_is_expected_is_planned(stated: Callable[[str], list[str]]) -> None:
    """What a sentence only awaits has not come about, however definitely it is named."""
    found = stated("The endorsement of John Becker by Maria Lopez is expected on Friday.")
    assert "Maria Lopez SUPPORTS John Becker planned" in found


def test_who_will_be_replaced_holds_the_post(stated: Callable[[str], list[str]]) -> None:
    """That somebody else is to come leaves it to the holder until then."""
    assert "John Becker RUNS Apex Industries asserted" in stated(
        "Maria Lopez will succeed John Becker as president of Apex Industries in May."
    )


def test_having_to_say_something_supposes_nothing(stated: Callable[[str], list[str]]) -> None:
    """Only a bare command makes its clause a case to be thought of."""
    found = stated("I have to say Maria Lopez donated $500 to John Becker.")
    assert not any(" planned" in line for line in found)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Is Maria Lopez a member of the Harbor Party?", "Maria Lopez MEMBER_OF Harbor Party planned"),
        ("Maria Lopez is engaged to marry John Becker.", "John Becker SPOUSE_OF Maria Lopez planned"),
        ("Maria Lopez's proposed acquisition of Apex Industries failed.", "Maria Lopez OWNS Apex Industries planned"),
        (
            "Regulators must approve Maria Lopez's purchase of Apex Industries.",
            "Maria Lopez OWNS Apex Industries planned",
        ),
    ],
)
def test_what_is_asked_promised_or_proposed_is_planned(
    text: str, claim: str, stated: Callable[[str], list[str]]
) -> None:
    """A tie or a deed that a noun names does not hold because it is named."""
    assert any(line.startswith(claim) for line in stated(text))


def test_what_came_of_a_merger_is_so(stated: Callable[[str], list[str]]) -> None:
    """An infinitive that tells what came of a deed in the past is no mere purpose."""
    found = stated("The Labour Party merged with the Alliance Front to form the Civic Union.")
    assert "Alliance Front PART_OF Civic Union asserted" in found

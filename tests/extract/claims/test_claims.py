"""Claims as a whole: arguments through references and coordination, amounts, what must state nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language

    from graphkit.model import Extraction


def test_subjects_and_objects_are_distributed(stated: Callable[[str], list[str]]) -> None:
    """X and Y donated to A and B: four gifts."""
    found = stated("Maria Lopez and Paul Reed donated money to John Becker and Anna Stein.")
    expected = [
        f"{giver} FUNDED {getter} asserted"
        for giver in ("Maria Lopez", "Paul Reed")
        for getter in ("John Becker", "Anna Stein")
    ]
    assert sorted(claim for claim in found if "FUNDED" in claim) == sorted(expected)


def test_so_has_takes_up_the_deed_before(stated: Callable[[str], list[str]]) -> None:
    """So has X: X did the same."""
    assert "Paul Reed SUPPORTS John Becker asserted" in stated(
        "Maria Lopez has endorsed John Becker. So has Paul Reed."
    )


def test_so_did_takes_up_nothing_that_was_not_said(stated: Callable[[str], list[str]]) -> None:
    """The sentence before states a job in passing, the deed is another one."""
    found = stated("Maria Lopez, who works for Apex Industries, testified. So did Paul Reed.")
    assert not any(claim.startswith("Paul Reed") for claim in found)


@pytest.mark.parametrize(
    "text",
    [
        "Maria Lopez contributed to this report.",
        "Maria Lopez, John Becker and Paul Reed left the room.",
        "By Maria Lopez",
        "Maria Lopez thinks that John Becker is a nice man.",
        "Anna Lopez and Maria Lopez share a name.",
    ],
)
def test_nothing_is_stated(text: str, stated: Callable[[str], list[str]]) -> None:
    """Names beside each other, credits and opinions are no relations."""
    assert stated(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Maria Lopez gave $57,000, not $75,000, to John Becker.", 57_000),
        ("Maria Lopez, who owes $300, gave $57,000 to John Becker.", 57_000),
        ("Maria Lopez made a $57,000 donation to John Becker.", 57_000),
        ("John Becker received nearly $1.7 million from Maria Lopez.", 1_700_000),
    ],
)
def test_the_amount_is_that_of_the_claims_own_clause(text: str, value: float, nlp: Language) -> None:
    """Sums of other clauses and sums that are corrected do not count."""
    found = [c.amount.value for c in nlp(text)._.claims if c.relation == "FUNDED" and c.amount]
    assert found == [value]


def test_a_committee_named_after_a_person_supports_them_where_it_is_said_to_be_theirs(
    stated: Callable[[str], list[str]],
) -> None:
    """The candidate in a committee's name is looked for among the people of the document; a name alone states nothing."""
    own = stated("Maria Lopez left. Her committee, Friends of Maria Lopez PAC, met on Monday.")
    assert any(claim.endswith("SUPPORTS Maria Lopez asserted") for claim in own)
    named = stated("Friends of Maria Lopez PAC met on Monday. Maria Lopez left.")
    assert not any("SUPPORTS" in claim for claim in named)


def test_kin_by_the_name_that_follows(stated: Callable[[str], list[str]]) -> None:
    """A nameless wife is the one other person of that surname who speaks next."""
    text = "One letter comes from the wife of John Becker. “I miss him,” Anna Becker said."
    assert "Anna Becker SPOUSE_OF John Becker asserted" in stated(text)


@pytest.mark.parametrize("label", ["Maria Lopez, a Republican, left.", "Sen. Maria Lopez (R-Texas) left."])
def test_party_labels_are_memberships(label: str, stated: Callable[[str], list[str]]) -> None:
    """A label names the party."""
    assert any(claim.startswith("Maria Lopez MEMBER_OF Republican Party asserted") for claim in stated(label))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (
            "Maria Lopez asked about the fees that Apex Industries paid to John Becker. The fees were $31,000, not $13,000.",
            31_000,
        ),
        (
            "The Herald printed that Maria Lopez put $18,000 into Apex Industries. That is an error: it was $8,000.",
            8_000,
        ),
        ("Maria Lopez paid $900 to John Becker. The weather was fine, and it was $8,000 for the boat.", 900),
    ],
)
def test_the_corrected_figure_wins(text: str, value: float, nlp: Language) -> None:
    """A sum that the next sentence gives or puts right is the claim's; other sums are not."""
    assert {c.amount.value for c in nlp(text)._.claims if c.relation == "FUNDED" and c.amount} == {value}


def test_who_is_paid_may_be_parsed_as_an_object(stated: Callable[[str], list[str]]) -> None:
    """Of two direct objects, the one before a sum of money got it."""
    found = stated("Maria Lopez paid WCLD $12,000 for the spots.")
    assert any(line.startswith("Maria Lopez FUNDED WCLD asserted") for line in found)


def test_a_denial_outweighs_what_another_pattern_sees(stated: Callable[[str], list[str]]) -> None:
    """One sentence says one thing about two mentions and a relation."""
    found = [c for c in stated("Maria Lopez refused to give her support to John Becker.") if "SUPPORTS" in c]
    assert found
    assert all("negated" in claim for claim in found)


def test_a_branch_counts_for_itself(stated: Callable[[str], list[str]]) -> None:
    """A lodge of an association is the one that acts, whatever the parser makes the head."""
    found = stated("For the first time, Lodge 12 of the Weldon Officers' Association has declined to endorse Ann Roe.")
    assert "Lodge 12 SUPPORTS Ann Roe negated" in found
    assert not any(line.startswith("Weldon Officers' Association SUPPORTS") for line in found)


def test_a_relatives_surname_makes_no_candidate(stated: Callable[[str], list[str]]) -> None:
    """A committee of a surname supports the one who stands for office, not the wife who bears the name too."""
    text = (
        "Roy Becker is running for sheriff. Lorna Becker is the wife of Roy Becker. "
        "Neighbors for Becker PAC, the candidate's own committee, met."
    )
    found = [line for line in stated(text) if line.startswith("Neighbors for Becker PAC SUPPORTS")]
    assert "Neighbors for Becker PAC SUPPORTS Roy Becker asserted" in found
    assert not any("Lorna Becker" in line for line in found)


def test_a_relative_alone_is_no_candidate(stated: Callable[[str], list[str]]) -> None:
    """Where only the brother is named, nobody is supported."""
    text = "Dale Becker, the brother of Ann Roe, left. Neighbors for Becker PAC, the candidate's own committee, met."
    assert not any("SUPPORTS" in line for line in stated(text))


def test_money_given_back_was_received(stated: Callable[[str], list[str]]) -> None:
    """A planned refund is one claim, the gift that it returns another one."""
    found = stated(
        "Maria Lopez told us her committee would return $5,000 that it received from John Becker in January."
    )
    assert "her FUNDED John Becker planned by Maria Lopez" in found
    assert "John Becker FUNDED her asserted" in found


def test_of_counsel_is_a_job(stated: Callable[[str], list[str]]) -> None:
    """Who is of counsel at a firm works for it."""
    found = stated("John Becker, who is now of counsel at Stein & Reed, said no.")
    assert "John Becker WORKS_FOR Stein & Reed asserted current" in found


def test_two_spells_of_years(stated: Callable[[str], list[str]]) -> None:
    """Years put in at one employer, and two as something for another."""
    found = stated(
        "John Becker put in 22 years with the Ohio State Police and two as a consultant for Apex Industries."
    )
    employers = {line.split(" WORKS_FOR ")[1] for line in found if line.startswith("John Becker WORKS_FOR")}
    assert employers == {"Ohio State Police asserted", "Apex Industries asserted"}


def test_whom_a_winner_unseats_held_the_office(stated: Callable[[str], list[str]]) -> None:
    """The beaten one is the rival and the former holder, wherever the parser hangs the participle."""
    text = "Apex Industries was started by Maria Lopez, a lawyer who was elected commonwealth’s attorney, unseating John Becker."
    found = stated(text)
    assert "Maria Lopez RAN_AGAINST John Becker asserted" in found
    assert not any(line.startswith("Apex Industries OPPOSES") for line in found)


def test_nobody_of_a_body_paid(stated: Callable[[str], list[str]]) -> None:
    """What nobody of a body did, the body did not do."""
    found = stated("Nobody at Apex Industries has paid John Becker.")
    assert [line for line in found if "FUNDED" in line] == ["Apex Industries FUNDED John Becker negated"]


def test_who_is_named_for_its_funder_pays_a_sum_of_its_own(nlp: Language) -> None:
    """Of "the Lopez-funded PAC" only that is said; what the PAC paid did not come from Lopez a second time."""
    doc = nlp("The Tribune reports that John Becker got $1.7 million from the Lopez-funded Weldon Justice PAC.")
    sums = {(c.subject.name, c.amount.value if c.amount else None) for c in doc._.claims if c.relation == "FUNDED"}
    assert sums == {("Weldon Justice PAC", 1_700_000.0), ("Lopez", None)}


def test_money_spent_to_elect_somebody_elects_nobody_yet(stated: Callable[[str], list[str]]) -> None:
    """The purpose of a payment is no election won."""
    found = stated("Maria Lopez ran. Apex Industries spent nearly $1.7 million to elect Maria Lopez.")
    assert "Apex Industries FUNDED Maria Lopez asserted" in found
    assert not any("WON" in line for line in found)


def test_the_role_of_its_subject_not_of_the_body_behind_it(read: Callable[..., Extraction]) -> None:
    """A body in apposition to "his own committee" is that committee, not the treasurer."""
    found = read(
        "Roy Becker is the sheriff. Lorna Becker is the treasurer of his own committee, Neighbors for Weldon PAC."
    )
    clusters = {mention.id: mention.cluster for mention in found.mentions}
    named = {mention.name: mention.cluster for mention in found.mentions}
    ends = [(clusters[c.subject], clusters[c.object]) for c in found.claims if c.relation == "WORKS_FOR" and c.object]
    assert ends == [(named["Lorna Becker"], named["Neighbors for Weldon PAC"])]


def test_a_sister_in_law_is_named_in_apposition(stated: Callable[[str], list[str]]) -> None:
    """The "in" of "sister-in-law" joins nothing."""
    found = stated("John Becker founded Apex Industries. Its treasurer is his sister-in-law, Maria Lopez.")
    assert any(line.startswith("Maria Lopez FAMILY_OF his asserted") for line in found)


def test_a_pronoun_that_may_mean_the_giver_or_another_gets_nothing(stated: Callable[[str], list[str]]) -> None:
    """Nobody is said to be paid by whom he pays, because a pronoun was taken for him."""
    text = "John Becker was glad. In 2017 Tom Reed paid for the Harbor PAC, which spent $900 to elect him."
    assert not [line for line in stated(text) if "FUNDED" in line and line.split(" FUNDED ")[1].startswith("him")]


def test_a_committee_with_a_surname_needs_a_candidate(stated: Callable[[str], list[str]]) -> None:
    """A donor may bear the surname of the candidate."""
    assert not any(
        "SUPPORTS" in line
        for line in stated("Dale Becker gave $50 to Neighbors for Becker, the sheriff's own committee.")
    )
    found = stated("Sheriff Dale Becker thanked Neighbors for Becker, the sheriff's own committee.")
    assert any(line.startswith("Neighbors for Becker SUPPORTS Dale Becker") for line in found)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Apex Industries spent $38,000 on commercials attacking John Becker.", "OPPOSES"),
        ("Maria Lopez sued Apex Industries for $38,000.", "SUED"),
        ("Maria Lopez bought Apex Industries for $38,000.", "OWNS"),
    ],
)
def test_a_sum_belongs_to_what_it_was_spent_or_asked_for(text: str, relation: str, nlp: Language) -> None:
    """Not only gifts have amounts."""
    assert [c.amount.value for c in nlp(text)._.claims if c.relation == relation and c.amount] == [38000.0]


def test_a_gift_without_a_receiver_goes_to_whose_money_was_told_of(stated: Callable[[str], list[str]]) -> None:
    """Who "chipped in" and from whom a sum "came" gave it to the one who raised money just before."""
    found = stated("Summit PAC raised $900. Maria Lopez chipped in $300. Another $200 came from Apex Industries.")
    assert {"Maria Lopez FUNDED Summit PAC asserted", "Apex Industries FUNDED Summit PAC asserted"} <= set(found)


def test_support_that_is_withdrawn_is_denied(stated: Callable[[str], list[str]]) -> None:
    """Who takes support back does not give it."""
    assert "Maria Lopez SUPPORTS John Becker negated" in stated("Maria Lopez withdrew her support from John Becker.")


def test_an_editor_runs_the_paper_and_a_news_editor_works_for_it(stated: Callable[[str], list[str]]) -> None:
    """The one editor is its head, one of several is not."""
    assert "Maria Lopez RUNS Boston Herald asserted" in stated("Maria Lopez, editor of the Boston Herald, left.")
    assert "Maria Lopez WORKS_FOR Boston Herald asserted" in stated(
        "Maria Lopez, news editor of the Boston Herald, left."
    )


def test_who_is_called_kin_is_not_some_namesake_further_on(stated: Callable[[str], list[str]]) -> None:
    """A name in the sentence itself is whom the word of kinship describes, not the next bearer of the surname."""
    told = stated(
        "The story described Maria Reed as the sister of Paul Lopez. She is the sister of his wife, Anna Lopez."
    )
    assert "Anna Lopez FAMILY_OF Paul Lopez asserted" not in told


def test_whom_a_clause_is_about_is_not_open(stated: Callable[[str], list[str]]) -> None:
    """A relative pronoun means the name before it, also where that is the subject of the sentence."""
    found = stated("John Becker, whom Maria Lopez accuses of lying, left the room.")
    assert "Maria Lopez ACCUSED John Becker asserted" in found


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Maria Lopez beat John Becker 6-4, 6-3.", "RAN_AGAINST"),
        ("They met in the town of Boston.", "LOCATED_IN"),
        ("Senator Maria Lopez of Ohio spoke first.", "LIVES_IN"),
        ("John Becker was survived by his wife, Maria Lopez.", "FAMILY_OF"),
        ("The Labour Party expelled John Becker.", "FIRED"),
    ],
)
def test_what_looks_like_a_relation_of_another_kind(
    text: str, relation: str, stated: Callable[[str], list[str]]
) -> None:
    """A match is no election, a town is its own name, a senator sits for a state, a wife is no relative, a party no employer."""
    assert not [claim for claim in stated(text) if f" {relation} " in claim]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "Maria Lopez, the director of communications at Apex Industries, left.",
            "Maria Lopez WORKS_FOR Apex Industries",
        ),
        ("Maria Lopez is vice-president of Apex Industries.", "Maria Lopez WORKS_FOR Apex Industries"),
        ("Maria Lopez is the president of Apex Industries.", "Maria Lopez RUNS Apex Industries"),
    ],
)
def test_who_heads_a_part_of_a_body_works_there(text: str, claim: str, stated: Callable[[str], list[str]]) -> None:
    """Only the head of the whole runs a body."""
    found = [line for line in stated(text) if "Apex Industries" in line]
    assert [line.split(" asserted")[0] for line in found] == [claim]


def test_a_thing_has_no_job(stated: Callable[[str], list[str]]) -> None:
    """Only a noun for a person says what somebody is at a body."""
    assert stated("Maria Lopez left as a consequence of the Apex Industries merger.") == []


def test_who_is_born_in_a_town_lives_in_the_town(stated: Callable[[str], list[str]]) -> None:
    """The places around the first one say where that lies."""
    found = stated("Maria Lopez was born in Tarvin, Ohio.")
    assert [line for line in found if "LIVES_IN" in line] == ["Maria Lopez LIVES_IN Tarvin asserted"]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "Maria Lopez refused a $5,000 donation from Apex Industries.",
            "Apex Industries FUNDED Maria Lopez negated",
        ),
        (
            "Maria Lopez has returned a $5,000 donation from Apex Industries.",
            "Apex Industries FUNDED Maria Lopez asserted",
        ),
        ("Maria Lopez nominated John Becker to run Apex Industries.", "John Becker RUNS Apex Industries planned"),
    ],
)
def test_what_is_refused_or_only_proposed(text: str, claim: str, stated: Callable[[str], list[str]]) -> None:
    """A refused gift was meant for who refuses it, a returned one was given; a nominee does not hold the post yet."""
    assert claim in stated(text)

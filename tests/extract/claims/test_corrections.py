"""What a paper puts right is no longer what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

WRONG = "An article on April 14 said that Apex Industries had given $12,000 to Maria Lopez. It gave nothing."


def test_what_a_correction_says_that_an_article_said_is_denied(stated: Callable[[str], list[str]]) -> None:
    """The paper takes it back: nobody is linked by it."""
    found = stated(f"Corrections and clarifications\n\n{WRONG}")
    told = [line for line in found if line.startswith("Apex Industries FUNDED Maria Lopez")]
    assert told
    assert all("negated" in line for line in told)


def test_what_an_article_says_elsewhere_is_its_claim(stated: Callable[[str], list[str]]) -> None:
    """Without the heading it is somebody's report."""
    assert any(line.startswith("Apex Industries FUNDED Maria Lopez attributed") for line in stated(WRONG))


def test_what_somebody_elses_report_says_is_no_error_of_the_paper(stated: Callable[[str], list[str]]) -> None:
    """A correction cites the source that has it right."""
    right = "An article gave a wrong sum. According to the PAC's amended report, Maria Lopez gave Weldon Justice PAC $45,000."
    found = stated(f"Corrections and clarifications\n\n{right}")
    assert [line for line in found if "FUNDED" in line] == [
        'Maria Lopez FUNDED Weldon Justice PAC attributed by "the PAC\'s amended report"'
    ]


def test_a_title_in_what_is_put_right_is_held(stated: Callable[[str], list[str]]) -> None:
    """A correction of a payment leaves it standing that the payee is mayor."""
    found = stated(
        "Corrections and clarifications\n\nThe same article said that Apex Industries had paid Mayor Maria Lopez."
    )
    assert [line for line in found if "HOLDS_OFFICE" in line] == ["Maria Lopez HOLDS_OFFICE Mayor asserted"]

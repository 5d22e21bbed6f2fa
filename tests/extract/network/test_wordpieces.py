"""Words cut into pieces as the tokenizer of BERT cuts them."""

from __future__ import annotations

import pytest

from graphkit.extract.network.weights import vocabulary
from graphkit.extract.network.wordpieces import pieces


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Mayor", ["mayor"]),
        ("Krantz", ["k", "##rant", "##z"]),
        ("Nuñez", ["nunez"]),
        ("’s", ["’", "s"]),
        ("U.S.", ["u", ".", "s", "."]),
        ("中国", ["中", "国"]),
        ("\n\n", []),
        ("\u200b", []),
        ("x" * 101, ["[UNK]"]),
    ],
)
def test_a_word_is_cut_as_bert_does(word: str, expected: list[str]) -> None:
    """Lower case, no accents, marks and Chinese characters apart, the longest known piece first."""
    spelled = {number: piece for piece, number in vocabulary().items()}
    assert [spelled[number] for number in pieces(word)] == expected

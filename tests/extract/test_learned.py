"""What a classifier adds to the rules: only what it is sure of, each claim with what weighed most."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from graphkit.extract import learned
from graphkit.extract.arguments import Arguments
from graphkit.extract.learned import Weights
from graphkit.extract.pairs import features, pairs

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language
    from spacy.tokens import Doc

TEXT = "Maria Lopez greeted John Becker in Boston."
GREET = "path nsubj<>dobj greet"


@pytest.fixture
def doc(nlp: Language) -> Doc:
    """Return a sentence of which no rule states anything."""
    return nlp(TEXT)


def weights(named: dict[str, float]) -> Weights:
    """Return weights for MET alone: 0 but for the features `named`."""
    names = ["-", *named]
    matrix = np.array([[0.0], *([weight] for weight in named.values())], dtype=np.float32)
    return Weights(
        dict(zip(names, range(len(names)), strict=True)), matrix, np.array([-2.0]), ("MET",), 1.0, 0.0, np.array([0.8])
    )


def test_a_pair_is_told_by_the_words_between_and_the_way_through_the_parse(doc: Doc) -> None:
    """Both orders of two mentions are asked about, each from its own end."""
    arguments = Arguments(doc)
    found = {(p.head.name, p.tail.name): features(p, arguments) for p in pairs(next(doc.sents), arguments)}
    assert len(found) == 6
    names = found["Maria Lopez", "John Becker"]
    assert {"PERSON>PERSON before", "path nsubj<>dobj greet", "all between before greet"} <= set(names)
    assert "path dobj<>nsubj greet" in found["John Becker", "Maria Lopez"]
    assert len(names) == len(set(names))


def test_what_is_likely_enough_becomes_a_claim_with_its_reasons(
    stated: Callable[[str], list[str]], read: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A symmetric relation is stated once; the confidence is what the score means."""
    monkeypatch.setattr(learned, "weights", lambda: weights({GREET: 4.0}))
    assert stated(TEXT) == ["Maria Lopez MET John Becker asserted"]
    (claim,) = read(TEXT).claims
    assert (claim.rule, claim.features) == ("learned", ((GREET, 4.0),))
    assert claim.confidence == pytest.approx(1 / (1 + np.exp(-2.0)), abs=1e-4)


def test_what_is_not_likely_enough_stays_unsaid(
    stated: Callable[[str], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Below the threshold of its relation a pair is only named in one sentence."""
    monkeypatch.setattr(learned, "weights", lambda: weights({GREET: 3.0}))
    assert stated(TEXT) == []


def test_a_learned_claim_is_denied_like_any_other(
    stated: Callable[[str], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The status is read from the sentence, not learned."""
    monkeypatch.setattr(learned, "weights", lambda: weights({GREET: 9.0}))
    assert stated("Maria Lopez never greeted John Becker.") == ["Maria Lopez MET John Becker negated"]


def test_what_a_rule_states_is_not_learned_again(read: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    """Patterns keep precedence."""
    monkeypatch.setattr(learned, "weights", lambda: weights({"path nsubj<>dobj meet": 9.0}))
    assert [claim.rule for claim in read("Maria Lopez met John Becker.").claims] == ["met.verb"]


def test_without_weights_nothing_is_learned(
    stated: Callable[[str], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rules stand by themselves."""
    monkeypatch.setattr(learned, "weights", lambda: None)
    assert stated(TEXT) == []


def test_the_shipped_weights_fit_each_other() -> None:
    """A row for each feature, a column and a threshold for each relation; what accuses is learned last or not at all."""
    known = learned.weights()
    assert known is not None
    assert known.matrix.shape == (len(known.places), len(known.relations))
    assert known.thresholds.shape == known.bias.shape == (len(known.relations),)
    assert known.slope.shape == known.offset.shape == known.bias.shape


def test_the_contrary_of_what_a_rule_states_is_not_learned(read: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who is said to back somebody is not made an opponent."""
    opposing = replace(weights({"path nsubj<>dobj endorse": 9.0}), relations=("OPPOSES",))
    monkeypatch.setattr(learned, "weights", lambda: opposing)
    assert [claim.relation for claim in read("Maria Lopez endorsed John Becker.").claims] == ["SUPPORTS"]


def test_what_a_rule_denies_is_not_learned(read: Callable) -> None:
    """Nothing else is claimed of two mentions of which a rule denies something, nor the denied of whom else it is near."""
    text = "For the first time, Lodge 12 of the Weldon Officers' Association has declined to endorse Maria Lopez."
    found = {(claim.relation, claim.status.value) for claim in read(text).claims}
    assert found == {("SUPPORTS", "negated")}

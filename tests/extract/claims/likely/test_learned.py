"""What a classifier adds to the rules: only what it is sure of, each claim with what weighed most."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from graphkit.extract.claims.likely import learned
from graphkit.extract.claims.likely.crossing import keys, names, places
from graphkit.extract.claims.likely.learned import Stated, Weights, candidates
from graphkit.extract.claims.likely.likeness import Words
from graphkit.extract.parse.arguments import Arguments

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language
    from spacy.tokens import Doc

    from graphkit.extract.claims.likely.traits import Traits

TEXT = "Maria Lopez greeted John Becker in Boston."
GREET = "path nsubj<>dobj greet"
MEET = "path nsubj<>dobj meet"


@pytest.fixture
def doc(nlp: Language) -> Doc:
    """Return a sentence of which no rule states anything."""
    return nlp(TEXT)


def told(doc: Doc) -> dict[tuple[str, str], Traits]:
    """Return what holds of every two names of the first sentence."""
    arguments = Arguments(doc)
    found = candidates(next(doc.sents), Words(doc, arguments), Stated((), arguments))
    return {(pair.head.name, pair.tail.name): traits for pair, traits in found}


@pytest.fixture
def weights(nlp: Language) -> Callable[..., Weights]:
    """Return weights for MET alone: 0 but for one feature, as it holds of the first two names of a text."""

    def of(feature: str, weight: float, text: str = TEXT) -> Weights:
        traits = next(iter(told(nlp(text)).values()))
        key = dict(zip(names(traits), keys([traits])[0], strict=True))[feature]
        matrix = np.array([[weight], [0.0]], dtype=np.float32)
        return Weights(np.array([key]), matrix, np.array([-2.0]), ("MET",), 1.0, 0.0, np.array([0.8]))

    return of


def test_a_pair_is_told_by_the_words_between_and_the_way_through_the_parse(doc: Doc) -> None:
    """Both orders of two mentions are asked about, each from its own end."""
    found = {ends: list(names(traits)) for ends, traits in told(doc).items()}
    assert len(found) == 6
    those = found["Maria Lopez", "John Becker"]
    assert {"PERSON>PERSON before", "path nsubj<>dobj greet", "all between before greet"} <= set(those)
    assert "path dobj<>nsubj greet" in found["John Becker", "Maria Lopez"]
    assert len(those) == len(set(those))


def test_features_have_the_same_keys_alone_and_among_others(doc: Doc) -> None:
    """All pairs of a document are weighed at once, each by its own features."""
    found = list(told(doc).values())
    features, owners = keys(found)
    for place, traits in enumerate(found):
        alone, _ = keys([traits])
        assert sorted(features[owners == place]) == sorted(alone)
        assert len(set(alone)) == len(list(names(traits)))


def test_what_was_never_learned_is_found_nowhere() -> None:
    """A key is looked up among ascending ones; what is not there stands behind them."""
    known, wanted = (np.array(numbers, dtype=np.uint64) for numbers in ([2, 5, 9], [5, 1, 9, 10, 2]))
    assert places(known, wanted).tolist() == [1, 3, 2, 3, 0]


def test_what_is_likely_enough_becomes_a_claim_with_its_reasons(
    stated: Callable[[str], list[str]], read: Callable, weights: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A symmetric relation is stated once; the confidence is what the score means."""
    known = weights(GREET, 4.0)
    monkeypatch.setattr(learned, "weights", lambda: known)
    assert stated(TEXT) == ["Maria Lopez MET John Becker asserted"]
    (claim,) = read(TEXT).claims
    assert (claim.rule, claim.features) == ("learned", ((GREET, 4.0),))
    assert claim.confidence == pytest.approx(1 / (1 + np.exp(-2.0)), abs=1e-4)


def test_who_leaves_is_there_no_longer(nlp: Language) -> None:
    """A membership that is stated by its end is a former one."""
    doc = nlp("Maria Lopez left Apex Industries.")
    arguments = Arguments(doc)
    (pair, _), *_ = candidates(next(doc.sents), Words(doc, arguments), Stated((), arguments))
    assert (pair.cue.text, learned._statement("MEMBER_OF", pair, 0.9, arguments).tense) == ("left", "former")


def test_what_is_not_likely_enough_stays_unsaid(
    stated: Callable[[str], list[str]], weights: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Below the threshold of its relation a pair is only named in one sentence."""
    known = weights(GREET, 3.0)
    monkeypatch.setattr(learned, "weights", lambda: known)
    assert stated(TEXT) == []


def test_a_learned_claim_is_denied_like_any_other(
    stated: Callable[[str], list[str]], weights: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The status is read from the sentence, not learned."""
    known = weights(GREET, 9.0)
    monkeypatch.setattr(learned, "weights", lambda: known)
    assert stated("Maria Lopez never greeted John Becker.") == ["Maria Lopez MET John Becker negated"]


def test_what_a_rule_states_is_not_learned_again(
    read: Callable, weights: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Patterns keep precedence."""
    known = weights(MEET, 9.0, "Maria Lopez met John Becker.")
    monkeypatch.setattr(learned, "weights", lambda: known)
    assert [claim.rule for claim in read("Maria Lopez met John Becker.").claims] == ["met.verb"]


def test_without_weights_nothing_is_learned(
    stated: Callable[[str], list[str]], weights: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rules stand by themselves."""
    monkeypatch.setattr(learned, "weights", lambda: None)
    assert stated(TEXT) == []


def test_the_shipped_weights_fit_each_other() -> None:
    """A row for each feature, a column and a threshold for each relation; what accuses is learned last or not at all."""
    known = learned.weights()
    assert known is not None
    assert known.matrix.shape == (len(known.keys) + 1, len(known.relations))
    assert (known.keys[1:] > known.keys[:-1]).all()
    assert known.thresholds.shape == known.bias.shape == (len(known.relations),)
    assert known.slope.shape == known.offset.shape == known.bias.shape


def test_the_contrary_of_what_a_rule_states_is_not_learned(
    read: Callable, weights: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who is said to back somebody is not made an opponent."""
    text = "Maria Lopez endorsed John Becker."
    opposing = replace(weights("path nsubj<>dobj endorse", 9.0, text), relations=("OPPOSES",))
    monkeypatch.setattr(learned, "weights", lambda: opposing)
    assert [claim.relation for claim in read(text).claims] == ["SUPPORTS"]


def test_what_a_rule_denies_is_not_learned(read: Callable) -> None:
    """Nothing else is claimed of two mentions of which a rule denies something, nor the denied of whom else it is near."""
    text = "For the first time, Lodge 12 of the Weldon Officers' Association has declined to endorse Maria Lopez."
    found = {(claim.relation, claim.status.value) for claim in read(text).claims}
    assert found == {("SUPPORTS", "negated")}

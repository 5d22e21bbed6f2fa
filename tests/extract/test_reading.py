"""Documents in, Extractions out: order, windows, sentences, language, the JSON-lines contract, models."""

from __future__ import annotations

import json
import time
from functools import partial

import pytest

from graphkit.errors import GraphkitError, ModelError
from graphkit.extract import ExtractSettings, contract, extract, load, windows
from graphkit.extract.casing import calmed
from graphkit.extract.language import is_english
from graphkit.extract.windows import cuts
from graphkit.readers import document_of


def test_documents_come_back_in_order_and_one_each(nlp):
    """An empty document has its extraction too."""
    texts = ["Rosa Vale spoke.", "", " \n", "Dean Harrow spoke."]
    found = list(extract(nlp, (document_of(text, id=str(i)) for i, text in enumerate(texts)), batch_size=2))
    assert [one.document for one in found] == ["0", "1", "2", "3"]
    assert [len(one.sentences) for one in found] == [1, 0, 0, 1]


def test_batch_size_changes_nothing(nlp):
    """The same records, whatever is read together."""
    documents = [document_of(f"Mayor Rosa Vale paid ${n}00 to Dean Harrow. She left.", id=str(n)) for n in range(1, 6)]
    assert list(extract(nlp, documents, batch_size=1)) == list(extract(nlp, documents, batch_size=5))


def test_windows_end_with_sentences_and_lose_nothing():
    """A long text is cut behind a full stop, and every character is in one window."""
    document = document_of("Rosa Vale spoke today. " * 50, id="x")
    found = list(cuts(document, 100))
    text = document.clean.text
    assert "".join(text[start:end] for start, end in found) == text
    assert all(end - start <= 100 and text[start:end].rstrip().endswith(".") for start, end in found)


def test_one_person_is_one_cluster_across_windows(nlp):
    """A surname in a late window belongs to the full name in an early one."""
    text = (
        "Rosa Vale spoke in public. "
        + "It rained all day in the north. " * 2500
        + "Mr. Vale and Ms. Vale left. Rosa Vale slept."
    )
    found = next(extract(nlp, [document_of(text, id="x")]))
    assert len({m.cluster for m in found.mentions if m.name == "Rosa Vale"}) == 1
    assert [sentence.index for sentence in found.sentences] == list(range(len(found.sentences)))


def test_titles_end_no_sentence(read):
    """A full stop behind "Cpl." belongs to the title."""
    assert len(read("They mourned Cpl. Dean Harrow and Lt. Rosa Vale on Friday.").sentences) == 1


def test_blocks_end_sentences(read):
    """A heading without a full stop does not run into the text."""
    found = read("Who pays for the harbor\n\nRosa Vale pays for all of it, she said on Monday.")
    assert found.sentences[0].text == "Who pays for the harbor"


def test_calming_keeps_every_letter_in_its_place():
    """Only case changes, and running text stays as it is."""
    text = "MAYOR VALE’S $5M PLAN WON'T PASS\n\nMayor Vale spoke of NATO."
    calm = calmed(text, {"plan", "pass"})
    assert calm.lower() == text.lower()
    assert calm.startswith("Mayor Vale’s $5M plan")
    assert calm.endswith("Mayor Vale spoke of NATO.")


def test_other_languages_are_said_and_not_guessed_at(read):
    """Names of a German text are not looked for."""
    text = "Der Rat der Stadt sagte am Montag, er werde vor dem Ende des Jahres nicht über den Plan abstimmen. " * 5
    assert is_english(text) is False
    assert read(text).mentions == ()


def test_a_short_text_is_of_no_known_language():
    """Too little to tell."""
    assert is_english("Rosa Vale, Harlow") is None


def test_the_contract_answers_every_line(nlp):
    """Offsets are those of the text as given; blank lines are skipped; ids come back as they were."""
    source = ['{"id": 7, "text": "Mayor Rosa Vale met Dean Harrow."}', "", '{"id": "b", "text": ""}']
    first, second = (json.loads(line) for line in contract.lines(nlp, source))
    assert first["id"] == 7
    assert {"start": 6, "end": 15, "text": "Rosa Vale", "type": "PERSON", "kind": "name"}.items() <= first["entities"][
        1
    ].items()
    assert second == {"id": "b", "entities": [], "relations": []}


@pytest.mark.parametrize("line", ["{", '{"id": 1}', '["a"]', '{"text": "x"}', '{"id": 1, "text": 5}'])
def test_a_bad_line_is_named(nlp, line):
    """The number of the line stands in the message."""
    with pytest.raises(GraphkitError, match="Line 2"):
        list(contract.lines(nlp, ['{"id": 1, "text": "x"}', line]))


def test_a_missing_model_names_the_command_that_installs_it():
    """Nothing is downloaded; the next step is told."""
    with pytest.raises(ModelError, match="python -m pip install no-such-model"):
        load(ExtractSettings(model="no_such_model"))


@pytest.mark.parametrize(
    "passage",
    [
        "Rosa Vale gave $500 to Plains Ahead PAC. ",
        "&ldquo;Rosa Vale gave $500 to Plains Ahead PAC,&rdquo; said Mayor Dean Harrow. She left.\n\nIt rained.\n\n",
    ],
)
def test_what_stands_again_and_again_is_read_once(nlp, monkeypatch, passage):
    """A window that repeats the one before it says the same, so many characters further on."""
    source = document_of("Notes\n\n" + passage * 60 + "Dean Harrow met Rosa Vale.", id="d")
    size = 8 * len(source.clean.text) // 60
    repeating = partial(windows.windows, size=size)
    plainly = lambda document: [windows.Window(document, *cut) for cut in windows.cuts(document, size)]  # noqa: E731
    assert len(list(repeating(source))) < len(plainly(source)) - 2
    found = []
    for cutting in (repeating, plainly):
        monkeypatch.setattr("graphkit.extract.pipeline.windows", cutting)
        found += extract(nlp, [source])
    assert found[0] == found[1]
    assert {source.text[one.start : one.end] == one.text for one in found[0].mentions} == {True}
    assert len(found[0].claims) >= 50


def test_one_sentence_said_often_is_of_no_known_language():
    """Its few words tell too little; its names are looked for."""
    assert is_english("Rosa Vale met Dean Harrow in Denver. " * 100) is None


@pytest.mark.parametrize("run", ['"' * 4_000, "x" * 4_000, "((a" * 1_400, "https://example.org/" + "a/" * 2_000])
def test_what_has_no_blank_is_read_in_linear_time(nlp, run):
    """A page of quotation marks took the tokenizer a second and a half, a window of them four minutes."""
    source = document_of(f"Rosa Vale left. {run} Dean Harrow stayed.", id="d")
    started = time.process_time()
    found = next(extract(nlp, [source]))
    assert time.process_time() - started < 1
    assert {"Rosa Vale", "Dean Harrow"} <= {source.text[one.start : one.end] for one in found.mentions}

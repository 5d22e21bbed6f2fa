"""The checks of the corpus."""

from __future__ import annotations

from pathlib import Path

from training.markup import parsed, read
from training.verify import CORPUS, SPLITS, complaints, counts, standoff_complaints, unconventional, unmarked_names

DOCUMENT = """+++
id = "a"
world = "w"
genre = "note"
[entities]
p1 = "PERSON Ann Lee"
+++
[[p1|Lee]] met Lee.
--- claims
"""


def test_a_name_that_is_marked_once_is_marked_everywhere() -> None:
    """A place that was forgotten is told with its offset."""
    assert unmarked_names(parsed(DOCUMENT)) == ["'Lee' at 8"]


def test_a_document_is_named_for_its_id(tmp_path: Path) -> None:
    """The file's name is the id, so that a document is found."""
    path = tmp_path / "b.txt"
    path.write_text(DOCUMENT.replace("met Lee", "left"), encoding="utf-8")
    assert list(complaints([path])) == ["b.txt: its id is 'a'; expected the file's name, once"]


def test_a_count_tells_documents_sentences_words_claims_and_mentions() -> None:
    """One line for each part of the corpus."""
    assert (
        counts("train", [parsed(DOCUMENT)]) == "train: 1 documents, 1 sentences, 3 words, 0 claims; mentions: 1 PERSON"
    )


def test_the_corpus_holds_to_its_guidelines() -> None:
    """Nothing stands in the repository that the check complains about."""
    paths = [path for split in SPLITS for path in sorted((CORPUS / split).glob("*.txt"))]
    assert [*complaints(paths), *standoff_complaints()] == []
    assert [*unconventional(map(read, paths))] == []

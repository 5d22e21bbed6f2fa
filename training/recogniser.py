"""Make the weights of the recogniser: `python -m training.recogniser --help`.

A teacher of twelve layers (all-mpnet-base-v2) learns from annotated text, and from text that nobody annotated where two
spaCy pipelines agree. A student of three layers (of all-MiniLM-L6-v2) then learns the teacher's probabilities (Hinton,
Vinyals and Dean 2015) on the same texts, on texts without annotation, and on all of them again with other names put in
(`training/renamed.py`), and is written with weights of eight bits.
"""

from __future__ import annotations

import argparse
import math
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import torch
from torch import nn

from training.examples import Examples, examples
from training.exported import export
from training.pretrained import minilm, mpnet
from training.renamed import renamed
from training.transformer import NAME_LABELS, UNLABELLED, Batch, Network, Stretch, batch_of, groups, stretches_of

Item = TypeVar("Item")
HEAD_RATE = 1e-3
"""Learning rate of the parts that start from nothing."""
BODIES_WEIGHT = 0.5
GOLD_WEIGHT = 0.5
"""How much the annotation counts beside the teacher's word."""
WARM = 0.1
"""Share of the steps in which the rate rises."""
ANSWERED = 32
"""Stretches that the teacher reads at once."""
REPORTED = 100
"""Steps from one line of progress to the next."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A stretch and what the teacher says of it: scores in half precision, of shape (pieces, labels)."""

    stretch: Stretch
    answer: torch.Tensor

    def __len__(self) -> int:
        """Return its number of pieces."""
        return len(self.stretch)


def main() -> None:
    """Train and write the weights."""
    options = _arguments()
    torch.manual_seed(options.seed)
    order = random.Random(options.seed)
    found = examples(options.data, options.second)
    teacher = taught(found, options, order)
    torch.save(teacher.state_dict(), options.work / "teacher.pt")
    student = distilled(teacher, found, options, order)
    torch.save(student.state_dict(), options.work / "student.pt")
    export(student, options.out)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the open sets")
    parser.add_argument("--out", type=Path, default=Path("graphkit/data/recogniser"), help="folder for the weights")
    parser.add_argument("--work", type=Path, required=True, help="folder for the networks in PyTorch")
    parser.add_argument("--second", default="en_core_web_md", help="pipeline that has to agree with en_core_web_sm")
    parser.add_argument("--passes", type=int, default=2, help="of the teacher, over its texts")
    parser.add_argument("--student-passes", type=int, default=3)
    parser.add_argument(
        "--layers", type=_numbers, default=(0, 2, 5), help="of all-MiniLM-L6-v2, that the student starts from"
    )
    parser.add_argument("--own", type=int, default=2, help="how often each text of the project's own corpus is taken")
    parser.add_argument("--plain", type=float, default=0.33, help="texts without annotation for each annotated one")
    parser.add_argument("--rate", type=float, default=5e-5, help="the teacher's learning rate")
    parser.add_argument("--student-rate", type=float, default=3e-4)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(number) for number in text.split(","))


def taught(found: Examples, options: argparse.Namespace, order: random.Random) -> Network:
    """Return the teacher."""
    share = int((len(found.gold) + len(found.own)) * options.plain)
    chosen = [*found.gold, *found.own * options.own, *order.sample(found.plain, min(share, len(found.plain)))]
    texts = [stretch for example in chosen for stretch in stretches_of(example)]
    network = Network(mpnet(options.work))
    passes = [[batch_of(group) for group in groups(texts, order)] for _ in range(options.passes)]
    return _trained(network, options.rate, passes, lambda batch: _gold_loss(network, batch))


def distilled(teacher: Network, found: Examples, options: argparse.Namespace, order: random.Random) -> Network:
    """Return the student."""
    others = [*found.plain, *renamed(found, options.data, order)]
    annotated = [stretch for example in (*found.gold, *found.own) for stretch in stretches_of(example)]
    plain = [stretch for example in others for stretch in stretches_of(example, annotated=False)]
    lessons = answered(teacher, [*annotated, *plain])
    student = Network(minilm())
    student.shortened(options.layers)
    passes = [groups(lessons, order) for _ in range(options.student_passes)]
    return _trained(student, options.student_rate, passes, lambda group: _lesson_loss(student, group))


@torch.no_grad()
def answered(teacher: Network, stretches: Sequence[Stretch]) -> list[Lesson]:
    """Return each stretch with what the teacher says of it, in the order of their length."""
    teacher.eval()
    lessons: list[Lesson] = []
    ordered = sorted(stretches, key=len)
    for start in range(0, len(ordered), ANSWERED):
        group = ordered[start : start + ANSWERED]
        batch = batch_of(group)
        scores = teacher(batch.numbers, batch.shapes, batch.mask).to(torch.float16)
        lessons += [Lesson(one, scores[row, : len(one)].clone()) for row, one in enumerate(group)]
    return lessons


def _trained(
    network: Network, rate: float, passes: Sequence[Sequence[Item]], loss_of: Callable[[Item], torch.Tensor]
) -> Network:
    """Return `network` after AdamW has seen every batch, with a rate that rises and falls in straight lines."""
    network.train()
    optimizer = torch.optim.AdamW(_rates(network, rate), weight_decay=0.01, fused=True)
    steps = [item for one in passes for item in one]
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _share(step, len(steps)))
    started, total = time.monotonic(), 0.0
    for number, item in enumerate(steps, 1):
        loss = loss_of(item)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        total += loss.item()
        if number % REPORTED == 0:
            seconds = time.monotonic() - started
            print(f"{number} of {len(steps)}: loss {total / REPORTED:.4f}, {seconds:.0f} s", flush=True)
            total = 0.0
    return network.eval()


def _rates(network: Network, rate: float) -> list[dict[str, object]]:
    """Return the parts of the network with their rates; those that start from nothing learn faster."""
    new = [*network.output.parameters(), *network.shapes.parameters()]
    old = [weights for weights in network.encoder.parameters() if weights.requires_grad]
    return [{"params": old, "lr": rate}, {"params": new, "lr": HEAD_RATE}]


def _share(step: int, steps: int) -> float:
    return min(1.0, (step + 1) / math.ceil(WARM * steps)) * max(0.0, 1 - step / steps)


def _gold_loss(network: Network, batch: Batch) -> torch.Tensor:
    names, bodies = _layers(network(batch.numbers, batch.shapes, batch.mask))
    return _cross_entropy(names, batch.names) + BODIES_WEIGHT * _cross_entropy(bodies, batch.bodies)


def _lesson_loss(student: Network, group: Sequence[Lesson]) -> torch.Tensor:
    """Return how far the student is from the teacher, and from the annotation where there is one."""
    batch = batch_of([lesson.stretch for lesson in group])
    answers = nn.utils.rnn.pad_sequence([lesson.answer for lesson in group], batch_first=True).float()
    wanted, found = _layers(answers), _layers(student(batch.numbers, batch.shapes, batch.mask))
    words = (batch.names >= 0) | (batch.names == UNLABELLED)
    far = _divergence(found[0][words], wanted[0][words]) + _divergence(found[1][words], wanted[1][words])
    gold = _cross_entropy(found[0], batch.names) + BODIES_WEIGHT * _cross_entropy(found[1], batch.bodies)
    return far + GOLD_WEIGHT * gold


def _layers(scores: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    width = len(NAME_LABELS)
    return scores[..., :width], scores[..., width:]


def _cross_entropy(scores: torch.Tensor, wanted: torch.Tensor) -> torch.Tensor:
    """Return the loss against the annotation, zero where there is none."""
    known = wanted >= 0
    return nn.functional.cross_entropy(scores[known], wanted[known]) if known.any() else torch.zeros(())


def _divergence(scores: torch.Tensor, wanted: torch.Tensor) -> torch.Tensor:
    """Return the Kullback-Leibler divergence of the student's probabilities from the teacher's, a word."""
    return nn.functional.kl_div(
        torch.log_softmax(scores, -1), torch.log_softmax(wanted, -1), log_target=True, reduction="batchmean"
    )


if __name__ == "__main__":
    main()

"""Make the weights of the recogniser: `python -m training.recogniser --help`.

A teacher of twelve layers (all-mpnet-base-v2) learns from annotated text, and from text that nobody annotated where two
spaCy pipelines agree. A student of three layers (of all-MiniLM-L6-v2) then learns the teacher's probabilities (Hinton,
Vinyals and Dean 2015) on the same texts, on as many again that nobody annotated (`training/opened.py`), and on all of them
again with other names put in (`training/renamed.py`), goes over the project's own corpus once more for the sake of offices,
events and committees, which no other text marks, as it stands and with the names of other committees
(`training/relabelled.py`), and is written with weights of eight bits.

Each step begins with the seed, so that `--teacher FILE`, what an earlier run left in its working folder, gives the same weights.
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
from training.relabelled import relabelled
from training.renamed import renamed
from training.transformer import (
    IGNORED,
    NAME_LABELS,
    UNLABELLED,
    Batch,
    Network,
    Stretch,
    batch_of,
    groups,
    stretches_of,
)

Item = TypeVar("Item")
Weights = dict[str, torch.Tensor]
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
    found = examples(options.data, options.open)
    teacher = _known(options) or taught(found, options, seeded(options))
    torch.save(teacher.state_dict(), options.work / "teacher.pt")
    lessons = answered(teacher, everything(found, options, seeded(options)))
    student = distilled(lessons, options, seeded(options))
    before = {name: weights.clone() for name, weights in student.state_dict().items()}
    anew = relabelled(found.own, options.data, seeded(options))
    lessons += answered(teacher, [stretch for example in anew for stretch in stretches_of(example)])
    student = finished(student, lessons, options, seeded(options))
    student.load_state_dict(averaged(before, student.state_dict(), options.last_share))
    torch.save(student.state_dict(), options.work / "student.pt")
    export(student, options.out)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the open sets")
    parser.add_argument("--open", type=Path, required=True, help="folder of the checkouts of training/open_texts.tsv")
    parser.add_argument("--out", type=Path, default=Path("graphkit/data/recogniser"), help="folder for the weights")
    parser.add_argument("--work", type=Path, required=True, help="folder for the networks in PyTorch")
    parser.add_argument("--teacher", type=Path, help="weights of a teacher that an earlier run made")
    parser.add_argument("--passes", type=int, default=2, help="of the teacher, over its texts")
    parser.add_argument("--student-passes", type=int, default=2)
    parser.add_argument(
        "--layers", type=_numbers, default=(0, 2, 5), help="of all-MiniLM-L6-v2, that the student starts from"
    )
    parser.add_argument("--own", type=int, default=1, help="how often each text of the project's own corpus is taken")
    parser.add_argument("--plain", type=float, default=0.25, help="texts without annotation for each annotated one")
    parser.add_argument("--rate", type=float, default=5e-5, help="the teacher's learning rate")
    parser.add_argument("--student-rate", type=float, default=3e-4)
    parser.add_argument("--last-passes", type=int, default=2, help="of the student, over the project's own corpus")
    parser.add_argument("--last-rate", type=float, default=1.5e-4)
    parser.add_argument(
        "--last-share", type=float, default=0.7, help="of the last passes in the weights, the rest from before"
    )
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(number) for number in text.split(","))


def seeded(options: argparse.Namespace) -> random.Random:
    """Return what a step draws from, and have PyTorch draw from the same seed."""
    torch.manual_seed(options.seed)
    return random.Random(options.seed)


def _known(options: argparse.Namespace) -> Network | None:
    """Return the teacher that the options name."""
    if options.teacher is None:
        return None
    network = Network(mpnet(options.work))
    network.load_state_dict(torch.load(options.teacher, weights_only=True))
    return network


def taught(found: Examples, options: argparse.Namespace, order: random.Random) -> Network:
    """Return the teacher."""
    share = int((len(found.gold) + len(found.own)) * options.plain)
    chosen = [*found.gold, *found.own * options.own, *order.sample(found.plain, min(share, len(found.plain)))]
    texts = [stretch for example in chosen for stretch in stretches_of(example)]
    network = Network(mpnet(options.work))
    passes = [[batch_of(group) for group in groups(texts, order)] for _ in range(options.passes)]
    return _trained(network, options.rate, HEAD_RATE, passes, lambda batch: _gold_loss(network, batch))


def everything(found: Examples, options: argparse.Namespace, order: random.Random) -> list[Stretch]:
    """Return the stretches of every text there is, also with other names in it."""
    others = [*found.plain, *found.further, *renamed(found, options.data, order)]
    stretches = [stretch for example in (*found.gold, *found.own) for stretch in stretches_of(example)]
    return stretches + [stretch for example in others for stretch in stretches_of(example, annotated=False)]


@torch.no_grad()
def answered(teacher: Network, stretches: Sequence[Stretch]) -> list[Lesson]:
    """Return what the teacher says of the stretches, in the order of their length."""
    stretches = sorted(stretches, key=len)
    teacher.eval()
    lessons: list[Lesson] = []
    for start in range(0, len(stretches), ANSWERED):
        group = stretches[start : start + ANSWERED]
        batch = batch_of(group)
        scores = teacher(batch.numbers, batch.shapes, batch.mask).to(torch.float16)
        lessons += [Lesson(one, scores[row, : len(one)].clone()) for row, one in enumerate(group)]
        if len(lessons) // ANSWERED % REPORTED == 0:
            print(f"answered {len(lessons):,} of {len(stretches):,} stretches", flush=True)
    return lessons


def distilled(lessons: Sequence[Lesson], options: argparse.Namespace, order: random.Random) -> Network:
    """Return the student."""
    student = Network(minilm())
    student.shortened(options.layers)
    passes = [groups(lessons, order) for _ in range(options.student_passes)]
    return _trained(student, options.student_rate, HEAD_RATE, passes, lambda group: _lesson_loss(student, group))


def finished(student: Network, lessons: Sequence[Lesson], options: argparse.Namespace, order: random.Random) -> Network:
    """Return the student after the project's own texts for the sake of offices, events and committees.

    Nothing else marks these, so that the rest of the texts, and a teacher that learned from as few, make a student shy of
    them. Each time as many other texts come with the own ones, so that it forgets nothing.
    """
    own = [lesson for lesson in lessons if lesson.stretch.knows_bodies]
    others = [lesson for lesson in lessons if not lesson.stretch.knows_bodies]
    mixed = [[*own, *order.sample(others, min(len(own), len(others)))] for _ in range(options.last_passes)]
    passes = [groups(one, order) for one in mixed]
    rate = options.last_rate
    return _trained(student, rate, rate, passes, lambda group: _lesson_loss(student, group, by_annotation=True))


def averaged(before: Weights, after: Weights, share: float) -> Weights:
    """Return weights between the two, which keep what each of them knows (Wortsman et al. 2022)."""
    return {
        name: weights.lerp(after[name], share) if weights.is_floating_point() else weights
        for name, weights in before.items()
    }


def _trained(
    network: Network,
    rate: float,
    head_rate: float,
    passes: Sequence[Sequence[Item]],
    loss_of: Callable[[Item], torch.Tensor],
) -> Network:
    """Return `network` after AdamW has seen every batch, with rates that rise and fall in straight lines."""
    network.train()
    optimizer = torch.optim.AdamW(_rates(network, rate, head_rate), weight_decay=0.01, fused=True)
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


def _rates(network: Network, rate: float, head_rate: float) -> list[dict[str, object]]:
    """Return the parts of the network with their rates: the encoder, and what is added to it."""
    new = [*network.output.parameters(), *network.shapes.parameters()]
    old = [weights for weights in network.encoder.parameters() if weights.requires_grad]
    return [{"params": old, "lr": rate}, {"params": new, "lr": head_rate}]


def _share(step: int, steps: int) -> float:
    return min(1.0, (step + 1) / math.ceil(WARM * steps)) * max(0.0, 1 - step / steps)


def _gold_loss(network: Network, batch: Batch) -> torch.Tensor:
    names, bodies = _layers(network(batch.numbers, batch.shapes, batch.mask))
    return _cross_entropy(names, batch.names) + BODIES_WEIGHT * _cross_entropy(bodies, batch.bodies)


def _lesson_loss(student: Network, group: Sequence[Lesson], *, by_annotation: bool = False) -> torch.Tensor:
    """Return how far the student is from the teacher, and from the annotation where there is one.

    With `by_annotation` the teacher has no say in the second layer where that is annotated.
    """
    batch = batch_of([lesson.stretch for lesson in group])
    answers = nn.utils.rnn.pad_sequence([lesson.answer for lesson in group], batch_first=True).float()
    wanted, found = _layers(answers), _layers(student(batch.numbers, batch.shapes, batch.mask))
    words = (batch.names >= 0) | (batch.names == UNLABELLED)
    open_ = words & (batch.bodies == IGNORED) if by_annotation else words
    names = _divergence(found[0][words], wanted[0][words]) + GOLD_WEIGHT * _cross_entropy(found[0], batch.names)
    bodies, gold = _divergence(found[1][open_], wanted[1][open_]), _cross_entropy(found[1], batch.bodies)
    if by_annotation:
        return names + BODIES_WEIGHT * bodies + gold
    return names + bodies + GOLD_WEIGHT * BODIES_WEIGHT * gold


def _layers(scores: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    width = len(NAME_LABELS)
    return scores[..., :width], scores[..., width:]


def _cross_entropy(scores: torch.Tensor, wanted: torch.Tensor) -> torch.Tensor:
    """Return the loss against the annotation, zero where there is none."""
    known = wanted >= 0
    return nn.functional.cross_entropy(scores[known], wanted[known]) if known.any() else torch.zeros(())


def _divergence(scores: torch.Tensor, wanted: torch.Tensor) -> torch.Tensor:
    """Return the Kullback-Leibler divergence of the student's probabilities from the teacher's, a word; zero for no word."""
    if not len(scores):
        return torch.zeros(())
    return nn.functional.kl_div(
        torch.log_softmax(scores, -1), torch.log_softmax(wanted, -1), log_target=True, reduction="batchmean"
    )


if __name__ == "__main__":
    main()

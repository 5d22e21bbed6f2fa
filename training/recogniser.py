"""Make the weights of the recogniser: `python -m training.recogniser --help`.

A teacher, all six layers of all-MiniLM-L6-v2, learns from annotated text, and from text that nobody annotated where two
spaCy pipelines agree. A student of fewer layers then learns the teacher's probabilities (Hinton, Vinyals and Dean 2015),
goes over the project's own corpus some more times for the sake of offices, events and committees, which no other text
marks, and is written with weights of eight bits.
"""

from __future__ import annotations

import argparse
import math
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import torch
from torch import nn

from training.examples import Example, Examples, examples
from training.exported import export
from training.transformer import NAME_LABELS, UNLABELLED, Batch, Network, Stretch, batches, stretches_of

Weights = dict[str, torch.Tensor]
HEAD_RATE = 1e-3
"""Learning rate of the parts that start from nothing."""
BODIES_WEIGHT = 0.5
GOLD_WEIGHT = 0.5
"""How much the annotation counts beside the teacher's word."""
WARM = 0.1
"""Share of the steps in which the rate rises."""


def main() -> None:
    """Train and write the weights."""
    options = _arguments()
    torch.manual_seed(options.seed)
    order = random.Random(options.seed)
    found = examples(options.data, options.second)
    teacher = taught(found, options, order)
    torch.save(teacher.state_dict(), options.work / "teacher.pt")
    student = distilled(teacher, found, options, order)
    before = {name: weights.clone() for name, weights in student.state_dict().items()}
    student = finished(student, teacher, found, options, order)
    student.load_state_dict(averaged(before, student.state_dict(), options.last_share))
    torch.save(student.state_dict(), options.work / "student.pt")
    export(student, options.out)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the open sets")
    parser.add_argument("--out", type=Path, default=Path("graphkit/data/recogniser"), help="folder for the weights")
    parser.add_argument("--work", type=Path, required=True, help="folder for the networks in PyTorch")
    parser.add_argument("--second", default="en_core_web_md", help="pipeline that has to agree with en_core_web_sm")
    parser.add_argument("--passes", type=int, default=2, help="passes of the teacher over its texts")
    parser.add_argument("--student-passes", type=int, default=1)
    parser.add_argument(
        "--layers", type=_numbers, default=(0, 2, 5), help="the teacher's layers that the student starts from"
    )
    parser.add_argument("--own", type=int, default=2, help="how often each text of the project's own corpus is taken")
    parser.add_argument("--plain", type=float, default=0.33, help="texts without annotation for each annotated one")
    parser.add_argument("--rate", type=float, default=1e-4, help="the teacher's learning rate")
    parser.add_argument("--student-rate", type=float, default=3e-4)
    parser.add_argument("--last-passes", type=int, default=6, help="of the student, over the project's own corpus")
    parser.add_argument("--last-rate", type=float, default=1e-4)
    parser.add_argument(
        "--last-share", type=float, default=0.7, help="of the last passes in the weights, the rest from before"
    )
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(number) for number in text.split(","))


def taught(found: Examples, options: argparse.Namespace, order: random.Random) -> Network:
    """Return the teacher."""
    share = int((len(found.gold) + len(found.own)) * options.plain)
    chosen = [*found.gold, *found.own * options.own, *order.sample(found.plain, min(share, len(found.plain)))]
    texts = [stretch for example in chosen for stretch in stretches_of(example)]
    network = Network()
    head = [*network.output.parameters(), *network.shapes.parameters()]
    rates = [{"params": [*network.encoder.parameters()], "lr": options.rate}, {"params": head, "lr": HEAD_RATE}]
    return _trained(network, rates, _passes(texts, options.passes, order), lambda batch: _gold_loss(network, batch))


def distilled(teacher: Network, found: Examples, options: argparse.Namespace, order: random.Random) -> Network:
    """Return the student."""
    annotated = [stretch for example in (*found.gold, *found.own) for stretch in stretches_of(example)]
    plain = [stretch for example in found.plain for stretch in stretches_of(example, annotated=False)]
    student = Network()
    student.load_state_dict(teacher.state_dict())
    student.shortened(options.layers)
    teacher.eval()
    rates = [{"params": [*student.parameters()], "lr": options.student_rate}]
    steps = _passes([*annotated, *plain], options.student_passes, order)
    return _trained(student, rates, steps, lambda batch: _teacher_loss(student, teacher, batch))


def finished(
    student: Network, teacher: Network, found: Examples, options: argparse.Namespace, order: random.Random
) -> Network:
    """Return the student after the project's own texts, each time with as many others so that it forgets nothing."""
    own = [stretch for example in found.own for stretch in stretches_of(example)]
    others = [*found.gold, *found.plain]
    passes = [_beside(own, others, order) for _ in range(options.last_passes)]
    rates = [{"params": [*student.parameters()], "lr": options.last_rate}]
    return _trained(student, rates, passes, lambda batch: _teacher_loss(student, teacher, batch, bodies=1.0))


def averaged(before: Weights, after: Weights, share: float) -> Weights:
    """Return weights between the two, which keep what each of them knows (Wortsman et al. 2022)."""
    return {
        name: weights.lerp(after[name], share) if weights.is_floating_point() else weights
        for name, weights in before.items()
    }


def _beside(own: list[Stretch], others: list[Example], order: random.Random) -> Callable[[], Iterator[Batch]]:
    chosen = order.sample(others, min(len(own), len(others)))
    mixed = [*own, *(stretch for example in chosen for stretch in stretches_of(example, annotated=False))]
    return lambda: batches(mixed, order)


def _passes(texts: list[Stretch], number: int, order: random.Random) -> list[Callable[[], Iterator[Batch]]]:
    print(f"{len(texts)} stretches, {sum(len(text.numbers) for text in texts)} word pieces", flush=True)
    return [lambda: batches(texts, order)] * number


def _trained(
    network: Network,
    rates: list[dict[str, object]],
    passes: list[Callable[[], Iterator[Batch]]],
    loss_of: Callable[[Batch], torch.Tensor],
) -> Network:
    """Return `network` after AdamW has seen every batch, with a rate that rises and falls in straight lines."""
    network.train()
    optimizer = torch.optim.AdamW(rates, weight_decay=0.01)
    steps = [batch for one in passes for batch in one()]
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _share(step, len(steps)))
    started, total = time.monotonic(), 0.0
    for number, batch in enumerate(steps, 1):
        loss = loss_of(batch)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        total += float(loss)
        if number % 100 == 0:
            print(f"{number} of {len(steps)}: loss {total / 100:.4f}, {time.monotonic() - started:.0f} s", flush=True)
            total = 0.0
    return network.eval()


def _share(step: int, steps: int) -> float:
    return min(1.0, (step + 1) / math.ceil(WARM * steps)) * max(0.0, 1 - step / steps)


def _gold_loss(network: Network, batch: Batch) -> torch.Tensor:
    names, bodies = _layers(network(batch.numbers, batch.shapes, batch.mask))
    return _cross_entropy(names, batch.names) + BODIES_WEIGHT * _cross_entropy(bodies, batch.bodies)


def _teacher_loss(student: Network, teacher: Network, batch: Batch, *, bodies: float = 0.0) -> torch.Tensor:
    """Return how far the student is from the teacher and from the annotation; of the second layer, with `bodies`, from that alone."""
    with torch.no_grad():
        wanted = _layers(teacher(batch.numbers, batch.shapes, batch.mask))
    found = _layers(student(batch.numbers, batch.shapes, batch.mask))
    words = (batch.names >= 0) | (batch.names == UNLABELLED)
    loss = _divergence(found[0][words], wanted[0][words]) + GOLD_WEIGHT * _cross_entropy(found[0], batch.names)
    if bodies:
        return loss + bodies * _cross_entropy(found[1], batch.bodies)
    loss = loss + _divergence(found[1][words], wanted[1][words])
    return loss + GOLD_WEIGHT * BODIES_WEIGHT * _cross_entropy(found[1], batch.bodies)


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

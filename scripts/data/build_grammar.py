"""Write graphkit/data/grammar.onnx: the layers that make a word's vector from its neighbours' in the pipeline that reads grammar.

    python scripts/data/build_grammar.py

Needs onnx. The weights are those of the installed pipeline as they are; onnxruntime runs them in half the time of spaCy.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import onnx
import spacy
from onnx import NodeProto, TensorProto, helper, numpy_helper

from graphkit.extract.pipeline import GRAMMAR

if TYPE_CHECKING:
    from thinc.api import Model

NETWORK = Path(__file__).resolve().parents[2] / "graphkit" / "data" / "grammar.onnx"
OPSET = 17
_EPSILON = 1e-8
"""What thinc adds to a variance before it divides by it."""
_END = np.iinfo(np.int64).max


def main() -> None:
    """Write the network."""
    _, layers = spacy.load(GRAMMAR).get_pipe("tok2vec").model.layers
    width = layers.get_dim("nO")
    rows, vectors = (
        helper.make_tensor_value_info(name, TensorProto.FLOAT, ["words", width]) for name in ("rows", "vectors")
    )
    graph = helper.make_graph(list(_nodes(layers)), "grammar", [rows], [vectors], list(_numbers(layers)))
    network = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=9)
    onnx.checker.check_model(network)
    onnx.save(network, NETWORK)
    print(f"{NETWORK.stat().st_size:,} bytes")


def _depth(layers: Model) -> int:
    return sum(node.name == "maxout" for node in layers.walk())


def _nodes(layers: Model) -> Iterator[NodeProto]:
    """Yield the steps: a text stands between rows of nothing, each layer sees the word before and behind, and adds to what was."""
    yield helper.make_node("Pad", ["rows", "margin"], ["x0"])
    for i in range(_depth(layers)):
        yield helper.make_node("Pad", [f"x{i}", "one"], [f"padded{i}"])
        yield helper.make_node("Slice", [f"padded{i}", "from_0", "to_-2", "from_0"], [f"before{i}"])
        yield helper.make_node("Slice", [f"padded{i}", "from_2", "to_end", "from_0"], [f"behind{i}"])
        yield helper.make_node("Concat", [f"before{i}", f"x{i}", f"behind{i}"], [f"window{i}"], axis=1)
        yield helper.make_node("Gemm", [f"window{i}", f"weights{i}", f"bias{i}"], [f"pieces{i}"])
        pieces = [f"piece{i}.{piece}" for piece in range(_pieces(layers))]
        yield helper.make_node("Split", [f"pieces{i}"], pieces, axis=1)
        yield helper.make_node("Max", pieces, [f"best{i}"])
        normal = [f"best{i}", f"scale{i}", f"shift{i}"]
        yield helper.make_node("LayerNormalization", normal, [f"normal{i}"], axis=-1, epsilon=_EPSILON)
        yield helper.make_node("Add", [f"x{i}", f"normal{i}"], [f"x{i + 1}"])
    yield helper.make_node("Slice", [f"x{_depth(layers)}", "inner", "to_inner", "from_0"], ["vectors"])


def _pieces(layers: Model) -> int:
    found: int = next(node for node in layers.walk() if node.name == "maxout").get_dim("nP")
    return found


def _numbers(layers: Model) -> Iterator[TensorProto]:
    """Yield the weights, the columns of a layer's first pieces before those of its second ones, and the places to cut at."""
    margin = layers.attrs["pad"]
    for name, places in (
        ("margin", [margin, 0, margin, 0]),
        ("one", [1, 0, 1, 0]),
        ("from_0", [0]),
        ("from_2", [2]),
        ("to_-2", [-2]),
        ("to_end", [_END]),
        ("inner", [margin]),
        ("to_inner", [-margin]),
    ):
        yield numpy_helper.from_array(np.array(places, dtype=np.int64), name)
    maxouts = [node for node in layers.walk() if node.name == "maxout"]
    norms = [node for node in layers.walk() if node.name == "layernorm"]
    for i, (maxout, norm) in enumerate(zip(maxouts, norms, strict=True)):
        weights, bias = maxout.get_param("W"), maxout.get_param("b")
        yield _tensor(weights.transpose(2, 1, 0).reshape(weights.shape[2], -1), f"weights{i}")
        yield _tensor(bias.T.reshape(-1), f"bias{i}")
        yield _tensor(norm.get_param("G"), f"scale{i}")
        yield _tensor(norm.get_param("b"), f"shift{i}")


def _tensor(numbers: np.ndarray, name: str) -> TensorProto:
    return numpy_helper.from_array(np.ascontiguousarray(numbers, dtype=np.float32), name)


if __name__ == "__main__":
    main()

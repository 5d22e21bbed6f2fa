"""Write a trained network as graphkit ships it: rows of word pieces and the layers above them in eight bits."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from training.pretrained import minilm
from training.transformer import BODY_LABELS, NAME_LABELS, Network


def export(network: Network, folder: Path) -> None:
    """Write `network` to `folder`: embeddings.npz, encoder.onnx, labels.json, vocabulary.txt."""
    folder.mkdir(parents=True, exist_ok=True)
    _write_embeddings(network, folder / "embeddings.npz")
    _write_encoder(network, folder / "encoder.onnx")
    labels = {"names": NAME_LABELS, "bodies": BODY_LABELS}
    (folder / "labels.json").write_text(json.dumps(labels, indent=1) + "\n", encoding="utf-8")
    (folder / "vocabulary.txt").write_bytes((minilm().folder / "vocab.txt").read_bytes())


def _write_embeddings(network: Network, path: Path) -> None:
    rows = network.encoder.embeddings.word_embeddings.weight.detach().numpy()
    scales = np.abs(rows).max(axis=1) / 127
    scales[scales == 0] = 1
    pieces = np.rint(rows / scales[:, None]).astype(np.int8)
    shapes = network.shapes.weight.detach().numpy().astype(np.float16)
    np.savez(path, pieces=pieces, scales=scales.astype(np.float32), shapes=shapes)


class _Encoder(nn.Module):
    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, vectors: torch.Tensor) -> torch.Tensor:
        return self.network.scored(vectors)


def _write_encoder(network: Network, path: Path) -> None:
    """Write the layers above the rows; input (1, pieces, width), output (1, pieces, labels)."""
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            _Encoder(network).eval(),
            (torch.zeros(1, 8, network.shapes.embedding_dim),),
            str(whole),
            input_names=["vectors"],
            output_names=["scores"],
            dynamic_axes={"vectors": {1: "pieces"}, "scores": {1: "pieces"}},
            dynamo=False,
        )
        # Seven bits a weight: on processors without VNNI the sums of eight overflow.
        quantize_dynamic(
            whole,
            path,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul"],
            reduce_range=True,
            per_channel=True,
        )

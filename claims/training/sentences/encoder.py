"""``python -m claims.training.sentences.encoder OUT``: a sentence encoder as an INT8 graph, with card and hashes.

As a command it takes the published weights of all-MiniLM-L6-v2 as they are, to compare with; the shipped encoder
was trained on by :mod:`claims.training.sentences.tune`. The same weights give the same files.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import torch
from onnx import TensorProto
from torch.nn.functional import normalize

from claims.training.encoder import Encoder, Shape, pretrained_folder
from claims.training.graph import Graph
from claims.training.sentences.lanes import ABREAST, write_lanes
from claims.training.tagger.export import MANIFEST, TOKENIZER, Floats, Weights, layer

GRAPH, CARD = "encoder.onnx", "CARD.md"
"""The files of the shipped encoder, beside the tokenizer and the manifest."""

_CARD = """# Model card: the sentence encoder

Turns what was said, and what is asked for, into vectors that are close where the meaning is: 384 numbers of length one.

- **Made from** all-MiniLM-L6-v2 (Apache-2.0; six layers, 384 wide, uncased). Its matrices and its word embedding are
  rounded to 8 bits, one scale an output column and one a word piece; what flows between them is rounded while it runs.
  A sentence's vector is the mean of its pieces' vectors. `abreast.onnx` is `encoder.onnx` four times side by side
  with the weights of that file: the same vectors to the bit, in less time.
- **Meant for** finding quotations on a topic in other words than the question's. Similar is not the same: "for" and
  "against" a thing are close.
- **Limits**: English only. What lies beyond 256 word pieces is cut off.
- **Licence**: Apache-2.0.
"""


def sentence_encoder(pretrained: Path, *, shape: Shape | None = None) -> Encoder:
    """The published encoder in floating point, for comparing."""
    encoder = Encoder(shape or Shape(), dropout=0.0).eval()
    encoder.load_pretrained(pretrained)
    return encoder


def float_vector(encoder: Encoder, ids: list[int]) -> Floats:
    """The vector of one sentence's word pieces, computed in floating point."""
    pieces = torch.tensor([ids])
    # A feature of zero adds nothing: those rows of the pretrained encoder are zero.
    with torch.no_grad():
        hidden = encoder(pieces, torch.zeros_like(pieces), torch.ones_like(pieces))
    return np.asarray(normalize(hidden.mean(1), dim=-1)[0].numpy())


def export_sentence_encoder(
    pretrained: Path,
    folder: Path,
    *,
    encoder: Encoder | None = None,
    shape: Shape | None = None,
    bits: int = 8,
) -> None:
    """Write graph, tokenizer, manifest and card.

    Args:
        pretrained: The folder with ``model.safetensors`` and ``tokenizer.json``.
        folder: Where to.
        encoder: What was trained; by default the published weights.
        shape: The encoder's size.
        bits: Bits of the weights in matrices: 8, 7 or 0 for floating point.
    """
    folder.mkdir(parents=True, exist_ok=True)
    shape = shape or Shape()
    encoder = encoder or sentence_encoder(pretrained, shape=shape)
    _graph(Weights(encoder.state_dict()), shape, bits).save(folder / GRAPH)
    write_lanes(folder)
    shutil.copyfile(pretrained / "tokenizer.json", folder / TOKENIZER)
    sums = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in (GRAPH, ABREAST, TOKENIZER)}
    manifest = {"name": "all-MiniLM-L6-v2", "dimensions": shape.width, "sha256": sums}
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
    files = "".join(f"- `{name}`: sha256 `{digest}`\n" for name, digest in sums.items())
    (folder / CARD).write_text(f"{_CARD}\n## Files\n{files}", encoding="utf-8")


def _graph(weights: Weights, shape: Shape, bits: int) -> Graph:
    """From word pieces ``ids`` [1, place] to ``vector`` [width]: one sentence at a time.

    What flows through is rounded with one scale for all of it, so in a batch a sentence's vector would depend on its
    neighbours, and an import that is killed and resumed would not end with the database of an undisturbed one.
    """
    g = Graph("sentence_encoder", bits=bits)
    ids = g.input("ids", TensorProto.INT64, [1, "place"])
    zero = g.constant(np.array([0], dtype=np.int64))
    length = g.op("Shape", ids, start=1, end=2)
    positions = g.op("Slice", g.constant(weights("positions")), zero, length, zero)
    x = g.op("Add", g.embedding(ids, weights("words.weight")), positions)
    x = g.norm(x, *weights.pair("norm"), epsilon=shape.epsilon)
    for i in range(shape.layers):
        x = layer(g, weights, f"layers.{i}", x, shape)
    mean = g.op("Squeeze", g.op("ReduceMean", x, axes=[0, 1], keepdims=0))
    g.output("vector", g.op("Div", mean, g.op("ReduceL2", mean, keepdims=1)), [shape.width])
    return g


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Export the sentence encoder as an INT8 graph.")
    parser.add_argument("out", type=Path, help="folder for the graph, the tokenizer and the card")
    parser.add_argument("--encoder", type=Path, help="folder with model.safetensors; by default the installed package")
    arguments = parser.parse_args()
    export_sentence_encoder(pretrained_folder(arguments.encoder), arguments.out)


if __name__ == "__main__":
    main()

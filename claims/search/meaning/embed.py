"""Meaning as vectors: the shipped sentence encoder, loaded when the first sentence needs it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from contextlib import suppress
from functools import cache, cached_property
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from claims.errors import ModelError
from claims.inference import session
from claims.search.meaning.vectors import Vector

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

SHIPPED = Path(__file__).resolve().parents[2] / "models" / "sentences"
"""The encoder that comes with Claims."""
LONGEST = 256
"""Word pieces that are read: what all-MiniLM-L6-v2 was made for; what comes after them is not."""

_MANIFEST = "manifest.json"
# The last layer's output in the graph, one row a word piece: what is averaged to the vector.
_LAST_LAYER = "LayerNormalization_73_0"
_HINT = "Install claims again, or export the encoder again with python -m claims.training.sentences.encoder"
# Characters of which LONGEST word pieces can be made, by far; it bounds the work on huge quotations.
_CHARACTERS = 20 * LONGEST
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")

_NOTHING = [0]

# What vectors are filed under changes with how they are made, not only with the weights that make them.
_RECIPE = "among sentences"


class SentenceEncoder:
    """Sentences to vectors of length one; the closer in meaning, the larger their product.

    Sentences go side by side, each in a lane of its own, so that its vector depends on nothing else, and on one thread.

    Args:
        folder: What ``claims.training.sentences.encoder`` wrote.

    Raises:
        ModelError: A file is missing or is not the one that was exported.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or SHIPPED
        manifest = _checked(self._folder)
        self.dimensions: int = manifest["dimensions"]
        self.name = _filed_under(manifest)
        """The encoder's name with the beginning of its weights' hash: what vectors are filed under."""
        self._session = _abreast(self._folder)
        self._given, self._found = (
            [one.name for one in side] for side in (self._session.get_inputs(), self._session.get_outputs())
        )
        self._tokenizer = _tokenizer(self._folder / "tokenizer.json")

    def pieces(self, text: str) -> list[int]:
        """The word pieces of a text, with those that frame it."""
        clean = _LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text[:_CHARACTERS])
        return list(self._tokenizer.encode(clean).ids)

    def states(self, text: str) -> NDArray[np.float32]:
        """What the encoder makes of each word piece of a text, those that frame it left out: a row of length one each.

        The first call loads the graph a second time, with the pieces' states as another output.

        Args:
            text: Any text; what lies beyond ``LONGEST`` word pieces counts for nothing.

        Raises:
            ModelError: The graph is not one that ``claims.training.sentences.encoder`` wrote.
        """
        pieces = self.pieces(text)
        (rows,) = self._with_states.run([_LAST_LAYER], {"ids": np.array([pieces], dtype=np.int64)})
        inner = np.asarray(rows, dtype=np.float32).reshape(len(pieces), -1)[1:-1]
        return np.asarray(inner / np.maximum(np.linalg.norm(inner, axis=1, keepdims=True), 1e-9), dtype=np.float32)

    @cached_property
    def _with_states(self) -> InferenceSession:
        graph = self._folder / "encoder.onnx"
        try:
            return session(graph.read_bytes() + _one_more_output(_LAST_LAYER))
        except Exception as error:  # ONNX Runtime's errors have no common class of their own
            raise ModelError(f"the graph has no output {_LAST_LAYER}", where=str(graph), hint=_HINT) from error

    def vector(self, text: str) -> Vector:
        """The vector of a text; of any text, an empty one included.

        Args:
            text: Any text; what lies beyond ``LONGEST`` word pieces counts for nothing.
        """
        return self.vectors([text])[0]

    def vectors(self, texts: Sequence[str]) -> list[Vector]:
        """The vectors of texts, in their order: the same as one by one, in less time.

        Args:
            texts: Any texts, see :meth:`vector`.
        """
        lanes = len(self._given)
        starts = range(0, len(texts), lanes)
        return [vector for start in starts for vector in self._side_by_side(texts[start : start + lanes])]

    def _side_by_side(self, texts: Sequence[str]) -> list[Vector]:
        """The vectors of as many texts as there are lanes, or fewer."""
        ids = [self.pieces(text) for text in texts]
        # A lane that has nothing to do reads one piece.
        ids += [_NOTHING] * (len(self._given) - len(ids))
        given = {name: np.array([pieces], dtype=np.int64) for name, pieces in zip(self._given, ids, strict=True)}
        found = self._session.run(self._found[: len(texts)], given)
        return [np.asarray(vector, dtype=np.float32) for vector in found]


def sentence_encoder() -> SentenceEncoder:
    """The shipped encoder, loaded once in a process.

    Raises:
        ModelError: A file is missing or damaged.
    """
    with _LOADING:
        return _shipped()


def load_beside() -> Thread:
    """Load the shipped encoder in a thread: for a program that will need it, and has other things to load meanwhile."""
    thread = Thread(target=_load, name="claims-sentence-encoder", daemon=True)
    thread.start()
    return thread


def _load() -> None:
    # Who needs it next is told what is wrong with it.
    with suppress(ModelError):
        sentence_encoder()


_LOADING = Lock()


@cache
def _shipped() -> SentenceEncoder:
    return SentenceEncoder()


@cache
def encoder_name(folder: Path | None = None) -> str:
    """The name of an encoder, by default the shipped one, without loading it.

    Raises:
        ModelError: Its manifest is missing or damaged.
    """
    return _filed_under(_manifest(folder or SHIPPED))


def _filed_under(manifest: dict[str, Any]) -> str:
    return f"{manifest['name']} {manifest['sha256']['encoder.onnx'][:8]} {_RECIPE}"


def _one_more_output(name: str) -> bytes:
    """What makes an inner value of a graph an output of it, to be put behind the graph's bytes.

    Messages of Protocol Buffers that follow each other are one, their lists joined
    (https://protobuf.dev/programming-guides/encoding/#last-one-wins); this is a ModelProto (field 7: the graph) whose
    GraphProto (field 12: outputs) has one ValueInfoProto (field 1: its name).
    """
    inner = name.encode("ascii")
    for field in (1, 12, 7):
        inner = bytes([field << 3 | 2, len(inner)]) + inner
    return inner


def _abreast(folder: Path) -> InferenceSession:
    """The graph with lanes; where it cannot run without its sums being cut off, the one of which it was made."""
    try:
        return session(folder / "abreast.onnx", in_order=True)
    except Exception:  # noqa: BLE001 - ONNX Runtime's errors have no common class of their own
        return session(folder / "encoder.onnx")


def _tokenizer(path: Path) -> Tokenizer:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST)
    return tokenizer


def _manifest(folder: Path) -> dict[str, Any]:
    try:
        manifest: dict[str, Any] = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
        manifest["name"], manifest["dimensions"]
        manifest["sha256"]["encoder.onnx"], manifest["sha256"]["abreast.onnx"]
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

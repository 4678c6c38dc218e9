"""Loads the shipped tagger: two ONNX graphs and a tokenizer, their sha256 checked."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from claims.errors import ModelError
from claims.inference import session
from claims.pipeline.tagger.decode import Floats
from claims.pipeline.tagger.tagging import THRESHOLD, Tagger
from claims.pipeline.tagger.text import load_tokenizer

SHIPPED = Path(__file__).resolve().parents[2] / "models" / "tagger"
"""The model that comes with Claims."""
_MANIFEST = "manifest.json"
_HINT = "Install claims again, or export the model again with claims train"


class OnnxNetwork:
    """Runs the two graphs with ONNX Runtime.

    Args:
        folder: Where ``encoder.onnx`` and ``roles.onnx`` lie.
    """

    def __init__(self, folder: Path) -> None:
        # Several windows at a time (Tagger) are faster than several threads a window: no operator waits for another.
        self._encoder, self._roles = (session(folder / name) for name in ("encoder.onnx", "roles.onnx"))

    def encode(self, ids: NDArray[np.int64], features: NDArray[np.int64]) -> tuple[Floats, Floats]:
        """See ``claims.pipeline.tagger.tagging.Network``."""
        hidden, cues = self._encoder.run(["hidden", "cues"], {"ids": ids[None], "features": features[None]})
        return hidden, cues

    def roles(self, hidden: Floats, first: NDArray[np.int64], last: NDArray[np.int64]) -> Floats:
        """See ``claims.pipeline.tagger.tagging.Network``."""
        (scores,) = self._roles.run(["scores"], {"hidden": hidden, "first": first, "last": last})
        return np.asarray(scores)


def tagger_name(folder: Path | None = None) -> str:
    """The tagger's name with the beginning of its weights' hash, such as ``tagger 3d845f91``.

    Raises:
        ModelError: There is none, or it is not the one that was exported.
    """
    return f"tagger {_checked(folder or SHIPPED)['sha256']['encoder.onnx'][:8]}"


def load_tagger(folder: Path | None = None, *, threads: int = 1, threshold: float = THRESHOLD) -> Tagger:
    """The tagger in ``folder``, by default the shipped one.

    Args:
        folder: What ``claims.training.tagger.export.export`` wrote.
        threads: How many windows run at a time.
        threshold: The least probability of an attribution, before it is calibrated.

    Raises:
        ModelError: A file is missing or is not the one that was exported.
    """
    folder = folder or SHIPPED
    manifest = _checked(folder)
    slope, intercept = manifest.get("calibration", (1.0, 0.0))
    return Tagger(
        OnnxNetwork(folder),
        load_tokenizer(folder / "tokenizer.json"),
        threshold=threshold,
        calibration=(slope, intercept),
        threads=threads,
        lead=manifest.get("lead", ""),
    )


@cache
def shipped_tagger() -> Tagger:
    """The tagger that comes with Claims, loaded once a process.

    Raises:
        ModelError: A file is missing or is not the one that was exported.
    """
    return load_tagger()


def _checked(folder: Path) -> dict[str, Any]:
    """The manifest, after comparing every file with it."""
    try:
        manifest: dict[str, Any] = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
        for name, expected in manifest["sha256"].items():
            if hashlib.sha256((folder / name).read_bytes()).hexdigest() != expected:
                raise ModelError("the file is damaged: its sha256 is another", where=str(folder / name), hint=_HINT)
    except (OSError, ValueError, KeyError) as error:
        raise ModelError("the tagger is incomplete or damaged", where=str(folder), hint=_HINT) from error
    return manifest

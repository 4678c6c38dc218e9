"""The network in PyTorch behind the tagger's interface: for figures after each epoch, and to check the export."""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray

from claims.pipeline.tagger.decode import Floats
from claims.training.tagger.model import TaggerModel


class TorchNetwork:
    """Runs a model, one window at a time."""

    def __init__(self, model: TaggerModel) -> None:
        self._model = model.eval()

    @torch.inference_mode()
    def encode(self, ids: NDArray[np.int64], features: NDArray[np.int64]) -> tuple[Floats, Floats]:
        """See ``claims.pipeline.tagger.tagging.Network``."""
        present = torch.ones(1, len(ids))
        hidden, logits = self._model.encode(torch.from_numpy(ids)[None], torch.from_numpy(features)[None], present)
        return hidden[0].numpy(), logits[0].softmax(-1).numpy()

    @torch.inference_mode()
    def roles(self, hidden: Floats, first: NDArray[np.int64], last: NDArray[np.int64]) -> Floats:
        """See ``claims.pipeline.tagger.tagging.Network``."""
        text = torch.ones(1, len(hidden))
        text[0, 0] = text[0, -1] = 0
        window = torch.zeros(len(first), dtype=torch.int64)
        scores = self._model.roles(
            torch.from_numpy(hidden)[None], text, window, torch.from_numpy(first), torch.from_numpy(last)
        )
        return np.asarray(scores.numpy())

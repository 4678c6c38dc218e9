"""What a larger network makes of the training corpus, for a smaller one to learn from."""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from claims.pipeline.tagger.text import windows
from claims.training.tagger.model import TaggerModel
from claims.training.tagger.windows import Batch, Example, LabelledWindow, collate

logger = logging.getLogger(__name__)

_BATCH = 8
_LOG_EVERY = 100
_HIDDEN, _SCALE = "hidden.npy", "scale.json"


@dataclass(frozen=True, slots=True)
class Lesson:
    """What the teacher says of one batch.

    Args:
        hidden: Its encoder's output, [window, place, width]; zeros at frame and padding.
        target: The same with mean 0 and variance 1 in each of the ``width`` numbers.
        cues: Its cue probabilities, [window, place, 3].
    """

    hidden: Tensor
    target: Tensor
    cues: Tensor


class Teacher:
    """A trained network that has read every article once.

    Its encoder's output for each piece is kept (two bytes a number, 1.2 GB for 600,000 words), taken from the window
    in which the piece has most context, as when tagging. What its heads say is computed from that when it is asked.

    Args:
        model: The trained network.
        found: The corpus.
        folder: Where the output is written, and read if it is there already.
    """

    def __init__(self, model: TaggerModel, found: Sequence[Example], folder: Path) -> None:
        self.model = model.eval()
        self.width = model.shape.width
        lengths = [len(example.pieces) for example in found]
        starts = accumulate(lengths, initial=0)
        self._starts = {id(example): start for example, start in zip(found, starts, strict=False)}
        folder.mkdir(parents=True, exist_ok=True)
        if not (folder / _SCALE).is_file():
            self._read(found, folder, sum(lengths))
        self._hidden: NDArray[np.float16] = np.load(folder / _HIDDEN, mmap_mode="r")
        scale = json.loads((folder / _SCALE).read_text(encoding="utf-8"))
        self._mean, self._deviation = torch.tensor(scale["mean"]), torch.tensor(scale["deviation"])

    @torch.inference_mode()
    def _read(self, found: Sequence[Example], folder: Path, pieces: int) -> None:
        hidden = np.lib.format.open_memmap(folder / _HIDDEN, "w+", np.float16, (pieces, self.width))
        places = [(e, w) for e in found for w in windows(len(e.pieces))]
        places.sort(key=lambda place: place[1].end - place[1].start)
        for i in range(0, len(places), _BATCH):
            if i // _BATCH % _LOG_EVERY == 0:
                logger.info("the teacher reads: window %d of %d", i, len(places))
            some = places[i : i + _BATCH]
            batch = collate([LabelledWindow(e, 0, w.start, w.end) for e, w in some])
            with torch.autocast("cpu", torch.bfloat16):
                x = self.model.encoder(batch.ids, batch.features, batch.present).float().numpy()
            for row, (e, w) in enumerate(some):
                start, first, last = self._starts[id(e)], w.owned_start, w.owned_end
                hidden[start + first : start + last] = x[row, 1 + first - w.start : 1 + last - w.start]
        hidden.flush()
        sample = hidden[:: max(1, pieces // 50_000)].astype(np.float32)
        scale = {"mean": sample.mean(0).tolist(), "deviation": (sample.std(0) + 1e-4).tolist()}
        (folder / _SCALE).write_text(json.dumps(scale), encoding="utf-8")

    @torch.no_grad()
    def lesson(self, chosen: Sequence[LabelledWindow], batch: Batch) -> Lesson:
        """What it says of the windows ``chosen``, laid side by side in ``batch``."""
        hidden = np.zeros((*batch.ids.shape, self.width), dtype=np.float32)
        for row, w in enumerate(chosen):
            start = self._starts[id(w.example)]
            hidden[row, 1 : w.end - w.start + 1] = self._hidden[start + w.start : start + w.end]
        x = torch.from_numpy(hidden)
        with torch.autocast("cpu", torch.bfloat16):
            cues = self.model.cues(x).float().softmax(-1)
        return Lesson(x, (x - self._mean) / self._deviation, cues)

"""Finds cues, sources and contents in any text with the trained tagger: ONNX Runtime, tokenizers and NumPy only.

Each window runs through the encoder alone: no padding, and an article's result never depends on which others are
tagged with it (INT8 activations are scaled over everything that runs together).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from claims.pipeline.tagger.attribution import Offsets, TaggedAttribution
from claims.pipeline.tagger.decode import Cue, Floats, Roles, decode_roles, find_cues
from claims.pipeline.tagger.overlap import within_paragraphs, without_disputes
from claims.pipeline.tagger.text import FEATURES, REACH, Pieces, Window, split, windows

THRESHOLD = 0.25
"""The least probability of an attribution. F1 is flat from 0.2 to 0.4; higher trades recall for precision."""

TORN = 0.9
"""The least probability where the network is torn between several contents, none of which is probable by itself.

Of those in PolNeAR train, 40 % are right whatever their probability is: F1 falls below this, and is flat above. What is
surely a cue with a source ("According to a source in the ministry …") should not be lost for an uncertain boundary.
Nor is one that is a plain verb of saying with a source, if it probably has any content ("Her son, Ali, said in a short
note sent by the family's lawyer that …")."""

_PLAIN = frozenset({"said", "says", "told", "tells", "found", "finds"})
_CLS, _SEP = 101, 102
_GROUP = 64
"""Windows whose cues are decoded together: enough that NumPy's overhead for each of the 225 steps is nothing."""


class Network(Protocol):
    """The two halves of the trained network, whatever runs them."""

    def encode(self, ids: NDArray[np.int64], features: NDArray[np.int64]) -> tuple[Floats, Floats]:
        """One framed window [place] to its hidden vectors [place, width] and cue probabilities [place, 3]."""

    def roles(self, hidden: Floats, first: NDArray[np.int64], last: NDArray[np.int64]) -> Floats:
        """Hidden vectors and cues' places [cue] to scores [cue, 2 * REACH + 1, 6]."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    text: int
    start: int
    cue: Cue


class Tagger:
    """Tags texts.

    Args:
        network: The trained network.
        tokenizer: The tokenizer that it was trained with.
        threshold: The least probability of an attribution, before it is calibrated.
        calibration: Slope and intercept that make the network's log-odds honest, measured on articles that it was
            not trained on.
        threads: How many windows run at a time. Nothing that is found depends on it.
        lead: Characters that the network is shown before each text, because it is unsure of a text's first words.
    """

    def __init__(
        self,
        network: Network,
        tokenizer: Tokenizer,
        *,
        threshold: float = THRESHOLD,
        calibration: tuple[float, float] = (1.0, 0.0),
        threads: int = 1,
        lead: str = "",
    ) -> None:
        self._network, self._tokenizer, self._threshold = network, tokenizer, threshold
        self._calibration, self._threads, self._lead = calibration, threads, lead

    def tag(self, text: str) -> tuple[TaggedAttribution, ...]:
        """The attributions of one text, by their cues' place; in time linear in its length."""
        return next(self.tag_all([text]))

    def tag_all(self, texts: Iterable[str]) -> Iterator[tuple[TaggedAttribution, ...]]:
        """The attributions of each text, in the order of the texts."""
        group: list[Pieces] = []
        read: list[str] = []
        waiting = 0
        for text in texts:
            group.append(split(self._lead + text, self._tokenizer))
            read.append(text)
            waiting += len(windows(len(group[-1])))
            if waiting >= _GROUP:
                yield from self._tag_group(group, read)
                group, read, waiting = [], [], 0
        yield from self._tag_group(group, read)

    def _tag_group(self, group: Sequence[Pieces], texts: Sequence[str]) -> Iterator[tuple[TaggedAttribution, ...]]:
        found: list[list[TaggedAttribution]] = [[] for _ in group]
        places = [(text, window) for text, pieces in enumerate(group) for window in windows(len(pieces))]
        for i in range(0, len(places), _GROUP):
            some = places[i : i + _GROUP]
            candidates: list[_Candidate] = []
            scores: list[Floats] = []
            for (text, window), (cues, window_scores) in zip(some, self._run_all(group, some), strict=True):
                candidates += [_Candidate(text, window.start, cue) for cue in cues]
                scores += [window_scores] if cues else []
            self._settle(group, candidates, scores, found)
        for read, attributions in zip(texts, found, strict=True):
            said = (one for one in attributions if not one.torn or _says(read, one.cue))
            yield tuple(without_disputes(list(within_paragraphs(said, read))))

    def _run_all(
        self, group: Sequence[Pieces], places: Sequence[tuple[int, Window]]
    ) -> Iterable[tuple[list[Cue], Floats]]:
        if self._threads == 1 or len(places) == 1:
            return (self._run(group[text], window) for text, window in places)
        with ThreadPoolExecutor(self._threads) as pool:  # ONNX Runtime lets go of Python's lock
            return list(pool.map(lambda place: self._run(group[place[0]], place[1]), places))

    def _run(self, pieces: Pieces, window: Window) -> tuple[list[Cue], Floats]:
        ids = np.concatenate([[_CLS], pieces.ids[window.start : window.end], [_SEP]]).astype(np.int64)
        frame = [FEATURES]
        features = np.concatenate([frame, pieces.features[window.start : window.end], frame]).astype(np.int64)
        hidden, probabilities = self._network.encode(ids, features)
        owned = window.owned_start - window.start, window.owned_end - window.start
        cues = find_cues(probabilities[1:-1], *owned, threshold=self._threshold)
        if not cues:
            return [], np.zeros((0, 2 * REACH + 1, 6), dtype=np.float32)
        first = np.array([cue.first + 1 for cue in cues], dtype=np.int64)
        last = np.array([cue.last + 1 for cue in cues], dtype=np.int64)
        return cues, self._network.roles(hidden, first, last)

    def _settle(
        self,
        group: Sequence[Pieces],
        candidates: Sequence[_Candidate],
        scores: Sequence[Floats],
        found: list[list[TaggedAttribution]],
    ) -> None:
        """Decode what belongs to the candidates and add those with a content to their texts' lists."""
        if not candidates:
            return
        for candidate, roles in zip(candidates, decode_roles(np.concatenate(scores)), strict=True):
            probability, torn = candidate.cue.probability * roles.something, False
            if roles.torn and probability < TORN:
                torn = roles.source is not None  # then a plain verb of saying will do
                probability = candidate.cue.probability * roles.any_content if torn else 0.0
            if roles.content and probability >= self._threshold:
                honest = _calibrated(probability, self._calibration)
                one = replace(_in_characters(group[candidate.text], candidate, roles, honest), torn=torn)
                found[candidate.text] += _without_lead(one, len(self._lead))


def _says(text: str, cue: Offsets) -> bool:
    """Whether a cue is a plain verb of saying or a colon."""
    words_ = text[slice(*cue)].casefold().rstrip(":").split()
    return not words_ or words_[-1] in _PLAIN


def _calibrated(probability: float, calibration: tuple[float, float]) -> float:
    clipped = min(max(probability, 1e-6), 1 - 1e-6)
    slope, intercept = calibration
    return 1 / (1 + math.exp(-slope * math.log(clipped / (1 - clipped)) - intercept))


def _in_characters(pieces: Pieces, candidate: _Candidate, roles: Roles, probability: float) -> TaggedAttribution:
    first, last = candidate.start + candidate.cue.first, candidate.start + candidate.cue.last
    origin = first - REACH
    return TaggedAttribution(
        cue=_offsets(pieces, first, last + 1),
        source=_offsets(pieces, origin + roles.source[0], origin + roles.source[1]) if roles.source else None,
        content=tuple(_offsets(pieces, origin + start, origin + end) for start, end in roles.content),
        probability=probability,
    )


def _without_lead(one: TaggedAttribution, length: int) -> list[TaggedAttribution]:
    """The attribution by the text's own offsets, as a list that is empty where it lies in the lead."""
    if not length:
        return [one]
    content = tuple((max(start - length, 0), end - length) for start, end in one.content if end > length)
    if not content or one.cue[0] < length:
        return []
    source = one.source if one.source and one.source[0] >= length else None
    return [
        replace(
            one,
            cue=(one.cue[0] - length, one.cue[1] - length),
            source=(source[0] - length, source[1] - length) if source else None,
            content=content,
        )
    ]


def _offsets(pieces: Pieces, start: int, end: int) -> Offsets:
    return int(pieces.starts[start]), int(pieces.ends[end - 1])

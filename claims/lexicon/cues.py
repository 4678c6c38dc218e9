"""The words that attribute, with how often each was a cue in annotated news.

``cues.tsv`` has one line for a word in a construction: lemma, part of speech, construction, how often the pair was seen
and how often it was the cue of an attribution with just these spans. Two lines of a construction count words together:
``*`` the rare ones, ``*reporting`` the rarer verbs of ``reporting.tsv``, which lists verbs that report words, by kind.
``python -m claims.training.tagger.cue_counts`` makes it from an annotated corpus; ours was counted on PolNeAR train.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, cast

CueKind = Literal["speech", "writing", "social", "document", "thought"]
Key = tuple[str, str, str]
"""Lemma, part of speech (spaCy's), construction."""

# What similar words do counts as much as three sightings of the word itself.
WEIGHT = 3.0


@dataclass(frozen=True, slots=True)
class CueLexicon:
    """How probable it is that a word in a construction attributes.

    Args:
        counts: (lemma, part of speech, construction) -> (seen, right).
        lemmas: (lemma, part of speech) of all words that are listed.
        reporting: Verbs that report words -> what kind of uttering they name.
    """

    counts: Mapping[Key, tuple[int, int]]
    lemmas: frozenset[tuple[str, str]]
    reporting: Mapping[str, CueKind]

    def knows(self, lemma: str, pos: str) -> bool:
        """Whether the word is listed at all; others attribute only next to quotation marks."""
        return (lemma, pos) in self.lemmas or (pos == "VERB" and lemma in self.reporting)

    def probability(self, lemma: str, pos: str, construction: str) -> float:
        """The share of right ones, drawn towards that of similar words where the word is rare.

        Args:
            lemma: In lower case.
            pos: spaCy's coarse part of speech.
            construction: The name of a frame ("clause", "quote before").
        """
        similar = "*reporting" if pos == "VERB" and lemma in self.reporting else "*"
        all_seen, all_right = self.counts.get((similar, pos, construction), (0, 0))
        seen, right = self.counts.get((lemma, pos, construction), (0, 0))
        prior = all_right / all_seen if all_seen else 0.0
        return (right + WEIGHT * prior) / (seen + WEIGHT)


@cache
def cue_lexicon() -> CueLexicon:
    """The lexicon that comes with Claims, read once."""
    counts: dict[Key, tuple[int, int]] = {}
    for lemma, pos, construction, seen, right in _rows("cues.tsv"):
        counts[lemma, pos, construction] = (int(seen), int(right))
    reporting = {lemma: cast("CueKind", kind) for lemma, kind in _rows("reporting.tsv")}
    return CueLexicon(counts, frozenset((lemma, pos) for lemma, pos, _ in counts), reporting)


def _rows(name: str) -> Iterator[list[str]]:
    """The lines of a data file, comments left out."""
    for line in Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")

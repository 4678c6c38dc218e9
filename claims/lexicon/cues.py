"""The words that attribute, with how often each was a cue in annotated news.

``cues.tsv`` has one line for a word in a construction: lemma, part of speech, construction, how often the pair was seen
and how often it was the cue of an attribution with just these spans. A lemma ``*`` stands for all words that are not
listed in that construction.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class CueLexicon:
    """How probable it is that a word in a construction attributes.

    Args:
        counts: (lemma, part of speech, construction) -> (seen, right).
        lemmas: (lemma, part of speech) of all words that are listed.
    """

    counts: Mapping[Key, tuple[int, int]]
    lemmas: frozenset[tuple[str, str]]

    def knows(self, lemma: str, pos: str) -> bool:
        """Whether the word is listed in any construction."""
        return (lemma, pos) in self.lemmas

    def probability(self, lemma: str, pos: str, construction: str) -> float:
        """The share of right ones, drawn towards that of the whole construction where the word is rare."""
        all_seen, all_right = self.counts.get(("*", pos, construction), (0, 0))
        seen, right = self.counts.get((lemma, pos, construction), (0, 0))
        prior = all_right / all_seen if all_seen else 0.0
        return (right + _WEIGHT * prior) / (seen + _WEIGHT)


# The construction as a whole counts as much as three sightings of the word.
_WEIGHT = 3.0


@cache
def cue_lexicon() -> CueLexicon:
    """The lexicon that comes with Claims, read once."""
    path = Path(__file__).with_name("cues.tsv")
    counts: dict[Key, tuple[int, int]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            lemma, pos, construction, seen, right = line.split("\t")
            counts[lemma, pos, construction] = (int(seen), int(right))
    return CueLexicon(counts, frozenset((lemma, pos) for lemma, pos, _ in counts))

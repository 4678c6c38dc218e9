"""Whether quotations of one speaker that say the same thing are found to be one claim: scores against annotated events.

The annotation is that of ``fixtures/events``: articles of several outlets on one event, each quotation with the claim
that it is an instance of.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from claims.resolve.claims.gathering import gather
from claims.resolve.claims.likeness import Saying
from claims.search.meaning.context import quotation_vectors
from claims.search.meaning.embed import sentence_encoder
from claims.search.meaning.vectors import pack


@dataclass(frozen=True, slots=True)
class PairScore:
    """Pairs of quotations of one speaker, found and annotated to be one claim.

    Args:
        right: Pairs that are one claim in both.
        found: Pairs that were found to be one.
        gold: Pairs that are annotated as one.
    """

    right: int
    found: int
    gold: int

    @property
    def precision(self) -> float:
        """The share of found pairs that are right; 1 where none was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of annotated pairs that were found; 1 where there are none."""
        return self.right / self.gold if self.gold else 1.0

    def __add__(self, other: PairScore) -> PairScore:
        """Both together."""
        return PairScore(self.right + other.right, self.found + other.found, self.gold + other.gold)


def read_events(path: Path, *, part: str | None = None) -> list[dict[str, Any]]:
    """The articles of an annotation with their texts, in its order.

    Args:
        path: A ``gold.jsonl`` in the format of ``fixtures/events``.
        part: Only ``tuning`` or ``testing``.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    texts = path.parent / "articles"
    return [
        one | {"text": (texts / one["origin"]).read_text(encoding="utf-8")}
        for one in map(json.loads, lines)
        if part in {None, one["part"]}
    ]


def score_gathering(articles: Iterable[Mapping[str, Any]]) -> PairScore:
    """Gather annotated quotations into claims, and score the result.

    Args:
        articles: From :func:`read_events`.

    Raises:
        ModelError: The sentence encoder is missing or damaged.
    """
    return sum(map(_score, annotated_blocks(articles)), PairScore(0, 0, 0))


def annotated_blocks(articles: Iterable[Mapping[str, Any]]) -> list[list[tuple[Saying, bytes, str]]]:
    """What each speaker said on each event: the quotations, with their vectors and the claims that they are of.

    Args:
        articles: From :func:`read_events`.

    Raises:
        ModelError: The sentence encoder is missing or damaged.
    """
    blocks: dict[tuple[str, str], list[tuple[Saying, bytes, str]]] = defaultdict(list)
    for number, article in enumerate(articles):
        for speaker, *quotation in _quotations(article, number):
            blocks[article["event"], speaker].append(tuple(quotation))  # type: ignore[arg-type]
    return list(blocks.values())


def score_pairs(claims: Mapping[Any, Any], gold: Mapping[Any, Any]) -> PairScore:
    """Score which of the same things were put together.

    Args:
        claims: The claim that each was found to be an instance of; what is missing is alone.
        gold: The claim that each is annotated with.
    """
    right = found = same = 0
    for one, other in combinations(gold, 2):
        together = one in claims and other in claims and claims[one] == claims[other]
        right += together and gold[one] == gold[other]
        found += together
        same += gold[one] == gold[other]
    return PairScore(right, found, same)


def _quotations(article: Mapping[str, Any], number: int) -> Iterator[tuple[str, Saying, bytes, str]]:
    """Speaker, saying, vector and claim of each quotation."""
    day = date.fromisoformat(article["published"])
    places = [
        (" […] ".join(span["text"] for span in one["content"]), one["content"][0]["start"], one["content"][-1]["end"])
        for one in article["quotations"]
    ]
    vectors = quotation_vectors(sentence_encoder(), article["text"], places)
    for place, (one, (text, _, _), vector) in enumerate(zip(article["quotations"], places, vectors, strict=True)):
        saying = Saying(
            id=1_000 * number + place,
            identity=hashlib.sha256(f"{article['sha256']} {place}".encode()).hexdigest(),
            kind=one["kind"],
            article=number,
            text=text,
            cue=one.get("cue"),
            first=day,
            last=day,
        )
        yield one["speaker"], saying, pack(vector), one["claim"]


def _score(block: list[tuple[Saying, bytes, str]]) -> PairScore:
    packed = b"".join(vector for _, vector, _ in block)
    vectors = np.frombuffer(packed, dtype=np.int8).reshape(len(block), -1)
    groups = gather([saying for saying, _, _ in block], vectors)
    claims = {number: index for index, group in enumerate(groups) for number in group}
    return score_pairs(claims, {saying.id: claim for saying, _, claim in block})

"""Fit the scorer of speakers: the probability of the right candidates, made as large as possible by Adam."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from claims.pipeline.speakers.scorer import SORTS, Floats, Weights, matrix
from claims.training.speakers.examples import Example

# What general knowledge of English says before any example is seen: weights are drawn to these, all others to
# nothing. Most of what tells candidates apart is rare, and 120 articles show it a handful of times.
PRIOR: Mapping[str, float] = MappingProxyType({
    "gender fits": 1.0, "gender differs": -3.0, "quoted": -0.5, "in words": -0.5, "own content": -1.0,
    "subject": 0.5, "main subject last": 0.5, "previous sentence": 0.5, "same paragraph": 0.5,
    "last speaker": 1.0, "last speaker, same paragraph": 0.5, "last speaker, other subject since": -0.5,
    "speaks around": -1.0, "ahead, main subject": 1.0,
    "role fits": 1.5, "role fits, alone": 1.0, "role fits, headline": 3.0, "role fits, named later": 0.5,
    "role words": 0.5, "nation fits": 0.5, "party differs": -2.0,
    "head in name": 2.0, "head in name, alone": 2.0, "generic head in name": 1.0, "outlet": -0.5,
    "spoke with the head": 1.0, "age beside": 3.0, "apposed": 2.0,
    "inside, made by": 2.0, "inside, made, possessive": 2.0, "inside, another made it": -2.0,
    "made it last": 2.0, "made it, behind": 1.0, "made one of the sort": 1.0, "is not said to have made one": -1.5,
    "words, though a maker is told": -0.5, "a document names it": -1.0, "campaign named last": 1.0,
    "called so": 2.0, "called so, definite": 1.0, "called of the sort": 1.0, "sort fits": 0.5, "sort differs": -1.5,
    "words, though somebody is called so": -1.0,
    "inside, person noun": -2.0, "inside, organisation noun": -1.0, "owner of people": -2.0,
    "beside the cue": 1.5, "subject of the cue": 2.0, "inside what was said": -1.0,
    "known role fits": 1.5, "known role fits, alone": 1.0, "known words": 0.5, "known words, alone": 1.0,
    "known, differs": -1.0, "known party differs": -2.0,
    "subject above": 1.0, "named in the quotation": -1.0, "leads what is said, before": 2.5, "does what is said": 2.0,
    "object of what is said, before": -1.0, "object of what is said, behind": -0.5,
    "named later, speaks next": 1.0, "named later, leads a paragraph": 0.5, "meant by a noun before": 1.0,
    "another section": -1.0, "indefinite, named before": -2.0,
    "topic": 0.5, "not the topic, by pronouns": -0.5, "object of the same verb": -3.0,
    "taken for": 1.0, "same title": 2.0, "just named in full": 1.0,
})  # fmt: skip
_FIRST_BETA, _SECOND_BETA, _TINY = 0.9, 0.999, 1e-8  # of Adam (Kingma and Ba, 2015)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What the training is done with.

    Args:
        steps: Steps over all examples at once.
        rate: The size of a step.
        decay: How strongly the weights that all sorts of question share are drawn to the prior.
        own_decay: The same for what one sort of question adds to them.
        least_seen: How many candidates must have a feature that the prior does not name for it to get weights.
    """

    steps: int = 150
    rate: float = 0.1
    decay: float = 1.0
    own_decay: float = 4.0
    least_seen: int = 4


@dataclass(frozen=True, slots=True)
class _Block:
    """The candidates of all questions of one sort, one row each, those of one question together."""

    sort: int
    x: Floats
    starts: NDArray[np.intp]
    sizes: NDArray[np.intp]
    right: NDArray[np.bool_]

    def softmax(self, scores: Floats) -> Floats:
        """The probability of each candidate among those of its question."""
        top = np.repeat(np.maximum.reduceat(scores, self.starts), self.sizes)
        powers = np.exp(scores - top)
        return powers / np.repeat(np.add.reduceat(powers, self.starts), self.sizes)

    def slope(self, scores: Floats) -> Floats:
        """How the loss, minus the log of the probability of all right ones, changes with each score."""
        probable = self.softmax(scores)
        hit = probable * self.right
        return probable - hit / np.repeat(np.add.reduceat(hit, self.starts) + 1e-12, self.sizes)


def fit(examples: Sequence[Example], recipe: Recipe) -> Weights:
    """The weights that make the right candidates of the examples most probable.

    Args:
        examples: At least one.
        recipe: What the training is done with.
    """
    seen = Counter(name for one in examples for found in one.features for name, value in found.items() if value)
    names = tuple(sorted({name for name, count in seen.items() if count >= recipe.least_seen} | set(PRIOR)))
    blocks = list(_blocks(examples, {name: column for column, name in enumerate(names)}))
    prior = np.array([PRIOR.get(name, 0.0) for name in names])
    values = {"shared": prior, "own": np.zeros((len(SORTS), len(names)))}
    first = {name: np.zeros_like(value) for name, value in values.items()}
    second = {name: np.zeros_like(value) for name, value in values.items()}
    for step in range(1, recipe.steps + 1):
        rate = recipe.rate * (1.0 - step / (recipe.steps + 1))
        for name, slope in _slopes(values, prior, blocks, recipe).items():
            first[name] += (1 - _FIRST_BETA) * (slope - first[name])
            second[name] += (1 - _SECOND_BETA) * (slope**2 - second[name])
            mean, spread = first[name] / (1 - _FIRST_BETA**step), second[name] / (1 - _SECOND_BETA**step)
            values[name] = values[name] - rate * mean / (np.sqrt(spread) + _TINY)
    return Weights(features=names, **values)


def _blocks(examples: Sequence[Example], columns: Mapping[str, int]) -> Iterator[_Block]:
    for sort in range(len(SORTS)):
        ours = [one for one in examples if one.sort == sort]
        if ours:
            sizes = np.array([len(one.features) for one in ours])
            yield _Block(
                sort=sort,
                x=matrix([found for one in ours for found in one.features], columns),
                starts=np.concatenate([[0], np.cumsum(sizes)[:-1]]),
                sizes=sizes,
                right=np.array([right for one in ours for right in one.right]),
            )


def _slopes(values: Mapping[str, Floats], prior: Floats, blocks: Sequence[_Block], recipe: Recipe) -> dict[str, Floats]:
    slopes = {"shared": recipe.decay * (values["shared"] - prior), "own": recipe.own_decay * values["own"]}
    for block in blocks:
        slope = block.slope(block.x @ (values["shared"] + values["own"][block.sort])) @ block.x
        slopes["shared"] += slope
        slopes["own"][block.sort] += slope
    return slopes

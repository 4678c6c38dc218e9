"""What ranking has learnt: weights of traits, and thresholds. ``benchmarks/ranking.py`` prints them."""

from __future__ import annotations

BY_MEANING = {
    "meaning": 0.3,
    "asked": 3.05,
    "words": 0.3,
    "related": 0.5,
    "title": 0.55,
    "confidence": 1.35,
    "speaker": 1.7,
    "relayed": 0.5,
    "addressed": 0.5,
    "dated": 0.2,
    "unattributed": -0.45,
    "uncued": -4.8,
    "direct": 0.4,
    "nested": -2.75,
    "about": 0.1,
    "short": -0.4,
    "article meaning": 0.35,
    "article asked": 2.9,
    "article related": 2.6,
    "article most asked": 5.3,
    "article most related": 1.8,
    "around meaning": 3.05,
}
"""Weights of traits where quotations have vectors; see :func:`claims.search.ranking.rank.traits`."""

BY_WORDS = {
    "words": 2.0,
    "related": 6.0,
    "title": 1.3,
    "article related": 1.85,
    "article most related": 3.15,
    "confidence": 1.75,
    "speaker": 1.6,
    "relayed": 0.5,
    "addressed": 0.5,
    "dated": 0.2,
}
"""Weights where there are none (the encoder is damaged, or an import was ended): the same, words for meaning."""

BESIDE, LEAST_BEST = 0.5, 0.59
"""What the best cosine with the whole question counts beside the best evidence of its own (cosine with the topic, and
related words), and what both together need, so that a question is answered: of 16 training questions that nothing
answers, one is answered, and of 72 others all but one and those of which no candidate is found. Of 276 questions on
narrower topics in other words (``benchmarks/pairs.jsonl``, the articles kept aside) 78 % are answered, and of 300 that
ask somebody about another article's topic 13 %."""
LEAST_OF_ANYBODY = 0.03
"""What the best one's probability needs where no speaker is named: of the training questions of this kind, which all
have answers, the least has 0.37; of 217 narrower ones 72 % have more than this."""
LEAST_OWN = 0.05
"""The same that each answer needs beside it."""
LEAST_WORDS = 0.15
"""Without vectors: the share of the topic that words must cover."""

SLOPE, INTERCEPT = 0.71, -11.65
"""From the sum of all evidence to the probability that a person calls it relevant: a logistic fit."""

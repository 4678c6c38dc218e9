"""What ranking has learnt: weights of traits, and thresholds. ``benchmarks/ranking.py`` prints them.

Those by meaning are the means of two fits to the same questions, before and after quotations' vectors came to be made
of sentences; on these questions the means are as good as the second fit alone.
"""

from __future__ import annotations

BY_MEANING = {
    "meaning": 1.65,
    "asked": 1.95,
    "words": 0.3,
    "related": 0.5,
    "title": 0.95,
    "confidence": 1.35,
    "speaker": 1.5,
    "relayed": 0.5,
    "addressed": 0.5,
    "dated": 0.2,
    "unattributed": -0.4,
    "uncued": -4.6,
    "direct": 0.4,
    "nested": -2.4,
    "about": 0.1,
    "short": -0.45,
    "article meaning": 1.4,
    "article asked": 3.8,
    "article related": 1.9,
    "article most asked": 4.2,
    "article most related": 2.35,
    "around meaning": 4.5,
}
"""Weights of traits where quotations have vectors; see :func:`claims.search.rank.traits`."""

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

BESIDE, LEAST_BEST = 0.5, 0.66
"""What the best cosine with the whole question counts beside the best evidence of its own (cosine with the topic, and
related words), and what both together need, so that a question is answered: of 16 training questions that nothing
answers, one is answered, and of 72 others all but those of which no candidate is found."""
LEAST_OF_ANYBODY = 0.05
"""What the best one's probability needs where no speaker is named: of the training questions of this kind, which all
have answers, the least has 0.25; questions on what no article is about have less than 0.02."""
LEAST_OWN = 0.05
"""The same that each answer needs beside it."""
LEAST_WORDS = 0.15
"""Without vectors: the share of the topic that words must cover."""

SLOPE, INTERCEPT = 0.66, -11.7
"""From the sum of all evidence to the probability that a person calls it relevant: a logistic fit."""

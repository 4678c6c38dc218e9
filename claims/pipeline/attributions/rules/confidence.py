"""How sure the rules are: what was right of each construction on PolNeAR train, moved by how sure the word is."""

from __future__ import annotations

# Construction -> share that was right among what the whole component found (content IoU >= 0.5 and source overlap, as
# in the attribution score), and the mean probability that the lexicon gave to those. Measured on half of PolNeAR train.
_MEASURED = {
    "clause": (0.82, 0.68),
    "quote before": (0.95, 0.64),
    "quote after": (0.82, 0.75),
    "object": (0.61, 0.43),
    "infinitive": (0.64, 0.49),
    "before": (0.79, 0.63),
    "around": (0.79, 0.35),
    "tail": (0.68, 0.77),
    "according": (0.74, 0.57),
    "according first": (0.86, 0.83),
    "according last": (0.90, 0.85),
}
_OTHERS = (0.70, 0.49)
_HIGHEST = 0.99


def confidence(rule: str, probability: float) -> float:
    """The probability that a candidate of the rules is right.

    The lexicon's counts are stricter than the score, since they ask one word to find all of the content. So a word of
    average probability gets the measured share of its construction, and what is missing to 1 grows and shrinks with
    what is missing to 1 in the lexicon.

    Args:
        rule: The construction.
        probability: What the lexicon says of the word in it.
    """
    share, mean = _MEASURED.get(rule, _OTHERS)
    return min(max(1 - (1 - share) * (1 - probability) / (1 - mean), 0.0), _HIGHEST)

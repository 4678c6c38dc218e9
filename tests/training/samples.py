"""Articles and a model small enough to train in a test."""

from __future__ import annotations

from claims.evaluate.gold import GoldQuotation
from claims.training.encoder import Shape
from claims.training.tagger.corpus import TrainingArticle
from claims.training.tagger.model import TaggerModel

TINY = Shape(layers=1, width=24, heads=2, inner=32, vocabulary=103, positions=384 + 2)

TEXT = "She said rain will fall. Rain, he said.\n"
ARTICLE = TrainingArticle(
    TEXT,
    (
        (
            GoldQuotation(source=((0, 3),), cue=((4, 8),), content=((9, 23),)),
            GoldQuotation(source=((31, 33),), cue=((34, 38),), content=((25, 29),)),
        ),
    ),
)


def model() -> TaggerModel:
    return TaggerModel(TINY, dropout=0.1)

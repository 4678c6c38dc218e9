"""Batches to train the sentence encoder on: articles, their quotations, and what is asked about them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from claims.training.sentences.pairs import Asked, Paired
from claims.training.sentences.student import Read

FORMS = (
    "what did {speaker} say about {topic}", "{speaker} on {topic}", "what has {speaker} said about {topic}",
    "{speaker} {topic}", "what does {speaker} think of {topic}", "who talked about {topic}",
    "what was said about {topic}",
)  # fmt: skip
"""How a topic is asked for, beside the topic alone: the ranking compares both with a quotation."""
NOBODY = "they"
"""The speaker of a question where nobody is known to have said what answers."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Several articles, and what is asked about them.

    Args:
        kept: Of each article the numbers of the quotations that are in the batch.
        said: Word pieces of all these.
        article: The place of each one's article in the batch, [quotation].
        words: What is asked.
        asks: The place of the article that each of these is asked about, [question].
        gains: What each quotation is worth for each, together one, [question, quotation].
    """

    kept: Sequence[Sequence[int]]
    said: Sequence[list[int]]
    article: Tensor
    words: Sequence[str]
    asks: Tensor
    gains: Tensor

    @classmethod
    def of(cls, articles: Sequence[Read], quotations: int, chance: random.Random) -> Batch:
        """Some articles as a batch.

        Args:
            articles: The articles.
            quotations: Of each at least so many, beside those that are asked for.
            chance: Draws the others, and the forms of questions.
        """
        kept = [_kept(one.paired, quotations, chance) for one in articles]
        rows = [(place, number) for place, numbers in enumerate(kept) for number in numbers]
        column = {row: at for at, row in enumerate(rows)}
        questions = [
            (words, place, asked)
            for place, one in enumerate(articles)
            for asked in one.paired.asked
            for words in _forms(one.paired, asked, chance)
        ]
        gains = torch.zeros(len(questions), len(rows))
        for row, (_, place, asked) in enumerate(questions):
            for number, gain in asked.gains.items():
                gains[row, column[place, number]] = gain
        return cls(
            kept=kept,
            said=[articles[place].said[number] for place, number in rows],
            article=torch.tensor([place for place, _ in rows]),
            words=[words for words, _, _ in questions],
            asks=torch.tensor([place for _, place, _ in questions]),
            gains=gains / gains.sum(1, keepdim=True),
        )


def _kept(paired: Paired, least: int, chance: random.Random) -> list[int]:
    wanted = {number for asked in paired.asked for number in asked.gains}
    others = [number for number in range(len(paired.said)) if number not in wanted]
    chance.shuffle(others)
    return sorted([*wanted, *others[: max(0, least - len(wanted))]])


def _forms(paired: Paired, asked: Asked, chance: random.Random) -> Iterator[str]:
    yield asked.words
    if not asked.is_statement:
        best = max(asked.gains.values())
        speakers = [paired.said[number].speaker for number, gain in asked.gains.items() if gain == best]
        speaker = chance.choice([name for name in speakers if name] or [NOBODY])
        yield chance.choice(FORMS).format(speaker=speaker, topic=asked.words)

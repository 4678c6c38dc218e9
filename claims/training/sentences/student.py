"""The sentence encoder while it learns: texts to vectors as ``claims import`` makes them, with gradients."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn.functional import normalize

from claims.search.meaning.embed import LONGEST
from claims.training.encoder import Encoder
from claims.training.sentences.pairs import Paired

_AT_ONCE = 64  # texts of like length that go through the encoder together


@dataclass(frozen=True, slots=True)
class Read:
    """An article in word pieces.

    Args:
        paired: The article.
        sentences: Word pieces of its sentences.
        said: Word pieces of its quotations.
        near: What each sentence counts for what is around each quotation, [quotation, sentence].
    """

    paired: Paired
    sentences: Sequence[list[int]]
    said: Sequence[list[int]]
    near: Tensor


@dataclass(frozen=True, slots=True)
class Vectors:
    """The vectors of an article's quotations.

    Args:
        around: Of the sentences around each, [quotation, width].
        own: Of what was said.
        both: As they are kept.
    """

    around: Tensor
    own: Tensor
    both: Tensor


class Student:
    """The encoder that learns.

    Args:
        encoder: Filled with the published weights.
        tokenizer: Its tokenizer; set to read as much of a text as the shipped encoder does.
    """

    def __init__(self, encoder: Encoder, tokenizer: Tokenizer) -> None:
        self.encoder, self._tokenizer = encoder, tokenizer
        tokenizer.no_padding()
        tokenizer.enable_truncation(LONGEST)

    def pieces(self, text: str) -> list[int]:
        """The word pieces of a text."""
        return list(self._tokenizer.encode(text).ids)

    def read(self, paired: Paired) -> Read:
        """An article in word pieces."""
        near = torch.zeros(len(paired.said), len(paired.sentences))
        for row, said in enumerate(paired.said):
            for number, count in said.near:
                near[row, number] = count
        sentences = [self.pieces(one) for one in paired.sentences]
        return Read(paired, sentences, [self.pieces(one.text) for one in paired.said], near)

    def encode(self, texts: Sequence[list[int]]) -> Tensor:
        """The vectors of texts in their order, [text, width]; those of like length go through together."""
        order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
        found: list[Tensor] = []
        for start in range(0, len(order), _AT_ONCE):
            part = [texts[place] for place in order[start : start + _AT_ONCE]]
            longest = max(map(len, part))
            ids = torch.tensor([[*pieces, *[0] * (longest - len(pieces))] for pieces in part])
            present = torch.tensor([[1] * len(pieces) + [0] * (longest - len(pieces)) for pieces in part])
            with torch.autocast("cpu", dtype=torch.bfloat16):
                hidden = self.encoder(ids, torch.zeros_like(ids), present)
            found.append(normalize((hidden.float() * present[:, :, None]).sum(1) / present.sum(1)[:, None], dim=-1))
        back = torch.argsort(torch.tensor(order))
        return torch.cat(found)[back]

    @torch.no_grad()
    def around(self, articles: Sequence[Read]) -> list[Tensor]:
        """The vectors of what is around each quotation, an article each."""
        encoded = self.encode([pieces for one in articles for pieces in one.sentences])
        parts = encoded.split([len(one.sentences) for one in articles])
        return [normalize(one.near @ part, dim=-1) for one, part in zip(articles, parts, strict=True)]

    @torch.no_grad()
    def vectors(self, articles: Sequence[Read]) -> list[Vectors]:
        """All vectors of the articles' quotations."""
        own = self.encode([pieces for one in articles for pieces in one.said]).split(
            [len(one.said) for one in articles]
        )
        around = self.around(articles)
        return [Vectors(near, mine, mixed(mine, near)) for near, mine in zip(around, own, strict=True)]


def mixed(own: Tensor, around: Tensor) -> Tensor:
    """The vectors of quotations as they are kept: of what was said, and of what is around it, half and half."""
    return normalize(own + around, dim=-1)

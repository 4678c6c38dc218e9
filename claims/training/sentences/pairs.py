"""What people may ask or state, paired with the quotations that answer: what the sentence encoder learns from.

One line an article of a corpus, as JSON::

    {"id": "NAME of the text file without .txt", "held": false,
     "topics": [{"topic": "armed forces abroad", "relevant": [[120, 180, 2], [310, 402, 1]]}],
     "statements": [[120, 180, "The president wants foreign soldiers gone"]]}

A quotation is named by where its content starts and ends, in characters of the article; the number behind it says
whether it is on the topic (2) or touches it (1). All other quotations of the article are not on it. The quotations are
those that the pipeline finds; one that it no longer finds at that place is left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.language import Language

from claims.article import Article
from claims.errors import CorpusError
from claims.evaluate.corpora import read_corpus
from claims.pipeline.extract import extract
from claims.search.meaning.context import Sentences

GAINS = {1: 1.0, 2: 3.0}
"""What a grade is worth, as nDCG counts it: 2^grade - 1."""

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation.

    Args:
        text: Its content.
        speaker: The speaker's name.
        near: Numbers of the sentences around it, each with how many of its characters are near.
    """

    text: str
    speaker: str | None
    near: Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A topic or a statement.

    Args:
        words: Its words.
        gains: What the quotations that answer are worth, by their numbers in the article.
        is_statement: Whether it says what a quotation says, in other words.
    """

    words: str
    gains: Mapping[int, float]
    is_statement: bool


@dataclass(frozen=True, slots=True)
class Paired:
    """An article with what may be asked about its quotations.

    Args:
        id: Its name.
        held: Whether it is kept for measuring.
        sentences: Its sentences.
        said: Its quotations.
        asked: Topics and statements.
    """

    id: str
    held: bool
    sentences: Sequence[str]
    said: Sequence[Said]
    asked: Sequence[Asked]


def read_pairs(corpus: Path, pairs: Path, nlp: Language) -> Iterator[Paired]:
    """The articles of a file of pairs.

    Args:
        corpus: A folder that ``claims evaluate`` reads.
        pairs: The file.
        nlp: A pipeline from :func:`claims.pipeline.build.build`, which finds the quotations.

    Raises:
        CorpusError: The corpus or the file cannot be read, or a line is not of the form above or names no article.
    """
    articles = {Path(one.article.origin).stem: one.article for one in read_corpus(corpus).articles}
    try:
        lines = pairs.read_text("utf-8").splitlines()
    except OSError as error:
        raise CorpusError(f"the file cannot be read: {error.strerror}", where=str(pairs)) from None
    for number, line in enumerate(lines, 1):
        try:
            data = json.loads(line)
            yield _paired(articles[data["id"]], data, nlp)
        except (AttributeError, IndexError, KeyError, TypeError, ValueError) as broken:
            raise CorpusError(f"the line is not one of pairs: {broken!r}", where=f"{pairs}:{number}") from None


def _paired(article: Article, data: Mapping[str, Any], nlp: Language) -> Paired:
    sentences = Sentences.of(article.text)
    said: list[Said] = []
    places: dict[Place, int] = {}
    for quotation in extract(article, nlp=nlp).quotations:
        start, end = quotation.content[0].start, quotation.content[-1].end
        places.setdefault((start, end), len(said))
        name = quotation.speaker.name if quotation.speaker else None
        said.append(Said(quotation.text, name, sentences.around(start, end)))
    asked = [
        Asked(one["topic"], _gains(one["relevant"], places), is_statement=False) for one in data["topics"]
    ] + [
        Asked(words, _gains([(start, end, 2)], places), is_statement=True) for start, end, words in data["statements"]
    ]  # fmt: skip
    return Paired(
        id=data["id"],
        held=data["held"],
        sentences=[article.text[start:end] for start, end in sentences.places],
        said=said,
        asked=[one for one in asked if any(gain == GAINS[2] for gain in one.gains.values())],
    )


def _gains(relevant: Sequence[Sequence[int]], places: Mapping[Place, int]) -> dict[int, float]:
    return {places[start, end]: GAINS[grade] for start, end, grade in relevant if (start, end) in places}

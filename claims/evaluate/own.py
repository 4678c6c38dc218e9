"""Our own gold format: ``articles/`` beside ``gold.jsonl``; fixtures/README.md documents it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from claims.article import Article
from claims.errors import CorpusError
from claims.evaluate.gold import Annotated, Corpus, GoldQuotation, Labels, Layer, Offsets
from claims.quotation import Quotation, Span
from claims.readers import read

GOLD_FILE = "gold.jsonl"
ARTICLES = "articles"
LAYERS: frozenset[Layer] = frozenset({"speakers", "roles", "relays", "relay kinds", "addressees", "dates"})


def read_own(folder: Path) -> Corpus:
    """Read a folder in our own format.

    Raises:
        CorpusError: A line is broken, an article is missing, or its text is not the annotated one.
    """
    articles = tuple(
        Annotated(article=article, quotations=tuple(_gold(quotation) for quotation in quotations))
        for article, quotations in read_gold(folder)
    )
    return Corpus(name=folder.name, format="claims", articles=articles, layers=LAYERS)


def read_gold(folder: Path) -> Iterator[tuple[Article, tuple[Quotation, ...]]]:
    """The articles of a folder in our own format with their quotations, as full records.

    Raises:
        CorpusError: As :func:`read_own`.
    """
    path = folder / GOLD_FILE
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        where = f"{path}:{number}"
        try:
            data = json.loads(line)
            article = _article(folder, data, where=where)
            quotations = tuple(Quotation.from_dict(quotation) for quotation in data["quotations"])
        except (AttributeError, KeyError, TypeError, ValueError) as broken:
            raise CorpusError(
                f"the line is not in the shape of `claims extract --json`: {broken}", where=where
            ) from None
        _check_spans(article, quotations, where=where)
        yield article, quotations


def _article(folder: Path, data: Mapping[str, Any], *, where: str) -> Article:
    published = date.fromisoformat(data["published"]) if data.get("published") else None
    path = folder / ARTICLES / data["origin"]
    results = list(read([str(path)], outlet=data.get("outlet"), published=published))
    if len(results) != 1 or not isinstance(results[0], Article):
        reason = results[0].message if results and not isinstance(results[0], Article) else "it is not one article"
        raise CorpusError(f"{data['origin']} cannot be read: {reason}", where=where)
    if results[0].sha256 != data["sha256"]:
        raise CorpusError(
            f"the text of {data['origin']} is not the one that was annotated", where=where, hint="Its SHA-256 differs"
        )
    return results[0]


def _check_spans(article: Article, quotations: tuple[Quotation, ...], *, where: str) -> None:
    for quotation in quotations:
        for span in _spans(quotation):
            if article.text[span.start : span.end] != span.text:
                raise CorpusError(f"the span {span.start}:{span.end} ({span.text!r}) is not in the text", where=where)


def _spans(quotation: Quotation) -> Iterator[Span]:
    yield from quotation.content
    yield from (span for span in (quotation.cue, quotation.source) if span)


def _gold(quotation: Quotation) -> GoldQuotation:
    speaker = quotation.speaker
    return GoldQuotation(
        content=tuple(_offsets(span) for span in quotation.content),
        cue=(_offsets(quotation.cue),) if quotation.cue else (),
        source=(_offsets(quotation.source),) if quotation.source else (),
        kind=quotation.kind,
        labels=Labels(
            speaker=speaker.name if speaker else None,
            kind=speaker.kind if speaker else "none",
            role=speaker.role if speaker else None,
            relays=quotation.relays,
            addressees=tuple(addressee.name for addressee in quotation.addressees),
            said=quotation.said,
        ),
    )


def _offsets(span: Span) -> Offsets:
    return span.start, span.end

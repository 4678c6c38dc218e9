"""Speakers, relays, addressees and dates for a corpus that has only spans, from a file of JSON lines.

One line an article::

    {"id": "NAME of the text file without .txt", "quotes": [
        {"i": 0, "speaker": "Hassan Rouhani", "kind": "person",
         "via": [{"name": "IRNA", "type": "outlet", "span": [120, 124]}], "addressee": ["Fuad Hussein"],
         "said": {"span": [96, 107], "from": "2020-09-26", "to": "2020-09-26"}}]}

``i`` counts the corpus' quotations of that article; ``said`` may be null or left out, and so may its days: then only
the words that tell them are labelled, which is enough to learn from and too little to score.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from claims.errors import CorpusError
from claims.evaluate.gold import Annotated, Corpus, GoldQuotation, Labels, Layer
from claims.quotation import Relay, UtteranceDate


def with_labels(corpus: Corpus, path: Path) -> Corpus:
    """The corpus with the labels of the file in place of its own.

    Raises:
        CorpusError: The file is missing or broken, or names articles or quotations that the corpus has not.
    """
    labels = _read(path)
    unknown = sorted(labels.keys() - {_stem(annotated) for annotated in corpus.articles})
    if unknown:
        raise CorpusError(f"the corpus has no article {unknown[0]!r}", where=str(path))
    articles = tuple(_labelled(annotated, labels.get(_stem(annotated), {}), path) for annotated in corpus.articles)
    layers: set[Layer] = {"speakers", "relays", "addressees"}
    if any(label.said for article in labels.values() for label in article.values()):
        layers.add("dates")
    return replace(corpus, articles=articles, layers=frozenset(layers))


def _stem(annotated: Annotated) -> str:
    return Path(annotated.article.origin).stem


def _labelled(annotated: Annotated, labels: Mapping[int, Labels], path: Path) -> Annotated:
    if labels and max(labels) >= len(annotated.quotations):
        raise CorpusError(
            f"{_stem(annotated)} has {len(annotated.quotations)} quotations, and none with the number {max(labels)}",
            where=str(path),
        )
    quotations: tuple[GoldQuotation, ...] = tuple(
        replace(quotation, labels=labels.get(number)) for number, quotation in enumerate(annotated.quotations)
    )
    return replace(annotated, quotations=quotations)


def _read(path: Path) -> dict[str, dict[int, Labels]]:
    try:
        lines = path.read_bytes().splitlines()
    except OSError as error:
        raise CorpusError(f"the file cannot be read: {error.strerror}", where=str(path)) from None
    articles = {}
    for number, line in enumerate(lines, 1):
        try:
            data = json.loads(line)
            articles[data["id"]] = {quote["i"]: _labels(quote) for quote in data["quotes"]}
        except (AttributeError, KeyError, TypeError, ValueError) as broken:
            raise CorpusError(
                f"the line has not the fields that it needs: {broken!r}", where=f"{path}:{number}"
            ) from None
    return articles


def _labels(quote: Mapping[str, Any]) -> Labels:
    said = quote.get("said")
    days = said if said and "from" in said else None
    return Labels(
        speaker=quote["speaker"],
        kind=quote["kind"],
        relays=tuple(Relay(via["name"], via["type"], *via["span"]) for via in quote["via"]),
        addressees=tuple(quote["addressee"]),
        said=UtteranceDate(date.fromisoformat(days["from"]), date.fromisoformat(days["to"]), "") if days else None,
        dated_by=(said["span"][0], said["span"][1]) if said and not days else None,
    )

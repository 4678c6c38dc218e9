"""The annotation format of BBC Citron (github.com/bbc/citron, docs/data_format.md).

One JSON file an article: ``text``, and ``quotes`` of ``cue`` (a span), ``sources`` and ``contents`` (lists of spans);
a span has ``start`` and ``end`` in characters, and ``text``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from claims.errors import CorpusError
from claims.evaluate.gold import Annotated, Corpus, GoldQuotation, Offsets, article_of, stretches


def read_citron(folder: Path) -> Corpus:
    """Read all ``.json`` files of a folder and of the folders in it.

    Raises:
        CorpusError: A file is no JSON or not in this format, or a span does not fit the text.
    """
    articles = tuple(_annotated(path) for path in sorted(folder.rglob("*.json")))
    return Corpus(name=folder.name, format="citron", articles=articles)


def _annotated(path: Path) -> Annotated:
    try:
        data = json.loads(path.read_bytes())
        text, quotes = data["text"], data["quotes"]
        quotations = tuple(_quotation(quote, text, path) for quote in quotes)
        return Annotated(article=article_of(text, path), quotations=quotations)
    except (AttributeError, KeyError, TypeError, ValueError) as broken:
        raise CorpusError(
            f"the file is not in Citron's annotation format: {broken!r}",
            where=str(path),
            hint='It needs "text" and "quotes" with "cue", "sources" and "contents"',
        ) from None


def _quotation(quote: Mapping[str, Any], text: str, path: Path) -> GoldQuotation:
    cue = quote.get("cue")
    return GoldQuotation(
        content=_offsets(quote["contents"], text, path),
        cue=_offsets([cue] if cue else [], text, path),
        source=_offsets(quote["sources"], text, path),
    )


def _offsets(spans: Iterable[Mapping[str, Any]], text: str, path: Path) -> tuple[Offsets, ...]:
    spans = list(spans)
    for span in spans:
        words = text[span["start"] : span["end"]]
        if span.get("text", words) != words:
            raise CorpusError(f"the text has {words!r} where the annotation has {span['text']!r}", where=str(path))
    return stretches((span["start"], span["end"]) for span in spans)

"""What makes two things the same: hashes of their content."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from claims.article import Article
from claims.factcheck import FactCheck
from claims.quotation import Quotation, Span


def of_article(article: Article) -> str:
    """Outlet, URL and text: two outlets with one agency text are two articles, a file under another path is one."""
    return of_parts(article.outlet, article.url, article.sha256)


def of_parts(outlet: str | None, url: str | None, text_sha256: str) -> str:
    """The same from its parts."""
    return _digest([outlet, url, text_sha256])


def of_run(*, version: str, model: str, components: str) -> str:
    """The whole configuration."""
    return _digest([version, model, components])


def of_quotations(article_identity: str, quotations: Iterable[Quotation]) -> Iterator[str]:
    """One identity for each quotation of an article: where its content, cue and source stand.

    The run does not count, so that a later run that finds the same quotation finds the same identity. Where several
    have all spans in common they are told apart by their order.
    """
    return of_places(
        article_identity,
        (
            (_stretches(quotation.content), _stretches([quotation.cue]), _stretches([quotation.source]))
            for quotation in quotations
        ),
    )


def _stretches(spans: Iterable[Span | None]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans if span]


Stretches = Sequence[Sequence[int]]


def of_places(article_identity: str, places: Iterable[tuple[Stretches, Stretches, Stretches]]) -> Iterator[str]:
    """The same from where content, cue and source stand; the last two are one stretch or none."""
    seen: Counter[str] = Counter()
    for content, *others in places:
        spans = json.dumps([content, *(list(one[0]) if one else None for one in others)])
        yield _digest([article_identity, spans, seen[spans]])
        seen[spans] += 1


def of_fact_check(fact_check: FactCheck) -> str:
    """All that it says; where it was read does not count."""
    return _digest([json.dumps(fact_check.to_dict(), ensure_ascii=False, sort_keys=True)])


def _digest(parts: Sequence[str | int | None]) -> str:
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode("utf-8")).hexdigest()

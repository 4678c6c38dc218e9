"""Small records for tests, each in one line: articles of our own invention, quotations by their words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from claims.article import Article
from claims.ingest import resolve
from claims.quotation import (
    Addressee,
    Extraction,
    Mention,
    Quotation,
    Relay,
    RelayKind,
    Span,
    Speaker,
    SpeakerKind,
    UtteranceDate,
)
from claims.store.records import Written
from claims.store.store import Store


def article(text: str, *, origin: str = "tern.txt", published: str | None = "2021-02-03", **others: Any) -> Article:
    """An article, by default in The Daily Tern."""
    fields = {"outlet": "The Daily Tern", **others}
    return Article(text=text, origin=origin, published=date.fromisoformat(published) if published else None, **fields)


def span(text: str, words: str, *, near: int = 0) -> Span:
    """The place of the words in the text that is nearest to an offset."""
    places = [match.start() for match in re.finditer(re.escape(words), text)]
    start = min(places, key=lambda place: abs(place - near))
    return Span(start, start + len(words), words)


def quotation(
    text: str,
    content: str | Sequence[str],
    *,
    speaker: str | None = None,
    speaker_kind: SpeakerKind = "person",
    role: str | None = None,
    cue: str | None = None,
    source: str | None = None,
    relays: Iterable[tuple[str, RelayKind]] = (),
    to: Iterable[str] = (),
    said: tuple[str, str, str] | None = None,
    **others: Any,
) -> Quotation:
    """A quotation of an article's text; content by its words, the rest by words near it."""
    contents = tuple(span(text, words) for words in ([content] if isinstance(content, str) else content))

    def beside(words: str) -> Span:
        return span(text, words, near=contents[-1].end)

    return Quotation(
        kind=others.pop("kind", "indirect"),
        content=contents,
        cue=beside(cue) if cue else None,
        source=beside(source) if source else None,
        speaker=Speaker(speaker, speaker_kind, role) if speaker else None,
        relays=tuple(Relay(name, kind, beside(name).start, beside(name).end) for name, kind in relays),
        addressees=tuple(Addressee(name, "person", beside(name).start, beside(name).end) for name in to),
        said=UtteranceDate(date.fromisoformat(said[0]), date.fromisoformat(said[1]), said[2]) if said else None,
        **others,
    )


def extraction(*quotations: Quotation, mentions: Iterable[Mention] = ()) -> Extraction:
    """What was extracted from one article."""
    return Extraction(quotations=quotations, mentions=tuple(mentions))


def keep(store: Store, written: Article, *quotations: Quotation, mentions: Iterable[Mention] = ()) -> Written:
    """Write an article with its quotations, its speakers resolved as an import would."""
    run_id = store.run(version="test", model="by hand", components="")
    extracted = extraction(*quotations, mentions=mentions)
    return store.write_article(written, extracted, run_id=run_id, assignments=resolve(store, extracted))

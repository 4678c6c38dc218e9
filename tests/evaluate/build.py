"""Small corpora and extractions in one line."""

from __future__ import annotations

import re
from datetime import date

from claims.article import Article
from claims.evaluate.gold import Annotated, Corpus, GoldQuotation, Labels
from claims.quotation import Addressee, Quotation, QuotationKind, Relay, Span, Speaker, UtteranceDate

TEXT = 'Mayor Ana Ruiz said the bridge was safe. "It will stand for ever," she told the Courier on Monday.'


def offsets(words: str, text: str = TEXT) -> tuple[int, int]:
    """Where the words stand, first place."""
    match = re.search(re.escape(words), text)
    assert match, f"{words!r} is not in the text"
    return match.span()


def span(words: str, text: str = TEXT) -> Span:
    return Span.of(text, *offsets(words, text))


def gold(content: str, cue: str = "", source: str = "", *, labels: Labels | None = None, text: str = TEXT):
    return GoldQuotation(
        content=(offsets(content, text),),
        cue=(offsets(cue, text),) if cue else (),
        source=(offsets(source, text),) if source else (),
        labels=labels,
    )


def quotation(
    content: str,
    cue: str = "",
    source: str = "",
    *,
    kind: QuotationKind = "indirect",
    speaker: Speaker | None = None,
    relays: tuple[Relay, ...] = (),
    addressees: tuple[Addressee, ...] = (),
    said: UtteranceDate | None = None,
    text: str = TEXT,
) -> Quotation:
    return Quotation(
        kind=kind,
        content=(span(content, text),),
        cue=span(cue, text) if cue else None,
        source=span(source, text) if source else None,
        speaker=speaker,
        relays=relays,
        addressees=addressees,
        said=said,
    )


def corpus(*quotations: GoldQuotation, text: str = TEXT, layers: frozenset = frozenset()) -> Corpus:
    article = Article(text=text, origin="bridge.txt", published=date(2024, 5, 14))
    return Corpus(
        name="bridge",
        format="claims",
        articles=(Annotated(article=article, quotations=quotations),),
        layers=layers,
    )

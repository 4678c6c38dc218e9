"""What an annotated corpus holds, whichever format it came in: articles with gold quotations.

A gold quotation is looser than :class:`claims.quotation.Quotation`: in the corpora that others made, cue and source
may be torn into several stretches, contents may be missing, and nobody may have said who the speaker is.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Literal

from claims.article import Article
from claims.errors import ArticleError, CorpusError
from claims.quotation import ENTITY_KINDS, QuotationKind, Relay, UtteranceDate

Offsets = tuple[int, int]
"""Start and end in characters of the article's text, end exclusive."""

Layer = Literal["speakers", "roles", "relays", "relay kinds", "addressees", "dates"]
"""What a corpus may annotate beyond content, cue and source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """What was annotated of a quotation beyond its spans.

    Args:
        speaker: The speaker's name or description; None where it stays open.
        kind: What the speaker is: a ``SpeakerKind``, or ``none``.
        role: What the article calls the speaker.
        relays: Channels through which it reached the article.
        addressees: Names or descriptions of those to whom it was said.
        said: When.
        dated_by: Where the words stand that say when, if nobody worked out which days they mean; then ``said`` is None.
    """

    speaker: str | None = None
    kind: str = "none"
    role: str | None = None
    relays: tuple[Relay, ...] = ()
    addressees: tuple[str, ...] = ()
    said: UtteranceDate | None = None
    dated_by: Offsets | None = None

    @property
    def names_an_entity(self) -> bool:
        """Whether the speaker is a person or an organisation that has a name."""
        return self.speaker is not None and self.kind in ENTITY_KINDS


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldQuotation:
    """The stretches of one annotated quotation, and its labels if the corpus has them.

    Args:
        content: What was said.
        cue: The words that attribute.
        source: The words that name who said it.
        kind: Direct, mixed or indirect; None where the quotation marks of the text have to tell.
        labels: Speaker, relays and the rest; None where nobody annotated them.
    """

    content: tuple[Offsets, ...]
    cue: tuple[Offsets, ...] = ()
    source: tuple[Offsets, ...] = ()
    kind: QuotationKind | None = None
    labels: Labels | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """An article with its gold quotations, in the order of the corpus.

    Raises:
        CorpusError: A span lies outside the text.
    """

    article: Article
    quotations: tuple[GoldQuotation, ...]

    def __post_init__(self) -> None:
        for quotation in self.quotations:
            for start, end in (*quotation.content, *quotation.cue, *quotation.source):
                if not 0 <= start < end <= len(self.article.text):
                    raise CorpusError(
                        f"the span {start}:{end} lies outside the text of {len(self.article.text)} characters",
                        where=self.article.origin,
                        hint="The annotation belongs to another version of the text",
                    )


@dataclass(frozen=True, kw_only=True)
class Corpus:
    """Annotated articles.

    Args:
        name: The folder's name.
        format: The annotation format: ``claims``, ``brat`` or ``citron``.
        articles: In the order of their origins.
        layers: What is annotated beyond content, cue and source.
    """

    name: str
    format: str
    articles: tuple[Annotated, ...]
    layers: frozenset[Layer] = frozenset()

    @cached_property
    def sha256(self) -> str:
        """The hash of all texts and annotations: the same figure means the same only on the same hash."""
        digest = hashlib.sha256()
        for annotated in self.articles:
            line = [annotated.article.sha256, *(_canonical(quotation) for quotation in annotated.quotations)]
            digest.update(json.dumps(line, ensure_ascii=False).encode("utf-8"))
        return digest.hexdigest()

    @property
    def size(self) -> int:
        """How many gold quotations there are."""
        return sum(len(annotated.quotations) for annotated in self.articles)


def article_of(text: str, path: Path, *, published: date | None = None) -> Article:
    """The article of a corpus' file.

    Raises:
        CorpusError: The text is blank or no valid Unicode.
    """
    try:
        return Article(text=text, origin=str(path), published=published)
    except ArticleError as broken:
        raise CorpusError(broken.what, where=broken.where, hint=broken.hint) from None


def stretches(pairs: Iterable[Iterable[int]]) -> tuple[Offsets, ...]:
    """Offsets in the order of the text, from any pairs of numbers."""
    return tuple(sorted((start, end) for start, end in pairs))


def _canonical(quotation: GoldQuotation) -> list[object]:
    labels = quotation.labels
    spans: list[object] = [quotation.content, quotation.cue, quotation.source, quotation.kind]
    if labels is None:
        return spans
    return [
        *spans,
        labels.speaker,
        labels.kind,
        labels.role,
        [relay.to_dict() for relay in labels.relays],
        labels.addressees,
        labels.said.to_dict() if labels.said else None,
    ]

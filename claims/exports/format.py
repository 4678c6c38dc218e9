"""What every format of export has: its name, and a function from the database to pieces of text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from claims.store.quotations.filters import Filters
from claims.store.reader import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What to export, and how.

    Args:
        filters: Which quotations.
        limit: At most so many quotations (or fact-checks, where these are what is exported).
        base: What identifiers begin with, such as the address of a site; None for identifiers that are hashes.
        with_text: Whether formats that can do without it hold the articles' whole texts.
        own: Of fact-checks only one's own verdicts.
        publisher: Who publishes those of one's own verdicts that name nobody.
        publisher_url: The address of that publisher.
    """

    filters: Filters = field(default_factory=Filters)
    limit: int | None = None
    base: str | None = None
    with_text: bool = False
    own: bool = False
    publisher: str | None = None
    publisher_url: str | None = None


OPTIONS = ("base", "with_text", "own", "publisher", "publisher_url")
"""The fields of :class:`Wanted` that mean nothing to most formats."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One format of export.

    Args:
        name: What ``--format`` calls it.
        title: What it is, in a few words.
        media_type: As in an HTTP header.
        suffix: What names of files end with, without the dot.
        takes: What of :data:`OPTIONS` means something to it.
        pieces: From the database to the text, piece after piece; a piece ends anywhere.
    """

    name: str
    title: str
    media_type: str
    suffix: str
    pieces: Callable[[Reader, Wanted], Iterator[str]]
    takes: frozenset[str] = frozenset()

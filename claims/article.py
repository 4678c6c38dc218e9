"""The article: one published text, in one version, that never changes after import."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from claims.arguments import hint_for, kind_of
from claims.errors import ArticleError


@dataclass(frozen=True, kw_only=True)
class Article:
    """One published text, in one version.

    All offsets anywhere in Claims count characters (Unicode code points) of ``text``, which is kept exactly as it
    was read: line ends, odd spaces, soft hyphens and all.

    Args:
        text: The article's text, title line included where the input has it in the text.
        origin: Where it was read: a path, a URL, or ``-``; a record of a larger file is ``path#number``.
        title: The headline, if known.
        outlet: Who published it (Rudaw).
        url: Its address on the web.
        byline: Who wrote it, as printed.
        dateline: Where it was written, as printed ("ERBIL, Kurdistan Region").
        language: ISO 639-1 code, if known.
        published: The day of publication.
        retrieved_at: When it was fetched or read, with time zone.

    Raises:
        ArticleError: The text is no ``str``, is blank or holds lone surrogates, which no file or database can keep.
    """

    text: str
    origin: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    byline: str | None = None
    dateline: str | None = None
    language: str | None = None
    published: date | None = None
    retrieved_at: datetime | None = None

    def __post_init__(self) -> None:
        text: object = self.text
        if not isinstance(text, str):
            raise ArticleError(f"{kind_of(text)} is no text", where=self.origin, hint=hint_for(text))
        if not self.text.strip():
            raise ArticleError("the article has no text", where=self.origin)
        try:
            self.text.encode("utf-8")
        except UnicodeEncodeError as broken:
            raise ArticleError(
                f"the text holds a lone surrogate at character {broken.start}",
                where=self.origin,
                hint="Decode the input with the encoding that it was written in",
            ) from None

    @cached_property
    def sha256(self) -> str:
        """The SHA-256 of the text's UTF-8 bytes, in hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()

"""Plain text and Markdown: the file's own text exactly, with the title and dateline that it begins with."""

from __future__ import annotations

from collections.abc import Iterator

from claims.article import Article
from claims.readers.inputs.encoding import decode, encoding_of
from claims.readers.inputs.source import Source
from claims.readers.metadata.fields import build_article
from claims.readers.metadata.opening import title_of
from claims.readers.options import ReadOptions


def read_text(source: Source, options: ReadOptions) -> Iterator[Article]:
    """The one article of a plain text or Markdown file.

    Raises:
        FormatError: It is too large for one article.
        EncodingError: No encoding is sure.
        ArticleError: It is blank.
    """
    data = source.read(limit=options.max_text_bytes)
    text = decode(data, encoding_of(source, options), origin=source.origin)
    yield build_article(text, origin=source.origin, options=options, title=title_of(text))

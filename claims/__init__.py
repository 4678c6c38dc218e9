"""Claims: who said what, through whom, and where it was printed.

>>> import claims
>>> extraction = claims.extract("“We will not leave,” Mayor Ana Ruiz told reporters on Monday.")
>>> extraction.quotations[0].speaker.name
'Ana Ruiz'

:func:`extract` finds the quotations of a text; :func:`open_database` opens a database to import articles into and to
ask. Nothing heavy is imported until one of them is called.
"""

from __future__ import annotations

from os import PathLike
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claims.article import Article
    from claims.database import Database
    from claims.quotation import Extraction

__all__ = ["__version__", "extract", "open_database"]

__version__: str


def __getattr__(name: str) -> str:
    """``__version__``, looked up when it is asked for: the look-up takes longer than all else here (PEP 562)."""
    if name != "__version__":
        raise AttributeError(f"module 'claims' has no attribute {name!r}")
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("claims")
    except PackageNotFoundError:  # a checkout on the path that was never installed
        return "0+unknown"


def extract(article: Article | str) -> Extraction:
    """Find the quotations of one article.

    The language model is loaded at the first call (about a second) and kept.

    Args:
        article: An Article, or just its text.

    Returns:
        The quotations with speakers, relays, addressees and dates, and the named persons and organisations.

    Raises:
        ArticleError: It is neither, or the text is blank or no valid Unicode.
        ModelError: The language model is not installed.
    """
    from claims.pipeline.extract import extract as extract_one

    return extract_one(article)


def open_database(path_or_url: str | PathLike[str] | None = None) -> Database:
    """Open a database, create it where it is missing, upgrade it where it is older than this version.

    Args:
        path_or_url: A path (SQLite) or an SQLAlchemy URL; by default ``$CLAIMS_DB``, else ``./claims.db``.

    Raises:
        DatabaseUnavailableError: It cannot be opened, or is no database.
        SchemaVersionError: It was written by a newer version of Claims.
    """
    from claims.database import Database

    return Database.open(path_or_url)

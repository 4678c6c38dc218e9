"""Small builders for the tests of the readers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from claims.article import Article
from claims.readers import Failure, read


def one(path: Path | str, **options: Any) -> Article:
    """The only article of an input."""
    item = only(path, **options)
    assert isinstance(item, Article), item
    return item


def failed(path: Path | str, **options: Any) -> Failure:
    """The only failure of an input."""
    item = only(path, **options)
    assert isinstance(item, Failure), item
    return item


def only(path: Path | str, **options: Any) -> Article | Failure:
    items = every(path, **options)
    assert len(items) == 1, items
    return items[0]


def every(*paths: Path | str, **options: Any) -> list[Article | Failure]:
    options.setdefault("notify", lambda message: None)
    return list(read(paths, **options))

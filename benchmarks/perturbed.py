"""Many different articles out of few: each number gives other words of the same length, so that offsets stay true.

A third of the words of three and more letters turn into others by moving their vowels round, names included and each
word the same way in a whole article. So two copies of one article are no reprints of each other, an archive has ever
more different people, while the commonest names come again and again, and what was extracted from the article can be
moved along.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from functools import lru_cache
from typing import Any

from claims.article import Article
from claims.ingest.extraction import Taken

_SHARE = 0.35
_WORD = re.compile(r"[A-Za-z]{3,}")
_ROUNDS = tuple(
    str.maketrans(vowels + vowels.upper(), (moved := vowels[by:] + vowels[:by]) + moved.upper())
    for vowels in ("aeiou",)
    for by in range(1, len(vowels))
)
_LITERAL = frozenset({"kind"})


def article(one: Article, number: int) -> Article:
    """The article in the words of this number, at an address of its own."""
    change = _changing(number)
    return replace(
        one, text=change(one.text), title=change(one.title or "") or None, url=f"https://news.example/{number}"
    )


def taken(one: Taken, number: int) -> Taken:
    """What would be taken from that article; its vectors are those of the first words."""
    return Taken(_moved(one.extraction, _changing(number)), one.vectors)


def _changing(number: int) -> Callable[[str], str]:
    def word(found: re.Match[str]) -> str:
        return _word(found[0], number)

    return lambda text: _WORD.sub(word, text)


@lru_cache(maxsize=100_000)
def _word(word: str, number: int) -> str:
    chance = zlib.crc32(f"{number} {word.lower()}".encode())
    return word.translate(_ROUNDS[chance % len(_ROUNDS)]) if chance / 2**32 < _SHARE else word


def _moved(record: Any, change: Callable[[str], str]) -> Any:  # noqa: ANN401 - any record of ours
    if isinstance(record, str):
        return change(record)
    if isinstance(record, tuple):
        return tuple(_moved(part, change) for part in record)
    if not is_dataclass(record) or isinstance(record, type):
        return record
    parts = {one.name: getattr(record, one.name) for one in fields(record)}
    return replace(record, **{name: _moved(part, change) for name, part in parts.items() if name not in _LITERAL})

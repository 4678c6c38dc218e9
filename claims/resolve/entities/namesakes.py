"""Namesakes inside one article: husband and wife, father and son, who share a surname and often a first name."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache
from typing import Literal

from claims.lexicon.lists import sections
from claims.quotation import Extraction, Mention
from claims.resolve.entities.names import normalise, parse_person
from claims.resolve.entities.scoring import middles_fit

Gender = Literal["man", "woman"]

_NUMERALS = frozenset({"ii", "iii", "iv"})
_TITLES: dict[str, Gender] = {"mr": "man", "mister": "man", "mrs": "woman", "ms": "woman", "miss": "woman"}
_TITLE = re.compile(r"\b(Mr|Mister|Mrs|Ms|Miss)\b\.?\s+$")
# The longest title with its full stop and a line end.
_BEFORE = 9


def namesakes_apart(extraction: Extraction, text: str) -> Extraction:
    """The same, with each mention that the extraction gave to a namesake under its own words.

    "George H.W. Bush" is not George W. Bush, nor "Donald Trump Jr." Donald Trump, nor "Mr. Clinton" Hillary Clinton,
    though an article that names the one may name the other.

    Args:
        extraction: What was extracted from the article.
        text: The article's text.
    """
    mentions = tuple(_apart(mention, text) if mention.kind == "person" else mention for mention in extraction.mentions)
    return extraction if mentions == extraction.mentions else replace(extraction, mentions=mentions)


def titles_of(extraction: Extraction, text: str) -> dict[str, str]:
    """The title before each surname alone by which the records name somebody, where an article gives it one only.

    Args:
        extraction: What was extracted from the article.
        text: The article's text.
    """
    found: dict[str, set[str]] = {}
    for mention in extraction.mentions:
        name = parse_person(mention.name) if mention.kind == "person" else None
        if name and name.lone and (title := _title_before(mention, text)):
            found.setdefault(mention.name, set()).add(title)
    return {name: titles.pop() for name, titles in found.items() if len(titles) == 1}


def _apart(mention: Mention, text: str) -> Mention:
    if _is_a_namesake(mention):
        return replace(mention, name=mention.span.text)
    title = _title_before(mention, text)
    titled = f"{title} {mention.span.text}"
    return mention if not title or titles_fit(titled, mention.name) else replace(mention, name=titled)


def _title_before(mention: Mention, text: str) -> str | None:
    """The title before a mention that is a surname alone."""
    title = _TITLE.search(text[max(0, mention.span.start - _BEFORE) : mention.span.start])
    words = parse_person(mention.span.text)
    return f"{title[1]}." if title and words and words.lone else None


def _is_a_namesake(mention: Mention) -> bool:
    """Whether the words are another's full name: same first name and surname, other initials or another suffix."""
    words, name = parse_person(mention.span.text), parse_person(mention.name)
    if not words or not name or words.lone or name.lone:
        return False
    if (words.given[0], words.family) != (name.given[0], name.family):
        return False
    return not suffixes_fit(words.suffix, name.suffix) or not middles_fit(words.given[1:], name.given[1:])


def suffixes_fit(one: str, other: str) -> bool:
    """Whether one article may call one person both: numerals are left out, but Junior without it is the father."""
    return one == other or (not (one and other) and (one or other) in _NUMERALS)


def titles_fit(one: str, other: str) -> bool:
    """Whether no Mr or Mrs before the one name says that the other is another's; only a title can say so."""
    titles = _title(one), _title(other)
    if not any(titles):
        return True
    return None in (genders := {titles[0] or _by_name(one), titles[1] or _by_name(other)}) or len(genders) == 1


@lru_cache(maxsize=65536)
def _title(name: str) -> Gender | None:
    return _TITLES.get(name.partition(" ")[0].rstrip(".").casefold())


@cache
def _given(section: str) -> frozenset[str]:
    """Given names as names are compared, "Jürgen" without its mark."""
    return frozenset(map(normalise, sections("given_names")[section]))


@lru_cache(maxsize=65536)
def _by_name(name: str) -> Gender | None:
    """The gender of those who bear this first name, if it is the same for nearly all."""
    parsed = parse_person(name)
    if parsed is None or parsed.lone:
        return None
    man, woman = (parsed.given[0] in _given(section) for section in ("men", "women"))
    return None if man == woman else "man" if man else "woman"

"""Circumstances: channels and times that a text names, before anybody asks whose words they hold for.

"At a rally in Basra on Friday, Ruiz ..." names a speech and a day. What can be seen at their place is written down as
traits, short words such as ``lead=at``; a scorer weighs them (:mod:`claims.pipeline.circumstances.weights`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from claims.lexicon.lists import words
from claims.pipeline.text.surface import Surface, Word

Value = TypeVar("Value")

_OWN = frozenset({"his", "her", "their", "its", "my", "our"})
_DETERMINERS = frozenset({"a", "an", "the", "this", "that", "these", "those", "another", "one", "no", "any"})
_FURTHEST = 7  # words between a noun and the preposition that leads to it
_BREAKS = frozenset(",;:()[]—–")


@dataclass(frozen=True, slots=True)
class Circumstance(Generic[Value]):
    """A channel or a time at one place of a text.

    Args:
        key: The same for two places that name the same one.
        start: Its offset.
        end: The offset after it.
        value: What a quotation gets if it holds for it.
        traits: What can be seen at its place.
        owner: Whose it is: a name, nothing but a blank for whoever speaks, None where nobody is named.
    """

    key: str
    start: int
    end: int
    value: Value
    traits: frozenset[str]
    owner: str | None = None


def traits_at(surface: Surface, start: int, end: int) -> Iterator[str]:
    """What the words around a stretch tell about it, whatever it stands for."""
    sentence = surface.sentences[surface.sentence_of(start)] if surface.sentences else (0, len(surface.text))
    yield from _before(surface, max(sentence[0], start - 120), start)
    yield f"next={_after(surface, end, sentence[1])}"
    if surface.text[end : end + 1] in {"'", "’"}:
        yield "possessive"
    if surface.quoted(start):
        yield "quoted"
    if surface.in_headline(start):
        yield "headline"
    if surface.paragraph_of(start) == 0:
        yield "first paragraph"


def _before(surface: Surface, first: int, start: int) -> Iterator[str]:
    """The determiner, and the preposition or verb that leads to a noun, past its adjectives."""
    determiner, after = "none", start
    lead = "start"
    for word in reversed(surface.words_between(first, start)[-_FURTHEST:]):
        if not _BREAKS.isdisjoint(surface.text[word.end : after]):
            lead = "break"
            break
        after = word.start
        found = _lead(surface, word)
        if found is not None:
            lead = found
            break
        if determiner == "none":
            determiner = _determiner(word)
    yield f"lead={lead}"
    yield f"determiner={determiner}"


def _determiner(word: Word) -> str:
    if word.key in _OWN:
        return "own"
    if word.possessive:
        return "name"
    return word.key if word.key in _DETERMINERS else "none"


def _lead(surface: Surface, word: Word) -> str | None:
    if word.key in words("leads", "prepositions"):
        return word.key
    for name in ("gives", "makes", "tells", "speaks", "reports"):
        if word.key in words("leads", name):
            return name
    tag = surface.tag_of(word)
    if tag in {"VERB", "AUX"} and not word.capital and word.key not in words("leads", "attributive"):
        return "verb"
    return "clause" if tag in {"SCONJ", "CCONJ", "PRON"} and word.key not in _DETERMINERS | _OWN else None


def _after(surface: Surface, end: int, last: int) -> str:
    following = surface.words_between(end, min(last, end + 30))
    if not following:
        return "end"
    word = following[0]
    gap = surface.text[end : word.start].strip(" ’'s")
    if gap:
        return "mark"
    for name in ("prepositions", "gives", "makes", "tells", "speaks", "reports"):
        if word.key in words("leads", name):
            return word.key if name == "prepositions" else name
    return surface.tag_of(word).lower() or "word"

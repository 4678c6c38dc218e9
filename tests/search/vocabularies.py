"""A vocabulary held in lists, for tests."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from claims.lexicon.folding import fold, plain_words


@dataclass(frozen=True)
class Name:
    id: int
    name: str
    spelling: str
    kind: str
    since: date | None = None
    until: date | None = None
    articles: int = 1
    before: str = ""


@dataclass(frozen=True, kw_only=True)
class Listed:
    people: Sequence[Name] = ()
    held: Sequence[Name] = ()
    relays: Sequence[Name] = ()
    printers: Sequence[Name] = ()
    descriptions: Sequence[str] = ()
    speaking: Sequence[Name] = ()

    def entities(self, words: Collection[str], *, beginnings: bool = False) -> Sequence[Name]:
        return _with(self.people, words, beginnings=beginnings)

    def roles(self, words: Collection[str]) -> Sequence[Name]:
        return _with(self.held, words)

    def roles_in_place(self, words: Collection[str]) -> Sequence[Name]:
        return [name for name in self.held if all(word in name.spelling.casefold() for word in words)]

    def channels(self, words: Collection[str]) -> Sequence[Name]:
        return _with(self.relays, words)

    def outlets(self, words: Collection[str]) -> Sequence[Name]:
        return _with(self.printers, words)

    def called(self, words: Collection[str]) -> Sequence[Name]:
        return _with(self.held, words)

    def speakers_described(self, words: Collection[str]) -> Sequence[Name]:
        return [name for name in self.speaking if set(words) <= set(fold(name.spelling).split())]

    def described(self, words: Collection[str]) -> bool:
        return any(set(words) <= set(fold(text).split()) for text in self.descriptions)


def _with(names: Sequence[Name], words: Collection[str], *, beginnings: bool = False) -> list[Name]:
    def fits(spelled: str) -> bool:
        return any(spelled.startswith(word) if beginnings else spelled == word for word in words)

    return [name for name in names if any(fits(spelled) for spelled in plain_words(name.spelling))]


def person(number: int, *spellings: str) -> list[Name]:
    return [Name(number, spellings[0], spelling, "person") for spelling in spellings]

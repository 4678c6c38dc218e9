"""From the words of a question to those whom the store knows: speakers, addressees, channels and outlets."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import Protocol

from claims.lexicon.folding import fold, plain_words
from claims.lexicon.lists import words as words_in

# A surname or a first name alone is less than a spelling that some article uses.
_EXACT, _SURNAME, _FIRST_NAME, _SIMILAR = 1.0, 0.8, 0.5, 0.6
# Least similarity (rapidfuzz, 0 to 100) at which "Rohani" stands for "Rouhani": 92; "Salih" and "Saleh" have 80.
_LEAST_SIMILARITY = 80.0
_LONGEST_NAME = 7
_WORD = re.compile(r"[^\s,;:?!()\"“”]+")
_ARTICLES = frozenset({"the", "a", "an", "mr", "mrs", "ms", "dr", "sir"})
_ROLE_NOISE = frozenset({"the", "of", "for", "a", "an", "to", "s", "and"})
# Titles as they are shortened before names.
_SHORTENED = {
    "sen": "senator",
    "gov": "governor",
    "rep": "representative",
    "congressman": "representative",
    "congresswoman": "representative",
    "pres": "president",
    "gen": "general",
    "sec": "secretary",
    "min": "minister",
    "pm": "prime minister",
    "premier": "prime minister",
    "chairman": "chair",
    "chairwoman": "chair",
    "chairperson": "chair",
    "chief": "head",
    "boss": "head",
    "spokeswoman": "spokesman",
    "spokesperson": "spokesman",
}
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
# Offices at the head of an organisation: "the UN chief" is its secretary general.
_HEADS = frozenset({"head", "director", "secretary", "chair", "president", "leader", "commissioner", "executive"})
_RANK = frozenset({"top", "senior", "leading", "longtime"})
# Of several who are called so, how many are meant at most, and how well the words fit those after the first.
_MOST_CALLED, _CALLED = 3, 0.5
# Words that make another role of the same title.
_OTHER_ROLE = frozenset({"vice", "deputy", "former", "ex", "acting", "assistant", "interim", "shadow", "spokesman"})


class Name(Protocol):
    """One name that the store knows: an entity's after merges, a role's holder's, a channel's or an outlet's."""

    @property
    def id(self) -> int:
        """The number of the entity, channel or outlet."""

    @property
    def name(self) -> str:
        """The name to show."""

    @property
    def spelling(self) -> str:
        """One spelling of it, or for a role its words."""

    @property
    def kind(self) -> str:
        """``person`` or ``organisation``, or the kind of a channel."""

    @property
    def since(self) -> date | None:
        """Of a role, the first day of an article that gives it; None where no day is known."""

    @property
    def until(self) -> date | None:
        """The last such day."""


class Vocabulary(Protocol):
    """Whom and what the store knows by name.

    Each method gives every name with at least one of the words (small letters, no diacritics) in it; it may give more.
    """

    def entities(self, words: Collection[str], *, beginnings: bool = False) -> Sequence[Name]:
        """Spellings of persons and organisations; with ``beginnings`` those in which a word begins so."""

    def roles(self, words: Collection[str]) -> Sequence[Name]:
        """Roles with their holders."""

    def channels(self, words: Collection[str]) -> Sequence[Name]:
        """Channels."""

    def outlets(self, words: Collection[str]) -> Sequence[Name]:
        """Outlets."""

    def called(self, words: Collection[str]) -> Sequence[Name]:
        """Speakers with what articles call them beside a quotation, where any of these small words is part of it."""

    def described(self, words: Collection[str]) -> bool:
        """Whether any speaker's name, description or role in an article holds all these folded words."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One whom the words of a question may mean.

    Args:
        id: Number of the entity, channel or outlet.
        name: Name to show.
        weight: How well the words fit, 0 to 1.
        sure: Whether to exclude others; else this one is only more likely.
        part: Of several that are named together, which ("Trump and Clinton": 0 and 1).
    """

    id: int
    name: str
    weight: float = 1.0
    sure: bool = True
    part: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """A name in a stretch of a question.

    Args:
        candidates: Whom it may mean, best first.
        start: Where it starts in the stretch, in characters.
        end: Where it ends, exclusive.
    """

    candidates: tuple[Candidate, ...]
    start: int
    end: int


Days = tuple[date | None, date | None]
"""A first and a last day, None where it is open."""


def find_entity(stretch: str, vocabulary: Vocabulary, *, days: Days = (None, None)) -> Found | None:
    """The person or organisation that a stretch of a question names, by name, by role or by a misspelled name.

    The whole stretch as a name counts most, then the whole stretch as a role, then a name at its end ("Texas governor
    Greg Abbott"), then a similar name.

    Args:
        stretch: The words where the question names somebody.
        vocabulary: Whom the store knows.
        days: When: of several who held a role those are meant who are called so by articles of these days.
    """
    words = _words(stretch)
    if not words:
        return None
    index = _Index(vocabulary.entities(_parts(stretch)))
    whole = index.look_up(stretch[words[0].start() :])
    if whole:
        return Found(whole, words[0].start(), len(stretch))
    role = _holders(stretch, vocabulary, days)
    if role:
        return Found(role, words[0].start(), len(stretch))
    called = _called(stretch, vocabulary) if is_description(stretch) else ()
    if called:
        return Found(called, words[0].start(), len(stretch))
    for before, word in pairwise(words):
        ending = index.look_up(stretch[word.start() :])
        if ending and _may_precede_a_name(before[0], word[0], stretch):
            return Found(_in_role(ending, stretch[: word.start()], vocabulary), word.start(), len(stretch))
    similar = _similar(stretch, vocabulary)
    return Found(similar, words[0].start(), len(stretch)) if similar else None


def is_description(stretch: str) -> bool:
    """Whether words describe somebody by an office ("the UN chief", "Trump's campaign manager"), without a name.

    Args:
        stretch: The words where a question names somebody.
    """
    words = [word.strip(".,").casefold() for word in stretch.split()]
    if len(words) < 2:
        return False
    return (
        words[-1] in words_in("titles", "offices", "men", "women") and not stretch.rsplit(maxsplit=1)[-1][:1].isupper()
    )


def find_leading_entity(text: str, vocabulary: Vocabulary, *, exact: bool = False) -> Found | None:
    """The longest name with which a text begins ("Hillary Clinton public works spending").

    Args:
        text: The question, or the rest of it.
        vocabulary: Whom the store knows.
        exact: Take only whole spellings, no surname or first name of a longer one.
    """
    words = _words(text)[:_LONGEST_NAME]
    index = _Index(vocabulary.entities(_parts(" ".join(word[0] for word in words))))
    for word in reversed(words):
        # "Laura Smith" is not the Laura of another name: half a name is one only where no other half follows.
        whole = exact or text[word.end() :].lstrip()[:1].isupper()
        found = index.look_up(text[words[0].start() : word.end()], exact=whole)
        if found and not _possessive(word[0]):
            return Found(found, words[0].start(), word.end())
    return None


def find_named(stretch: str, known: Iterable[Name], *, leading: bool = False) -> Found | None:
    """The channel or outlet that a stretch names: the longest spelling at its beginning, or the whole stretch.

    Args:
        stretch: The words where the question names it.
        known: Channels or outlets of the store.
        leading: Whether other words may follow the name.
    """
    spellings: dict[str, dict[int, Candidate]] = defaultdict(dict)
    for name in known:
        spellings[_key(name.spelling)][name.id] = Candidate(name.id, name.name)
    words = _words(stretch)[:_LONGEST_NAME]
    for word in reversed(words) if leading else words[-1:]:
        found = spellings.get(_key(stretch[words[0].start() : word.end()]))
        if found:
            return Found(tuple(found.values()), words[0].start(), word.end())
    return None


def _may_precede_a_name(before: str, word: str, stretch: str) -> bool:
    """Whether a name can begin after a word: after a title or a small word, not after a given name.

    "Senator Warren" may be Steven Warren, "Elizabeth Warren" is not; the "chief" of "the UN chief" is no Perry Chief.
    """
    if stretch.islower():
        return True
    known = before.casefold().strip(".") in words_in("titles") or _possessive(before) or before[:1].islower()
    return known and not word[:1].islower()


def _words(text: str) -> list[re.Match[str]]:
    return list(_WORD.finditer(text))


def _parts(text: str) -> frozenset[str]:
    """What to look names up by: the words as spelled."""
    return frozenset(plain_words(text)) - _ARTICLES


def _key(text: str) -> str:
    """A name without its article: "the Washington Post" is "Washington Post"."""
    folded = fold(text).split()
    while len(folded) > 1 and folded[0] in _ARTICLES:
        folded.pop(0)
    return " ".join(folded)


def _possessive(word: str) -> bool:
    return word.casefold().endswith(("'s", "’s"))


class _Index:
    """Names by what of them is spelled out."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._exact: dict[str, dict[int, Candidate]] = defaultdict(dict)
        self._parts: dict[str, dict[int, Candidate]] = defaultdict(dict)
        for name in names:
            key = _key(name.spelling)
            self._exact[key][name.id] = Candidate(name.id, name.name, _EXACT)
            if name.kind == "person":
                plain = _plain_name(key.split())
                if plain != key and " " in plain:
                    self._exact[plain].setdefault(name.id, Candidate(name.id, name.name, _EXACT))
                self._add_parts(name, key.split())

    def _add_parts(self, name: Name, words: list[str]) -> None:
        for cut in range(1, len(words)):
            self._parts[" ".join(words[cut:])].setdefault(name.id, Candidate(name.id, name.name, _SURNAME))
        for cut in range(1, len(words)):
            self._parts[" ".join(words[:cut])].setdefault(name.id, Candidate(name.id, name.name, _FIRST_NAME))

    def look_up(self, text: str, *, exact: bool = False) -> tuple[Candidate, ...]:
        """All who are spelled so, then those whose name ends so, else those whose name begins so."""
        key = _key(text)
        found = self._exact.get(key, {})
        if not exact:
            found = self._parts.get(key, {}) | found
        # Who is only called so by first name is meant only where nobody is by surname.
        least = _SURNAME if any(candidate.weight >= _SURNAME for candidate in found.values()) else 0.0
        fitting = (candidate for candidate in found.values() if candidate.weight >= least)
        return tuple(sorted(fitting, key=lambda candidate: (-candidate.weight, candidate.id)))


def _holders(stretch: str, vocabulary: Vocabulary, days: Days = (None, None)) -> tuple[Candidate, ...]:
    """Who holds the role that the whole stretch describes; fewest words beyond those asked for first."""
    asked = _role_words(fold(stretch, small_acronyms=True))
    if not asked:
        return ()
    found: dict[int, tuple[int, Name]] = {}
    then: set[int] = set()
    shortened = {short for short, long in _SHORTENED.items() if set(long.split()) & asked}
    for role in vocabulary.roles(_parts(stretch) | shortened):
        held = _words_of_role(role.spelling)
        if asked <= held and asked & _OTHER_ROLE == held & _OTHER_ROLE:
            extra = len(held - asked)
            if _overlap((role.since, role.until), days):
                then.add(role.id)
            if role.id not in found or extra < found[role.id][0]:
                found[role.id] = (extra, role)
    if not found:
        return ()
    if any(days) and then:
        found = {number: one for number, one in found.items() if number in then}
    fewest = min(extra for extra, _ in found.values())
    return tuple(Candidate(role.id, role.name) for extra, role in found.values() if extra == fewest)


@lru_cache(maxsize=8_192)  # "senator" is in thousands of roles, again with every question
def _words_of_role(spelling: str) -> frozenset[str]:
    return _role_words(fold(spelling))


def _overlap(one: Days, other: Days) -> bool:
    """Whether two stretches of days, the first of them known, have a day in common."""
    (first, last), (since, until) = one, other
    return first is not None and last is not None and (until is None or first <= until) and (not since or since <= last)


def _called(stretch: str, vocabulary: Vocabulary) -> tuple[Candidate, ...]:
    """Who is called all that beside one quotation: "Sen. Chuck Grassley (R-Iowa)" is an Iowa senator.

    Whom it is said of most often comes first; whose name alone holds a word is not called so.
    """
    asked = _role_words(fold(stretch, small_acronyms=True)) - _RANK
    if not asked or not asked & (words_in("titles", "offices") | _HEADS):
        return ()
    offices = asked & (words_in("titles", "offices") | _HEADS)
    wanted = offices | {short for short, long in _SHORTENED.items() if set(long.split()) & offices}
    held: dict[int, list[frozenset[str]]] = defaultdict(list)
    names: dict[int, str] = {}
    for one in vocabulary.called(wanted | (_HEADS if "head" in asked else frozenset())):
        words = _words_of_role(one.spelling) - frozenset(fold(one.name).split())
        held[one.id].append(words | {"head"} if words & _HEADS else words)
        names[one.id] = one.name
    other = asked & _OTHER_ROLE
    times = {
        number: sum(asked <= words and words & _OTHER_ROLE == other for words in said) for number, said in held.items()
    }
    best = sorted((number for number in times if times[number]), key=lambda number: (-times[number], number))
    weights = (_EXACT, *[_CALLED] * (_MOST_CALLED - 1))
    return tuple(
        Candidate(number, names[number], weight, sure=False) for number, weight in zip(best, weights, strict=False)
    )


def _role_words(folded: str) -> frozenset[str]:
    words = (part for word in folded.split() for part in _SHORTENED.get(word, word).split())
    return frozenset(words) - _ROLE_NOISE


def _in_role(candidates: tuple[Candidate, ...], role: str, vocabulary: Vocabulary) -> tuple[Candidate, ...]:
    """Of several with one name those who hold the role beside it ("Vice President Clinton"), if any does."""
    if len(candidates) < 2:
        return candidates
    holders = {holder.id for holder in _holders(role, vocabulary)}
    return tuple(candidate for candidate in candidates if candidate.id in holders) or candidates


def _similar(stretch: str, vocabulary: Vocabulary) -> tuple[Candidate, ...]:
    """Persons and organisations with a name that may have been misspelled so."""
    from rapidfuzz import fuzz

    asked = _key(stretch)
    if len(asked) < 5:
        return ()
    scores: dict[int, tuple[float, Name]] = {}
    beginnings = {word[:2] for word in asked.split() if len(word) > 3}
    for name in vocabulary.entities(beginnings, beginnings=True):
        pairs = _comparable(asked.split(), _key(name.spelling).split(), person=name.kind == "person")
        score = max((fuzz.ratio(one, other, score_cutoff=_LEAST_SIMILARITY) for one, other in pairs), default=0.0)
        if score > scores.get(name.id, (0.0, name))[0]:
            scores[name.id] = (score, name)
    if not scores:
        return ()
    best = max(score for score, _ in scores.values())
    return tuple(Candidate(name.id, name.name, _SIMILAR) for score, name in scores.values() if score > best - 3)


def _plain_name(words: Sequence[str]) -> str:
    """A person's name without middle initials and what follows it: "Harry B. Harris Jr." is also Harry Harris."""
    inner = [word for word in words[1:] if len(word) > 1 and word not in _SUFFIXES]
    return " ".join([*words[:1], *inner])


def _comparable(asked: list[str], known: list[str], *, person: bool) -> Iterator[tuple[str, str]]:
    """What of two names to compare: all words where there are as many; of persons first and last, or the surname."""
    if len(asked) == len(known):
        yield " ".join(asked), " ".join(known)
    if person and len(asked) > 1 and len(known) > 1:
        yield f"{asked[0]} {asked[-1]}", f"{known[0]} {known[-1]}"
    if person and len(asked) == 1:
        yield asked[0], known[-1]

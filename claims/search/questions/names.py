"""From the words of a question to those whom the store knows: speakers, addressees, channels and outlets."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from claims.lexicon.folding import fold
from claims.lexicon.lists import words as words_in
from claims.lexicon.nations import is_nation
from claims.search.questions.belonging import find_belonging
from claims.search.questions.known import Candidate, Days, Found, Name, Vocabulary
from claims.search.questions.offices import (
    ARTICLES,
    called,
    completes_an_office,
    described,
    holders,
    in_role,
    is_description,
    is_office,
    known_figures,
    name_words,
)

# A surname or a first name alone is less than a spelling that some article uses.
_EXACT, _SURNAME, _FIRST_NAME, _SIMILAR = 1.0, 0.8, 0.5, 0.6
# Least similarity (rapidfuzz, 0 to 100) at which "Rohani" stands for "Rouhani": 92; "Salih" and "Saleh" have 80.
_LEAST_SIMILARITY = 80.0
_LONGEST_NAME = 7
_WORD = re.compile(r"[^\s,;:?!()\"“”]+")
_PREPOSITIONS = frozenset({"of", "for", "from", "in", "at", "to", "with", "by"})
_LONGEST_EPITHET = 2  # words
# Bodies of which there is one, where nothing else is said.
_ONE_OF_A_KIND = frozenset({"congress", "senate", "house", "parliament"})
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


def find_entity(stretch: str, vocabulary: Vocabulary, *, days: Days = (None, None)) -> Found | None:
    """The person or organisation that a stretch of a question names, by name, by role or by a misspelled name.

    The whole stretch as a name counts most, then a role that is just that, then a name at its end ("Texas governor Greg
    Abbott"), then what somebody is to somebody named, a role among other words, how somebody is described where quoted,
    what everybody knows, a nickname made of a given name, and a similar name. A body of which there are many ("police",
    "the government") is nobody in particular.

    Args:
        stretch: The words where the question names somebody.
        vocabulary: Whom the store knows.
        days: When: of several who held a role those are meant who are called so by articles of these days.
    """
    words = _words(stretch)
    if not words or _is_any(_key(stretch)):
        return None
    start = words[0].start()
    index = _Index(vocabulary.entities(name_words(stretch)))
    whole = index.look_up(stretch[start:], persons=not is_office(stretch[start:]))
    if whole:
        return Found(whole, start, len(stretch))
    ending = _ending(stretch, words, index, vocabulary)
    role = holders(stretch, vocabulary, days)
    if ending and not role.exact:
        return ending
    found = (
        (() if ending else find_belonging(stretch[start:], index.look_up_person, vocabulary))
        or role.candidates
        or _told(stretch, vocabulary)
        or _nicknamed([word[0] for word in words], index)
        or (() if is_description(stretch) else _similar(stretch, vocabulary))
    )
    return Found(found, start, len(stretch)) if found else None


def _told(stretch: str, vocabulary: Vocabulary) -> tuple[Candidate, ...]:
    """Who is described by a stretch beside a quotation, or as everybody knows."""
    if is_description(stretch, ending=True):
        return called(stretch, vocabulary) or described(stretch, vocabulary) or known_figures(stretch, vocabulary)
    if not is_description(stretch):
        return described(stretch, vocabulary) if stretch[:1].islower() else ()
    # Described at such length, somebody in particular is meant.
    found = described(stretch, vocabulary) or called(stretch, vocabulary) or known_figures(stretch, vocabulary)
    return tuple(replace(one, sure=True) for one in found)


def _nicknamed(words: Sequence[str], index: _Index) -> tuple[Candidate, ...]:
    """Who is called by an epithet and a given name, as nicknames are made: "Lyin' Ted", "Low Energy Jeb"."""
    *epithets, given = words
    made_so = 0 < len(epithets) <= _LONGEST_EPITHET and fold(given) in words_in("given_names")
    return index.look_up_person(given) if made_so and all(map(_is_epithet, epithets)) else ()


def _is_epithet(word: str) -> bool:
    """Whether a word may say what somebody is like; no name and no title: "Lyin'", "Crooked", "Little"."""
    plain = fold(word)
    if plain in words_in("given_names") | words_in("titles"):
        return False
    return word.casefold().endswith(("in'", "in’")) or plain in words_in("question_words", "epithets")


def _ending(stretch: str, words: Sequence[re.Match[str]], index: _Index, vocabulary: Vocabulary) -> Found | None:
    """Who is named at the end of a stretch, behind a title ("Texas governor Greg Abbott")."""
    for before, word in pairwise(word for word in words if word[0].casefold() not in ARTICLES):
        if before[0].casefold() in _PREPOSITIONS:
            return None  # "the senator from Massachusetts" is not Massachusetts
        ending = index.look_up(stretch[word.start() :])  # of "Turkish Foreign Ministry" no ministry
        if ending and _may_precede_a_name(before[0], word[0], stretch):
            return Found(in_role(ending, stretch[: word.start()], vocabulary), word.start(), len(stretch))
    return None


def find_leading_entity(text: str, vocabulary: Vocabulary, *, exact: bool = False) -> Found | None:
    """The longest name with which a text begins ("Hillary Clinton public works spending").

    Args:
        text: The question, or the rest of it.
        vocabulary: Whom the store knows.
        exact: Take only whole spellings, no surname or first name of a longer one.
    """
    words = _words(text)[:_LONGEST_NAME]
    index = _Index(vocabulary.entities(name_words(" ".join(word[0] for word in words))))
    for word in reversed(words):
        # "Laura Smith" is not the Laura of another name: half a name is one only where no other half follows.
        whole = exact or text[word.end() :].lstrip()[:1].isupper()
        found = index.look_up(text[words[0].start() : word.end()], exact=whole)
        # Nobody is called only by the first name Israel where a land is.
        land = is_nation(word[0]) and all(one.weight < _SURNAME for one in found) and len(words) == 1
        if found and not _possessive(word[0]) and not land:
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
    if completes_an_office(before, word):
        return False
    if stretch.islower():
        return True
    known = before.casefold().strip(".") in words_in("titles") or _possessive(before) or before[:1].islower()
    return known and not word[:1].islower()


def _words(text: str) -> list[re.Match[str]]:
    return list(_WORD.finditer(text))


def _key(text: str) -> str:
    """A name without its article: "the Washington Post" is "Washington Post"."""
    folded = fold(text).split()
    while len(folded) > 1 and folded[0] in ARTICLES:
        folded.pop(0)
    return " ".join(folded)


def _possessive(word: str) -> bool:
    return word.casefold().endswith(("'s", "’s"))


def _is_any(key: str) -> bool:
    """Whether a word stands for any body of a kind, though articles may call one of them so: "the ministry"."""
    return key in words_in("organisations", "nominals") - _ONE_OF_A_KIND


class _Index:
    """Names by what of them is spelled out."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._exact: dict[str, dict[int, Candidate]] = defaultdict(dict)
        self._parts: dict[str, dict[int, Candidate]] = defaultdict(dict)
        self._persons: set[int] = set()
        for name in names:
            key = _key(name.spelling)
            self._exact[key][name.id] = Candidate(name.id, name.name, _EXACT)
            if name.kind == "person":
                self._persons.add(name.id)
                plain = _plain_name(key.split())
                if plain != key and " " in plain:
                    self._exact[plain].setdefault(name.id, Candidate(name.id, name.name, _EXACT))
                self._addname_words(name, key.split())

    def _addname_words(self, name: Name, words: list[str]) -> None:
        for cut in range(1, len(words)):
            self._parts[" ".join(words[cut:])].setdefault(name.id, Candidate(name.id, name.name, _SURNAME))
        for cut in range(1, len(words)):
            self._parts[" ".join(words[:cut])].setdefault(name.id, Candidate(name.id, name.name, _FIRST_NAME))

    def look_up(self, text: str, *, exact: bool = False, persons: bool = True) -> tuple[Candidate, ...]:
        """All who are spelled so, then those whose name ends so, else those whose name begins so."""
        key = _key(text)
        if _is_any(key):
            return ()
        found = self._exact.get(key, {})
        if not exact:
            found = self._parts.get(key, {}) | found
        # Who is only called so by first name is meant only where nobody is by surname.
        least = _SURNAME if any(candidate.weight >= _SURNAME for candidate in found.values()) else 0.0
        kept = (one for one in found.values() if persons or one.id not in self._persons)
        fitting = (candidate for candidate in kept if candidate.weight >= least)
        return tuple(sorted(fitting, key=lambda candidate: (-candidate.weight, candidate.id)))

    def look_up_person(self, text: str) -> tuple[Candidate, ...]:
        """The same, persons only."""
        return tuple(one for one in self.look_up(text) if one.id in self._persons)


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

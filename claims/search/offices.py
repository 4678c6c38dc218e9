"""From the words for an office ("the Texas governor", "the UN chief") to those who hold it."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from claims.lexicon.folding import fold, plain_words
from claims.lexicon.lists import words as words_in
from claims.search.known import Candidate, Days, Name, Vocabulary

ARTICLES = frozenset({"the", "a", "an", "mr", "mrs", "ms", "dr", "sir"})
"""Words before a name that are none of it."""
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
# Offices at the head of an organisation: "the UN chief" is its secretary general.
_HEADS = frozenset({"head", "director", "secretary", "chair", "president", "leader", "commissioner", "executive"})
_RANK = frozenset({"top", "senior", "leading", "longtime"})
# Of several who are called so, how many are meant at most, and how well the words fit those after the first.
_MOST_CALLED, _CALLED = 3, 0.5
# Words that make another role of the same title.
_OTHER_ROLE = frozenset({"vice", "deputy", "former", "ex", "acting", "assistant", "interim", "shadow", "spokesman"})


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


def name_words(text: str) -> frozenset[str]:
    """What to look names up by: the words as spelled, without those that are no part of a name.

    Args:
        text: Where a question names somebody.
    """
    return frozenset(plain_words(text)) - ARTICLES


def holders(stretch: str, vocabulary: Vocabulary, days: Days = (None, None)) -> tuple[Candidate, ...]:
    """Who holds the role that a stretch describes, of all whose role has fewest words beyond those asked for.

    Args:
        stretch: The words where a question names somebody.
        vocabulary: Whom the store knows.
        days: When: of several who held it those are meant who are called so by articles of these days.
    """
    asked = _role_words(fold(stretch, small_acronyms=True))
    if not asked:
        return ()
    found: dict[int, tuple[int, Name]] = {}
    then: set[int] = set()
    shortened = {short for short, long in _SHORTENED.items() if set(long.split()) & asked}
    for role in vocabulary.roles(name_words(stretch) | shortened):
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


def called(stretch: str, vocabulary: Vocabulary) -> tuple[Candidate, ...]:
    """Who is called all that beside one quotation: "Sen. Chuck Grassley (R-Iowa)" is an Iowa senator.

    Whom it is said of most often comes first; whose name alone holds a word is not called so.

    Args:
        stretch: The words where a question names somebody.
        vocabulary: Whom the store knows.
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
    weights = (1.0, *[_CALLED] * (_MOST_CALLED - 1))
    return tuple(
        Candidate(number, names[number], weight, sure=False) for number, weight in zip(best, weights, strict=False)
    )


def _role_words(folded: str) -> frozenset[str]:
    words = (part for word in folded.split() for part in _SHORTENED.get(word, word).split())
    return frozenset(words) - _ROLE_NOISE


def in_role(candidates: tuple[Candidate, ...], role: str, vocabulary: Vocabulary) -> tuple[Candidate, ...]:
    """Of several with one name those who hold the role beside it ("Vice President Clinton"), if any does.

    Args:
        candidates: Those with the name.
        role: The words before the name.
        vocabulary: Whom the store knows.
    """
    if len(candidates) < 2:
        return candidates
    found = {holder.id for holder in holders(role, vocabulary)}
    return tuple(candidate for candidate in candidates if candidate.id in found) or candidates

"""Names of organisations: initials, legal suffixes, words that may be left out, and other names from a list."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from claims.lexicon import names as lexicon
from claims.lexicon.names.spelling import likeness
from claims.resolve.entities.names import normalise

_LEGAL = frozenset(
    {"inc", "incorporated", "ltd", "limited", "llc", "llp", "plc", "corp", "corporation", "co", "company", "gmbh"}
    | {"ag", "sa", "spa", "srl", "nv", "bv", "oy", "ab", "pte", "kk"}
)
# Words after a proper name that say what it is: Fars News Agency is Fars, Rudaw Media Network is Rudaw.
_KIND = frozenset({"news", "agency", "media", "network", "newspaper", "magazine", "tv", "television", "channel"})
_SMALL = frozenset({"of", "and", "the", "for", "in", "on", "at", "to", "de", "la", "du", "des", "et", "der", "a", "an"})
ACRONYM_LENGTH = 3
"""An acronym of fewer letters has too many readings to be taken for granted (AP: Associated Press, Andhra Pradesh)."""
_IS_ACRONYM = re.compile(r"^(?:[A-Z]\.?){2,7}s?$|^[A-Z][A-Z&]{1,6}$")
_POSSESSIVE = re.compile(r"['’]s\b")
_WEB = re.compile(r"\.(?:com|org|net)$", re.IGNORECASE)
_BRITISH = re.compile(r"is(?=ation|ing|ed|e$)")
_AMERICAN = {
    "defence": "defense",
    "centre": "center",
    "centres": "centers",
    "labour": "labor",
    "organisation": "organization",
}


@lru_cache(maxsize=4_096)
def score_organisations(name: str, known: str, spellings: tuple[str, ...]) -> tuple[float, tuple[str, ...]]:
    """How well a name fits an organisation, 0 to 1, and why.

    Args:
        name: The name in an article.
        known: The organisation's name.
        spellings: Its other names. Those that do not fit the first count for nothing: an article that calls the
            Washington Post "the Post" does not make it every Post.
    """
    names = [known, *(spelling for spelling in spellings if spelling != known and _compare(spelling, known)[0])]
    if acronym(name) is None:
        # "PSC" may be either, the Police Service Commission is not the Peace and Security Council.
        names = [other for other in names if acronym(other) is None] or names
    return max((_compare(name, other) for other in names), key=lambda scored: scored[0])


@lru_cache(maxsize=32_768)  # an archive names the same organisations again and again
def _compare(left: str, right: str) -> tuple[float, tuple[str, ...]]:
    ours, theirs = core(left), core(right)
    if ours and ours == theirs:
        return 0.95, ("same name",)
    if aliases(left) & aliases(right):
        return 0.9, ("names of one organisation",)
    if initials_fit(left, right) or initials_fit(right, left):
        return 0.75, ("one is the other's initials",)
    if _sounds_alike(ours, theirs):
        return 0.7, ("names are spellings of one another",)
    if short_form(ours) == short_form(theirs):
        return 0.65, ("one is the other's short form",)
    return 0.0, ("different names",)


def _sounds_alike(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    if not left or len(left) != len(right):
        return False
    return all(likeness(a, b) in ("same", "variant") for a, b in zip(left, right, strict=True))


@lru_cache(maxsize=16384)
def core(name: str) -> tuple[str, ...]:
    """The words that count: without "the" in front and legal suffixes behind, American spelling."""
    words = [
        _AMERICAN.get(word, _BRITISH.sub("iz", word))
        for word in normalise(_WEB.sub("", name.replace("&", " and "))).split()
    ]
    while len(words) > 1 and words[0] == "the":
        words.pop(0)
    while len(words) > 1 and words[-1] in _LEGAL:
        words.pop()
    if len(words) > 2 and words[-1] in ("group", "holdings"):
        words.pop()
    return tuple(words)


@lru_cache(maxsize=16384)
def short_form(words: tuple[str, ...]) -> tuple[str, ...]:
    """Without the words that say what kind of organisation it is, where one proper word remains."""
    kept = tuple(word for word in words if word not in _KIND)
    return kept if len(kept) == 1 else words


@lru_cache(maxsize=16384)
def acronym(name: str) -> str | None:
    """The name as an acronym (``irna``), if that is what it is."""
    bare = re.sub(r"^[Tt]he\s+|['’]s?$", "", name.strip())
    return bare.replace(".", "").replace("&", "").casefold() if _IS_ACRONYM.match(bare) else None


@lru_cache(maxsize=16384)
def initials(name: str) -> frozenset[str]:
    """The acronyms that a name of several words may have, with and without its small words."""
    words = core(name)
    if len(words) < 2:
        return frozenset()
    large = [word for word in words if word not in _SMALL]
    return frozenset({"".join(word[0] for word in words), "".join(word[0] for word in large)})


def initials_fit(short: str, long: str) -> bool:
    """Whether the first name is an acronym, long enough to mean something, of the second."""
    letters = acronym(short)
    if letters is None or len(letters) < ACRONYM_LENGTH or letters not in initials(long):
        return False
    # ISIS is the Islamic State and not the Institute for Science and International Security.
    return not aliases(short) or bool(aliases(short) & aliases(long))


def aliases(name: str) -> frozenset[int]:
    """The organisations of the lexicon that have this name."""
    return _alias_index().get(core(name), frozenset())


@cache
def _alias_index() -> dict[tuple[str, ...], frozenset[int]]:
    index: dict[tuple[str, ...], set[int]] = {}
    for number, group in enumerate(lexicon.organisations()):
        for name in group:
            index.setdefault(core(name), set()).add(number)
    return {words: frozenset(numbers) for words, numbers in index.items()}

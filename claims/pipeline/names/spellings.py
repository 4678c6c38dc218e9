"""Which spellings can stand for one name: parts of it, other transcriptions, initials."""

from __future__ import annotations

import itertools
import re
from functools import lru_cache

from claims.lexicon.names import family_first, nicknames, variants
from claims.lexicon.names.spelling import likeness
from claims.pipeline.names.genders import given_gender
from claims.pipeline.names.kinds import given_names

_SLAVIC_END = re.compile(r"(?<=[ckltz])(?:iy|yy|yi|ij|ii)$")  # Zelenskiy, Trotzkij
_SHORTEST_ROMANISED = 5  # letters; of shorter names too many sound alike
_PORTUGUESE = frozenset({"da", "de", "do", "das", "dos"})  # particles before family names
_LINKS = frozenset({"of", "for", "on", "the", "and", "to", "in", "&"})
# First names by which, with others behind them, few are called.
_BEFORE_GIVEN = frozenset({"syed", "syeda", "md", "mohd", "muhammad", "mohammad", "mohammed", "muhammed"})


def initials(keys: tuple[str, ...]) -> str:
    """The acronym of a name of at least three words, else nothing."""
    letters = "".join(key[0] for key in keys if key not in _LINKS)
    return letters if len(letters) > 2 else ""


def acronyms(keys: tuple[str, ...]) -> frozenset[str]:
    """The acronyms that a name may have: also with the letters of hyphened parts and of the small words.

    "TVEA" for the Tri-Valley Education Association, "DOT" for a Department of Transportation.
    """
    parts = tuple(part for key in keys for part in key.split("-") if part)
    whole = "".join(part[0] for part in parts)
    return frozenset({initials(keys), initials(parts), whole if len(whole) > 2 else ""}) - {""}


def is_family_name(full: tuple[str, ...], key: str) -> bool:
    """Whether a word inside a name can stand for it: Chinese family names, the first of two Spanish ones.

    So can a given name that a particle parts from the family's, by which Brazilians are known: Lula da Silva.
    """
    if len(full) < 2:
        return False
    if full[0] == key:
        return key in family_first() and full[1] not in given_names()
    joins = {before for before, after in itertools.pairwise(full[1:]) if after in _PORTUGUESE}  # "Lula da Silva"
    return key in full[1:-1] and (key in joins or key not in given_names()) and len(key) > 2


@lru_cache(maxsize=16_384)
def bare(key: str) -> str:
    """A surname without the Arabic article, in the first of its known spellings: Assad for al-Assad, one Zelensky."""
    head, _, tail = key.partition("-")
    plain = tail if head in {"al", "el", "as", "ash", "ar", "at", "ad", "an", "az"} and tail else key
    return _SLAVIC_END.sub("y", variants().get(plain, plain))


def is_romanised(full: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names are transcriptions of one, the second maybe only its surname: Hassan Rouhani, Rowhani."""
    one, two = bare(full[-1]), bare(other[-1])
    if min(len(one), len(two)) < _SHORTEST_ROMANISED or one[0] != two[0] or likeness(one, two) != "variant":
        return False
    given = full[0], other[0]
    return 1 in {len(full), len(other)} or same_given(*given) or likeness(*given) in {"same", "variant"}


def is_given(full: tuple[str, ...], key: str) -> bool:
    """Whether a word is the given name of a full name: "Ana", and "Nawaz" of "Muhammad Nawaz Sharif"."""
    called = 1 if len(full) > 2 and full[0] in _BEFORE_GIVEN else 0
    return len(full) > 1 and key in {full[0], full[called]}


def is_run(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether the words of one stand side by side in the other."""
    return any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1))


def is_subsequence(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether the words of one stand in the other, in that order."""
    rest = iter(long)
    return all(key in rest for key in short)


def same_given(one: str, other: str) -> bool:
    """Whether two given names are spellings of one: an initial, or the same consonants (Muhammad, Mohammad)."""
    if len(one) == 1 or len(other) == 1:
        return one[:1] == other[:1]
    return _skeleton(one) == _skeleton(other) and len(_skeleton(one)) > 2


def are_one_given(one: str, other: str) -> bool:
    """Whether two given names can be one person's: a short form, or two spellings (Hilary, Hillary)."""
    if other in nicknames().get(one, ()) or one in nicknames().get(other, ()):
        return True
    long = min(len(one), len(other)) >= _SHORTEST_ROMANISED
    genders = {given_gender((key, "")) for key in (one, other)} - {None}
    return long and one[0] == other[0] and len(genders) < 2 and likeness(one, other) != "none"


def _skeleton(key: str) -> str:
    letters = re.sub(r"[aeiouyw'h-]", "", key)
    return re.sub(r"(.)\1+", r"\1", letters)

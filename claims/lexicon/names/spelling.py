"""Whether two words are spellings of one name: Muhammad and Mohammad, Rowhani and Rouhani, Zelensky and Zelenskyy.

Romanisations of one name differ mostly in the same few ways: ou for u, kh for h, q for k, doubled letters, one vowel
for its neighbour. :func:`sound` undoes these; the irregular rest is listed in ``claims/lexicon/names/variants.txt``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from claims.lexicon import names as lexicon

Likeness = Literal["same", "variant", "slip", "none"]
"""Equal; two romanisations of one name; one letter apart; different."""

UNDECOMPOSED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "þ": "th", "æ": "ae", "œ": "oe", "ə": "a", "ħ": "h", "ŋ": "n"}
)
"""Letters that Unicode does not decompose into a base letter and a mark, and how they are written without."""

# Applied in this order to normalised words; capitals stand for vowel classes, so that later rules leave them alone.
_RULES = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"yy", "y"),
        (r"sch|sh", "š"),
        (r"tsch|tch|cz|ch", "č"),
        (r"dzh|dj|zh|j(?=[aeiou])|^j", "ž"),
        (r"ph", "f"),
        (r"kh|gh$", "h"),
        (r"gh", "g"),
        (r"th|dh", "t"),
        (r"ck|q|c(?![eiy])", "k"),
        (r"x", "ks"),
        (r"w(?=[aeiouy])|v", "v"),
        (r"^(?:ye|je|ie)", "e"),
        (r"(?<=sk)(?:iy|yi|yy|ij|ii|yj|y|i)$", "I"),
        (r"aou|ou|oo|ow(?![aeiou])|u|o", "U"),
        (r"ae|ei|ey|ai|ay", "Y"),
        (r"ee|iy|ie|ij|ii|yi|i|y", "I"),
        (r"a+", "A"),
        (r"e$", "E"),
        (r"(?<=[UYIAe])h$", ""),
        (r"e", "E"),
        (r"(.)\1+", r"\1"),
    )
)
_VOWELS = "UYIAE"
# Classes between which romanisations waver: e is written for a, i and ai.
_WAVERING = frozenset({frozenset("EA"), frozenset("EI"), frozenset("EY")})
_STEADY = str.maketrans("AEIY", "EEEE")
# A word of fewer letters has too many neighbours one letter away.
_SLIP_LENGTH = 7
# Likewise for a word without its first vowel, counted in letters of the sound.
_DROP_LENGTH = 5


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """The word with romanisation folded; equal for most spellings of one name.

    Args:
        word: One normalised word (lower case, no diacritics).

    Returns:
        Consonants in small letters, vowel classes in capitals. Letters of other scripts stay.
    """
    word = lexicon.variants().get(word, word)
    for pattern, replacement in _RULES:
        word = pattern.sub(replacement, word)
    return word


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """The consonants of :func:`sound`, with a mark for a vowel at the start: the key for looking names up."""
    folded = sound(word)
    consonants = "".join(letter for letter in folded if letter not in _VOWELS)
    # A name of vowels and one consonant (Ali, Lee, Roy) would share its key with too many.
    if len(consonants) < 2:
        return re.sub(f"[{_VOWELS}]", "-", folded)
    return f"-{consonants}" if folded[0] in _VOWELS else consonants


@lru_cache(maxsize=65536)
def steady_sound(word: str) -> str:
    """The sound without the vowels that waver: equal for all spellings that :func:`likeness` calls variants."""
    return sound(word).translate(_STEADY)


@lru_cache(maxsize=65536)
def variants_key(word: str) -> str:
    """One key for all spellings that :func:`likeness` calls variants: :func:`steady_sound`, without the first vowel.

    Only a longer word loses it, and only after a consonant: what makes Jlassi and Jelassi one.

    Args:
        word: One normalised word.
    """
    steady = steady_sound(word)
    if len(steady) > _DROP_LENGTH and steady[0] not in _VOWELS and steady[1] in _VOWELS:
        return steady[0] + steady[2:]
    return steady


@lru_cache(maxsize=65536)
def likeness_keys(word: str) -> frozenset[str]:
    """Keys for looking up a word's likenesses: the same word, its variants, and slips that leave the consonants.

    A slip leaves the first or the last three letters of a long word as they are; beside them stands the
    :func:`skeleton`, so that few other words share the key.

    Args:
        word: One normalised word.
    """
    found = {variants_key(word)}
    if len(word) >= _SLIP_LENGTH:
        found |= {f"{skeleton(word)}<{word[:3]}", f"{skeleton(word)}>{word[-3:]}"}
    return frozenset(found)


@lru_cache(maxsize=65536)
def likeness(left: str, right: str) -> Likeness:
    """How alike two normalised words are as spellings of one name."""
    if left == right:
        return "same"
    if len(left) < 2 or len(right) < 2:
        return "none"
    if _are_variants(left, right):
        return "variant"
    if min(len(left), len(right)) >= _SLIP_LENGTH and left[0] == right[0] and _one_letter_apart(left, right):
        return "slip"
    return "none"


@lru_cache(maxsize=65536)
def traces(word: str) -> frozenset[str]:
    """What a word shares with all words that :func:`likeness` calls the same, variants or slips: any of these.

    Its sound without the vowels that waver, also without the first vowel. And its first and its last three letters:
    one letter that is wrong in seven or more leaves the ones or the others as they are.

    Args:
        word: One normalised word.
    """
    steady = steady_sound(word)
    found = {steady}
    if len(steady) > _DROP_LENGTH:
        found.add(steady[0] + steady[2:])
    if len(word) >= _SLIP_LENGTH:
        found |= {f"{word[:3]}-", f"-{word[-3:]}"}
    return frozenset(found)


def _are_variants(left: str, right: str) -> bool:
    one, other = steady_sound(left), steady_sound(right)
    if len(one) == len(other):
        return one == other and _sounds_alike(sound(left), sound(right))
    return abs(len(one) - len(other)) == 1 and _drops_a_vowel(sound(left), sound(right))


def _sounds_alike(left: str, right: str) -> bool:
    if len(left) != len(right):
        return False
    return all(a == b or frozenset((a, b)) in _WAVERING for a, b in zip(left, right, strict=True))


def _drops_a_vowel(left: str, right: str) -> bool:
    """Jlassi and Jelassi: the Maghreb writes no short vowel in the first syllable, the Mashriq does."""
    short, long = sorted((left, right), key=len)
    if len(long) != len(short) + 1 or len(short) < _DROP_LENGTH or long[1] not in _VOWELS:
        return False
    return short[0] not in _VOWELS and _sounds_alike(short, long[0] + long[2:])


def _one_letter_apart(left: str, right: str) -> bool:
    from rapidfuzz.distance import OSA

    return bool(OSA.distance(left, right, score_cutoff=1) <= 1)

"""One spelling for what means the same in a search: "US", "U.S.", "United States" and "Americans" become one word.

:func:`fold` prepares both sides of a search, the texts that are indexed and the words of a question. What it does not
do is stemming: the full-text engines have their own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

# Letters that Unicode does not decompose into a base letter and a mark.
_UNDECOMPOSED = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ı": "i"}
    | {"þ": "th", "Þ": "Th", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe"}
    | dict.fromkeys("’‘ʼʹ´`＇′", "'")
)
# What newspapers print, as it is typed: most of their texts need no more than this, which is quick.
_TYPED = (("’", "'"), ("‘", "'"), ("`", "'"), ("“", '"'), ("”", '"'), ("—", "-"), ("–", "-"))
_DOTTED = re.compile(r"(?<![\w.])(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?|(?<![\w.])[^\W\d_]\.[^\W\d_](?![\w'])")
_PERHAPS_DOTTED = re.compile(r"[^\W\d_]\.[^\W\d_]")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
# Acronyms that are everyday words when they are typed small: "who said" never means the health organisation.
_NEVER_SMALL = frozenset({"who", "au", "gb"})
# Demonyms with these endings have no plural in -s.
_NO_PLURAL = ("s", "ese", "sh", "ch", "men", "man", "x")

_Words = tuple[str, ...]


def fold(text: str, *, small_acronyms: bool = False) -> str:
    """The words of a text as they are searched: lower case, no diacritics, one word for one nation.

    Case counts before it is lost: "US" is a country, "us" is not. Possessive endings go, dotted acronyms lose their
    dots, other apostrophes join ("O'Brien" is "obrien"). The time is linear in the length of the text.

    Args:
        text: Any text.
        small_acronyms: Take "us" and "uk" for the acronyms too, as for a question typed without capitals.

    Returns:
        Words of letters and digits with one space between.
    """
    words = list(_words(text))
    smalls = [word.casefold() for word in words]
    folded = []
    position = 0
    _, exact, longest = _nations()
    while position < len(words):
        small = smalls[position]
        if small not in longest and words[position] not in exact and not small_acronyms:
            folded.append(small)
            position += 1
            continue
        token, length = _nation_at(words, smalls, position, small_acronyms=small_acronyms)
        folded.append(token)
        position += length
    return " ".join(folded)


def plain_words(text: str) -> tuple[str, ...]:
    """The words of a text in small letters and without diacritics, nations as they are spelled."""
    return tuple(word.casefold() for word in _words(text))


def _words(text: str) -> Iterator[str]:
    """The words without diacritics, possessive endings and the dots of acronyms; case as it was."""
    plain = text
    for printed, typed in _TYPED:
        plain = plain.replace(printed, typed)
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFKD", plain.translate(_UNDECOMPOSED)).translate(_UNDECOMPOSED)
        plain = "".join(c for c in decomposed if c.isascii() or unicodedata.category(c) not in {"Mn", "Cf"})
    dotted = "." in plain and _PERHAPS_DOTTED.search(plain) is not None
    undotted = _DOTTED.sub(lambda match: match[0].replace(".", "").upper() + " ", plain) if dotted else plain
    for match in _WORD.finditer(undotted):
        word = match[0]
        if word.endswith(("'s", "'S")):
            word = word[:-2]
        yield word.replace("'", "")


def _nation_at(words: list[str], smalls: list[str], position: int, *, small_acronyms: bool) -> tuple[str, int]:
    """The search token that starts at this word, and how many words it takes."""
    forms, exact, longest = _nations()
    for length in range(min(longest.get(smalls[position], 0), len(words) - position), 0, -1):
        token = forms.get(tuple(smalls[position : position + length]))
        if token is not None:
            return token, length
    word, small = words[position], smalls[position]
    if word in exact:
        return exact[word], 1
    if small_acronyms and word == small and small not in _NEVER_SMALL and word.upper() in exact:
        return exact[word.upper()], 1
    return small, 1


@cache
def _nations() -> tuple[dict[_Words, str], dict[str, str], dict[str, int]]:
    """Forms in any case, forms whose case counts, and for each first word the length of the longest form."""
    forms: dict[_Words, str] = {}
    exact: dict[str, str] = {}
    longest: dict[str, int] = {}
    for line in (files("claims.lexicon") / "nations.txt").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        name, others, acronyms = ([part.strip() for part in line.split("|")] + ["", ""])[:3]
        token = "".join(_words(name)).casefold()
        for form in (name, *_listed(others)):
            for spelled in _with_plural(form):
                key = tuple(word.casefold() for word in _words(spelled))
                forms.setdefault(key, token)
                longest[key[0]] = max(longest.get(key[0], 0), len(key))
        exact |= dict.fromkeys(_listed(acronyms), token)
    return forms, exact, longest


def _listed(names: str) -> list[str]:
    return [name.strip() for name in names.split(",") if name.strip()]


def _with_plural(form: str) -> tuple[str, ...]:
    return (form,) if form.endswith(_NO_PLURAL) else (form, form + "s")

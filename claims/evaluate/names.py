"""When an extracted name counts as the annotated one."""

from __future__ import annotations

import re
import unicodedata


def words_of(name: str | None) -> list[str]:
    """The words of a name: lower case, without diacritics, punctuation, possessive and a leading article."""
    ascii_name = unicodedata.normalize("NFKD", name or "").encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", re.sub(r"'s\b", "", ascii_name))
    return words[1:] if len(words) > 1 and words[0] == "the" else words


def same_name(gold: str | None, predicted: str | None, *, kind: str = "person") -> bool:
    """Whether the predicted name is right where the gold one is ``gold``.

    A person needs the surname, and the given name too if gold has one. Anything else may be its acronym, or share
    at least half of the words of the longer name.

    Args:
        gold: The annotated name.
        predicted: The extracted one.
        kind: ``person``, or anything else for names of organisations and descriptions.
    """
    wanted, given = words_of(gold), words_of(predicted)
    if wanted == given or not wanted or not given:
        return wanted == given
    if kind == "person":
        return wanted[-1] == given[-1] and (len(wanted) == 1 or (len(given) > 1 and wanted[0] == given[0]))
    if _initials(wanted) == "".join(given) or _initials(given) == "".join(wanted):
        return True
    return len(set(wanted) & set(given)) / max(len(set(wanted)), len(set(given))) >= 0.5


def _initials(words: list[str]) -> str:
    return "".join(word[0] for word in words)

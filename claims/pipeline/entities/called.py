"""What somebody is called whom an article names in several ways: the form to print."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from claims.lexicon.names.spelling import likeness
from claims.pipeline.entities.entity import Entity
from claims.pipeline.names.keys import keys_of
from claims.pipeline.names.kinds import given_names, legal_forms
from claims.pipeline.names.name import Name
from claims.pipeline.names.public import known_as
from claims.pipeline.names.spellings import are_one_given, is_subsequence, same_given
from claims.pipeline.text.surface import Surface

_LONGEST_ACRONYM = 4  # letters that may be an acronym's, which some print as "Nato"
# Bearers of these titles are known by one name together with the title: "Pope Francis", "King Salman".
_CROWNS = frozenset({"pope", "king", "queen", "prince", "princess", "emperor", "empress", "sultan", "emir"})


def printed(name: Name) -> str:
    """The name in its own case; a name in capitals of a transcript in title case."""
    joined = " ".join(name.words).replace("\u00ad", "")  # soft hyphens
    if name.kind == "person" and joined.isupper() and len(joined) > 3:
        return " ".join(part.title() if len(part) > 2 else part for part in name.words)
    return re.sub(r"^the (?=\S)", "", joined, flags=re.IGNORECASE)


def in_small_letters(entity: Entity) -> None:
    """Let a place be called as the text prints it elsewhere than in its dateline: "Oslo", not "OSLO".

    Args:
        entity: No person, with all mentions.
    """
    if not entity.name.isupper() or len(entity.name) < _LONGEST_ACRONYM:
        return
    other = next(
        (name for name in entity.names if all(word[:1].isupper() and word[1:].islower() for word in name.words)), None
    )
    if other is not None and keys_of(other.words) == entity.keys:
        entity.name = printed(other)


def crowned(entity: Entity) -> str:
    """The name with its title where it is one word that nobody goes by without it."""
    title = next((name.title for name in entity.names if name.title in _CROWNS), None)
    return f"{title.title()} {entity.name}" if title and len(entity.keys) == 1 else entity.name


def without_epithets(names: Sequence[Name]) -> list[Name]:
    """Take a first word off that the same name mostly goes without: "Crooked Hillary Clinton"."""
    counts = Counter(keys_of(name.words) for name in names if name.kind == "person")
    leading = {keys[0] for keys in counts if len(keys) > 1 and keys[0] in given_names()}  # "Crooked Hillary"
    surnames = Counter(keys[-1] for keys in counts if len(keys) > 1)
    cut = []
    for name in names:
        keys = keys_of(name.words)
        if name.kind == "person" and len(keys) > 2 and counts[keys[1:]] > counts[keys] and keys[1] in given_names():
            first = name.end - len(name.words[-1])
            text_start = name.start + len(name.words[0]) + 1
            if text_start < first:
                cut.append(replace(name, start=text_start, words=name.words[1:]))
                continue
        epithet = len(keys) == 2 and keys[1] in leading and keys[0] not in given_names() and surnames[keys[1]] < 2
        if name.kind == "person" and epithet:
            cut.append(replace(name, start=name.start + len(name.words[0]) + 1, words=name.words[1:]))
            continue
        cut.append(name)
    return cut


def without_legal_form(surface: Surface, entity: Entity) -> None:
    """Let a firm go without what it is by law where the text mostly has it so: "Dorner" for "Dorner L.P."."""
    body = [name for name in entity.names if not surface.in_title(name.start)]
    forms = Counter(keys_of(name.words) for name in body)
    short = entity.keys[:-1]
    if short and entity.keys[-1] in legal_forms() and forms[short] > forms[entity.keys]:
        entity.name = printed(next(name for name in body if keys_of(name.words) == short))
        entity.keys = short


def choose_form(surface: Surface, entity: Entity) -> None:
    """Let a person be called as the text mostly has it in full, where the longest form is another or no name.

    The longest form stands already. "Katie Ruiz" in a headline over "Kate Ruiz", initials, and "Real Ana Ruiz" of a
    book's title give way.

    Args:
        surface: The text.
        entity: A person, with all mentions.
    """
    full = [name for name in entity.names if len(keys_of(name.words)) > 1]
    counts = Counter(keys_of(name.words) for name in full if not surface.in_title(name.start))
    shorter = _without_front(entity.keys, counts)
    first = {keys_of(name.words): name for name in reversed(full) if keys_of(name.words) in counts}
    own = [keys for keys in first if is_subsequence(keys, entity.keys)]
    others = [keys for keys in first if keys not in own and _is_alike(keys, entity.keys)]

    def weight(forms: Sequence[tuple[str, ...]]) -> tuple[int, bool, int]:
        """How often a given name stands there; whether a figure is known by that spelling; how early it stands."""
        known = any(known_as(keys) and likeness(keys[0], entity.keys[0]) != "none" for keys in forms)
        return sum(counts[keys] for keys in forms), known, -min((first[keys].start for keys in forms), default=0)

    best = max(others, key=lambda keys: weight([keys]), default=None)
    if best is not None and (_is_initials(entity.keys) or weight([best]) > weight(own)):
        entity.name, entity.keys = printed(first[best]), best
    elif shorter is not None:
        entity.name, entity.keys = printed(first[shorter]), shorter


def _without_front(keys: tuple[str, ...], counts: Counter[tuple[str, ...]]) -> tuple[str, ...] | None:
    """A full name at the end of a longer run, of which the text has at least as many alone."""
    for first in range(1, len(keys) - 1):
        rest = keys[first:]
        front = [key for key in keys[:first] if len(key) > 1 and key not in given_names()]
        if front and rest[0] in given_names() and counts[rest] >= max(1, counts[keys]):
            return rest
    return None


def _is_alike(keys: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names are spellings of one, and no assumed name that the text tells of."""
    return keys[-1] == other[-1] and (same_given(keys[0], other[0]) or are_one_given(keys[0], other[0]))


def _is_initials(keys: tuple[str, ...]) -> bool:
    return all(len(key) == 1 for key in keys[:-1])

"""Capitals that name nobody: "Democrats", "the Khans", "Pro-Ruiz"."""

from __future__ import annotations

from claims.lexicon.lists import words
from claims.pipeline.names.kinds import ORDINARY, given_names, is_family, outlets
from claims.pipeline.names.starts import BORROWED
from claims.pipeline.text.surface import Surface, Word
from claims.quotation import SpeakerKind

_NO_NAMES = frozenset({"pac", "super pac", "correction", "exit"})
_PREFIXES = frozenset({"pro", "anti", "non", "ex", "pre", "post", "mid"})
_PARTISANS = words("everyday", "partisans")
_PARTIES = words("everyday", "parties")
_SHORTEST_ADJECTIVE = 4  # letters; "Jong-un" is a name
_PLACE_ENDS = words("everyday", "place ends")
_SHIPS = words("everyday", "ships")
_PARTICLES = words("everyday", "particles")


def is_noise(surface: Surface, name: tuple[Word, ...], kind: SpeakerKind | None) -> bool:
    """Whether capitals name nobody: parties' members, families ("the Khans"), adjectives made of names.

    Args:
        surface: The text.
        name: The words that may be a name.
        kind: What they seem to name.
    """
    last = name[-1]
    if kind == "person" and (last.key in _PARTISANS or (len(name) > 1 and last.key in _PLACE_ENDS)):
        return True
    if " ".join(word.key for word in name) in _NO_NAMES or _is_thing(surface, name, kind):
        return True
    if len(name) > 1:
        return False
    # "People wanted more", and no magazine
    people = last.key == "people" and surface.tag_of(last) == "NOUN" and surface.begins_sentence(last)
    labels = last.key in words("labels") and surface.text[last.end : last.end + 1] == ":"  # "URGENT: …"
    if people or labels or ((kind != "organisation" or last.key.endswith("ed")) and _is_compound(surface, last)):
        return True
    if last.key in ORDINARY | _PARTIES or last.text.casefold().endswith(BORROWED):
        return not (kind == "organisation" and _stands_as_outlet(surface, last))
    return kind != "organisation" and is_family(surface, last)


def _is_compound(surface: Surface, word: Word) -> bool:
    """Whether a hyphen makes an adjective of a name: "Pro-Clinton", "Oscar-nominated", two names of the article."""
    head, hyphen, tail = word.text.partition("-")
    if not hyphen or not head or not tail or head.casefold() in _PARTICLES:
        return False  # "Al-Sadr", however many others there are called Al
    if head.casefold() in _PREFIXES or (tail.islower() and tail.isalpha() and len(tail) >= _SHORTEST_ADJECTIVE):
        return True
    return {head, tail} <= surface.capitalised_words


def _stands_as_outlet(surface: Surface, word: Word) -> bool:
    """Whether an outlet's name that is a party's adjective too stands by itself: "the Independent, a newspaper"."""
    if word.key not in outlets() or surface.text[max(0, word.start - 4) : word.start].casefold() != "the ":
        return False
    after = surface.words_between(word.end, word.end + 20)[:1]
    return surface.text[word.end : word.end + 1] in {",", "."} or any(
        surface.tag_of(one) in {"VERB", "AUX"} for one in after
    )


def _is_thing(surface: Surface, name: tuple[Word, ...], kind: SpeakerKind | None) -> bool:
    """Ships and the like: "the tanker Nordic Star", "the Nordic Star said"; but "the Trump campaign" names Trump."""
    index = surface.index_at(name[0].start)
    before = surface.words[index - 1] if index else None
    if before is None or surface.text[before.end : name[0].start].strip(" \xa0"):
        return False
    if before.key in _SHIPS or surface.text[max(0, before.end - 7) : before.end] == "Star of":
        return True
    after = surface.words[index + len(name)] if index + len(name) < len(surface.words) else None
    if kind != "person" or before.key != "the":
        return False
    verb = after is not None and surface.tag_of(after) in {"VERB", "AUX"}
    return verb and (len(name) > 1 or name[0].key not in given_names())

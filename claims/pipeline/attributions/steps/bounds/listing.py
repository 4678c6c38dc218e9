"""Sources that a finder cut where commas part names, or took together where a comma parts the sentence around them.

"Ben Carlsen, Tom Crane and Rand Polk said" is said by three, and "Investigators, Dela Cruz said, were at work" by one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from claims.lexicon.lists import words
from claims.lexicon.nations import is_nation
from claims.pipeline.annotations import Offsets
from claims.pipeline.attributions.candidate import Candidate
from claims.pipeline.attributions.layout import Layout

_AND = re.compile(r"\s(?:and|or|&)\s")
_PART = r"(?:[A-Z][\w’'.-]*|de|da|dos|del|di|van|von|der|den|la|le|bin|al)"
# A full name, with an abbreviated title before it.
_NAME = rf"[A-Z][\w’'.-]*(?:\s{_PART}){{0,5}}\s[A-Z][\w’'-]+(?:,?\s(?:Jr|Sr)\.|\sI{{1,3}})?"
_NAMES = re.compile(rf"(?:{_NAME}(?:\s\([A-Z][\w.-]*\))?,\s)+")
# Before the last of several whom a finder took alone: "Ruiz, Haddad, and" of "Ruiz, Haddad, and Weber said".
_BEFORE_LAST = re.compile(rf"(?:(?>{_NAME}|[A-Z][\w’'-]+),\s)+(?:(?>{_NAME}|[A-Z][\w’'-]+),?\s)?and\s\Z")
_BEGINS = re.compile(r"[.!?:;][”\"’']?\s+")
_LEAST, _AT = re.compile(r"(?:least|most)\s"), re.compile(r"\bat\s\Z", re.IGNORECASE)
_LONGEST = 200  # characters before a source
_INSERTED = re.compile(r"(?P<subject>[^,;:]{2,80}),\s(?P<name>[^,;:]{2,60})")
_OF_WHICH = re.compile(r"(?:(?:an?|the|some)\s)?(?:\w+\s)?of\swhich\b")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def with_whole_lists(layout: Layout, candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates, with the first names of lists in their sources, and without the subjects of what they said."""
    return [
        _with_document(layout, _parted(layout, _whole(layout, _with_first(layout, _with_at(layout, one)))))
        for one in candidates
    ]


def _with_at(layout: Layout, candidate: Candidate) -> Candidate:
    """A candidate with the "at" of how many speak: "At least six firms say"."""
    source = candidate.source
    if source is None or _LEAST.match(layout.text, source[0]) is None:
        return candidate
    at = _AT.search(layout.text, max(0, source[0] - len("at  ")), source[0])
    return candidate if at is None else replace(candidate, source=(at.start(), source[1]))


def _with_document(layout: Layout, candidate: Candidate) -> Candidate:
    """A candidate with the document that only the clause behind was taken of: "The suit, a copy of which leaked"."""
    source = candidate.source
    if source is None or _OF_WHICH.match(layout.text, source[0]) is None:
        return candidate
    if layout.text[source[0] - 2 : source[0]] != ", ":
        return candidate
    noun = layout.token_at(source[0] - 3)
    start = noun.left_edge.idx
    free = not any(start < part[1] and part[0] < source[0] for part in candidate.content)
    if noun.pos_ not in {"NOUN", "PROPN"} or not free or source[0] - start > _LONGEST:
        return candidate
    return replace(candidate, source=(start, source[1]))


def _with_first(layout: Layout, candidate: Candidate) -> Candidate:
    """A candidate with all persons of a list whose last name a finder took alone: "Ruiz, Haddad, and Weber said"."""
    source, cue = candidate.source, candidate.cue
    if source is None or cue is None or cue[0] != source[1] + 1 or not _is_person(layout, source):
        return candidate
    paragraph = layout.paragraph_at(source[0])
    first = max(paragraph.start, source[0] - _LONGEST)
    listed = _BEFORE_LAST.search(layout.text[first : source[0]])
    if listed is None or any(part[1] > first + listed.start() and part[0] < source[0] for part in candidate.content):
        return candidate
    begin = source[0]
    for part in reversed([*re.finditer(r"[^,]+?(?=,|\sand\s)", listed.group())]):
        name = layout.trimmed(first + listed.start() + part.start(), first + listed.start() + part.end())
        if name is None or not _is_person(layout, name):
            break
        begin = name[0]
    return candidate if begin == source[0] else replace(candidate, source=(begin, source[1]))


def _is_person(layout: Layout, name: Offsets) -> bool:
    """Whether words are a person's name, who may be known by a fuller one elsewhere in the text."""
    last = layout.text[slice(*name)].split()[-1]
    return any(one.label_ == "PERSON" and one[-1].text == last and len(one) > 1 for one in layout.doc.ents)


def _whole(layout: Layout, candidate: Candidate) -> Candidate:
    source = candidate.source
    if source is None or not _AND.search(layout.text, *source):
        return candidate
    taken = [*candidate.content, *([candidate.cue] if candidate.cue is not None else [])]
    for begin in _begins(layout, candidate, source):
        names = _NAMES.fullmatch(layout.text, begin, source[0])
        free = not any(begin < part[1] and part[0] < source[0] for part in taken)
        if names is not None and free and _are_names(names.group()):
            return replace(candidate, source=(begin, source[1]))
    return candidate


def _begins(layout: Layout, candidate: Candidate, source: Offsets) -> Iterator[int]:
    """Where a list that goes on in a source may begin: paragraph, sentence, behind a quotation, behind the cue."""
    paragraph = layout.paragraph_at(source[0])
    first = max(paragraph.start, source[0] - _LONGEST)
    if first == paragraph.start:
        yield first
    if candidate.cue is not None and first < candidate.cue[1] < source[0]:
        yield candidate.cue[1] + 1
    for match in _BEGINS.finditer(layout.text, first, source[0]):
        yield match.end()
    for pair in layout.pairs_between(first, source[0]):
        yield pair.end + 1


def _are_names(listed: str) -> bool:
    """Whether the parts of a list are names, and not when or where it was said: "In New York, …"."""
    ordinary = words("everyday", "ordinary", "prepositions")
    parts = [part.strip() for part in listed.split(",") if part.strip()]
    return not any(part.split()[0].casefold() in ordinary or is_nation(part) for part in parts)


def _parted(layout: Layout, candidate: Candidate) -> Candidate:
    """A candidate without the subject of its content in the source: "Investigators, Dela Cruz said, were at work"."""
    source, cue = candidate.source, candidate.cue
    if source is None or cue is None or source[1] + 1 != cue[0]:
        return candidate
    inserted = _INSERTED.fullmatch(layout.text, *source)
    start, _ = candidate.content[0]
    if inserted is None or _AND.search(inserted["name"]) or layout.text[cue[1] : start] != ", ":
        return candidate
    verb = layout.token_at(start)
    if verb.tag_ not in _FINITE or layout.pair_at(start) is not None:
        return candidate
    return replace(candidate, content=(inserted.span("subject"), *candidate.content), source=inserted.span("name"))

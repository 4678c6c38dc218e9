"""Who is put into what is said: "The blue, explains curator Ana Ruiz, was mixed by hand", "Pressed on it, Ruiz said".

A finder takes the words behind such a verb for what was said, and whoever stands before it for the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from claims.lexicon.lists import words
from claims.pipeline.annotations import Offsets
from claims.pipeline.attributions.candidate import Candidate
from claims.pipeline.attributions.layout import Layout

_PART = r"(?:[A-Z][\w’'.-]*|de|da|dos|del|di|van|von|der|den|la|le|bin|al)"
_NAME = rf"[A-Z][\w’'-]*(?:\s{_PART}){{0,4}}"
# "curator Ana Ruiz", "his student Chen Yu", "the museum's director, Omar Haddad".
_WHO = re.compile(
    rf"\s(?P<who>(?:(?:the|his|her|their|its|an?|our|my)\s|[A-Z][\w-]*['’]s\s)?(?:[\w-]+(?:['’]s)?\s){{0,4}}?(?:[\w-]+,\s)?{_NAME}),"
    r"\s(?P<rest>[a-z])"
)
_COMMA = re.compile(r",\s+\Z")
_PRESENT = frozenset({"VBZ", "VBP"})
_PAST = frozenset({"VBD"})
_FINITE = _PRESENT | _PAST | {"MD"}
_SAYS = re.compile(r"(?:has |had |also |further )*(?:said|added|noted|explained|stressed|continued|pointed out)")
_LONGEST = 120  # characters of who is put in
_LONGEST_FRONT = 160
_ASKED = re.compile(
    r"(?:When\s|After being\s)?(?:asked|pressed|questioned|prompted|challenged|quizzed|grilled)\b", re.IGNORECASE
)


def with_inserted(layout: Layout, candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates, with those as source who are put into what they say, and without what one was asked about."""
    return _put_in(layout, [_without_asking(layout, _turned(layout, one)) for one in candidates])


def _put_in(layout: Layout, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, those put in between a subject and its verb with all of the sentence: "It, he added, has"."""
    whole = {place: parts for place, one in enumerate(candidates) if (parts := _around(layout, one)) is not None}
    taken = [(candidates[place].source, parts[1]) for place, parts in whole.items()]
    return [
        replace(one, content=whole[place]) if place in whole else one
        for place, one in enumerate(candidates)
        if place in whole
        or not any(one.source == source and one.cue and rest[0] <= one.cue[0] < rest[1] for source, rest in taken)
    ]


def _around(layout: Layout, one: Candidate) -> tuple[Offsets, Offsets] | None:
    """Both halves of a sentence, where a content is only its subject in front of who says it between commas."""
    cue, source, text = one.cue, one.source, layout.text
    if cue is None or source is None or len(one.content) > 1 or _SAYS.fullmatch(text, *cue) is None:
        return None
    start, end = one.content[0]
    sentence = layout.token_at(cue[0]).sent
    begins = start == layout.paragraph_at(start).start or layout.token_at(start).is_sent_start
    between = text[end : source[0]] == ", " and text[source[1] : cue[0]] == " " and text[cue[1] : cue[1] + 2] == ", "
    if not begins or not between or layout.pairs_between(start, sentence.end_char):
        return None
    rest = layout.trimmed(cue[1] + 1, min(sentence.end_char, layout.paragraph_at(start).end))
    has_verb = any(token.tag_ in _FINITE for token in layout.tokens(start, end))
    if rest is None or has_verb or layout.token_at(rest[0]).tag_ not in _FINITE:
        return None
    return (start, end), rest


def _turned(layout: Layout, candidate: Candidate) -> Candidate:
    """A candidate whose source stands behind its cue between commas: "Before that, notes Ruiz, he painted"."""
    cue, text = candidate.cue, layout.text
    if cue is None or " " in text[slice(*cue)] or not text[cue[0]].islower():
        return candidate
    behind = [span for span in candidate.content if span[0] == cue[1] + 1]
    tag = layout.token_at(cue[0]).tag_
    if not behind or tag not in _PRESENT | _PAST:
        return candidate
    front = _front(layout, cue)
    if front is None:
        return candidate
    who = _WHO.match(text, cue[1], min(behind[0][1], cue[1] + _LONGEST))
    if who is None or layout.pairs_between(front[0], who.end()) or not _is_somebody(text[slice(*who.span("who"))]):
        return candidate
    # "The court, said Ruiz, should pay", but not "The judge, said Ruiz, a lawyer, had paid".
    goes_on = tag in _PRESENT or layout.token_at(who.start("rest")).tag_ in _FINITE
    rest = layout.trimmed(who.start("rest"), behind[0][1]) if goes_on else None
    others = [span for span in candidate.content if span[0] > behind[0][0]]
    if rest is None:
        return candidate
    return replace(candidate, content=(front, rest, *others), source=who.span("who"))


def _front(layout: Layout, cue: Offsets) -> Offsets | None:
    """What stands before a comma and a cue in its sentence, where no other comma parts it."""
    start = max(layout.token_at(cue[0]).sent.start_char, layout.paragraph_at(cue[0]).start)
    comma = _COMMA.search(layout.text, start, cue[0])
    if comma is None or comma.start() - start > _LONGEST_FRONT or "," in layout.text[start : comma.start()]:
        return None
    return layout.trimmed(start, comma.start())


def _is_somebody(who: str) -> bool:
    """Whether words begin as those for somebody do, and no clause: "that", "when Ruiz"."""
    first = who.split(maxsplit=1)[0].casefold()
    articles = {"the", "a", "an", "his", "her", "their", "its", "our", "my"}
    return first in articles or first not in words("everyday", "ordinary", "prepositions")


def _without_asking(layout: Layout, candidate: Candidate) -> Candidate:
    """A candidate without what somebody was asked before he or she said something: "Pressed on it, Ruiz said"."""
    if len(candidate.content) < 2 or candidate.cue is None or candidate.source is None:
        return candidate
    start, end = candidate.content[0]
    said = min(candidate.cue[0], candidate.source[0])
    asked = _ASKED.match(layout.text, start, end) is not None and layout.pair_at(start) is None
    if not asked or end > said or layout.text[end:said] != ", ":
        return candidate
    return replace(candidate, content=candidate.content[1:])

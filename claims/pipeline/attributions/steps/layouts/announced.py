"""Statements that a heading announces: "Statement from Mayor Ana Ruiz:", "What Ruiz said after the vote", then “…”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claims.pipeline.annotations import Offsets
from claims.pipeline.attributions.candidate import Candidate
from claims.pipeline.attributions.layout import Layout
from claims.pipeline.attributions.steps.layouts.headed import statement

ANNOUNCED = "announced"
# As sure as a signature behind a dash is; PolNeAR train has no such heading.
_CONFIDENCE = 0.8
_SKIPPED = 2  # paragraphs between the title of a press release and its statement: what it is about, the place
_FEWEST_WORDS = 4
FOLLOWING = re.compile(
    r"\bfollowing\s(?:joint\s|written\s)?(?:statement|remarks|comments?|message|letter)\b", re.IGNORECASE
)
"""What a sentence that only announces a statement calls it."""
_ON = r"(?:on|regarding|about|concerning|following|after|in response|upon|ahead of)"
_STATEMENT = r"(?P<cue>Statement|Remarks|Comments?)"
# "Joint statement from the Harbour Board on the strike"
_FROM = re.compile(
    rf"(?:(?:Joint|Press|Public|Official|Full|Media|Written)\s)?{_STATEMENT}\s(?:of|from|by)\s(?:the\s)?"
    rf"(?P<who>[^:.“”\"\n]{{3,120}}?)(?:\s{_ON}\b[^\n“”\"]*|[:.]?\s*)",
    re.IGNORECASE,
)
# "Governor Ruiz' statement on the flood"
_THEIRS = re.compile(
    rf"(?P<who>[^:.“”\"\n]{{3,80}}?)(?:[’']s?)?\s(?:Releases?\s|Issues?\s)?{_STATEMENT}\s{_ON}\b[^\n“”\"]*",
    re.IGNORECASE,
)
# Titles of all that somebody said on one occasion, and what leads in such words.
_SAID = re.compile(
    r"(?:Everything|What)\s(?P<who>[^:.,“”\"\n]{3,60}?)\s(?:had\sto\ssay|said|says|told)\b[^\n“”\"]*", re.IGNORECASE
)
_OWN_WORDS = re.compile(
    r"(?:[^\n“”\"]*?\bhere(?:[’']s|\sis)\s|)(?P<who>[^:.,“”\"\n]{3,60}?),?\sin\s(?:his|her|their)\sown\swords:?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Heading:
    """Whom a heading names, and the noun for what it announces."""

    who: Offsets
    cue: Offsets | None


def announced(layout: Layout) -> Iterator[Candidate]:
    """The quoted paragraphs that a heading gives to somebody, no verb standing beside them.

    Args:
        layout: The text.
    """
    for index, paragraph in enumerate(layout.paragraphs):
        is_title = index == 0
        if is_title or layout.text[paragraph.end - 1] == ":":
            stands = _heading(layout, index, (_FROM, _THEIRS) if is_title else (_FROM,))
            if stands is not None:
                yield from _next_statement(layout, index, stands, _SKIPPED if is_title else 0)
            speaks = _heading(layout, index, (_SAID, _OWN_WORDS) if is_title else (_OWN_WORDS,))
            if speaks is not None:
                yield from _all_statements(layout, index, speaks.who)
                return


def without_topics(layout: Layout, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, those that only announce a statement without what it is on: "issued the following statement on".

    Args:
        layout: The text.
        candidates: Whatever was found; of some the statement is joined to its topic.
    """
    return [_without_topic(layout, one) for one in candidates]


def _without_topic(layout: Layout, candidate: Candidate) -> Candidate:
    cue = candidate.cue
    found = FOLLOWING.search(layout.text, *cue) if cue is not None and len(candidate.content) > 1 else None
    if cue is None or found is None:
        return candidate
    quoted = tuple(part for part in candidate.content if layout.pair_at(part[0]) is not None)
    return replace(candidate, content=quoted, cue=(cue[0], found.end())) if quoted else candidate


def _heading(layout: Layout, index: int, patterns: tuple[re.Pattern[str], ...]) -> _Heading | None:
    """What a heading says where it names somebody: words with a name among them and no verb."""
    paragraph = layout.paragraphs[index]
    for pattern in patterns:
        match = pattern.fullmatch(layout.text, paragraph.start, paragraph.end)
        who = layout.trimmed(*match.span("who")) if match is not None else None
        if match is not None and who is not None and _is_named(layout, who):
            return _Heading(who, match.span("cue") if "cue" in pattern.groupindex else None)
    return None


def _is_named(layout: Layout, who: Offsets) -> bool:
    tokens = layout.tokens(*who)
    has_verb = any(token.pos_ == "AUX" or token.tag_ in ("VBD", "VBZ", "VBP") for token in tokens)
    return not has_verb and any(token.pos_ == "PROPN" and token.text[0].isupper() for token in tokens)


def _next_statement(layout: Layout, index: int, heading: _Heading, skipped: int) -> Iterator[Candidate]:
    for place in range(index + 1, min(index + 2 + skipped, len(layout.paragraphs))):
        before = layout.paragraphs[place - 1]
        if place - 1 > index and (
            layout.text[before.end - 1] == ":" or FOLLOWING.search(layout.text, before.start, before.end)
        ):
            return  # a sentence of the body says whose it is
        content = _whole(layout, place)
        if content:
            yield Candidate(
                content=content, cue=heading.cue, source=heading.who, rule=ANNOUNCED, confidence=_CONFIDENCE
            )
            return


def _all_statements(layout: Layout, index: int, who: Offsets) -> Iterator[Candidate]:
    end = 0
    for place in range(index + 1, len(layout.paragraphs)):
        content = _whole(layout, place) if layout.paragraphs[place].start >= end else ()
        if content:
            end = content[-1][1]
            yield Candidate(content=content, cue=None, source=who, rule=ANNOUNCED, confidence=_CONFIDENCE)


def _whole(layout: Layout, place: int) -> tuple[Offsets, ...]:
    """The quotation that begins with a paragraph, where it is whole sentences and nothing else."""
    paragraph = layout.paragraphs[place]
    if not paragraph.pairs or not layout.is_all_quoted(paragraph.start, paragraph):
        return ()
    content = statement(layout, layout.paragraphs[place:])
    return content if len(layout.text[paragraph.start : paragraph.end].split()) >= _FEWEST_WORDS else ()

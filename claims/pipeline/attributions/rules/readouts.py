"""Clauses of readouts that a finder overlooked: "The king extended his deepest condolences to the families"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claims.pipeline.attributions.candidate import Candidate
from claims.pipeline.attributions.layout import Layout
from claims.pipeline.attributions.selection import overlap

_CONFIDENCE = 0.7  # too rare among what the tagger misses to be measured
_OWN = r"(?:his|her|their|its)"
_FEELINGS = (
    r"(?:condolences|sympath(?:y|ies)|gratitude|thanks|appreciation|congratulations|felicitations|solidarity"
    r"|regret|concern|satisfaction|readiness|willingness|admiration|commitment|gratification)"
)
_CLAUSE = re.compile(
    r"(?P<cue>(?:(?:has|have|also|further|then|again|in turn|in return)\s){0,3}(?:"
    rf"(?:expressed|extended|voiced|conveyed|offered|reiterated|renewed)(?=\s{_OWN}\s(?:[\w-]+\s){{0,3}}{_FEELINGS}\b)"
    r"|(?:expressed|voiced)\s(?:the|his|her|their)\s(?:hope|belief|conviction|confidence)(?=\sthat\s)"
    r"|spoke (?:very )?(?:highly|positively) of"
    r"|(?:underscored|underlined|stressed|emphasi[sz]ed|reaffirmed|reiterated|highlighted)"
    r"(?=\s(?:that|the|its|his|her|their)\s)))\s"
)
_SUBJECT = re.compile(
    r"(?:(?:[A-Z][^,;:“”\"()\n]{2,60}|For (?:his|her|its|their) part),\s)?"
    r"(?P<source>(?:The|the|His|Her|He|She|They|he|she|they|[A-Z][\w’'.-]+)(?:\s[\w’'.-]+){0,7}?)"
    r"(?:,\s(?:however|in turn|meanwhile|for (?:his|her|their|its) part|too|also),)?\s\Z"
)
_END = re.compile(r",\s(?:(?:stressing|noting|adding|saying|affirming|emphasi[sz]ing|calling|while)\b)")
_LONGEST = 160  # characters before a cue
_NEAR = 400  # characters within which another candidate's words may be the same


def with_readouts(layout: Layout, tagged: Sequence[Candidate]) -> list[Candidate]:
    """The tagger's candidates and the clauses of readouts with whose words none of them has to do.

    Args:
        layout: The text.
        tagged: What the tagger proposes.
    """
    result = list(tagged)
    for found in _clauses(layout):
        parts = [found.source, found.cue, *found.content]
        near = [one for one in result if one.start < found.end + _NEAR and one.end > found.start - _NEAR]
        taken = (known for one in near for known in (one.cue, one.source, *one.content) if known is not None)
        if not any(overlap(part, known) for known in taken for part in parts if part is not None):
            result.append(found)
    return result


def _clauses(layout: Layout) -> Iterator[Candidate]:
    for match in _CLAUSE.finditer(layout.text):
        cue = match.span("cue")
        paragraph = layout.paragraph_at(cue[0])
        sentence = layout.token_at(cue[0]).sent
        first = max(sentence.start_char, paragraph.start)
        last = min(sentence.end_char, paragraph.end)
        if layout.pairs_between(first, last) or cue[0] - first > _LONGEST or not match.end() < last:
            continue
        subject = _SUBJECT.match(layout.text[first : cue[0]])
        if subject is None:
            continue
        source = first + subject.start("source"), first + subject.end("source")
        closes = _END.search(layout.text, match.end(), last)
        content = layout.trimmed(match.end(), closes.start() if closes is not None else last)
        if content is not None and not _acts(layout, *source):
            yield Candidate(content=(content,), cue=cue, source=source, rule="clause", confidence=_CONFIDENCE)


def _acts(layout: Layout, start: int, end: int) -> bool:
    """Whether a verb stands in a stretch, as in "The mayor who"."""
    return any(token.pos_ in {"VERB", "AUX"} or token.tag_ in {"WP", "WDT"} for token in layout.tokens(start, end))

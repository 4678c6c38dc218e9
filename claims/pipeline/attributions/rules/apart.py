"""Who said what the sentence before tells, in a sentence of its own: "The road is open. The mayor told Vexo TV."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from claims.pipeline.annotations import Offsets
from claims.pipeline.attributions.candidate import Candidate
from claims.pipeline.attributions.layout import Layout
from claims.pipeline.attributions.selection import overlap

APART = "apart"
_CONFIDENCE = 0.7
_SOURCE = r"(?P<source>(?:The|An?|Several|Some|Two|Three|[A-Z][\w’'.-]*)(?:\s[^\s,;:“”\"()]+){0,12})"
_APART = re.compile(
    rf"{_SOURCE}\s(?:(?P<cue>told|informed)\s(?P<hearer>[^,;:“”\"()\n]{{3,60}})"
    r"|(?P<announced>announced|said|stated)\s(?:at|in|during|on|via)\s[^,;:“”\"()\n]{3,80})\.\s*\Z"
)
_STORY = re.compile(
    r"\b(?:that|to|of|about|how|why|what|if|whether|not|no|so|who|which|and|him|her|them|this|it)\b", re.IGNORECASE
)
_HEARER = re.compile(r"[A-Z\d]|the\s|reporters\b|journalists\b")
_LONGEST = 240  # characters of such a sentence
_FEWEST = 4  # words that are told
_VERBS = frozenset({"VERB", "AUX"})


def apart_clauses(layout: Layout) -> Iterator[Candidate]:
    """The sentences that only say who told the one before, each with that one for its content.

    Args:
        layout: The text.
    """
    for told, telling in pairwise((span.start_char, span.end_char) for span in layout.doc.sents):
        if telling[1] - telling[0] > _LONGEST or layout.pairs_between(told[0], telling[1]):
            continue
        match = _APART.match(layout.text[slice(*telling)])
        if match is None or layout.paragraph_index(told[0]) != layout.paragraph_index(telling[0]):
            continue
        cue = "cue" if match["cue"] else "announced"
        source, verb = _moved(match.span("source"), telling[0]), _moved(match.span(cue), telling[0])
        content = layout.trimmed(max(told[0], layout.paragraph_at(told[0]).start), told[1])
        if content is None or _acts(layout, *source) or _goes_on(layout, match, verb[1], telling[1]):
            continue
        if len(layout.text[slice(*content)].split()) < _FEWEST or not _acts(layout, *content):
            continue
        yield Candidate(content=(content,), cue=verb, source=source, rule=APART, confidence=_CONFIDENCE)


def with_sentences_apart(layout: Layout, tagged: Sequence[Candidate]) -> list[Candidate]:
    """The tagger's candidates and such sentences, where nobody else said what stands before them.

    Args:
        layout: The text.
        tagged: What the tagger proposes.
    """
    result = list(tagged)
    for found in apart_clauses(layout):
        kept = [one for one in result if not _is_misread(one, found)]
        taken = (part for one in kept for part in (*one.content, one.cue, one.source))
        if not any(overlap(part, own) for part in taken for own in (*found.content, found.cue, found.source)):
            result = [*kept, found]
    return result


def _is_misread(tagged: Candidate, found: Candidate) -> bool:
    """Whether the tagger took whom somebody told for what was said, or only a part of that."""
    if found.cue is None or not overlap(tagged.cue, found.cue):
        return False
    told = found.content[0]
    return tagged.start >= found.cue[1] or all(told[0] <= start and end <= told[1] for start, end in tagged.content)


def _moved(span: Offsets, by: int) -> Offsets:
    return span[0] + by, span[1] + by


def _acts(layout: Layout, start: int, end: int) -> bool:
    """Whether a finite verb stands in a stretch."""
    return any(token.pos_ in _VERBS and token.tag_ not in {"VBN", "VBG"} for token in layout.tokens(start, end))


def _goes_on(layout: Layout, match: re.Match[str], start: int, end: int) -> bool:
    """Whether more is told behind the cue than to whom or where; somebody who is told has a name or an article."""
    if match["hearer"] and not (
        match["hearer"][0].isupper() or match["hearer"].startswith(("the ", "reporters", "24"))
    ):
        return True
    behind = layout.text[start:end]
    return _STORY.search(behind) is not None or any(token.pos_ in _VERBS for token in layout.tokens(start + 1, end))

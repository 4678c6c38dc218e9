"""Lines that begin with their speaker: "TAPPER: Good evening." and "Rouhani: US must leave"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.lexicon.lists import words
from claims.pipeline.annotations import Offsets
from claims.pipeline.attributions.candidate import Candidate
from claims.pipeline.attributions.layout import Layout
from claims.pipeline.attributions.selection import selected

# Share of right ones among the speaker lines of PolNeAR train; a headline's first words are names less often.
_TRANSCRIPT = 0.9
_HEADLINE = 0.7

_LABEL = re.compile(r"[^\W\d_][\w.'’-]*(?:[ \t][(\[]?[\w.,'’&-]+[)\]]?){0,6}(?=[ \t]*:[ \t]*\S)")
_STOP = re.compile(r"[.!?][\"”’']?\s+[\"“‘'A-Z]")
_LONGEST_HEADLINE = 120
_NAMED = ("PERSON", "ORG", "NORP", "GPE")


def with_speaker_lines(layout: Layout, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates and the lines that begin with a speaker; these win where both claim the same words."""
    found = _transcript(layout) or _headline(layout)
    return selected([*candidates, *found]) if found else list(candidates)


def _transcript(layout: Layout) -> list[Candidate]:
    """Turns that begin with a label, where labels recur or are in capitals; paragraphs without one go on."""
    labels = {index: label for index in range(len(layout.paragraphs)) if (label := _label(layout, index))}
    names = [layout.text[slice(*label)] for label in labels.values()]
    capitals = [name for name in names if name.isupper()]
    if len(capitals) < 2 and (len(names) < 4 or len(set(names)) > len(names) / 2):
        return []
    wanted = set(capitals) if len(capitals) >= 2 else {name for name in names if names.count(name) > 1}
    turns = [index for index, label in labels.items() if layout.text[slice(*label)] in wanted]
    ends = [following - 1 for following in turns[1:]] + turns[-1:]
    return [_line(layout, index, labels[index], last, _TRANSCRIPT) for index, last in zip(turns, ends, strict=True)]


def _headline(layout: Layout) -> list[Candidate]:
    """The first line, where a name stands before the colon."""
    label = _label(layout, 0) if layout.paragraphs else None
    if label is None or not _is_headline(layout.text[label[1] : layout.paragraphs[0].end]):
        return []
    span = layout.doc.char_span(*label, alignment_mode="expand")
    name = layout.text[slice(*label)]
    is_name = span is not None and any(token.ent_type_ in _NAMED or token.pos_ == "PROPN" for token in span)
    if span is None or not (is_name or name in layout.text[layout.paragraphs[0].end :]):
        return []
    if any(token.pos_ in ("VERB", "AUX") for token in span):
        return []
    return [_line(layout, 0, label, 0, _HEADLINE)]


def _is_headline(said: str) -> bool:
    """Whether what follows a label is one line of a headline; some archives end those with a full stop."""
    return not said.endswith(".") or (len(said) <= _LONGEST_HEADLINE and _STOP.search(said, 0, len(said) - 1) is None)


def _label(layout: Layout, index: int) -> Offsets | None:
    """The words before a colon at the start of a paragraph, if they may be a speaker's."""
    paragraph = layout.paragraphs[index]
    match = _LABEL.match(layout.text, paragraph.start, paragraph.end)
    if match is None or match[0].split()[0].casefold() in words("labels") or not match[0][0].isupper():
        return None
    return match.start(), match.end()


def _line(layout: Layout, index: int, label: Offsets, last: int, confidence: float) -> Candidate:
    """What a label says, from its paragraph to the last one of its turn."""
    colon = layout.text.index(":", label[1])
    first = layout.paragraphs[index]
    spoken = layout.text[colon + 1 : first.end]
    content = [(first.end - len(spoken.lstrip()), first.end)]
    content += [(paragraph.start, paragraph.end) for paragraph in layout.paragraphs[index + 1 : last + 1]]
    return Candidate(
        content=tuple(content), cue=(colon, colon + 1), source=label, rule="speaker line", confidence=confidence
    )

"""Words before a colon at the beginning of a line: who speaks, or what the rest is about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from claims.lexicon.lists import words
from claims.pipeline.annotations import Offsets
from claims.pipeline.attributions.candidate import Candidate
from claims.pipeline.attributions.layout import Layout

MARKS = frozenset('"“”')
"""With which a transcript that is quoted as a whole opens each turn."""
LABEL = re.compile(
    r"[^\W\d_][\w.'’-]*(?:[^\S\n][(\[]?[\w.,'’&-]+[)\]]?){0,6}(?:[^\S\n]\([^()\n]{1,120}\))?(?=[^\S\n]*:[^\S\n]*\S)"
)
"""What may be a speaker's label, with a colon behind it: "TAPPER", "Ana Ruiz (Harlow)"."""
# In capitals, and alone in its line: "NORA VALE, host:".
_LONE_LABEL = re.compile(r"[^\W\d_a-z][\w.'’-]+(?:[^\S\n][^\W\d_a-z][\w.'’-]*){0,3}(?:,[^\S\n][\w ]{1,40})?(?=:\Z)")
_TIME = re.compile(r":\d\d")  # "Paige Lavender, February 6, 10:42PM" in a live blog
_LONGEST_TOPIC = 4  # words
_ADDRESSED = (["sir"], ["madam"], ["sirs"], ["editor"], ["dear", "sir"], ["dear", "editor"])  # in letters to the editor


def with_labels(layout: Layout, candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates with the words before a colon as sources, and all that they label; without topics and addresses.

    Args:
        layout: The text.
        candidates: Whatever was found.
    """
    kept = (one for one in candidates if not (_is_topic(layout, one) or _addresses(layout, one)))
    return [_whole(layout, _labelled(layout, one)) for one in kept]


def _is_topic(layout: Layout, candidate: Candidate) -> bool:
    """Whether what stands before a headline's colon only says what it is about."""
    cue, source = candidate.cue, candidate.source
    if cue is None or source is None or layout.paragraph_index(cue[0]) or layout.text[slice(*cue)] != ":":
        return False
    before = layout.text[slice(*source)]
    return source[0] == layout.paragraphs[0].start and (_ends_a_topic(before) or _rates(before))


def _addresses(layout: Layout, candidate: Candidate) -> bool:
    """Whether what stands before a colon only addresses somebody, as letters to the editor begin: "Sir: "."""
    cue, source = candidate.cue, candidate.source
    colon = cue is not None and source is not None and layout.text[slice(*cue)] == ":"
    return colon and source is not None and layout.text[slice(*source)].casefold().split() in _ADDRESSED


def _labelled(layout: Layout, candidate: Candidate) -> Candidate:
    """A candidate that a colon attributes, with the words before the colon as its source where it has none."""
    cue = candidate.cue
    if candidate.source is not None or cue is None or layout.text[slice(*cue)] != ":":
        return candidate
    label = label_at(layout, layout.paragraph_index(cue[0]))
    if label is None or label[1] != cue[0] or not has_no_verb(layout, label):
        return candidate
    return replace(candidate, source=label)


def _whole(layout: Layout, candidate: Candidate) -> Candidate:
    """A candidate with all sentences of its paragraph, where that begins with a label: "Ruiz: We won. They lost."."""
    cue, source = candidate.cue, candidate.source
    if cue is None or source is None or layout.text[slice(*cue)] != ":" or len(candidate.content) > 1:
        return candidate
    index = layout.paragraph_index(source[0])
    paragraph, (start, end) = layout.paragraphs[index], candidate.content[0]
    begins = source == label_at(layout, index) and not layout.text[cue[1] : start].strip() and end < paragraph.end
    if not index or not begins or paragraph.pairs or not _is_known(layout, source):
        return candidate
    return replace(candidate, content=((start, paragraph.end),))


def _is_known(layout: Layout, label: Offsets) -> bool:
    """Whether the text has named a label's person before."""
    name = layout.text[slice(*label)]
    return name[:1].isupper() and re.search(rf"\b{re.escape(name)}\b", layout.text[: label[0]]) is not None


def has_no_verb(layout: Layout, label: Offsets) -> bool:
    """Whether no verb in small letters stands in words, so that they may be a label.

    Args:
        layout: The text.
        label: Where the words stand.
    """
    return not any(token.pos_ in ("VERB", "AUX") and token.text.islower() for token in layout.tokens(*label))


def label_at(layout: Layout, index: int) -> Offsets | None:
    """The words before a colon at the start of a paragraph, if they may be a speaker's.

    Args:
        layout: The text.
        index: The number of the paragraph.
    """
    paragraph = layout.paragraphs[index]
    quoted = layout.text[paragraph.start] in MARKS  # a transcript that is quoted opens a mark with each turn
    match = LABEL.match(layout.text, paragraph.start + quoted, paragraph.end)
    match = match or _LONE_LABEL.match(layout.text, paragraph.start, paragraph.end)
    if match is None or not match[0][0].isupper() or _islabel_at(match[0]):
        return None
    if match[0][-1].isdigit() and _TIME.match(layout.text, match.end()):
        return None
    return match.start(), match.end()


def _islabel_at(before: str) -> bool:
    """Whether words before a colon announce a topic or a kind of text: "Urgent", "The Latest", "Mill fire trial"."""
    parts = before.casefold().removeprefix("the ").split()
    return bool(parts) and (parts[0] in words("labels") or parts in _ADDRESSED or _ends_a_topic(before))


def _ends_a_topic(before: str) -> bool:
    """Whether words before a colon are what the rest is about: "Mill fire trial"."""
    parts = before.casefold().removeprefix("the ").split()
    return 1 < len(parts) <= _LONGEST_TOPIC and parts[-1] in words("everyday", "topics")


def _rates(before: str) -> bool:
    """Whether words before a colon are a fact-check's verdict: "Partly false"."""
    return before.casefold().split()[0] in words("labels", "verdicts")

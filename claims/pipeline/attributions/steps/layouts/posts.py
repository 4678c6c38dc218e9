"""Posts printed with their handle and day: "We lost a friend. — Ana Ruiz (@anaruiz) April 7, 2017"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.pipeline.attributions.candidate import Candidate
from claims.pipeline.attributions.layout import Layout

# Nothing else is printed so; PolNeAR train has no such line.
_CONFIDENCE = 0.9
_LONGEST = 1200  # characters of a line that holds a post
_FEWEST_WORDS = 3
_SIGNED = re.compile(
    r"(?:\s|^)(?P<link>(?:pic\.twitter\.com/\w+|https?://\S+)\s)?\s*(?:[—–―]|--?)\s?"
    r"(?P<who>[^\s—–―(][^—–―()\n]{0,60}?)\s?\(@\w{1,30}\)\s+"
    r"(?:[A-Z][a-z]{2,8}\.?\s\d{1,2},\s\d{4}|\d{1,2}\s[A-Z][a-z]{2,8}\.?\s\d{4})\s*\Z"
)


def posts(layout: Layout) -> Iterator[Candidate]:
    """The posts of a text that stand without marks before whoever posted them.

    Args:
        layout: The text.
    """
    for index, paragraph in enumerate(layout.paragraphs):
        if paragraph.end - paragraph.dateline > _LONGEST or "(@" not in layout.text[paragraph.dateline : paragraph.end]:
            continue
        signed = _SIGNED.search(layout.text, paragraph.dateline, paragraph.end)
        if signed is None:
            continue
        start, end = paragraph.dateline, signed.start()
        if start >= end and index:  # the signature has a line of its own
            start, end = layout.paragraphs[index - 1].dateline, layout.paragraphs[index - 1].end
        said = layout.trimmed(start, end)
        if said is None or len(layout.text[slice(*said)].split()) < _FEWEST_WORDS:
            continue
        stop = end if layout.text[end - 1] in ".!?…" else said[1]
        yield Candidate(
            content=((said[0], stop),), cue=None, source=signed.span("who"), rule="post", confidence=_CONFIDENCE
        )

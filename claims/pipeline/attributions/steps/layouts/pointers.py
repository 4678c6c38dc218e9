"""Words that only point to what was said: "What the managers said", "Here is what Ruiz wrote.", and then her words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claims.pipeline.attributions.candidate import Candidate
from claims.pipeline.attributions.layout import Layout

# As sure as a statement under a heading is; PolNeAR train has none.
_CONFIDENCE = 0.75
# A content that is no more than "what", also with who says it: "what the managers said".
_HERE = re.compile(r"(?:(?:and|but|so)\s)?(?:here|this)(?:['’]s|\s(?:is|was|are))\swhat", re.IGNORECASE)
# "He said this at a meeting": what he said is told before.
_THIS = re.compile(r"(?:this|so)", re.IGNORECASE)
_SAID = re.compile(r"(?:also )?(?:said|stated|announced)", re.IGNORECASE)
_AT_OCCASION = re.compile(r"\s(?:in|at|on|during|when|while|after|before|to)\b")
_IN_HEADING = re.compile(
    r"(?:(?:that|this|here)(?:['’]s|\sis)\s)?"
    r"what(?:\s[^.,:;“”\"\n]{1,50}?\s(?:said|told|(?:had|has|have)\sto\ssay|(?:is|are)\ssaying))?|who\ssaid\swhat",
    re.IGNORECASE,
)
_LONGEST_HEADING = 120  # characters
_BLOCK = re.compile(
    r"\b(?:here|this)(?:['’]s|\s(?:is|was))\s(?:(?:some|part|more|most)\sof\s)?what\s(?P<who>[^.,:;“”\"\n]{2,60}?)\s"
    r"(?P<cue>said|says|wrote|writes|told|(?:had|has)\sto\ssay)\b[^.:;“”\"\n]{0,80}[.:]\s*\Z",
    re.IGNORECASE,
)
_OWN = re.compile(r"\b(?:I|we|my|our|us|me)\b", re.IGNORECASE)


def without_pointers(layout: Layout, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates without those whose content only points: "Here's what", "What" before "the managers said".

    Args:
        layout: The text.
        candidates: Whatever was found.
    """
    return [one for one in candidates if not _points(layout, one)]


def _points(layout: Layout, one: Candidate) -> bool:
    """Whether a content is no more than "here's what", or in a heading than "what the managers said", or "this"."""
    if len(one.content) > 1:
        return False
    if one.cue is not None and one.start == one.cue[1] + 1 and _THIS.fullmatch(layout.text, *one.content[0]):
        said = _SAID.fullmatch(layout.text, *one.cue) is not None
        return said and _AT_OCCASION.match(layout.text, one.end) is not None
    paragraph = layout.paragraph_at(one.start)
    heading = paragraph.end - paragraph.start <= _LONGEST_HEADING and layout.text[paragraph.end - 1] not in '.!?:”"'
    return (_IN_HEADING if heading else _HERE).fullmatch(layout.text, *one.content[0]) is not None


def pointed_blocks(layout: Layout) -> Iterator[Candidate]:
    """Paragraphs in the first person without marks, right behind one that says whose words they are.

    Args:
        layout: The text.
    """
    for index, paragraph in enumerate(layout.paragraphs[:-1]):
        begins = max(layout.token_at(paragraph.end - 1).sent.start_char, paragraph.start)
        lead = _BLOCK.search(layout.text, begins, paragraph.end)
        following = layout.paragraphs[index + 1]
        if lead is None or following.pairs or not _OWN.search(layout.text, following.start, following.end):
            continue
        content = ((following.start, following.end),)
        source, cue = lead.span("who"), lead.span("cue")
        yield Candidate(content=content, cue=cue, source=source, rule="pointed block", confidence=_CONFIDENCE)

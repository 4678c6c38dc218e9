"""Quoted paragraphs under a lead without a verb: "On the tie:" in what a coach said, "Ruiz speaking to Delta FM:"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from claims.pipeline.annotations import Offsets
from claims.pipeline.attributions.candidate import Candidate
from claims.pipeline.attributions.layout import Layout, Paragraph
from claims.pipeline.attributions.steps.layouts.headed import heading_name, statement

# PolNeAR train has no such lines; whoever prints them so leaves no doubt that they are quoted.
_CONFIDENCE = 0.7
_FEWEST_WORDS = 4
_STOPS = (".", "!", "?", "…")
# "On the tie", alone in its line, or with what was said behind a colon.
_TOPIC = re.compile(r"On\s[^“”\"\n.!?]{2,140}?(?:[:…]|\.{3})?\s*(?=[“\"]|\Z)")
_SPEAKING = re.compile(
    r"[^\w“”\"\n]{0,12}(?P<who>[^\W\d_a-z][^:“”\"\n]{2,80}?),?\s(?P<cue>speaking|talking|writing|posting)\s"
    r"[^:“”\"\n]{2,80}:\s*"
)
_HERE = re.compile(
    r"\bHere(?:['’]s|\sis)\s(?P<who>[^\W\d_a-z][^:,“”\"\n]{2,60}?)(?:,|\s(?:who|speaking|talking|in|on|at)\b|(?=:\Z))"
)


def quote_leads(layout: Layout, candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    """The quoted paragraphs that only a topic, or a name without a verb of saying, leads in.

    Args:
        layout: The text.
        candidates: Whatever was found; who speaks in one of them goes on under the next topic.
    """
    voices = _voices(layout, candidates)
    voice: Offsets | None = None
    for index, paragraph in enumerate(layout.paragraphs):
        named = heading_name(layout, paragraph) if index else None
        topic = _TOPIC.match(layout.text, paragraph.start, paragraph.end) if index else None
        if topic is not None:
            yield from _quoted(layout, index, topic.end(), voice)
            continue
        led = list(_speaking(layout, index))
        voice = led[-1].source if led else named or voices.get(index) or voice
        yield from led


def _voices(layout: Layout, candidates: Sequence[Candidate]) -> dict[int, Offsets]:
    """Who speaks last in each paragraph, by its index, outside quotation marks."""
    sources = sorted(one.source for one in candidates if one.source is not None and one.cue is not None)
    return {layout.paragraph_index(start): (start, end) for start, end in sources if layout.pair_at(start) is None}


def _speaking(layout: Layout, index: int) -> Iterator[Candidate]:
    """What somebody says behind a colon and a participle, or where the text hands over: "Here is Ana Ruiz:"."""
    paragraph = layout.paragraphs[index]
    lead = _SPEAKING.match(layout.text, paragraph.start, paragraph.end)
    if lead is not None and _names(layout, lead.span("who")):
        yield from _quoted(layout, index, lead.end(), layout.trimmed(*lead.span("who")))
        return
    if layout.text[paragraph.end - 1] != ":":
        return
    begins = layout.token_at(paragraph.end - 1).sent.start_char
    here = _HERE.search(layout.text, max(begins, paragraph.start), paragraph.end)
    if here is not None and _names(layout, here.span("who")):
        yield from _quoted(layout, index, paragraph.end, layout.trimmed(*here.span("who")))


def _names(layout: Layout, who: Offsets) -> bool:
    tokens = layout.tokens(*who)
    has_verb = any(token.pos_ == "AUX" or token.tag_ in ("VBD", "VBZ", "VBP") for token in tokens)
    return not has_verb and tokens[-1].text[0].isupper() and any(_is_name(token) for token in tokens)


def _is_name(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.text[0].isupper()


def _quoted(layout: Layout, index: int, start: int, source: Offsets | None) -> Iterator[Candidate]:
    """The quotation that stands behind a lead, in its paragraph or as the next."""
    paragraph = layout.paragraphs[index]
    if start < paragraph.end:
        content = _rest(layout, index, start)
    else:
        following = layout.paragraphs[index + 1 : index + 2]
        content = _rest(layout, index + 1, following[0].dateline) if following else ()
    if content and _is_said(layout.text[content[0][0] : content[-1][1]]):
        yield Candidate(content=content, cue=None, source=source, rule="quote lead", confidence=_CONFIDENCE)


def _rest(layout: Layout, index: int, start: int) -> tuple[Offsets, ...]:
    """The marks from an offset to its paragraph's end and on through paragraphs that open them again."""
    paragraph = layout.paragraphs[index]
    if not _all_quoted(layout, start, paragraph):
        return ()
    pairs = [pair for pair in paragraph.pairs if pair.start >= start]
    if not pairs:
        return ()
    goes_on = () if pairs[-1].closed else statement(layout, layout.paragraphs[index + 1 :])
    return (*((pair.start, pair.end) for pair in pairs), *goes_on)


def _all_quoted(layout: Layout, start: int, paragraph: Paragraph) -> bool:
    return layout.is_all_quoted(start, paragraph) and all(pair.start >= start for pair in paragraph.pairs)


def _is_said(quoted: str) -> bool:
    """Whether marks hold a sentence, and no title."""
    inner = quoted.strip("\"'“”‘’ ")
    return len(inner.split()) >= _FEWEST_WORDS and (inner.endswith(_STOPS) or len(inner.split()) > 2 * _FEWEST_WORDS)

"""Headlines that end in what somebody said: "Ruiz defends bridge toll: ‘Nobody else would pay for it’".

Who says it is whom the text quotes with the same words, or else the only one who does something in the headline.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.pipeline.annotations import MarkPair, Offsets
from claims.pipeline.attributions.candidate import Candidate
from claims.pipeline.attributions.layout import Layout
from claims.pipeline.attributions.selection import overlap

_CONFIDENCE = 0.6
_FEWEST_WORDS = 3
_WORD = re.compile(r"\w+")
_NAME = re.compile(r"[^\W\d_a-z][\w’'-]+")
_NAMED = re.compile(r"[^\W\d_a-z][\w.’'-]+(?:\s[^\W\d_a-z][\w.’'-]+){0,3}(?=\s[a-z])")
_ACTS = frozenset({"VBZ", "VBP", "VBD", "NNS", "MD"})  # the tagger takes verbs of headlines for plurals
_PRONOUNS = frozenset({"i", "he", "she", "it", "we", "they"})


def with_headline_quotes(layout: Layout, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, and what a headline quotes behind its colon, where the text shows who said it.

    Args:
        layout: The text.
        candidates: What was found so far.
    """
    pair = _closing_quote(layout)
    if pair is None:
        return list(candidates)
    said = (pair.start, pair.end)
    colon = layout.text.rindex(":", 0, pair.start)
    others = [one for one in candidates if one.source is not None or one.content != (said,)]
    if any(overlap(part, said) or overlap(one.cue, said) for one in others for part in one.content):
        return list(candidates)
    source = _who_speaks(layout, others, said, colon)
    if source is None:
        return list(candidates)
    quoted = Candidate(
        content=(said,), cue=(colon, colon + 1), source=source, rule="headline quote", confidence=_CONFIDENCE
    )
    return sorted([*others, quoted], key=lambda one: (one.start, -one.end))


def _closing_quote(layout: Layout) -> MarkPair | None:
    """The pair of marks with which the first line ends, behind a colon and words without marks."""
    first = layout.paragraphs[0] if len(layout.paragraphs) > 1 else None
    if first is None or len(first.pairs) != 1:
        return None
    pair = first.pairs[0]
    ends = not any(map(str.isalnum, layout.text[pair.end : first.end]))
    before = layout.text[first.dateline : pair.start].rstrip()
    words = _WORD.findall(layout.text, pair.start, pair.end)
    led = before.endswith(":") and len(before.split()) >= _FEWEST_WORDS
    return pair if ends and led and pair.closed and len(words) >= _FEWEST_WORDS else None


def _who_speaks(layout: Layout, candidates: Sequence[Candidate], said: Offsets, colon: int) -> Offsets | None:
    """The name in the headline of whoever the text quotes with the same words, else of who acts in it."""
    wanted = _plain(layout.text[slice(*said)])
    again = [
        one.source
        for one in candidates
        if one.source is not None and any(wanted in _plain(layout.text[slice(*part)]) for part in one.content)
    ]
    for name in (name for source in again for name in reversed(_NAME.findall(layout.text, *source))):
        found = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)").search(layout.text, 0, colon)
        if found is not None and found.start() >= layout.paragraphs[0].dateline:
            return found.span()
    pronoun = any(layout.text[slice(*source)].casefold() in _PRONOUNS for source in again)
    return _who_acts(layout, candidates, colon) or (_subject(layout, colon) if pronoun else None)


def _who_acts(layout: Layout, candidates: Sequence[Candidate], colon: int) -> Offsets | None:
    """The only one to whom a finder gives words of a headline, if it names somebody."""
    sources = {one.source for one in candidates if one.source is not None and one.source[1] <= colon}
    if len(sources) != 1:
        return None
    (source,) = sources
    return source if layout.text[slice(*source)].casefold() not in _PRONOUNS else None


def _subject(layout: Layout, colon: int) -> Offsets | None:
    """The name before a headline's first verb."""
    start = layout.paragraphs[0].dateline
    name = _NAMED.match(layout.text, start, colon)
    after = layout.token_at(name.end() + 1) if name is not None else None
    return name.span() if name is not None and after is not None and after.tag_ in _ACTS else None


def _plain(text: str) -> str:
    return f" {' '.join(_WORD.findall(text.casefold()))} "

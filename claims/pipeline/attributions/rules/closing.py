"""Clauses of attribution read off the words, whatever the parser makes of them.

"The dam is safe, the union's lawyer, Gwen Price, told the BBC's “Today” on Sunday" and "As the late Tom Ashe once put
it, a dam is a promise": the tagger seldom overlooks them, but it does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claims.pipeline.annotations import Offsets
from claims.pipeline.attributions.candidate import Candidate
from claims.pipeline.attributions.layout import Layout
from claims.pipeline.attributions.selection import overlap
from claims.pipeline.text.inquits import inquit_at

_CONFIDENCE = 0.7  # too rare among what the tagger misses to be measured
_NAMED = r"(?:(?:the|an?|its|his|her|their|one)\s+|(?=[A-Z]))[^,;:“”\"()\n]{2,80}?"
_CLOSING = re.compile(rf",\s+(?P<source>{_NAMED}(?:,\s[^,;:“”\"()\n]{{2,60}},)?)\s(?P<cue>told|said|confirmed)\b")
_QUOTED = "quote before"
_POSTED = re.compile(
    rf"(?<=[,!?])[”\"’'»]\s(?P<source>{_NAMED}(?:,\s[^,;:“”\"()\n]{{2,60}},)?)"
    r"\s(?P<cue>(?:(?:has|had|also|later|then)\s)?(?:posted|tweeted|wrote|shared))\s(?:on|to|in|via|online)\b"
)
_END = re.compile(r"[^;:!?\n]{0,140}?(?<![A-Z])\.(?=[\s”\"’']|\Z)")
_TITLE = re.compile(r"[“\"‘'](?:[A-Z0-9][\w’'&-]*|the|of|and|in|on|a|to|for|with)(?:\s[\w’'&-]+){0,5}[,.]?[”\"’']")
# Begins a clause that the one behind the comma goes on with: "When the dam broke, the mayor told residents of it."
_SUBORDINATE = re.compile(
    r"(?:When|While|After|Before|If|As|Because|Although|Though|Since|Once|Until|Unless|Whenever|Where|By|Even|Just|Soon"
    r"|In|On|At|To|For|With|Having|Despite)\s[^,]*\Z"
)
_PUT = re.compile(
    r"\b[Aa]s\s(?P<source>(?:he|she|they|(?:the|an?|his|her|their|one)\s[^,;:“”\"()\n]{2,80}?|[A-Z][^;:“”\"()\n]{1,80}?))"
    r",?\s(?P<cue>(?:(?:once|often|famously|memorably|later|recently|always|himself|herself|so \w+)\s){0,2}"
    r"(?:(?:likes?|liked|used|loved|loves)\sto\s)?(?:put|puts|phrased|expressed)\s(?:it|this))\b"
    r"(?P<when>(?:\s(?:in\s\d{4}|on\s[A-Z]\w+day|last\s\w+|this\s\w+|(?:in|during)\s(?:an?|his|her|the)\s(?:[\w-]+\s){0,2}"
    r"(?:interview|speech|statement|letter|memoir|tweet|essay|book|column|post|debate)))?)(?P<stop>[,.])"
)


def closing_clauses(layout: Layout) -> Iterator[Candidate]:
    """What a clause at the end of a sentence attributes: "…, the mayor, Ana Ruiz, told reporters on Monday."."""
    text = layout.text
    for match in _CLOSING.finditer(text):
        comma, (start, end) = match.start(), match.span("source")
        paragraph = layout.paragraph_at(comma)
        behind = _END.match(text, match.end())
        if behind is None or layout.pair_at(comma) is not None or layout.pair_at(match.end()) is not None:
            continue
        if not inquit_at(text, comma + 1, paragraph.end) or _acts(layout, start, end):
            continue
        first = max(layout.token_at(comma).sent.start_char, paragraph.start)
        said = layout.trimmed(first, comma)
        if (
            said is None
            or layout.pairs_between(*said)
            or _SUBORDINATE.match(text[slice(*said)])
            or not _acts(layout, *said)
            or _goes_on(layout, match.end(), behind.end())
        ):
            continue
        yield Candidate(
            content=(said,),
            cue=match.span("cue"),
            source=(start, end - text[start:end].endswith(",")),
            rule="tail",
            confidence=_CONFIDENCE,
        )


def put_clauses(layout: Layout) -> Iterator[Candidate]:
    """What somebody "put" so: "As Ana Ruiz likes to put it, no road is free."."""
    text = layout.text
    for match in _PUT.finditer(text):
        source = match.span("source")
        if layout.pair_at(match.start()) is not None or _acts(layout, *source):
            continue
        sentence = layout.token_at(source[0]).sent
        paragraph = layout.paragraph_at(match.start())
        last = layout.token_at(match.end() - 1).sent.end_char
        around = ((max(sentence.start_char, paragraph.start), match.start()), (match.end(), min(last, paragraph.end)))
        parts = tuple(filter(None, (layout.trimmed(*part) for part in around if part[0] < part[1])))
        if parts:
            cue = match.span("cue")
            yield Candidate(content=parts, cue=cue, source=source, rule="clause", confidence=_CONFIDENCE)


def posted_clauses(layout: Layout) -> Iterator[Candidate]:
    """What somebody posted, by the words behind the marks: “We lost,” Ana Ruiz, the mayor, posted on X."""
    text = layout.text
    for match in _POSTED.finditer(text):
        pair = layout.pair_at(match.start())
        source = match.span("source")
        ends = pair is not None and pair.closed and pair.end == match.start() + 1
        if pair is None or not ends or layout.pair_at(source[0]) is not None or _acts(layout, *source):
            continue
        yield Candidate(
            content=((pair.start, pair.end),),
            cue=match.span("cue"),
            source=(source[0], source[1] - text[slice(*source)].endswith(",")),
            rule=_QUOTED,
            confidence=_CONFIDENCE,
        )


def with_overlooked(layout: Layout, tagged: Sequence[Candidate]) -> list[Candidate]:
    """The tagger's candidates and the clauses that it overlooked; what took one in, ends before it.

    Args:
        layout: The text.
        tagged: What the tagger proposes.
    """
    result = list(tagged)
    for found in (*closing_clauses(layout), *put_clauses(layout), *posted_clauses(layout)):
        own = [part for part in (found.source, found.cue) if part is not None]
        result = [
            one for one in result if one.source is not None or one.cue != found.cue or one.content[0][0] != found.start
        ]
        near = [one for one in result if one.content[-1][1] > found.start - 1 and one.start < found.end + 400]
        if any(overlap(part, known) for one in near for known in (one.cue, one.source) for part in own):
            continue
        if found.rule == _QUOTED:
            taken = [one for one in near if any(overlap(part, found.content[0]) for part in one.content)]
            if any(len(one.content) == 1 for one in taken):
                continue
            result = [_without(one, found.content[0]) if one in taken else one for one in result]
        elif found.rule == "tail":
            result = [_ended_before(one, found.end, own) for one in result]
        elif any(overlap(part, known) for one in near for known in one.content for part in (*own, *found.content)):
            continue
        result.append(found)
    return result


def _without(tagged: Candidate, content: Offsets) -> Candidate:
    """A candidate without quoted words that another's clause follows."""
    return replace(tagged, content=tuple(part for part in tagged.content if not overlap(part, content)))


def _ended_before(tagged: Candidate, end: int, own: Sequence[Offsets]) -> Candidate:
    """A candidate whose content took a clause in, up to that clause."""
    parts = tuple(
        (part[0], end) if part[0] < end and any(overlap(part, one) for one in own) else part for part in tagged.content
    )
    return tagged if parts == tagged.content else replace(tagged, content=parts)


def _acts(layout: Layout, start: int, end: int) -> bool:
    """Whether a verb stands in a stretch."""
    return any(token.pos_ in {"VERB", "AUX"} and token.tag_ != "VBN" for token in layout.tokens(start, end))


def _goes_on(layout: Layout, start: int, end: int) -> bool:
    """Whether behind the cue more is told than to whom, when and where; what a broadcast is called does not count."""
    titles = [match.span() for match in _TITLE.finditer(layout.text, start, end)]
    for token in layout.tokens(start + 1, end):
        if any(left <= token.idx < right for left, right in titles):
            continue
        if token.pos_ in {"VERB", "AUX"} or token.text in '“”"':
            return True
    return False

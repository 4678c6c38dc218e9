"""Join what belongs to one attribution: the halves of a quotation around its cue, and "was quoted" with "as saying"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from claims.pipeline.annotations import MarkPair, Offsets
from claims.pipeline.attributions.candidate import Candidate
from claims.pipeline.attributions.layout import Layout
from claims.pipeline.attributions.sources import source_span
from claims.pipeline.text.loose_roles import before_loose_role

# Between the halves of one sentence stand a cue, a source with its role, perhaps an addressee and a day.
_LONGEST_GAP = 250
_GOES_ON = (",", "?", "!", "—", "–", "-")
_AND_THEN = re.compile(r",\s(?:and|but|so|because|as)\s(?:that\s)?(?=[“\"‘'])")
_LINKS = (",", ":", "—", "–")
_STOPS = frozenset(".!?;")
_QUOTED = re.compile(r"\b(?:quoted|cited)\b", re.IGNORECASE)
# "as saying", "saying" where "as" is in the cue already, or with somebody between: "by the agency as saying", "the
# driver, Jon Smith, as saying".
_AS_SAYING = re.compile(
    r"\s*(?:as\s+|(?<=\bas)\s*|(?P<by>(?:by|on|in|at|during|after|earlier|last|this)\s)?"
    r"(?P<whom>[^,.;:“”\"\s][^,.;:“”\"\n]{0,60}?(?:,\s[^,.;:“”\"\n]{1,60})?)"
    r"(?:\s+(?:(?:late |early )?(?:on\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|earlier))?"
    r",?\s+as\s+)"
    r"(?P<verb>(?:having\s(?:said|written|called|warned|added|declared))"
    r"|saying|telling|writing|calling|describing|warning|arguing|claiming|insisting|adding|asking)\b"
)
# Between the verb and what is said: "as having said at a gathering of officers that".
_WHERE = re.compile(r"\s*(?:at|in|on|during)\s[^,.;:“”\"\n]{2,60}?\s(?=that\s)")


def with_both_halves(layout: Layout, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates; those with one half of a split quotation get the other, where nobody else claims it.

    `“The talks failed,” he said, “and we go home.”`: both pairs of marks are one sentence of one speaker.
    """
    claimed = {
        pair.start
        for one in candidates
        for span in (*one.content, one.cue, one.source)
        if span is not None
        for pair in layout.pairs_between(*span)
    }
    result = []
    for candidate in candidates:
        halves = _halves(layout, candidate) or _second_half(layout, candidate)
        missing = [pair for pair in halves if pair.start not in claimed]
        claimed.update(pair.start for pair in missing)
        more = [(one.start, one.end) if len(halves) == 1 else layout.with_sentence_start(one) for one in missing]
        result.append(replace(candidate, content=tuple(sorted((*candidate.content, *more)))) if more else candidate)
    return result


def _halves(layout: Layout, candidate: Candidate) -> list[MarkPair]:
    """The two pairs around a cue, where one of them is content and the sentence goes on from one to the other."""
    if candidate.cue is None:
        return []
    pairs = layout.paragraph_at(candidate.cue[0]).pairs
    position = bisect_right(pairs, candidate.cue[0], key=lambda pair: pair.start)
    if not 0 < position < len(pairs):
        return []
    before, after = pairs[position - 1], pairs[position]
    own = [span for span in (candidate.cue, candidate.source) if span is not None]
    outside = all(before.end <= start and end <= after.start for start, end in own)
    is_content = any(
        start < pair.end and pair.start < end for start, end in candidate.content for pair in (before, after)
    )
    return [before, after] if outside and is_content and _is_one_sentence(layout, before, after) else []


def _second_half(layout: Layout, candidate: Candidate) -> list[MarkPair]:
    """The quoted half behind one without marks: `Noise drowns out song, says Ruiz, and “who cannot hear is lost.”`."""
    cue, source = candidate.cue, candidate.source
    if cue is None or source is None or candidate.end > min(cue[0], source[0]):
        return []
    if layout.text[candidate.end : min(cue[0], source[0])] != ", ":
        return []
    gap = _AND_THEN.match(layout.text, max(cue[1], source[1]))
    pair = layout.pair_at(gap.end()) if gap is not None else None
    return [pair] if gap is not None and pair is not None and pair.start == gap.end() else []


def _is_one_sentence(layout: Layout, before: MarkPair, after: MarkPair) -> bool:
    if not before.closed or after.start - before.end > _LONGEST_GAP:
        return False
    gap = layout.text[before.end : after.start].strip()
    inner = layout.text[before.start : before.end].rstrip("\"'”’» ")
    if not gap.endswith(_LINKS) or not (inner.endswith(_GOES_ON) or gap.startswith(",")):
        return False
    first, last = layout.token_at(before.end), layout.token_at(after.start - 1)
    return not any(token.text in _STOPS for token in layout.doc[first.i + 1 : last.i + 1])


def with_quoted_as(layout: Layout, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, "was quoted as saying" as one cue of the one who said it.

    A finder may see two: somebody quotes, and what is quoted is "saying that ...".
    """
    by_cue = {one.cue[0]: index for index, one in enumerate(candidates) if one.cue is not None}
    result: dict[int, Candidate | None] = dict(enumerate(candidates))
    for index, candidate in enumerate(candidates):
        saying = _saying(layout, candidate)
        if saying is not None and candidate.cue is not None:
            said = by_cue.get(saying.start("verb"), index)
            result[said] = None
            result[index] = _quoted_as(layout, candidate, saying, candidates[said])
    return [one for one in result.values() if one is not None]


def _saying(layout: Layout, candidate: Candidate) -> re.Match[str] | None:
    """The "as saying" behind a cue "quoted"."""
    if candidate.cue is None or not _QUOTED.search(layout.text, *candidate.cue):
        return None
    return _AS_SAYING.match(layout.text, candidate.cue[1], layout.paragraph_at(candidate.cue[0]).end)


def _quoted_as(layout: Layout, quoted: Candidate, saying: re.Match[str], said: Candidate) -> Candidate | None:
    """One candidate of who is quoted and what is said; None where nothing is."""
    end = saying.end()
    is_ahead = said.start < saying.start()  # “...,” he was quoted as saying
    if is_ahead and layout.pair_at(said.start) is None and layout.trimmed(end, _sentence_end(layout, end)) is not None:
        is_ahead = False  # the clause before: "the town was asked for a light; Ruiz was quoted as calling it a toy"
    stretches = [(left if is_ahead else max(left, end), right) for left, right in said.content]
    content = tuple(filter(None, (layout.trimmed(left, right) for left, right in stretches if left < right)))
    if quoted.cue is None:
        return None
    if content and (where := _WHERE.match(layout.text, *content[0])) is not None:
        content = ((where.end(), content[0][1]), *content[1:])
    if not content:  # only whom it quotes was found: "quoted Ruiz, the mayor, as saying that ..."
        where = _WHERE.match(layout.text, end)
        end = where.end() if where is not None else end
        rest = layout.trimmed(end, _sentence_end(layout, end))
        if rest is None:
            return None
        pair = layout.pair_at(rest[1] - 1)
        content = ((rest[0], max(rest[1], pair.end) if pair is not None else rest[1]),)
    is_whom = saying["whom"] is not None and saying["by"] is None
    whom = saying.start("whom"), before_loose_role(layout.text, *saying.span("whom"))
    source = whom if is_whom else _who_is_quoted(layout, quoted.cue)
    cue = quoted.cue if saying["whom"] else (quoted.cue[0], end)
    return replace(said, content=content, cue=cue, source=source or said.source)


def _sentence_end(layout: Layout, offset: int) -> int:
    """Where the sentence of an offset ends, by the parser, and its paragraph at the latest."""
    end, last = layout.paragraph_at(offset - 1).end, layout.token_at(offset - 1)
    later = (token.idx for token in layout.doc[last.i + 1 :] if token.is_sent_start or token.idx >= end)
    return min(next(later, end), end)


def _who_is_quoted(layout: Layout, cue: Offsets) -> Offsets | None:
    """The subject of "was quoted"; the parser sees it."""
    first, last = layout.token_at(cue[0]), layout.token_at(cue[1] - 1)
    for token in layout.doc[first.i : last.i + 1]:
        for child in token.children:
            if child.dep_ == "nsubjpass":
                return source_span(layout, child, token)
    return None

"""Quotations without a cue of their own that go on with what the last speaker said."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from claims.pipeline.annotations import MarkPair, Offsets
from claims.pipeline.attributions.candidate import Candidate
from claims.pipeline.attributions.layout import Layout, Paragraph
from claims.pipeline.attributions.selection import SPEAKER_LINE
from claims.pipeline.attributions.steps.sentences.uncued import PRONOUNS, leading_subject

# Shorter ones in marks are titles, terms and scare quotes.
_FEWEST_WORDS = 4
# A short one is a sentence where it begins and ends as one: "I do.".
_SHORT = re.compile(r"[“\"‘'][A-Z][\w’']*(?:\s[\w’'-]+){1,2}[.!?][”\"’']")
# More white space than this before a quotation separates it from the words before.
_LONGEST_SPACE = 100
_CLOSING = "\"'”’»“‘ "

_Ending = tuple[int, int]
"""Where a candidate's last content ends, and the candidate's index."""


def continued(layout: Layout, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, with quotations that stand alone joined to the one that they go on from.

    `"We are ready," she said. "The rest is up to them."` is one quotation of two spans, and so is a paragraph that is
    nothing but a quotation after one that ends with a quotation.
    """
    candidates = _from_their_beginning(layout, candidates)
    near = _by_paragraph(layout, candidates)
    candidates = [_until_another(layout, _without_others(layout, one, candidates, near)) for one in candidates]
    joined: dict[int, list[Offsets]] = {}
    last: _Ending | None = None  # the candidate that the paragraph before ends with
    by_paragraph = _by_paragraph(layout, candidates)
    for position, paragraph in enumerate(layout.paragraphs):
        here = by_paragraph.get(position, ())
        endings = sorted((candidates[one].end, one) for one in here if _is_quoted(layout, candidates[one].content))
        loose = _loose(layout, paragraph, [candidates[one] for one in here])
        is_all_quoted = bool(loose) and layout.is_all_quoted(paragraph.start, paragraph)
        latest: _Ending | None = None
        following = iter([*endings, None])
        upcoming = next(following)
        for pair in loose:
            while upcoming is not None and upcoming[0] <= pair.start:
                latest = max(latest or upcoming, upcoming)
                upcoming = next(following)
            target = latest or (last if is_all_quoted or pair.continues else None)
            if target is not None and _is_led_by_another(layout, paragraph, candidates[target[1]], target[0], pair):
                target = latest = None
            if target is not None:
                joined.setdefault(target[1], []).append((pair.start, pair.end))
                latest = (pair.end, target[1])
        last = max([*endings, *filter(None, (latest,))], default=None)
    return [_with(candidate, joined.get(index, ())) for index, candidate in enumerate(candidates)]


def _from_their_beginning(layout: Layout, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, with the open paragraphs before them that nothing but their quotation goes on from.

    `“I have prayed over it.` and in the next paragraph `“It is gone,” he concluded`: the cue is the whole quotation's.
    """
    begun = [(index, pair) for index, one in enumerate(candidates) if (pair := layout.pair_at(one.start)) is not None]
    begun = [
        (index, pair)
        for index, pair in begun
        if pair.continues and pair.start == candidates[index].start and _attributes(layout, candidates[index], pair)
    ]
    if not begun:
        return list(candidates)
    found = list(candidates)
    claimed = [span for one in candidates for span in (*one.content, one.cue, one.source) if span is not None]
    for index, first in begun:
        more: list[Offsets] = []
        opening: MarkPair | None = first
        while opening is not None and opening.continues:
            opening = _open_before(layout, opening)
            if (
                opening is None
                or opening.style != first.style
                or any(opening.start < end and start < opening.end for start, end in claimed)
            ):
                break
            more.append((opening.start, opening.end))
        if more:
            found[index] = replace(candidates[index], content=(*reversed(more), *candidates[index].content))
    return found


def _attributes(layout: Layout, candidate: Candidate, pair: MarkPair) -> bool:
    """Whether the cue stands in the paragraph of a quotation; in another it may be the next speaker's."""
    cue = candidate.cue
    return cue is not None and layout.paragraph_index(cue[0]) == layout.paragraph_index(pair.start)


def _open_before(layout: Layout, pair: MarkPair) -> MarkPair | None:
    """The pair that another one goes on from, where it is all of the paragraph before."""
    place = layout.paragraph_index(pair.start) - 1
    paragraph = layout.paragraphs[place] if place >= 0 else None
    if paragraph is None or not paragraph.pairs or paragraph.pairs[-1].closed:
        return None
    return paragraph.pairs[-1] if layout.is_all_quoted(paragraph.start, paragraph) else None


def _until_another(layout: Layout, candidate: Candidate) -> Candidate:
    """A candidate without the quotations from where its paragraph turns to somebody else, whom a finder overlooked."""
    cue = candidate.cue
    if cue is None or len(candidate.content) < 2:
        return candidate
    paragraph = layout.paragraph_at(cue[0])
    said = [cue[1], candidate.source[1]] if candidate.source is not None else [cue[1]]
    for index, (start, _) in enumerate(candidate.content[1:], 1):
        pair = layout.pair_at(start)
        end = max(candidate.content[index - 1][1], *(one for one in said if one <= start), 0)
        behind = pair is not None and cue[1] <= start < paragraph.end
        if pair is not None and behind and _is_led_by_another(layout, paragraph, candidate, end, pair):
            return replace(candidate, content=candidate.content[:index])
    return candidate


def _is_led_by_another(layout: Layout, paragraph: Paragraph, spoken: Candidate, end: int, pair: MarkPair) -> bool:
    """Whether a whole sentence before a quotation is about somebody else than who spoke before it.

    `“It is fine,” said Ruiz. Her deputy, Omar Haddad, was less sure. “It may rain.”`
    """
    if end < paragraph.start:
        return False
    led = leading_subject(layout, paragraph, end, pair)
    if led is None:
        return False
    name, source = layout.text[slice(*led)].split()[-1], layout.text[slice(*spoken.source)] if spoken.source else ""
    return name[0].isupper() and name.casefold() not in PRONOUNS and name not in source


def _without_others(
    layout: Layout, candidate: Candidate, candidates: Sequence[Candidate], near: Mapping[int, Sequence[int]]
) -> Candidate:
    """A candidate without the quotations of an earlier paragraph that go on from what somebody says there.

    `“It proves nothing,” Osei said. “But it is a signal.”`, and in the next paragraph `“Nonsense,” said Keller`: a
    finder may give the signal to Keller. Nor is a paragraph his that opens its marks again, and the one before is not.
    """
    if candidate.cue is None or len(candidate.content) < 2:
        return candidate
    own = layout.paragraph_at(candidate.cue[0])

    def is_own(stretch: Offsets) -> bool:
        there = near.get(layout.paragraph_index(stretch[0]), ())
        others = [candidates[index] for index in there if candidates[index] is not candidate]
        if stretch[0] >= own.start:
            return True
        pair = layout.pair_at(stretch[0])
        begun = pair is None or not pair.continues or _holds_paragraph_before(layout, candidate, pair)
        return begun and not _goes_on_from(layout, stretch, others)

    kept = list(filter(is_own, candidate.content))
    return replace(candidate, content=tuple(kept)) if kept else candidate


def _holds_paragraph_before(layout: Layout, candidate: Candidate, pair: MarkPair) -> bool:
    """Whether a candidate has words of the paragraph from which a pair goes on."""
    before = layout.paragraph_index(pair.start) - 1
    return any(layout.paragraph_index(start) == before for start, _ in candidate.content)


def _goes_on_from(layout: Layout, stretch: Offsets, others: Sequence[Candidate]) -> bool:
    """Whether a quotation stands behind the cue and the quotation of others in its paragraph, all by itself."""
    pair = layout.pair_at(stretch[0])
    paragraph = layout.paragraph_at(stretch[0])
    if pair is None or not pair.closed or not _stands_alone(layout, paragraph, pair):
        return False
    return any(
        one.cue is not None
        and paragraph.start <= one.cue[0] < pair.start
        and paragraph.start <= one.start < pair.start
        and _is_quoted(layout, one.content)
        for one in others
    )


def _by_paragraph(layout: Layout, candidates: Sequence[Candidate]) -> dict[int, list[int]]:
    """Paragraph -> the candidates of which a content begins there, without those inside quotation marks.

    Whoever is quoted inside a quotation neither claims it nor goes on behind it.
    """
    found: dict[int, list[int]] = {}
    for index, candidate in enumerate(candidates):
        if _is_spoken(layout, candidate):
            continue
        for paragraph in {layout.paragraph_index(start) for start, _ in candidate.content}:
            found.setdefault(paragraph, []).append(index)
    return found


def _loose(layout: Layout, paragraph: Paragraph, candidates: Sequence[Candidate]) -> list[MarkPair]:
    """The pairs of a paragraph that are sentences of their own and that nobody has claimed."""
    claimed = sorted(span for one in candidates for span in (*one.content, one.cue, one.source) if span is not None)
    found = []
    reach = first = 0
    for pair in paragraph.pairs:
        while first < len(claimed) and claimed[first][0] < pair.end:
            reach = max(reach, claimed[first][1])
            first += 1
        if reach <= pair.start and _stands_alone(layout, paragraph, pair):
            found.append(pair)
    return found


def _stands_alone(layout: Layout, paragraph: Paragraph, pair: MarkPair) -> bool:
    """Whether a pair is a sentence of its own."""
    lead = layout.text[max(paragraph.start, pair.start - _LONGEST_SPACE) : pair.start].rstrip()
    if lead and lead[-1] not in ".!?:\"”’'":
        return False
    inner = layout.text[pair.start : pair.end]
    if pair.closed and inner.rstrip(_CLOSING).endswith((",", ":", ";")):
        return False
    return len(inner.split()) >= _FEWEST_WORDS or _SHORT.fullmatch(inner) is not None


def _is_spoken(layout: Layout, candidate: Candidate) -> bool:
    """Whether one pair of marks holds all of an attribution, cue included; a turn in a quoted transcript is no such."""
    if candidate.rule == SPEAKER_LINE:
        return False
    pair = layout.pair_at(candidate.cue[0]) if candidate.cue is not None else None
    return pair is not None and pair.start <= candidate.start and candidate.end <= pair.end


def _is_quoted(layout: Layout, content: Sequence[Offsets]) -> bool:
    """Whether a content ends with a closing mark."""
    return any(layout.pair_at(end - 1) is not None for _, end in content)


def _with(candidate: Candidate, more: Sequence[Offsets]) -> Candidate:
    return replace(candidate, content=tuple(sorted((*candidate.content, *more)))) if more else candidate

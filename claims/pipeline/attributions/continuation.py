"""Quotations without a cue of their own that go on with what the last speaker said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.pipeline.annotations import MarkPair
from claims.pipeline.attributions.candidate import Candidate
from claims.pipeline.attributions.layout import Layout, Paragraph

# Shorter ones in marks are titles, terms and scare quotes.
_FEWEST_WORDS = 4
_CLOSING = "\"'”’»“‘ "


def continued(layout: Layout, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, with quotations that stand alone joined to the one that they go on from.

    `"We are ready," she said. "The rest is up to them."` is one quotation of two spans, and so is a paragraph that is
    nothing but a quotation after one that ends with a quotation.
    """
    result = list(candidates)
    last: int | None = None  # the candidate that the paragraph before ends with
    by_paragraph = _by_paragraph(layout, result)
    for position, paragraph in enumerate(layout.paragraphs):
        here = by_paragraph.get(position, [])
        loose = [pair for pair in paragraph.pairs if _stands_alone(layout, paragraph, pair, result, here)]
        for pair in loose:
            earlier = [one for one in here if result[one].end <= pair.start and _is_quoted(layout, result[one])]
            if earlier:
                target: int | None = max(earlier, key=lambda one: result[one].end)
            elif _is_all_quoted(layout, paragraph) or pair.continues:
                target = last
            else:
                target = None
            if target is not None:
                result[target] = _with(result[target], pair)
                if target not in here:
                    here.append(target)
        last = _last_speaker(layout, paragraph, result, here)
    return result


def _by_paragraph(layout: Layout, candidates: Sequence[Candidate]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for index, candidate in enumerate(candidates):
        for offset in {candidate.start, candidate.content[-1][0]}:
            paragraph = found.setdefault(layout.paragraph_index(offset), [])
            if index not in paragraph:
                paragraph.append(index)
    return found


def _stands_alone(
    layout: Layout, paragraph: Paragraph, pair: MarkPair, candidates: Sequence[Candidate], here: Sequence[int]
) -> bool:
    """Whether a pair is a sentence of its own that nobody has claimed."""
    lead = layout.text[paragraph.start : pair.start].rstrip()
    if lead and lead[-1] not in ".!?:\"”’'":
        return False
    inner = layout.text[pair.start : pair.end]
    if len(inner.split()) < _FEWEST_WORDS or (pair.closed and inner.rstrip(_CLOSING).endswith((",", ":", ";"))):
        return False
    return not any(start < pair.end and pair.start < end for one in here for start, end in _claimed(candidates[one]))


def _claimed(candidate: Candidate) -> list[tuple[int, int]]:
    return [*candidate.content, *filter(None, (candidate.cue, candidate.source))]


def _is_quoted(layout: Layout, candidate: Candidate) -> bool:
    """Whether a content ends with a closing mark."""
    return any(layout.pair_at(end - 1) is not None for _, end in candidate.content)


def _is_all_quoted(layout: Layout, paragraph: Paragraph) -> bool:
    position = paragraph.start
    for pair in paragraph.pairs:
        if any(map(str.isalnum, layout.text[position : pair.start])):
            return False
        position = pair.end
    return not any(map(str.isalnum, layout.text[position : paragraph.end]))


def _last_speaker(
    layout: Layout, paragraph: Paragraph, candidates: Sequence[Candidate], here: Sequence[int]
) -> int | None:
    """The direct quotation that a paragraph ends with, its cue included."""
    quoted = [one for one in here if _is_quoted(layout, candidates[one])]
    if not quoted:
        return None
    return max(quoted, key=lambda one: (candidates[one].end, one))


def _with(candidate: Candidate, pair: MarkPair) -> Candidate:
    return replace(candidate, content=tuple(sorted((*candidate.content, (pair.start, pair.end)))))

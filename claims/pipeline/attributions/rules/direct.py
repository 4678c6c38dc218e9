"""Direct quotations: the cue stands in the gap beside the marks, whatever the parser makes of the words inside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Token

from claims.pipeline.annotations import MarkPair
from claims.pipeline.attributions.layout import Layout, Paragraph
from claims.pipeline.attributions.rules.proposal import Proposal
from claims.pipeline.attributions.sources import speaker_behind, subject_of

_LINKS = ",:—–-"


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch of one sentence outside the marks, with the quotations that touch it.

    Args:
        start: First character.
        end: After the last.
        before: The pair that it begins behind, if it goes on with the sentence of that pair.
        after: The pair that it ends at, in the same sentence.
    """

    start: int
    end: int
    before: MarkPair | None
    after: MarkPair | None


def direct_quotations(layout: Layout) -> Iterator[Proposal]:
    """Every verb that stands between or beside quotations as a cue would."""
    for gap in gaps(layout):
        yield from _in_gap(layout, gap)


def gaps(layout: Layout) -> Iterator[Gap]:
    """The stretches outside the marks of every paragraph that a quotation stands in or follows."""
    for paragraph, following in pairwise((*layout.paragraphs, None)):
        if paragraph is not None:
            announced = _announced(layout, paragraph, following)
            if paragraph.pairs or announced is not None:
                yield from _gaps(layout, paragraph, announced)


def _announced(layout: Layout, paragraph: Paragraph, following: Paragraph | None) -> MarkPair | None:
    """The quotation that the next paragraph begins with, where this one ends with a colon."""
    if following is None or not following.pairs or layout.text[paragraph.end - 1] != ":":
        return None
    first = following.pairs[0]
    return first if first.start == following.start else None


def _gaps(layout: Layout, paragraph: Paragraph, announced: MarkPair | None) -> Iterator[Gap]:
    """The text between the pairs, cut into sentences."""
    before: MarkPair | None = None
    start = paragraph.start
    for pair in (*paragraph.pairs, None):
        end = pair.start if pair else paragraph.end
        if end > start:
            yield from _sentences(layout, start, end, before, pair or announced)
        before, start = pair, pair.end if pair else end


def _sentences(layout: Layout, start: int, end: int, before: MarkPair | None, after: MarkPair | None) -> Iterator[Gap]:
    first, last = layout.token_at(start), layout.token_at(end - 1)
    starts = (token.idx for token in layout.doc[first.i + 1 : last.i + 1] if token.is_sent_start)
    cuts = [start, *(one for one in starts if one > start and _ends_sentence(layout.text, one)), end]
    text = layout.text
    for position, (left, right) in enumerate(pairwise(cuts)):
        opens_new = before is not None and text[left:right].lstrip()[:1].isupper() and _closes_sentence(text, before)
        is_first, is_last = position == 0, position == len(cuts) - 2
        goes_on = is_last and not _ends_sentence(text, right)
        yield Gap(left, right, before if is_first and not opens_new else None, after if goes_on else None)


def _ends_sentence(text: str, offset: int) -> bool:
    """Whether the text before an offset ends a sentence."""
    return text[max(offset - 5, 0) : offset].rstrip()[-1:] in (".", "!", "?", ")", ";")


def _closes_sentence(text: str, pair: MarkPair) -> bool:
    """Whether the words of a pair end with a full stop: what follows is then another sentence."""
    inner = text[pair.start : pair.end].rstrip("\"”'’»“ ")
    return inner.endswith(".")


def tokens_of(layout: Layout, gap: Gap) -> list[Token]:
    """The tokens that begin in a gap."""
    first, last = layout.token_at(gap.start), layout.token_at(gap.end - 1)
    return [token for token in layout.doc[first.i : last.i + 1] if gap.start <= token.idx < gap.end]


def _in_gap(layout: Layout, gap: Gap) -> Iterator[Proposal]:
    tokens = tokens_of(layout, gap)
    behind = _cue_behind(layout, gap, tokens) if gap.before else None
    ahead = _cue_ahead(layout, gap, tokens) if gap.after else None
    if behind is not None and gap.before:
        content = [layout.with_sentence_start(gap.before)]
        if gap.after and (ahead is None or ahead is behind):
            link = layout.text[max(gap.start, gap.end - 3) : gap.end].rstrip()
            if link[-1:] in _LINKS:
                content.append((gap.after.start, gap.after.end))
                ahead = None
        yield Proposal("quote before", behind, tuple(content), _source(layout, behind))
    if ahead is not None and gap.after and ahead is not behind:
        yield Proposal("quote after", ahead, ((gap.after.start, gap.after.end),), _source(layout, ahead))


def _source(layout: Layout, cue: Token) -> Token | None:
    """The speaker, who never stands inside the quotation."""
    subject = subject_of(cue)
    if subject is not None and layout.pair_at(subject.idx) is None:
        return subject
    return speaker_behind(cue)


def _cue_behind(layout: Layout, gap: Gap, tokens: list[Token]) -> Token | None:
    """The verb right behind a quotation: "said Hussein", "Hussein said", "Hussein, the minister, said"."""
    for token in tokens:
        if token.pos_ not in ("VERB", "AUX") or token.dep_ in ("aux", "auxpass", "relcl", "acl"):
            continue
        start = token.idx
        subject = _source(layout, token)
        if subject is not None and subject.i < token.i:
            start = max(gap.start, subject.left_edge.idx)
        for child in token.children:
            if child.dep_ in ("aux", "advmod", "neg") and gap.start <= child.idx < start:
                start = child.idx
        if not any(map(str.isalnum, layout.text[gap.start : start])):
            return token
        return None
    return None


def _cue_ahead(layout: Layout, gap: Gap, tokens: list[Token]) -> Token | None:
    """The last verb before a quotation that a comma or colon announces, or that the verb itself does."""
    verbs = [
        token
        for token in tokens
        if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass", "amod", "compound")
    ]
    if not verbs or gap.after is None:
        return None
    verb = verbs[-1]
    link = layout.text[gap.start : gap.end].rstrip()
    if link[-1:] in _LINKS:
        announcing = [token for token in verbs if token.dep_ not in ("relcl", "acl", "pcomp")]
        return (announcing or verbs)[-1]
    adjacent = not any(map(str.isalnum, layout.text[verb.idx + len(verb) : gap.end]))
    return verb if adjacent else None

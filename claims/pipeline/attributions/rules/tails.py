"""Attributions that close a sentence: "..., Al Monitor reported on Friday"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from claims.lexicon.cues import CueLexicon
from claims.pipeline.attributions.layout import Layout
from claims.pipeline.attributions.sources import subject_of

# Words after the cue that a time, a place and an addressee take.
_LONGEST_REST = 12
# A cue that stands behind a clause at least this often is believed at the end of a sentence.
_SURE = 0.4


@dataclass(frozen=True, slots=True)
class Tail:
    """A cue at the end of a sentence.

    Args:
        start: The offset of the comma before it.
        sentence_start: Where the sentence begins, in characters.
        cue: The verb.
        source: Its subject.
    """

    start: int
    sentence_start: int
    cue: Token
    source: Token


def tails(layout: Layout, lexicon: CueLexicon) -> Iterator[Tail]:
    """The sentences of a Doc that end with an attribution of all that comes before."""
    for sentence in layout.doc.sents:
        tail = _tail(layout, sentence, lexicon)
        if tail is not None:
            yield tail


def _tail(layout: Layout, sentence: Span, lexicon: CueLexicon) -> Tail | None:
    cue = next((token for token in reversed(sentence) if token.pos_ in ("VERB", "AUX")), None)
    if cue is None or sentence.end - cue.i > _LONGEST_REST or layout.pair_at(cue.idx) is not None:
        return None
    if lexicon.probability(cue.lemma_.lower(), cue.pos_, "before") < _SURE:
        return None
    source = subject_of(cue)
    if source is None or source.i > cue.i or any(layout.pair_at(token.idx) for token in sentence if token.i > cue.i):
        return None
    before = source.left_edge.i - 1
    if before <= sentence.start or layout.doc[before].text != "," or source.right_edge.i >= cue.i:
        return None
    if not any(token.pos_ in ("VERB", "AUX") for token in layout.doc[sentence.start : before]):
        return None
    return Tail(layout.doc[before].idx, sentence.start_char, cue, source)

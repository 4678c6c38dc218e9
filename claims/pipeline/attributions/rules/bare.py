"""Quotations without a cue, whose first word is the verb of their speaker: And she “Stressed the need for talks.”."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from claims.pipeline.attributions.candidate import Candidate
from claims.pipeline.attributions.layout import Layout
from claims.pipeline.attributions.rules.direct import Gap, gaps, tokens_of
from claims.pipeline.attributions.sources import subject_of

# Too rare in PolNeAR to be measured there; as sure as the quotations that a colon or comma announces.
_CONFIDENCE = 0.5
_FEWEST_WORDS = 3
_VERB_TAGS = frozenset({"VBD", "VBZ", "VBN", "VBP"})
_SUBJECTS = frozenset({"he", "she", "they"})


def bare_quotations(layout: Layout) -> Iterator[tuple[int, Candidate]]:
    """Attributions without a cue: a name or pronoun right before a quotation that begins with a capital verb."""
    for gap in gaps(layout):
        source = _subject_before(layout, gap)
        if source is not None and gap.after is not None:
            start = source.left_edge.idx if source.pos_ == "PROPN" else source.idx
            named = layout.trimmed(max(start, gap.start), source.idx + len(source))
            content = ((gap.after.start, gap.after.end),)
            yield (
                source.i,
                Candidate(content=content, cue=None, source=named, rule="bare", confidence=_CONFIDENCE),
            )


def _subject_before(layout: Layout, gap: Gap) -> Token | None:
    if gap.after is None or len(layout.text[gap.after.start : gap.after.end].split()) < _FEWEST_WORDS:
        return None
    tokens = [token for token in tokens_of(layout, gap) if not token.is_space]
    if not tokens or any(token.pos_ in ("VERB", "AUX") for token in tokens):
        return None
    source = tokens[-1]
    if source.lower_ not in _SUBJECTS and source.pos_ != "PROPN":
        return None
    verb = layout.token_at(gap.after.start + len(gap.after.style))
    if verb.tag_ not in _VERB_TAGS or not verb.text[:1].isupper():
        return None
    return source if source.lower_ in _SUBJECTS or subject_of(verb) is source else None

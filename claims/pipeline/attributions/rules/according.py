"""Prepositions and adverbs that attribute: "according to the ministry", "reportedly"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from claims.lexicon.cues import CueLexicon
from claims.pipeline.annotations import Offsets
from claims.pipeline.attributions.candidate import Candidate
from claims.pipeline.attributions.layout import Layout
from claims.pipeline.attributions.sources import source_span


def according_to(layout: Layout, lexicon: CueLexicon) -> Iterator[tuple[int, Candidate]]:
    """Attributions by "according to" and by adverbs such as "reportedly"."""
    for token in layout.doc:
        if token.lower_ == "according" and token.i + 1 < len(layout.doc) and layout.doc[token.i + 1].lower_ == "to":
            candidate = _by_phrase(layout, token, lexicon)
            if candidate is not None:
                yield token.i, candidate
        elif token.pos_ == "ADV" and lexicon.knows(token.lower_, "ADV"):
            candidate = _by_adverb(layout, token, lexicon)
            if candidate is not None:
                yield token.i, candidate


def _by_phrase(layout: Layout, according: Token, lexicon: CueLexicon) -> Candidate | None:
    preposition = layout.doc[according.i + 1]
    target = next((child for child in preposition.children if child.dep_ in ("pobj", "pcomp")), None)
    if target is None:
        return None
    source = source_span(layout, target, preposition)
    start, end = layout.offsets(according, target.right_edge)
    rule, clause = _attributed(layout, according, start, end)
    sides = ((clause[0], start), (end, clause[1]))
    content = tuple(filter(None, (layout.trimmed(left, right) for left, right in sides if left < right)))
    if source is None or not content:
        return None
    probability = lexicon.probability("according", "ADP", rule)
    cue = layout.offsets(according, preposition)
    return Candidate(content=content, cue=cue, source=source, rule=rule, confidence=probability)


def _attributed(layout: Layout, according: Token, start: int, end: int) -> tuple[str, Offsets]:
    """What the phrase is about: at either end of a sentence all of it, in the middle the clause it stands in."""
    sentence = according.sent
    first = max(sentence.start_char, layout.paragraph_at(start).start)
    whole = (first, sentence.end_char)
    if layout.trimmed(first, start) is None:
        return "according first", whole
    if layout.trimmed(end, sentence.end_char) is None:
        return "according last", whole
    host = according.head
    if host.pos_ not in ("VERB", "AUX"):
        host = sentence.root
    left, right = layout.offsets(host.left_edge, host.right_edge)
    return "according", (max(left, first), right)


def _by_adverb(layout: Layout, adverb: Token, lexicon: CueLexicon) -> Candidate | None:
    start, end = _extent(layout, adverb.head)
    cue = layout.offsets(adverb, adverb)
    sides = ((start, cue[0]), (cue[1], end))
    content = tuple(filter(None, (layout.trimmed(left, right) for left, right in sides if left < right)))
    if not content:
        return None
    probability = lexicon.probability(adverb.lower_, "ADV", "adverb")
    return Candidate(content=content, cue=cue, source=None, rule="adverb", confidence=probability)


def _extent(layout: Layout, host: Token) -> tuple[int, int]:
    """The clause of a verb, as far as its sentence and paragraph go."""
    start, end = layout.offsets(host.left_edge, host.right_edge)
    return start, end

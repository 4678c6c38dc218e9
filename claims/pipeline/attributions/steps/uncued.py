"""Whole quoted sentences right behind a sentence about their speaker, as in: She was furious. “They lied to us.”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from claims.pipeline.annotations import MarkPair, Offsets
from claims.pipeline.attributions.candidate import Candidate
from claims.pipeline.attributions.layout import Layout, Paragraph
from claims.pipeline.attributions.selection import overlap

_CONFIDENCE = 0.45
_FEWEST_WORDS = 4
_PRONOUNS = frozenset({"he", "she"})


def with_uncued(layout: Layout, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, and the quotations without a cue whose speaker the sentence before is about."""
    taken = [stretch for one in candidates for stretch in (*one.content, *filter(None, (one.cue,)))]
    found = [one for one in _uncued(layout) if not any(overlap(one.content[0], stretch) for stretch in taken)]
    return sorted([*candidates, *found], key=lambda one: (one.start, -one.end)) if found else list(candidates)


def _uncued(layout: Layout) -> Iterator[Candidate]:
    for paragraph in layout.paragraphs:
        for position, pair in enumerate(paragraph.pairs):
            before = paragraph.pairs[position - 1].end if position else paragraph.start
            source = _subject(layout, paragraph, before, pair)
            if source:
                content = ((pair.start, pair.end),)
                yield Candidate(content=content, cue=None, source=source, rule="uncued", confidence=_CONFIDENCE)


def _subject(layout: Layout, paragraph: Paragraph, before: int, pair: MarkPair) -> Offsets | None:
    text = layout.text
    lead, inner = text[before : pair.start].rstrip(), text[pair.start + 1 : pair.end - 1].strip()
    if not lead.endswith((".", ":")) or not inner.endswith((".", "!", "?", "…")) or not pair.closed:
        return None
    if not inner[:1].isupper() or len(inner.split()) < _FEWEST_WORDS or text[pair.end : pair.end + 1].isalnum():
        return None
    after = text[pair.end : paragraph.end].lstrip()
    if after and not after[0].isupper():
        return None  # the sentence goes on, and may say who speaks
    sentence = layout.token_at(before + len(lead) - 1).sent
    told = (before, pair.start)
    subject = next((t for t in sentence if t.dep_ in ("nsubj", "nsubjpass") and _leads(t, told)), None)
    if subject is None or subject.idx < before or not _is_person(subject):
        return None
    first = subject.left_edge if subject.pos_ == "PROPN" else subject
    return layout.trimmed(max(first.idx, before), subject.idx + len(subject))


def _leads(subject: Token, told: Offsets) -> bool:
    """Whether a subject is that of the sentence, or of its lead where the parser takes a verb in the marks for both."""
    verb = subject.head
    if verb == subject.sent.root:
        return True
    inside = told[0] <= subject.idx < told[1] and told[0] <= verb.idx < told[1]
    return inside and verb.dep_ in ("ccomp", "parataxis") and not told[0] <= subject.sent.root.idx < told[1]


def _is_person(subject: Token) -> bool:
    return subject.lower_ in _PRONOUNS or (subject.pos_ == "PROPN" and subject.ent_type_ in ("", "PERSON"))

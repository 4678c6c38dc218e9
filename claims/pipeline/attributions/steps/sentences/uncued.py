"""Whole quoted sentences without a cue: behind a sentence about their speaker, or in paragraphs of their own.

She was furious. “They lied to us.” Or a paragraph that tells what she said, and then “We were never asked.”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from claims.pipeline.annotations import MarkPair, Offsets
from claims.pipeline.attributions.candidate import Candidate
from claims.pipeline.attributions.layout import Layout, Paragraph
from claims.pipeline.attributions.selection import overlap
from claims.pipeline.attributions.steps.layouts.announced import FOLLOWING

_CONFIDENCE = 0.45
_FEWEST_WORDS = 4
_LONGEST_REST = 200  # characters of a sentence behind the words that it quotes
_STOPS = (".", "!", "?", "…")
_ASIDE = frozenset({"relcl", "acl"})
_TAGS = re.compile(r"(?:\s+(?:[@#]\w+|https?://\S+|pic\.twitter\.com/\S+))+\Z")  # at the end of a post
_LONGEST_TAGS = 200  # characters
_BULLET = re.compile(r"[•·▪*–-]\s+(?P<label>[^:“”\"\n]{3,60}):\s+(?=[“\"])")
PRONOUNS = frozenset({"he", "she"})


def with_uncued(layout: Layout, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, and the quotations without a cue of whom the sentence before is about, or who spoke last.

    Paragraphs of nothing but quotations go on with what the last sentence before them says that somebody said.
    """
    taken = [stretch for one in candidates for stretch in (*one.content, *filter(None, (one.cue,)))]
    proposed = [*_uncued(layout), *_bulleted(layout, candidates), *_alone(layout, candidates)]
    found = [one for one in proposed if not any(overlap(part, other) for part in one.content for other in taken)]
    kept = list(candidates)
    for one in found:
        teller = _teller(layout, one, kept) if one.rule == "alone" else None
        if teller is None:
            kept.append(one)
        elif FOLLOWING.search(layout.text, *(kept[teller].cue or (0, 0))):
            kept[teller] = replace(kept[teller], content=(*kept[teller].content, *one.content))
        elif _is_topic(layout, kept[teller]) or layout.text[_before(layout, one).end - 1] == ":":
            kept.append(replace(one, source=kept[teller].source))
        else:
            kept[teller] = replace(kept[teller], content=(*kept[teller].content, *one.content))
    return sorted(kept, key=lambda one: (one.start, -one.end)) if found else kept


def _teller(layout: Layout, alone: Candidate, candidates: Sequence[Candidate]) -> int | None:
    """Which candidate a paragraph of quotations goes on with: the one that reaches furthest into the sentence before.

    In PolNeAR's train 12 of 14 such paragraphs behind a sentence with the source are of one attribution with it.
    """
    before = _before(layout, alone)
    sentence = layout.token_at(before.end - 1).sent
    telling = [
        (one.end, -one.start, index)
        for index, one in enumerate(candidates)
        if one.cue is not None
        and one.source is not None
        and layout.pair_at(one.cue[0]) is None
        and all(sentence.start_char <= start < before.end for start, _ in (one.cue, one.source))
        and one.end <= before.end
        and not _is_aside(layout.token_at(one.cue[0]))
    ]
    return max(telling)[2] if telling else None


def _before(layout: Layout, alone: Candidate) -> Paragraph:
    return layout.paragraphs[layout.paragraph_index(alone.start) - 1]


def _is_topic(layout: Layout, candidate: Candidate) -> bool:
    """Whether a content tells what was spoken of, and no word of it: "She described the night of the flood."."""
    return not any(token.pos_ in ("VERB", "AUX") for part in candidate.content for token in layout.tokens(*part))


def _is_aside(verb: Token) -> bool:
    """Whether a verb tells of somebody in passing: "a statement on the emails, which had a clerk suggesting …"."""
    return any(one.dep_ in _ASIDE for one in (verb, *verb.ancestors))


def _uncued(layout: Layout) -> Iterator[Candidate]:
    for paragraph in layout.paragraphs:
        for position, pair in enumerate(paragraph.pairs):
            before = _sentence_start(layout, paragraph, position)
            source = leading_subject(layout, paragraph, before, pair)
            if source:
                content = ((pair.start, pair.end),)
                yield Candidate(content=content, cue=None, source=source, rule="uncued", confidence=_CONFIDENCE)


def _sentence_start(layout: Layout, paragraph: Paragraph, position: int) -> int:
    """Where the sentence before a pair may begin: behind the pair before, unless that stands inside the sentence."""
    if not position:
        return paragraph.start
    last, pair = paragraph.pairs[position - 1], paragraph.pairs[position]
    between = layout.text[last.end : pair.start].strip()
    if not between[:1].islower() or not between.endswith(_STOPS) or len(between) > _LONGEST_REST:
        return last.end
    first = layout.token_at(last.start).sent.start_char
    earlier = paragraph.pairs[position - 2].end if position > 1 else paragraph.start
    return first if first >= earlier else last.end


def _alone(layout: Layout, candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    """Paragraphs that are nothing but whole quoted sentences, right behind one in which somebody says something."""
    telling = {
        layout.paragraph_index(one.cue[0])
        for one in candidates
        if one.cue is not None and layout.pair_at(one.cue[0]) is None and layout.text[slice(*one.cue)] != ":"
    }
    last = -1
    for index, paragraph in enumerate(layout.paragraphs):
        if index <= last or index - 1 not in telling or not layout.is_all_quoted(paragraph.start, paragraph):
            continue
        if layout.text[layout.paragraphs[index - 1].end - 1].isalnum():  # a headline tells of nobody who goes on
            continue
        last = index
        while last + 1 < len(layout.paragraphs) and _goes_on(layout, layout.paragraphs[last + 1]):
            last += 1
        pairs = [pair for one in layout.paragraphs[index : last + 1] for pair in one.pairs]
        if _is_whole(layout, pairs):
            content = tuple((pair.start, pair.end) for pair in pairs)
            yield Candidate(content=content, cue=None, source=None, rule="alone", confidence=_CONFIDENCE)


def _bulleted(layout: Layout, candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    """Items of a list, each a few words and a quoted sentence of whoever spoke before: "• On the tolls: “We pay.”"."""
    first = min((one.cue[0] for one in candidates if one.cue is not None), default=len(layout.text))
    for paragraph in layout.paragraphs:
        label = _BULLET.match(layout.text, paragraph.start, paragraph.end) if paragraph.start > first else None
        if label is None or not layout.is_all_quoted(label.end(), paragraph) or not _is_whole(layout, paragraph.pairs):
            continue
        if layout.tokens(*label.span("label"))[-1].ent_type_ != "PERSON":  # who would be a speaker
            content = tuple((pair.start, pair.end) for pair in paragraph.pairs)
            yield Candidate(content=content, cue=None, source=None, rule="uncued", confidence=_CONFIDENCE)


def _goes_on(layout: Layout, paragraph: Paragraph) -> bool:
    """Whether a paragraph opens its marks again, as those that go on with a quotation do."""
    return layout.is_all_quoted(paragraph.start, paragraph) and paragraph.pairs[0].continues


def _is_whole(layout: Layout, pairs: Sequence[MarkPair]) -> bool:
    """Whether pairs hold whole sentences: begin with a capital, end with a stop and a mark that closes."""
    first, last = pairs[0], pairs[-1]
    inner = layout.text[first.start + len(first.style) : last.end].rstrip("\"'”’»“ ")
    tags = _TAGS.search(inner, max(0, len(inner) - _LONGEST_TAGS))
    inner = inner[: tags.start()] if tags is not None else inner
    return last.closed and inner[:1].isupper() and inner.endswith(_STOPS) and len(inner.split()) >= _FEWEST_WORDS


def leading_subject(layout: Layout, paragraph: Paragraph, before: int, pair: MarkPair) -> Offsets | None:
    """Whom the sentence right before a quotation is about, where that stands behind an offset and by itself.

    Args:
        layout: The text.
        paragraph: The quotation's.
        before: Where the quotation before it ends, else its paragraph begins.
        pair: The quotation.
    """
    text = layout.text
    lead, inner = text[before : pair.start].rstrip(), text[pair.start + 1 : pair.end - 1].strip()
    if not lead.endswith((".", ":")) or not inner.endswith(_STOPS) or not pair.closed:
        return None
    if not inner[:1].isupper() or len(inner.split()) < _FEWEST_WORDS or text[pair.end : pair.end + 1].isalnum():
        return None
    after = text[pair.end : paragraph.end].lstrip()
    if after and not after[0].isupper():
        return None  # the sentence goes on, and may say who speaks
    sentence = layout.token_at(before + len(lead) - 1).sent
    told = (before, pair.start)
    subject = next((t for t in sentence if t.dep_ in ("nsubj", "nsubjpass") and _leads(t, told)), None)
    if subject is None or subject.idx < before:
        return None
    subject = subject if _is_person(subject) else _named(subject)
    if subject is None:
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


def _named(noun: Token) -> Token | None:
    """The person who is named beside a noun, or its last word: "Her deputy at the ministry, Omar Haddad, was"."""
    beside = (word for word in noun.subtree if word.dep_ == "appos" and word.i > noun.i)
    return next((one for one in beside if one.pos_ == "PROPN" and one.ent_type_ == "PERSON"), None)


def _is_person(subject: Token) -> bool:
    return subject.lower_ in PRONOUNS or (subject.pos_ == "PROPN" and subject.ent_type_ in ("", "PERSON"))

"""Contents that a finder cut out of a sentence: the clause that "that" leads to, the sentence before ", Ruiz said".

"Ruiz testified that on the night of the flood, she called the chief": what stands before the comma says nothing yet.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from claims.pipeline.annotations import Offsets
from claims.pipeline.attributions.candidate import Candidate
from claims.pipeline.attributions.layout import Layout

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_LEADING = frozenset({"IN", "VBG", "VBN", "TO"})  # tags of the words with which what only hangs on a clause begins
_SAYS = frozenset({"said", "says", "added", "argued", "insisted", "claimed", "believes", "noted"})
_MARK = "mark"
_FEWEST = 3  # words of a clause
# What leads a clause in: a purpose, a reason.
_LEADS_IN = re.compile(r"(?:in order to|so as to|despite|because of|due to|after|before|by \w+ing|with) ?\b")
# The clause that a sentence may begin with, up to its comma.
_FRONT = re.compile(
    r"(?:Since|If|When|Although|Though|Because|Once|Unless|Until|After|Before|While|As long as|Even if|Now that)\s"
    r"[^,;:“”\"\n]{6,140},\s"
)
_ASKED = re.compile(r"\b(?:asked|questioned|pressed|speaking|quizzed|told|said|says|addressing|commenting)\b")
_SUBJECT = frozenset({"PRP", "PRP$", "DT", "EX", "NNP", "NNS", "CD"})
_DASH = re.compile(r"\s[–—-]{1,2}\s\Z")
_TO_SOMEBODY = re.compile(r"to [^,.;:“”\"\n]{2,60}? (?=that\b)")


def with_whole_clauses(layout: Layout, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, those with half a clause for content with all of it; without whom it was said to.

    Args:
        layout: The text.
        candidates: What a finder proposes.
    """
    cues = sorted(one.cue[0] for one in candidates if one.cue is not None)
    return [_whole(layout, _without_hearers(layout, one), cues) for one in candidates]


def _whole(layout: Layout, one: Candidate, cues: Sequence[int]) -> Candidate:
    if one.cue is None or one.source is None or len(one.content) != 1:
        return one
    if layout.pairs_between(one.start, one.end):
        front = _with_front(layout, one, one.source) if layout.pair_at(one.start) is None else None
        taken = front is None or any(front[0] <= cue < one.start for cue in cues)
        return one if taken or front is None else replace(one, content=(front,))
    whole = _rest_of_clause(layout, one, one.cue) or _behind_subject(layout, one, one.cue)
    whole = whole or _behind_purpose(layout, one, one.cue)
    whole = whole or _sentence_before(layout, one, one.source) or _before_dash(layout, one, one.source)
    whole = whole or _with_front(layout, one, one.source)
    if whole is None or any(whole[0] <= cue < whole[1] for cue in cues):
        return one
    return replace(one, content=(whole,))


def _without_hearers(layout: Layout, one: Candidate) -> Candidate:
    """Without those to whom something is said in front of what it is: "stressed to reporters that"."""
    start, end = one.content[0]
    match = _TO_SOMEBODY.match(layout.text, start, end) if one.cue is not None else None
    if one.cue is None or match is None or start != one.cue[1] + 1:
        return one
    if any(token.tag_ in _FINITE | {"VB"} for token in layout.tokens(start, match.end())):
        return one  # "to downplay claims that"
    return replace(one, content=((match.end(), end), *one.content[1:]))


def _rest_of_clause(layout: Layout, one: Candidate, cue: Offsets) -> Offsets | None:
    """A clause with "that" up to its sentence's end, where the content ends before the verb that "that" leads to."""
    start, end = one.content[0]
    first = layout.token_at(start)
    if start < cue[1] or first.dep_ != _MARK or layout.text[end : end + 1] != ",":
        return None
    last = min(first.sent.end_char, layout.paragraph_at(start).end)
    verb = first.head if first.head.idx >= end else _taken_for_main(layout, cue)
    return layout.trimmed(start, last) if verb is not None and end < verb.idx < last else None


def _behind_purpose(layout: Layout, one: Candidate, cue: Offsets) -> Offsets | None:
    """The whole clause where only what leads it in was taken: "said in order to avoid a clash, he left"."""
    start, end = one.content[0]
    if start != cue[1] + 1 or layout.text[end : end + 2] != ", " or not _LEADS_IN.match(layout.text, start):
        return None
    inside = layout.tokens(start, end)
    last = min(inside[0].sent.end_char, layout.paragraph_at(start).end)
    behind = layout.tokens(end + 2, last) if end + 2 < last else []
    if any(token.tag_ in _FINITE for token in inside) or not any(token.tag_ in _FINITE for token in behind):
        return None
    subject = behind[0].text[:1].isupper() or behind[0].tag_ in _SUBJECT
    return layout.trimmed(start, last) if subject and not layout.pairs_between(end, last) else None


def _before_dash(layout: Layout, one: Candidate, source: Offsets) -> Offsets | None:
    """The sentence in front of who said it, where a dash parts its halves: "It was late - nobody came, Ruiz said"."""
    start, end = one.content[0]
    paragraph = layout.paragraph_at(start)
    begin = max(layout.token_at(start).sent.start_char, paragraph.dateline)
    dash = _DASH.search(layout.text[begin:start]) if begin < start else None
    if dash is None or layout.text[end : source[0]] != ", ":
        return None
    before = layout.tokens(begin, begin + dash.start())
    says = len(before) >= _FEWEST and any(token.tag_ in _FINITE for token in before)
    return layout.trimmed(begin, end) if says and not layout.pairs_between(begin, start) else None


def _with_front(layout: Layout, one: Candidate, source: Offsets) -> Offsets | None:
    """With the clause that leads in a sentence whose end says who said it: "Since it rained, the port is shut, …"."""
    start, end = one.content[0]
    begin = max(layout.token_at(start).sent.start_char, layout.paragraph_at(start).dateline)
    if start <= begin or layout.text[end : source[0]].strip(' ”"') not in {",", ""} or end > source[0]:
        return None
    front = layout.text[begin:start]
    plain = _FRONT.fullmatch(front) is not None and not layout.pairs_between(begin, start)
    finite = any(token.tag_ in _FINITE for token in layout.tokens(start, end))
    return layout.trimmed(begin, end) if plain and finite and not _ASKED.search(front) else None


def _behind_subject(layout: Layout, one: Candidate, cue: Offsets) -> Offsets | None:
    """A clause up to its sentence's end, where only its subject was taken: "said his bill, now late, would pass"."""
    start, end = one.content[0]
    if start != cue[1] + 1 or layout.text[end : end + 1] != ",":
        return None
    inside = layout.tokens(start, end)
    if layout.token_at(cue[1] - 1).lower_ not in _SAYS or any(token.pos_ in {"VERB", "AUX"} for token in inside):
        return None
    last = min(inside[0].sent.end_char, layout.paragraph_at(start).end)
    heads = [token.head for token in inside if token.dep_ in {"nsubj", "nsubjpass"}]
    heads += [one for one in layout.token_at(cue[1] - 1).children if one.dep_ == "ccomp" and _has_no_subject(one)]
    is_whole = any(one.tag_ in _FINITE and end < one.idx < last for one in heads)
    return layout.trimmed(start, last) if is_whole else None


def _has_no_subject(verb: Token) -> bool:
    return not any(token.dep_ in {"nsubj", "nsubjpass", "expl"} for token in verb.children)


def _taken_for_main(layout: Layout, cue: Offsets) -> Token | None:
    """The verb on which the parser hangs the cue, taking the clause behind "that on the night …," for the main one."""
    said = layout.token_at(cue[1] - 1)
    behind = layout.doc[said.i + 1 : said.i + 3]
    led = len(behind) > 1 and behind[0].lower_ == "that" and behind[1].tag_ == "IN"
    return said.head if led and said.dep_ == "ccomp" else None


def _sentence_before(layout: Layout, one: Candidate, source: Offsets) -> Offsets | None:
    """The sentence in front of who said it, where the content is only its end, in which no verb says anything."""
    start, end = one.content[0]
    begin = max(layout.token_at(start).sent.start_char, layout.paragraph_at(start).start)
    if start <= begin or layout.text[end : source[0]] != ", ":
        return None
    inside = layout.tokens(start, end)
    if layout.text[begin:start].rstrip()[-1:] != "," and inside[0].tag_ != "TO":
        return None
    if inside[0].tag_ not in _LEADING or any(token.tag_ in _FINITE for token in inside):
        return None
    before = layout.tokens(begin, start)
    says = len(before) >= _FEWEST and any(token.tag_ in _FINITE for token in before)
    return layout.trimmed(begin, end) if says and not layout.pairs_between(begin, start) else None

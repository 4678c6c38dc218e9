"""Quotations signed with a dash (“It will drown us.” — Ruth Okafor) or captioned (Prado on Twitter: “It stays.”)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claims.pipeline.annotations import MarkPair, Offsets
from claims.pipeline.attributions.candidate import Candidate
from claims.pipeline.attributions.layout import Layout, Paragraph
from claims.pipeline.attributions.selection import holds
from claims.pipeline.attributions.steps.layouts.announced import ANNOUNCED, announced
from claims.pipeline.attributions.steps.layouts.headed import headed
from claims.pipeline.attributions.steps.layouts.pointers import pointed_blocks
from claims.pipeline.attributions.steps.layouts.posts import posts
from claims.pipeline.attributions.steps.layouts.quote_leads import quote_leads

# There is no such line in PolNeAR train; the dash says it as clearly as a label with a colon does.
_CONFIDENCE = 0.85
_CAPTION = 0.7
_BULLET = re.compile(r"[^\S\n]*(?:[•·▪◦‣*●○■□►→-]|\d{1,2}[.)])?[^\S\n]*")
_DASH = re.compile(r"[^\S\n]*[,.]?[^\S\n]*(?:[–—―]|--?)[^\S\n]*(?=[A-Z])")
_LONGEST_SIGNATURE = 100
_FEWEST_WORDS = 4  # of what is signed without a dash
_STOPS = (".", "!", "?", "…")
_DESCRIBES = re.compile(r"(?:an?|the|former|his|her|their)\s[^.!?\n]+\Z")
_PART = r"[^\W\d_a-z][\w.'’-]*"
_PARTICLE = r"(?:da|de|del|della|der|di|du|ibn|bin|al|el|la|le|van|von|y)"
_NAME = re.compile(rf"{_PART}(?:\s+(?:{_PARTICLE}\s+)*{_PART}){{1,4}}")
_LAST_NAME = re.compile(rf"\b{_PART}\s(?:{_PARTICLE}\s)?{_PART}\Z")
# Below a picture: “We just swam”: Ana Ruiz. Photograph: …
_CAPTION_NAME = re.compile(
    rf":\s(?P<who>{_PART}(?:\s(?:{_PARTICLE}\s){{0,2}}{_PART}){{1,3}})(?:[^“”\"\n]{{0,60}}?\.?\s(?:Photograph|Photo|Picture|Image|"
    r"Credit|Composite|Illustration):|\.?\Z)"
)
# Where and when a signature's words were said: "Prime Minister Ana Ruiz on Delta FM".
_OCCASION = re.compile(r"\s(?:on|in|at|when|after|during|before|via|speaking|talking|writing)\s")


def with_signed(layout: Layout, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates and the quotations that are signed, or stand under a name, and that no verb gives to somebody."""
    signed, promised = list(_signed(layout)), list(announced(layout))
    candidates = [_without_signed(layout, one, [*signed, *promised]) for one in candidates]
    proposed = [*signed, *headed(layout), *promised]
    led = [*posts(layout), *pointed_blocks(layout), *quote_leads(layout, candidates)]
    proposed += [one for one in led if not any(_meet(one, other) for other in proposed)]
    found = [
        one for one in proposed if not any(_meet(one, other) and _tells(layout, other, one) for other in candidates)
    ]
    kept = [one for one in candidates if not any(_meet(one, signed) and not holds(signed, one) for signed in found)]
    return sorted([*kept, *found], key=lambda one: (one.start, -one.end)) if found else list(candidates)


def _without_signed(layout: Layout, candidate: Candidate, signed: Sequence[Candidate]) -> Candidate:
    """A candidate without the signed paragraphs behind its own, which ends as a sentence: the signature is nearer.

    So is a heading between its cue and them.
    """
    cue = candidate.cue
    if cue is None or len(candidate.content) < 2:
        return candidate
    signed = [one for one in signed if one.rule != ANNOUNCED or (one.source is not None and one.source[0] > cue[0])]
    own = layout.paragraph_at(cue[0])
    if layout.text[own.end - 1] == ":":
        return candidate
    others = {part for one in signed for part in one.content if part[0] >= own.end}
    kept = tuple(part for part in candidate.content if part not in others)
    return replace(candidate, content=kept) if kept else candidate


def _tells(layout: Layout, candidate: Candidate, signed: Candidate) -> bool:
    """Whether a candidate has a verb outside the signed words."""
    cue = candidate.cue
    if cue is None or any(start <= cue[0] < end for start, end in signed.content):
        return False
    if signed.rule == "signed" and layout.paragraph_index(cue[0]) != layout.paragraph_index(signed.start):
        return False  # the signature stands beside the words
    if (
        signed.rule == ANNOUNCED
        and signed.source
        and layout.paragraph_at(cue[0]) is layout.paragraph_at(signed.source[0])
    ):
        return False  # "What Ruiz said after the draw" is the heading itself
    return any(map(str.isalnum, layout.text[slice(*cue)]))


def with_captions(layout: Layout, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, those announced by a colon with the person named before it where no verb stands there."""
    return [_captioned(layout, one) if one.source is None and one.cue else one for one in candidates]


def _captioned(layout: Layout, candidate: Candidate) -> Candidate:
    cue = candidate.cue or (0, 0)
    paragraph = layout.paragraph_at(cue[0])
    lead = layout.doc.char_span(paragraph.start, cue[0], alignment_mode="contract")
    if layout.text[slice(*cue)] != ":" or lead is None or cue[0] - paragraph.start > _LONGEST_SIGNATURE:
        return candidate
    person = next((ent for ent in lead.ents if ent.label_ == "PERSON"), None)
    if person is None or any(token.pos_ in ("VERB", "AUX") for token in lead):
        return candidate
    return replace(candidate, source=(lead.start_char, person.end_char), confidence=max(candidate.confidence, _CAPTION))


def _signed(layout: Layout) -> Iterator[Candidate]:
    for index, paragraph in enumerate(layout.paragraphs):
        pairs = _only_quoted(layout, paragraph)
        if not pairs:
            continue
        end = pairs[-1].end
        same_line = _DASH.match(layout.text, end, paragraph.end)
        if same_line:
            source = _signature(layout, same_line.end(), paragraph.end)
        elif end < paragraph.end:
            source = _unmarked(layout, pairs[-1], paragraph)
        elif end == paragraph.end and index + 1 < len(layout.paragraphs):
            following = layout.paragraphs[index + 1]
            next_line = _DASH.match(layout.text, following.dateline, following.end)
            source = _signature(layout, next_line.end(), following.end) if next_line else None
        else:
            source = None
        if source:
            content = tuple((pair.start, pair.end) for pair in pairs)
            yield Candidate(content=content, cue=None, source=source, rule="signed", confidence=_CONFIDENCE)


def _unmarked(layout: Layout, last: MarkPair, paragraph: Paragraph) -> Offsets | None:
    """Who is named behind a quotation, with neither verb nor dash: “We lost,” Omar Haddad, a coach."""
    end = paragraph.end
    caption = _CAPTION_NAME.match(layout.text, last.end, end)
    if caption is not None:
        return layout.trimmed(*caption.span("who"))
    if not last.closed or not layout.text[last.end : end].startswith(" "):
        return None
    source = _signature(layout, last.end, end)
    name = _LAST_NAME.search(layout.text[slice(*source)].partition(", ")[0]) if source is not None else None
    if source is None or name is None or any(t.pos_ == "VERB" for t in layout.tokens(*source) if t.text.islower()):
        return None
    inner = layout.text[last.start + 1 : last.end].rstrip("\"'”’")
    return source if inner.endswith((",", *_STOPS)) and len(inner.split()) >= _FEWEST_WORDS else None


def _only_quoted(layout: Layout, paragraph: Paragraph) -> tuple[MarkPair, ...]:
    """The pairs of a paragraph that begins with one, behind a bullet at most, and has nothing between them."""
    begins = _BULLET.match(layout.text, paragraph.dateline, paragraph.end)
    position = begins.end() if begins else paragraph.dateline
    for pair in paragraph.pairs:
        if any(map(str.isalnum, layout.text[position : pair.start])):
            return ()
        position = pair.end
    return paragraph.pairs


def _signature(layout: Layout, start: int, end: int) -> Offsets | None:
    """Who signs: a name, with a description behind a comma at most, and no sentence."""
    if end - start > _LONGEST_SIGNATURE:
        return None
    source = layout.trimmed(start, end)
    if source is None:
        return None
    source = _without_occasion(layout, source)
    if _NAME.fullmatch(layout.text, *source):
        return source  # whatever the tagger of parts of speech makes of a line without a verb
    first = layout.text[slice(*source)].partition(", ")
    if _NAME.fullmatch(first[0]) and _DESCRIBES.match(first[2]):
        return source  # "Martin Lawson, the editor who replaced her"
    tokens = layout.tokens(*source)
    named = tokens[0].pos_ == "PROPN" or tokens[0].ent_type_ in ("PERSON", "ORG")
    named = named or (tokens[-1].pos_ == "PROPN" and tokens[0].text[0].isupper())  # "Gazette editor Ana Ruiz"
    has_verb = any(token.pos_ == "AUX" or token.tag_ in ("VBD", "VBZ", "VBP") for token in tokens)
    return source if named and not has_verb else None


def _without_occasion(layout: Layout, source: Offsets) -> Offsets:
    """A signature up to its name, where only the occasion follows: "Ana Ruiz in parliament"."""
    occasion = _OCCASION.search(layout.text, *source)
    name = _LAST_NAME.search(layout.text[source[0] : occasion.start()]) if occasion is not None else None
    if occasion is None or name is None:
        return source
    known = any(token.ent_type_ == "PERSON" for token in layout.tokens(occasion.start() - 1, occasion.start()))
    return (source[0], occasion.start()) if known else source


def _meet(left: Candidate, right: Candidate) -> bool:
    return any(one[0] < other[1] and other[0] < one[1] for one in left.content for other in right.content)

"""Block quotations: a paragraph without marks that the one before announces ("Ruiz wrote in her letter:").

On a page such a paragraph is indented, and the indent is lost with the layout.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Token

from claims.lexicon.cues import CueLexicon
from claims.pipeline.annotations import Offsets
from claims.pipeline.attributions.candidate import Candidate
from claims.pipeline.attributions.layout import Layout, Paragraph
from claims.pipeline.attributions.rules.cues import cue_span
from claims.pipeline.attributions.sources import source_span, speaker_behind, subject_of

INTRODUCED = "introduced"
# Of ten paragraphs of PolNeAR train that follow such a verb all are annotated; what is no text is left out (below).
_CONFIDENCE = 0.8
_KINDS = frozenset({"speech", "writing", "document"})
"""Not "tweeted": a tweet that a page embeds is often lost, and the next paragraph is the reporter's."""
_FEWEST_WORDS = 5
_LONGEST_REST = 8
"""Tokens between the verb and its colon: "wrote on his blog of the matter:"."""
_ACCORDING = re.compile(r"(According to)\s+([^.,:;\n]{2,60}):\s*", re.IGNORECASE)
_STOPS = (".", "!", "?", "…")
_VERBS = frozenset({"VERB", "AUX"})


def introduced(layout: Layout, lexicon: CueLexicon) -> Iterator[tuple[int, Candidate]]:
    """Each such paragraph with the verb of speech or writing before its colon, and the index of that."""
    for announcing, block in pairwise(layout.paragraphs):
        if layout.text[announcing.end - 1] != ":" or not _is_block(layout, block):
            continue
        content, found = layout.trimmed(block.start, block.end), _announced(layout, announcing, lexicon)
        if content is not None and found is not None:
            cue, source = found
            yield (
                layout.token_at(cue[0]).i,
                Candidate(content=(content,), cue=cue, source=source, rule=INTRODUCED, confidence=_CONFIDENCE),
            )


def _announced(layout: Layout, paragraph: Paragraph, lexicon: CueLexicon) -> tuple[Offsets, Offsets] | None:
    """By what words and by whom a paragraph announces words."""
    according = _ACCORDING.fullmatch(layout.text, paragraph.start, paragraph.end)
    if according:
        return according.span(1), according.span(2)
    verb = _verb(layout, paragraph, lexicon)
    source = (subject_of(verb) or speaker_behind(verb)) if verb is not None else None
    who = source_span(layout, source, verb) if verb is not None and source is not None else None
    return (cue_span(layout, verb), who) if verb is not None and who is not None else None


def _is_block(layout: Layout, paragraph: Paragraph) -> bool:
    """Whether a paragraph is whole sentences, begins with a word or an ellipsis, and stands in no marks."""
    text = layout.text[paragraph.start : paragraph.end]
    begins = text.lstrip("[(…. \u00a0")[:1]
    return (
        begins.isalpha()
        and (begins.isupper() or text[0] in "[(….")
        and text.endswith(_STOPS)
        and len(text.split()) >= _FEWEST_WORDS
        and layout.pair_at(paragraph.start) is None
    )


def _verb(layout: Layout, paragraph: Paragraph, lexicon: CueLexicon) -> Token | None:
    """The last verb of a paragraph, where it is one of speech or writing and little stands between it and the colon."""
    colon = layout.token_at(paragraph.end - 1)
    near = layout.doc[max(layout.token_at(paragraph.start).i, colon.i - _LONGEST_REST) : colon.i]
    verb = next((token for token in reversed(near) if token.pos_ in _VERBS), None)
    if verb is None or layout.pair_at(verb.idx) is not None or verb.dep_ in ("amod", "compound"):
        return None
    return verb if lexicon.reporting.get(verb.lemma_.lower()) in _KINDS else None

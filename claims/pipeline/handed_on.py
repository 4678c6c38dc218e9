"""Whose words an outlet hands on: those of Ruiz in "According to Reuters, Ana Ruiz said the bridge was safe"."""

from __future__ import annotations

from spacy.tokens import Token

from claims.lexicon.cues import cue_lexicon
from claims.lexicon.lists import words
from claims.pipeline.annotations import Attribution, Offsets
from claims.pipeline.channels import is_outlet
from claims.pipeline.sources import Source
from claims.pipeline.surface import Surface

# A verb that so often begins a report is one here too.
_REPORTS = 0.5
_SUBJECTS = frozenset({"nsubj"})


def reported_speaker(surface: Surface, attribution: Attribution, source: Source) -> Offsets | None:
    """Where the content of an attribution to an outlet names who said it; None where the outlet says it itself.

    Args:
        surface: The text.
        attribution: The attribution.
        source: Its source, as :func:`claims.pipeline.sources.read_source` read it.
    """
    if attribution.source is None or not surface.is_parsed or not _is_outlet(surface, source):
        return None
    for start, end in attribution.content:
        stretch = surface.doc.char_span(start, end, alignment_mode="expand")
        verb = stretch.root if stretch is not None and len(stretch) else None
        if verb is None or not _reports(surface, verb):
            continue
        subject = next((child for child in verb.children if child.dep_ in _SUBJECTS), None)
        if subject is None or not start <= subject.idx < end or surface.quoted(subject.idx):
            continue
        last = max(subject.right_edge.idx + len(subject.right_edge), subject.idx + len(subject))
        return subject.left_edge.idx, min(last, verb.idx) if subject.i < verb.i else last
    return None


def _is_outlet(surface: Surface, source: Source) -> bool:
    """Whether a source is an outlet by name, or a noun for one: "Reuters", "state television"."""
    if source.form == "name" and source.name is not None:
        return is_outlet(surface, source.entities[0], source.name)
    return source.head in words("channels", "media") and not source.plural


def _reports(surface: Surface, verb: Token) -> bool:
    if verb.pos_ != "VERB" or surface.quoted(verb.idx):
        return False
    if cue_lexicon().probability(verb.lemma_.lower(), "VERB", "clause") < _REPORTS:
        return False
    return any(child.dep_ == "ccomp" for child in verb.children)

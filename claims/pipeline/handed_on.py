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
_WHETHER = frozenset({"whether", "if"})
# Nouns for outlets that, alone, are more often for something else: an authority, a website, a study.
_OTHERS = frozenset({"agency", "network", "site", "website", "station", "portal", "paper", "channel"})


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
        subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
        if subject is None or not start <= subject.idx < end or surface.quoted(subject.idx):
            continue
        last = subject.right_edge.idx + len(subject.right_edge)
        return subject.left_edge.idx, min(last, verb.idx) if subject.i < verb.i else last
    return None


def _is_outlet(surface: Surface, source: Source) -> bool:
    """Whether a source is an outlet by name, or a noun for one: "Reuters", "state television"."""
    if source.form == "name" and source.name is not None:
        return is_outlet(surface, source.entities[0], source.name)
    if source.plural or source.head not in words("channels", "media"):
        return False
    return source.head not in _OTHERS or "news" in source.phrase.casefold().split()


def _reports(surface: Surface, verb: Token) -> bool:
    """Whether a verb says that something was said; not that it was not, or whether."""
    if any(child.dep_ == "neg" or child.lower_ in _WHETHER for child in verb.children):
        return False
    if verb.pos_ != "VERB" or surface.quoted(verb.idx):
        return False
    if cue_lexicon().probability(verb.lemma_.lower(), "VERB", "clause") < _REPORTS:
        return False
    return any(child.dep_ == "ccomp" for child in verb.children)

"""Whose words an outlet hands on: those of Ruiz in "According to Reuters, Ana Ruiz said the bridge was safe"."""

from __future__ import annotations

import re

from spacy.tokens import Token

from claims.lexicon.cues import cue_lexicon
from claims.lexicon.lists import words
from claims.pipeline.annotations import Attribution, Offsets
from claims.pipeline.circumstances.outlets import is_outlet
from claims.pipeline.entities.entity import Entity
from claims.pipeline.entities.mentions import Mentions
from claims.pipeline.sources.source import Source, read_source
from claims.pipeline.text.loose_roles import before_loose_role
from claims.pipeline.text.surface import Surface

# A verb that so often begins a report is one here too.
_REPORTS = 0.5
# Who is quoted by another: "quoted a witness as saying", "recalled the mayor telling her", "quotes Ana Ruiz: “".
_QUOTED = re.compile(
    r"(?:(?:quot(?:e[sd]?|ing)|cit(?:e[sd]?|ing))\s+(?P<as>(?!(?:by|in|on|at)\b)[^.;:“”\"\n]{2,90}?)\s+as\s+"
    r"(?:having\s+(?:said|told|written|called|warned|added|declared)|saying|telling|writing|calling|describing|warning|arguing|claiming|insisting|adding|asking)\b"
    r"|(?:quot(?:e[sd]?|ing)|(?:recall|remember)(?:s|ed|ing)?)\s+(?!as\b)(?P<told>[^.,;:“”\"\n]{2,60}?)\s+"
    r"(?:saying|telling|asking|acknowledging|admitting)\b"
    r"|quot(?:e[sd]?|ing)\s+(?P<colon>[^.,;:“”\"\n]{2,100}?):\s+[“\"'])",
    re.IGNORECASE,
)
# Before "quoted": somebody is, and whoever stands behind it quotes him.
_PASSIVE = re.compile(r"\b(?:was|were|been|being|is|are|be)\s+(?:\w+\s+)?\Z", re.IGNORECASE)
_PASSIVE_REACH = 25  # characters
_DEMANDS = frozenset({"urge", "demand", "vow", "promise", "pledge", "threaten"})
# From whom an outlet has what it reports: "Interfax reports, citing the transport ministry".
_CITED = re.compile(
    r",?\s(?:citing|quoting)\s(?P<who>[^.,;:“”\"\n]{3,90}(?:,\s[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){1,2}(?=[.\n]|\Z))?)"
    r"(?=[.,;:“”\"\n]|\sthat\s|\Z)"
)
_CITES_WORDS = frozenset({"made", "name", "organisation", "nominal"})
_WHETHER = frozenset({"whether", "if"})
# What an outlet prints, and in which others speak: "according to a report in the Guardian, Ana Ruiz said".
_PRINTED_IN = re.compile(r"\s(?:in|on)\s(?:[Tt]he\s)?(?P<where>[A-Z][\w’' ]{1,40})\Z")
_STORIES = frozenset({"report", "article", "story"})
# Nouns for outlets that, alone, are more often for something else: an authority, a website, a study.
_OTHERS = frozenset({"agency", "network", "site", "website", "station", "portal", "paper", "channel"})
# What somebody's words stand in, and whose maker did not say them.
_ACCOUNTS = frozenset({"account", "report", "reports", "transcript", "readout", "excerpts"})


def reported_speaker(surface: Surface, attribution: Attribution, source: Source) -> Offsets | None:
    """Where the content of an attribution to an outlet names who said it; None where the outlet says it itself.

    Args:
        surface: The text.
        attribution: The attribution.
        source: Its source, as :func:`claims.pipeline.sources.source.read_source` read it.
    """
    if attribution.source is None or not surface.is_parsed:
        return None
    outlet = _is_outlet(surface, source)
    if not outlet and not _is_witness(surface, attribution, source):
        return None
    for start, end in attribution.content:
        if not outlet and not surface.quoted(start + 1):
            continue
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


def quoted_speaker(surface: Surface, attribution: Attribution) -> Offsets | None:
    """Whom somebody quotes: the witness in "CNN quoted a witness as saying that the bridge shook"."""
    if attribution.cue is None:
        return None
    for word in surface.words_between(*attribution.cue):
        quoted = _QUOTED.match(surface.text, word.start)
        if quoted is not None and quoted.lastgroup is not None:
            if _PASSIVE.search(surface.text, max(0, word.start - _PASSIVE_REACH), word.start):
                return None
            return quoted.start(quoted.lastgroup), before_loose_role(surface.text, *quoted.span(quoted.lastgroup))
    return None


def cited_speaker(surface: Surface, mentions: Mentions, attribution: Attribution, source: Source) -> Offsets | None:
    """From whom an outlet has what it reports: the ministry in "Interfax reports, citing the transport ministry".

    Args:
        surface: The text.
        mentions: Its named persons and organisations.
        attribution: The attribution.
        source: Its source, read; nobody is cited where that is no outlet.
    """
    if attribution.cue is None or attribution.source is None or not _is_outlet(surface, source):
        return None
    ends = (attribution.cue[1], attribution.source[1], attribution.content[-1][1])
    for end in sorted(set(ends), reverse=True):
        cited = _CITED.match(surface.text, end)
        if cited is not None:
            who = read_source(surface, mentions, cited.span("who"))
            # What an outlet has from nobody whom it tells is its own report.
            return cited.span("who") if who.form in _CITES_WORDS and not who.indefinite else None
    return None


def _is_outlet(surface: Surface, source: Source) -> bool:
    """Whether a source is an outlet by name, or a noun for one: "Reuters", "state television"."""
    if source.form == "name" and source.name is not None:
        return is_outlet(surface, source.entities[0], source.name)
    if source.form == "made" and source.head in _STORIES:  # "a report in the Guardian"
        printer, there = source.owner, _PRINTED_IN.search(surface.text, source.start, source.end)
        if there is not None and there["where"].casefold() in words("organisations", "outlets", "agencies"):
            return True
        return isinstance(printer, Entity) and is_outlet(surface, printer, printer.names[0])
    if source.plural or source.head not in words("channels", "media"):
        return False
    return source.head not in _OTHERS or "news" in source.phrase.casefold().split()


def _is_witness(surface: Surface, attribution: Attribution, source: Source) -> bool:
    """Whether what is quoted may be "according to" a source only: a paper that nobody knows, the report of a pool."""
    if attribution.cue is None or not surface.text.startswith(("According", "according"), attribution.cue[0]):
        return False
    if source.form == "name":
        return source.entities[0].kind == "organisation"
    return source.form == "place" or (source.form == "made" and source.head in _ACCOUNTS)


def _reports(surface: Surface, verb: Token) -> bool:
    """Whether a verb says that something was said; not that it was not, or whether."""
    if any(child.dep_ == "neg" or child.lower_ in _WHETHER for child in verb.children):
        return False
    if verb.pos_ != "VERB" or surface.quoted(verb.idx):
        return False
    if verb.lemma_.lower() in _DEMANDS:
        return any(child.dep_ in {"ccomp", "xcomp"} for child in verb.children)
    if cue_lexicon().probability(verb.lemma_.lower(), "VERB", "clause") < _REPORTS:
        return False
    return any(child.dep_ == "ccomp" for child in verb.children)

"""What stands beside a report and says nothing itself: ", citing the ministry", "Commenting on it, Ruiz said"."""

from __future__ import annotations

from collections.abc import Sequence

from claims.lexicon.lists import words
from claims.pipeline.annotations import Offsets
from claims.pipeline.attributions.candidate import Candidate
from claims.pipeline.attributions.layout import Layout

_CITES = frozenset({"citing", "quoting"})
_TOPICS = frozenset(
    {"commenting on", "talking about", "speaking about", "speaking of", "speaking on", "responding to", "reacting to"}
    | {"referring to", "replying to"}
)
_PRINTED = frozenset({"statement", "statements", "document", "documents", "report", "reports", "data", "records"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_REPORTS = frozenset({"reports", "reported", "report"})
_PAPERS = frozenset({"news", "times", "post", "daily", "herald", "tribune", "tv", "press"})


def without_asides(layout: Layout, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates without those that only name a topic, or from whom an outlet has what it reports.

    Both stand in a sentence in which the same source says something.

    Args:
        layout: The text.
        candidates: What a finder proposes.
    """
    asides = [one for one in candidates if _is_aside(layout, one)]
    if not asides:
        return list(candidates)
    asides = [one for one in asides if not _is_cited(layout, one)]
    candidates = [one for one in candidates if not _is_cited(layout, one)]
    others = {(one.source, _sentence(layout, one.cue)) for one in candidates if one.cue and one not in asides}
    return [
        one
        for one in candidates
        if one.cue is None or one not in asides or (one.source, _sentence(layout, one.cue)) not in others
    ]


def _is_aside(layout: Layout, one: Candidate) -> bool:
    if one.cue is None or one.source is None or len(one.content) != 1 or one.start < one.cue[1]:
        return False
    cue = layout.text[slice(*one.cue)].casefold()
    if cue not in _CITES | _TOPICS:
        return False
    if layout.pairs_between(*one.content[0]) or any(t.tag_ in _FINITE for t in layout.tokens(*one.content[0])):
        return False
    leads = one.cue[0] == _sentence(layout, one.cue) and cue in _TOPICS
    cited = layout.text[slice(*one.content[0])]
    somebody = cited[0].isupper() or cited.startswith("the ") or _is_unnamed(layout, one.content[0])
    told = _is_outlet(layout.text[slice(*one.source)]) or _is_cited(layout, one) or _is_said_outlet(layout, one)
    return leads or (cue in _CITES and somebody and told)


def _is_unnamed(layout: Layout, content: Offsets) -> bool:
    """Whether a content is only somebody without a name, or what one has it from: "a government source"."""
    head = None
    for token in layout.tokens(*content):
        if token.pos_ == "NOUN":
            head = token.lower_
        elif head is not None:
            break
    return head in words("everyday", "unnamed") | _PRINTED


def _is_said_outlet(layout: Layout, one: Candidate) -> bool:
    """Whether a source says of itself that it is an outlet: "Italian newspaper La Riva"."""
    inside = layout.text[slice(*one.source)].split() if one.source is not None else []
    return not words("channels", "media").isdisjoint(inside)


def _is_cited(layout: Layout, one: Candidate) -> bool:
    """Whether a source that ends in its verb only says from whom it has a report: "Tagus News reports citing Ruiz"."""
    if one.source is None or one.cue is None or layout.text[slice(*one.cue)].casefold() not in _CITES:
        return False
    who, _, verb = layout.text[slice(*one.source)].rpartition(" ")
    return verb in _REPORTS and _is_outlet(who)


def _sentence(layout: Layout, cue: Offsets) -> int:
    """Where the sentence of a cue begins."""
    return max(layout.token_at(cue[0]).sent.start_char, layout.paragraph_at(cue[0]).start)


def _is_outlet(source: str) -> bool:
    """Whether a source is an outlet by name, or by the noun that its name ends in."""
    name = source.casefold().removeprefix("the ")
    return name in words("organisations", "outlets", "agencies") or name.rpartition(" ")[2] in (
        words("channels", "media") | _PAPERS
    )

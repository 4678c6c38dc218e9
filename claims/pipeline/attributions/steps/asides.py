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
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
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
    somebody = cited[0].isupper() or cited.startswith("the ")
    return leads or (cue in _CITES and somebody and _is_outlet(layout.text[slice(*one.source)]))


def _sentence(layout: Layout, cue: Offsets) -> int:
    """Where the sentence of a cue begins."""
    return max(layout.token_at(cue[0]).sent.start_char, layout.paragraph_at(cue[0]).start)


def _is_outlet(source: str) -> bool:
    """Whether a source is an outlet by name, or by the noun that its name ends in."""
    name = source.casefold().removeprefix("the ")
    return name in words("organisations", "outlets", "agencies") or name.rpartition(" ")[2] in (
        words("channels", "media") | _PAPERS
    )

"""Second verbs of saying that a content took in: "told Haddad that the port is shut, stressing that it will open"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from claims.pipeline.annotations import Offsets
from claims.pipeline.attributions.candidate import Candidate
from claims.pipeline.attributions.layout import Layout
from claims.pipeline.attributions.selection import overlap

_CONFIDENCE = 0.7
_GERUND = re.compile(
    r",\s(?:while\s)?(?P<cue>(?:also\s)?(?:stressing|adding|noting|emphasi[sz]ing|announcing|affirming|reiterating"
    r"|underlining|underscoring|explaining|insisting|warning|pointing out|mentioning))\s(?=(?:that|the|his|her|its)\s)"
)
_SECOND = re.compile(
    r",?\sand\s(?P<cue>(?:also\s|further\s|then\s)?(?:urged|asked|stressed|emphasi[sz]ed|reiterated|reaffirmed|affirmed"
    r"|underlined|underscored|encouraged|praised|hailed|lauded|commended|thanked|congratulated|condemned|expressed|noted"
    r"|warned|called for|called on|called upon|appealed for|appealed to|pledged|vowed))\s(?!(?:by|in|at|on|as|to)\b)"
)
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_PAST = re.compile(r"(?:\w+\s){0,2}(?:\w+ed|spoke|told|said)(?:\s(?:on|upon|for|to|of))?", re.IGNORECASE)


def with_coordinated(layout: Layout, tagged: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, those whose content runs into another verb of saying of the same subject parted in two.

    Args:
        layout: The text.
        tagged: What a finder proposes.
    """
    cues = [one.cue for one in tagged if one.cue is not None]
    result: list[Candidate] = []
    for one in tagged:
        cut = _second(layout, one)
        if cut is None:
            result.append(one)
            continue
        first, second = cut
        result.append(first)
        if second.cue is not None and not any(overlap(second.cue, cue) for cue in cues):
            result.append(second)
    return result


def _second(layout: Layout, one: Candidate) -> tuple[Candidate, Candidate] | None:
    """Both halves of a candidate that holds a second verb of its subject's, in nobody's marks."""
    cue, source = one.cue, one.source
    start, end = one.content[-1]
    if cue is None or source is None or len(one.content) > 1 or not source[1] <= cue[0] < cue[1] <= start:
        return None
    for match in _GERUND.finditer(layout.text, start, end):
        here = match.span("cue")
        if layout.pair_at(here[0]) is None and _hangs_on(layout, here, cue):
            return _halves(layout, one, match.start(), here, end)
    for match in _SECOND.finditer(layout.text, start, end):
        here = match.span("cue")
        if layout.pair_at(here[0]) is None and _follows(layout, (start, match.start()), cue):
            return _halves(layout, one, match.start(), here, end)
    return None


def _hangs_on(layout: Layout, gerund: Offsets, cue: Offsets) -> bool:
    """Whether a gerund hangs on a cue, by the parser's reading, or on what is only said to be so: "is the goal"."""
    verb = next((token for token in layout.tokens(*gerund) if token.pos_ == "VERB"), None)
    if verb is None or verb.dep_ != "advcl":
        return False
    return verb.head.lemma_ == "be" or any(verb.head == token for token in layout.tokens(*cue))


def _follows(layout: Layout, before: Offsets, cue: Offsets) -> bool:
    """Whether a verb can only be the cue's subject's: no verb between them has a subject."""
    if before[0] >= before[1] or not _PAST.fullmatch(layout.text, *cue):
        return False
    return not any(token.tag_ in _FINITE and token.pos_ in {"VERB", "AUX"} for token in layout.tokens(*before))


def _halves(layout: Layout, one: Candidate, comma: int, cue: Offsets, end: int) -> tuple[Candidate, Candidate] | None:
    first, second = layout.trimmed(one.start, comma), layout.trimmed(cue[1], end)
    if first is None or second is None or len(layout.text[slice(*first)].split()) < len(("the", "road")):
        return None
    return (
        replace(one, content=(first,)),
        replace(one, content=(second,), cue=cue, confidence=min(one.confidence, _CONFIDENCE)),
    )

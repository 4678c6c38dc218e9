"""Headlines that end in who says it: "Bridge will open in May: minister", "Fares should fall – Riders' Union"."""

from __future__ import annotations

import re

from claims.lexicon.lists import words
from claims.pipeline.annotations import Offsets
from claims.pipeline.attributions.candidate import Candidate
from claims.pipeline.attributions.layout import Layout
from claims.pipeline.attributions.selection import SPEAKER_LINE

_CONFIDENCE = 0.7  # that of a headline's first words before a colon
_MOST_WORDS = 7  # of who says it
_FEWEST_SAID = 3
_LONGEST = 180  # characters
# A dash without a space behind it is how agencies print who says it; one between spaces may lead to the outlet's name.
_MARK = re.compile(r"(?P<colon>:)[^\S\n]+|[^\S\n](?P<dash>[–—-]{1,2})[^\S\n]?(?=\w)")
_GERUND = "ing"  # whatever the tagger makes of a headline without an auxiliary: "Council misusing funds: union"
_WORD = re.compile(r"[\w.&'’-]+")
_SMALL = frozenset({"of", "for", "the", "and", "in", "on", "de", "da", "al", "bin", "ex", "former", "state", "new"})
# Who speaks without a name, besides those who hold an office.
_SPEAKERS = frozenset(
    {"police", "govt", "government", "ministry", "army", "military", "official", "officials", "experts", "expert"}
    | {"sources", "source", "media", "report", "reports", "study", "survey", "poll", "agency", "lawyers", "analysts"}
    | {"sc", "hc", "cji"}  # supreme and high courts and the chief justice in Indian headlines
    | {"spokesperson", "minister", "ministers", "mps", "pm", "cm", "president", "court", "un", "who", "researchers"}
)


def closing_headline(layout: Layout) -> Candidate | None:
    """The first line, where who says it stands behind its last colon or dash; None where nobody does.

    Args:
        layout: The text.
    """
    if len(layout.paragraphs) < 2:
        return None
    first = layout.paragraphs[0]
    marks = list(_MARK.finditer(layout.text, first.dateline, first.end))
    if not marks or first.end - first.dateline > _LONGEST:
        return None
    mark = marks[-1]
    said = layout.trimmed(first.dateline, mark.start())
    source = layout.trimmed(mark.end(), first.end)
    if said is None or source is None or layout.text[first.end - 1] in ".!?" or layout.pair_at(source[0]) is not None:
        return None
    if not _says_something(layout, said) or not _may_speak(layout, source, by_dash=mark["dash"] is not None):
        return None
    cue = (mark.start(mark.lastgroup or 0), mark.end(mark.lastgroup or 0))
    return Candidate(content=(said,), cue=cue, source=source, rule=SPEAKER_LINE, confidence=_CONFIDENCE)


def _says_something(layout: Layout, said: Offsets) -> bool:
    """Whether the words before are a clause, and no label of one: "Ruiz", "Interview"."""
    tokens = layout.tokens(*said)
    before = sum(any(map(str.isalpha, token.text)) for token in tokens)
    tells = any(token.pos_ in ("VERB", "AUX") or token.text.endswith(_GERUND) for token in tokens)
    return before >= _FEWEST_SAID and tells


def _may_speak(layout: Layout, source: Offsets, *, by_dash: bool) -> bool:
    """Whether the words behind are somebody whom the text names, or who holds an office."""
    parts = _WORD.findall(layout.text, *source)
    rest = layout.text[source[0] : source[1]]
    if not 0 < len(parts) <= _MOST_WORDS or _WORD.sub("", rest).strip(" ,()"):
        return False
    last = parts[-1].casefold().removesuffix("'s").removesuffix("’s")
    common = last in _SPEAKERS or not {last, last.removesuffix("s")}.isdisjoint(words("titles", "offices"))
    titled = len(parts) > 1 and parts[0].casefold() in words("titles", "offices")  # "President Kos", spelled otherwise
    named = last not in _SMALL and parts[-1][0].isupper() and (titled or _is_named(layout, parts[-1]))
    if by_dash and rest.casefold().removeprefix("the ") in words("organisations", "outlets", "agencies"):
        return layout.text[source[0] - 1] in "–—-" and named
    plain = [part for part in parts[:-1] if not part[0].isupper() and part.casefold() not in _SMALL]
    known = all(layout.token_at(source[0]).pos_ and _is_noun(layout, part, source) for part in plain)
    return (common or named) and known


def _is_named(layout: Layout, name: str) -> bool:
    """Whether the text below the headline has a name."""
    below = layout.paragraphs[0].end
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)").search(layout.text, below) is not None


def _is_noun(layout: Layout, part: str, source: Offsets) -> bool:
    start = layout.text.index(part, *source)
    return layout.token_at(start).pos_ in ("NOUN", "PROPN", "ADJ")

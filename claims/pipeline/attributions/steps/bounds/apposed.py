"""What a source is, behind it: "According to Omar Haddad, a former dock worker, the cranes stood still"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Token

from claims.pipeline.annotations import Offsets
from claims.pipeline.attributions.candidate import Candidate
from claims.pipeline.attributions.layout import Layout

_CUE = "according to"
_BETWEEN = ", "
# "Maj. Gen. Omar Haddad, the spokesman for the commander of the navy, " before that commander's name.
_WORKS_FOR = re.compile(
    r"(?:\A|(?<=[.!?]\s))(?P<who>[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+){1,6}),\s"
    r"(?:(?:the|an?|his|her|their)\s)?(?:[\w’'-]+\s){0,4}?"
    r"(?:spokes(?:man|woman|person)|aide|advis[eo]r|deputy|secretary|lawyer|attorney|assistant|chief of staff"
    r"|wife|husband|son|daughter|brother|sister|father|mother)\s(?:for|of|to)\s[^,;:“”\"\n]{3,90},\s\Z"
)
_LONGEST = 250  # characters of it
_DESCRIBES = frozenset({"appos", "relcl"})
_JOINED = frozenset({"conj", "cc", "appos"})
_NAMED = re.compile(r"(?P<name>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]*){1,5})(?: \([A-Z]+-[A-Z][\w.]*\))?, ")
_DESCRIPTION = re.compile(r"(?:the|an?) [a-z]", re.IGNORECASE)
_LONGEST_NAME = 80  # characters of a name with its title and party
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def with_appositions(layout: Layout, candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates; what stands between commas behind "according to" somebody belongs to the source, by the parse.

    So does the name that begins a sentence before a description that no comma ends: "Ana Ruiz, the new chair has said".
    """
    return [_whole(layout, _with_name(layout, _moved(layout, one))) for one in candidates]


def _with_name(layout: Layout, candidate: Candidate) -> Candidate:
    """A candidate whose source begins with the name before its apposition."""
    cue, source = candidate.cue, candidate.source
    if cue is None or source is None or source[1] + 1 != cue[0]:
        return candidate
    start = max(layout.token_at(source[0]).sent.start_char, layout.paragraph_at(source[0]).start)
    named = _NAMED.fullmatch(layout.text, start, source[0]) if source[0] - start < _LONGEST_NAME else None
    described = _DESCRIPTION.match(layout.text, *source)
    if named is None or described is None or "," in layout.text[slice(*source)]:
        return candidate
    person = any(token.ent_type_ == "PERSON" for token in layout.tokens(*named.span("name")))
    return replace(candidate, source=(start, source[1])) if person else candidate


def _whole(layout: Layout, candidate: Candidate) -> Candidate:
    """A candidate whose source begins with whoever works for the one it names: "Omar Haddad, aide to Ana Ruiz"."""
    cue, source, text = candidate.cue, candidate.source, layout.text
    if cue is None or source is None or source[1] > cue[0] or text[source[0] - 2 : source[0]] != _BETWEEN:
        return candidate
    first = max(layout.paragraph_at(source[0]).start, source[0] - _LONGEST)
    lead = _WORKS_FOR.search(text[first : source[0]])
    if lead is None or any(part[0] < source[0] and first + lead.start() < part[1] for part in candidate.content):
        return candidate
    return replace(candidate, source=(first + lead.start("who"), source[1]))


def _moved(layout: Layout, candidate: Candidate) -> Candidate:
    """A candidate whose content does not begin with what its source is."""
    cue, source, text = candidate.cue, candidate.source, layout.text
    if cue is None or source is None or text[slice(*cue)].casefold() != _CUE or cue[1] > source[0]:
        return candidate
    start, end = candidate.content[0]
    comma = text.find(_BETWEEN, start, end)
    if comma < 0 or text[source[1] : start] != _BETWEEN or layout.pairs_between(start, comma):
        return candidate
    inside = layout.tokens(start, comma)
    heads = [token for token in inside if not start <= token.head.idx < comma]
    if len(heads) != 1 or not _describes(heads[0], source, comma):
        return candidate
    if not any(token.tag_ in _FINITE for token in layout.tokens(comma + len(_BETWEEN), end)):
        return candidate
    rest = layout.trimmed(comma + len(_BETWEEN), end)
    if rest is None:
        return candidate
    return replace(candidate, source=(source[0], comma), content=(rest, *candidate.content[1:]))


def _describes(head: Token, source: Offsets, comma: int) -> bool:
    """Whether a noun or a clause hangs on the source, and nothing behind the comma hangs on it in turn."""
    if head.dep_ not in _DESCRIBES or not source[0] <= head.head.idx < source[1]:
        return False
    return not any(child.idx >= comma and child.dep_ in _JOINED for child in head.children)

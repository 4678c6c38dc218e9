"""What finders take for a cue and nobody says anything with: "called off the talks", "party chief Sayyed Haddad"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from claims.lexicon.lists import words
from claims.pipeline.attributions.candidate import Candidate
from claims.pipeline.attributions.layout import Layout

_ACTS = re.compile(r"(?:\w+ ){0,2}call(?:ed|s|ing)? off", re.IGNORECASE)
# Whoever answers a question or turns to a matter has said nothing yet: "Answering another question, Ruiz said".
_TURNS = re.compile(r"(?:answering|responding to|replying to|reacting to|speaking (?:about|on))", re.IGNORECASE)
_QUESTION = re.compile(
    r"(?:an?|another|the|(?:reporters|journalists)['’]|other)?\s?(?:[\w-]+\s)?(?:questions?|queries|query)\b"
)
# A visit: "The ambassador called on Prime Minister Ruiz at his office".
_VISITS = re.compile(r"(?:\w+ )?(?:calls|called|calling) on", re.IGNORECASE)
_VISITED = re.compile(r"(?:the\s)?[A-Z](?:(?!\b(?:to|for|not|that)\b)[^.;:“”\"\n])*")
_PLACED = re.compile(r"\s(?:at|here|in|on)\b(?:(?!\b(?:to|for)\s[a-z])[^.;:“”\"\n])*[.\n]")
_MAY = re.compile(r"(?:can|could|may|might|should|must) (?:discuss|talk about|exchange)\b.*", re.IGNORECASE)
_SIGNED = re.compile(r"(?:was|were) (?:also )?signed", re.IGNORECASE)
_CONFIRMED = re.compile(r"(?:is|are|was|were) confirmed(?: by)?", re.IGNORECASE)
_TITLE = re.compile(r"[A-Z][a-z]+")


def without_false_cues(layout: Layout, candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates without those whose cue says nothing, or is a title before a name.

    Args:
        layout: The text.
        candidates: What a finder proposes.
    """
    return [one for one in candidates if one.cue is None or not (_is_false(layout, *one.cue) or _is_act(layout, one))]


def _is_false(layout: Layout, start: int, end: int) -> bool:
    cue = layout.text[start:end]
    if _ACTS.fullmatch(cue):
        return True
    before = layout.text[max(0, start - 2) : start]
    titled = _TITLE.fullmatch(cue) is not None and cue.casefold() in words("titles", "before")
    return titled and before[-1:] == " " and before[:1].isalpha() and before[:1].islower()


def _is_act(layout: Layout, one: Candidate) -> bool:
    """Whether a cue says nothing of its content: a visit, a question that is answered, what one may discuss."""
    start, end = one.cue or (0, 0)
    cue, said = layout.text[start:end], layout.text[slice(*one.content[0])]
    if _MAY.fullmatch(cue) or (_SIGNED.fullmatch(cue) and one.source is None):
        return True
    if _CONFIRMED.fullmatch(cue) and said.casefold() == "which":
        return True
    behind = one.content[0][0] == end + 1 and len(one.content) == 1
    if _TURNS.fullmatch(cue) and behind and layout.pair_at(one.start) is None:
        opens = layout.token_at(start).is_sent_start or start == layout.paragraph_at(start).start
        asked = _QUESTION.match(said) is not None
        return opens and layout.text[one.end : one.end + 1] == "," and (asked or cue.casefold().startswith("speaking"))
    if _VISITS.fullmatch(cue) and behind:
        return _VISITED.fullmatch(said) is not None and _PLACED.match(layout.text, one.end) is not None
    return False

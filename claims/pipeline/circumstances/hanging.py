"""What a circumstance hangs on in the parse: the verb that attributes, one below or above it, or another."""

from __future__ import annotations

from typing import Any

from spacy.tokens import Token

from claims.lexicon.lists import words
from claims.pipeline.annotations import Attribution
from claims.pipeline.circumstances.circumstance import Circumstance
from claims.pipeline.text.surface import Surface

_VERBS = frozenset({"VERB", "AUX"})
# Behind an occasion these tell whose it is; what follows hangs on the occasion: "a debate hosted by CNN this week".
_HELD = frozenset(
    {"sponsored", "hosted", "organized", "organised", "moderated", "held", "aired", "televised", "convened"}
)


def hangs(surface: Surface, attribution: Attribution, one: Circumstance[Any]) -> str:
    """Where a circumstance stands in the parse, seen from the attributing verb.

    Args:
        surface: The text.
        attribution: Whose verb.
        one: The channel or time.

    Returns:
        ``cue`` where it depends on that verb, ``below`` where on a verb that depends on it ("speaking on Friday, he
        said"), ``above`` where on one that it depends on ("met on Friday to say"), else ``apart``; each with ``past
        noun`` where a noun lies between ("told a rally on Friday"). ``elsewhere`` in another sentence, ``nowhere``
        without cue or parse.
    """
    cue = attribution.cue
    token = surface.token_of(one.start)
    if cue is None or token is None:
        return "nowhere"
    verb = verb_in(surface, *cue)
    if verb is None:
        return "nowhere"
    if surface.sentence_of(verb.idx) != surface.sentence_of(one.start):
        return "elsewhere"
    past = ""
    for step in (token, *token.ancestors):
        if one.start <= step.idx < one.end:
            continue
        if cue[0] <= step.idx < cue[1]:
            return f"cue{past}"
        if step.dep_ == "acl" and step.lower_ in _HELD:
            continue
        if step.pos_ in _VERBS and step.lower_ not in words("leads", "attributive"):
            return _beside(step, verb) + past
        if step.pos_ in {"NOUN", "PROPN"}:
            past = " past noun"
    return f"apart{past}"


def _beside(other: Token, verb: Token) -> str:
    return "below" if verb in other.ancestors else "above" if other in verb.ancestors else "apart"


def verb_in(surface: Surface, start: int, end: int) -> Token | None:
    """The last verb of a cue, or its first word."""
    inside = [surface.token_of(word.start) for word in surface.words_between(start, end)]
    tokens = [token for token in inside if token is not None]
    verbs = [token for token in tokens if token.pos_ in _VERBS]
    return next(reversed(verbs), next(iter(tokens), None))

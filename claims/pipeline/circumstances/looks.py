"""What is looked at when a circumstance is weighed, and what an attribution looks like, wherever circumstances are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from claims.pipeline.annotations import Attribution
from claims.pipeline.circumstances.hanging import verb_in
from claims.pipeline.text.surface import Surface
from claims.quotation import Speaker

_CUES = (
    ("adds", r"add(?:s|ed|ing)?|continu(?:es|ed|ing)|conclud(?:es|ed|ing)|went on|also"),
    ("according", r"according"),
    ("tells", r"told|tells?|telling|ask(?:s|ed|ing)?|urg(?:es|ed|ing)|respond(?:s|ed)?|repl(?:ies|ied)"),
    ("writes", r"wr[oi]tes?|writing|written"),
    ("posts", r"tweet\w*|retweet\w*|post(?:s|ed|ing)?|e-?mail\w*|shar(?:es|ed|ing)"),
    ("shows", r"found|finds?|show\w*|report\w*|stat(?:es|ed|ing)|reads?|indicat\w+|conclud\w+|suggest\w*|releas\w+"),
    ("says", r"said|says?|saying|insist\w*|argu\w+|explain\w*|not(?:es|ed|ing)|call(?:s|ed|ing)?|declar\w+|joked"),
    ("believes", r"believ\w+|think\w*|thought|want\w*|hop\w+|fear\w*|expect\w*|support\w*|plan\w*|know\w*|knew"),
)
_CUE_CLASSES = tuple((name, re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)) for name, pattern in _CUES)
_PRONOUNS = frozenset({"he", "she", "they", "it", "who", "which", "that", "i", "we"})
_ARTICLES = {"the": "the", "this": "the", "a": "a", "an": "a"}
# What is looked at, by how a circumstance comes to be considered; "a b" are two traits weighed together.
_LOOKS: dict[str, tuple[str, ...]] = {
    "clause": (
        "kind", "form", "lead", "next", "determiner", "place", "cue", "possessive", "word", "same", "beside", "direct",
        "age", "kind lead", "kind place", "kind cue", "source", "hangs", "hangs kind", "hangs place", "hangs lead",
        "owned", "owned kind",
    ),
    "same": (
        "kind", "back", "back direct", "cue", "source", "newer", "between", "rival", "kind back", "kind direct", "last",
        "beside", "beside back", "spoken", "age", "occasion", "occasion back", "mine", "mine kind", "section", "turn",
        "inside", "inside kind", "owned", "tense", "mine between", "turn inside", "turn back",
    ),
    "last": (
        "kind", "back", "kind back", "direct", "cue", "source", "speaker", "rival", "same", "newer", "spoken", "beside",
        "kind direct", "age", "occasion", "mine", "mine kind", "section", "turn", "inside", "inside kind", "owned",
        "tense", "turn inside", "turn back", "turn speaker",
    ),
    "fresh": (
        "kind", "form", "lead", "next", "determiner", "place", "spoken", "cue", "direct", "same", "last", "newer",
        "quoted", "headline", "rival", "first", "beside", "possessive", "source", "age", "place spoken", "place kind",
        "kind lead", "place newer", "spoken same", "occasion", "occasion place", "occasion kind", "hangs",
        "hangs kind", "hangs place", "hangs lead", "mine", "mine kind", "mine place", "ahead", "ahead kind",
        "ahead part", "section", "part", "part place", "inside", "inside kind", "inside place", "owned", "owned place",
        "turn", "turn inside", "tense", "tense part", "tense ahead",
    ),
}  # fmt: skip

_NAMES = {regime: tuple(tuple(look.split()) for look in looks) for regime, looks in _LOOKS.items()}
# Weighed together two by two, however the circumstance comes to be considered.
_PAIRED = (
    "kind", "word", "place", "spoken", "same", "last", "cue", "occasion", "between", "back", "hangs", "speaker",
    "quoted", "source", "mine", "ahead", "inside", "turn",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Look:
    """What is seen of a circumstance.

    Args:
        regime: How it comes to be considered, a key of the table above.
        groups: What is seen, by name.
    """

    regime: str
    groups: Mapping[str, str]

    def of_regime(self) -> Iterator[str]:
        """The traits that count for this way of being considered only."""
        regime, groups = self.regime, self.groups
        yield regime
        for names in _NAMES[regime]:
            seen = [f"{name}={groups[name]}" for name in names if name in groups]
            if len(seen) == len(names):
                yield " & ".join((regime, *seen))

    def paired(self) -> list[str]:
        """The traits that are weighed together two by two."""
        return [f"{name}={self.groups[name]}" for name in _PAIRED if name in self.groups]

    def traits(self) -> Iterator[str]:
        """All traits, alone and together."""
        yield from self.of_regime()
        yield from map(" & ".join, combinations(self.paired(), 2))


def looks_of(surface: Surface, attribution: Attribution, speaker: Speaker | None) -> Iterator[str]:
    """What an attribution looks like, wherever circumstances are."""
    quoted = sum(surface.quoted(start) for start, _ in attribution.content)
    yield "direct=yes" if quoted else "direct=no"
    cue = surface.text[slice(*attribution.cue)] if attribution.cue is not None else ""
    yield f"cue={next((name for name, pattern in _CUE_CLASSES if pattern.search(cue)), 'other' if cue else 'none')}"
    yield f"tense={_tense(surface, attribution)}"
    yield "turn=yes" if _turn(surface, attribution) else "turn=no"
    yield f"speaker={speaker.kind if speaker is not None else 'open'}"
    source = surface.words_between(*attribution.source) if attribution.source is not None else ()
    first = source[0] if source else None
    if first is None:
        yield "source=none"
    elif first.key in _PRONOUNS:
        yield "source=pronoun"
    else:
        yield f"source={_ARTICLES.get(first.key, 'name')}"


def _tense(surface: Surface, attribution: Attribution) -> str:
    """The tense of the attributing verb: "has said" tells of no occasion in particular, "is demanding" of a new one."""
    verb = verb_in(surface, *attribution.cue) if attribution.cue is not None else None
    if verb is None:
        return "none"
    helpers = {token.lower_ for token in verb.children if token.dep_ == "aux"}
    tag = verb.tag_
    if tag == "VBG":
        return "progressive" if helpers else "participle"
    if tag == "VBN" and helpers & {"has", "have", "had", "'s", "’s", "'ve", "’ve"}:
        return "perfect"
    if tag == "VB":
        return "modal" if helpers else "base"
    return {"VBD": "past", "VBZ": "present", "VBP": "present", "VBN": "past"}.get(tag, "other")


def _turn(surface: Surface, attribution: Attribution) -> bool:
    """Whether it is a line of a transcript: the source begins the line, a colon follows."""
    source = attribution.source
    if source is None or not surface.paragraphs:
        return False
    start, _ = surface.paragraphs[surface.paragraph_of(source[0])]
    before = surface.text[start : source[0]].strip(" \"“*'‘")
    return not before and surface.text[source[1] : source[1] + 3].lstrip("*").startswith(":")

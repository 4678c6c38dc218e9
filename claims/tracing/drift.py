"""How the words of one utterance differ from outlet to outlet: variants side by side, the differing words marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

from claims.lexicon.folding import plain_words
from claims.store.stored import StoredQuotation

SegmentKind = Literal["same", "added", "altered", "left out"]

_WORDS = re.compile(r"\S+")
# What joins several spans of one quotation; it is nobody's word.
_JOINT = "[…]"
# Quotations of so few words in common with the fullest one are reports in quotation marks, not variants of it.
_VARIANT = 0.5


@dataclass(frozen=True, slots=True)
class Segment:
    """Some words of a variant, compared with the fullest wording.

    Args:
        kind: ``same``, ``added`` (the fullest wording has nothing there), ``altered`` (it has other words there) or
            ``left out`` (these words are the fullest wording's).
        text: The words.
    """

    kind: SegmentKind
    text: str

    def to_dict(self) -> dict[str, str]:
        """The shape of the commands' JSON."""
        return {"kind": self.kind, "text": self.text}


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One wording, and who printed it.

    Args:
        quotations: The quotations that have it, in the order of the claim.
        segments: It and what it leaves out, in order.
        altered: The share of its own words that are others than the fullest wording's, or stand between its words, 0
            to 1.
        cut: The share of the fullest wording's words that it leaves out, 0 to 1.
    """

    quotations: tuple[StoredQuotation, ...]
    segments: tuple[Segment, ...]
    altered: float
    cut: float

    @property
    def text(self) -> str:
        """The wording itself."""
        return self.quotations[0].text

    def to_dict(self) -> dict[str, Any]:
        """The shape of the commands' JSON."""
        return {
            "text": self.text,
            "quotations": [f"q{one.id}" for one in self.quotations],
            "outlets": sorted({one.article.outlet for one in self.quotations if one.article.outlet}),
            "altered": round(self.altered, 4),
            "cut": round(self.cut, 4),
            "segments": [segment.to_dict() for segment in self.segments],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """All verbatim wordings of one claim.

    Args:
        fullest: The most complete one.
        others: The others, those that alter most first, then those that cut most.
    """

    fullest: Variant
    others: tuple[Variant, ...]

    @property
    def altered(self) -> float:
        """The largest share of altered words, 0 to 1."""
        return max((one.altered for one in self.others), default=0.0)

    @property
    def cut(self) -> float:
        """The largest share that was cut, 0 to 1."""
        return max((one.cut for one in self.others), default=0.0)

    def to_dict(self) -> dict[str, Any]:
        """The shape of the commands' JSON."""
        return {
            "altered": round(self.altered, 4),
            "cut": round(self.cut, 4),
            "variants": [one.to_dict() for one in (self.fullest, *self.others)],
        }


def drift_of(quotations: Sequence[StoredQuotation]) -> Drift | None:
    """Compare the verbatim quotations of one claim.

    Args:
        quotations: All of the claim; indirect ones are in the reporter's words and do not count.

    Returns:
        None where no two are verbatim.
    """
    wordings: dict[tuple[str, ...], list[StoredQuotation]] = {}
    for one in quotations:
        if one.kind == "direct" and (keys := tuple(_key(word) for word in _words(one.text))):
            wordings.setdefault(keys, []).append(one)
    if len(quotations) < 2 or not wordings:
        return None
    # Of equally long ones what most printed, then what was printed first: dictionaries keep the order of the claim.
    first = min(wordings, key=lambda keys: (-len(keys), -len(wordings[keys])))
    base = _words(wordings[first][0].text)
    variants = [_variant(base, same) for keys, same in wordings.items() if keys != first and _is_variant(first, keys)]
    fullest = _variant(base, wordings[first])
    if not variants and len(fullest.quotations) < 2:
        return None
    variants.sort(key=lambda one: (-one.altered, -one.cut, one.quotations[0].id))
    return Drift(fullest=fullest, others=tuple(variants))


def _is_variant(fullest: Sequence[str], keys: Sequence[str]) -> bool:
    matcher = SequenceMatcher(None, fullest, keys, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks()) >= _VARIANT * len(keys)


def _variant(base: Sequence[str], same: Sequence[StoredQuotation]) -> Variant:
    words = _words(same[0].text)
    matcher = SequenceMatcher(None, [_key(word) for word in base], [_key(word) for word in words], autojunk=False)
    codes = matcher.get_opcodes()
    segments = tuple(segment for code in codes for segment in _segments(code, base, words))
    # What is added before or after is more of the utterance, as a rule, and no alteration of it.
    within = [code for place, code in enumerate(codes) if code[0] != "insert" or 0 < place < len(codes) - 1]
    other = sum(code[4] - code[3] for code in within if code[0] in {"replace", "insert"})
    left_out = sum(code[2] - code[1] for code in codes if code[0] == "delete")
    return Variant(
        quotations=tuple(same),
        segments=segments,
        altered=other / max(len(words), 1),
        cut=left_out / max(len(base), 1),
    )


def _segments(code: tuple[str, int, int, int, int], base: Sequence[str], words: Sequence[str]) -> Iterator[Segment]:
    tag, start, end, own_start, own_end = code
    mine, theirs = " ".join(words[own_start:own_end]), " ".join(base[start:end])
    if tag == "equal":
        yield Segment("same", mine)
    elif tag == "insert":
        yield Segment("added", mine)
    elif tag == "delete":
        yield Segment("left out", theirs)
    else:
        yield Segment("left out", theirs)
        yield Segment("altered", mine)


def _words(text: str) -> list[str]:
    """The words of a text with the marks beside them."""
    return [word for word in _WORDS.findall(text.replace(_JOINT, " ")) if _key(word)]


def _key(word: str) -> str:
    """A word as it is compared: case and the marks beside it do not count."""
    return " ".join(plain_words(word))

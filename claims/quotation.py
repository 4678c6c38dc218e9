"""What is taken from an article: quotations with their speakers, relays, addressees and dates.

Frozen records without I/O. All offsets count characters of the article's text, ends exclusive, and
``article.text[span.start:span.end] == span.text`` holds for every span of every record.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal, Self, get_args

QuotationKind = Literal["direct", "indirect", "mixed"]
SpeakerKind = Literal["person", "organisation", "group", "unnamed", "author"]
RelayKind = Literal["agency", "outlet", "website", "social", "statement", "interview", "speech", "document"]

QUOTATION_KINDS: tuple[QuotationKind, ...] = get_args(QuotationKind)
SPEAKER_KINDS: tuple[SpeakerKind, ...] = get_args(SpeakerKind)
RELAY_KINDS: tuple[RelayKind, ...] = get_args(RelayKind)

# Speakers of these kinds become entities, the same in every article; the others keep only their description.
ENTITY_KINDS: frozenset[str] = frozenset({"person", "organisation"})


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of an article's text: ``article.text[start:end] == text``."""

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or self.end - self.start != len(self.text):
            raise ValueError(f"span {self.start}:{self.end} does not fit its text of {len(self.text)} characters")

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Self:
        """The span of ``text`` from ``start`` to ``end`` (characters, end exclusive)."""
        return cls(start, end, text[start:end])

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def to_dict(self) -> dict[str, Any]:
        """The shape of the JSON output."""
        return {"start": self.start, "end": self.end, "text": self.text}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """The inverse of :meth:`to_dict`."""
        return cls(data["start"], data["end"], data["text"])


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who a source stands for.

    Args:
        name: The fullest name that the article gives, without titles ("Hassan Rouhani"); for a group or an unnamed
            source its description in the article's words ("two officials").
        kind: What it is.
        role: What the article calls a person at that time ("Iranian President"), if it does.
        speaks_for: Whose words they are where a spokesman says them ("a spokeswoman for the ministry"), as the article
            names it: the fullest name of a person or an organisation, else its description.
    """

    name: str
    kind: SpeakerKind
    role: str | None = None
    speaks_for: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """The shape of the JSON output; ``speaks_for`` is only there where it says something."""
        shape = {"name": self.name, "kind": self.kind, "role": self.role}
        return shape | ({"speaks_for": self.speaks_for} if self.speaks_for else {})

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """The inverse of :meth:`to_dict`."""
        return cls(data["name"], data["kind"], data.get("role"), data.get("speaks_for"))


@dataclass(frozen=True, slots=True)
class Relay:
    """A channel through which an utterance reached the article.

    Args:
        name: The channel's name ("IRNA"), or the words that stand for it ("his website", "tweeted").
        kind: What sort of channel.
        start: Where the article names it, in characters.
        end: The end of that, exclusive.
        owner: Whose channel it is, where it is somebody's own ("a statement on his website"), as a speaker's name.
    """

    name: str
    kind: RelayKind
    start: int
    end: int
    owner: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """The shape of the JSON output."""
        return {"name": self.name, "kind": self.kind, "start": self.start, "end": self.end, "owner": self.owner}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """The inverse of :meth:`to_dict`."""
        return cls(data["name"], data["kind"], data["start"], data["end"], data.get("owner"))


@dataclass(frozen=True, slots=True)
class Addressee:
    """To whom it was said.

    Args:
        name: The fullest name that the article gives, or a description ("reporters").
        kind: What it is, if known.
        start: Where the article names the addressee of this utterance, in characters.
        end: The end of that, exclusive.
    """

    name: str
    kind: SpeakerKind
    start: int
    end: int

    def to_dict(self) -> dict[str, Any]:
        """The shape of the JSON output."""
        return {"name": self.name, "kind": self.kind, "start": self.start, "end": self.end}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """The inverse of :meth:`to_dict`."""
        return cls(data["name"], data["kind"], data["start"], data["end"])


@dataclass(frozen=True, slots=True)
class UtteranceDate:
    """When it was said, as far as the article tells: an interval of days, both ends included.

    Args:
        first: The first day on which it can have been said.
        last: The last day.
        text: The words that date it ("on Saturday").
    """

    first: date
    last: date
    text: str

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"the interval {self.first} to {self.last} runs backwards")

    def to_dict(self) -> dict[str, Any]:
        """The shape of the JSON output; days as ISO 8601."""
        return {"from": self.first.isoformat(), "to": self.last.isoformat(), "text": self.text}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """The inverse of :meth:`to_dict`."""
        return cls(date.fromisoformat(data["from"]), date.fromisoformat(data["to"]), data["text"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """One attributed utterance in one article: content, cue and source.

    Args:
        kind: ``direct`` (all content inside quotation marks), ``indirect`` (none) or ``mixed``.
        content: What was said, one or several spans in the order of the text; quotation marks belong to it.
        cue: The words that attribute ("told", "according to"), if any.
        source: The words that name who said it ("he"), if any.
        speaker: Whom the source stands for; None where that stays open.
        relays: Channels through which it reached the article, nearest the speaker first.
        addressees: To whom it was said.
        said: When, if the article tells.
        inside: The index, in the article's list of quotations, of the quotation that this one is quoted in.
        confidence: The probability that this is a quotation with these spans, 0 to 1.
    """

    kind: QuotationKind
    content: tuple[Span, ...]
    cue: Span | None = None
    source: Span | None = None
    speaker: Speaker | None = None
    relays: tuple[Relay, ...] = ()
    addressees: tuple[Addressee, ...] = ()
    said: UtteranceDate | None = None
    inside: int | None = None
    confidence: float = 1.0

    def __post_init__(self) -> None:
        if not self.content:
            raise ValueError("a quotation needs content")
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"confidence {self.confidence} is no probability")

    @property
    def text(self) -> str:
        """The words said, spans joined by an ellipsis in brackets, white space as in the article."""
        return " […] ".join(span.text for span in self.content)

    def to_dict(self) -> dict[str, Any]:
        """The shape of ``claims extract --json``."""
        return {
            "kind": self.kind,
            "content": [span.to_dict() for span in self.content],
            "cue": self.cue.to_dict() if self.cue else None,
            "source": self.source.to_dict() if self.source else None,
            "speaker": self.speaker.to_dict() if self.speaker else None,
            "relays": [relay.to_dict() for relay in self.relays],
            "addressees": [addressee.to_dict() for addressee in self.addressees],
            "said": self.said.to_dict() if self.said else None,
            "inside": self.inside,
            "confidence": self.confidence,
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """The inverse of :meth:`to_dict`."""
        return cls(
            kind=data["kind"],
            content=tuple(Span.from_dict(span) for span in data["content"]),
            cue=Span.from_dict(data["cue"]) if data.get("cue") else None,
            source=Span.from_dict(data["source"]) if data.get("source") else None,
            speaker=Speaker.from_dict(data["speaker"]) if data.get("speaker") else None,
            relays=tuple(Relay.from_dict(relay) for relay in data.get("relays", ())),
            addressees=tuple(Addressee.from_dict(one) for one in data.get("addressees", ())),
            said=UtteranceDate.from_dict(data["said"]) if data.get("said") else None,
            inside=data.get("inside"),
            confidence=data.get("confidence", 1.0),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place in a text that stands for a named person or organisation.

    Args:
        span: The name as printed, without title ("Zarif").
        name: The fullest name that the article gives for it ("Mohammad Javad Zarif").
        kind: Person or organisation.
        role: The words beside this mention that say what he or she is ("Iranian Foreign Minister"), if any.
    """

    span: Span
    name: str
    kind: SpeakerKind
    role: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """All that one run of the pipeline takes from one article.

    Args:
        quotations: In the order of their first content span; ``inside`` counts in this tuple.
        mentions: The named persons and organisations of the text, in order.
    """

    quotations: tuple[Quotation, ...] = ()
    mentions: tuple[Mention, ...] = ()

    def surer_than(self, least: float) -> Extraction:
        """The same without the quotations whose confidence is below ``least`` (0 to 1).

        What is quoted inside one that goes stays, then inside nothing.
        """
        kept = [index for index, one in enumerate(self.quotations) if one.confidence >= least]
        place = {index: position for position, index in enumerate(kept)}
        moved = (
            replace(one, inside=None if one.inside is None else place.get(one.inside))
            for one in (self.quotations[index] for index in kept)
        )
        return replace(self, quotations=tuple(moved))


def kind_of(content: Iterable[Span], quoted: Iterable[tuple[int, int]]) -> QuotationKind:
    """The kind of a quotation, from how much of its content lies inside quotation marks.

    Letters and digits count, punctuation and spaces do not.

    Args:
        content: The content spans.
        quoted: Stretches inside quotation marks, ``(start, end)`` in characters of the text.
    """
    stretches = _merged(quoted)
    starts = [start for start, _ in stretches]
    inside = outside = False
    for span in content:
        position = span.start
        first = max(bisect_right(starts, span.start) - 1, 0)
        for start, end in stretches[first : bisect_left(starts, span.end)]:
            outside |= _has_word(span, position, start)
            inside |= _has_word(span, start, end)
            position = max(position, end)
        outside |= _has_word(span, position, span.end)
    if not inside:
        return "indirect"
    return "mixed" if outside else "direct"


def _merged(stretches: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches in order, those that overlap made one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _has_word(span: Span, start: int, end: int) -> bool:
    """Whether the part of the span between two offsets of the text holds a letter or digit."""
    return any(map(str.isalnum, span.text[max(start - span.start, 0) : max(end - span.start, 0)]))

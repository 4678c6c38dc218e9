"""What a person says of a quotation: plain records, and whether they fit the article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from enum import Enum
from itertools import pairwise
from typing import Final, Literal

from claims.errors import StoreError
from claims.quotation import QUOTATION_KINDS, RELAY_KINDS, SPEAKER_KINDS, UtteranceDate
from claims.store.stored import Offsets

Verdict = Literal["accepted", "corrected", "rejected"]
"""What persons' decisions in force make of a quotation; None where nobody has decided."""


class Unchanged(Enum):
    """The value of a field of a correction that says nothing about it."""

    UNCHANGED = "unchanged"


UNCHANGED: Final = Unchanged.UNCHANGED


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidBy:
    """Who said it, as a person says.

    Args:
        name: The name, or a description ("two officials").
        kind: What it is; only persons and organisations are entities.
        role: What the article calls the speaker.
        entity_id: The entity; None for a description, and for somebody whom the database does not know yet.
        normalised: The name with case, diacritics and punctuation folded, for somebody new.
        keys: Keys under which somebody new shall be found, see :meth:`Store.find_candidates`.
    """

    name: str
    kind: str
    role: str | None = None
    entity_id: int | None = None
    normalised: str | None = None
    keys: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class CameThrough:
    """A channel through which it came, as a person says.

    Args:
        name: The channel's name, or the words that stand for it.
        kind: What sort of channel.
        at: Where the article names it.
        owner_id: The entity whose channel it is, if it is somebody's own.
    """

    name: str
    kind: str
    at: Offsets
    owner_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidTo:
    """To whom it was said, as a person says.

    Args:
        name: The name, or a description ("reporters").
        kind: What it is.
        at: Where the article names the addressee.
        entity_id: The entity, if it is a known one.
    """

    name: str
    kind: str
    at: Offsets
    entity_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What is otherwise than the machine says; a field that is left out stays.

    Args:
        speaker: Who said it; None where nobody can tell.
        kind: ``direct``, ``indirect`` or ``mixed``.
        content: Where the words said stand, in characters of the article's text, in order.
        cue: Where the words that attribute stand; None where there are none.
        source: Where the words stand that name who said it; None where there are none.
        relays: Through whom, nearest the speaker first.
        addressees: To whom.
        said: When; None where the article does not tell.
    """

    speaker: SaidBy | Unchanged | None = UNCHANGED
    kind: str | Unchanged = UNCHANGED
    content: tuple[Offsets, ...] | Unchanged = UNCHANGED
    cue: Offsets | Unchanged | None = UNCHANGED
    source: Offsets | Unchanged | None = UNCHANGED
    relays: tuple[CameThrough, ...] | Unchanged = UNCHANGED
    addressees: tuple[SaidTo, ...] | Unchanged = UNCHANGED
    said: UtteranceDate | Unchanged | None = UNCHANGED

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing."""
        return all(getattr(self, field.name) is UNCHANGED for field in fields(self))


def refuse_misfits(correction: Correction, *, length: int, where: str) -> None:
    """Refuse a correction that does not fit its article.

    Args:
        correction: What a person says.
        length: Characters of the article's text.
        where: The quotation, for the message.

    Raises:
        StoreError: A kind that there is not, an empty name, or a place outside the text.
    """
    for kind, kinds, what in _kinds(correction):
        if kind not in kinds:
            raise StoreError(f"there is no {what} {kind!r}", where=where, hint=f"Give one of {', '.join(kinds)}")
    for name in _names(correction):
        if not name.strip():
            raise StoreError("a name cannot be blank", where=where)
    for start, end in _places(correction):
        if not 0 <= start < end <= length:
            hint = f"The text has {length:,} characters; the end is the character after the last"
            raise StoreError(f"{start}-{end} is no place in the article", where=where, hint=hint)
    if correction.content is not UNCHANGED:
        _refuse_content(correction.content, where)


def _refuse_content(content: tuple[Offsets, ...], where: str) -> None:
    if not content:
        raise StoreError("a quotation needs content", where=where, hint="Reject it if nothing was quoted")
    if any(before[1] > after[0] for before, after in pairwise(content)):
        raise StoreError("the spans of the content overlap or are not in order", where=where)


def _kinds(correction: Correction) -> Iterator[tuple[str, tuple[str, ...], str]]:
    if correction.kind is not UNCHANGED:
        yield correction.kind, QUOTATION_KINDS, "kind of quotation"
    if isinstance(correction.speaker, SaidBy):
        yield correction.speaker.kind, SPEAKER_KINDS, "kind of speaker"
    if correction.relays is not UNCHANGED:
        yield from ((relay.kind, RELAY_KINDS, "kind of relay") for relay in correction.relays)
    if correction.addressees is not UNCHANGED:
        yield from ((one.kind, SPEAKER_KINDS, "kind of addressee") for one in correction.addressees)


def _names(correction: Correction) -> Iterator[str]:
    if isinstance(correction.speaker, SaidBy):
        yield correction.speaker.name
    for many in (correction.relays, correction.addressees):
        if not isinstance(many, Unchanged):
            yield from (one.name for one in many)


def _places(correction: Correction) -> Iterator[Offsets]:
    if correction.content is not UNCHANGED:
        yield from correction.content
    for one in (correction.cue, correction.source):
        if one is not None and one is not UNCHANGED:
            yield one
    for many in (correction.relays, correction.addressees):
        if not isinstance(many, Unchanged):
            yield from (one.at for one in many)

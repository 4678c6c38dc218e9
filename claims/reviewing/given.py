"""From what a person writes, in a terminal or a form, to a correction."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from claims.errors import NotFoundError, QuestionError, WrongValueError
from claims.quotation import (
    ENTITY_KINDS,
    QUOTATION_KINDS,
    RELAY_KINDS,
    SPEAKER_KINDS,
    Extraction,
    Quotation,
    Span,
    Speaker,
    UtteranceDate,
)
from claims.resolve import keys_of, local_entities, normalise
from claims.speakers import find_speaker
from claims.store.corrections import CameThrough, Correction, SaidBy, SaidTo
from claims.store.quotations.quoted import Quoted
from claims.store.reader import Reader
from claims.store.stored import Offsets, QuotationInContext

NOTHING = ("", "-")
"""What is written where there is nothing: nobody known, no cue, no date."""

_PLACE = re.compile(r"(\d{1,12})\s*[-–:]\s*(\d{1,12})")
_NUMBERED = re.compile(r"(?:.*\()?\s*s(\d{1,18})\s*\)?", re.IGNORECASE | re.DOTALL)
_KIND = "|".join(sorted({*RELAY_KINDS, *SPEAKER_KINDS}))
_THROUGH = re.compile(
    rf"(?P<name>.+?)\s*(?:[(:]\s*(?P<kind>{_KIND})\s*\)?)?\s*(?:@\s*(?P<at>\d+\s*[-–:]\s*\d+))?", re.DOTALL
)
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
_SEVERAL = re.compile(r"\s*(?:\.\.|/| to )\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A correction as a person writes it; None says nothing about a part, empty or ``-`` that there is none.

    Args:
        speaker: A number (``s12``, also in brackets behind a name), a name, or a description with its kind.
        speaker_kind: What the speaker is, where that is not known yet.
        role: What the article calls the speaker.
        kind: ``direct``, ``indirect`` or ``mixed``.
        content: Where the words said stand: places (``120-180``), or the words themselves.
        cue: Where the words that attribute stand, in the same way.
        source: Where the words stand that name who said it.
        relays: ``NAME (KIND)`` or ``NAME:KIND``, with ``@START-END`` where the article does not print the name.
        addressees: Numbers, names or descriptions, in the same way.
        said: A day, a month, a year, or two of them with ``..`` between.
    """

    speaker: str | None = None
    speaker_kind: str | None = None
    role: str | None = None
    kind: str | None = None
    content: Sequence[str] | None = None
    cue: str | None = None
    source: str | None = None
    relays: Sequence[str] | None = None
    addressees: Sequence[str] | None = None
    said: str | None = None


def correction_of(reader: Reader, quotation_id: int, given: Given) -> Correction:
    """What a person has written, as a correction of a quotation.

    Args:
        reader: One state of the database.
        quotation_id: The quotation.
        given: What is written.

    Raises:
        NotFoundError: There is no such quotation, or no speaker of a number.
        QuestionError: It cannot be understood: words that the article does not have, a name that several bear.
        WrongValueError: A day that is none, or a kind that there is not.
    """
    return _Reading(reader, reader.quotation(quotation_id), reader.quoted(quotation_id)).correction(given)


@dataclass(frozen=True, slots=True)
class _Reading:
    reader: Reader
    found: QuotationInContext
    now: Quoted

    def correction(self, given: Given) -> Correction:
        parts: dict[str, Any] = {}
        if given.speaker is not None or given.role is not None or given.speaker_kind is not None:
            parts["speaker"] = self._speaker(given)
        if given.kind is not None:
            parts["kind"] = _kind(given.kind.strip())
        if given.content is not None:
            parts["content"] = tuple(sorted(self._place(one, "content") for one in given.content if one.strip()))
        for name in ("cue", "source"):
            words: str | None = getattr(given, name)
            if words is not None:
                parts[name] = None if words.strip() in NOTHING else self._place(words, name)
        if given.relays is not None:
            parts["relays"] = tuple(self._relay(one) for one in given.relays if one.strip() not in NOTHING)
        if given.addressees is not None:
            parts["addressees"] = tuple(self._addressee(one) for one in given.addressees if one.strip() not in NOTHING)
        if given.said is not None:
            parts["said"] = None if given.said.strip() in NOTHING else self._said(given.said.strip())
        return Correction(**parts)

    # Speakers

    def _speaker(self, given: Given) -> SaidBy | None:
        now = self.now.speaker
        who = None if given.speaker is None else given.speaker.strip()
        if who is not None and who in NOTHING:
            return None
        role = self._role(given)
        if who is None or (now and who in {now.name, self.found.quotation.speaker}):
            if now is None:
                raise QuestionError("nobody is known to have said it", where="role", hint="Give the speaker as well")
            if given.speaker_kind in {None, now.kind}:
                return replace(now, role=role)
            who = now.name
        kind = given.speaker_kind or ""
        if kind and kind not in SPEAKER_KINDS:
            raise WrongValueError(
                f"there is no kind of speaker {kind!r}",
                where="speaker kind",
                hint=f"Give one of {', '.join(SPEAKER_KINDS)}",
            )
        if kind and kind not in ENTITY_KINDS:
            return SaidBy(name=who, kind=kind, role=role)
        number = self._known(who)
        if number is not None:
            return self._entity(number, role)
        return _somebody_new(who, kind or "person", role)

    def _role(self, given: Given) -> str | None:
        """The role; what is only repeated from elsewhere in the article does not count as said here."""
        now = self.now.speaker.role if self.now.speaker else None
        if given.role is None:
            return now if given.speaker is None or self._is_same(given.speaker) else None
        role = given.role.strip()
        if role == (self.found.quotation.role or "") and (given.speaker is None or self._is_same(given.speaker)):
            return now
        return None if role in NOTHING else role

    def _is_same(self, who: str) -> bool:
        numbered = _NUMBERED.fullmatch(who.strip())
        if numbered:
            return int(numbered[1]) == self.found.quotation.speaker_id
        return who.strip() in {self.found.quotation.speaker, self.now.speaker.name if self.now.speaker else None}

    def _entity(self, number: int, role: str | None) -> SaidBy:
        speaker = self.reader.speaker(number)
        now = self.now.speaker
        if now is not None and speaker.id == self.found.quotation.speaker_id:
            return replace(now, role=role)
        return SaidBy(name=speaker.name, kind=speaker.kind, role=role, entity_id=speaker.id)

    def _known(self, who: str) -> int | None:
        numbered = _NUMBERED.fullmatch(who)
        try:
            return find_speaker(self.reader, f"s{numbered[1]}" if numbered else who)
        except NotFoundError:
            if numbered:
                raise
            return None

    # Relays and addressees

    def _relay(self, written: str) -> CameThrough:
        name, kind, at = _named(written)
        same = next((one for one in self.now.relays if one.name == name and kind in {None, one.kind}), None)
        if same is not None:
            return replace(same, at=at or same.at)
        if kind is None:
            hint = f"Write {name} (KIND), with one of {', '.join(RELAY_KINDS)}"
            raise QuestionError(f"what sort of relay is {name!r}", where="relays", hint=hint)
        return CameThrough(name=name, kind=kind, at=at or self._place(name, "relays"))

    def _addressee(self, written: str) -> SaidTo:
        same = next((one for one in self.now.addressees if one.name == written.strip()), None)
        if same is not None:
            return same
        numbered = _NUMBERED.fullmatch(written.split("@", maxsplit=1)[0].strip())
        name, kind, at = (written, None, None) if numbered else _named(written)
        number = None if kind and kind not in ENTITY_KINDS else self._known(name.split("@")[0].strip())
        if numbered and "@" in written:
            at = _offsets(written.rsplit("@", 1)[1])
        if number is None:
            return SaidTo(name=name, kind=kind or "group", at=at or self._place(name, "addressees"))
        speaker = self.reader.speaker(number)
        spellings = sorted({speaker.name, *speaker.spellings, speaker.name.split()[-1]}, key=lambda one: -len(one))
        printed = next((one for one in spellings if one in self.found.text), speaker.name)
        at = at or self._place(printed, "addressees")
        return SaidTo(name=speaker.name, kind=speaker.kind, at=at, entity_id=speaker.id)

    # Places and days

    def _place(self, written: str, part: str) -> Offsets:
        """A place given by its offsets, or by its words: where several have them the nearest to the quotation."""
        if at := _offsets(written):
            return at
        text, near = self.found.text, self.now.content[0][0]
        words = written.strip("\r\n")
        places = [found.start() for found in re.finditer(re.escape(words), text)] if words else []
        if not places:
            raise QuestionError(
                f"the article does not have the words {words!r}", where=part, hint="Give the place as START-END"
            )
        start = min(places, key=lambda place: (abs(place - near), place))
        return start, start + len(words)

    def _said(self, written: str) -> UtteranceDate:
        days = [_days(one) for one in _SEVERAL.split(written, maxsplit=1)]
        now = self.now.said
        first, last = days[0][0], days[-1][1]
        if last < first:
            raise WrongValueError(f"{written!r} runs backwards", where="said")
        if now is not None and (first, last) == (now.first, now.last):
            return now
        return UtteranceDate(first, last, now.text if now else "")


def _named(written: str) -> tuple[str, str | None, Offsets | None]:
    parts = _THROUGH.fullmatch(written.strip())
    if parts is None:
        return written.strip(), None, None
    return parts["name"].strip(), parts["kind"], _offsets(parts["at"] or "")


def _kind(given: str) -> str:
    if given not in QUOTATION_KINDS:
        hint = f"Give one of {', '.join(QUOTATION_KINDS)}"
        raise WrongValueError(f"there is no kind of quotation {given!r}", where="kind", hint=hint)
    return given


def _offsets(written: str) -> Offsets | None:
    place = _PLACE.fullmatch(written.strip())
    return (int(place[1]), int(place[2])) if place else None


def _days(written: str) -> tuple[date, date]:
    """The first and the last day of what is written."""
    parts = _DAY.fullmatch(written.strip())
    try:
        year, month, day = (int(part) if part else None for part in parts.groups()) if parts else (None, None, None)
        first = date(year or 0, month or 1, day or 1)
    except ValueError:
        hint = "Write 2021-02-03, 2021-02, 2021, or two with .. between"
        raise WrongValueError(f"{written!r} is no date", where="said", hint=hint) from None
    if day:
        return first, first
    return first, date(first.year, month or 12, calendar.monthrange(first.year, month or 12)[1])


def _somebody_new(name: str, kind: str, role: str | None) -> SaidBy:
    """Somebody whom the database does not know, with the keys under which later articles find a speaker."""
    quotation = Quotation(kind="indirect", content=(Span(0, 1, "…"),), speaker=Speaker(name, kind))  # type: ignore[arg-type]
    locals_ = local_entities(Extraction(quotations=(quotation,)))
    keys = keys_of(locals_[0]) if locals_ else frozenset()
    return SaidBy(name=name, kind=kind, role=role, normalised=normalise(name), keys=keys)

"""What options ask for, in place of or beside the words of a question."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from claims.errors import QuestionError
from claims.lexicon.folding import fold, plain_words
from claims.quotation import QUOTATION_KINDS
from claims.search.names import Candidate, Vocabulary, find_entity, find_named
from claims.search.periods import parse_day
from claims.search.question import Query
from claims.search.relayed import relay_called

UNKNOWN = 0
"""The number of an outlet that the store does not know: no row has it."""

_NUMBER = re.compile(r"s(\d{1,18})", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What options ask for; each that is given overrides what the question says.

    Args:
        speaker: A name, or a number ("s12").
        since: The first day: ISO 8601 or words ("2019", "September 2020", "last week").
        until: The last day, likewise.
        relay: A kind of relay ("agency"), a network ("Twitter") or a channel ("IRNA").
        outlet: Where printed.
        addressee: To whom: a name, or a number.
        kind: ``direct``, ``indirect`` or ``mixed``.
        min_confidence: Least confidence, 0 to 1.
    """

    speaker: str | None = None
    since: date | str | None = None
    until: date | str | None = None
    relay: str | None = None
    outlet: str | None = None
    addressee: str | None = None
    kind: str | None = None
    min_confidence: float = 0.0


def overridden(query: Query, asked: Asked, *, vocabulary: Vocabulary, today: date) -> Query:
    """The query with what options say in place of what the question says.

    Args:
        query: What the question says.
        asked: What the options say.
        vocabulary: Whom and what the store knows by name.
        today: What "last week" counts from.

    Raises:
        QuestionError: A day or a kind that there is not.
    """
    if asked.kind and asked.kind not in QUOTATION_KINDS:
        raise QuestionError(f"there is no kind {asked.kind!r}", where="--kind", hint="Give direct, indirect or mixed")
    given = {name for name in ("relay", "addressee", "since", "until") if getattr(asked, name)}
    changes: dict[str, Any] = {"min_confidence": asked.min_confidence, "required": frozenset(given)}
    if asked.kind:
        changes["kind"] = asked.kind
    if asked.speaker:
        changes["speakers"], changes["speaker_words"] = _called(asked.speaker, vocabulary)
        changes["speaker_called"] = asked.speaker
    if asked.addressee:
        changes["addressees"], changes["addressee_words"] = _called(asked.addressee, vocabulary)
        changes["addressee_called"] = asked.addressee
    if asked.relay:
        changes["relay"] = relay_called(asked.relay, vocabulary)
    if asked.outlet:
        changes["outlets"] = _outlets_called(asked.outlet, vocabulary)
    if asked.since:
        changes["since"] = _day(asked.since, today, where="--since")
    if asked.until:
        changes["until"] = _day(asked.until, today, where="--until", last=True)
    return replace(query, **changes)


def _called(name: str, vocabulary: Vocabulary) -> tuple[tuple[Candidate, ...], tuple[str, ...]]:
    """Whom an option names; or the words that nobody is known by."""
    number = _NUMBER.fullmatch(name.strip())
    if number:
        return (Candidate(int(number[1]), name.strip()),), ()
    found = find_entity(name, vocabulary)
    return (found.candidates, ()) if found else ((), tuple(fold(name).split()) or ("?",))


def _outlets_called(name: str, vocabulary: Vocabulary) -> tuple[Candidate, ...]:
    found = find_named(name, vocabulary.outlets(frozenset(plain_words(name))))
    return found.candidates if found else (Candidate(UNKNOWN, name),)


def _day(given: date | str, today: date, *, where: str, last: bool = False) -> date:
    if isinstance(given, date):
        return given
    day = parse_day(given, today=today, last=last)
    if day is None:
        raise QuestionError(
            f"{given!r} is no day", where=where, hint='Give 2020-09-26, 2020-09, 2019, "September 2020" or "last week"'
        )
    return day

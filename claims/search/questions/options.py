"""What options ask for, in place of or beside the words of a question."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from claims.arguments import text_of
from claims.errors import WrongValueError
from claims.lexicon.folding import fold, plain_words
from claims.quotation import QUOTATION_KINDS
from claims.search.questions.known import Candidate, Vocabulary
from claims.search.questions.names import find_entity, find_named
from claims.search.questions.periods import DAYS, parse_day
from claims.search.questions.question import Query, about_topic
from claims.search.questions.relayed import Relayed, relay_called

UNKNOWN = 0
"""The number of an outlet that the store does not know: no row has it."""

_NUMBER = re.compile(r"(?P<of>[sro])(?P<number>\d{1,18})", re.IGNORECASE)

_NOTHING_SAID: Mapping[str, Mapping[str, Any]] = {
    "speaker": {"speakers": (), "speaker_words": (), "speaker_called": None},
    "topic": {
        "topic": None,
        "terms": (),
        "phrases": (),
        "beginnings": (),
        "subjects": (),
        "subject_called": None,
    },
    "since": {"since": None},
    "until": {"until": None},
    "relay": {"relay": None},
    "outlet": {"outlets": ()},
    "addressee": {"addressees": (), "addressee_words": (), "addressee_called": None},
    "kind": {"kind": None},
}

_NAMED = ("speaker", "relay", "outlet", "addressee", "kind", "topic", "about")  # each by a text

PARTS = tuple(_NOTHING_SAID)
"""The parts of a question, as :class:`Asked` and ``understood`` name them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What options ask for; each that is given overrides what the question says.

    Args:
        speaker: A name, or a number ("s12").
        since: The first day: ISO 8601 or words ("2019", "September 2020", "last week").
        until: The last day, likewise.
        relay: A kind of relay ("agency"), a network ("Twitter"), a channel ("IRNA") or its number ("r3").
        outlet: Where printed: a name, or a number ("o2").
        addressee: To whom: a name, or a number.
        kind: ``direct``, ``indirect`` or ``mixed``.
        topic: What about, in place of the question's topic.
        about: Whom what was said must name: a name, or a number.
        min_confidence: Least confidence, 0 to 1.
        without: Parts that the question says and that shall not count; see :data:`PARTS`.
    """

    speaker: str | None = None
    since: date | str | None = None
    until: date | str | None = None
    relay: str | None = None
    outlet: str | None = None
    addressee: str | None = None
    kind: str | None = None
    topic: str | None = None
    about: str | None = None
    min_confidence: float = 0.0
    without: Collection[str] = ()


def overridden(query: Query, asked: Asked, *, vocabulary: Vocabulary, today: date) -> Query:
    """The query with what options say in place of what the question says.

    Args:
        query: What the question says.
        asked: What the options say.
        vocabulary: Whom and what the store knows by name.
        today: What "last week" counts from.

    Raises:
        WrongValueError: A day, a kind or a part that there is not, or days that run backwards.
    """
    for part in _NAMED:
        if (given := getattr(asked, part)) is not None:
            text_of(given, where=f"--{part}")
    query = replace(query, **_let_go(asked.without))
    if asked.kind and asked.kind not in QUOTATION_KINDS:
        raise WrongValueError(f"there is no kind {asked.kind!r}", where="--kind", hint="Give direct, indirect or mixed")
    if asked.topic:
        query = about_topic(query, asked.topic, vocabulary)
    given = {name for name in ("relay", "addressee", "since", "until", "about") if getattr(asked, name)}
    changes: dict[str, Any] = {"min_confidence": asked.min_confidence, "required": frozenset(given)}
    if asked.kind:
        changes["kind"] = asked.kind
    if asked.speaker:
        changes["speakers"], changes["speaker_words"] = _called(asked.speaker, vocabulary)
        changes["speaker_called"] = asked.speaker
    if asked.addressee:
        changes["addressees"], changes["addressee_words"] = _called(asked.addressee, vocabulary)
        changes["addressee_called"] = asked.addressee
    if asked.about:
        changes["subjects"], words = _called(asked.about, vocabulary)
        changes["subject_called"] = asked.about
        changes["phrases"] = (*query.phrases, *([" ".join(words)] if words else []))
    return replace(query, **changes, **_circumstances(asked, vocabulary, today))


def _circumstances(asked: Asked, vocabulary: Vocabulary, today: date) -> dict[str, Any]:
    """Through whom, where printed, and when."""
    changes: dict[str, Any] = {}
    if asked.relay:
        number = _number(asked.relay, "r")
        if number is None:
            changes["relay"] = relay_called(asked.relay, vocabulary)
        else:
            changes["relay"] = Relayed(asked.relay.strip(), channels=vocabulary.channels_together(number))
    if asked.outlet:
        changes["outlets"] = _outlets_called(asked.outlet, vocabulary)
    if asked.since:
        changes["since"] = _day(asked.since, today, where="--since")
    if asked.until:
        changes["until"] = _day(asked.until, today, where="--until", last=True)
    if asked.since and asked.until and changes["until"] < changes["since"]:
        raise WrongValueError(
            f"{_written(asked.until)} is before {_written(asked.since)}",
            where="--until",
            hint="Give the first day as since, and the last as until",
        )
    return changes


def _written(day: date | str) -> str:
    return day.isoformat() if isinstance(day, date) else repr(day)


def _let_go(parts: Collection[str]) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    for part in parts:
        if part not in _NOTHING_SAID:
            raise WrongValueError(f"a question has no part {part!r}", hint=f"It has {', '.join(PARTS)}")
        changes |= _NOTHING_SAID[part]
    return changes


def _number(given: str, of: str) -> int | None:
    """The number in "s12", "r3" or "o2"."""
    found = _NUMBER.fullmatch(given.strip())
    return int(found["number"]) if found and found["of"].casefold() == of else None


def _called(name: str, vocabulary: Vocabulary) -> tuple[tuple[Candidate, ...], tuple[str, ...]]:
    """Whom an option names; or the words that nobody is known by."""
    number = _number(name, "s")
    if number is not None:
        return (Candidate(number, name.strip()),), ()
    found = find_entity(name, vocabulary)
    return (found.candidates, ()) if found else ((), tuple(fold(name).split()) or ("?",))


def _outlets_called(name: str, vocabulary: Vocabulary) -> tuple[Candidate, ...]:
    number = _number(name, "o")
    if number is not None:
        return (Candidate(number, name.strip()),)
    found = find_named(name, vocabulary.outlets(frozenset(plain_words(name))))
    return found.candidates if found else (Candidate(UNKNOWN, name),)


def _day(given: date | str, today: date, *, where: str, last: bool = False) -> date:
    if isinstance(given, date):
        return given
    day = parse_day(text_of(given, where=where), today=today, last=last)
    if day is None:
        raise WrongValueError(f"{given!r} is no day", where=where, hint=DAYS)
    return day

"""Why nothing was found, and what there is instead, in one sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from claims.ask.filtering import strict
from claims.ask.misspelt import spelled_right
from claims.search.questions.question import Query
from claims.store.reader import Reader

_MANY = 1_000
"""Up to here quotations are counted; more are as good as any number to somebody whom none of them answers."""

_NAMES = 3
"""So many who speak for somebody are named."""


def instead(reader: Reader, query: Query, *, nearest: str | None = None) -> str:
    """What there is, where what was asked for is not: the filters are let go of, topic first.

    Args:
        reader: The database.
        query: What was asked for.
        nearest: The topic and words of what comes closest to the topic among what else fits.
    """
    if not reader.total():
        return "This database holds no quotations yet"
    if query.terms and not query.speaker and (nearest or query.phrases or query.beginnings):
        # How many anybody said is little use, and takes most of a second to count among a million.
        return f"No quotations{_circumstances(query)}{_missing(reader, query, nearest)}"
    if query.terms:
        without_topic = reader.count(strict(_without_topic(query)), at_most=_MANY + 1)
        if without_topic:
            return f"{_counted(without_topic, query)}, none{_missing(reader, query, nearest)}"
    if query.speaker:
        only_speaker = Query(
            question="",
            speakers=query.speakers,
            speaker_words=query.speaker_words,
            speaker_called=query.speaker_called,
        )
        spoken = reader.count(strict(only_speaker), at_most=_MANY + 1)
        if not spoken:
            return f"No quotations by {query.in_short()['speaker']}{_spoken_for(reader, query)}"
        undated = _undated(reader, query, only_speaker, spoken)
        return f"{_counted(spoken, only_speaker)}, none{_circumstances(query)}{undated}"
    return f"No quotations{_circumstances(query)}"


def channelled(query: Query) -> str:
    """To whom and through whom, in words."""
    to = f" to {query.in_short()['addressee']}" if query.addressee else ""
    return f"{to} through {query.relay.name}" if query.relay else to


def _counted(number: int, query: Query) -> str:
    noun = "quotation" if number == 1 else "quotations"
    shown = f"more than {_MANY:,}" if number > _MANY else f"{number:,}"
    by = f" by {query.in_short()['speaker']}" if query.speaker else ""
    return f"{shown} {noun}{by}{_circumstances(query)}"


def _without_topic(query: Query) -> Query:
    return replace(query, topic=None, terms=(), phrases=(), beginnings=())


def _missing(reader: Reader, query: Query, nearest: str | None) -> str:
    """The topic, with what may have been meant, else what comes closest; or what had to be said word for word.

    Then how to ask for what means the same: nothing is near to words that must be said as they are.
    """
    asked = [f"“{words}”" for words in query.phrases] + [f"{word}*" for word in query.beginnings]
    if not asked:
        meant = spelled_right(reader, query.terms, strict(_without_topic(query)))
        if meant:
            return f" on {query.topic}; perhaps {' and '.join(f'“{word}”' for word in meant.values())} is meant"
        return f" on {query.topic}" + (f"; nearest topic: {nearest}" if nearest else "")
    without = "quotation marks" if query.phrases else "the star"
    return f" with {' and '.join(asked)} word for word; without {without} the question also finds other words for it"


def _undated(reader: Reader, query: Query, only_speaker: Query, spoken: int) -> str:
    """Of how many quotations nobody knows whether they are of the days asked for."""
    if not (query.since or query.until) or spoken > _MANY:
        return ""
    undated = spoken - reader.count(strict(replace(only_speaker, since=date.min)))
    return f"; the day of {undated:,} of them is unknown" if undated else ""


def _spoken_for(reader: Reader, query: Query) -> str:
    """Who is quoted in the name of somebody who is not quoted."""
    by = {one.name: None for who in query.speakers for one in reader.spokespeople(who.id)}
    return f"; speaking for {query.in_short()['speaker']}: {', '.join(list(by)[:_NAMES])}" if by else ""


def _circumstances(query: Query) -> str:
    """Through whom, to whom, where and when, in words."""
    parts = [
        f"in {query.outlet}" if query.outlet else "",
        f"since {query.since}" if query.since else "",
        f"until {query.until}" if query.until else "",
        f"that are {query.kind}" if query.kind else "",
    ]
    return channelled(query) + "".join(f" {part}" for part in parts if part)

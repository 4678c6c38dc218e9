"""Why nothing was found, and what there is instead, in one sentence."""

from __future__ import annotations

from dataclasses import replace

from claims.ask.filtering import strict
from claims.search.question import Query
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
    if query.terms and not query.speaker and nearest:
        # How many anybody said is little use, and takes most of a second to count among a million.
        return f"No quotations{_circumstances(query)} on {query.topic}; nearest topic: {nearest}"
    if query.terms:
        without_topic = reader.count(strict(replace(query, topic=None, terms=())), at_most=_MANY + 1)
        if without_topic:
            closest = f"; nearest topic: {nearest}" if nearest else ""
            return f"{_counted(without_topic, query)}, none on {query.topic}{closest}"
    if query.speaker:
        only_speaker = Query(
            question="",
            speakers=query.speakers,
            speaker_words=query.speaker_words,
            speaker_called=query.speaker_called,
        )
        spoken = reader.count(strict(only_speaker), at_most=_MANY + 1)
        if not spoken:
            return f"No quotations by {query.speaker}{_spoken_for(reader, query)}"
        return f"{_counted(spoken, only_speaker)}, none{_circumstances(query)}"
    return f"No quotations{_circumstances(query)}"


def channelled(query: Query) -> str:
    """To whom and through whom, in words."""
    to = f" to {query.addressee}" if query.addressee else ""
    return f"{to} through {query.relay.name}" if query.relay else to


def _counted(number: int, query: Query) -> str:
    noun = "quotation" if number == 1 else "quotations"
    shown = f"more than {_MANY:,}" if number > _MANY else f"{number:,}"
    by = f" by {query.speaker}" if query.speaker else ""
    return f"{shown} {noun}{by}{_circumstances(query)}"


def _spoken_for(reader: Reader, query: Query) -> str:
    """Who is quoted in the name of somebody who is not quoted."""
    by = {one.name: None for who in query.speakers for one in reader.spokespeople(who.id)}
    return f"; speaking for {query.speaker}: {', '.join(list(by)[:_NAMES])}" if by else ""


def _circumstances(query: Query) -> str:
    """Through whom, to whom, where and when, in words."""
    parts = [
        f"in {query.outlet}" if query.outlet else "",
        f"since {query.since}" if query.since else "",
        f"until {query.until}" if query.until else "",
        f"that are {query.kind}" if query.kind else "",
    ]
    return channelled(query) + "".join(f" {part}" for part in parts if part)

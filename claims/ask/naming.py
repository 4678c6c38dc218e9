"""Numbers that options give ("s12", "r3", "o2") as what they stand for, so that what is understood can be read."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

from claims.lexicon.channels import NOUNS
from claims.search.questions.known import Candidate
from claims.search.questions.question import Query
from claims.store.browsing import facets
from claims.store.browsing.facets import Shown
from claims.store.reader import Reader


def with_names(reader: Reader, query: Query) -> Query:
    """The same query; whom options give by number, before or after merges, by the number and the name after them.

    Args:
        reader: The database.
        query: What was understood.
    """
    relay = query.relay
    if relay and relay.name.casefold() in {f"r{number}" for number in relay.channels}:
        # One channel, if under verb and noun.
        names = {one.name for one in facets.channels(reader.connection, relay.channels).values()}
        relay = replace(relay, name=min(names - NOUNS.keys() or names, default=relay.name))

    def named(candidates: tuple[Candidate, ...], of: str, look_up: _LookUp) -> tuple[Candidate, ...]:
        given = [one.id for one in candidates if one.name.casefold() == f"{of}{one.id}"]
        shown = look_up(given) if given else {}
        return tuple(replace(one, id=shown[one.id].id, name=shown[one.id].name) if one.id in shown else one
                     for one in candidates)  # fmt: skip

    def entities(numbers: Collection[int]) -> Mapping[int, Shown]:
        return facets.entities(reader.connection, numbers)

    return replace(
        query,
        relay=relay,
        speakers=named(query.speakers, "s", entities),
        speaker_called=None if query.speakers else query.speaker_called,
        addressees=named(query.addressees, "s", entities),
        outlets=named(query.outlets, "o", lambda numbers: facets.outlets(reader.connection, numbers)),
    )


_LookUp = Callable[[Collection[int]], Mapping[int, Shown]]

"""From a query to the store's filters: what must hold, and what only speaks for a quotation."""

from __future__ import annotations

from dataclasses import replace

from claims.search.questions.question import Query
from claims.store.quotations.filters import Filters


def strict(query: Query) -> Filters:
    """All that the question says must hold: for questions without a topic, and for filters alone."""
    relay = query.relay
    return Filters(
        speakers=[candidate.id for candidate in query.speakers],
        principals=query.principals if query.speakers else (),
        speaker_words=query.speaker_words,
        relay_kinds=relay.kinds if relay else (),
        relay_words=relay.words if relay else (),
        relay_channels=relay.channels if relay else (),
        relay_speakers=relay.speakers if relay and not query.speakers else (),
        outlets=[candidate.id for candidate in query.outlets],
        addressees=[candidate.id for candidate in query.addressees],
        addressee_words=query.addressee_words,
        since=query.since,
        until=query.until,
        kind=query.kind,
        subjects=[candidate.id for candidate in query.subjects] if "about" in query.required else (),
        phrases=query.phrases,
        beginnings=query.beginnings,
        min_confidence=query.min_confidence,
        nothing=relay is not None and not (relay.kinds or relay.channels),
    )


def lenient(query: Query) -> Filters:
    """What must hold where there is a topic to go by.

    Articles leave out through whom and to whom, and often when, more than they say it; so what a question says of these
    counts for a quotation that has it, and against one only where its day or its addressee is known to be another. What
    options say must hold.
    """
    relay = query.relay if "relay" in query.required else None
    kept = replace(query, speakers=query.speakers if any(one.sure for one in query.speakers) else (), relay=relay)
    undated = not {"since", "until"} & query.required
    return replace(strict(kept), undated=undated, unaddressed="addressee" not in query.required)


def unsaid(query: Query) -> Filters:
    """Quotations of which the article does not say what the question says: to whom, through whom."""
    filters = strict(replace(query, relay=None, addressees=(), addressee_words=()))
    return replace(filters, no_relay=query.relay is not None, no_addressee=query.addressee is not None)


def circumstances(query: Query) -> dict[str, Filters]:
    """Each circumstance that the question names, as a filter of its own: ``relayed``, ``addressed``, ``dated``."""
    bare = Query(question=query.question)
    found = {}
    if query.relay:
        found["relayed"] = strict(replace(bare, relay=query.relay))
    if query.addressee:
        found["addressed"] = strict(replace(bare, addressees=query.addressees, addressee_words=query.addressee_words))
    if query.since or query.until:
        found["dated"] = strict(replace(bare, since=query.since, until=query.until))
    return found

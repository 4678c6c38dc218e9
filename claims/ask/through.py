"""What came through an agency, a newspaper or a broadcaster that is asked about as if it had said it itself."""

from __future__ import annotations

from dataclasses import replace

from claims.lexicon.folding import plain_words
from claims.search.questions.names import find_named
from claims.search.questions.question import Query
from claims.search.questions.relayed import Relayed, relay_called
from claims.store.reader import Reader


def through_it(reader: Reader, query: Query) -> Query | None:
    """The query with the speaker as what relayed or printed something: "what did IRNA report on Friday".

    Args:
        reader: The database.
        query: What was understood, and has no answer.

    Returns:
        None where the question names no single speaker, or none that is known to have relayed or printed anything.
    """
    name = query.speaker if len(query.speakers) < 2 else None
    if not name or query.relay or query.outlets or query.phrases:
        return None
    unspoken = replace(query, speakers=(), principals=(), speaker_words=(), speaker_called=None)
    relayed = relay_called(name, reader.vocabulary)
    if relayed.channels:
        # What it says itself was looked for before.
        channels = Relayed(relayed.name, channels=relayed.channels)
        return replace(unspoken, relay=channels, required=query.required | {"relay"})
    printed = find_named(name, reader.vocabulary.outlets(frozenset(plain_words(name))))
    return replace(unspoken, outlets=printed.candidates) if printed else None


def came_through(query: Query) -> str:
    """What is shown above such answers.

    Args:
        query: The one that had no answer.
    """
    by = f"No quotations by {query.speaker}"
    return f"{by} on {query.topic}; these came through it" if query.topic else f"{by}; these came through it"

"""What others say in the name of an organisation: asked what the Kremlin said, its spokesmen answer too."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from claims.search.questions.question import Query
from claims.store.quotations import principals
from claims.store.reader import Reader

_IN_ITS_NAME = 0.8
"""How well who speaks for somebody fits a question for that somebody's words, 0 to 1."""


def with_principals(reader: Reader, query: Query) -> Query:
    """The same query; of the speakers those that are organisations are also answered for by their spokesmen.

    A spokesman's words are not those of the person whom he speaks for. Who is given by number ("s12") is meant alone.

    Args:
        reader: The database.
        query: What was understood.
    """
    named = [one.id for one in query.speakers if one.name.casefold() != f"s{one.id}"]
    if not named:
        return query
    return replace(query, principals=tuple(sorted(principals.organisations_spoken_for(reader.connection, named))))


def in_their_name(
    reader: Reader, query: Query, speaker: Mapping[int, float], ids: Collection[int]
) -> Mapping[int, float]:
    """How well those in whose name quotations are said fit the question, by number of the quotation.

    Args:
        reader: The database.
        query: What was understood.
        speaker: How well each speaker fits.
        ids: Numbers of quotations.
    """
    if not query.principals:
        return {}
    found = principals.principals_of(reader.connection, ids)
    return {number: _IN_ITS_NAME * speaker[one] for number, one in found.items() if one in query.principals}

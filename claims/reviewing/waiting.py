"""Which quotations a person wants to review."""

from __future__ import annotations

from datetime import date

from claims.arguments import text_of
from claims.errors import QuestionError
from claims.speakers import find_speaker
from claims.store.quotations.filters import Filters
from claims.store.reader import Reader


def waiting_filters(
    reader: Reader, *, speaker: str | None = None, outlet: str | None = None, since: date | None = None
) -> Filters:
    """What a person has asked for, as filters of the queue.

    Args:
        reader: One state of the database.
        speaker: A number (s12) or a name.
        outlet: The whole name of an outlet, in any case.
        since: The first day.

    Raises:
        NotFoundError: There is no such speaker.
        QuestionError: Several have the name, or there is no such outlet.
    """
    outlets: tuple[int, ...] = ()
    if outlet:
        wanted = text_of(outlet, where="outlet").strip().casefold()
        outlets = tuple(one.id for one in reader.vocabulary.outlets([wanted]) if one.name.casefold() == wanted)
        if not outlets:
            raise QuestionError(f"there is no outlet {outlet!r}", where="outlet", hint="Give its whole name")
    return Filters(speakers=(find_speaker(reader, speaker),) if speaker else (), outlets=outlets, since=since)

"""Speakers as people name them: by number (s12) or by name; and all that is known of one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from claims.arguments import text_of
from claims.errors import NotFoundError, QuestionError
from claims.resolve import normalise
from claims.store.browsing.dossier import KeptDecision, RoleOverTime
from claims.store.quotations.filters import Filters
from claims.store.reader import Reader
from claims.store.records import WikidataItem
from claims.store.stored import KnownName, SpeakerSummary, StoredQuotation

_NUMBER = re.compile(r"s?(\d{1,18})", re.IGNORECASE)
# How many speakers of one name an error lists.
_LISTED = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """What a database holds on one speaker.

    Args:
        speaker: Name, spellings and counts.
        roles: What articles call him, her or it, and when; the first first.
        quotations: The latest ones.
        decisions: Persons' decisions, undone ones too.
        wikidata: The item of Wikidata, if a speaker was linked to one.
    """

    speaker: SpeakerSummary
    roles: tuple[RoleOverTime, ...]
    quotations: tuple[StoredQuotation, ...]
    decisions: tuple[KeptDecision, ...]
    wikidata: WikidataItem | None = None

    def to_dict(self) -> dict[str, Any]:
        """The shape of ``claims speakers show --json``."""
        return {
            **self.speaker.to_dict(),
            "wikidata": {"id": self.wikidata.id, "description": self.wikidata.description} if self.wikidata else None,
            "roles": [role.to_dict() for role in self.roles],
            "latest": [
                {"quotation": quotation.to_dict(), "article": quotation.article.to_dict()}
                for quotation in self.quotations
            ],
            "decisions": [decision.to_dict() for decision in self.decisions],
        }


def find_speaker(reader: Reader, who: str) -> int:
    """The number, after merges, of a speaker given by number or by name.

    A full name that is shown counts before other spellings, these before names that hold all the words. A surname
    means all persons who have it.

    Args:
        reader: One state of the database.
        who: ``s12``, ``12``, or a name in any spelling.

    Raises:
        WrongValueError: It is no text.
        NotFoundError: There is no such speaker.
        QuestionError: Several have this name; the error lists their numbers.
    """
    number = _NUMBER.fullmatch(text_of(who, where="speaker").strip())
    if number:
        return reader.speaker(int(number[1])).id
    wanted = normalise(who)
    known = reader.vocabulary.entities(wanted.split()) if wanted else []
    for fits in _tiers(wanted, known):
        if len(fits) == 1:
            return fits.pop()
        if fits:
            raise _ambiguous(who, [reader.speaker(entity_id) for entity_id in sorted(fits)])
    raise NotFoundError(f"there is no speaker {who!r}", hint="claims speakers list shows who there is")


def _tiers(wanted: str, known: Sequence[KnownName]) -> Iterator[set[int]]:
    """Who is meant by a name, the surest first; a single word is the name of all persons who have it."""
    words = set(wanted.split())
    shown = {name.id for name in known if normalise(name.name) == wanted}
    holding = {name.id: name.kind for name in known if words <= set(normalise(name.spelling).split())}
    if len(words) > 1:
        yield shown
    else:
        yield shown | {entity_id for entity_id, kind in holding.items() if kind == "person"}
    yield {name.id for name in known if normalise(name.spelling) == wanted}
    yield set(holding)


def _ambiguous(who: str, speakers: Sequence[SpeakerSummary]) -> QuestionError:
    often = sorted(speakers, key=lambda one: (-one.quotations, one.id))
    listed = [f"s{one.id} {one.name} (quoted {one.quotations} times)" for one in often[:_LISTED]]
    if len(often) > _LISTED:
        listed.append(f"{len(often) - _LISTED} more")
    return QuestionError(f"{len(often)} speakers are called {who!r}", hint=f"Name one by number: {', '.join(listed)}")


def dossier(reader: Reader, who: str, *, limit: int = 5) -> Dossier:
    """What the database holds on one speaker.

    Args:
        reader: One state of the database.
        who: A number or a name, see :func:`find_speaker`.
        limit: At most so many quotations.

    Raises:
        NotFoundError: There is no such speaker.
        QuestionError: Several have this name.
    """
    number = find_speaker(reader, who)
    latest = reader.latest(Filters(speakers=(number,)), limit=limit)
    return Dossier(
        speaker=reader.speaker(number),
        roles=tuple(reader.roles(number)),
        quotations=tuple(reader.quotations(latest)),
        decisions=tuple(reader.decisions(number)),
        wikidata=reader.wikidata(number),
    )

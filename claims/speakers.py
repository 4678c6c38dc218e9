"""Speakers as people name them: by number (s12) or by name; and all that is known of one."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claims.errors import NotFoundError, QuestionError
from claims.resolve import THRESHOLD, LocalEntity, normalise, score
from claims.resolve.items import Linker, batched, items
from claims.store.dossier import KeptDecision, RoleOverTime
from claims.store.filters import Filters
from claims.store.questions import Link
from claims.store.reader import Reader
from claims.store.records import KnownEntity, WikidataItem
from claims.store.store import Store
from claims.store.stored import KnownName, SpeakerSummary, StoredQuotation

_NUMBER = re.compile(r"s?(\d{1,18})", re.IGNORECASE)
# Items of Wikidata that are looked up together.
_ITEMS_AT_A_TIME = 500
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
        NotFoundError: There is no such speaker.
        QuestionError: Several have this name; the error lists their numbers.
    """
    number = _NUMBER.fullmatch(who.strip())
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question to a person: whether two speakers are one.

    Args:
        speakers: The two.
        score: How well a name of the one fitted the other, 0 to 1; None where Wikidata has both as one.
        reasons: Why, in short words.
        articles: In how many articles the name left it open.
    """

    speakers: tuple[SpeakerSummary, SpeakerSummary]
    score: float | None
    reasons: tuple[str, ...]
    articles: int

    def describe(self) -> str:
        """Score and reasons, for a person."""
        return _described(self.score, self.reasons)

    def to_dict(self) -> dict[str, Any]:
        """The shape of ``claims speakers review --json``."""
        return {
            "speakers": [speaker.to_dict() for speaker in self.speakers],
            "score": self.score,
            "reasons": list(self.reasons),
            "articles": self.articles,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why two names are one speaker, or two speakers are not one.

    Args:
        speakers: The one, or the two.
        score: How well the names of two fit, 0 to 1; None for one.
        reasons: What the score of two is made of.
        links: Why each name of the one is that speaker's.
        together: How many articles name both.
        decisions: Persons' decisions that join the one, or concern both of the two; those in force.
    """

    speakers: tuple[SpeakerSummary, ...]
    score: float | None = None
    reasons: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    together: int = 0
    decisions: tuple[KeptDecision, ...] = ()

    @property
    def one(self) -> bool:
        """Whether both are one speaker."""
        return len(self.speakers) == 1

    def describe(self) -> str:
        """Score and reasons of two, for a person."""
        return _described(self.score, self.reasons)

    def to_dict(self) -> dict[str, Any]:
        """The shape of ``claims speakers why --json``."""
        return {
            "one": self.one,
            "speakers": [speaker.to_dict() for speaker in self.speakers],
            "score": self.score,
            "reasons": list(self.reasons),
            "names": [link.to_dict() for link in self.links],
            "together": self.together,
            "decisions": [decision.to_dict() for decision in self.decisions],
        }


def _described(worth: float | None, reasons: Sequence[str]) -> str:
    if worth is None:
        return "; ".join(reasons)
    return f"The names fit to {worth:.2f}, {THRESHOLD:.2f} would be enough: {', '.join(reasons)}"


def explain(reader: Reader, one: str, other: str) -> Explanation:
    """Why two names are one speaker, or two speakers are not one.

    Args:
        reader: One state of the database.
        one: A number or a name, see :func:`find_speaker`.
        other: Another one.

    Raises:
        NotFoundError: There is no such speaker.
        QuestionError: Several have this name.
    """
    mine, theirs = find_speaker(reader, one), find_speaker(reader, other)
    in_force = [decision for decision in reader.decisions(mine) if not decision.undone]
    if mine == theirs:
        return Explanation(
            speakers=(reader.speaker(mine),),
            links=tuple(reader.links(mine)),
            decisions=tuple(decision for decision in in_force if decision.kind == "merge"),
        )
    worth, reasons = _compare(*reader.known(sorted((mine, theirs))))
    also = {decision.id for decision in reader.decisions(theirs)}
    return Explanation(
        speakers=(reader.speaker(mine), reader.speaker(theirs)),
        score=worth,
        reasons=reasons,
        together=reader.together(mine, theirs),
        decisions=tuple(decision for decision in in_force if decision.id in also),
    )


def _compare(one: KnownEntity, other: KnownEntity) -> tuple[float, tuple[str, ...]]:
    """The better of the scores that an article naming one of them would give the other."""
    return max(
        score(LocalEntity(mine.name, mine.kind, mine.spellings, mine.roles), theirs)
        for mine, theirs in ((one, other), (other, one))
    )


def questions(reader: Reader, *, limit: int | None = None) -> list[Asked]:
    """Pairs of speakers that may be one and of which no person has decided, those of most articles first.

    Args:
        reader: One state of the database.
        limit: At most so many.
    """
    return [
        Asked(
            speakers=(reader.speaker(question.pair[0]), reader.speaker(question.pair[1])),
            score=question.score,
            reasons=question.reasons,
            articles=question.articles,
        )
        for question in reader.questions(limit=limit)
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """A speaker and the item of Wikidata that it is.

    Args:
        speaker_id: The speaker's number.
        name: The speaker's name.
        item: The item's number (Q348144).
        description: What Wikidata says of it.
        score: How well they fit, 0 to 1.
        reasons: Why, in short words.
    """

    speaker_id: int
    name: str
    item: str
    description: str | None
    score: float
    reasons: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """The shape of ``claims speakers link --json``."""
        return {
            "speaker": f"s{self.speaker_id}",
            "name": self.name,
            "item": self.item,
            "description": self.description,
            "score": self.score,
            "reasons": list(self.reasons),
        }


def link_wikidata(store: Store, path: Path) -> list[Linked]:
    """Link speakers to the items of a local extract of Wikidata, and keep the links.

    Args:
        store: The database.
        path: Entities as JSON lines, or the array of a dump; plain or compressed by gzip.

    Returns:
        Who was linked, in the order of their numbers.

    Raises:
        FormatError: The file is no JSON lines in UTF-8.
        DatabaseUnavailableError: The database cannot be written.
    """
    linker = Linker()
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        for batch in batched(items(lines, where=str(path)), _ITEMS_AT_A_TIME):
            linker.offer(batch, store.find_candidates(frozenset().union(*(item.keys for item in batch))))
    found = [
        Linked(
            speaker_id=known.entity_id,
            name=known.name,
            item=item.id,
            description=item.description,
            score=worth,
            reasons=reasons,
        )
        for known, item, worth, reasons in linker.links()
    ]
    store.link({one.speaker_id: WikidataItem(one.item, one.description) for one in found})
    return found

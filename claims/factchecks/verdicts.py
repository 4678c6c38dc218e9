"""One's own verdict on a claim: the same shape as a published one, signed, and taken back at will."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, cast

from claims.arguments import text_of
from claims.errors import WrongValueError
from claims.factcheck import FactCheck, Party
from claims.factchecks.matching import match_again
from claims.store.factchecks.factchecks import StoredFactCheck, fact_check, number_of
from claims.store.identity import of_fact_check
from claims.store.reader import open_reader

if TYPE_CHECKING:
    from claims.store.store import Store

_ABOUT = re.compile(r"([cq])(\d{1,18})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Recorded:
    """A verdict that was recorded.

    Args:
        decision: The number by which it can be undone.
        fact_check: The verdict.
    """

    decision: int
    fact_check: StoredFactCheck

    def to_dict(self) -> dict[str, Any]:
        """The shape of ``claims fact-check --json``."""
        return {"decision": self.decision, **self.fact_check.to_dict()}


def record_verdict(
    store: Store,
    about: str,
    *,
    rating: str,
    rating_value: str | None = None,
    best_rating: str | None = None,
    worst_rating: str | None = None,
    summary: str | None = None,
    title: str | None = None,
    link: str | None = None,
    publisher: str | None = None,
    publisher_url: str | None = None,
    published: date | None = None,
    by: str | None = None,
    note: str | None = None,
) -> Recorded:
    """Record one's own verdict on a claim.

    Args:
        store: The database.
        about: A claim ("c7"), or a quotation ("q12") and with it all others of its claim.
        rating: The verdict in one's own words.
        rating_value: Its place on one's own scale.
        best_rating: The best place on that scale.
        worst_rating: The worst.
        summary: Why, in short, for readers.
        title: A headline.
        link: Where it is published.
        publisher: Who publishes it.
        publisher_url: The publisher's address.
        published: The day; by default today (in UTC).
        by: Who decides.
        note: Why, for oneself.

    Raises:
        WrongValueError: ``about`` names neither a claim nor a quotation, or the rating is blank.
        NotFoundError: There is no such claim or quotation.
        StoreError: The same verdict is recorded already.
    """
    asked = _ABOUT.fullmatch(text_of(about, where="CLAIM").strip())
    if not asked:
        raise WrongValueError(f"{about!r} is no claim", where="CLAIM", hint="Give one such as c7, or a quotation: q12")
    if not text_of(rating, where="--rating").strip():
        raise WrongValueError("the rating is blank", where="--rating", hint='Give the verdict in words: "Mostly false"')
    for option, address in (("--link", link), ("--publisher-url", publisher_url)):
        if len((address or "").split()) > 1:
            raise WrongValueError(f"{address!r} is no address", where=option, hint="Addresses have no blanks")
    which = {"claim_id" if asked[1].lower() == "c" else "quotation_id": int(asked[2])}
    with open_reader(store.engine) as reader:
        judged = reader.judged(**which)
    said = FactCheck(
        claim=judged.text.strip(),
        rating=rating.strip(),
        rating_value=_plain(rating_value),
        best_rating=_plain(best_rating),
        worst_rating=_plain(worst_rating),
        url=_plain(link),
        publisher=_plain(publisher),
        publisher_kind="organisation" if _plain(publisher) else None,
        publisher_url=_plain(publisher_url),
        title=_plain(title),
        summary=_plain(summary),
        published=published or datetime.now(UTC).date(),
        speaker=_plain(judged.speaker),
        speaker_kind=cast("Party | None", judged.speaker_kind),
        role=_plain(judged.role),
        said=judged.said,
        appearances=judged.appearances,
    )
    decided = store.record_verdict(said, judged.quotations, by=by, note=note)
    with store.reading() as connection:
        recorded = fact_check(connection, number_of(connection, of_fact_check(said)) or 0)
    match_again(store, [recorded.id])
    return Recorded(decided.review_id, recorded)


def _plain(text: str | None) -> str | None:
    return (text or "").strip() or None

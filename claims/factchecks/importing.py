"""Importing fact-checks: each is kept once, what cannot be read is remembered, and the rest goes on."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from claims.factchecks.matching import match_again
from claims.readers.claimreview import Found
from claims.readers.failure import Failure
from claims.store.factchecks.factchecks import number_of

if TYPE_CHECKING:
    from claims.store.store import Store


@dataclass(kw_only=True)
class Imported:
    """What an import of fact-checks did.

    Args:
        new: Fact-checks that the database did not have.
        unchanged: Those that it had.
        matched: New ones that are about something in the database.
        suggested: New ones that may be.
        seconds: How long it took.
        failures: What could not be imported.
    """

    new: int = 0
    unchanged: int = 0
    matched: int = 0
    suggested: int = 0
    seconds: float = 0.0
    failures: list[Failure] = field(default_factory=list)

    def to_dict(self) -> dict[str, Any]:
        """The shape of ``claims import --format claimreview --json``."""
        return {
            "fact_checks": {"new": self.new, "unchanged": self.unchanged, "failed": len(self.failures)},
            "matched": self.matched,
            "suggested": self.suggested,
            "seconds": round(self.seconds, 3),
            "failures": [failure.to_dict() for failure in self.failures],
        }


def import_fact_checks(store: Store, items: Iterable[Found | Failure]) -> Imported:
    """Keep fact-checks, and match the new ones with what was said.

    Args:
        store: The database.
        items: What :func:`claims.readers.claimreview.read_fact_checks` gives.

    Raises:
        StoreError: The database cannot be written.
    """
    started = time.monotonic()
    summary = Imported()
    for item in items:
        if isinstance(item, Failure):
            summary.failures.append(item)
            store.record_failure(item.origin, item.error_class, item.message)
        elif _is_known(store, item):
            summary.unchanged += 1
        else:
            _keep(store, item, summary)
    summary.seconds = time.monotonic() - started
    return summary


def _keep(store: Store, item: Found, summary: Imported) -> None:
    kept = store.keep_fact_check(item.said, origin=item.origin)
    if not kept.new:
        summary.unchanged += 1
        return
    summary.new += 1
    matches = match_again(store, [kept.id])[kept.id]
    summary.matched += any(one.matched for one in matches)
    summary.suggested += bool(matches) and not any(one.matched for one in matches)


def _is_known(store: Store, item: Found) -> bool:
    """Whether it is one of this database's own that came back under its name, a publisher added on the way out."""
    if item.identity is None:
        return False
    with store.reading() as connection:
        return number_of(connection, item.identity) is not None

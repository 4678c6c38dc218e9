"""What is done with fact-checks, as methods of the store: keeping, matching, and persons' verdicts."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import Connection

from claims.on_demand import OnDemand
from claims.store.decisions.appending import Signed
from claims.store.factchecks import factchecks

if TYPE_CHECKING:
    from claims.factcheck import FactCheck
    from claims.store.articles import write
    from claims.store.decisions import on_factchecks
    from claims.store.factchecks.factchecks import Kept, Match
    from claims.store.records import Decided
else:
    on_factchecks = OnDemand("claims.store.decisions.on_factchecks")
    write = OnDemand("claims.store.articles.write")

T = TypeVar("T")


class FactChecking(ABC):
    """Fact-checks: kept once each; persons' decisions on them outrank the machine and can be undone."""

    @abstractmethod
    def _write(self, action: Callable[[Connection], T]) -> T:
        """Run in one transaction."""

    def keep_fact_check(self, said: FactCheck, *, origin: str) -> Kept:
        """Keep a fact-check; one that says the same is kept once.

        Args:
            said: What it says.
            origin: Where it was read.

        Raises:
            DatabaseUnavailableError: The database cannot be written.
        """

        def keep(connection: Connection) -> Kept:
            write.resolve_failures(connection, origin)
            return factchecks.keep(connection, said, origin=origin)

        return self._write(keep)

    def match_fact_check(
        self, fact_check_id: int, matches: Sequence[Match], *, model: str = "", vector: bytes | None = None
    ) -> None:
        """Put what the machine thinks a fact-check is about in place of what it thought; decisions stay.

        Args:
            fact_check_id: The fact-check.
            matches: The quotations that it may be about.
            model: The encoder that made the vector.
            vector: What it judges as a vector, packed; None leaves what there is.
        """

        def keep(connection: Connection) -> None:
            factchecks.set_matches(connection, fact_check_id, matches)
            if vector is not None:
                factchecks.set_vector(connection, fact_check_id, model, vector)

        self._write(keep)

    def record_verdict(
        self, said: FactCheck, quotations: Sequence[str], *, by: str | None = None, note: str | None = None
    ) -> Decided:
        """Record one's own verdict.

        Args:
            said: What it says.
            quotations: Identities of the quotations that it is about; at least one.
            by: Who decides.
            note: Why, for oneself: the verdict has a summary of its own.

        Raises:
            StoreError: The same verdict is recorded already.
        """
        signed = Signed(by=by, note=note)
        return self._write(lambda connection: on_factchecks.record(connection, said, quotations, signed=signed))

    def confirm_fact_check(
        self, fact_check_id: int, quotation_id: int, *, by: str | None = None, note: str | None = None
    ) -> Decided:
        """Decide that a fact-check is about a quotation, and about all others of the same claim.

        Raises:
            NotFoundError: There is no such fact-check or quotation.
        """
        signed = Signed(by=by, note=note)
        return self._write(
            lambda connection: on_factchecks.decide(connection, fact_check_id, quotation_id, "confirm", signed=signed)
        )

    def deny_fact_check(
        self, fact_check_id: int, quotation_id: int, *, by: str | None = None, note: str | None = None
    ) -> Decided:
        """Decide that a fact-check is not about a quotation, and about no other of the same claim.

        Raises:
            NotFoundError: There is no such fact-check or quotation.
        """
        signed = Signed(by=by, note=note)
        return self._write(
            lambda connection: on_factchecks.decide(connection, fact_check_id, quotation_id, "deny", signed=signed)
        )

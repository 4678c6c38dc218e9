"""What persons decide on quotations and claims, as methods of the library's front door."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING

from claims.arguments import number_of

if TYPE_CHECKING:
    from claims.reviewing import Given
    from claims.store.corrections import Correction
    from claims.store.records import Decided
    from claims.store.store import Store
    from claims.store.stored import StoredQuotation


class Deciding:
    """Decisions: each is kept, signed and dated, outranks the machine, and can be undone.

    Args:
        store: The open store.
    """

    def __init__(self, store: Store) -> None:
        self.store = store

    def accept(self, number: int | str, *, by: str | None = None, note: str | None = None) -> Decided:
        """Decide that a quotation is right; see :func:`claims.reviewing.accept`."""
        from claims.reviewing import accept

        return accept(self.store, _quotation(number), by=by, note=note)

    def correct(
        self, number: int | str, correction: Correction | Given, *, by: str | None = None, note: str | None = None
    ) -> Decided:
        """Decide what of a quotation is otherwise.

        Args:
            number: Its number: 12 or "q12".
            correction: Exactly (:class:`claims.store.corrections.Correction`), or as people write it
                (:class:`claims.reviewing.Given`: ``Given(speaker="Hassan Rouhani", said="2020-09")``).
            by: Who decides.
            note: Why.

        Raises:
            NotFoundError: There is no such quotation, or no such speaker.
            QuestionError: What is written cannot be understood, or means several.
            StoreError: It changes nothing, or does not fit the article.
        """
        from claims.reviewing import Given, correct, correct_as_given

        if isinstance(correction, Given):
            return correct_as_given(self.store, _quotation(number), correction, by=by, note=note)
        return correct(self.store, _quotation(number), correction, by=by, note=note)

    def reject(self, number: int | str, *, by: str | None = None, note: str | None = None) -> Decided:
        """Decide that this is no quotation; see :func:`claims.reviewing.reject`."""
        from claims.reviewing import reject

        return reject(self.store, _quotation(number), by=by, note=note)

    def undo(self, decision: int, *, by: str | None = None, note: str | None = None) -> Decided:
        """Take a decision back, on a quotation or on speakers; see :func:`claims.reviewing.undo`."""
        from claims.reviewing import undo

        return undo(self.store, decision, by=by, note=note)

    def waiting(
        self, *, speaker: str | None = None, outlet: str | None = None, since: date | None = None, limit: int = 20
    ) -> list[StoredQuotation]:
        """The quotations that nobody has decided on, the most doubtful first.

        Args:
            speaker: Only this speaker's: a number (s12) or a name.
            outlet: Only what this outlet printed.
            since: Only what was said, or else printed, since.
            limit: At most so many.
        """
        from claims.reviewing import waiting_filters
        from claims.store.reader import open_reader

        with open_reader(self.store.engine) as reader:
            filters = waiting_filters(reader, speaker=speaker, outlet=outlet, since=since)
            return reader.quotations([one.id for one in reader.doubtful(filters, limit=limit)])

    def merge_claims(
        self, kept: int | str, merged: int | str, *, by: str | None = None, note: str | None = None
    ) -> Decided:
        """Decide that two claims are one; see :meth:`claims.store.store.Store.merge_claims`."""
        decided = self.store.merge_claims(_claim(kept), _claim(merged), by=by, note=note)
        self.gather_claims()
        return decided

    def split_claim(
        self, claim: int | str, quotations: Collection[int | str], *, by: str | None = None, note: str | None = None
    ) -> Decided:
        """Decide that quotations are a claim of their own; see :meth:`claims.store.store.Store.split_claim`."""
        decided = self.store.split_claim(_claim(claim), [_quotation(one) for one in quotations], by=by, note=note)
        self.gather_claims()
        return decided

    def gather_claims(self, *, again: bool = False) -> int:
        """Gather quotations into claims, after decisions of persons; see :func:`claims.ingest.gather_claims`."""
        from claims.ingest import gather_claims

        return gather_claims(self.store, again=again)


def _quotation(given: int | str) -> int:
    return number_of(given, "q", where="quotation")


def _claim(given: int | str) -> int:
    return number_of(given, "c", where="claim")

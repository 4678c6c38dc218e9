"""What persons decide, as methods of the store: on who is who, on quotations and on claims."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import Connection

from claims.on_demand import OnDemand
from claims.store.decisions.appending import Signed

if TYPE_CHECKING:
    from claims.store import records
    from claims.store.corrections import Correction
    from claims.store.decisions import on_claims, on_entities, on_quotations
    from claims.store.records import Answer, Decided, Spelling
else:
    on_claims = OnDemand("claims.store.decisions.on_claims")
    on_quotations = OnDemand("claims.store.decisions.on_quotations")
    records = OnDemand("claims.store.records")
    on_entities = OnDemand("claims.store.decisions.on_entities")

T = TypeVar("T")


class Deciding(ABC):
    """Decisions: each is kept in ``reviews``, signed and dated, outranks the machine, and can be undone."""

    @abstractmethod
    def _write(self, action: Callable[[Connection], T]) -> T:
        """Run in one transaction."""

    def merge(self, kept: int, merged: int, *, by: str | None = None, note: str | None = None) -> Decided:
        """Decide that two entities are one, shown as the first.

        Raises:
            NotFoundError: One of them does not exist.
            StoreError: They are one already, or a person decided that they are not.
        """
        signed = Signed(by=by, note=note)
        return self._write(lambda connection: on_entities.merge(connection, kept, merged, signed=signed))

    def distinct(self, one: int, other: int, *, by: str | None = None, note: str | None = None) -> Decided:
        """Decide that two entities are not the same, whatever the machine will say.

        Raises:
            NotFoundError: One of them does not exist.
            StoreError: They are one now.
        """
        signed = Signed(by=by, note=note)
        return self._write(lambda connection: on_entities.distinct(connection, one, other, signed=signed))

    def split(
        self, entity_id: int, spellings: Collection[str], *, by: str | None = None, note: str | None = None
    ) -> Decided:
        """Decide that some spellings of an entity's name are somebody else, who becomes an entity.

        Everything goes there in the articles that give one of these spellings as the fullest name.

        Raises:
            NotFoundError: There is no such entity, or it has no such spelling.
            StoreError: These are all spellings that it has.
        """
        signed = Signed(by=by, note=note)
        return self._write(lambda connection: on_entities.split(connection, entity_id, spellings, signed=signed))

    def rename(
        self, entity_id: int, name: str | Spelling, *, by: str | None = None, note: str | None = None
    ) -> Decided:
        """Give an entity the name to show.

        Args:
            entity_id: The entity.
            name: The name; with its normalised form, later articles that use it are about this entity.
            by: Who decides.
            note: Why.

        Raises:
            NotFoundError: There is no such entity.
            StoreError: The name is blank.
        """
        spelling = name if isinstance(name, records.Spelling) else records.Spelling(name, name.casefold())
        signed = Signed(by=by, note=note)
        return self._write(lambda connection: on_entities.rename(connection, entity_id, spelling, signed=signed))

    def answer(
        self,
        one: int,
        other: int,
        answer: Answer,
        *,
        by: str | None = None,
        note: str | None = None,
    ) -> Decided:
        """Decide whether two entities are one: ``yes`` merges, ``no`` keeps them apart, ``unsure`` asks no more.

        Raises:
            NotFoundError: One of them does not exist.
            StoreError: They are one already, or a person decided otherwise.
        """
        signed = Signed(by=by, note=note)
        return self._write(lambda connection: on_entities.answer(connection, one, other, answer, signed=signed))

    def accept(self, quotation_id: int, *, by: str | None = None, note: str | None = None) -> Decided:
        """Decide that a quotation is right as it is shown: no later run changes it.

        Raises:
            NotFoundError: There is no such quotation.
            StoreError: A person has decided so already.
        """
        signed = Signed(by=by, note=note)
        return self._write(lambda connection: on_quotations.accept(connection, quotation_id, signed=signed))

    def correct(
        self, quotation_id: int, correction: Correction, *, by: str | None = None, note: str | None = None
    ) -> Decided:
        """Decide what of a quotation is otherwise; the rest is right, and no later run changes any of it.

        Where the words change their vector goes; :func:`claims.reviewing.correct` makes the new one too.

        Args:
            quotation_id: The quotation.
            correction: What is otherwise.
            by: Who decides.
            note: Why.

        Raises:
            NotFoundError: There is no such quotation, or no such entity.
            StoreError: It changes nothing, or does not fit the article.
        """
        signed = Signed(by=by, note=note)
        return self._write(
            lambda connection: on_quotations.correct(connection, quotation_id, correction, signed=signed)
        )

    def reject(self, quotation_id: int, *, by: str | None = None, note: str | None = None) -> Decided:
        """Decide that this is no quotation: it is kept, and in no view and no answer.

        Raises:
            NotFoundError: There is no such quotation.
            StoreError: A person has decided so already.
        """
        signed = Signed(by=by, note=note)
        return self._write(lambda connection: on_quotations.reject(connection, quotation_id, signed=signed))

    def merge_claims(self, kept: int, merged: int, *, by: str | None = None, note: str | None = None) -> Decided:
        """Decide that two claims are one; holds once they are gathered, see :func:`claims.ingest.gather_claims`.

        Args:
            kept: The number of one.
            merged: The number of the other.
            by: Who decides.
            note: Why.

        Raises:
            NotFoundError: One of them does not exist, or has no quotations any more.
            StoreError: They are one already, or two speakers'.
        """
        signed = Signed(by=by, note=note)
        return self._write(lambda connection: on_claims.merge(connection, kept, merged, signed=signed))

    def split_claim(
        self, claim_id: int, quotation_ids: Collection[int], *, by: str | None = None, note: str | None = None
    ) -> Decided:
        """Decide that some quotations of a claim are a claim of their own; holds once they are gathered.

        Args:
            claim_id: The number of the claim.
            quotation_ids: The numbers of the quotations.
            by: Who decides.
            note: Why.

        Raises:
            NotFoundError: There is no such claim, or one of the quotations does not belong to it.
            StoreError: These are all quotations that it has.
        """
        signed = Signed(by=by, note=note)
        return self._write(lambda connection: on_claims.split(connection, claim_id, quotation_ids, signed=signed))

    def undo(self, review_id: int, *, by: str | None = None, note: str | None = None) -> Decided:
        """Take a decision out of force; what it changed is as if it had never been made.

        Raises:
            NotFoundError: There is no such decision.
            StoreError: It is undone already, is an undo itself, or a later decision rests on it.
        """
        signed = Signed(by=by, note=note)
        return self._write(lambda connection: on_entities.undo(connection, review_id, signed=signed))

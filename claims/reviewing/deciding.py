"""Decisions on quotations, after which search and claims follow: words and speaker at once, meaning too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.ingest import embed_articles, gather_decided
from claims.reviewing.given import Given, correction_of
from claims.store.reader import open_reader

if TYPE_CHECKING:
    from claims.store.corrections import Correction
    from claims.store.records import Decided
    from claims.store.store import Store


def accept(store: Store, quotation_id: int, *, by: str | None = None, note: str | None = None) -> Decided:
    """Decide that a quotation is right; see :meth:`claims.store.store.Store.accept`."""
    return _embedded(store, store.accept(quotation_id, by=by, note=note))


def reject(store: Store, quotation_id: int, *, by: str | None = None, note: str | None = None) -> Decided:
    """Decide that this is no quotation; see :meth:`claims.store.store.Store.reject`."""
    decided = store.reject(quotation_id, by=by, note=note)
    gather_decided(store)
    return decided


def correct(
    store: Store, quotation_id: int, correction: Correction, *, by: str | None = None, note: str | None = None
) -> Decided:
    """Decide what of a quotation is otherwise, and make the vector of its new words.

    Raises:
        NotFoundError: There is no such quotation, or no such entity.
        StoreError: It changes nothing, or does not fit the article.
        ModelError: The sentence encoder is missing or damaged; the correction is kept.
    """
    return _embedded(store, store.correct(quotation_id, correction, by=by, note=note))


def correct_as_given(
    store: Store, quotation_id: int, given: Given, *, by: str | None = None, note: str | None = None
) -> Decided:
    """The same from what a person has written; see :func:`claims.reviewing.given.correction_of`.

    Raises:
        QuestionError: What is written cannot be understood, or means several.
        NotFoundError: There is no such quotation, or no such entity.
        StoreError: It changes nothing, or does not fit the article.
    """
    with open_reader(store.engine) as reader:
        correction = correction_of(reader, quotation_id, given)
    return correct(store, quotation_id, correction, by=by, note=note)


def undo(store: Store, review_id: int, *, by: str | None = None, note: str | None = None) -> Decided:
    """Take a decision out of force, and make the vectors of what is there again.

    Raises:
        NotFoundError: There is no such decision.
        StoreError: It is undone already, is an undo itself, or a later decision rests on it.
    """
    return _embedded(store, store.undo(review_id, by=by, note=note))


def _embedded(store: Store, decided: Decided) -> Decided:
    if decided.quotation_id is not None:
        with open_reader(store.engine) as reader:
            article_id = reader.quotation(decided.quotation_id).quotation.article.id
        embed_articles(store, [article_id])
    gather_decided(store)
    return decided

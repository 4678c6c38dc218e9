"""Answers of which nobody knows whether they were said by whom the question is about.

They are in articles that name whoever is asked about, and are an unnamed source's or nobody's: they may be that one's,
and who reads them must be told that this is not known.
"""

from __future__ import annotations

from claims.lexicon.folding import fold
from claims.search.question import Query
from claims.store.stored import StoredQuotation


def perhaps_by(query: Query, quotation: StoredQuotation) -> str | None:
    """Whom the question is about, as understood; None where the article's words say that this one has a part in it.

    Args:
        query: What was understood.
        quotation: By nobody known.
    """
    called = set(fold(quotation.speaker or "").split())
    if any(called.intersection(fold(one.name).split()[-1:]) for one in query.speakers):  # "Ruiz and Haddad"
        return None
    asked: str | None = query.in_short()["speaker"]
    return asked

"""What is answered: quotations with scores and context, and what was understood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from claims.search.questions.question import Query
from claims.search.ranking.topics import Term, expand
from claims.store.browsing.facets import FacetValue
from claims.store.factchecks.factchecks import Verdict
from claims.store.stored import Offsets, StoredArticle, StoredQuotation


@dataclass(frozen=True, slots=True)
class Place:
    """Another place where the same utterance was printed.

    Args:
        quotation_id: The number of the quotation there.
        article: The article.
    """

    quotation_id: int
    article: StoredArticle


@dataclass(frozen=True, slots=True)
class Answer:
    """One quotation that answers.

    Args:
        score: How well, 0 to 1: the probability that it is relevant; 1 for all where the question has no topic.
        quotation: The quotation.
        places: Where else the same utterance was printed.
        context: The sentences in which the article prints it, as one stretch of its text.
        context_at: Where that stretch stands in the article, in characters.
        verdicts: What fact-checkers found about it, the surest first.
        perhaps: Whom the question is about, where the article names that one but not who said this.
    """

    score: float
    quotation: StoredQuotation
    places: tuple[Place, ...] = ()
    context: str = ""
    context_at: Offsets = (0, 0)
    verdicts: tuple[Verdict, ...] = ()
    perhaps: str | None = None

    @property
    def caveat(self) -> str | None:
        """Where it may be somebody else's: a sentence that says so, without a full stop."""
        return f"Whether {self.perhaps} said this is not known" if self.perhaps else None

    def to_dict(self) -> dict[str, Any]:
        """The shape of one answer in ``claims ask --json``."""
        return {
            "score": self.score,
            "quotation": self.quotation.to_dict(),
            "article": self.quotation.article.to_dict(),
            "context": {"text": self.context, "start": self.context_at[0], "end": self.context_at[1]},
            "also": [
                {"quotation": f"q{place.quotation_id}", "article": place.article.to_dict()} for place in self.places
            ],
            "fact_checks": [verdict.to_dict() for verdict in self.verdicts if verdict.is_about],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What the database answers.

    Args:
        query: What was understood.
        answers: The quotations, best first; latest first where the question has no topic.
        instead: Where nothing fits all that was asked for: what there is instead, in one sentence.
    """

    query: Query
    answers: tuple[Answer, ...]
    instead: str | None = None

    @property
    def terms(self) -> tuple[Term, ...]:
        """The topic's words with those that were searched for in their place."""
        return expand(self.query.terms)

    def to_dict(self) -> dict[str, Any]:
        """The shape of ``claims ask --json``."""
        return {
            "question": self.query.question,
            "understood": self.query.understood(),
            "answers": [answer.to_dict() for answer in self.answers],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Browsed:
    """A part of what the database answers, with an overview of all of it.

    Args:
        answers: The part.
        total: How many answers there are to browse.
        more: Whether there are still more, which are not counted: the best or the latest ones are.
        facets: What all of them have in common, by ``speaker``, ``relay``, ``outlet``, ``kind`` and ``year``.
    """

    answers: Answers
    total: int
    more: bool
    facets: Mapping[str, tuple[FacetValue, ...]]

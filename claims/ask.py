"""From a question to cited quotations, or to an honest "nothing found" that says what there is instead."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from claims.search.options import Asked, overridden
from claims.search.question import Query, parse_question
from claims.search.rank import inverse_frequency, rank
from claims.search.topics import Term, expand, phrases
from claims.store.filters import Filters
from claims.store.reader import Reader, open_reader
from claims.store.stored import StoredQuotation

if TYPE_CHECKING:
    from claims.store.store import Store

# What a score is worth where the article does not say to whom or through whom, and the question does.
_UNSAID = 0.5
# Candidates that are ranked in full; what the engine puts behind them covers less of the topic than they do.
_CANDIDATES = 500


@dataclass(frozen=True, slots=True)
class Answer:
    """One quotation that answers.

    Args:
        score: How well, 0 to 1; 1 for all where the question has no topic.
        quotation: The quotation.
    """

    score: float
    quotation: StoredQuotation

    def to_dict(self) -> dict[str, Any]:
        """The shape of one answer in ``claims ask --json``."""
        return {
            "score": self.score,
            "quotation": self.quotation.to_dict(),
            "article": self.quotation.article.to_dict(),
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

    def to_dict(self) -> dict[str, Any]:
        """The shape of ``claims ask --json``."""
        return {
            "question": self.query.question,
            "understood": self.query.understood(),
            "answers": [answer.to_dict() for answer in self.answers],
        }


def ask(
    store: Store,
    question: str,
    *,
    limit: int = 10,
    speaker: str | None = None,
    since: date | str | None = None,
    until: date | str | None = None,
    relay: str | None = None,
    outlet: str | None = None,
    addressee: str | None = None,
    kind: str | None = None,
    today: date | None = None,
) -> Answers:
    """Answer a question in plain English with quotations from the database.

    Args:
        store: The database.
        question: "what did Rouhani say about US troops".
        limit: At most so many quotations.
        speaker: Overrides what the question says; so do the others. See :class:`Asked`.
        since: The first day.
        until: The last day.
        relay: Through whom.
        outlet: Where printed.
        addressee: To whom.
        kind: ``direct``, ``indirect`` or ``mixed``.
        today: What "last week" counts from; by default the day (in UTC).

    Raises:
        QuestionError: The question is blank or endless, or an option cannot be understood.
        DatabaseUnavailableError: The database cannot be read.
    """
    asked = Asked(speaker=speaker, since=since, until=until, relay=relay, outlet=outlet, addressee=addressee, kind=kind)
    day = today or datetime.now(UTC).date()
    with open_reader(store.engine) as reader:
        query = parse_question(question, vocabulary=reader.vocabulary, today=day)
        return _answered(reader, overridden(query, asked, vocabulary=reader.vocabulary, today=day), limit=limit)


def quotes(store: Store, asked: Asked | None = None, *, limit: int = 50, today: date | None = None) -> Answers:
    """The quotations that fit all options, latest first.

    Args:
        store: The database.
        asked: Which; all where it is left out.
        limit: At most so many.
        today: What "last week" counts from; by default the day (in UTC).

    Raises:
        QuestionError: An option cannot be understood.
        DatabaseUnavailableError: The database cannot be read.
    """
    day = today or datetime.now(UTC).date()
    with open_reader(store.engine) as reader:
        query = overridden(Query(question=""), asked or Asked(), vocabulary=reader.vocabulary, today=day)
        return _answered(reader, query, limit=limit)


def _answered(reader: Reader, query: Query, *, limit: int) -> Answers:
    if not query.terms:
        ids = reader.latest(_filters(query), limit=limit)
        answers = tuple(Answer(1.0, quotation) for quotation in reader.quotations(ids))
        return Answers(query=query, answers=answers, instead=None if answers else _instead(reader, query))
    answers = _on_topic(reader, query, _filters(query), limit=limit)
    if answers:
        return Answers(query=query, answers=answers)
    unsaid = _on_topic(reader, query, _unsaid(query), limit=limit) if query.addressee or query.relay else ()
    halved = tuple(replace(answer, score=round(answer.score * _UNSAID, 4)) for answer in unsaid)
    instead = f"None is known to be{_channelled(query)}; these do not say" if unsaid else _instead(reader, query)
    return Answers(query=query, answers=halved, instead=instead)


def _on_topic(reader: Reader, query: Query, filters: Filters, *, limit: int) -> tuple[Answer, ...]:
    """The quotations that cover enough of the topic, those first whose speaker's name fits the question best."""
    terms = expand(query.terms)
    hits = reader.find(phrases(terms), filters, limit=_CANDIDATES)
    ids = [hit.id for hit in hits]
    total = reader.total()

    def rarity(term: Term) -> float:
        return inverse_frequency(reader.frequency([term.word]), total)

    ranked = rank(
        terms,
        engine_scores={hit.id: hit.score for hit in hits},
        holding=lambda words, field: reader.holding(ids, words, field),
        rarity=rarity,
    )
    weights = {candidate.id: candidate.weight for candidate in query.speakers}
    quotations = reader.quotations([one.id for one in ranked])
    answers = [
        Answer(round(one.score * weights.get(quotation.speaker_id or 0, 1.0), 4), quotation)
        for one, quotation in zip(ranked, quotations, strict=True)
    ]
    return tuple(sorted(answers, key=lambda answer: -answer.score)[:limit])


def _filters(query: Query) -> Filters:
    relay = query.relay
    return Filters(
        speakers=[candidate.id for candidate in query.speakers],
        speaker_words=query.speaker_words,
        relay_kinds=relay.kinds if relay else (),
        relay_words=relay.words if relay else (),
        relay_channels=relay.channels if relay else (),
        relay_speakers=relay.speakers if relay and not query.speakers else (),
        outlets=[candidate.id for candidate in query.outlets],
        addressees=[candidate.id for candidate in query.addressees],
        addressee_words=query.addressee_words,
        since=query.since,
        until=query.until,
        kind=query.kind,
        min_confidence=query.min_confidence,
        nothing=relay is not None and not (relay.kinds or relay.channels),
    )


def _unsaid(query: Query) -> Filters:
    """The filters for quotations of which the article does not say what the question says: to whom, through whom."""
    filters = _filters(replace(query, relay=None, addressees=(), addressee_words=()))
    return replace(filters, no_relay=query.relay is not None, no_addressee=query.addressee is not None)


def _instead(reader: Reader, query: Query) -> str:
    """What there is, where what was asked for is not: the filters are let go of, topic first."""
    if not reader.total():
        return "This database holds no quotations yet"
    if query.terms:
        without_topic = reader.count(_filters(replace(query, topic=None, terms=())))
        if without_topic:
            return f"{_counted(without_topic, query)}, none on {query.topic}"
    if query.speaker:
        only_speaker = Query(
            question="",
            speakers=query.speakers,
            speaker_words=query.speaker_words,
            speaker_called=query.speaker_called,
        )
        spoken = reader.count(_filters(only_speaker))
        if not spoken:
            return f"No quotations by {query.speaker}"
        return f"{_counted(spoken, only_speaker)}, none{_circumstances(query)}"
    return f"No quotations{_circumstances(query)}"


def _counted(number: int, query: Query) -> str:
    noun = "quotation" if number == 1 else "quotations"
    by = f" by {query.speaker}" if query.speaker else ""
    return f"{number:,} {noun}{by}{_circumstances(query)}"


def _circumstances(query: Query) -> str:
    """Through whom, to whom, where and when, in words."""
    parts = [
        f"in {query.outlet}" if query.outlet else "",
        f"since {query.since}" if query.since else "",
        f"until {query.until}" if query.until else "",
        f"that are {query.kind}" if query.kind else "",
    ]
    return _channelled(query) + "".join(f" {part}" for part in parts if part)


def _channelled(query: Query) -> str:
    to = f" to {query.addressee}" if query.addressee else ""
    return f"{to} through {query.relay.name}" if query.relay else to

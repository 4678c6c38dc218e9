"""From a question to cited quotations, or to an honest "nothing found" that says what there is instead."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Literal

from claims.arguments import text_of
from claims.ask.answers import Answer, Answers, Browsed, Place
from claims.ask.context import sentence_around
from claims.ask.evidence import gather, is_unknown_office
from claims.ask.filtering import circumstances, strict, unsaid
from claims.ask.folded import fold_repeated
from claims.ask.instead import channelled, instead
from claims.ask.naming import with_names
from claims.ask.principals import with_principals
from claims.ask.through import came_through, through_it
from claims.search.questions.options import Asked, overridden
from claims.search.questions.question import Query, has_words, parse_question
from claims.search.ranking.rank import Evidence, inverse_frequency, rank
from claims.search.ranking.topics import folded_words, telling_words
from claims.store.quotations import embeddings, read
from claims.store.quotations.filters import Filters
from claims.store.reader import Reader, open_reader

if TYPE_CHECKING:
    from claims.store.store import Store

__all__ = ["Answer", "Answers", "Browsed", "Order", "Place", "ask", "browse", "fitting", "quotes"]

Order = Literal["relevance", "latest", "earliest"]
"""In what order answers are browsed."""

# Two quotations of one article and speaker are read before repeated ones are folded, for each that is asked for.
_SPARE = 2
# As many of the best, and of the latest, are counted and browsed.
_BROWSED, _BROWSED_LATEST = 100, 2_000
# Characters of the nearest quotation in which its topic is looked for.
_LONGEST_NEAREST = 120
# Shorter ones ("that", "him") tell nothing.
_SHORTEST_NEAREST = 12
_NO_WORDS = 'There are no words in this question; ask for example "what did Rouhani say about US troops"'


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
    topic: str | None = None,
    about: str | None = None,
    today: date | None = None,
) -> Answers:
    """Answer a question in plain English with quotations from the database; any text is answered, if by nothing.

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
        topic: What about.
        about: Whom what was said must name.
        today: What "last week" counts from; by default the day (in UTC).

    Raises:
        QuestionError: An option cannot be understood.
        DatabaseUnavailableError: The database cannot be read.
    """
    asked = Asked(
        speaker=speaker, since=since, until=until, relay=relay, outlet=outlet, addressee=addressee, kind=kind,
        topic=topic, about=about,
    )  # fmt: skip
    day = today or datetime.now(UTC).date()
    question = text_of(question, where="question")
    with open_reader(store.engine) as reader:
        query = parse_question(question, vocabulary=reader.vocabulary, today=day)
        if not has_words(question) and asked == Asked():
            return Answers(query=query, answers=(), instead=_NO_WORDS)
        query = with_principals(reader, overridden(query, asked, vocabulary=reader.vocabulary, today=day))
        return _in_context(reader, _answered(reader, query, limit=limit))


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
    with open_reader(store.engine) as reader:
        return _answered(reader, _without_question(reader, asked, today), limit=limit)


def fitting(reader: Reader, asked: Asked | None = None, *, today: date | None = None) -> Filters:
    """The filters that options mean, as :func:`quotes` understands them.

    Args:
        reader: The database.
        asked: The options; none where it is left out.
        today: What "last week" counts from; by default the day (in UTC).

    Raises:
        QuestionError: An option cannot be understood.
    """
    return strict(_without_question(reader, asked, today))


def _without_question(reader: Reader, asked: Asked | None, today: date | None) -> Query:
    day = today or datetime.now(UTC).date()
    return overridden(Query(question=""), asked or Asked(), vocabulary=reader.vocabulary, today=day)


def browse(
    store: Store,
    question: str = "",
    asked: Asked | None = None,
    *,
    order: Order = "relevance",
    offset: int = 0,
    limit: int = 20,
    today: date | None = None,
) -> Browsed:
    """A part of the answers to a question, or of all quotations that fit options, with their facets.

    Args:
        store: The database.
        question: In plain English; without words for options alone.
        asked: Options, which override what the question says.
        order: By relevance, or by the day of the utterance; what has none comes last.
        offset: How many to skip.
        limit: How many to give at most.
        today: What "last week" counts from; by default the day (in UTC).

    Raises:
        QuestionError: An option cannot be understood.
        DatabaseUnavailableError: The database cannot be read.
    """
    day = today or datetime.now(UTC).date()
    question = text_of(question, where="question")
    with open_reader(store.engine) as reader:
        query = parse_question(question, vocabulary=reader.vocabulary, today=day)
        query = overridden(query, asked or Asked(), vocabulary=reader.vocabulary, today=day)
        query = with_names(reader, with_principals(reader, query))
        part = slice(offset, offset + limit)
        found = _browsed(reader, query, order, part)
        let_go = asked is not None and "relay" in asked.without
        relayed = None if found.total or let_go else through_it(reader, query)
        through = _browsed(reader, relayed, order, part) if relayed else None
        if through is None or not through.total:
            return found
        return replace(through, answers=replace(through.answers, instead=came_through(query)))


def _browsed(reader: Reader, query: Query, order: Order, part: slice) -> Browsed:
    if query.terms:
        found, most = _on_topic(reader, query, limit=_BROWSED), _BROWSED
        ranked = _ordered(found.answers, order)
        ids = [answer.quotation.id for answer in ranked]
        shown = _completed(reader, ranked[part])
    else:
        ids, most = reader.latest(strict(query), limit=_BROWSED_LATEST), _BROWSED_LATEST
        found = Answers(query=query, answers=()) if ids else _latest(reader, query, limit=part.stop - part.start)
        shown = _read(reader, [(number, 1.0) for number in ids[part]]) or found.answers
    return Browsed(
        answers=_in_context(reader, replace(found, answers=shown)),
        total=len(ids),
        more=len(ids) >= most,
        facets=reader.facets(ids),
    )


def _ordered(answers: Iterable[Answer], order: Order) -> list[Answer]:
    if order == "relevance":
        return list(answers)
    undated, later = (date.min, True) if order == "latest" else (date.max, False)
    return sorted(answers, key=lambda answer: _day(answer) or undated, reverse=later)


def _day(answer: Answer) -> date | None:
    said = answer.quotation.said
    return said.last if said else answer.quotation.article.published


def _answered(reader: Reader, query: Query, *, limit: int) -> Answers:
    """The answers; where an agency or a newspaper is asked about that said nothing itself, what came through it."""
    found = _by_speaker(reader, query, limit=limit)
    relayed = None if found.answers else through_it(reader, query)
    through = _by_speaker(reader, relayed, limit=limit) if relayed else None
    return replace(through, instead=came_through(query)) if through and through.answers else found


def _by_speaker(reader: Reader, query: Query, *, limit: int) -> Answers:
    if not query.terms:
        return _latest(reader, query, limit=limit)
    found = _on_topic(reader, query, limit=limit)
    return replace(found, answers=_completed(reader, found.answers))


def _latest(reader: Reader, query: Query, *, limit: int) -> Answers:
    """Without a topic: what fits all that the question says; else what does not say to whom or through whom."""
    answers = _read(reader, [(number, 1.0) for number in reader.latest(strict(query), limit=limit)])
    if answers:
        return Answers(query=query, answers=answers)
    named = query.addressee or query.relay
    left = reader.latest(unsaid(query), limit=limit) if named and not query.required else []
    if left:
        note = f"None is known to be{channelled(query)}; these do not say"
        return Answers(query=query, answers=_read(reader, [(number, 0.5) for number in left]), instead=note)
    return Answers(query=query, answers=(), instead=instead(reader, query))


def _on_topic(reader: Reader, query: Query, *, limit: int) -> Answers:
    """The best answers, read as far as it takes to know which those are; :func:`_completed` reads the rest."""
    candidates = gather(reader, query)
    verbatim, anybody = bool(query.phrases or query.beginnings), not query.speaker and not query.subjects
    ranked = rank(candidates, verbatim=verbatim, anybody=anybody)
    if not ranked:
        nearest = _nearest(reader, query, candidates)
        return Answers(query=query, answers=(), instead=instead(reader, query, nearest=nearest))
    scores = {one.id: one.score for one in ranked[: _SPARE * limit + 20]}
    perhaps = {one.id for one in candidates if one.unattributed}
    asked = query.in_short()["speaker"]
    answers = [
        Answer(scores[one.id], one, perhaps=asked if one.id in perhaps else None)
        for one in reader.quotations(list(scores), brief=True)
    ]
    shown = _with_every_speaker(query, fold_repeated(answers), limit=limit)
    return Answers(query=query, answers=shown, instead=_unfit(reader, query, shown))


def _with_every_speaker(query: Query, answers: tuple[Answer, ...], *, limit: int) -> tuple[Answer, ...]:
    """The best answers; of several who are asked about together, the best of each stays among them."""
    parts = {one.id: one.part for one in query.speakers}
    firsts: dict[int, Answer] = {}
    for answer in answers:
        for number in answer.quotation.speaker_ids:
            if number in parts:
                firsts.setdefault(parts[number], answer)
    kept = list(answers[:limit])
    missing = [answer for answer in dict.fromkeys(firsts.values()) if answer not in kept][: max(limit - 1, 0)]
    return (*kept[: limit - len(missing)], *missing)


def _read(reader: Reader, scored: list[tuple[int, float]]) -> tuple[Answer, ...]:
    scores = dict(scored)
    verdicts = reader.verdicts(list(scores))
    return tuple(
        Answer(scores[one.id], one, verdicts=verdicts.get(one.id, ())) for one in reader.quotations(list(scores))
    )


def _completed(reader: Reader, answers: Sequence[Answer]) -> tuple[Answer, ...]:
    """The same answers with all that is known of their quotations."""
    whole = {one.quotation.id: one for one in _read(reader, [(one.quotation.id, one.score) for one in answers])}
    return tuple(replace(whole[one.quotation.id], places=one.places, perhaps=one.perhaps) for one in answers)


def _in_context(reader: Reader, answers: Answers) -> Answers:
    """The same with the sentence around each quotation."""
    texts = read.texts(reader.connection, {answer.quotation.article.id for answer in answers.answers})
    found = []
    for answer in answers.answers:
        text = texts[answer.quotation.article.id]
        at = sentence_around(text, answer.quotation.spans)
        found.append(replace(answer, context=text[slice(*at)], context_at=at))
    return replace(answers, answers=tuple(found))


def _nearest(reader: Reader, query: Query, candidates: list[Evidence]) -> str | None:
    """What comes closest, where nothing comes close enough: its topic, other than what was asked for, and its words."""
    telling = [one for one in candidates if one.length >= _SHORTEST_NEAREST]
    known = [one for one in telling if not one.unattributed]  # what is counted before it is
    if not telling:
        return None
    best = max(known or telling, key=lambda one: one.own)
    quotation = reader.quotations([best.id], brief=True)[0]
    total = reader.total()
    asked = set(query.terms)
    text = quotation.text[:_LONGEST_NEAREST]
    counts = reader.frequencies(folded_words(text))
    topic = telling_words(
        text, telling=lambda word: 0.0 if word in asked else inverse_frequency(counts.get(word, 0), total)
    )
    words = quotation.text.split()
    said = " ".join(words[:12]).strip("“”\"'") + (" …" if len(words) > 12 else "")
    return f"{topic} (“{said}”)" if topic else f"“{said}”"


def _unfit(reader: Reader, query: Query, answers: tuple[Answer, ...]) -> str | None:
    """What the question says and no answer is known to fit."""
    ids = [answer.quotation.id for answer in answers]
    named = {name: one for name, one in circumstances(query).items() if name != "dated"}
    missing = [name for name, one in named.items() if not embeddings.fitting_among(reader.connection, one, ids)]
    if missing:
        kept = replace(
            query,
            relay=query.relay if "relayed" in missing else None,
            addressees=query.addressees if "addressed" in missing else (),
            addressee_called=query.addressee_called if "addressed" in missing else None,
        )
        return f"None is known to be{channelled(kept)}; these do not say"
    if is_unknown_office(reader, query):
        return f"Nobody is known as {query.speaker_called}; these fit the rest"
    return _silent(query, answers)


def _silent(query: Query, answers: tuple[Answer, ...]) -> str | None:
    """Who of several that are asked about together has no answer here."""
    parts = {one.part for one in query.speakers}
    heard = {number for answer in answers for number in answer.quotation.speaker_ids}
    spoken = {one.part for one in query.speakers if one.id in heard}
    if len(parts) < 2 or not spoken or spoken == parts:
        return None
    silent = dict.fromkeys(one.name for one in query.speakers if one.part not in spoken)
    return f"None of these is by {' or '.join(silent)}"

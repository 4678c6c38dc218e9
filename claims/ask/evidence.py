"""Candidates for an answer, by words and by meaning, with what speaks for each."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from functools import lru_cache

from claims.ask.filtering import circumstances, lenient
from claims.ask.nearest import nearest
from claims.errors import ModelError
from claims.lexicon.folding import fold
from claims.search.embed import encoder_name, sentence_encoder
from claims.search.names import is_description
from claims.search.question import Query
from claims.search.rank import Evidence, covered, inverse_frequency, stems_of
from claims.search.topics import Term, expand, phrases
from claims.search.vectors import Vector, cosines, unpack
from claims.store import embeddings, search
from claims.store.filters import Filters
from claims.store.reader import Reader

# Candidates that are looked at closely: those nearest in meaning, and those that full text puts first.
_NEAREST, _BY_WORDS = 400, 200
# So many vectors are read and compared one by one; where more quotations fit, so many of the nearest of all are tried.
NARROW, _WIDE = 3_000, 3_000


def gather(reader: Reader, query: Query) -> list[Evidence]:
    """All candidates for a question with a topic.

    Args:
        reader: The database.
        query: What was understood.
    """
    filters = lenient(query)
    if is_unknown_office(reader, query):
        filters = replace(filters, speaker_words=())
    terms = expand(query.terms)
    near = _by_meaning(reader, query, filters)
    perhaps = frozenset(_perhaps(reader, query, filters))
    near |= _meanings(reader, query, sorted(perhaps))
    hits = [hit.id for hit in reader.find(phrases(terms), filters, limit=_BY_WORDS)]
    rows = search.searched(reader.connection, list(dict.fromkeys([*near, *hits])))
    far = _meanings(reader, query, [one for one in hits if one not in near])
    weighed = _weighed(reader, query, terms, rows, near | far)
    return [replace(one, speaker=0.0, unattributed=True) if one.id in perhaps else one for one in weighed]


def is_unknown_office(reader: Reader, query: Query) -> bool:
    """Whether the question calls the speaker by an office, and the store knows nobody by all these words.

    Then the words speak for those who are called by some of them, and exclude nobody.
    """
    if not (query.speaker_called and query.speaker_words and is_description(query.speaker_called)):
        return False
    return not reader.vocabulary.described(query.speaker_words)


def _by_meaning(reader: Reader, query: Query, filters: Filters) -> dict[int, float]:
    """The quotations that fit and are nearest in meaning, with their cosines."""
    if not _excludes(filters) and embeddings.last_vector(reader.connection) > NARROW:
        found = _among_all(reader, query, filters, limit=2 * _NEAREST)
    else:
        kept = embeddings.fitting_vectors(reader.connection, filters, encoder_name(), limit=NARROW + 1)
        few = len(kept) <= NARROW
        found = _compared(query, kept) if few else _among_all(reader, query, filters, limit=_WIDE)
    return dict(sorted(found.items(), key=lambda one: -one[1])[:_NEAREST])


def _excludes(filters: Filters) -> bool:
    """Whether any quotation fails to fit, but those of superseded articles."""
    return any(getattr(filters, part.name) for part in fields(filters) if part.name not in {"undated", "unaddressed"})


def _among_all(reader: Reader, query: Query, filters: Filters, *, limit: int) -> dict[int, float]:
    """The nearest of all quotations, and of these those that fit."""
    asked = _asked(query.topic or query.question)
    if asked is None:
        return {}
    found = nearest(reader, asked, model=encoder_name(), limit=limit)
    fit = embeddings.fitting_among(reader.connection, filters, found.keys())
    return {number: cosine for number, cosine in found.items() if number in fit}


def _perhaps(reader: Reader, query: Query, filters: Filters) -> list[int]:
    """What one of the speakers may have said: its speaker is not known, or is called by a word of the name.

    "Marco Rubio and Ted Cruz" is a group, "the candidate himself" may be anybody: neither is an entity.
    """
    if not filters.speakers:
        return []
    called = {fold(one.name).split()[-1] for one in query.speakers}
    found = search.unattributed_near(reader.connection, [one.id for one in query.speakers], filters, limit=_NEAREST)
    return [one.id for one in found if one.called is None or called & set(fold(one.called).split())]


@lru_cache(maxsize=16)
def _asked(topic: str) -> Vector | None:
    """A topic as a vector; None where the encoder is damaged: then words have to do."""
    try:
        return sentence_encoder().vector(topic)
    except ModelError:
        return None


def _meanings(reader: Reader, query: Query, ids: Sequence[int]) -> dict[int, float]:
    """The cosines of some quotations that have a vector."""
    return _compared(query, embeddings.vectors_of(reader.connection, encoder_name(), ids)) if ids else {}


def _compared(query: Query, kept: Sequence[embeddings.KeptVector]) -> dict[int, float]:
    """The cosines of some vectors with the topic's, by the quotations' numbers."""
    asked = _asked(query.topic or query.question) if kept else None
    if asked is None:
        return {}
    rows = unpack([one.packed for one in kept], len(asked))
    return dict(zip((one.quotation_id for one in kept), cosines(rows, asked[None])[:, 0].tolist(), strict=True))


def _weighed(
    reader: Reader,
    query: Query,
    terms: Sequence[Term],
    rows: Sequence[search.Searched],
    meanings: Mapping[int, float],
) -> list[Evidence]:
    total = reader.total()
    telling = {term.word: inverse_frequency(reader.frequency([term.word]), total) for term in terms}
    ids = [row.id for row in rows]
    fits = {
        name: embeddings.fitting_among(reader.connection, filters, ids)
        for name, filters in circumstances(query).items()
    }
    speaker = _speakers(reader, query)
    titles: dict[str, float] = {}
    found = []
    for row in rows:
        words, related = covered(terms, stems_of(row.content), lambda term: telling[term.word])
        if row.title not in titles:
            titles[row.title] = covered(terms, stems_of(row.title), lambda term: telling[term.word])[0]
        found.append(
            Evidence(
                id=row.id,
                article_id=row.article_id,
                position=row.position,
                meaning=meanings.get(row.id),
                words=words,
                related=related,
                title=titles[row.title],
                confidence=row.confidence,
                speaker=speaker.get(row.speaker_id or 0, 0.0) if speaker else _described(query, row),
                **{name: row.id in fitting for name, fitting in fits.items()},
            )
        )
    return found


def _speakers(reader: Reader, query: Query) -> dict[int, float]:
    """How well each speaker fits the words: of several with one name, who is quoted more is meant more likely."""
    if not query.speakers:
        return {}
    times = search.times_quoted(reader.connection, [one.id for one in query.speakers])
    most = max(times.values(), default=0) or 1
    return {one.id: one.weight * (0.5 + 0.5 * math.sqrt(times.get(one.id, 0) / most)) for one in query.speakers}


def _described(query: Query, row: search.Searched) -> float:
    """The share of the words for an unknown speaker by which this one is called; 1 where none is asked."""
    asked = stems_of(" ".join(query.speaker_words))
    if not asked:
        return 1.0
    return len(asked & stems_of(row.speaker)) / len(asked)

"""Candidates for an answer, by words and by meaning, with what speaks for each."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields, replace
from functools import lru_cache

from claims.ask.filtering import circumstances, lenient
from claims.ask.nearest import Likeness, open_likeness
from claims.ask.principals import in_their_name
from claims.errors import ModelError
from claims.lexicon.folding import fold
from claims.search.meaning.embed import encoder_name, sentence_encoder
from claims.search.meaning.vectors import Vector
from claims.search.questions.offices import is_description
from claims.search.questions.question import Query
from claims.search.ranking.rank import Evidence, Topic, inverse_frequency, stems_of
from claims.search.ranking.topics import Term, expand, phrases
from claims.store.browsing import callings
from claims.store.entities import joint
from claims.store.quotations import embeddings, search
from claims.store.quotations.filters import Filters
from claims.store.reader import Reader

# Candidates that are looked at closely: the nearest in meaning of those that fit, and those that full text puts first.
_NEAREST, _NEAREST_OF_MANY, _BY_WORDS, _BY_WORDS_OF_MANY = 1_000, 400, 200, 600
# In a large database the nearest of those that a speaker asked about may have said, too.
_PERHAPS_NEAREST = 200
# Of so many that fit, each is compared; where more do, those are that are among so many nearest of all quotations.
COMPARED, _WIDE = 10_000, 3_000
# So many of these at a time are looked at for whether they fit, until enough do.
_LOOKED_AT = 1_000
# With more quotations than this, only the topic's own words are looked up, the rarest first: related ones are too
# frequent to pay; and what only days, kind or confidence narrow down is not compared one by one.
_LARGE = 50_000


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
    reader.frequencies(term.word for term in terms)  # in one statement; the reader keeps what it counted
    likeness = open_likeness(reader, model=encoder_name())
    near, all_of_them = _by_meaning(reader, likeness, query, filters)
    hits = [] if near and all_of_them else _by_words(reader, terms, filters)
    asked = _asked_vectors(query)
    perhaps, written = _perhaps(reader, query, filters)
    if asked and len(perhaps) > _PERHAPS_NEAREST and reader.total() > _LARGE:
        perhaps = frozenset(likeness.nearest_of(perhaps, asked[0], limit=_PERHAPS_NEAREST))
    found = list(dict.fromkeys([*near, *sorted(perhaps | written), *hits]))
    rows = search.searched(reader.connection, found)
    likenesses = likeness.of(found, asked) if asked else {}
    return _weighed(reader, query, terms, rows, likenesses, perhaps=perhaps, written=written)


def is_unknown_office(reader: Reader, query: Query) -> bool:
    """Whether the question calls the speaker by an office, and the store knows nobody by all these words.

    Then the words speak for those who are called by some of them, and exclude nobody. Who is described at more length
    ("the deputy head of China's delegation") is somebody in particular, and nobody else answers.
    """
    if not (query.speaker_called and query.speaker_words and is_description(query.speaker_called, ending=True)):
        return False
    return not reader.vocabulary.described(query.speaker_words)


def _by_meaning(reader: Reader, likeness: Likeness, query: Query, filters: Filters) -> tuple[list[int], bool]:
    """The quotations that fit and are nearest in meaning, nearest first; and whether they are all that fit."""
    asked = _asked_vectors(query)
    if not asked:
        return [], False
    topic = asked[0]
    most = _NEAREST if reader.total() <= _LARGE else _NEAREST_OF_MANY
    narrow = _narrows(reader, filters) and not _quoted_too_often(reader, filters)
    fitting = search.fitting(reader.connection, filters, limit=COMPARED + 1) if narrow else None
    if fitting is not None and len(fitting) <= COMPARED:
        nearest = likeness.nearest_of(fitting, topic, limit=most)
        return nearest, len(fitting) == len(nearest)
    limit = _WIDE if _excludes(filters) else most
    near = likeness.nearest(topic, limit=limit, checked=False)
    ordered = sorted(near, key=lambda number: -near[number])
    found: list[int] = []
    while ordered and len(found) < most:
        looked_at, ordered = ordered[:_LOOKED_AT], ordered[_LOOKED_AT:]
        fit = embeddings.fitting_among(reader.connection, filters, looked_at)
        found += [number for number in looked_at if number in fit]
    return found[:most], False


# Speakers without a name who may be one with a name: "the former pollster", the author of an opinion.
_PERHAPS = frozenset({"unnamed", "author"})
# With more candidates, all who ever held an office, nearly every article names one: that tells nothing.
_ANYBODY = 20


def _by_words(reader: Reader, terms: Sequence[Term], filters: Filters) -> list[int]:
    """What full text finds; in a large database by words that are rare enough."""
    wanted = phrases(terms)
    if reader.total() > _LARGE:
        wanted, left = (), search.FREQUENT
        for frequency, word in sorted((reader.frequency([term.word]), term.word) for term in terms):
            left -= frequency
            wanted = (*wanted, word) if left >= 0 else wanted
        if not _narrows(reader, filters):
            # Whether a quotation fits takes longer to find out than how many of the words it has.
            best = [hit.id for hit in reader.find(wanted, limit=_BY_WORDS_OF_MANY)]
            fit = embeddings.fitting_among(reader.connection, filters, best)
            return [number for number in best if number in fit][:_BY_WORDS]
    return [hit.id for hit in reader.find(wanted, filters, limit=_BY_WORDS)]


def _narrows(reader: Reader, filters: Filters) -> bool:
    """Whether it pays to list what fits: in a large database where something says by whom, to whom or in what words."""
    if not _excludes(filters):
        return False
    wide = {"undated", "unaddressed", "since", "until", "kind", "min_confidence"}
    narrow = any(getattr(filters, part.name) for part in fields(filters) if part.name not in wide)
    return narrow or reader.total() <= _LARGE


def _quoted_too_often(reader: Reader, filters: Filters) -> bool:
    """Whether nothing but the speakers narrows down, and what they said is too much to compare: an index tells."""
    if not filters.speakers or _excludes(replace(filters, speakers=(), principals=())):
        return False
    return sum(callings.times_quoted(reader.connection, filters.speakers).values()) > COMPARED


def _excludes(filters: Filters) -> bool:
    """Whether any quotation fails to fit, but those of superseded articles."""
    return any(getattr(filters, part.name) for part in fields(filters) if part.name not in {"undated", "unaddressed"})


def _perhaps(reader: Reader, query: Query, filters: Filters) -> tuple[frozenset[int], frozenset[int]]:
    """What one of the speakers may have said, and what one of them wrote.

    The first's speaker is not known, or is called by a word of the name: "the candidate himself" may be anybody. The
    second is said by the author of an article whose byline is the name.
    """
    if not filters.speakers or len(query.speakers) > _ANYBODY:
        return frozenset(), frozenset()
    names = [fold(one.name).split() for one in query.speakers]
    called = {words[-1] for words in names}
    found = callings.unattributed_near(reader.connection, [one.id for one in query.speakers], filters, limit=_NEAREST)
    full = [set(words) for words in names if len(words) > 1]
    bylines = callings.bylines(reader.connection, [one.id for one in found if one.kind == "author"])
    written = {number for number, byline in bylines.items() if any(words <= _called(byline) for words in full)}
    perhaps = {one.id for one in found if one.kind in _PERHAPS or one.called is None or called & _called(one.called)}
    return frozenset(perhaps - written), frozenset(written)


@lru_cache(maxsize=8_192)  # "voters" and "officials" are in every article
def _called(words: str) -> frozenset[str]:
    return frozenset(fold(words).split())


def _asked_vectors(query: Query) -> list[Vector]:
    """The topic and the whole question as vectors; none where the encoder is damaged: then words have to do."""
    try:
        return [_encoded(query.topic or query.question), _encoded(query.question)]
    except ModelError:
        return []


@lru_cache(maxsize=64)
def _encoded(text: str) -> Vector:
    return sentence_encoder().vector(text)


def _weighed(
    reader: Reader,
    query: Query,
    terms: Sequence[Term],
    rows: Sequence[search.Searched],
    likenesses: Mapping[int, Sequence[float]],
    *,
    perhaps: Collection[int],
    written: Collection[int],
) -> list[Evidence]:
    """What speaks for each; those that one of the speakers only may have said are by nobody known."""
    total = reader.total()
    topic = Topic(terms, lambda term: inverse_frequency(reader.frequency([term.word]), total))
    ids = [row.id for row in rows]
    fits = {
        name: embeddings.fitting_among(reader.connection, filters, ids)
        for name, filters in circumstances(query).items()
    }
    speaker = _speakers(reader, query)
    together = joint.members(reader.connection, [row.id for row in rows if row.speaker_id is None]) if speaker else {}
    in_name = in_their_name(reader, query, speaker, ids)
    naming = search.naming(reader.connection, [one.id for one in query.subjects], ids)
    titles: dict[str, float] = {}
    found = []
    for row in rows:
        said_by = [row.speaker_id or 0, *(one.id for one in together.get(row.id, ()))]
        by_whom = [in_name.get(row.id, 0.0), *(speaker.get(number, 0.0) for number in said_by)]
        by = max(by_whom) if speaker else _described(query, row)
        words, related = topic.covered_by(stems_of(row.content))
        if row.title not in titles:
            titles[row.title] = topic.covered_by(stems_of(row.title))[0]
        found.append(
            Evidence(
                id=row.id,
                article_id=row.article_id,
                position=row.position,
                meaning=likenesses[row.id][0] if row.id in likenesses else None,
                asked=likenesses[row.id][1] if row.id in likenesses else 0.0,
                words=words,
                related=related,
                title=titles[row.title],
                confidence=row.confidence,
                speaker=1.0 if row.id in written else 0.0 if row.id in perhaps else by,
                unattributed=row.id in perhaps,
                cued=row.cued,
                direct=row.kind == "direct",
                nested=row.nested,
                length=len(row.content),
                about=row.id in naming,
                **{name: row.id in fitting for name, fitting in fits.items()},
            )
        )
    return found


def _speakers(reader: Reader, query: Query) -> dict[int, float]:
    """How well each speaker fits the words: of several with one name, who is quoted more is meant more likely."""
    if not query.speakers:
        return {}
    several = len(query.speakers) > len({one.part for one in query.speakers})
    times = callings.times_quoted(reader.connection, [one.id for one in query.speakers]) if several else {}
    if not times:
        return {one.id: one.weight for one in query.speakers}
    most: dict[int, int] = defaultdict(lambda: 1)
    for one in query.speakers:
        most[one.part] = max(most[one.part], times.get(one.id, 0))
    return {
        one.id: one.weight * (0.5 + 0.5 * math.sqrt(times.get(one.id, 0) / most[one.part])) for one in query.speakers
    }


def _described(query: Query, row: search.Searched) -> float:
    """The share of the words for an unknown speaker by which this one is called; 1 where none is asked."""
    if not query.speaker_words:
        return 1.0
    asked = stems_of(" ".join(query.speaker_words))
    return len(asked & stems_of(row.speaker)) / len(asked)

"""From any text to the known claims and fact-checks that say the same, or may."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, ClassVar

from claims.errors import ModelError, QuestionError
from claims.factchecks.loaded import nearest
from claims.lexicon.folding import fold
from claims.search.disagreement import disagree
from claims.search.embed import encoder_name, sentence_encoder
from claims.search.rank import inverse_frequency
from claims.search.statement import LEAST_MATCH, LEAST_SUGGESTION, Candidate, score, statement, stems_of
from claims.search.vectors import Vector, cosines, unpack
from claims.store import embeddings, matching
from claims.store.factchecks import StoredFactCheck, Verdict
from claims.store.filters import Filters
from claims.store.reader import Reader, open_reader
from claims.store.stored import StoredQuotation

if TYPE_CHECKING:
    from claims.store.store import Store

# Candidates that are looked at closely, by meaning and by words; of words, the rarest of the text.
_NEAREST, _BY_WORDS, _RAREST = 300, 60, 4
# How often words stand in quotations is looked up again once there are so many times more.
_GROWN = 1.2
# Characters; what is longer is an article, not a statement.
_LONGEST = 2_000
# The most that a quotation can have that says other numbers, or denies.
_AT_ODDS = LEAST_MATCH - 0.01
# Of what two quotations of one speaker say, this share must be the same for one to repeat the other.
_SAME = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Something that was said, and is what the text says, or may be.

    Args:
        score: The probability that it is, 0 to 1.
        claim_id: The claim; None where the quotations have not been gathered into one yet.
        text: The claim in its clearest quotation's words, else the quotation.
        quotation: The quotation that fits best.
        others: Numbers of other quotations that repeat it.
        verdicts: What fact-checkers found about it.
    """

    score: float
    claim_id: int | None
    text: str
    quotation: StoredQuotation
    others: tuple[int, ...] = ()
    verdicts: tuple[Verdict, ...] = ()

    @property
    def is_match(self) -> bool:
        """Whether the score is high enough for more than a suggestion."""
        return self.score >= LEAST_MATCH

    def to_dict(self) -> dict[str, Any]:
        """The shape of one of ``claims`` in ``claims match --json``."""
        return {
            "score": self.score,
            "match": self.is_match,
            "claim": f"c{self.claim_id}" if self.claim_id else None,
            "text": self.text,
            "quotation": self.quotation.to_dict(),
            "article": self.quotation.article.to_dict(),
            "also": [f"q{number}" for number in self.others],
            "fact_checks": [verdict.to_dict() for verdict in self.verdicts if verdict.standing != "denied"],
        }


@dataclass(frozen=True, slots=True)
class KnownFactCheck:
    """A fact-check that judges what the text says, or may.

    Args:
        score: The probability that it does, 0 to 1.
        fact_check: The fact-check.
    """

    score: float
    fact_check: StoredFactCheck

    @property
    def is_match(self) -> bool:
        """Whether the score is high enough for more than a suggestion."""
        return self.score >= LEAST_MATCH

    def to_dict(self) -> dict[str, Any]:
        """The shape of one of ``fact_checks`` in ``claims match --json``."""
        return {"score": self.score, "match": self.is_match, **self.fact_check.to_dict()}


@dataclass(frozen=True, slots=True)
class Matches:
    """What is known of a text.

    Args:
        text: The text.
        claims: What was said, the best first.
        fact_checks: What judges it, the best first.
    """

    text: str
    claims: tuple[Known, ...]
    fact_checks: tuple[KnownFactCheck, ...]

    def to_dict(self) -> dict[str, Any]:
        """The shape of ``claims match --json``."""
        return {
            "text": self.text,
            "claims": [one.to_dict() for one in self.claims],
            "fact_checks": [one.to_dict() for one in self.fact_checks],
        }


@dataclass(frozen=True, slots=True)
class Scored:
    """A quotation with its score.

    Args:
        score: 0 to 1.
        said: The quotation.
    """

    score: float
    said: matching.Said


def match(store: Store, text: str, *, limit: int = 10) -> Matches:
    """The known claims and fact-checks that say what a text says, or may; the best first.

    Args:
        store: The database.
        text: A statement in anybody's words.
        limit: At most so many claims, and so many fact-checks.

    Raises:
        QuestionError: The text is blank or endless.
        DatabaseUnavailableError: The database cannot be read.
    """
    if not text.strip():
        raise QuestionError("the text is blank", where="TEXT", hint='Give a statement: "the dam is full"')
    if len(text) > _LONGEST:
        raise QuestionError(
            f"{len(text):,} characters are no statement", where="TEXT", hint="claims import reads articles"
        )
    with open_reader(store.engine) as reader:
        groups = grouped(scored(reader, text), limit=limit)
        return Matches(text, _known(reader, groups), _judging(reader, text, limit=limit))


def scored(reader: Reader, text: str) -> list[Scored]:
    """The quotations that may say what a text says, the best first.

    Args:
        reader: The database.
        text: A statement.
    """
    asked, vector = statement(text), vector_of(text)
    near = nearest(reader, vector, model=encoder_name(), limit=_NEAREST) if vector is not None else {}
    weights = _Weights(reader)
    rarest = sorted(asked.stems, key=weights, reverse=True)[:_RAREST]
    hits = [hit.id for hit in reader.find(rarest, Filters(), limit=_BY_WORDS)] if not near else []
    rows = matching.said(reader.connection, list(dict.fromkeys([*near, *hits])))
    found = [
        Scored(_agreeing(text, row.text, score(asked, _candidate(row, near.get(row.id, 0.0)), weights)), row)
        for row in rows
    ]
    return sorted((one for one in found if one.score >= LEAST_SUGGESTION), key=lambda one: (-one.score, one.said.id))


def grouped(found: Sequence[Scored], *, limit: int) -> list[list[Scored]]:
    """What says the same together: the quotations of one claim, or without claims what one speaker repeats.

    Args:
        found: Quotations, the best first.
        limit: At most so many groups.
    """
    groups: list[list[Scored]] = []
    by_claim: dict[int, list[Scored]] = {}
    for one in found:
        group = by_claim.get(one.said.claim_id or 0) or next(
            (group for group in groups if _repeats(one.said, group[0].said)), None
        )
        if group is not None:
            group.append(one)
        elif len(groups) < limit:
            groups.append(group := [one])
            if one.said.claim_id:
                by_claim[one.said.claim_id] = group
    return groups


@lru_cache(maxsize=64)
def vector_of(text: str) -> Vector | None:
    """A text as a vector; None where the encoder is damaged: then words have to do."""
    try:
        return sentence_encoder().vector(text)
    except ModelError:
        return None


class _Weights:
    """How telling stems are in one database; what was looked up is kept while the database does not grow by much."""

    _kept: ClassVar[dict[str, tuple[int, dict[str, float]]]] = {}

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        url = reader.connection.engine.url.render_as_string()
        last = embeddings.last_vector(reader.connection)
        size, found = self._kept.get(url, (-1, {}))
        if not size <= last <= _GROWN * size:
            self._kept.clear()
            size, found = self._kept.setdefault(url, (last, {}))
        self._total, self._found = size, found

    def __call__(self, stem: str) -> float:
        """How telling a stem is."""
        if stem not in self._found:
            self._found[stem] = inverse_frequency(self._reader.frequency([stem]), self._total)
        return self._found[stem]


def _candidate(row: matching.Said, cosine: float) -> Candidate:
    speaker = fold(row.speaker) if row.speaker else None
    return Candidate(content=row.content, cosine=cosine, speaker=speaker, title=row.title)


def _agreeing(text: str, other: str, likely: float) -> float:
    """A score that is none of a match where numbers or a denial are at odds: such a pair is for a person to judge."""
    return min(likely, _AT_ODDS) if disagree(text, other) else likely


def _repeats(one: matching.Said, other: matching.Said) -> bool:
    if one.speaker_id is None or one.speaker_id != other.speaker_id or (one.claim_id and other.claim_id):
        return False
    mine, theirs = stems_of(one.content), stems_of(other.content)
    fewer = min(len(mine), len(theirs))
    return fewer > 0 and len(mine & theirs) >= _SAME * fewer


def _known(reader: Reader, groups: Sequence[Sequence[Scored]]) -> tuple[Known, ...]:
    best = [group[0] for group in groups]
    quotations = {one.id: one for one in reader.quotations([one.said.id for one in best])}
    texts = matching.claim_texts(reader.connection, [one.said.claim_id for one in best if one.said.claim_id])
    verdicts = reader.verdicts([one.said.id for one in best])
    return tuple(
        Known(
            score=one.score,
            claim_id=one.said.claim_id,
            text=texts.get(one.said.claim_id or 0, quotations[one.said.id].text),
            quotation=quotations[one.said.id],
            others=tuple(other.said.id for other in group[1:]),
            verdicts=verdicts.get(one.said.id, ()),
        )
        for one, group in zip(best, groups, strict=True)
    )


def _judging(reader: Reader, text: str, *, limit: int) -> tuple[KnownFactCheck, ...]:
    found = judging(reader, text)[:limit]
    stored = {one.id: one for one in reader.fact_checks([number for number, _ in found])}
    return tuple(KnownFactCheck(likely, stored[number]) for number, likely in found)


def judging(reader: Reader, text: str) -> list[tuple[int, float]]:
    """Numbers of the fact-checks that may judge what a text says, with scores, the best first.

    Args:
        reader: The database.
        text: A statement.
    """
    asked, vector, weights = statement(text), vector_of(text), _Weights(reader)
    every = matching.checked(reader.connection, encoder_name())
    having = [one for one in every if one.vector is not None]
    near: dict[int, float] = {}
    if having and vector is not None:
        rows = unpack([one.vector or b"" for one in having], len(vector))
        near = dict(zip((one.id for one in having), cosines(rows, vector[None])[:, 0].tolist(), strict=True))
        kept = set(sorted(near, key=lambda number: -near[number])[:_NEAREST])
        every = [one for one in every if one.id in kept or one.id not in near]
    found = []
    for one in every:
        candidate = Candidate(
            content=fold(one.claim),
            cosine=near.get(one.id, 0.0),
            speaker=fold(one.speaker) if one.speaker else None,
            title=fold(one.title or ""),
        )
        likely = _agreeing(text, one.claim, score(asked, candidate, weights))
        if likely >= LEAST_SUGGESTION:
            found.append((one.id, likely))
    return sorted(found, key=lambda pair: (-pair[1], pair[0]))

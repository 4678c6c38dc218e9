"""From any text to the known claims and fact-checks that say the same, or may."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from claims.arguments import text_of
from claims.errors import WrongValueError
from claims.factchecks.comparing import Other, Telling, scores, vector_of
from claims.factchecks.loaded import nearest
from claims.lexicon.folding import fold
from claims.search.meaning.embed import encoder_name
from claims.search.meaning.vectors import cosines, unpack
from claims.search.ranking.statement import LEAST_MATCH, LEAST_SUGGESTION, statement, stems_of
from claims.store.factchecks import matching
from claims.store.factchecks.factchecks import StoredFactCheck, Verdict
from claims.store.quotations.filters import Filters
from claims.store.reader import Reader, open_reader
from claims.store.stored import StoredQuotation

if TYPE_CHECKING:
    from claims.store.store import Store

# Candidates that are looked at closely, by meaning and by words; of words, the rarest of the text.
_NEAREST, _BY_WORDS, _RAREST = 100, 60, 4
# Characters; what is longer is an article, not a statement.
_LONGEST = 2_000
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
        WrongValueError: The text is none, blank or endless.
        DatabaseUnavailableError: The database cannot be read.
    """
    if not text_of(text, where="TEXT").strip():
        raise WrongValueError("the text is blank", where="TEXT", hint='Give a statement: "the dam is full"')
    if len(text) > _LONGEST:
        raise WrongValueError(
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
    rows, others = candidates(reader, text)
    found = map(Scored, scores(reader, text, others), rows)
    return sorted((one for one in found if one.score >= LEAST_SUGGESTION), key=lambda one: (-one.score, one.said.id))


def candidates(reader: Reader, text: str) -> tuple[list[matching.Said], list[Other]]:
    """The quotations that are looked at closely: as the database has them, and as they are compared.

    Args:
        reader: The database.
        text: A statement.
    """
    vector = vector_of(text)
    near = nearest(reader, vector, model=encoder_name(), limit=_NEAREST) if vector is not None else {}
    hits = _by_words(reader, text) if not near else []
    rows = matching.said(reader.connection, list(dict.fromkeys([*near, *hits])))
    return rows, [
        Other(row.text, row.content, near.get(row.id, 0.0), row.speaker, row.title, row.confidence) for row in rows
    ]


def _by_words(reader: Reader, text: str) -> list[int]:
    rarest = sorted(statement(text).stems, key=Telling(reader), reverse=True)[:_RAREST]
    return [hit.id for hit in reader.find(rarest, Filters(), limit=_BY_WORDS)]


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
    vector = vector_of(text)
    every = matching.checked(reader.connection, encoder_name())
    having = [one for one in every if one.vector is not None]
    near: dict[int, float] = {}
    if having and vector is not None:
        rows = unpack([one.vector or b"" for one in having], len(vector))
        near = dict(zip((one.id for one in having), cosines(rows, vector[None])[:, 0].tolist(), strict=True))
        kept = set(sorted(near, key=lambda number: -near[number])[:_NEAREST])
        every = [one for one in every if one.id in kept or one.id not in near]
    others = [
        Other(one.claim, fold(one.claim), near.get(one.id, 0.0), one.speaker, fold(one.title or "")) for one in every
    ]
    likely = zip((one.id for one in every), scores(reader, text, others), strict=True)
    found = [(number, probability) for number, probability in likely if probability >= LEAST_SUGGESTION]
    return sorted(found, key=lambda pair: (-pair[1], pair[0]))

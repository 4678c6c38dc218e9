"""What fact-checks are about: the quotations that say what they judge, by the same speaker, matched by the machine.

Above a threshold a quotation counts as what the fact-check judges, with its score kept; below it, or where speaker,
numbers or denial disagree, it is only suggested. Persons' decisions outrank both.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence, Set
from typing import TYPE_CHECKING

import numpy as np

from claims.factcheck import FactCheck
from claims.factchecks.comparing import vector_of
from claims.factchecks.match import Scored, scored
from claims.lexicon.folding import fold
from claims.search.meaning.embed import encoder_name
from claims.search.meaning.vectors import cosines, pack, unpack
from claims.search.questions.names import find_entity
from claims.search.ranking.statement import LEAST_MATCH
from claims.store.entities import joint
from claims.store.factchecks import factchecks, matching
from claims.store.factchecks.factchecks import Match
from claims.store.quotations import embeddings
from claims.store.reader import Reader, open_reader

if TYPE_CHECKING:
    from claims.store.store import Store

# Quotations that are kept for one fact-check.
_MOST = 20
# From this cosine on a new quotation makes a fact-check be matched again; matches have more.
_NEAR = 0.45


def match_again(store: Store, fact_check_ids: Iterable[int]) -> dict[int, list[Match]]:
    """Match fact-checks with what was said, and keep the result in place of what was matched before.

    Args:
        store: The database.
        fact_check_ids: Which; those without a vector get one.

    Returns:
        The matches and suggestions of each.
    """
    found: dict[int, list[Match]] = {}
    for number in fact_check_ids:
        with open_reader(store.engine) as reader:
            stored = factchecks.fact_check(reader.connection, number)
            matches = [] if stored.decision is not None else matches_of(reader, stored.said)
        vector = vector_of(_asked(stored.said))
        packed = pack(vector) if vector is not None else None
        store.match_fact_check(number, matches, model=encoder_name(), vector=packed)
        found[number] = matches
    return found


def matches_of(reader: Reader, said: FactCheck) -> list[Match]:
    """The quotations that a fact-check may be about, the surest first.

    Args:
        reader: The database.
        said: The fact-check.
    """
    speakers = _speakers(reader, said)
    best = scored(reader, _asked(said))[:_MOST]
    together = joint.members(reader.connection, [one.said.id for one in best if one.said.speaker_id is None])
    spoken = {number: {member.id for member in several} for number, several in together.items()}
    return [
        Match(
            one.said.identity,
            one.score,
            matched=one.score >= LEAST_MATCH and _same_speaker(one, said, speakers, spoken.get(one.said.id, set())),
        )
        for one in best
    ]


def near_new(store: Store, article_ids: Sequence[int]) -> set[int]:
    """The fact-checks that may be about what stands in some articles.

    Args:
        store: The database.
        article_ids: The articles.
    """
    model = encoder_name()
    with store.reading() as connection:
        checked = [one for one in matching.checked(connection, model) if one.vector is not None]
        if not checked:
            return set()
        kept = embeddings.vectors_of(connection, model, matching.quotations_in(connection, article_ids))
    if not kept:
        return set()
    dimensions = len(kept[0].packed)
    asked = unpack([one.packed for one in kept], dimensions).astype(np.float32)
    asked /= np.maximum(np.linalg.norm(asked, axis=1, keepdims=True), 1e-9)
    nearest = cosines(unpack([one.vector or b"" for one in checked], dimensions), asked).max(axis=1)
    return {one.id for one, cosine in zip(checked, nearest.tolist(), strict=True) if cosine >= _NEAR}


def _asked(said: FactCheck) -> str:
    """What a fact-check judges, as a statement: what an article would write of it."""
    return f"{said.speaker}: {said.claim}" if said.speaker else said.claim


def _speakers(reader: Reader, said: FactCheck) -> Collection[int]:
    """Whom the speaker's name may stand for; nobody where it names nobody who is known."""
    found = find_entity(said.speaker, reader.vocabulary) if said.speaker else None
    return {candidate.id for candidate in found.candidates} if found else set()


def _same_speaker(one: Scored, said: FactCheck, speakers: Collection[int], together: Set[int]) -> bool:
    """Whether a quotation is by whom the fact-check names; where it names nobody, anybody may have said it."""
    if not said.speaker:
        return True
    spoken = {one.said.speaker_id} if one.said.speaker_id is not None else together
    if spoken and speakers:
        return not spoken.isdisjoint(speakers)
    name = fold(one.said.speaker or "").split()
    return bool(name) and name[-1:] == fold(said.speaker).split()[-1:]

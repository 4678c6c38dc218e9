"""The same speaker in every article: pure functions over names and roles, no database.

``local_entities`` gathers an article's persons and organisations, ``keys_of`` says under which keys to look candidates
up, ``assign`` says who is whom, with a score and reasons.
"""

from claims.resolve.block import block_keys, keys_of
from claims.resolve.cluster import assign
from claims.resolve.local import local_entities, locate
from claims.resolve.names import normalise
from claims.resolve.namesakes import namesakes_apart
from claims.resolve.records import Assignment, Candidate, Fit, Known, LocalEntity, Surroundings
from claims.resolve.score import THRESHOLD, score

__all__ = [
    "THRESHOLD",
    "Assignment",
    "Candidate",
    "Fit",
    "Known",
    "LocalEntity",
    "Surroundings",
    "assign",
    "block_keys",
    "keys_of",
    "local_entities",
    "locate",
    "namesakes_apart",
    "normalise",
    "score",
]

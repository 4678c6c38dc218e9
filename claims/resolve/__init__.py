"""The same speaker in every article: pure functions over names and roles, no database.

``local_entities`` gathers an article's persons and organisations, ``keys_of`` says under which keys to look candidates
up, ``assign`` says who is whom, with a score and reasons. Each is loaded when it is used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claims.resolve.entities.block import block_keys, keys_of
    from claims.resolve.entities.cluster import assign
    from claims.resolve.entities.local import local_entities, locate
    from claims.resolve.entities.names import normalise
    from claims.resolve.entities.namesakes import namesakes_apart
    from claims.resolve.entities.records import Assignment, Candidate, Fit, Known, LocalEntity, Surroundings
    from claims.resolve.entities.scoring import THRESHOLD, score

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

_IN = {
    "block": ("block_keys", "keys_of"),
    "cluster": ("assign",),
    "local": ("local_entities", "locate"),
    "names": ("normalise",),
    "namesakes": ("namesakes_apart",),
    "records": ("Assignment", "Candidate", "Fit", "Known", "LocalEntity", "Surroundings"),
    "scoring": ("THRESHOLD", "score"),
}
_MODULES = {name: module for module, names in _IN.items() for name in names}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - as an import gives it
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.entities.{_MODULES[name]}"), name)

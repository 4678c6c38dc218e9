"""Words that mean the same office or party: "senator" and "sen"."""

from __future__ import annotations

from types import MappingProxyType

_SYNONYMS = MappingProxyType({
    "pm": "minister", "fm": "minister",
    "gop": "republican", "sen": "senator", "gov": "governor", "rep": "representative",
    "congressman": "representative", "congresswoman": "representative", "lawmaker": "representative",
    "pres": "president", "prof": "professor",
    "dr": "doctor", "gen": "general", "col": "colonel", "capt": "captain", "lt": "lieutenant", "sgt": "sergeant",
    "adviser": "advisor", "nominee": "candidate", "hopeful": "candidate", "contender": "candidate",
    "spokeswoman": "spokesman", "spokesperson": "spokesman", "premier": "minister", "mogul": "businessman",
    "tycoon": "businessman", "magnate": "businessman", "developer": "businessman", "billionaire": "businessman",
    "democrat": "democratic", "chairwoman": "chairman", "chair": "chairman", "attorney": "lawyer",
    "actress": "actor", "physician": "doctor", "reporter": "journalist", "correspondent": "journalist",
})  # fmt: skip


def same_office(word: str) -> str:
    """One word for those that mean the same office or party: "senator" for "sen"."""
    return _SYNONYMS.get(word, word)

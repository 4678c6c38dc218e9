"""The words of a role that tell of the person, not of whom he or she serves: "a spokesman for the prime minister"."""

from __future__ import annotations

from claims.pipeline.annotations import Offsets
from claims.pipeline.names.offices.titles import is_office
from claims.pipeline.text.surface import Surface

_SERVING = frozenset(
    {"spokesman", "spokeswoman", "spokesperson", "aide", "adviser", "advisor", "assistant", "lawyer", "attorney"}
    | {"counsel", "solicitor", "barrister", "advocate", "envoy", "strategist", "emissary", "bodyguard"}
    | {"speechwriter", "secretary"}
)
_LAWYERS = frozenset({"lawyer", "attorney", "counsel", "solicitor", "barrister", "advocate"})
_LINKS = frozenset({"for", "to", "of"})


def words_of_role(surface: Surface, role: Offsets) -> set[str]:
    """The casefolded words of a role, without offices of others.

    Args:
        surface: The text.
        role: Where the role stands.
    """
    inside = surface.words_between(*role)
    links = [place for place, word in enumerate(inside) if word.key in _LINKS and place]
    serves = next((place for place in links if inside[place - 1].key in _SERVING), None)
    if serves is None or (inside[serves - 1].key == "secretary" and inside[serves].key == "of"):
        return {word.key for word in inside}
    lawyer = inside[serves - 1].key in _LAWYERS  # "the solicitor for the survivor" is no survivor
    return {
        word.key
        for place, word in enumerate(inside)
        if place < serves or not (is_office(word.key) or (lawyer and word.text.islower()))
    }

"""Persons who go by one name, as an office before it shows: "BHTA chief Suwondo", "the regional governor Sutopo"."""

from __future__ import annotations

from claims.lexicon.nations import is_nation
from claims.pipeline.text.surface import Surface

# Of firms nobody says so: "market leader Vexo" and "owner Vexo" are none of these.
_OFFICES = frozenset(
    {"chief", "president", "minister", "governor", "mayor", "spokesman", "spokeswoman", "spokesperson", "secretary"}
    | {"commissioner", "ambassador", "envoy", "director", "chairman", "chairwoman", "judge", "prosecutor", "regent"}
    | {"commander", "secretary-general", "director-general", "lawmaker", "senator", "activist", "lawyer", "resident"}
)


def follows_office(surface: Surface, index: int) -> bool:
    """Whether an office in small letters stands right before a lone name.

    Args:
        surface: The text.
        index: The index of the name.
    """
    if not index:
        return False
    office, name = surface.words[index - 1], surface.words[index]
    if office.key not in _OFFICES or not office.text.islower() or office.possessive:
        return False
    plain = name.text[1:].islower() and len(name.text) > 2 and not is_nation(name.text)
    return plain and surface.text[office.end : name.start] == " "

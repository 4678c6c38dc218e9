"""Names that a text shows nowhere but as a source: a nation, a body, or somebody of whom only the source tells."""

from __future__ import annotations

from collections.abc import Sequence

from claims.lexicon.nations import is_nation
from claims.pipeline.entities.entity import Entity
from claims.pipeline.entities.mentions import Mentions
from claims.pipeline.names.keys import key_of
from claims.pipeline.names.kinds import is_said_to_be, organisation_heads, organisations
from claims.pipeline.sources.source import Source
from claims.pipeline.speakers.kinds import is_people
from claims.quotation import Speaker, SpeakerKind

_BRACKETS = str.maketrans("", "", "[]")  # around what an editor added: "[Ana] Ruiz"
_LONGEST_PERSON = 3  # words of a name that nothing but its place as a source tells of


def words_of_name(phrase: str) -> list[str]:
    """The words of a name, without whom somebody works for before it.

    Args:
        phrase: The words of a source.
    """
    return _behind_possessive(phrase.translate(_BRACKETS).split())


def named_alone(text: str, source: Source, parts: Sequence[str]) -> Speaker:
    """The speaker whom a name stands for that nothing else in the text names: who it is like, by its form.

    Args:
        text: The article's.
        source: The words for who speaks.
        parts: The words of the name.
    """
    phrase = " ".join(parts)
    if is_people(parts):
        return Speaker(phrase, "group")
    if is_nation(phrase) or source.head in organisation_heads():
        return Speaker(phrase, "organisation")
    said = is_said_to_be(text, source.end)
    plain = all(part[1:].islower() for part in phrase.split("-"))  # "Al-Rashid"
    acronym = said or source.definite or (len(parts) == 1 and not plain)
    kind: SpeakerKind = "organisation" if acronym or len(parts) > _LONGEST_PERSON else "person"
    return Speaker(phrase, kind)


def bearers_of(mentions: Mentions, source: Source, parts: Sequence[str]) -> list[Entity]:
    """Whom a name without an entity of its own may mean: by a surname, or a body by the last word of its name.

    Args:
        mentions: The persons and organisations that the text names.
        source: The words for who speaks.
        parts: Those of the name in it.
    """
    return called_last(mentions, parts) or called_by_noun(mentions, source, parts)


def called_last(mentions: Mentions, parts: Sequence[str]) -> list[Entity]:
    """The persons with a surname that looks like any other word: Charlie Black for "Black".

    Args:
        mentions: The persons and organisations that the text names.
        parts: The words of a name.
    """
    if len(parts) != 1:
        return []
    key = key_of(parts[0])
    return [entity for entity in mentions.entities if entity.kind == "person" and entity.keys[-1] == key]


def called_by_noun(mentions: Mentions, source: Source, parts: Sequence[str]) -> list[Entity]:
    """The bodies that end in a word with which an article goes back to them: Security Media Cell for "the Cell".

    Args:
        mentions: The persons and organisations that the text names.
        source: The words for who speaks.
        parts: Those of the name in it.
    """
    if len(parts) != 1 or not source.definite or not parts[0][:1].isupper() or parts[0].casefold() in organisations():
        return []
    key = key_of(parts[0])
    before = (entity for entity in mentions.entities if entity.starts and entity.starts[0] < source.start)
    return [entity for entity in before if entity.kind != "person" and len(entity.keys) > 1 and entity.keys[-1] == key]


def _behind_possessive(parts: list[str]) -> list[str]:
    """The full name behind whom somebody works for: "Breitbart London’s Raheem Kassam"."""
    cut = max((i + 1 for i, part in enumerate(parts[:-2]) if part.endswith(("'s", "’s"))), default=0)
    return parts[cut:]

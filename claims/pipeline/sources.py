"""What kind of words a source is: a name, a pronoun, a nominal, a group; and where its head is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from claims.lexicon.lists import words
from claims.lexicon.nations import is_nation
from claims.pipeline.annotations import Offsets
from claims.pipeline.entities import Entity, key_of
from claims.pipeline.names import Name
from claims.pipeline.surface import Surface, Word
from claims.pipeline.titles import is_office, is_title

Form = Literal["none", "pronoun", "name", "joint", "owned", "nominal", "organisation", "made", "described", "place"]

PERSONAL = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
THINGS = frozenset({"it", "its", "itself"})
FIRST = frozenset({"i", "we", "me", "us", "my", "our", "ours", "mine", "myself", "ourselves"})
RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
PRONOUNS = PERSONAL | PLURAL | THINGS | FIRST | RELATIVE
_POSSESSIVES = frozenset({"his", "her", "their", "its", "my", "our", "whose"})
_PREPOSITIONS = frozenset(
    "of for from in at on to with by about against behind under over inside within near around across among between"
    " outside close familiar like including such as after before during who whom whose which that led".split()
)
_INDEFINITE = frozenset(
    "a an some any many several most few all both two three four five six seven eight nine ten dozens hundreds thousands"
    " another other others one every each no various numerous multiple certain more fewer".split()
)
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_UNNAMED = frozenset(
    "official officials aide aides source sources spokesman spokeswoman spokesperson spokespeople spokesmen adviser"
    " advisers advisor advisors staffer staffers insider insiders witness witnesses strategist strategists operative"
    " operatives person woman man attendee attendees doctor lawyer lawyers attorney attorneys diplomat diplomats"
    " executive executives employee employees representative representatives assistant ally allies friend friends".split()
)
_LONGEST_TITLE = 40  # characters before a name in an apposition
_PEOPLE = frozenset(
    "voters supporters critics experts analysts observers scholars activists protesters residents democrats republicans"
    " woman man people documents emails texts everyone nobody anyone someone many others neither both opponents".split()
)
_CUT = re.compile(r"\s*[,;:(\[—–]\s*|\s+-\s+|\s(?=(?:who|whom|whose|which|that|speaking|citing)\b)")
_FROM = re.compile(r"^(?:by|from|to|among|for|in)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Source:
    """A source, read.

    Args:
        form: What kind of words it is.
        start: Its offset.
        end: The offset after it.
        head: The head word, casefolded; of a pronoun the pronoun.
        entities: The entities named in head position; two or more where it is joint.
        name: The mention in head position.
        owner: Whose it is ("his campaign", "Trump's lawyer"): an entity, or a pronoun.
        phrase: The head phrase in the article's words, without article and subordinate clauses.
        definite: Whether it begins with "the", "this" and so on.
        plural: Whether the head is a plural.
    """

    form: Form
    start: int = 0
    end: int = 0
    head: str = ""
    entities: tuple[Entity, ...] = ()
    name: Name | None = None
    owner: Entity | str | None = None
    phrase: str = ""
    definite: bool = False
    plural: bool = False


@cache
def organisation_nouns() -> frozenset[str]:
    """Nouns that stand for organisations ("the group"), casefolded."""
    return words("organisations", "nominals")


@cache
def made_nouns() -> frozenset[str]:
    """Nouns of what somebody makes or publishes ("IRNA's account"), casefolded."""
    return words("channels", "made")


class Mentions:
    """The mentions of all entities of an article, found by offset.

    Args:
        entities: As :func:`claims.pipeline.entities.find_entities` gives them.
    """

    def __init__(self, entities: Sequence[Entity]) -> None:
        self.entities = entities
        pairs = sorted(((name, entity) for entity in entities for name in entity.names), key=lambda p: p[0].start)
        self.names = [name for name, _ in pairs]
        self.owners = [entity for _, entity in pairs]
        self.starts = [name.start for name in self.names]

    def between(self, start: int, end: int) -> list[tuple[Name, Entity]]:
        """The mentions that begin from ``start`` on and before ``end``."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return list(zip(self.names[first:last], self.owners[first:last], strict=True))

    def last_before(self, offset: int, *, limit: int) -> list[tuple[Name, Entity]]:
        """At most ``limit`` mentions that begin before ``offset``, the nearest first."""
        last = bisect_left(self.starts, offset)
        first = max(0, last - limit)
        return list(zip(self.names[first:last], self.owners[first:last], strict=True))[::-1]

    def overlapping(self, start: int, end: int) -> list[tuple[Name, Entity]]:
        """The mentions that share a character with the stretch."""
        first = bisect_left(self.starts, start)
        if first and self.names[first - 1].end > start:
            first -= 1
        last = max(first, bisect_left(self.starts, end))
        return list(zip(self.names[first:last], self.owners[first:last], strict=True))


def read_source(surface: Surface, mentions: Mentions, source: Offsets | None) -> Source:
    """Say what kind of words a source is."""
    if source is None:
        return Source("none")
    start, end = source
    inside = surface.words_between(start, end)
    if not inside:
        return Source("none", start, end)
    pronoun = _read_pronoun(surface, inside, start, end)
    if pronoun is not None:
        apposed = _apposed(surface, mentions, _chunks(surface.text, start, end))
        return apposed if apposed is not None and pronoun.form == "owned" else pronoun
    start += len(m.group()) if (m := _FROM.match(surface.text[start:end])) else 0
    chunks = _chunks(surface.text, start, end)
    first = _read_chunk(surface, mentions, chunks[0])
    if first.form in {"described", "nominal", "organisation"} and len(chunks) > 1 and not first.plural:
        return _apposed(surface, mentions, chunks) or first
    return first


def _apposed(surface: Surface, mentions: Mentions, chunks: Sequence[Offsets]) -> Source | None:
    """The person named right after a nominal and a comma: "another partner, David Handler"."""
    if len(chunks) < 2:
        return None
    second = _read_chunk(surface, mentions, chunks[1])
    if second.form != "name" or second.name is None or second.entities[0].kind != "person" or second.name.possessive:
        return None
    return second if second.name.start - chunks[1][0] < _LONGEST_TITLE else None


def _read_pronoun(surface: Surface, inside: Sequence[Word], start: int, end: int) -> Source | None:
    first = inside[0].key
    if first not in PRONOUNS or inside[0].text in {"US", "I."}:
        return None
    if len(inside) == 1 or (first not in _POSSESSIVES and first not in RELATIVE | {"us"} and inside[1].key != "and"):
        return Source("pronoun", start, end, head=first, plural=first in PLURAL)
    text = surface.text[start:end]
    if inside[1].key == "and" or first in RELATIVE:
        if first in {"that", "this"}:
            return None
        return Source("owned", start, end, head="and", owner=first, phrase=text, plural=True)
    head = _head_of(surface, inside[1:])
    if head is None:
        return Source("pronoun", start, end, head=first)
    phrase = _tidy(surface, inside[1:], end)
    return Source("owned", start, end, head=head.key, owner=first, phrase=phrase, plural=is_plural(surface, head))


def _chunks(text: str, start: int, end: int) -> list[Offsets]:
    """The parts between commas and before relative clauses, none empty."""
    cuts, position = [], start
    for match in _CUT.finditer(text, start, end):
        cuts.append((position, match.start()))
        position = match.end()
    cuts.append((position, end))
    return [(a, b) for a, b in cuts if text[a:b].strip()] or [(start, end)]


def _head_of(surface: Surface, inside: Sequence[Word]) -> Word | None:
    """The last word before a preposition or a participle ("released by")."""
    head = None
    for word in inside:
        if head is not None and (word.key in _PREPOSITIONS or (not word.capital and _is_participle(surface, head, word))):
            break
        head = word
    return head


def _is_participle(surface: Surface, before: Word, word: Word) -> bool:
    token, noun = surface.token_of(word.start), surface.token_of(before.start)
    if token is None or noun is None or token.tag_ not in {"VBN", "VBG", "VBD", "VBP", "VBZ"}:
        return False
    return noun.pos_ in {"NOUN", "PROPN"}


def is_plural(surface: Surface, word: Word) -> bool:
    """Whether a noun stands in the plural, by its tag, or by its letters where no model looked."""
    token = surface.token_of(word.start)
    if token is not None and token.tag_:
        return token.tag_ in {"NNS", "NNPS"}
    return word.key.endswith("s") and not word.key.endswith("ss")


def _read_chunk(surface: Surface, mentions: Mentions, chunk: Offsets) -> Source:
    start, end = chunk
    inside = surface.words_between(start, end)
    named = [pair for pair in mentions.overlapping(start, end)]
    if not inside:
        return Source("none", start, end)
    joint = _read_joint(surface, named, inside, chunk)
    if joint is not None:
        return joint
    head_end = _head_end(surface, inside)
    for name, entity in named:
        leads = name.start <= inside[0].start or _only_titles_before(surface, inside, name)
        closes = name.end >= head_end and (not name.possessive or name.end >= inside[-1].end)
        role_covers = name.role is not None and name.role[0] <= inside[0].end and name.end >= inside[-1].end - 1
        if entity.kind == "person" and (role_covers or (closes and name.end >= inside[-1].end)):
            if role_covers or leads or _no_preposition_before(inside, name):
                return Source("name", start, end, head=key_of(name.words[-1]), entities=(entity,), name=name)
        if closes and (leads or name.start < head_end):
            return Source("name", start, end, head=key_of(name.words[-1]), entities=(entity,), name=name)
    return _read_noun(surface, named, inside, chunk)


def _head_end(surface: Surface, inside: Sequence[Word]) -> int:
    head = _head_of(surface, inside)
    return head.end if head is not None else inside[-1].end


def _only_titles_before(surface: Surface, inside: Sequence[Word], name: Name) -> bool:
    return all(
        is_title(word.key) or word.key in _DEFINITE | {"former"} or is_nation(word.text)
        for word in inside
        if word.start < name.start
    )


def _no_preposition_before(inside: Sequence[Word], name: Name) -> bool:
    return not any(word.key in _PREPOSITIONS for word in inside if word.start < name.start)


def _read_joint(
    surface: Surface, named: Sequence[tuple[Name, Entity]], inside: Sequence[Word], chunk: Offsets
) -> Source | None:
    """ "A and B", where both are named in head position."""
    ands = [word for word in inside if word.key == "and" or word.text == "&"]
    if not ands:
        return None
    if is_office(_word_before(inside, ands[0])) and not any(n.start < ands[0].start for n, _ in named):
        return None  # "comedian and actor Peter Serafinowicz"
    covered = [name for name, _ in named if name.start < ands[0].start < name.end]
    if covered:
        return None
    before = [(n, e) for n, e in named if n.end <= ands[0].start and not n.possessive]
    after = [(n, e) for n, e in named if n.start > ands[0].start and not n.possessive]
    preposition = next((w.start for w in inside if w.key in _PREPOSITIONS), chunk[1])
    if before and after and before[0][0].start > preposition:
        return None
    if before and after and before[-1][0].end >= ands[0].start - 12:
        both = tuple(dict.fromkeys((before[-1][1], after[0][1])))
        if len(both) > 1 and before[-1][1].kind == after[0][1].kind:
            return Source("joint", *chunk, entities=both, phrase=_tidy(surface, inside, chunk[1]), plural=True)
    return Source("described", *chunk, head="and", phrase=_tidy(surface, inside, chunk[1]), plural=True)


def _is_noun(surface: Surface, bare: Sequence[Word]) -> bool:
    """Whether a capital is owed to the place: "Report: ..." in a headline, "Voters said" at a sentence's start."""
    if len(bare) > 1 and not surface.in_headline(bare[0].start):
        return False
    last = bare[-1].key
    if is_office(last) or last in made_nouns() | organisation_nouns() | _UNNAMED | _PEOPLE | _INDEFINITE:
        return True
    return len(bare) == 1 and surface.begins_sentence(bare[0]) and surface.tag_of(bare[0]) not in {"PROPN", ""}


def _word_before(inside: Sequence[Word], word: Word) -> str:
    before = [other.key for other in inside if other.end <= word.start]
    return before[-1] if before else ""


def _read_noun(
    surface: Surface, named: Sequence[tuple[Name, Entity]], inside: Sequence[Word], chunk: Offsets
) -> Source:
    """A phrase whose head is a common noun, or a name that nobody knows."""
    start, end = chunk
    head = _head_of(surface, inside) or inside[-1]
    owner = next((e for n, e in named if n.end < head.start), None)
    if owner is None and head.key in made_nouns():
        owner = next((e for n, e in named if _hangs_on(surface, inside, n)), None)
    common = {
        "start": start,
        "end": end,
        "head": head.key,
        "owner": owner,
        "phrase": _tidy(surface, inside, end),
        "definite": inside[0].key in _DEFINITE,
        "plural": is_plural(surface, head),
    }
    bare = [word for word in inside if word.key not in _DEFINITE]
    if bare and bare[0].possessive and len(bare) == 1 and is_nation(bare[0].text):
        return Source("place", **{**common, "phrase": bare[0].text})
    if bare and all(word.capital for word in bare) and not _is_noun(surface, bare):
        phrase = surface.text[bare[0].start : bare[-1].end]
        plural_people = common["plural"] and (is_nation(phrase) or len(bare) == 1)
        return Source("described" if plural_people else "place", **{**common, "phrase": phrase})
    indefinite = inside[0].key in _INDEFINITE or inside[0].text[0].isdigit()
    if head.key in made_nouns():
        return Source("made", **common)
    if head.key in organisation_nouns() and not common["plural"]:
        return Source("organisation", **common)
    if isinstance(owner, Entity) and _is_possessive(named, owner) and not _is_somebody(head, plural=common["plural"]):
        return Source("made", **common)
    if len(bare) == 1 and bare[0].text.islower() and surface.tag_of(bare[0]) in {"VERB", "AUX"}:
        return Source("none", start, end)
    if inside[0].key in {"a", "an"} and is_office(head.key) and owner is None:
        return Source("nominal", **common)
    if not indefinite and not common["plural"] and (common["definite"] or is_office(head.key)) and owner is None:
        return Source("nominal", **common)
    return Source("described", **common)


def _hangs_on(surface: Surface, inside: Sequence[Word], name: Name) -> bool:
    """Whether "by" or "from" and the like leads to the name of who made a document."""
    before = [word.key for word in inside if word.start < name.start and word.key != "the"]
    return bool(before) and before[-1] in {"by", "from", "of"}


def _is_possessive(named: Sequence[tuple[Name, Entity]], owner: Entity) -> bool:
    return any(name.possessive for name, entity in named if entity is owner)


def _is_somebody(head: Word, *, plural: bool) -> bool:
    """Whether a noun after "Trump's" is other people ("lawyer", "donors"), and no thing of his ("brief")."""
    if is_office(head.key) or is_office(head.key.removesuffix("s")):
        return True
    return head.key in organisation_nouns() | _UNNAMED | _PEOPLE or (plural and head.key.endswith(("ers", "ors", "ists")))


def _tidy(surface: Surface, inside: Sequence[Word], end: int) -> str:
    """A description: without its leading article, white space folded, a capital only where a name has it."""
    kept = inside[1:] if len(inside) > 1 and inside[0].key in _DEFINITE | {"a", "an"} else inside
    folded = " ".join(surface.text[kept[0].start : end].split()).strip(" ,;:—–-\"“”")
    first = kept[0]
    named = surface.tag_of(first) == "PROPN" and not surface.in_headline(first.start)
    if named or is_nation(first.text) or not first.text[1:].islower() or len(first.text) < 2:
        return folded
    return folded[:1].lower() + folded[1:]


def describes_unnamed(source: Source) -> bool:
    """Whether a description means particular people whom the article does not name, and no class of people."""
    heads = {source.head, source.head.rstrip("s")}
    return bool(heads & _UNNAMED) or not source.plural

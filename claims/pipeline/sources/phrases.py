"""Noun phrases: their heads, their number, how they read as a description."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from claims.lexicon.lists import words
from claims.lexicon.nations import is_nation
from claims.pipeline.annotations import Offsets
from claims.pipeline.entities.entity import Entity
from claims.pipeline.entities.mentions import Pair
from claims.pipeline.names.kinds import ORDINARY
from claims.pipeline.names.name import Name
from claims.pipeline.names.offices.titles import is_office
from claims.pipeline.text.surface import Surface, Word

DEFINITE = frozenset({"the", "this", "that", "these", "those"})


# The last words of offices that are printed with capitals: "the Chief Justice".
_CAPITAL_OFFICES = frozenset(
    {"president", "minister", "secretary", "general", "justice", "leader", "governor", "mayor", "chancellor", "envoy"}
    | {"commissioner", "ombudsman", "speaker", "attorney", "prosecutor", "ambassador", "treasurer", "premier", "judge"}
    | {"whip", "counsel", "archbishop", "bishop", "cardinal", "sheriff", "chairman", "chairwoman", "representative"}
)
# Before these a place says whose they are, and an article stands there: "the Delaware Senator".
_MEMBERS = frozenset(
    {"senator", "congressman", "congresswoman", "lawmaker", "councilman", "councilwoman", "assemblyman", "sheriff"}
    | {"assemblywoman", "delegate", "legislator", "lawmakers", "senators"}
)
# Those of which hardly anybody is called so, so that a place before them says whose they are.
_OF_PLACES = frozenset(
    {"president", "minister", "governor", "commissioner", "ambassador", "premier", "chairman", "chairwoman"}
    | {"chairperson", "spokesman", "spokeswoman", "spokesperson", "secretary"}
)
_NEW = frozenset({"a", "an", "one", "another"})
_OF_BODIES = frozenset({"secretary-general", "chief", "director-general", "envoy", "official", "president", "head"})
_SHORT_OFFICES = frozenset({"PM", "FM"})
_ARTICLE = 6  # characters before a phrase in which its article stands
LONGEST_TITLE = 40  # characters before a name in an apposition


# The brackets around an acronym say nothing; what they stand behind goes on: "the Coast Party (CP) leader Omar Haddad".
_ACRONYM = r"\([A-Z][A-Za-z&.-]{1,9}\)"
_LEADS_AWAY = r"(?:of|in|from|and|at|to|for|on|by|who|which|that|has|have|had|is|was|were|are|said)\b"
_CUT = re.compile(
    rf"\s*{_ACRONYM},\s*|\s*(?:,(?!(?<=\d,)\d{{3}})|[;:\[—–]|\((?!(?<=\(){_ACRONYM[2:]}\s(?!{_LEADS_AWAY})\w))\s*"
    r"|\s+--?\s+"
    r"|(?<!\bof)(?<!\bin)(?<!\bto)(?<!\bby)(?<!\bfor)(?<!\bfrom)\s(?=(?:who|whom|whose|which|that|speaking|citing)\b)"
)


_ADJECTIVES = frozenset({"JJ", "JJR", "JJS", "VBN", "VBG", "RB"})
# What persons do and reports, polls and research hardly do.
_SAYING = frozenset({"said", "says", "told", "tells", "added", "adds", "asked", "asks", "replied", "recalled"})


PREPOSITIONS = words("everyday", "prepositions")


INDEFINITE = words("everyday", "indefinite")


UNNAMED = words("everyday", "unnamed")


_PEOPLE = words("everyday", "people", "kin")


_PARTISANS = words("everyday", "partisans")
SIDES = frozenset({"defense", "defence", "prosecution"})
"""Nouns for lawyers in court: "Ruiz's defence" is not Ruiz."""


DAYS = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "tonight"}
)
"""Words for the day on which something was said, casefolded."""
# The ends of adjectives that also mean one person from there ("the Chinese" are a people, or its government), and
# places that end so and may stand behind "the".
_FROM_THERE = ("an", "i")
_LANDS = frozenset({"vatican", "sudan"})
_HOURS = frozenset({"morning", "afternoon", "evening", "night"})


@cache
def organisation_nouns() -> frozenset[str]:
    """Nouns that stand for organisations ("the group"), casefolded."""
    return words("organisations", "nominals")


@cache
def made_nouns() -> frozenset[str]:
    """Nouns of what somebody makes or publishes ("IRNA's account"), casefolded."""
    return words("channels", "made")


def chunks_of(text: str, start: int, end: int) -> list[Offsets]:
    """The parts between commas and before relative clauses, none empty."""
    cuts, position = [], start
    for match in _CUT.finditer(text, start, end):
        cuts.append((position, match.start()))
        position = match.end()
    cuts.append((position, end))
    return [(a, b) for a, b in cuts if text[a:b].strip()] or [(start, end)]


def behind_adjectives(surface: Surface, chunks: list[Offsets]) -> list[Offsets]:
    """The parts of a phrase, the first two as one where a comma only parts adjectives: "a tested, proven leader"."""
    if len(chunks) < 2:
        return chunks
    first, second = (surface.words_between(*chunk) for chunk in chunks[:2])
    if len(first) < 2 or not second or first[0].key not in DEFINITE | {"a", "an"} or second[0].capital:
        return chunks
    tokens = [surface.token_of(word.start) for word in (*first[1:], second[0])]
    adjectives = all(token is not None and token.tag_ in _ADJECTIVES for token in tokens)
    return [(chunks[0][0], chunks[1][1]), *chunks[2:]] if adjectives else chunks


def head_of(surface: Surface, inside: Sequence[Word]) -> Word | None:
    """The last word before a preposition or a participle ("released by")."""
    head = None
    for word in _without_day(inside):
        if head is not None and (
            word.key in PREPOSITIONS or (not word.capital and _is_participle(surface, head, word))
        ):
            break
        if word.key == "general" and head is not None and head.key == "consulate":
            continue  # "the US consulate general"
        head = word
    return head


def _without_day(inside: Sequence[Word]) -> Sequence[Word]:
    """A phrase without the day behind it: "Mayor Ana Ruiz Wednesday"."""
    length = len(inside)
    if length > 2 and inside[-1].key in _HOURS:
        length -= 1
    if length > 1 and inside[length - 1].key in DAYS and not inside[-1].possessive:
        return inside[: length - 1]
    return inside


def _is_participle(surface: Surface, before: Word, word: Word) -> bool:
    token, noun = surface.token_of(word.start), surface.token_of(before.start)
    if token is None or noun is None or token.tag_ not in {"VBN", "VBG", "VBD", "VBP", "VBZ"}:
        return False
    if token.tag_ == "VBG" and token.dep_ in {"compound", "amod"} and token.i < token.head.i:
        return False  # "KBC managing director"
    return noun.pos_ in {"NOUN", "PROPN"}


def is_demonym(bare: Sequence[Word]) -> bool:
    """Whether words behind "the" mean one person by where he or she is from: "the Swede", "the Italian"."""
    if len(bare) != 1 or not bare[0].capital or bare[0].possessive:
        return False
    people = words("everyday", "demonyms")
    return bare[0].key in people or (
        is_nation(bare[0].text) and bare[0].key.endswith(_FROM_THERE) and bare[0].key not in _LANDS
    )


def is_plural(surface: Surface, word: Word) -> bool:
    """Whether a noun stands in the plural, by its tag, or by its letters where no model looked."""
    token = surface.token_of(word.start)
    if token is not None and token.tag_:
        return token.tag_ in {"NNS", "NNPS"}
    return word.key.endswith("s") and not word.key.endswith("ss")


def is_noun(surface: Surface, bare: Sequence[Word]) -> bool:
    """Whether a capital is owed to the place: "Report: ..." in a headline, "Voters said" at a sentence's start."""
    last = bare[-1].key
    if bare[-1].text in _SHORT_OFFICES and surface.in_title(bare[0].start):  # "Iraqi FM: …"
        return True
    if len(bare) > 1 and not surface.in_headline(bare[0].start):
        before = surface.words_between(max(0, bare[0].start - _ARTICLE), bare[0].start)[-1:]
        # As in "the Prime Minister", and in a live blog's "First Minister: …".
        labels = surface.text[bare[-1].end : bare[-1].end + 1] == ":"
        office = last in _CAPITAL_OFFICES and (labels or any(word.key in DEFINITE for word in before))
        office = office or (bare[-1].text in _SHORT_OFFICES and any(word.key in DEFINITE for word in before))
        office = office or (last in _OF_PLACES and bare[0].key not in words("given_names"))  # "Nasarawa Governor said"
        office = office or (
            last in _MEMBERS and not last.endswith("s") and any(word.key in DEFINITE for word in before)
        )
        office = office or (bare[0].text.isupper() and last in _OF_BODIES and len(bare[0].text) > 1)  # "UN Chief"
        return office or _is_member(surface, bare)
    if bare[-1].text.isupper() and last in words("titles", "before"):  # "the IGP"
        return True
    if is_office(last) or last in made_nouns() | organisation_nouns() | UNNAMED | _PEOPLE | INDEFINITE | ORDINARY:
        return True
    if len(bare) > 1 or not surface.begins_sentence(bare[0]) or surface.tag_of(bare[0]) in {"PROPN", ""}:
        return False
    return not _says(surface, bare[0])


def _is_member(surface: Surface, bare: Sequence[Word]) -> bool:
    """Whether capitals say of what party or place somebody is: "the Utah Republican", "a Catholic Democrat"."""
    if bare[0].key in _NEW:  # with a capital, at a sentence's start
        return bare[-1].key in _PARTISANS | _MEMBERS
    place = is_nation(bare[0].text) or is_nation(surface.text[bare[0].start : bare[-2].end])
    return place and bare[-1].key in _PARTISANS | _MEMBERS


def _says(surface: Surface, word: Word) -> bool:
    """Whether a lone word that the text never prints small says something, as only somebody does: "Ruiz said"."""
    token = surface.token_of(word.start)
    if word.key in surface.lower_words or token is None or token.tag_ in {"NNS", "NNPS"}:
        return False
    after = surface.words_between(word.end, word.end + 15)[:1]
    before = surface.words_between(max(0, word.start - 15), word.start)[-1:]
    return any(one.key in _SAYING for one in (*after, *before))


def word_before(inside: Sequence[Word], word: Word) -> str:
    """The word before another of a phrase, casefolded; empty where there is none."""
    before = [other.key for other in inside if other.end <= word.start]
    return before[-1] if before else ""


def hangs_on(inside: Sequence[Word], name: Name) -> bool:
    """Whether "by" or "from" and the like leads to the name of who made a document."""
    before = [word.key for word in inside if word.start < name.start and word.key != "the"]
    return bool(before) and before[-1] in {"by", "from", "of"}


def is_possessive(named: Sequence[Pair], owner: Entity) -> bool:
    """Whether an owner is named in the possessive."""
    return any(name.possessive for name, entity in named if entity is owner)


def is_somebody(head: Word, *, plural: bool) -> bool:
    """Whether a noun after "Trump's" is other people ("lawyer", "donors"), and no thing of his ("brief")."""
    if is_office(head.key) or is_office(head.key.removesuffix("s")) or head.key in SIDES:
        return True
    return head.key in organisation_nouns() | UNNAMED | _PEOPLE or (
        plural and head.key.endswith(("ers", "ors", "ists"))
    )


def is_firm(surface: Surface, chunk: Offsets) -> bool:
    """Whether a phrase may mean a firm whose name follows: "the buyer, Northlake"."""
    head = head_of(surface, surface.words_between(*chunk))
    return head is not None and head.key in words("everyday", "firms")


def means_person(surface: Surface, chunk: Offsets) -> bool:
    """Whether a phrase means persons: "a voter", "one of the authors"."""
    inside = surface.words_between(*chunk)
    return any(is_office(key) or key in words("everyday", "people", "unnamed", "kin") for key in _singulars(inside))


def _singulars(inside: Sequence[Word]) -> set[str]:
    return {key for word in inside for key in (word.key, word.key.removesuffix("s"))}


def is_kin(surface: Surface, chunk: Offsets) -> bool:
    """Whether a phrase means a relative: "Schilling's son"."""
    inside = surface.words_between(*chunk)
    return bool(inside) and inside[-1].key in words("everyday", "kin")


def is_first_name(surface: Surface, chunk: Offsets) -> bool:
    """Whether a phrase is a given name alone."""
    inside = surface.words_between(*chunk)
    return len(inside) == 1 and inside[0].capital and inside[0].key in words("given_names")


def tidy(surface: Surface, inside: Sequence[Word], end: int) -> str:
    """A description: without its leading article, white space folded, a capital only where a name has it."""
    kept = inside[1:] if len(inside) > 1 and inside[0].key in DEFINITE | {"a", "an"} else inside
    if len(kept) < len(inside) and all(word.text.isupper() for word in inside):  # "A MUM-OF-THREE has told"
        return " ".join(surface.text[kept[0].start : end].split()).strip(' ,;:—–-"“”').lower()
    folded = " ".join(surface.text[kept[0].start : end].split()).strip(' ,;:—–-"“”')
    first = kept[0]
    named = surface.tag_of(first) == "PROPN" and not surface.in_headline(first.start)
    if named or is_nation(first.text) or not first.text[1:].islower() or len(first.text) < 2:
        return folded
    if first.key in words("everyday", "capital adjectives") or _is_always_capital(surface, first):
        return folded
    return folded[:1].lower() + folded[1:]


def _is_always_capital(surface: Surface, word: Word) -> bool:
    """Whether the text prints a word with a capital inside its sentences, too, and no office or sort of body."""
    common = is_office(word.key) or is_office(word.key.removesuffix("s")) or word.key in organisation_nouns()
    return not common and word.key not in INDEFINITE and word.text in surface.steady_capitals

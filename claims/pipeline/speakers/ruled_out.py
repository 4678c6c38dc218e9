"""Whom a noun cannot mean by its own words: "the deputy mayor" is not the mayor, "the victim's mother" no judge."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile
from types import MappingProxyType

from claims.lexicon.lists import words
from claims.pipeline.entities.entity import Entity
from claims.pipeline.entities.mentions import Mentions
from claims.pipeline.names.genders import gender_of_title
from claims.pipeline.names.keys import key_of
from claims.pipeline.names.offices.same_office import same_office
from claims.pipeline.names.offices.titles import is_office
from claims.pipeline.sources.leads import TOWARDS
from claims.pipeline.sources.phrases import PREPOSITIONS, SIDES, made_nouns, organisation_nouns
from claims.pipeline.sources.source import Source
from claims.pipeline.speakers.conversation import Turn
from claims.pipeline.text.surface import Surface
from claims.quotation import Speaker

# Before an office these make another one of it, which who holds the office does not hold.
_BELOW = frozenset({"deputy", "vice", "assistant", "associate", "acting", "interim", "shadow", "opposition"})
_DEPUTIES = frozenset({"deputy", "vice"})
_OF = re.compile(r"(?:['’]s?|\bof)\s")
# Several people whom nothing but their number tells of.
_SOME = frozenset({"some", "many", "most", "several", "few", "others", "dozens", "hundreds", "thousands", "various"})
_SOMEBODYS = re.compile(r"([^,]{1,60}?)(?:['’]s|(?<=s)['’])\s")
_CAMP = re.compile(r"(?P<whose>[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*)*) (?:[Cc]amp|[Tt]eam|[Aa]dministration|[Ff]amily)")
_OF_WHOM = re.compile(r"\b(?:his|her|their)\b")
_BEFORE, _LOOKED_AT = 80, 6  # characters before a name that say what one is; mentions
# One may be called a friend of somebody's without the article ever saying so again; nobody is somebody's mother so.
_LOOSE = frozenset({"neighbor", "neighbour", "friend", "colleague", "partner"})
# Whoever is this of somebody is called so: "her spokesman" is not her opponent.
_AIDES = frozenset({"spokesman", "spokeswoman", "spokesperson", "lawyer", "attorney", "solicitor", "deputy", "aide"})
# Who leads a debate or speaks in an advertisement is nobody who speaks otherwise.
_VOICES = frozenset({"moderator", "narrator", "announcer", "voiceover", "voice-over"})
_OFFICE, _MEMBER = "office", "member"
_TOLD_BEFORE = frozenset({"report", "announcement", "statement", "declaration"})  # "the statement"
_MINISTRIES = frozenset({"ministry", "department", "directorate"})
# Before an office these make another one of it, which has its own name: "the crown prince" is no other prince.
_BEFORE_RANKS = frozenset({"crown", "grand", "supreme", "prime", "foreign", "vice", "deputy", "defense", "defence"})
_RANK = 2  # words of such an office
_PREMIERS = frozenset({"pm", "prime minister"})
# Behind the words for somebody new: who asks not to be named, in the same sentence.
_KEPT_UNNAMED = re.compile(
    r"[^.;:“”\"]{0,90}?(?:\bon (?:the )?condition of anonymity|\bspeaking on background|\brequest(?:ed|ing) anonymity"
    r"|\bnot authori[sz]ed to|\bn['’]t authori[sz]ed to"
    r"|\basked (?:that (?:he|she|they) )?not (?:to )?be (?:named|identified)"
    r"|\bdeclined to be (?:named|identified)|\brefused to be (?:named|identified)|\bwould not be (?:named|identified)"
    r"|\bdid not want to be (?:named|identified)|\bspoke anonymously|\bspeaking anonymously"
    r"|\b(?:granted|given|promised) anonymity)",
    re.IGNORECASE,
)
_ASIDE = 160  # characters
# What a speaker does to another one.
_TOWARDS = re.compile(
    rf",\s(?:{'|'.join(sorted(TOWARDS))})\s(?:(?:Mr|Mrs|Ms|Dr|Miss|Judge|Justice|President|Minister|Sir|Lord)\.?\s){{0,2}}"
)
_LAWYERS = "lawyer|solicitor|barrister|attorney|counsel"
_HE, _SHE = frozenset({"he", "him", "his"}), frozenset({"she", "her", "hers"})
_GROWN = frozenset({"man", "woman", "boy", "girl", "gentleman", "lady"})
_HEADS = 2  # last words of a description before its preposition, of which one is its noun: "witness 2"
# Sorts of organisations that are never another one: no chamber is "the bank", no university "the court".
# No council or court is "the agency", though the text calls many a body so.
_NO_AGENCIES = frozenset(
    {"council", "court", "parliament", "senate", "assembly", "congress", "cabinet", "party", "university", "company"}
    | {"bank", "union", "church", "police", "ministry", "tribunal", "airline", "league", "chamber"}
)
_APART = frozenset({"bank", "court", "university", "church", "party", "police", "airline", "hospital", "ministry"})
# Words of names by which what bears them is known to be something else.
_KNOWN_SORTS = _APART | {"chamber", "union", "parliament", "senate", "institute", "association", "council", "committee"}
# No firm is called so at the end of its name, and no other body is "the company".
_FIRMS = frozenset(
    {"company", "firm", "corporation", "manufacturer", "retailer", "carmaker", "airline", "startup", "utility"}
)
_NO_FIRMS = _KNOWN_SORTS - {"bank", "airline", "hospital", "union"} | {
    "foundation",
    "watch",
    "charity",
    "office",
    "crescent",
}
_CHARITIES = frozenset({"amnesty", "greenpeace", "oxfam", "unicef", "caritas", "transparency"})
_CENTRAL, _RESERVES = "central bank", frozenset({"fed", "reserve", "ecb", "boe", "boj", "monetary", "banco", "banque"})
_SAME = MappingProxyType({"college": "university", "department": "ministry", "banks": "bank", "airlines": "airline"})


def is_named_before(surface: Surface, mentions: Mentions, source: Source) -> bool:
    """Whether "the agency" has been named in its own sentence already, and so is none that the text names later.

    Whose "the report" is, a text says before it or not at all.

    Args:
        surface: The text.
        mentions: Its named persons and organisations.
        source: A noun.
    """
    if not source.definite or surface.in_title(source.start):
        return False
    if source.phrase.casefold() in _TOLD_BEFORE:
        return True
    if source.head not in organisation_nouns():
        return False
    first = surface.sentences[surface.sentence_of(source.start)][0] if surface.sentences else source.start
    return any(entity.kind == "organisation" for _, entity in mentions.between(first, source.start))


def without_ruled_out(text: str, source: Source, near: Sequence[Entity]) -> list[Entity]:
    """Those among some entities whom the words of a noun allow.

    Args:
        text: The article's.
        source: The noun, read; nobody is ruled out for a plural.
        near: Whom it might mean.
    """
    if _is_kept_unnamed(text, source) or source.phrase.casefold() in _SOME:
        return [one for one in near if one.kind != "person"]
    if source.plural:
        return list(near)
    near = _without_sides(source, near)
    if source.head == _MEMBER:  # "a Cabinet member" is no cabinet
        near = [one for one in near if one.kind == "person"]
    kept = _called_in_full(text, source, [one for one in near if not _is_field(text, one, source)])
    if source.phrase.casefold() in _PREMIERS:
        kept = [one for one in kept if not _is_lesser_minister(text, one)]
    parts = [word.casefold() for word in source.phrase.split()]
    below = _BELOW.intersection(parts[: parts.index(source.head)] if source.head in parts else parts)
    if below:
        kept = [one for one in kept if one.kind != "person" or below <= one.nouns | one.known]
    elif source.definite:
        kept = [one for one in kept if not _is_deputy(text, one, source.head)]
    head = source.head.removeprefix("ex-")
    kin = head in words("everyday", "kin") - _LOOSE and (source.owner is not None or _OF.search(source.phrase))
    if (
        head in _VOICES
        or kin
        or (head in _AIDES and isinstance(source.owner, Entity) and source.owner.kind == "person")
    ):
        kept = [one for one in kept if one.kind != "person" or is_called_so(text, one, source)]
    if head == _OFFICE and isinstance(source.owner, Entity) and source.owner.kind == "person":
        kept = [one for one in kept if one.kind == "person"]  # "the president's office" is no other office
    kept = [one for one in kept if not _is_addressed(text, one, source)]
    return [one for one in kept if not (_is_another_sort(one, source) or _serves(text, one, source))]


def without_deputies(text: str, source: Source, near: Sequence[Entity]) -> list[Entity]:
    """Those among some entities whom the text does not only call deputies of what a headline's noun says.

    Args:
        text: The article's.
        source: The noun, read.
        near: Whom it might mean.
    """
    near = _without_sides(source, near)
    if source.plural or not _BELOW.isdisjoint(source.phrase.casefold().split()):
        return list(near)
    return [one for one in near if one.kind != "person" or not _is_deputy(text, one, source.head)]


def _without_sides(source: Source, near: Sequence[Entity]) -> Sequence[Entity]:
    """Without persons where a side in court is meant: "Ruiz's defence" is neither Ruiz nor one lawyer."""
    return [one for one in near if one.kind != "person"] if source.head in SIDES else near


def _called_in_full(text: str, source: Source, near: list[Entity]) -> list[Entity]:
    """Without persons who only share an office's last word with somebody called the whole: "the crown prince"."""
    parts = source.phrase.casefold().split()
    if not source.definite or len(parts) != _RANK or parts[-1] != source.head or parts[0] not in _BEFORE_RANKS:
        return near
    whole = [one for one in near if one.kind == "person" and _is_called(text, one, source.phrase.casefold())]
    alike = {one for one in near if one.kind == "person" and source.head in one.nouns}.difference(whole)
    return [one for one in near if one not in alike] if whole else near


def _is_lesser_minister(text: str, entity: Entity) -> bool:
    """Whether the article calls somebody a minister, and never the one who leads the others."""
    if entity.kind != "person" or "minister" not in entity.nouns or not _PREMIERS.isdisjoint(entity.known):
        return False
    return not any(_is_called(text, entity, office) for office in (*_PREMIERS, "premier"))


def _is_called(text: str, entity: Entity, phrase: str) -> bool:
    """Whether the article gives somebody a role with some words in it."""
    roles = (" ".join(text[slice(*name.role)].casefold().split()) for name in entity.names[:_LOOKED_AT] if name.role)
    return any(f" {phrase} " in f" {role} " for role in roles)


def _is_field(text: str, entity: Entity, source: Source) -> bool:
    """Whether an organisation's name is only what a ministry is for: "the ministry of Frontiers"."""
    if entity.kind != "organisation" or source.head not in _MINISTRIES or source.form != "organisation":
        return False
    of = re.compile(rf"{source.head} (?:of|for) (?:the )?", re.IGNORECASE)
    lead = of.search(text, source.start, source.end)
    return lead is not None and any(name.start == lead.end() for name in entity.names)


def _is_kept_unnamed(text: str, source: Source) -> bool:
    """Whether a new person or several keep their names to themselves, and so are nobody whom the text names."""
    if source.definite or (source.head not in words("everyday", "unnamed", "people") and not is_office(source.head)):
        return False
    behind = text[source.end : source.end + _ASIDE]
    return _KEPT_UNNAMED.match(behind) is not None


def without_beside(surface: Surface, source: Source, near: Sequence[Entity], spoke: Iterable[Turn]) -> list[Entity]:
    """Those among some entities who did not just speak in the sentence in which somebody new does.

    Args:
        surface: The text.
        source: A noun behind "a" or "one".
        near: Whom it might mean.
        spoke: The last turns.
    """
    here = surface.sentence_of(source.start)
    beside = {one.entity for one in spoke if one.start < source.start and surface.sentence_of(one.start) == here}
    return [one for one in near if one not in beside]


def is_one_person(speaker: Speaker) -> bool:
    """Whether somebody unnamed who spoke is one person, whom no "it" means: "witness 2", "person familiar with it"."""
    if speaker.kind != "unnamed":
        return False
    front = list(takewhile(lambda word: word not in PREPOSITIONS, speaker.name.casefold().split()))
    if not made_nouns().isdisjoint(front):
        return False
    one = words("everyday", "unnamed", "people", "kin")
    return any((word in one and not word.endswith("s")) or is_office(word) for word in front[-_HEADS:])


def is_of_other_gender(speaker: Speaker, source: Source) -> bool:
    """Whether somebody without a name is a man by the words for him, and "she" said it; or a woman, and "he" did."""
    if speaker.kind == "person" or source.head not in _HE | _SHE:
        return False
    head = [*takewhile(lambda word: word not in PREPOSITIONS, speaker.name.casefold().split())][-1:]
    other = words("titles", "men" if source.head in _SHE else "women")
    return bool(head) and head[0] in other & (words("everyday", "kin") | _GROWN)


def is_titled_otherwise(entity: Entity, source: Source) -> bool:
    """Whether the article calls somebody "Mr." and "she" said it, or "Ms." and "he" did.

    Args:
        entity: A person.
        source: The pronoun, read.
    """
    told = {gender_of_title(name.title) for name in entity.names[:_LOOKED_AT]} - {None}
    return source.head in _HE | _SHE and told == {"men" if source.head in _SHE else "women"}


def is_by_same_noun(speaker: Speaker, source: Source) -> bool:
    """Whether somebody without a name is told by the noun of "the reporter": "reporter for Harbour TV"."""
    head = [*takewhile(lambda word: word not in PREPOSITIONS, speaker.name.casefold().split())][-1:]
    return source.definite and not source.plural and speaker.kind == "unnamed" and head == [source.head]


def is_of_several(source: Source) -> bool:
    """Whether documents are those of several whom no name alone stands for: "most surveys", "several reports"."""
    first = source.phrase.casefold().partition(" ")[0]
    return source.plural and first in _SOME | {"all", "both", "other", "numerous", "multiple", "a"}


def is_another_ones(speaker: Speaker, source: Source) -> bool:
    """Whether who spoke is by its words somebody else's than what a source means: "Weber's team", for "Ruiz's team"."""
    if speaker.kind == "group" and source.form in {"nominal", "described"} and not source.plural:
        return is_office(source.head)  # "the minister" is not two who spoke together
    theirs = _SOMEBODYS.match(speaker.name)
    owner = source.owner
    one, other = _CAMP.fullmatch(speaker.name), _CAMP.fullmatch(source.phrase)
    if one is not None and other is not None:  # "the Weber camp", "the Ruiz camp"
        return key_of(one["whose"].split()[-1]) != key_of(other["whose"].split()[-1])
    if theirs is None or not isinstance(owner, Entity) or not owner.keys:
        return False
    return owner.keys[-1] not in {key_of(part) for part in theirs[1].split()}


def _is_another_sort(entity: Entity, source: Source) -> bool:
    """Whether an organisation is by its name what no noun of another sort means: a university, for "the court"."""
    if entity.kind != "organisation" or source.form != "organisation":
        return False
    if source.head in _FIRMS and (entity.keys[-1] in _NO_FIRMS or entity.keys[0] in _CHARITIES):
        return True
    if source.head == "agency" and entity.keys[-1] in _NO_AGENCIES:
        return True
    wanted, *named = (_SAME.get(key, key) for key in (source.head, *entity.keys))
    # Parties are called unions, too.
    sorts = (_APART if wanted == "party" else _KNOWN_SORTS).intersection(named)
    if source.phrase.casefold().endswith(_CENTRAL):
        return not any(key in _RESERVES or key.endswith("bank") for key in entity.keys)
    return wanted in _APART and bool(sorts) and wanted not in sorts


def _serves(text: str, entity: Entity, source: Source) -> bool:
    """Whether somebody only acts for whoever is meant: "a spokeswoman for the premier", "the victim's lawyer"."""
    if entity.kind != "person" or not source.definite or source.plural:
        return False
    head = re.escape(source.head)
    aides = r"spokes\w+|aide|advis[eo]r|assistant|" if source.head in words("everyday", "held") else ""
    for_whom = rf"\b(?:{aides}{_LAWYERS})\b.*\b{head}\b"
    served = re.compile(rf"{for_whom}|\b{head}['’]s\s(?:\w+\s)?(?:{_LAWYERS})\b", re.DOTALL)
    roles = (text[slice(*name.role)].casefold() for name in entity.names[:_LOOKED_AT] if name.role)
    return any(served.search(role) for role in roles) and not is_called_so(text, entity, source)


def _is_addressed(text: str, entity: Entity, source: Source) -> bool:
    """Whether the words behind a noun say that it does something to somebody: "the coroner, addressing Mr Ruiz"."""
    towards = _TOWARDS.match(text, source.end)
    return towards is not None and any(towards.end() == name.start for name in entity.names)


def _is_deputy(text: str, entity: Entity, head: str) -> bool:
    """Whether the article calls somebody by an office only with "deputy" or "vice" before it."""
    roles = [set(text[slice(*name.role)].casefold().split()) for name in entity.names[:_LOOKED_AT] if name.role]
    known = entity.known if _DEPUTIES.isdisjoint(entity.known) else frozenset()
    held = [role for role in roles if head in role]
    return bool(held) and head not in known and not any(_DEPUTIES.isdisjoint(role) for role in held)


def is_called_so(text: str, entity: Entity, source: Source) -> bool:
    """Whether the article, or everybody, calls somebody by a noun's head or another word for it.

    Args:
        text: The article's.
        entity: Who.
        source: The noun, read.
    """
    head = same_office(source.head)
    if head in map(same_office, entity.nouns | entity.known):
        return True
    before = re.compile(rf"\b{re.escape(source.head)}\b[^.,;\n]{{0,40}},\s*\Z", re.IGNORECASE)  # "the coach, Ana Ruiz"
    places = (name.role[0] if name.role else name.start for name in entity.names[:_LOOKED_AT])
    return any(before.search(text, max(0, place - _BEFORE), place) for place in places)


def may_be_any(text: str, entity: Entity, source: Source) -> bool:
    """Whether a noun behind "a" or "one" may mean somebody whom the article has named: "a president" who is told of.

    "An official" and "a New Hampshire Democrat" are somebody else, and so is whoever is called what nobody calls that
    one.
    """
    if entity.kind != "person":
        return source.head not in words("everyday", "unnamed") | organisation_nouns()
    if source.phrase.casefold().startswith("another "):  # than everybody who was named before
        return False
    if _OF_WHOM.search(source.phrase):  # "a lawmaker of her party" is not she
        return False
    partisan = f"{source.head}s" in words("everyday", "partisans")
    if partisan or source.head in words("everyday", "unnamed"):
        return False
    somebody = is_office(source.head) or source.head in words("everyday", "people", "kin", "held")
    return not somebody or is_called_so(text, entity, source)

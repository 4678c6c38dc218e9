"""What kind of words a source is: a name, a pronoun, a nominal, a group; and where its head is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from claims.lexicon.lists import words
from claims.lexicon.nations import is_nation
from claims.pipeline.annotations import Offsets
from claims.pipeline.entities.entity import Entity
from claims.pipeline.entities.mentions import Mentions, Pair
from claims.pipeline.names.keys import key_of
from claims.pipeline.names.name import Name
from claims.pipeline.names.offices.styles import STYLES, behind_style
from claims.pipeline.names.offices.titles import is_office
from claims.pipeline.sources.bodies import officer_of_body
from claims.pipeline.sources.closing_names import (
    closes_description,
    is_of_a_place,
    no_preposition_before,
    only_titles_before,
    says_what_it_is,
)
from claims.pipeline.sources.conjunctions import describes_one, ends_in_people, links_between_two
from claims.pipeline.sources.leads import before_its_verb, behind_document, behind_lead, leads_to_another
from claims.pipeline.sources.listed import find_list
from claims.pipeline.sources.parts import parts_of
from claims.pipeline.sources.phrases import (
    DEFINITE,
    INDEFINITE,
    LONGEST_TITLE,
    PREPOSITIONS,
    UNNAMED,
    hangs_on,
    head_of,
    is_demonym,
    is_firm,
    is_first_name,
    is_kin,
    is_noun,
    is_plural,
    is_possessive,
    is_somebody,
    made_nouns,
    means_person,
    organisation_nouns,
    tidy,
)
from claims.pipeline.text.surface import Surface, Word

Form = Literal["none", "pronoun", "name", "joint", "owned", "nominal", "organisation", "made", "described", "place"]

PERSONAL = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
THINGS = frozenset({"it", "its", "itself"})
FIRST = frozenset({"i", "we", "me", "us", "my", "our", "ours", "mine", "myself", "ourselves"})
RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
PRONOUNS = PERSONAL | PLURAL | THINGS | FIRST | RELATIVE
_POSSESSIVES = frozenset({"his", "her", "their", "its", "my", "our", "whose"})
_PERSON_OR_FIRM = frozenset({"publisher", "employer", "insurer", "lender", "operator", "distributor", "sponsor"})
_PRINTED = frozenset({"posted", "published", "obtained", "leaked", "seen", "reviewed"})
_SELVES = frozenset({"himself", "herself", "themselves"})
_CONTRACTED = re.compile(r"['’](?:s|d|ll|ve|re|m)$")  # he’ll, they’ve


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
        indefinite: Whether it begins with "a", "an", "one" or "another".
        plural: Whether the head is a plural.
        others: Where it is joint, who speaks besides the entities.
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
    indefinite: bool = False
    plural: bool = False
    others: str = ""


def read_source(surface: Surface, mentions: Mentions, source: Offsets | None) -> Source:
    """Say what kind of words a source is."""
    if source is None:
        return Source("none")
    start, end = behind_style(surface.text, *source), source[1]
    inside = surface.words_between(start, end)
    if not inside:
        return Source("none", start, end)
    if inside[-1].possessive:  # "the group's appeal"
        end = max(inside[-1].end, end - 2) if surface.text[end - 2 : end] in {"'s", "’s"} else end
    pronoun = _read_pronoun(surface, inside, start, end)
    if pronoun is not None:
        if pronoun.form != "owned" or pronoun.head == "and":
            return pronoun
        chunks = parts_of(surface, mentions, (start, end))
        return _named_last(surface, mentions, chunks[0]) or _apposed(surface, mentions, chunks) or pronoun
    if len(inside) > 1 and inside[-1].key in _SELVES:  # "Ruiz herself"
        end = inside[-2].end
    end = before_its_verb(surface, inside, start, end)
    start = behind_document(surface, behind_lead(surface.text, (start, end)), end)
    chunks = parts_of(surface, mentions, (start, end))
    listed = find_list(surface, mentions, (start, end)) if len(chunks) > 1 or inside[0].key == "neither" else None
    if listed is not None:
        joint = Source("joint", start, end, entities=listed.entities, others=listed.others, plural=True)
        return replace(joint, phrase=tidy(surface, inside, end))
    return _read_chunks(surface, mentions, chunks)


def _read_chunks(surface: Surface, mentions: Mentions, chunks: Sequence[Offsets]) -> Source:
    """The parts of a source between commas: the first, or who is named behind it."""
    first = _read_chunk(surface, mentions, chunks[0])
    if len(chunks) > 2 and not (first.form == "name" and first.entities[0].kind == "person"):
        closing = _closing_name(surface, mentions, chunks)
        if closing is not None:
            return closing
    if len(chunks) < 2 or first.head in made_nouns():
        return first
    if first.form == "made" and not first.plural:  # "Ruiz's deputy sheriff, Omar Haddad"
        named = _apposed(surface, mentions, chunks)
        return named if named is not None and named.name is not None and len(named.name.words) > 1 else first
    if first.form in {"described", "nominal", "organisation"} or (first.form == "place" and is_office(first.head)):
        return (_apposed_two if first.plural else _apposed)(surface, mentions, chunks) or first
    return first


def _apposed_two(surface: Surface, mentions: Mentions, chunks: Sequence[Offsets]) -> Source | None:
    """The two who are named behind a plural: "two unions, Verdi and the Steelworkers"."""
    second = _read_chunk(surface, mentions, chunks[1])
    return second if second.form == "joint" else None


def _named_last(surface: Surface, mentions: Mentions, chunk: Offsets) -> Source | None:
    """The person whose name ends a phrase that says whose he is: "their neighbor Benjamin Green"."""
    inside = surface.words_between(*chunk)
    for name, entity in mentions.overlapping(*chunk):
        closes = name.end >= inside[-1].end and not name.possessive
        if entity.kind == "person" and closes and no_preposition_before(inside, name):
            return Source("name", chunk[0], name.end, head=key_of(name.words[-1]), entities=(entity,), name=name)
    return None


def _apposed(surface: Surface, mentions: Mentions, chunks: Sequence[Offsets]) -> Source | None:
    """Who is named right after a nominal and a comma: "another partner, David Handler"."""
    if len(chunks) < 2 or leads_to_another(surface, chunks[1]):  # "the coroner, addressing Ruiz"
        return None
    handle = surface.text[slice(*chunks[1])].lstrip().startswith("@")  # "a neighbor, @AnaRuiz"
    relative = (word.key in RELATIVE and word.text != "WHO" for word in surface.words_between(*chunks[1])[:1])
    if any(relative):  # "the delegate, who backs Cruz"
        return _behind_clause(surface, mentions, chunks)
    second = _read_chunk(surface, mentions, chunks[1])
    if is_kin(surface, chunks[0]) and is_first_name(surface, chunks[1]):  # "Schilling's son, Grant"
        return _known_by(mentions, second) or replace(
            second, form="place", phrase=surface.text[slice(*chunks[1])].strip()
        )
    owned = [word.key for word in surface.words_between(*chunks[0])[:1]]
    firm = is_firm(surface, chunks[0])
    if second.form == "place" and (firm or set(owned) & _POSSESSIVES) and not is_nation(second.phrase):
        return replace(second, definite=firm)  # "My team lead, Marton"
    if handle or second.form != "name" or second.name is None or second.name.possessive:
        return second if handle else None
    fits = firm or second.entities[0].kind == "person" or _names_a_thing(surface, chunks, second)
    return second if fits and second.name.start - chunks[1][0] < LONGEST_TITLE else None


def _behind_clause(surface: Surface, mentions: Mentions, chunks: Sequence[Offsets]) -> Source | None:
    """The person in full behind a noun and its clause: "a voter who still backs him, former mayor Ana Ruiz"."""
    if len(chunks) != 3 or not means_person(surface, chunks[0]):
        return None
    third = _read_chunk(surface, mentions, chunks[2])
    if third.form != "name" or third.name is None or third.name.possessive or third.entities[0].kind != "person":
        return None
    return third if len(third.name.words) > 1 and third.name.end >= surface.words_between(*chunks[2])[-1].end else None


def _names_a_thing(surface: Surface, chunks: Sequence[Offsets], second: Source) -> bool:
    """Whether all that follows a noun for no person is a name: "one of them, Nordbank," and no "mayor, Nordbank"."""
    inside = surface.words_between(*chunks[1])
    head = head_of(surface, surface.words_between(*chunks[0]))
    if second.name is None or (means_person(surface, chunks[0]) and (head is None or head.key not in _PERSON_OR_FIRM)):
        return False
    begins = second.name.start <= inside[0].start or inside[0].key == "the"
    return begins and second.name.end >= inside[-1].end and not is_nation(surface.text[slice(*chunks[1])])


def _closing_name(surface: Surface, mentions: Mentions, chunks: Sequence[Offsets]) -> Source | None:
    """The person in full behind an office that commas tear apart: "the Rail, Tram and Bus Union's head, Mick Doyle"."""
    before = surface.words_between(*chunks[-2])
    last = _read_chunk(surface, mentions, chunks[-1])
    named = last.name is not None and last.form == "name" and last.entities[0].kind == "person"
    if not named or not before or not is_office(before[-1].key) or last.name is None:
        return None
    whole = last.name.start <= chunks[-1][0] and last.name.end >= surface.words_between(*chunks[-1])[-1].end
    return last if whole and len(last.name.words) > 1 else None


def _known_by(mentions: Mentions, given: Source) -> Source | None:
    """The one person whom the article also names in full: Grant Schilling for "Grant"."""
    bearers = [
        one for one in mentions.entities if one.kind == "person" and one.keys[0] == given.head and len(one.keys) > 1
    ]
    return replace(given, form="name", entities=tuple(bearers)) if len(bearers) == 1 else None


def _read_pronoun(surface: Surface, inside: Sequence[Word], start: int, end: int) -> Source | None:
    first = _CONTRACTED.sub("", inside[0].key)
    if first not in PRONOUNS or inside[0].text in {"US", "WHO", "IT", "I."}:
        return None
    if len(inside) == 1 or (first not in _POSSESSIVES and first not in RELATIVE | {"us"} and inside[1].key != "and"):
        return Source("pronoun", start, end, head=first, plural=first in PLURAL)
    if first in {"that", "this"}:
        return None
    if inside[1].key == "and":
        return Source("owned", start, end, head="and", owner=first, phrase=surface.text[start:end], plural=True)
    head = head_of(surface, inside[1:])
    if head is None or first in RELATIVE - _POSSESSIVES:  # "who, through his office, declined"
        return Source("pronoun", start, end, head=first)
    return _read_owned(surface, inside, head, end)


def _read_owned(surface: Surface, inside: Sequence[Word], head: Word, end: int) -> Source:
    """What somebody has whom a pronoun means; a style alone is an office: "His Majesty"."""
    first, start = _CONTRACTED.sub("", inside[0].key), inside[0].start
    phrase = tidy(surface, inside[1:], end)
    owned = Source("owned", start, end, head=head.key, owner=first, phrase=phrase, plural=is_plural(surface, head))
    if head.key not in STYLES:
        return owned
    return replace(owned, form="nominal", owner=None, phrase=surface.text[start:end], definite=True)


def _read_chunk(surface: Surface, mentions: Mentions, chunk: Offsets) -> Source:
    start, end = chunk
    inside = surface.words_between(start, end)
    named = mentions.overlapping(start, end)
    if not inside:
        return Source("none", start, end)
    officer = officer_of_body(surface, named, inside)
    if officer is not None:
        return Source("name", *chunk, head=key_of(officer[0].words[-1]), entities=(officer[1],), name=officer[0])
    joint = _read_joint(surface, named, inside, chunk)
    if joint is not None:
        return joint
    if surface.in_headline(start) and named and _leads_a_verb(surface, named[0][0], inside):
        name, entity = named[0]  # "Elizabeth Warren Hammers Wells Fargo CEO: ..."
        return Source("name", start, name.end, head=key_of(name.words[-1]), entities=(entity,), name=name)
    head_end = _head_end(surface, inside)
    for name, entity in named:
        if _is_head(surface, inside, name, entity, head_end):
            return Source("name", start, end, head=key_of(name.words[-1]), entities=(entity,), name=name)
    return _read_noun(surface, named, inside, chunk)


def _leads_a_verb(surface: Surface, name: Name, inside: Sequence[Word]) -> bool:
    """Whether a phrase begins with a name, and a verb follows it."""
    after = next((word for word in inside if word.start >= name.end), None)
    leads = name.start <= inside[0].start or only_titles_before(inside, name)
    if not leads or name.possessive or after is None or not after.key.endswith(("s", "ed")):
        return False
    return after.end < inside[-1].end or surface.tag_of(after) in {"VERB", "AUX"}


def _is_head(surface: Surface, inside: Sequence[Word], name: Name, entity: Entity, head_end: int) -> bool:
    """Whether a name is what a phrase is about: "Secretary of State Jane Roe", not "an aide to Jane Roe"."""
    last = name.end >= inside[-1].end
    closes = name.end >= head_end and (not name.possessive or last)
    leads = name.start <= inside[0].start or only_titles_before(inside, name)
    if closes and (leads or name.start < head_end):
        return True
    if entity.kind != "person":
        return says_what_it_is(surface, inside, name)
    ends = name.end >= inside[-1].end - 1 or is_of_a_place(surface.text, name.end, inside[-1].end)
    role_covers = name.role is not None and name.role[0] <= inside[0].end and ends
    closes = closes and last and no_preposition_before(inside, name)
    return role_covers or closes or closes_description(surface, inside, name)


def _head_end(surface: Surface, inside: Sequence[Word]) -> int:
    head = head_of(surface, inside)
    return head.end if head is not None else inside[-1].end


def _read_joint(surface: Surface, named: Sequence[Pair], inside: Sequence[Word], chunk: Offsets) -> Source | None:
    """Two joined by "and", where both are named in head position."""
    ands = [word for word in inside if word.key == "and" or word.text == "&"]
    ands = [word for word in ands if not any(name.start < word.start < name.end for name, _ in named)]
    ands = links_between_two(surface, named, ands) or ands
    if not ands or describes_one(surface, named, inside, ands[0]):
        return None  # or it is part of a name: "Immigration and Customs Enforcement"
    before = [(n, e) for n, e in named if n.end <= ands[0].start and not n.possessive]
    after = [(n, e) for n, e in named if n.start > ands[0].start and not n.possessive]
    described = Source("described", *chunk, head="and", phrase=tidy(surface, inside, chunk[1]), plural=True)
    if not before or not after:
        return described
    if any(word.key in _PRINTED and inside[0].start < word.start < before[-1][0].start for word in inside):
        return None  # "documents posted on the websites of A and B"
    preposition = next((w for w in inside if w.key in PREPOSITIONS), None)
    led = preposition is not None and before[0][0].start < preposition.start < before[-1][0].start
    if preposition is not None and before[0][0].start > preposition.start:
        return None
    if led and preposition is not None and _leads(before, after, preposition):
        return None
    if led and before[0][1].kind == "person":  # "Ana Ruiz of Harlan and Omar Haddad"
        before = before[:1]
    near = led or before[-1][0].end >= ands[0].start - 12
    both = tuple(dict.fromkeys((before[-1][1], after[0][1])))
    joint = near and len(both) > 1 and before[-1][1].kind == after[0][1].kind
    joint = joint and not ends_in_people(surface, inside, after[-1][0])
    return replace(described, form="joint", head="", entities=both) if joint else described


def _leads(before: Sequence[Pair], after: Sequence[Pair], preposition: Word) -> bool:
    """Whether the first name stands above two others: "the Tax Centre at the Harbour Institute and Coast Fund"."""
    leader, second = before[0][1].kind, after[0][1].kind
    return (leader == "person") != (second == "person") or (leader != "person" and preposition.key == "at")


def _read_noun(surface: Surface, named: Sequence[Pair], inside: Sequence[Word], chunk: Offsets) -> Source:
    """A phrase whose head is a common noun, or a name that nobody knows."""
    start, end = chunk
    head = head_of(surface, inside) or inside[-1]
    owner = next((e for n, e in named if n.end < head.start), None)
    if owner is None and head.key in made_nouns():
        owner = next((e for n, e in named if hangs_on(inside, n)), None)
    noun = Source(
        _noun_form(surface, named, inside, head, owner),
        start,
        end,
        head=head.key,
        owner=owner,
        phrase=tidy(surface, inside, end),
        definite=inside[0].key in DEFINITE,
        indefinite=inside[0].key in {"a", "an", "one", "another"},
        plural=is_plural(surface, head),
    )
    bare = [word for word in inside if word.key not in DEFINITE]
    if noun.form == "place" or (bare and bare[0].possessive and len(bare) == 1 and is_nation(bare[0].text)):
        return replace(noun, form="place", phrase=surface.text[bare[0].start : bare[-1].end])
    return noun


def _noun_form(
    surface: Surface, named: Sequence[Pair], inside: Sequence[Word], head: Word, owner: Entity | None
) -> Form:
    plural = is_plural(surface, head)
    bare = [word for word in inside if word.key not in DEFINITE]
    if inside[0].key == "the" and is_demonym(bare):
        return "nominal"
    shouted = inside[0].key in {"a", "an"} and all(word.text.isupper() for word in inside)  # "A MUM-OF-TWO said"
    if bare and not shouted and all(word.capital for word in bare) and not is_noun(surface, bare):
        phrase = surface.text[bare[0].start : bare[-1].end]
        people = is_nation(phrase) or len(bare) == 1 or bare[-1].key in words("everyday", "partisans")
        return "described" if plural and people else "place"
    if head.key in made_nouns():
        return "made"
    if head.key in organisation_nouns() and not plural:
        return "organisation"
    if owner is not None:
        own = is_possessive(named, owner) and not is_somebody(head, plural=plural)
        return "made" if own else "described"
    return _unowned_form(surface, inside, bare, head, plural=plural)


def _unowned_form(surface: Surface, inside: Sequence[Word], bare: Sequence[Word], head: Word, *, plural: bool) -> Form:
    if len(bare) == 1 and bare[0].text.islower() and surface.tag_of(bare[0]) in {"VERB", "AUX"}:
        return "none"
    if plural:
        return "described"
    if inside[0].key in {"a", "an"}:
        return "nominal" if is_office(head.key) else "described"
    if inside[0].key in INDEFINITE or inside[0].text[0].isdigit():
        return "described"
    return "nominal" if inside[0].key in DEFINITE or is_office(head.key) else "described"


def describes_unnamed(source: Source) -> bool:
    """Whether a description means particular people whom the article does not name, and no class of people."""
    heads = {source.head, source.head.rstrip("s")}
    return bool(heads & UNNAMED) or not source.plural

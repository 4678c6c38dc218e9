"""What a name looks like: a person, an organisation, a place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from claims.lexicon.lists import words
from claims.lexicon.names import organisations as listed_organisations
from claims.lexicon.nations import is_nation
from claims.pipeline.names.keys import SUFFIXES, key_of
from claims.pipeline.names.offices.apposed_roles import role_after
from claims.pipeline.names.offices.mononyms import follows_office
from claims.pipeline.names.offices.titles import role_before
from claims.pipeline.names.public import is_known_surname, known_as
from claims.pipeline.names.settlements import is_settlement
from claims.pipeline.text.surface import Surface, Word
from claims.quotation import SpeakerKind

ORDINARY = words("everyday", "ordinary")
_MOST_OF_UNKNOWN = 3  # words of a full name of which no list knows a word
_SHORTEST = 2  # letters of initials that no person's name ends in
_MOST_WORDS = 6  # of a person's name; longer runs of capitals are something else


_ACRONYM = re.compile(r"[A-Z][A-Z0-9&-]{1,6}[a-z]?$|(?:[A-Z]\.){2,}$")


_PAREN_ACRONYM = re.compile(r"\s*\(([A-Z][A-Za-z.&-]{1,9})(?:\)|[,;]\s|\s(?:or|and)\s)")
_OR_ACRONYM = re.compile(r", or (?:the )?([A-Z]{2,9})(?=[,.;)]|\s[-–—])")


# "Harbour Forward, an advocacy group": what stands behind a comma up to where its noun's phrase ends.
_WHAT_IT_IS = re.compile(
    r",\s(?:(?:an?|the|its|one of the)\s)(?:(?!(?:an?|the|and|or)\b)[\w’'-]+\s){0,4}?(?P<noun>[a-z-]+)"
    r"(?=[,.;)—–]|\s(?:that|which|of|for|in|based|founded)\b)"
)
# What a name is, told behind a comma: "Radius, an online news station", "Dvar, a Hebrew daily".
_MEDIUM_APPOSED = re.compile(
    r", (?:an?|the) (?:[\w’'-]+ ){0,4}?(?:newspaper|magazine|news (?:agency|website|site|station|channel|outlet)"
    r"|broadcaster|news portal|radio (?:station|network)|(?:television|TV) (?:station|network|channel)|daily|weekly)"
    r"(?![\w-])"
)
# Right behind it: "ad-Rayah newspaper", "al-Wasat daily reported".
_MEDIUM_BEHIND = re.compile(
    r" (?:newspaper|(?:public )?broadcaster|news (?:agency|website|site|channel|portal)|(?:daily|weekly)"
    r"(?= (?:newspaper|reported|said|quoted"
    r"|wrote|reports|says|writes|meanwhile|that)\b|[,.]))(?![\w-]| [A-Z]| \w+ (?:said|says|told)\b)"
)
_WHICH = re.compile(r", which\b(?! (?:he|she)\b)")
_ASIDE = re.compile(r",|\s(?:said|says|told|added)\b")
_WHOSE = frozenset({"his", "her", "their", "my", "our", "whose"})
_TELL = frozenset({"told", "tells", "telling"})
# Nouns of organisations that also mean places, persons or things.
_ALSO_OTHERS = frozenset(
    {"state", "country", "nation", "kingdom", "republic", "city", "county", "house", "body", "site", "monitor", "press"}
    | {"mission", "regulator", "station", "center", "centre", "court", "board", "cabinet", "presidency", "trust"}
)
_NAMES = frozenset({"first", "last", "given", "middle"})  # before "name"
_MEMBERS = frozenset({"of", "for", "against"})
_SHOWS = frozenset({"show", "podcast"})  # "The Rachel Maddow Show" is nobody
_AGED = re.compile(
    r",\s(?:aged\s)?\d{1,2}(?=,\s|[.;)—–-])|\s\((?:aged\s)?\d{1,2}\)"
    r"|,\san?\s\d{1,2}-year-old(?=,|\s(?:who|whose|man|woman|boy|girl|widow|widower|mother|father)\b)"
)
_LIVES, _TOWN = ", of ", re.compile(r", (?:near )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?,")
_INITIALS_ALONE = re.compile(r"[A-Z]{2,6}")
_INITIALS = re.compile(r"\s\(([A-Z]{2,7})\)")
JOINED_HEAD = re.compile(
    r"[a-z](?:Wire|News|Press|Media|Times|Post|TV)\d{0,2}$|[A-Z]{2}(?:wire|news|press|media|times|post|tv)\d{0,2}$"
)
"""How the names of outlets end that are one word: "PacWire", "PRQmedia", "CoastNews24"."""
_SHORT_OFFICES = frozenset({"PM", "FM", "MP", "CM", "DG"})  # "the Kazakh PM"
_NEWS = re.compile(r" news (?:agency|website|site|outlet|channel|portal|service)\b")  # "the Mizan news agency"
_NUMBERED = re.compile(r"[A-Z][A-Za-z]{2,}\d+$")  # Future45, Fox411, CoastNews24


NO_ORGANISATIONS = words("everyday", "no organisations")


@cache
def given_names() -> frozenset[str]:
    """Known given names, casefolded; those with diacritics without them too, as names are compared."""
    known = words("given_names", "men", "women", "both")
    return known | frozenset(map(key_of, known))


@cache
def outlets() -> frozenset[str]:
    """Known news outlets and agencies, casefolded."""
    return words("organisations", "outlets", "agencies")


@cache
def organisations() -> frozenset[str]:
    """Known organisations, outlets and platforms, casefolded."""
    return outlets() | words("organisations", "names", "platforms")


def is_organisation(run: Sequence[Word]) -> bool:
    """Whether these words, as they stand, name a known organisation."""
    return " ".join(word.key for word in run) in organisations()


@cache
def organisation_heads() -> frozenset[str]:
    """The last words of organisations' names, casefolded."""
    return words("organisations", "heads") | legal_forms()


@cache
def known_initials() -> frozenset[str]:
    """Initials that everybody knows an organisation by, in capitals: "UN", "NATO"; not those that are also words."""
    names = (name for group in listed_organisations() for name in group)
    return frozenset(name for name in names if _INITIALS_ALONE.fullmatch(name) and name.casefold() not in ORDINARY)


@cache
def legal_forms() -> frozenset[str]:
    """What firms are by law, the last words of their names, casefolded: "AG", "Inc"."""
    return words("organisations", "legal forms")


def kind_of_name(
    surface: Surface,
    first: int,
    name: tuple[Word, ...],
    title: str | None,
    labels: dict[int, tuple[str, int]],
    *,
    speaks: bool,
) -> tuple[SpeakerKind | None, int]:
    """What the name looks like, and how sure that is.

    Args:
        surface: The text.
        first: The index of the name's first word.
        name: Its words.
        title: The title before it.
        labels: What the model's recogniser says, by offset.
        speaks: Whether a quotation is attributed to the words in which it stands.
    """
    if len(name) == 1 and len(name[0].text) == 1:  # "Q" of an interview
        return None, 0
    whole = " ".join(word.text for word in name).casefold()
    label = labels.get(name[0].start, ("", -1))[0]
    person = 3 * (title is not None and title != "?") + 2 * (title == "?")
    person += 2 * (name[0].key in given_names() and len(name) > 1) + 2 * (label == "PERSON")
    person += len(name) == 1 and name[0].key in given_names()
    person += any(len(word.text) <= 2 and word.text.endswith(".") for word in name[1:-1]) * 2
    person += name[-1].key in SUFFIXES
    person += 2 * (len(name) == 1 and is_known_surname(whole) and whole not in organisations())
    if 1 < len(name) <= _MOST_WORDS and name[-1].key not in organisation_heads():
        person += 3 * (role_before(surface, first) is not None or role_after(surface, name[-1].end) is not None)
    if len(name) == 1 and name[0].key in given_names():  # "Nadine, a pharmacist"
        person += 3 * (role_after(surface, name[-1].end) is not None)
    person += 3 * is_aged(surface, name[-1])
    person += 3 * (len(name) == 1 and _is_introduced(surface, first))
    person += 5 * (len(name) == 1 and follows_office(surface, first))
    person += 3 * (len(name) > 2 and bool(known_as(tuple(word.key for word in name))))
    person += 2 * (speaks and _looks_full(surface, first, name, label))
    person -= 9 * (len(name) > _MOST_WORDS)
    organisation = (4 + 2 * (len(name) > 1)) * (whole in organisations())
    organisation += 3 * (name[-1].key in organisation_heads() and len(name) > 1)
    organisation += 4 * _is_of_its_members(surface, first, name)
    organisation += 2 * (label == "ORG") + 2 * any(word.key in organisation_heads() for word in name[:-1])
    organisation += 3 * (len(name) == 1 and _is_acronym(surface, name[0])) + ("&" in whole)
    organisation += 4 * _is_abbreviated(surface, name) + 6 * (title is None and _ends_in_acronym(name))
    organisation += 5 * (name[0].key not in given_names() and _is_party(surface, name))
    organisation += 3 * (len(name) == 1 and _NEWS.match(surface.text, name[0].end) is not None)
    organisation += 5 * follows_medium(surface, first, first + len(name))
    organisation += 8 * (title is None and name[0].key not in given_names() and _is_thing(surface, first, name))
    organisation += 5 * (len(name) == 1 and _is_told(surface, first))
    organisation += 5 * (title is None and is_said_medium(surface.text, name[-1].end))
    organisation += 4 * (title is None and _is_called_medium(surface, name))
    organisation += 5 * is_branch([word.key for word in name])
    organisation += 5 * (len(name) > 2 and name[-1].key in _SHOWS)
    organisation += 3 * (len(name) == 1 and bool(_NUMBERED.match(name[0].text) or JOINED_HEAD.search(name[0].text)))
    if title is None and is_settlement(surface.text, name[-1].end):
        person, organisation = 0, 8 * speaks  # whose council speaks
    if title is None and _is_address(surface.text, name):
        return None, -4
    place = 4 * is_nation(whole) + 2 * (label in {"GPE", "LOC", "NORP", "DATE", "FAC", "EVENT", "LAW", "WORK_OF_ART"})
    if person >= 2 and person >= organisation and person >= place:
        return "person", person
    if organisation >= 2 and organisation > place:
        return "organisation", organisation
    return None, -place


def _is_address(text: str, name: tuple[Word, ...]) -> bool:
    """Whether a name is where somebody lives: "Ana Ruiz, of Lerwick Close, Harlan, was fined"."""
    start, end = name[0].start, name[-1].end
    return text[max(0, start - len(_LIVES)) : start] == _LIVES and _TOWN.match(text, end) is not None


def _is_of_its_members(surface: Surface, first: int, name: tuple[Word, ...]) -> bool:
    """Whether a name is that of a body by what stands before its "of": "Fraternal Order of Police"."""
    heads = words("organisations", "heads before of")
    links = [place for place, word in enumerate(name) if word.key in _MEMBERS and place]
    if links or name[-1].key not in heads:
        return bool(links) and name[links[0] - 1].key in heads
    behind = surface.words[first + len(name) : first + len(name) + 2]
    if len(behind) < 2 or behind[0].key not in _MEMBERS or surface.begins_sentence(name[-1]):
        return False
    return behind[1].capital and surface.text[name[-1].end : behind[1].start] == f" {behind[0].text} "


def _is_abbreviated(surface: Surface, name: tuple[Word, ...]) -> bool:
    """Whether the initials follow in brackets, as behind an organisation's name: "Médecins Sans Frontières (MSF)"."""
    acronym = _INITIALS.match(surface.text, name[-1].end)
    return acronym is not None and acronym[1] == "".join(word.text[0] for word in name if word.text[0].isupper())


def _ends_in_acronym(name: tuple[Word, ...]) -> bool:
    """Whether an acronym ends a name of two words or more, as those of branches do: "Ohio DFER", "Harbour ACLU"."""
    *before, last = name
    if last.text in _SHORT_OFFICES:
        return False
    plain = bool(before) and all(word.text[1:].islower() and word.key not in given_names() for word in before)
    return (
        plain
        and len(last.text) > _SHORTEST
        and last.text.isalpha()
        and last.text.isupper()
        and last.key not in SUFFIXES
    )


def _is_party(surface: Surface, name: tuple[Word, ...]) -> bool:
    """Whether brackets around several words follow a name, as those of a party do: "Gideon Levy (New Path) said"."""
    before = surface.words_between(max(0, name[0].start - 30), name[0].start - 1)[-1:]
    bracketed = surface.text[name[0].start - 1] == "(" and surface.text[name[-1].end : name[-1].end + 1] == ")"
    return len(name) > 1 and bracketed and bool(before) and before[0].capital


def _is_introduced(surface: Surface, first: int) -> bool:
    """Whether the word before says that a lone name is a person's: "his wife Elif", "a driver surnamed Baek"."""
    if not first:
        return False
    before, name = surface.words[first - 1], surface.words[first]
    gap = surface.text[before.end : name.start]
    if gap == ", " and before.key == "name" and first > 1 and surface.words[first - 2].key in _NAMES:
        return True  # "identified only by his first name, Nadir"
    aside = gap == ", " and before.key in words("everyday", "kin") and _ASIDE.match(surface.text, name.end)
    if not (gap == " " or (aside and _is_whose(surface, first - 1))) or name.key in ORDINARY or is_nation(name.text):
        return False
    return before.key == "surnamed" or (before.text.islower() and before.key in words("everyday", "kin"))


def _is_told(surface: Surface, first: int) -> bool:
    """Whether a lone word that is the last of many newspapers' names is told something: "told the Advertiser"."""
    if first < 2 or surface.words[first].key not in words("everyday", "outlet heads", "heads of some outlets"):
        return False
    verb, article = surface.words[first - 2 : first]
    return verb.key in _TELL and article.key == "the" and surface.text[article.end : article.end + 1] == " "


def _is_whose(surface: Surface, index: int) -> bool:
    """Whether a word says whose somebody is: "Her father, Suresh,", "Ruiz's son, Bo,"."""
    before = surface.words[index - 1] if index else None
    return before is not None and (before.possessive or before.key in _WHOSE)


def _is_thing(surface: Surface, first: int, name: tuple[Word, ...]) -> bool:
    """Whether what a name nobody knows bears is no person: "Northlake, which took", "the lobby group Amber"."""
    if is_known_surname(name[-1].key) or known_as(tuple(word.key for word in name)):
        return False
    if _WHICH.match(surface.text, name[-1].end) or is_said_to_be(surface.text, name[-1].end):
        return True
    before = surface.words[first - 1] if first else None
    if before is None or surface.text[before.end : name[0].start] != " ":
        return False
    small = before.text.islower() or before.key.endswith("maker") or surface.begins_sentence(before)
    return small and before.key in words("everyday", "firms called so")


def is_said_to_be(text: str, end: int) -> bool:
    """Whether the words behind a name say that it is an organisation's: "Harbour Forward, an advocacy group".

    Args:
        text: The text.
        end: The offset after the name.
    """
    told = _WHAT_IT_IS.match(text, end)
    return told is not None and told["noun"] in words("organisations", "nominals") - _ALSO_OTHERS


def is_said_medium(text: str, end: int) -> bool:
    """Whether the words behind a name say that it is a newspaper, a broadcaster or the like: "Radius, a daily".

    Args:
        text: The text.
        end: The offset after the name.
    """
    return _MEDIUM_APPOSED.match(text, end) is not None


def _is_called_medium(surface: Surface, name: tuple[Word, ...]) -> bool:
    """Whether the word behind a name says that it is a newspaper's: "ad-Rayah newspaper", not "Turkish newspaper"."""
    if name[-1].possessive or is_nation(" ".join(word.text for word in name)):
        return False
    return _MEDIUM_BEHIND.match(surface.text, name[-1].end) is not None


def is_branch(keys: Sequence[str]) -> bool:
    """Whether a name begins with that of a broadcaster, agency or newspaper: "BBC Persian", "Fox News Business".

    "Fox News Sean Hannity" does too, and is a person.

    Args:
        keys: The name's words, casefolded.
    """
    known = words("organisations", "outlets with branches")
    keys = [key.removesuffix("'s").removesuffix("’s") for key in keys]
    own = 2 if " ".join(keys[:2]) in known else 1 if keys[0] in known else len(keys)
    return own < len(keys) and (len(keys) == own + 1 or keys[own] not in given_names())


def follows_medium(surface: Surface, first: int, last: int) -> bool:
    """Whether a name says which newspaper or broadcaster is meant: "told German newspaper Handelsblatt".

    Args:
        surface: The text.
        first: The index of the name's first word.
        last: The index of the word after the name.
    """
    if not first:
        return False
    noun, name = surface.words[first - 1], surface.words[first]
    if noun.key not in words("channels", "media") or noun.capital or noun.possessive:
        return False
    if surface.text[noun.end : name.start] != " " or name.key in given_names() | ORDINARY:
        return False
    after = surface.words[last] if last < len(surface.words) else None
    told = first > 1 and surface.words[first - 2].key in {"the", "this", "that"}  # "told the newspaper Vexo had lied"
    return not (told and after is not None and surface.tag_of(after) in {"VERB", "AUX"})


def is_aged(surface: Surface, word: Word) -> bool:
    """Whether an age follows, as it does behind a person's name: "Nadia, 34, whose house", "Nadia (34)"."""
    return _AGED.match(surface.text, word.end) is not None


def _looks_full(surface: Surface, first: int, name: tuple[Word, ...], label: str) -> bool:
    """Whether the words may be a full name that nothing else knows: "Labour's Rosena Whitcombe"."""
    if not 1 < len(name) <= _MOST_OF_UNKNOWN or label not in {"", "PERSON"} or surface.words[first - 1].key == "the":
        return False
    heads = organisation_heads() | ORDINARY
    return all(word.text[:1].isupper() and not word.text.isupper() and word.key not in heads for word in name)


def _is_acronym(surface: Surface, word: Word) -> bool:
    if not _ACRONYM.match(word.text) or word.key in ORDINARY or is_nation(word.text):
        return False
    if word.key.replace(".", "") in NO_ORGANISATIONS or word.key.startswith(("r-", "d-", "i-")):
        return False
    if word.text in known_initials():
        return True
    around = surface.words_between(max(0, word.start - 40), word.end + 40)
    return sum(other.text.isupper() and len(other.text) > 1 for other in around) < 4 or len(around) < 4


def acronym_after(surface: Surface, end: int) -> str | None:
    """The acronym that a text introduces after a full name: "Mobilization Forces (MF)", "Lemon Party, or LP"."""
    match = _PAREN_ACRONYM.match(surface.text, end) or _OR_ACRONYM.match(surface.text, end)
    return match[1] if match else None


def is_quantity(name: Sequence[Word]) -> bool:
    """Whether a lone word that begins a sentence says how many, and names nobody: "Most", "Others"."""
    return len(name) == 1 and name[0].key in words("everyday", "indefinite")


def is_family(surface: Surface, word: Word) -> bool:
    """Whether a plural behind "the" means several of one name: "the Khans", but one in "the Sanders campaign"."""
    if not word.key.endswith("s") or word.possessive:
        return False
    after = surface.words_between(word.end, word.end + 2)
    lends = (
        bool(after) and surface.text[word.end] == " " and surface.tag_of(after[0]) == "NOUN" and after[0].text.islower()
    )
    return not lends and surface.text[max(0, word.start - 4) : word.start].casefold() == "the "

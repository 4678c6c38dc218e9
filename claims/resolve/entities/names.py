"""The parts of a name: given names, surname with its particles, suffix; and the form for comparing whole names."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from claims.lexicon import names as lexicon
from claims.lexicon.names.spelling import UNDECOMPOSED

_APOSTROPHES = "'’‘ʼʹʻʽ´`＇′ʿʾ"
_POSSESSIVE = re.compile(f"(?:[{_APOSTROPHES}][sS]|(?<=[sS])[{_APOSTROPHES}])(?=\\W*$)")
# "CBN's Adewale": whose somebody is, before the name.
_OWNER = re.compile(f"^.*\\w(?:[{_APOSTROPHES}]s|(?<=s)[{_APOSTROPHES}])\\s+(?=\\S)")
_JOINING = re.compile(f"[{_APOSTROPHES}]")
# "J.K." are two initials, "U.S." is one acronym: names of persons take the dots apart before this.
_DOTTED = re.compile(r"(?<!\w)(?:\w\.){2,}")
_INITIALS = re.compile(r"(?<![\w.])([^\W\d_])\.(?=\S)")
_NOT_WORD = re.compile(r"[^\w]+|_+")
_SUFFIX = re.compile(r"[\s,]+(jr|sr|ii|iii|iv|junior|senior)\.?$", re.IGNORECASE)
_DEGREES = re.compile(r",\s*(?:m\.?d|ph\.?d|esq|mba|r\.?n|j\.?d|d\.?d\.?s|q\.?c|k\.?c|mp|m\.p)\b\.?", re.IGNORECASE)
_PARTY = re.compile(r"\s*\((?:[^()]*)\)\s*$|,?\s+[RDI]-[A-Z][\w.]*$")
# Arabic "servant of the": abd al-, abdel, abdul and the like begin one given name.
_SERVANT = re.compile(r"\babd(?:-? ?[aeiou][lrnsz]-? ?| (?=[a-z]{3}))(?=[a-z]{3})")
# ElBaradei is El-Baradei.
_ARTICLE = re.compile(r"\b([EA]l)(?=[A-Z])")
_HYPHEN = re.compile(r"[-‐‑–]")
_SUFFIXES = {"junior": "jr", "senior": "sr"}


@lru_cache(maxsize=65536)
def normalise(name: str) -> str:
    """The name for comparing: case, diacritics, punctuation and a possessive ending folded.

    Acronyms lose their dots ("U.N." is "un"), apostrophes join ("O'Brien" is "obrien"), hyphens part. Letters of other
    scripts than the Latin one stay as they are.
    """
    name = _POSSESSIVE.sub("", name.strip())
    name = _DOTTED.sub(lambda match: match[0].replace(".", "") + " ", name)
    plain = unicodedata.normalize("NFKD", name).casefold().translate(UNDECOMPOSED)
    plain = _JOINING.sub("", plain)
    plain = "".join(c for c in plain if not (unicodedata.combining(c) and ord(c) < 0x370) and c != "\u00ad")
    return " ".join(_NOT_WORD.sub(" ", unicodedata.normalize("NFC", plain)).split())


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in parts, all normalised.

    Args:
        given: First and middle names, in order; an initial is one letter.
        family: The surname without particles that may be left out; bound ones are joined to it ("binsalman").
        suffix: "jr", "sr", "ii" and so on, or nothing.
        tokens: All words of given names and surname in the order printed.
    """

    given: tuple[str, ...]
    family: str
    suffix: str = ""
    tokens: tuple[str, ...] = ()

    @property
    def lone(self) -> bool:
        """Whether it is only a surname."""
        return not self.given


@lru_cache(maxsize=65536)
def parse_person(name: str) -> PersonName | None:
    """The parts of a person's name, titles stripped; None where nothing is left ("the President").

    The last word is taken for the surname; :func:`readings` knows names that are printed the other way round.
    """
    bare = _OWNER.sub("", _DEGREES.sub("", _PARTY.sub("", _POSSESSIVE.sub("", name.strip()))))
    suffix = ""
    if match := _SUFFIX.search(bare):
        suffix = match[1].casefold()
        bare = bare[: match.start()]
    family, comma, given = bare.partition(",")
    if comma and given.strip() and " " not in family.strip():
        bare = f"{given} {family}"
    tokens = _words(_ARTICLE.sub(r"\1-", _INITIALS.sub(r"\1. ", bare)))
    if not tokens:
        return None
    start = _family_start(tokens)
    tokens = [token.rstrip("-") for token in tokens]
    bare_particles = lexicon.particles()["bare"]
    family = "".join([word for word in tokens[start:-1] if word not in bare_particles] + tokens[-1:])
    given_names = tuple(tokens[:start])
    return PersonName(given_names, family, _SUFFIXES.get(suffix, suffix), (*given_names, family))


def is_description(name: str) -> bool:
    """Whether it is no name, but words about somebody ("one of Trump's") or a piece of a headline.

    A name starts with a capital or with a particle (al-Hamdani, de Blasio); scripts without capitals have no small
    letters either.
    """
    if not _NEVER_IN_NAMES.isdisjoint(normalise(name).split()):
        return True
    first = _HYPHEN.split(name.split(maxsplit=1)[0])[0] if name.split() else ""
    return first.islower() and normalise(first) not in _particles() and any(map(str.isupper, name))


def readings(name: PersonName) -> tuple[PersonName, ...]:
    """The name as parsed, and with the first word as surname where that may be one (Xi Jinping, Orbán Viktor)."""
    if len(name.tokens) < 2 or name.tokens[0] not in lexicon.family_first():
        return (name,)
    turned = PersonName(name.tokens[1:], name.tokens[0], name.suffix, name.tokens)
    return (name, turned)


def _words(bare: str) -> list[str]:
    """Normalised words without titles; a particle that is printed small or tied by a hyphen ends in one ("al-")."""
    words: list[str] = []
    for raw in _spread_initials(bare):
        parts = [part for part in map(normalise, _HYPHEN.split(raw)) if part]
        particle = bool(parts) and parts[0] in _particles() and (len(parts) > 1 or raw.islower())
        lead = [f"{parts.pop(0)}-"] if particle else []
        words += [*lead, "".join(parts).replace(" ", "")] if parts else lead
    words = _SERVANT.sub("abdul", " ".join(words)).split()
    titles = lexicon.honorifics() | {"the"}
    if len(words) == 1 and words[0] in _SURNAMES_TOO:
        return words
    while words and words[0] in titles:
        words.pop(0)
    return words


def _spread_initials(bare: str) -> list[str]:
    """The words as printed; ``JK Rowling`` has two initials, unless the whole name is in capitals."""
    raw = bare.split()
    if bare.isupper() or len(raw) < 2:
        return raw
    spread: list[str] = []
    titles = lexicon.honorifics()
    for word in raw[:-1]:
        is_two_initials = len(word) == 2 and word.isalpha() and word.isupper() and word.casefold() not in titles
        spread += list(word) if is_two_initials else [word]
    return [*spread, raw[-1]]


def _particles() -> frozenset[str]:
    return lexicon.particles()["bare"] | lexicon.particles()["bound"]


def _family_start(words: list[str]) -> int:
    """Where the surname begins: the last word, with the particles before it.

    A capitalised first word may be a given name though it looks like a particle (Al Gore, Ben Carson, Van Morrison).
    """
    start = len(words) - 1
    while start > 1 and words[start - 1].rstrip("-") in _particles():
        start -= 1
    if start == 1 and (words[0].endswith("-") or words[0] in _particles() - _GIVEN_TOO):
        return 0
    return start


# A "person" with one of these is a piece of a headline ("Christie Is Over Marco Rubio", "Attorneys for Clinton").
_NEVER_IN_NAMES = frozenset(
    {"is", "are", "was", "were", "for", "with", "from", "over", "on", "at", "to", "by", "not", "says", "said", "if"}
    | {"but", "vs", "his", "her", "their", "who", "why", "how", "what", "when", "im", "ive", "id", "you", "we", "they"}
)
# Titles that, alone, are a surname: the pipeline hands over names without titles.
_SURNAMES_TOO = frozenset({"king", "bishop", "pope", "major", "judge", "prince", "marshal", "constable"})
# Particles that are given names as well.
_GIVEN_TOO = frozenset(
    {"al", "ben", "van", "della", "del", "den", "dos", "san", "santa", "mac", "ash", "ad", "ar", "as", "at", "az", "an"}
)

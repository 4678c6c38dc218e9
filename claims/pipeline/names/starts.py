"""Where in a run of capitalised words a name begins: behind titles, offices, nations, parties, and what is no name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claims.lexicon.lists import words
from claims.lexicon.nations import is_nation
from claims.pipeline.annotations import Offsets
from claims.pipeline.names.kinds import (
    NO_ORGANISATIONS,
    ORDINARY,
    given_names,
    is_organisation,
    organisation_heads,
    outlets,
)
from claims.pipeline.names.offices.honours import is_honour
from claims.pipeline.names.offices.ranks import ABBREVIATED
from claims.pipeline.names.offices.titles import AMBIGUOUS, is_title
from claims.pipeline.names.public import is_known_surname
from claims.pipeline.text.surface import Surface, Word

_STATE_OFFICES = frozenset({"state", "defense", "defence", "treasury", "commerce", "labor", "energy", "education"})
_PARTIES = words("everyday", "parties")
_ACRONYM_TITLES = frozenset(
    {"ceo", "cfo", "coo", "mp", "mk", "dr", "pm", "h.e", "pc", "wpc", "pcso", "dci", "acc", "dcc", "dcs"}
    | {"dcp", "acp", "dsp", "csp", "igp", "h.h", "h.r.h", "h.m"}
)
_ACRONYMS_OF_OFFICES = frozenset(  # in front of a name: "AG Osei"
    {"AG", "VP", "DA", "CTO", "SVP", "EVP", "DI", "DS", "CM", "DCM", "MB", "MLA", "MLC", "MNA", "MPA", "Member"}
)
# Nothing is called so: a "Chipmaker" before a name is no part of it.
_MAKERS = ("maker", "insurer", "lender", "retailer", "brewer")
_SENT = frozenset({"correspondent", "correspondents", "bureau", "reporter", "producer"})
_OF_LANGUAGES = ("an", "ish", "ese", "ench", "ic")  # "BBC Russian" is a branch
# Before a name these honour; in the middle they are part of it, mostly of a father's.
_HONOURED = frozenset({"haji", "sheikh", "sheik", "mullah", "mulla", "seyyed", "sayyid", "sayyed", "seyyid", "seyed"})
# So are these of the names of Chinese in Malaysia and Singapore.
_PARTS = frozenset({"king", "dean", "duke", "prince", "baron"})
# Between two names these are printed with a capital in headlines and titles only, and in no name.
_SMALL_WORDS = frozenset(
    {
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "over",
        "of",
        "for",
        "from",
        "with",
        "after",
        "before",
        "against",
    }
    | {"about", "behind", "into", "amid", "than", "but", "that", "as", "by", "at", "calls", "says", "tells", "asks"}
)
# Before a name these end that of a place: "Member of Parliament for the Western Region Isaac Ruiz".
_REGIONS = words("everyday", "regions")
# Adjectives made of names: "Trump-led", "Ohio-based".
BORROWED = tuple(
    f"-{part}"
    for part in (
        "based", "born", "backed", "led", "era", "style", "endorsed", "aligned", "funded", "owned", "run", "appointed",
        "supported", "supporting", "friendly", "inspired", "controlled", "related", "themed", "hating", "loving",
        "winning", "nominated", "winner", "nominee", "laureate",
    )
)  # fmt: skip


def cut_run(surface: Surface, first: int, last: int) -> Iterator[Offsets]:
    """Take apart what headlines and outlets in front join to a name.

    Args:
        surface: The text.
        first: The index of the run's first word.
        last: The index after its last word.
    """
    for index in range(last - 2, first, -1):
        if surface.words[index].key in _SMALL_WORDS and _leads_full_name(surface.words[index + 1 : last]):
            yield first, index  # "Ana Ruiz Is Over Omar Haddad's Same Old Speech"
            first = index + 1
            break
    yield from _cut_behind_outlet(surface, first + _ends_given_names(surface, first, last), last)


def _ends_given_names(surface: Surface, first: int, last: int) -> bool:
    """Whether a body's name begins with the last of several given names: "the Karl, Rosa and Lena Weber Foundation"."""
    words_ = surface.words
    if first < len(("Karl", "and")) or last - first < len(("Lena", "Weber", "Foundation")):
        return False
    joined = words_[first - 1].key == "and" and words_[first - 2].capital and words_[first - 2].key in given_names()
    ampersand = surface.text[words_[first - 1].end : words_[first].start] == " & " and words_[first - 1].capital
    given = joined or (ampersand and words_[first - 1].key in given_names())
    return given and words_[first].key in given_names() and words_[last - 1].key in organisation_heads()


def _leads_full_name(run: Sequence[Word]) -> bool:
    """Whether a full name ends a run, with a word or two before at most: "Staff Ana Ruiz"."""
    at = next((index for index, word in enumerate(run[:3]) if word.key in given_names()), len(run))
    plain = run[-1].key in organisation_heads() or any(word.key in ORDINARY - given_names() for word in run)
    return at + 1 < len(run) and not plain


def _cut_behind_outlet(surface: Surface, first: int, last: int) -> Iterator[Offsets]:
    """Take an outlet and the full name of who works for it apart: "Fox News Sean Hannity"."""
    run = surface.words[first:last]
    if len(run) > 2 and is_known_surname(run[-1].key) and " ".join(word.key for word in run[:-1]) in outlets():
        yield first, last - 1  # "the editorial board of the Washington Post Trump said"
        first = last - 1
        run = surface.words[first:last]
    for length in range(len(run) - 2, 0, -1):
        if run[length].key in given_names() and " ".join(word.key for word in run[:length]) in outlets():
            yield first, first + length
            first += length
            break
    if last - first > 1 and sends_there(surface, first, last):
        last -= 1  # "BBC Moscow correspondent"
    yield first, last


def sends_there(surface: Surface, first: int, last: int) -> bool:
    """Whether words are an outlet and the place where its correspondent or bureau is: "BBC Moscow correspondent".

    Args:
        surface: The text.
        first: The index of the first word.
        last: The index after the last one.
    """
    words_ = surface.words
    if last >= len(words_) or words_[last].key not in _SENT or words_[last - 1].possessive:
        return False
    place = words_[last - 1]
    known = " ".join(word.key for word in words_[first : last - 1]) in outlets()
    return known and is_nation(place.text) and not place.key.endswith(_OF_LANGUAGES)


def after_title(surface: Surface, run: tuple[Word, ...], labels: dict[int, tuple[str, int]]) -> tuple[int, str | None]:
    """Where the name begins in a run that may begin with titles, nations and parties, and its last title.

    Args:
        surface: The text.
        run: The words.
        labels: What the model's recogniser says, by offset.
    """
    body = len(run) > 1 and run[-1].key in organisation_heads() and run[-1].key not in given_names()
    if body and not _is_office_holder(run, labels):
        return (1, None) if run[0].key in {"former", "then"} else (0, None)  # "Justice Department"
    if len(run) == 1 and is_title(run[0].key) and (run[0].key not in given_names() or _behind_the(surface, run[0])):
        return 1, None
    if len(run) > 1 and run[0].key.endswith(_MAKERS) and run[-1].key not in organisation_heads():
        return 1, None  # "Chipmaker Northlake"
    start, title = _titles(run, labels)
    while start + 1 < len(run) and not is_organisation(run[start:]) and _strips(run, start):
        start += 1
    if _is_epithet(surface, run[start:]):
        start += 1
    for index in range(start + 1, len(run)):
        label, end = labels.get(run[index].start, ("", -1))
        leads = any(word.key in given_names() for word in run[start:index])
        apart = not leads and _stand_apart(surface, run[start:index], labels)
        seen = (label == "PERSON" and end >= run[-1].end) or _ends_region(run, index)
        if seen and apart and run[index].key in given_names():
            return index, title or "?"
    return start, title


def _ends_region(run: tuple[Word, ...], index: int) -> bool:
    """Whether a full name may begin behind that of a place: "the Western Region Isaac Ruiz"."""
    return run[index - 1].key in _REGIONS and index + 1 < len(run)


def _behind_the(surface: Surface, word: Word) -> bool:
    """Whether a title that is a given name too stands for an office: "the Amir"."""
    return surface.text[max(0, word.start - 4) : word.start].casefold() == "the "


def _titles(run: tuple[Word, ...], labels: dict[int, tuple[str, int]]) -> tuple[int, str | None]:
    """Where a run goes on behind its last title, and that title; an acronym of an office is none that tells gender."""
    start, title = 0, None
    for index, word in enumerate(run[:-1]):
        behind_given = index > 0 and run[index - 1].key in given_names()
        if word.key == "general" and not _is_person(run[index + 1], labels):
            continue  # General Electric, General Motors
        if index and word.key in ABBREVIATED and is_title(run[index - 1].key) and _is_full(run[index:], labels):
            continue  # "Defence Minister Gen Asakura"
        surname = (behind_given and word.key in AMBIGUOUS) or _is_chinese_part(run, index, labels)
        if is_honour(run, index):
            start, title = index + 1, word.key
            continue
        surname = surname or _is_particle(run, index)
        surname = surname or (word.key in _HONOURED and _is_inside_name(run, index, labels))
        if is_title(word.key) and not surname and (not word.text.isupper() or word.key in _ACRONYM_TITLES):
            start, title = index + 1, word.key
        elif word.text in _ACRONYMS_OF_OFFICES or (word.key == "con" and index and run[index - 1].key == "det"):
            start, title = index + 1, title or "?"
    return start, title


def _is_chinese_part(run: tuple[Word, ...], index: int, labels: dict[int, tuple[str, int]]) -> bool:
    """Whether a title in the middle of what the recogniser takes for one name is part of it: "Tiong King Sing"."""
    if not index or run[index].key not in _PARTS or is_title(run[index - 1].key) or is_nation(run[index - 1].text):
        return False
    return labels.get(run[index - 1].start, ("", -1))[0] == "PERSON" and labels.get(run[index].start) == ("PERSON", -1)


def _is_particle(run: tuple[Word, ...], index: int) -> bool:
    """Whether what may shorten a title is a particle in a name: "Ana Del Castillo", and no "Virginia Del. Ana Ruiz"."""
    word = run[index]
    inside = index > 0 and not is_title(run[index - 1].key) and not word.text.isupper()
    return inside and word.key in words("everyday", "particles") and run[index + 1].start == word.end + 1


def _is_inside_name(run: tuple[Word, ...], index: int, labels: dict[int, tuple[str, int]]) -> bool:
    """Whether an honour stands in the middle of a name: "General Sherzad Haji Mamand", and no "Kurdish Sheikh Omar"."""
    if not index or index + 1 == len(run) or is_title(run[index - 1].key) or is_nation(run[index - 1].text):
        return False
    begun = run[index - 1].key in given_names() or labels.get(run[index - 1].start, ("", -1))[0] == "PERSON"
    return begun or (index > 1 and is_title(run[index - 2].key))


def _is_epithet(surface: Surface, run: tuple[Word, ...]) -> bool:
    """Whether an article makes an epithet of the word before a public figure's full name: "the Real Ana Ruiz"."""
    if len(run) != 3 or run[0].key in given_names() or run[1].key not in given_names():
        return False
    article = surface.text[max(0, run[0].start - 4) : run[0].start].casefold() == "the "
    return article and is_known_surname(run[2].key)


def _is_full(run: tuple[Word, ...], labels: dict[int, tuple[str, int]]) -> bool:
    """Whether the recogniser takes two words as they stand, without a full stop between them, for a person's name."""
    label, end = labels.get(run[0].start, ("", -1))
    return len(run) == 2 and run[1].start == run[0].end + 1 and label == "PERSON" and end >= run[1].end


def _is_office_holder(run: tuple[Word, ...], labels: dict[int, tuple[str, int]]) -> bool:
    """Whether a run ends in a title and a full name, whose last word may be an outlet's too: "Mayor Ana Courier"."""
    return len(run) > 2 and is_title(run[-3].key) and run[-2].key in given_names() and _is_full(run[-2:], labels)


def _stand_apart(surface: Surface, before: tuple[Word, ...], labels: dict[int, tuple[str, int]]) -> bool:
    """Whether words before a given name are something else ("UCLA"), and no rarer given name ("Bestoon Rashid").

    Something else is also what the text prints without a capital too: "Celebrities Ana Ruiz and Omar Haddad".
    """
    return any(
        word.text.isupper()
        or word.key in _REGIONS
        or labels.get(word.start, ("", -1))[0] not in {"", "PERSON"}
        or word.text.lower() in surface.lower_words
        for word in before
        if not word.text.islower()  # "binti" of "Siti Nurhaliza binti Osman"
    )


def _is_person(word: Word, labels: dict[int, tuple[str, int]]) -> bool:
    return word.key in given_names() or labels.get(word.start, ("", -1))[0] == "PERSON"


def _strips(run: tuple[Word, ...], start: int) -> bool:
    word = run[start]
    if word.key in _PARTIES or word.text.casefold().endswith(BORROWED):
        return True
    if word.text.count(".") > 1 and word.key.replace(".", "") in NO_ORGANISATIONS:
        return run[start + 1].key in given_names()  # "a golf club in Bedminster, N.J. Roger Ailes"
    if word.key in _STATE_OFFICES and start == 0 and len(run) > 2:
        return run[1].key in given_names()
    return is_nation(word.text) and word.key not in given_names() and run[start + 1].key in given_names()

"""The named persons and organisations of a text: where they stand, before anybody asks which are the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from claims.lexicon.lists import words
from claims.lexicon.nations import is_nation
from claims.pipeline.annotations import Offsets
from claims.pipeline.surface import Surface, Word
from claims.pipeline.titles import AMBIGUOUS, HONORIFICS, is_title, role_after, role_before
from claims.quotation import SpeakerKind

_PARTICLES = frozenset(
    "de del della di da dos das du la le van von der den ten ter al el bin ibn bint ben abu y e i zu af av".split()
)
_LINKS = frozenset({"of", "for", "on", "to", "in", "against"})
# Acronyms that are no organisations, and the old abbreviations of American states.
_NO_ORGANISATIONS = frozenset(
    "tv vip ceo cfo ipo dvd dna rna aids hiv faq gdp lgbt lgbtq atm gps pdf id it ai pac pacs wmd wmds pow ptsd adhd am pm"
    " ok usa us uk dc nh va pa md nj ny nc sc tenn calif fla tex ill mich mass conn wash ore ariz colo minn wis ind ky la"
    " okla ga ala miss mo kan neb nev vt ri del mont wyo hw ad bc ce bce est edt pst gmt utc covid covid-19 sos rip www"
    " http https html url xx xxi xix ii iii iv vi vii viii q&a".split()
)
_PRONOUNS = frozenset("i he she they we it you this that these those there here his her their its our my".split())
_STATE_OFFICES = frozenset({"state", "defense", "defence", "treasury", "commerce", "labor", "energy", "education"})
_PARTIES = frozenset(
    "democrat democrats democratic republican republicans libertarian gop tory labour conservative green liberal rival"
    " independent socialist then former the a an ex would-be mr mrs ms american western senior our my dear candidate"
    " opponent christian muslim jewish catholic black white latino latina hispanic islamist communist islamic islam latinos"
    " hispanics christians muslims jews catholics blacks whites islamists conservatives liberals independents evangelical"
    " evangelicals sunni sunnis shiite shiites shia christianity judaism protestant arab arabs asian asians".split()
)
_ORDINARY = frozenset(
    "i he she they we it you who what when where why how this that these those there here the a an and or but nor so yet"
    " if as at by for from in into of off on onto out over to up with without after before since until while although"
    " though because unless whether both either neither each every all any some no not only also even still just now"
    " then than more most many much few less several other another such same his her their its our my your me him them"
    " us is are was were be been being has have had do does did will would can could may might must shall should one two"
    " three four five six seven eight nine ten dozens hundreds thousands yes no ok oh well please thank thanks today"
    " yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday january february march april june july"
    " august september october november december last next first second third late early earlier later recently"
    " meanwhile however moreover according asked speaking during under among between despite amid around about against"
    " behind beside beyond like near per through throughout toward towards upon via within across once again ever never"
    " always often sometimes perhaps maybe indeed instead otherwise therefore thus hence besides finally additionally"
    " photo image video watch read related advertisement updated exclusive breaking opinion analysis editorial comment"
    " congress-watch q a moderator god christmas easter election day week month year states state".split()
)
_MONTHS = frozenset("january february april june july august september october november december".split())
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_LONGEST_RUN = 14  # words; longer runs of capitals are shouting
DROPPED = -9  # how sure a word is a name whose capital is owed to the place where it stands
_MOST_WORDS = 6  # of a person's name; longer runs of capitals are something else
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&-]{1,6}[a-z]?$|(?:[A-Z]\.){2,}$")
_PAREN_ACRONYM = re.compile(r"\s*\(([A-Z][A-Za-z.&-]{1,9})\)")
_CLOSES = re.compile(r"[()\n,;:]")
_LABEL = re.compile(r"^([A-Z][A-Z.'’-]{2,}(?: [A-Z][A-Z.'’-]+){0,3}):(?=\s)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Name:
    """A name as printed at one place.

    Args:
        start: Its offset, title left out.
        end: The offset after it, possessive ending left out.
        words: Its words as printed.
        kind: Person, organisation, or None where only other mentions can tell.
        sure: How strongly the place itself speaks for the kind.
        title: The honorific or title right before ("mrs"), casefolded.
        role: The words that say what the person is.
        possessive: Whether it stands in the possessive.
    """

    start: int
    end: int
    words: tuple[str, ...]
    kind: SpeakerKind | None
    sure: int
    title: str | None = None
    role: Offsets | None = None
    possessive: bool = False


@cache
def given_names() -> frozenset[str]:
    """Known given names, casefolded."""
    return words("given_names", "men", "women", "both")


@cache
def outlets() -> frozenset[str]:
    """Known news outlets and agencies, casefolded."""
    return words("organisations", "outlets", "agencies")


@cache
def _organisations() -> frozenset[str]:
    return outlets() | words("organisations", "names", "platforms")


@cache
def _heads() -> frozenset[str]:
    return words("organisations", "heads")


def find_names(surface: Surface) -> list[Name]:
    """The names of a text, in order and without overlaps; none from lines in headline case."""
    labels = _entities(surface)
    found = []
    for first, last in _runs(surface):
        found.extend(_names_of(surface, first, last, labels))
    found.extend(_speaker_labels(surface))
    found.sort(key=lambda name: (name.start, -name.end))
    return [
        name for name, before in zip(found, [None, *found], strict=False) if before is None or name.start >= before.end
    ]


def _entities(surface: Surface) -> dict[int, tuple[str, int]]:
    """What the model's recogniser says: label and end by the offset of every word's beginning inside an entity."""
    labels = {}
    for entity in surface.doc.ents:
        for token in entity:
            labels[token.idx] = (entity.label_, entity.end_char if token.i == entity.start else -1)
    return labels


def _speaker_labels(surface: Surface) -> Iterator[Name]:
    """Names in capitals before a colon, as in a transcript: "WALLACE: Let's start"."""
    for match in _LABEL.finditer(surface.text):
        parts = tuple(match[1].split())
        if len(match[1]) > 2 and not any(part.casefold() in _ORDINARY for part in parts):
            yield Name(match.start(1), match.end(1), parts, "person", 1)


def _runs(surface: Surface) -> Iterator[tuple[int, int]]:
    """Runs of words with capitals: indices of the first word and the one after the last."""
    all_words = surface.words
    index = 0
    while index < len(all_words):
        if not _starts_run(surface, all_words[index]):
            index += 1
            continue
        last = index
        while last - index < _LONGEST_RUN and (after := _next_in_run(surface, last)) is not None:
            last = after
        yield index, last + 1
        index = last + 1


def _starts_run(surface: Surface, word: Word) -> bool:
    return (
        word.text[0].isalpha()
        and word.capital
        and not surface.in_headline(word.start)
        and word.key.split("'")[0].split("’")[0] != "i"
    )


def _next_in_run(surface: Surface, index: int) -> int | None:
    """The index of the next capitalised word of the run, over a particle or two at most."""
    all_words = surface.words
    for after in range(index + 1, min(index + 4, len(all_words))):
        if all_words[after - 1].possessive or not _joined(surface, all_words[after - 1], all_words[after]):
            return None
        if all_words[after].capital:
            return None if all_words[after].key in _PRONOUNS and not all_words[after].text.isupper() else after
        if all_words[after].key not in _PARTICLES:
            return None
    return None


def _joined(surface: Surface, one: Word, other: Word) -> bool:
    gap = surface.text[one.end : other.start]
    if gap in {" ", "\xa0", " & ", "  "}:
        return True
    return gap in {". ", ".\xa0"} and (is_title(one.key) or one.key in _SUFFIXES or len(one.text) == 1)


def _names_of(surface: Surface, first: int, last: int, labels: dict[int, tuple[str, int]]) -> Iterator[Name]:
    """The names in one run of capitalised words; mostly one."""
    begin, first = first, _without_ordinary(surface, first, last, labels)
    if begin < first:
        word = surface.words[first - 1]  # a surname that looks like any other word: only where the text knows it
        yield Name(word.start, word.end, (word.text,), None, DROPPED, possessive=word.possessive)
    if first >= last:
        return
    last = _without_office(surface, first, last)
    run = surface.words[first:last]
    start, title = _after_title(run, labels)
    if start >= len(run):
        return  # nothing but titles
    after = first + start
    name = surface.words[after:last]
    while len(name) > 1 and name[-1].key in _ORDINARY | _MONTHS and name[-1].key not in given_names():
        name = name[:-1]
    kind, sure = _kind(surface, after, name, title, labels)
    if kind == "organisation":
        grown = _grow_organisation(surface, after, after + len(name))
        name = surface.words[after:grown]
        end = labels.get(name[0].start, ("", -1))[1]
        if labels.get(name[0].start, ("", -1))[0] == "ORG" and end > name[-1].end:
            within = surface.words_between(name[0].start, end)
            name = within if within[-1].capital and not _CLOSES.search(surface.text, name[0].start, end) else name
    if len(name) == 1 and name[0].key in _ORDINARY | _PARTIES and title is None:
        return
    yield _named(surface, after, name, kind, sure, title)


def _named(
    surface: Surface, first: int, name: tuple[Word, ...], kind: SpeakerKind | None, sure: int, title: str | None
) -> Name:
    start, end = name[0].start, name[-1].end
    if surface.text[end : end + 1] == "." and name[-1].key in _SUFFIXES:
        end += 1
    role = None
    if kind != "organisation":
        role = role_before(surface, first) or role_after(surface, end)
    parts = tuple(word.text for word in name)
    return Name(start, end, parts, kind, sure, title, role, possessive=name[-1].possessive)


def _without_office(surface: Surface, first: int, last: int) -> int:
    """Leave off an office at the end: "European Union Ambassador to Iraq" names the Union."""
    all_words = surface.words
    while last - first > 1 and is_title(all_words[last - 1].key) and all_words[last - 1].key not in _heads():
        if all_words[last - 2].key in given_names() or is_title(all_words[last - 2].key) or len(all_words[last - 1].text) < 3:
            break
        last -= 1
    return last


def _without_ordinary(surface: Surface, first: int, last: int, labels: dict[int, tuple[str, int]]) -> int:
    """Skip words at the beginning that owe their capital to the place where they stand."""
    while first < last:
        word = surface.words[first]
        starts = surface.begins_sentence(word)
        alone = first + 1 == last
        if word.key in _ORDINARY and (starts or alone or word.key in {"the", "a", "an"}):
            first += 1
        elif starts and _only_capital_by_place(surface, word, labels, alone=alone):
            first += 1
        else:
            return first
    return first


def _only_capital_by_place(surface: Surface, word: Word, labels: dict[int, tuple[str, int]], *, alone: bool) -> bool:
    if word.key in given_names() or word.text[1:].lower() != word.text[1:] or is_nation(word.text):
        return False
    if is_title(word.key) or word.key in _organisations():
        return alone and word.key not in _organisations()
    if word.text.lower() in surface.lower_words:
        return True
    tag = surface.tag_of(word)
    return bool(tag) and tag != "PROPN" and word.start not in labels


def _after_title(run: tuple[Word, ...], labels: dict[int, tuple[str, int]]) -> tuple[int, str | None]:
    """Where the name begins in a run that may begin with titles, nations and parties, and its last title."""
    start, title = 0, None
    if len(run) > 1 and run[-1].key in _heads() and run[-1].key not in given_names():
        return (1, None) if run[0].key in {"former", "then"} else (0, None)  # "Justice Department"
    for index, word in enumerate(run[:-1]):
        behind_given = index > 0 and run[index - 1].key in given_names()
        if word.key == "general" and not _is_person(run[index + 1], labels):
            continue  # General Electric, General Motors
        if is_title(word.key) and not (behind_given and word.key in AMBIGUOUS) and not word.text.isupper():
            start, title = index + 1, word.key
        elif word.key in {"ceo", "cfo", "coo", "mp", "dr", "pm"}:
            start, title = index + 1, word.key
    if len(run) == 1 and is_title(run[0].key) and run[0].key not in given_names():
        return 1, None
    while start + 1 < len(run) and _strips(run, start):
        start += 1
    for index in range(start + 1, len(run)):
        label, end = labels.get(run[index].start, ("", -1))
        leads = any(word.key in given_names() for word in run[start:index])
        if label == "PERSON" and end >= run[-1].end and not leads and run[index].key in given_names():
            return index, title or "?"
    return start, title


def _is_person(word: Word, labels: dict[int, tuple[str, int]]) -> bool:
    return word.key in given_names() or labels.get(word.start, ("", -1))[0] == "PERSON"


def _strips(run: tuple[Word, ...], start: int) -> bool:
    word = run[start]
    if word.key in _PARTIES or word.text.casefold().endswith(("-based", "-born", "-backed", "-led")):
        return True
    if word.key in _STATE_OFFICES and start == 0 and len(run) > 2:
        return run[1].key in given_names()
    return is_nation(word.text) and word.key not in given_names() and run[start + 1].key in given_names()


def _kind(
    surface: Surface, first: int, name: tuple[Word, ...], title: str | None, labels: dict[int, tuple[str, int]]
) -> tuple[SpeakerKind | None, int]:
    """What the name looks like, and how sure that is."""
    whole = " ".join(word.text for word in name).casefold()
    label = labels.get(name[0].start, ("", -1))[0]
    person = 3 * (title is not None and title != "?") + 2 * (title == "?")
    person += 2 * (name[0].key in given_names() and len(name) > 1) + 2 * (label == "PERSON")
    person += len(name) == 1 and name[0].key in given_names()
    person += any(len(word.text) <= 2 and word.text.endswith(".") for word in name[1:-1]) * 2
    person += name[-1].key in _SUFFIXES
    if 1 < len(name) <= _MOST_WORDS and name[-1].key not in _heads():
        person += 3 * (role_before(surface, first) is not None or role_after(surface, name[-1].end) is not None)
    person -= 9 * (len(name) > _MOST_WORDS)
    organisation = 4 * (whole in _organisations()) + 3 * (name[-1].key in _heads() and len(name) > 1)
    organisation += 2 * (label == "ORG") + 2 * any(word.key in _heads() for word in name[:-1])
    organisation += 3 * (len(name) == 1 and _is_acronym(surface, name[0])) + ("&" in whole)
    place = 4 * is_nation(whole) + 2 * (label in {"GPE", "LOC", "NORP", "DATE", "FAC", "EVENT", "LAW", "WORK_OF_ART"})
    if person >= 2 and person >= organisation and person >= place:
        return "person", person
    if organisation >= 2 and organisation > place:
        return "organisation", organisation
    return None, -place


def _is_acronym(surface: Surface, word: Word) -> bool:
    if not _ACRONYM.match(word.text) or word.key in _ORDINARY or is_nation(word.text):
        return False
    if word.key.replace(".", "") in _NO_ORGANISATIONS or word.key.startswith(("r-", "d-", "i-")):
        return False
    around = surface.words_between(max(0, word.start - 40), word.end + 40)
    return sum(other.text.isupper() and len(other.text) > 1 for other in around) < 4 or len(around) < 4


def _grow_organisation(surface: Surface, first: int, last: int) -> int:
    """Take in "of", "for" and what follows: "Center for Public Opinion Research", "Commission on Presidential Debates"."""
    all_words = surface.words
    while last + 1 < len(all_words) and last - first < _LONGEST_RUN and not all_words[last - 1].possessive:
        link = all_words[last]
        follow = last + 1
        if link.key not in _LINKS or not _joined(surface, all_words[last - 1], link):
            break
        if all_words[first].key in _heads() | {"bank"} or all_words[last - 1].key in _heads():
            if all_words[follow].key == "the":
                follow += 1
            if (
                follow >= len(all_words)
                or not all_words[follow].capital
                or not _joined(surface, link, all_words[last + 1])
            ):
                break
            if (
                link.key in {"to", "in"}
                or all_words[follow].key in _ORDINARY
                or not _joined(surface, all_words[follow - 1], all_words[follow])
            ):
                break
        else:
            break
        last = follow + 1
        while last - first < _LONGEST_RUN and (after := _next_in_run(surface, last - 1)) is not None:
            last = after + 1
    return last


def acronym_after(surface: Surface, end: int) -> str | None:
    """The acronym that a text introduces in brackets after a full name: "Popular Mobilization Forces (PMF)"."""
    match = _PAREN_ACRONYM.match(surface.text, end)
    return match[1] if match else None

"""The named persons and organisations of a text: where they stand, before anybody asks which are the same."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace

from claims.lexicon.lists import words
from claims.lexicon.nations import is_nation
from claims.pipeline.annotations import Offsets
from claims.pipeline.kinds import (
    NO_ORGANISATIONS,
    ORDINARY,
    SUFFIXES,
    given_names,
    is_aged,
    kind_of_name,
    organisation_heads,
    organisations,
    outlets,
)
from claims.pipeline.line_labels import line_labels
from claims.pipeline.public import is_known_surname
from claims.pipeline.runs import behind_office, behind_president, grow_organisation, runs, without_office, without_place
from claims.pipeline.surface import Surface, Word
from claims.pipeline.titles import AMBIGUOUS, is_title, role_after, role_before
from claims.quotation import SpeakerKind

_STATE_OFFICES = frozenset({"state", "defense", "defence", "treasury", "commerce", "labor", "energy", "education"})
_MONTHS = words("everyday", "months")
_PARTIES = words("everyday", "parties")
_PARTISANS = words("everyday", "partisans")
_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_BEFORE_DAYS = frozenset(
    {"on", "by", "since", "until", "till", "before", "after", "from", "late", "early", "last", "this"}
)
# Before a month these words make it one, and no given name: "In May Park resigned".
_BEFORE_MONTHS = frozenset({"in", "since", "until", "during", "early", "late", "last", "mid"})
# Adjectives made of names: "Trump-led", "Ohio-based".
_BORROWED = tuple(
    f"-{part}"
    for part in (
        "based", "born", "backed", "led", "era", "style", "endorsed", "aligned", "funded", "owned", "run", "appointed",
        "supported", "supporting", "friendly", "inspired", "controlled", "related", "themed", "hating", "loving",
    )
)  # fmt: skip
# Before a surname these make a movement or staff: "Team Ruiz", "Stop Ruiz"; no person, whom "Ruiz" would mean then.
_SIDES = frozenset({"team", "stop", "never", "dump", "camp"})
_ALSO_KNOWN_AS = frozenset({"aka", "a.k.a", "a.k.a."})
_NO_NAMES = frozenset({"pac", "super pac", "correction", "exit"})
_PREFIXES = frozenset({"pro", "anti", "non", "ex", "pre", "post", "mid"})
_PARTICLES = words("everyday", "particles")
_SHORTEST_ADJECTIVE = 4  # letters; "Jong-un" is a name
_PLACE_ENDS = words("everyday", "place ends")
_SHIPS = words("everyday", "ships")
# Before these a word that may be a surname is an office: "Attorney General", "Chief Justice".
_BEFORE_RANKS = frozenset(
    {"attorney", "solicitor", "surgeon", "secretary", "inspector", "director", "auditor", "postmaster", "governor"}
    | {"prosecutor", "chief", "lord", "vice", "deputy", "associate", "high", "crown", "adjutant", "supreme", "major"}
)
# Letters behind a person's name: counsel, members of parliaments, orders, degrees.
_POST_NOMINALS = frozenset(
    {"KC", "QC", "SC", "MP", "MEP", "MSP", "MLA", "MPP", "TD", "OBE", "MBE", "CBE", "KBE", "PhD", "MD", "RN", "Esq"}
)
_ACRONYM_TITLES = frozenset({"ceo", "cfo", "coo", "mp", "dr", "pm"})
LABEL_ALONE = 2  # how sure a name is of a kind where only the model's label says so
DROPPED = -9  # how sure a word is a name whose capital is owed to the place where it stands
_CLOSES = re.compile(r"[()\n,;:]")


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


def find_names(surface: Surface, sources: Sequence[Offsets] = ()) -> list[Name]:
    """The names of a text, in order and without overlaps; none from lines in headline case.

    Args:
        surface: The text.
        sources: The words that quotations are attributed to; a name there is a person's more often than elsewhere.
    """
    labels = _entities(surface)
    speaking = {word.start for start, end in sources for word in surface.words_between(start, end)}
    found = [Name(*span, parts, "person", 1) for span, parts in line_labels(surface)]
    for first, last in runs(surface):
        for begin, end in _cut_behind_outlet(surface, first, last):
            found.extend(_names_of(surface, begin, end, labels, speaking))
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


def _only_titles(run: tuple[Word, ...]) -> bool:
    """Whether nobody is named: "Deputy Secretary"."""
    if len(run) < 2 or any(word.key in given_names() for word in run):
        return False
    ranks = words("titles", "modifiers")
    if run[-1].key in AMBIGUOUS and run[-2].key not in _BEFORE_RANKS:
        return False
    return is_title(run[-1].key) and all(is_title(word.key) or word.key in ranks for word in run)


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
    yield first, last


def _names_of(
    surface: Surface, first: int, last: int, labels: dict[int, tuple[str, int]], speaking: Set[int]
) -> Iterator[Name]:
    """The names in one run of capitalised words; mostly one."""
    begin, first = first, _without_ordinary(surface, first, last, labels)
    if _only_titles(surface.words[first:last]):
        return
    if begin < first:
        word = surface.words[first - 1]  # a surname that looks like any other word: only where the text knows it
        yield Name(word.start, word.end, (word.text,), None, DROPPED, possessive=word.possessive)
    if first >= last:
        return
    last = without_place(surface, first, without_office(surface, first, last))
    first = behind_office(surface, behind_president(surface, first, last), last)
    run = surface.words[first:last]
    start, title = _after_title(run, labels)
    if start >= len(run) or _only_titles(run):
        return
    after = first + start
    name = _without_tail(surface.words[after:last])
    kind, sure = kind_of_name(surface, after, name, title, labels, speaks=name[0].start in speaking)
    if len(name) > 1 and name[0].key in _SIDES:
        kind, sure = "organisation", 3
    if kind == "organisation":
        name = _grown(surface, after, name, labels)
    if title in {None, "?"} and _is_noise(surface, name, kind):
        return
    yield _named(surface, after, name, (kind, sure), title)


def _without_tail(name: tuple[Word, ...]) -> tuple[Word, ...]:
    """A name without what only stands behind it: letters of counsel and orders, everyday words, "-led"."""
    while len(name) > 2 and name[-1].text in _POST_NOMINALS:
        name = name[:-1]
    while len(name) > 1 and name[-1].key in ORDINARY | _MONTHS and not _keeps_last(name):
        name = name[:-1]
    return (*name[:-1], _lender(name[-1])) if len(name) > 1 else name


def _grown(
    surface: Surface, first: int, name: tuple[Word, ...], labels: dict[int, tuple[str, int]]
) -> tuple[Word, ...]:
    """An organisation's name with what goes on after "of" and "for", and as far as the model's label reaches."""
    last = grow_organisation(surface, first, first + len(name))
    if last > first + len(name):
        name = surface.words[first:last]
    label, end = labels.get(name[0].start, ("", -1))
    within = surface.words_between(name[0].start, end)
    if label != "ORG" or end <= name[-1].end or not within[-1].capital:
        return name
    person = within[len(name)].key in given_names() if len(within) > len(name) else False
    apart = person or any(word.possessive for word in within[:-1])
    return name if apart or _CLOSES.search(surface.text, name[0].start, end) else within


def _lender(word: Word) -> Word:
    """The name that an adjective is made of: Trump of "Trump-led"."""
    head, hyphen, tail = word.text.rpartition("-")
    if not hyphen or f"-{tail}" not in _BORROWED:
        return word
    return replace(word, end=word.start + len(head), text=head)


def _keeps_last(name: tuple[Word, ...]) -> bool:
    """Whether an everyday word at a name's end belongs to it: "USA Today", a given name."""
    return name[-1].key in given_names() or " ".join(word.key for word in name) in organisations()


def _is_noise(surface: Surface, name: tuple[Word, ...], kind: SpeakerKind | None) -> bool:
    """Whether capitals name nobody: parties' members, families ("the Khans"), adjectives made of names."""
    last = name[-1]
    if kind == "person" and (last.key in _PARTISANS or (len(name) > 1 and last.key in _PLACE_ENDS)):
        return True
    if " ".join(word.key for word in name) in _NO_NAMES or _is_thing(surface, name, kind):
        return True
    if len(name) > 1:
        return False
    labels = last.key in words("labels") and surface.text[last.end : last.end + 1] == ":"  # "URGENT: …"
    if labels or (kind != "organisation" and _is_compound(surface, last)):
        return True
    if last.key in ORDINARY | _PARTIES or last.text.casefold().endswith(_BORROWED):
        return not (kind == "organisation" and _stands_as_outlet(surface, last))
    family = kind != "organisation" and last.key.endswith("s") and not last.possessive
    return family and surface.text[max(0, last.start - 4) : last.start].casefold() == "the "


def _is_compound(surface: Surface, word: Word) -> bool:
    """Whether a hyphen makes an adjective of a name: "Pro-Clinton", "Oscar-nominated", two names of the article."""
    head, hyphen, tail = word.text.partition("-")
    if not hyphen or not head or not tail or head.casefold() in _PARTICLES:
        return False  # "Al-Sadr", however many others there are called Al
    if head.casefold() in _PREFIXES or (tail.islower() and tail.isalpha() and len(tail) >= _SHORTEST_ADJECTIVE):
        return True
    return {head, tail} <= surface.capitalised_words


def _stands_as_outlet(surface: Surface, word: Word) -> bool:
    """Whether an outlet's name that is a party's adjective too stands by itself: "the Independent, a newspaper"."""
    if word.key not in outlets() or surface.text[max(0, word.start - 4) : word.start].casefold() != "the ":
        return False
    after = surface.words_between(word.end, word.end + 20)[:1]
    return surface.text[word.end : word.end + 1] in {",", "."} or any(
        surface.tag_of(one) in {"VERB", "AUX"} for one in after
    )


def _is_thing(surface: Surface, name: tuple[Word, ...], kind: SpeakerKind | None) -> bool:
    """Ships and the like: "the tanker Nordic Star", "the Nordic Star said"; but "the Trump campaign" names Trump."""
    index = surface.index_at(name[0].start)
    before = surface.words[index - 1] if index else None
    if before is None or surface.text[before.end : name[0].start].strip():
        return False
    if before.key in _SHIPS or surface.text[max(0, before.end - 7) : before.end] == "Star of":
        return True
    after = surface.words[index + len(name)] if index + len(name) < len(surface.words) else None
    if kind != "person" or before.key != "the":
        return False
    verb = after is not None and surface.tag_of(after) in {"VERB", "AUX"}
    return verb and (len(name) > 1 or name[0].key not in given_names())


def _named(
    surface: Surface, first: int, name: tuple[Word, ...], kind: tuple[SpeakerKind | None, int], title: str | None
) -> Name:
    start, end = name[0].start, name[-1].end
    if surface.text[end : end + 1] == "." and name[-1].key in SUFFIXES:
        end += 1
    after = surface.words_between(end + 1, end + 2)
    if kind[0] == "person" and after and after[0].text in _POST_NOMINALS and surface.text[end] == " ":
        end = after[0].end  # covered, and no part of what the person is called
    role = None
    if kind[0] != "organisation":
        role = role_before(surface, first) or role_after(surface, end)
    gaps = (surface.text[word.end : after.start] for word, after in itertools.pairwise(name))
    parts = (*(word.text + _inner_mark(gap) for word, gap in zip(name, gaps, strict=False)), name[-1].text)
    return Name(start, end, parts, *kind, title, role, possessive=name[-1].possessive)


def _inner_mark(gap: str) -> str:
    """What between two words belongs to a name: the comma of a list, the ending of "Workers' Union"."""
    return gap.rstrip() if gap[:1] in {",", "'", "’"} else ""


def _without_ordinary(surface: Surface, first: int, last: int, labels: dict[int, tuple[str, int]]) -> int:
    """Skip words at the beginning that owe their capital to the place where they stand."""
    while first < last:
        word = surface.words[first]
        if _begins_organisation(surface, first, last, labels):
            return first
        starts = surface.begins_sentence(word)
        alone = first + 1 == last
        before = surface.words[first - 1].key if first else ""
        month = before in _BEFORE_MONTHS and (word.key in _MONTHS or word.key == "may")
        day = before in _BEFORE_DAYS and word.key in _DAYS  # "On Monday Ana Ruiz left"
        ordinary = month or day or (word.key in ORDINARY and (starts or alone or word.key in {"the", "a", "an"}))
        gerund = starts and _is_gerund(word, None if alone else surface.words[first + 1])
        backed = word.text.casefold().endswith(_BORROWED) and is_nation(word.text)  # "Iranian-backed"
        if (word.key in _ALSO_KNOWN_AS or backed) and not alone:
            first += 1
            continue
        if not ordinary and not gerund and not (starts and _only_capital_by_place(surface, word, labels, alone=alone)):
            return first
        first += 1
    return first


def _begins_organisation(surface: Surface, first: int, last: int, labels: dict[int, tuple[str, int]]) -> bool:
    """Whether an organisation is called so from here on, though the word is like any other: "Black Lives Matter"."""
    run = surface.words[first:last]
    if len(run) < 2 or run[0].key in {"the", "a", "an"} | _DAYS | _MONTHS:
        return False
    if any(_is_organisation(run[:length]) for length in range(2, len(run) + 1)):
        return True
    label, end = labels.get(run[0].start, ("", -1))
    return label == "ORG" and len(run) > 2 and end >= run[-1].end and run[0].key in ORDINARY


def _is_organisation(run: Sequence[Word]) -> bool:
    return " ".join(word.key for word in run) in organisations()


def _is_gerund(word: Word, after: Word | None) -> bool:
    """Whether a verb leads a name ("Entrusting Ann Miller with it"), or stands alone, whatever the model says."""
    if not word.key.endswith("ing") or len(word.key) < 6 or word.key in given_names():
        return False
    return after is None or after.key in given_names() or is_known_surname(after.key)


def _only_capital_by_place(surface: Surface, word: Word, labels: dict[int, tuple[str, int]], *, alone: bool) -> bool:
    if word.key in given_names() or word.text[1:].lower() != word.text[1:] or is_nation(word.text):
        return False
    if is_title(word.key) or word.key in organisations():
        return alone and word.key not in organisations()
    if is_aged(surface, word):
        return False
    if word.text.lower() in surface.lower_words:
        return True
    tag = surface.tag_of(word)
    return bool(tag) and tag != "PROPN" and word.start not in labels


def _after_title(run: tuple[Word, ...], labels: dict[int, tuple[str, int]]) -> tuple[int, str | None]:
    """Where the name begins in a run that may begin with titles, nations and parties, and its last title."""
    start, title = 0, None
    if len(run) > 1 and run[-1].key in organisation_heads() and run[-1].key not in given_names():
        return (1, None) if run[0].key in {"former", "then"} else (0, None)  # "Justice Department"
    for index, word in enumerate(run[:-1]):
        behind_given = index > 0 and run[index - 1].key in given_names()
        if word.key == "general" and not _is_person(run[index + 1], labels):
            continue  # General Electric, General Motors
        surname = behind_given and word.key in AMBIGUOUS
        if is_title(word.key) and not surname and (not word.text.isupper() or word.key in _ACRONYM_TITLES):
            start, title = index + 1, word.key
    if len(run) == 1 and is_title(run[0].key) and run[0].key not in given_names():
        return 1, None
    while start + 1 < len(run) and not _is_organisation(run[start:]) and _strips(run, start):
        start += 1
    for index in range(start + 1, len(run)):
        label, end = labels.get(run[index].start, ("", -1))
        leads = any(word.key in given_names() for word in run[start:index])
        apart = not leads and _stand_apart(run[start:index], labels)
        if label == "PERSON" and end >= run[-1].end and apart and run[index].key in given_names():
            return index, title or "?"
    return start, title


def _stand_apart(before: tuple[Word, ...], labels: dict[int, tuple[str, int]]) -> bool:
    """Whether words before a given name are something else ("UCLA"), and no rarer given name ("Bestoon Rashid")."""
    return any(word.text.isupper() or labels.get(word.start, ("", -1))[0] not in {"", "PERSON"} for word in before)


def _is_person(word: Word, labels: dict[int, tuple[str, int]]) -> bool:
    return word.key in given_names() or labels.get(word.start, ("", -1))[0] == "PERSON"


def _strips(run: tuple[Word, ...], start: int) -> bool:
    word = run[start]
    if word.key in _PARTIES or word.text.casefold().endswith(_BORROWED):
        return True
    if word.text.count(".") > 1 and word.key.replace(".", "") in NO_ORGANISATIONS:
        return run[start + 1].key in given_names()  # "a golf club in Bedminster, N.J. Roger Ailes"
    if word.key in _STATE_OFFICES and start == 0 and len(run) > 2:
        return run[1].key in given_names()
    return is_nation(word.text) and word.key not in given_names() and run[start + 1].key in given_names()

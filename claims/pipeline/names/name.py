"""The named persons and organisations of a text: where they stand, before anybody asks which are the same."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace

from claims.lexicon.lists import words
from claims.lexicon.nations import is_nation
from claims.pipeline.annotations import Offsets
from claims.pipeline.names.joined import is_dated
from claims.pipeline.names.keys import SUFFIXES
from claims.pipeline.names.kinds import (
    ORDINARY,
    given_names,
    is_aged,
    is_organisation,
    is_quantity,
    kind_of_name,
    organisations,
    outlets,
)
from claims.pipeline.names.line_labels import labelled
from claims.pipeline.names.noise import is_noise
from claims.pipeline.names.offices.apposed_roles import role_after
from claims.pipeline.names.offices.behind_offices import behind_fields, behind_office
from claims.pipeline.names.offices.fields import is_what_for
from claims.pipeline.names.offices.letters import POST_NOMINALS, is_seat, without_letters
from claims.pipeline.names.offices.posts import behind_post, post_before
from claims.pipeline.names.offices.titles import AMBIGUOUS, HONORIFICS, is_title, role_before
from claims.pipeline.names.public import is_known_surname
from claims.pipeline.names.runs import (
    DUTCH_ARTICLE,
    behind_president,
    grow_organisation,
    runs,
    without_office,
    without_place,
)
from claims.pipeline.names.starts import BORROWED, after_title, cut_run, sends_there
from claims.pipeline.text.surface import Surface, Word
from claims.quotation import SpeakerKind

_MONTHS = words("everyday", "months")
_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_BEFORE_DAYS = frozenset(
    {"on", "by", "since", "until", "till", "before", "after", "from", "late", "early", "last", "this"}
)
# Before a month these words make it one, and no given name: "In May Park resigned".
_BEFORE_MONTHS = frozenset({"in", "since", "until", "during", "early", "late", "last", "mid"})
# Before a surname these make a movement or staff: "Team Ruiz", "Stop Ruiz"; no person, whom "Ruiz" would mean then.
_SIDES = frozenset({"team", "stop", "never", "dump", "camp"})
_ALSO_KNOWN_AS = frozenset({"aka", "a.k.a", "a.k.a."})
# Of the everyday words these are nobody's surname.
_NO_SURNAMES = words("everyday", "pronouns") | frozenset(
    {"is", "are", "was", "were", "has", "have", "had", "does", "did", "would", "could", "should", "can", "must", "and"}
    | {"or", "but", "if", "as", "at", "by", "with", "that", "the", "a", "an", "who", "what", "why", "how", "me", "him"}
)
# Before these a word that may be a surname is an office: "Attorney General", "Chief Justice".
_BEFORE_RANKS = frozenset(
    {"attorney", "solicitor", "surgeon", "secretary", "inspector", "director", "auditor", "postmaster", "governor"}
    | {"prosecutor", "chief", "lord", "vice", "deputy", "associate", "high", "crown", "adjutant", "supreme", "major"}
)
# Verbs that lead to somebody where a sentence begins: "Echoing Ruiz, Haddad said".
_LEADS = frozenset({"echoing", "quoting", "citing", "welcoming", "thanking", "congratulating", "praising", "seconding"})
LABEL_ALONE = 2  # how sure a name is of a kind where only the model's label says so
DROPPED = -9  # how sure a word is a name whose capital is owed to the place where it stands
_FOR = frozenset({"for ", " of "})  # behind an office
_CLOSES = re.compile(r"[()\n,;:]")
_CASE = re.compile(r"[^\S\n]+v\.[^\S\n]+")  # between the parties of a case in court: "Ruiz v. Haddad"
_LONGEST_CASE = 5  # characters between them


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
    found = [Name(*span, parts, "person", 1, role=role) for span, parts, role in labelled(surface, sources)]
    for first, last in runs(surface):
        for begin, end in cut_run(surface, first, last):
            found.extend(_names_of(surface, begin, end, labels, speaking))
    found = _with_known_surnames(found)
    found.sort(key=lambda name: (name.start, -name.end))
    return [
        name for name, before in zip(found, [None, *found], strict=False) if before is None or name.start >= before.end
    ]


def _with_known_surnames(names: Sequence[Name]) -> list[Name]:
    """Leave offices off that stand alone, where nobody is found whose surname looks like them."""
    surnames = {name.words[-1].casefold() for name in names if name.kind == "person" and len(name.words) > 1}

    def is_office(name: Name) -> bool:
        key = name.words[0].casefold()
        return name.sure == DROPPED and is_title(key) and key not in surnames

    return [name for name in names if not is_office(name)]


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
    ranks = words("titles", "modifiers") | {"observer"}  # "Permanent Observer"
    if run[-1].key in AMBIGUOUS and run[-2].key not in _BEFORE_RANKS:
        return False
    return (is_title(run[-1].key) or run[-1].key == "observer") and all(is_title(w.key) or w.key in ranks for w in run)


def _names_of(
    surface: Surface, first: int, last: int, labels: dict[int, tuple[str, int]], speaking: Set[int]
) -> Iterator[Name]:
    """The names in one run of capitalised words; mostly one."""
    begin, first = first, _without_ordinary(surface, first, last, labels)
    if _only_titles(surface.words[first:last]):
        yield from _office_as_surname(surface, surface.words[first:last])
        return
    if begin < first and _may_be_surname(surface, first - 1):
        yield _dropped(surface.words[first - 1])
    if first >= last:
        return
    last = without_place(surface, first, without_office(surface, first, last))
    first = behind_post(surface, behind_office(surface, behind_president(surface, first, last), last), last)
    run = surface.words[first:last]
    start, title = after_title(surface, run, labels)
    if start >= len(run) or _only_titles(run[max(0, start - 1) :]):
        yield from _office_as_surname(surface, run)
        return
    after = first + start
    if is_seat(surface, surface.words[after:last]) or is_what_for(surface, first, last):
        return
    name = _without_tail(surface, without_letters(surface.words[after:last], title), labels)
    if _is_party_in_court(surface, name) or (title not in HONORIFICS and is_quantity(name)):
        return
    kind, sure = kind_of_name(surface, after, name, title, labels, speaks=name[0].start in speaking)
    if len(name) > 1 and name[0].key in _SIDES:
        kind, sure = "organisation", 3
    if kind == "organisation":
        name = _grown(surface, after, name, labels)
    if (title in {None, "?"} or name[-1].key == "relations") and is_noise(surface, name, kind):
        return
    yield _named(surface, after, name, (kind, sure), title)


def _is_party_in_court(surface: Surface, name: tuple[Word, ...]) -> bool:
    """Whether a name stands for a case in court together with another: "Ruiz v. Haddad"."""
    before = surface.text[max(0, name[0].start - _LONGEST_CASE) : name[0].start]
    opposes = _CASE.match(surface.text, name[-1].end) is not None
    return opposes or any(match.end() == len(before) for match in _CASE.finditer(before))


def _dropped(word: Word) -> Name:
    """A surname that looks like any other word: only where the text knows it."""
    return Name(word.start, word.end, (word.text,), None, DROPPED, possessive=word.possessive)


def _office_as_surname(surface: Surface, run: tuple[Word, ...]) -> Iterator[Name]:
    """The last of words that all are titles, which may be somebody's surname: "Ms. Boxer", "Marshal said"."""
    before = surface.text[max(0, run[0].start - 4) : run[0].start].casefold()
    if not before.endswith(("the ", " a ")) and (len(run) == 1 or run[-2].key in HONORIFICS):
        yield replace(_dropped(run[-1]), title=run[-2].key if len(run) > 1 else None)


def _may_be_surname(surface: Surface, index: int) -> bool:
    """Whether a word that mostly is none may be a surname: not where any word has a capital, unless a verb follows."""
    word = surface.words[index]
    if word.key not in ORDINARY or not surface.begins_sentence(word):
        return True
    after = surface.words[index + 1] if index + 1 < len(surface.words) else None
    plain = word.key in _NO_SURNAMES or after is None or surface.text[word.end : after.start] != " "
    return not plain and after is not None and surface.tag_of(after) in {"VERB", "AUX"}


def _without_tail(surface: Surface, name: tuple[Word, ...], labels: dict[int, tuple[str, int]]) -> tuple[Word, ...]:
    """A name without what only stands behind it: everyday words, "-led"."""
    while len(name) > 1 and (
        is_dated(surface, name[-1]) or (name[-1].key in ORDINARY | _MONTHS and not _keeps_last(surface, name, labels))
    ):
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
    within = within[:-1] if len(within) > 1 and is_dated(surface, within[-1]) else within
    office = bool(within) and is_title(within[-1].key) and name[0].key not in outlets()  # but "Vexo Pollster"
    if label != "ORG" or end <= name[-1].end or not within[-1].capital or office:
        return name
    person = within[len(name)].key in given_names() if len(within) > len(name) else False
    person = person or (behind_fields(within) > 0 and surface.text[name[0].start - 4 : name[0].start] in _FOR)
    apart = person or sends_there(surface, first, first + len(within)) or any(word.possessive for word in within[:-1])
    # "(UNHCR/Osei Pictures)" is whose photograph it is for whom; "a Courier/Vexo poll" has makers that are one name.
    apart = apart or ("/" in surface.text[name[-1].end : end] and surface.text[max(0, name[0].start - 1)] in "(\n")
    return name if apart or _CLOSES.search(surface.text, name[0].start, end) else within


def _lender(word: Word) -> Word:
    """The name that an adjective is made of: Trump of "Trump-led"."""
    head, hyphen, tail = word.text.rpartition("-")
    if not hyphen or f"-{tail}" not in BORROWED:
        return word
    return replace(word, end=word.start + len(head), text=head)


def _keeps_last(surface: Surface, name: tuple[Word, ...], labels: dict[int, tuple[str, int]]) -> bool:
    """Whether an everyday word at a name's end belongs to it: "USA Today", "Ann Read", "Su Mon May, 60"."""
    last = name[-1]
    if last.key in given_names() or is_organisation(name) or is_aged(surface, last):
        return True
    if last.key in _DAYS | _NO_SURNAMES:
        return False
    label, end = labels.get(name[0].start, ("", -1))
    person = (label == "PERSON" and end >= last.end) or surface.text.startswith(", who ", last.end)
    return person and len(name) == 2 and name[0].key in given_names()


def _named(
    surface: Surface, first: int, name: tuple[Word, ...], kind: tuple[SpeakerKind | None, int], title: str | None
) -> Name:
    start, end = name[0].start, name[-1].end
    if surface.text[end : end + 1] == "." and name[-1].key in SUFFIXES:
        end += 1
    after = surface.words_between(end + 1, end + 2)
    if kind[0] == "person" and after and after[0].text in POST_NOMINALS and surface.text[end] == " ":
        end = after[0].end  # covered, and no part of what the person is called
    role = None
    if kind[0] != "organisation":
        role = role_before(surface, first) or post_before(surface, first) or role_after(surface, end)
    return Name(start, end, _printed(surface, name), *kind, title, role, possessive=name[-1].possessive)


def _printed(surface: Surface, name: tuple[Word, ...]) -> tuple[str, ...]:
    """The words of a name with the marks inside it: a list's comma, "Workers' Union", "Vogt & Sons", a nickname's."""
    gaps = [surface.text[word.end : after.start].partition(" ") for word, after in itertools.pairwise(name)]
    before = ["", *(_mark(gap, "\"“‘'(&") for _, _, gap in gaps)]
    behind = [*(_mark(gap, ",\"”’')") for gap, _, _ in gaps), ""]
    return tuple(f"{one}{word.text}{other}" for one, word, other in zip(before, name, behind, strict=True))


def _mark(gap: str, marks: str) -> str:
    """What between two words is printed with one of them; two apostrophes as the mark that they stand for."""
    return gap.replace("''", '"') if gap[:1] and gap[:1] in marks else ""


def _without_ordinary(surface: Surface, first: int, last: int, labels: dict[int, tuple[str, int]]) -> int:
    """Skip words at the beginning that owe their capital to the place where they stand."""
    while first < last:
        word = surface.words[first]
        if _begins_organisation(surface, first, last, labels):
            return first
        alone = first + 1 == last
        if not alone and surface.words[first + 1].key in DUTCH_ARTICLE:
            return first  # "In 't Hout left"
        starts = surface.begins_sentence(word)
        before = surface.words[first - 1].key if first else ""
        month = before in _BEFORE_MONTHS and (word.key in _MONTHS or word.key == "may")
        day = before in _BEFORE_DAYS and word.key in _DAYS  # "On Monday Ana Ruiz left"
        ordinary = month or day or (word.key in ORDINARY and (starts or alone or word.key in {"the", "a", "an"}))
        gerund = starts and _is_gerund(word, None if alone else surface.words[first + 1])
        backed = word.text.casefold().endswith(BORROWED) and is_nation(word.text)  # "Iranian-backed"
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
    if any(is_organisation(run[:length]) for length in range(2, len(run) + 1)):
        return True
    (label, end), theirs = labels.get(run[0].start, ("", -1)), run[0].key in {"its", "his", "her", "their"}
    return label == "ORG" and len(run) > 2 and end >= run[-1].end and run[0].key in ORDINARY and not theirs


def _is_gerund(word: Word, after: Word | None) -> bool:
    """Whether a verb leads a name ("Entrusting Ann Miller with it"), or stands alone, whatever the model says."""
    if not word.key.endswith("ing") or len(word.key) < 6 or word.key in given_names():
        return False
    return after is None or word.key in _LEADS or after.key in given_names() or is_known_surname(after.key)


def _only_capital_by_place(surface: Surface, word: Word, labels: dict[int, tuple[str, int]], *, alone: bool) -> bool:
    if word.key in given_names() or word.text[1:].lower() != word.text[1:] or is_nation(word.text):
        return False
    if word.key in organisations():  # "People familiar with it" are no readers' magazine
        token = surface.token_of(word.start)
        return alone and token is not None and token.tag_ == "NNS" and word.key.endswith(("s", "people"))
    if is_title(word.key):
        return alone
    if is_aged(surface, word):
        return False
    if word.text.lower() in surface.lower_words:
        return True
    tag = surface.tag_of(word)
    return bool(tag) and tag != "PROPN" and word.start not in labels

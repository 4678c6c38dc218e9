"""How a text begins: its title, and the dateline that says where it was written."""

from __future__ import annotations

import re

_LONGEST_TITLE = 200  # characters; the longest headline of the PolNeAR training articles has 130
_SHORT_TITLE = 100  # characters; a line that reads like a sentence and still may be a headline
_OPENING = 12  # lines, blank ones too, in which a dateline can stand: after title, standfirst, byline and date
_LONGEST_CAPITAL_REGION = 4  # characters: D.C., UAE, N.Y.
_LINE_END = re.compile(r"\r\n|\r|\n")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(.*?)\s*#*\s*$")
_UNDERLINE = re.compile(r"\s{0,3}(?:=+|-+)\s*$")
_FULL_STOP = re.compile(r"(?:[^.].|^)[.:,…][\"'”’»)]*$")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_SAID = re.compile(r"[”\"'’],?\s+(?:\w+\s+){0,4}(?:said|says|told|added|tweeted|wrote)\b")

# Words in capitals with a dash after them that name no place.
_LABELS = re.compile(
    "ANALYSIS|BREAKING|COMMENT|CORRECT(ED|ION)|EDITORIAL|EXCLUSIVE|EXPLAINER|FACTBOX|FEATURE|INTERVIEW|LIVE|OPINION"
    "|PHOTOS|PROFILE|REVIEW|TRANSCRIPT|UPDATED?|VIDEO|WATCH"
)
_CAPITALS = r"[^\W\d_a-z](?:[^\W\d_a-z]|[.'’\-])*"
_NAME = r"[^\W\d_a-z][\w.'’\-]*"
_SPACE = r"[ \t\xa0]"
_MONTH = r"(?:Jan|Feb|March|Mar|April|Apr|May|June|Jun|July|Jul|Aug|Sept|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:{_MONTH}{_SPACE}+\d{{1,2}}|\d{{1,2}}{_SPACE}+{_MONTH})(?:,?{_SPACE}+\d{{4}})?"
_AGENCY = rf"{_SPACE}*\([^()\n]{{2,40}}\)"
_DASH = rf"{_SPACE}*(?:—|–|--|(?<=[\s)])-(?=\s)){_SPACE}*"
_REGION = rf",{_SPACE}+(?!{_DAY}){_NAME}(?:{_SPACE}+{_NAME}){{0,3}}"
_DATELINE = re.compile(
    rf"[ \t\xa0\ufeff]*(?P<place>{_CAPITALS}(?:[ /]{_CAPITALS}){{0,3}}(?:{_REGION})?)"
    rf"(?:{_AGENCY})?(?:,?{_SPACE}+{_DAY})?(?:{_AGENCY})?{_DASH}(?![a-z\s])"
)
_NAMED_PLACE = re.compile(  # "Baghdad (Iraq Herald) –": without capitals only the agency makes it sure
    rf"[ \t\xa0\ufeff]*(?P<place>{_NAME}(?:{_SPACE}+{_NAME}){{0,3}}(?:{_REGION})?)"
    rf"(?:,?{_SPACE}+{_DAY})?{_AGENCY}{_DASH}(?![a-z\s])"
)


def title_of(text: str) -> str | None:
    """The title that a text begins with, without the marks of a Markdown heading; the text keeps it.

    The first line is a title where more text follows, it is short, and it does not read like a paragraph: it ends
    without a full stop (or has its words in capitals, as some outlets end their headlines with one), it bears no
    dateline and it does not say who said something.
    """
    start = len(text) - len(text.lstrip("\ufeff \t\r\n\xa0"))
    end = _LINE_END.search(text, start)
    if end is None or not text[end.end() :].strip():
        return None
    line = text[start : end.start()].strip()
    if len(line) > _LONGEST_TITLE:
        return None
    if heading := _HEADING.match(line):
        return heading[1] or None
    after = _LINE_END.split(text[end.end() : end.end() + 4 * _LONGEST_TITLE])
    if _UNDERLINE.match(after[0]):
        return line
    if not after[0].strip():
        return line if _is_title_alone(line, longest=max(map(len, after))) else None
    return line.rstrip("; ") if _is_title_above(line, after[0]) else None


def dateline_of(text: str) -> str | None:
    """Where the text says that it was written ("ERBIL, Kurdistan Region"), without agency and date."""
    position = 0
    for _ in range(_OPENING):
        match = _DATELINE.match(text, position) or _NAMED_PLACE.match(text, position)
        if match and _is_place(match["place"]):
            return match["place"]
        next_line = _LINE_END.search(text, position)
        if next_line is None:
            return None
        position = next_line.end()
    return None


def _is_title_alone(line: str, *, longest: int) -> bool:
    """Whether a line with a blank one after it is a title, given the longest of the lines below."""
    if not _can_be_title(line):
        return False
    # Some outlets end their headlines with a full stop: "Clinton Plan for Taxes Is Expansive but Complex."
    is_short_beside = len(line) <= _SHORT_TITLE and longest >= 2 * len(line)
    return not _FULL_STOP.search(line) or _in_title_case(line) or is_short_beside


def _is_title_above(line: str, following: str) -> bool:
    """Whether a line that goes straight on into the next is a title, not a wrapped paragraph, a poem or a list."""
    return (
        _can_be_title(line)
        and not _FULL_STOP.search(line)
        and len(following.strip()) >= len(line)
        and (not line[-1].islower() or following.strip()[:1].isupper())
    )


def _can_be_title(line: str) -> bool:
    return bool(line) and not dateline_of(line + " x") and not _SAID.search(line)


def _in_title_case(line: str) -> bool:
    words: list[str] = _LONG_WORD.findall(line)
    return sum(word[0].isupper() for word in words) * 2 > len(words)


def _is_place(words: str) -> bool:
    """Whether these are no label and no headline in capitals: regions are written in small letters, or short."""
    if _LABELS.fullmatch(words) or not any(character.isupper() for character in words):
        return False
    region = words.partition(",")[2].split()
    return not any(word.isupper() and len(word) > _LONGEST_CAPITAL_REGION for word in region)

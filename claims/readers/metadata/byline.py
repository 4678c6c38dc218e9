"""Who wrote a text, where it says so: "By Ana Ruiz" above it, or below it "Ana Ruiz is a professor of law at …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.lexicon.lists import words

TOP = 6  # paragraphs among which a byline stands
LONGEST = 300  # characters; a longer paragraph is article, however it begins

_NAME = r"[A-Z][\w.'’-]+"
_BYLINE = re.compile(
    rf"(?:Reported by|Written by|Words by|Story by|By|BY)\s+(?P<names>{_NAME}(?:(?:,? (?:and|&)|,)? {_NAME}){{0,7}})"
    r"(?:,? (?:for|in|at|of) [^.!?]{1,40}|,[^.!?]{1,60}| \|[^.!?]{1,60})?"
)
_BOTTOM = 3  # paragraphs in which the author may be told about
_LONGEST_NOTE = 600  # characters of what is told about the author
_FULL_NAME = rf"[A-Z][\w'’-]+(?: [A-Z]\.)?(?: {_NAME}){{0,2}} [A-Z][\w'’-]+(?:,? (?:Jr|Sr)\.|,? I{{2,3}})?"
_NOTE = re.compile(
    rf"[*_•–—\s]*(?:The (?:writer|author), )?(?P<name>{_FULL_NAME})(?:, [^.!?“”\"]{{3,160}},)?"
    r" (?:is|was|has been|serves as|served as) (?P<what>[^.!?“”\"]{3,})"
)
_OF_WRITERS = frozenset({"contributor", "member", "graduate", "alumnus", "alumna"})
_SENTENCE = re.compile(r"(?<=[a-z\d)’”\"][.!?])\s+(?=[A-Z])")
_FIRST_WORDS = 8  # of what is said of the author; his or her profession is among them


def byline_in(paragraph: str) -> str | None:
    """The names behind "By", where a paragraph is a byline."""
    found = _BYLINE.fullmatch(paragraph) if len(paragraph) <= LONGEST else None
    return found["names"] if found else None


def byline_of(text: str) -> str | None:
    """Who wrote a text, by its first lines, else by its last: who is told about there and named nowhere above.

    Args:
        text: The text, one line a paragraph or a blank line between paragraphs.
    """
    paragraphs = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    for paragraph in paragraphs[:TOP]:
        if names := byline_in(paragraph):
            return names
    for number in range(max(1, len(paragraphs) - _BOTTOM), len(paragraphs)):
        if told := list(_told_about(paragraphs[number], "\n".join(paragraphs[:number]))):
            return ", ".join(told)
    return None


def _told_about(paragraph: str, above: str) -> Iterator[str]:
    """Those about whom a note says what they are, one sentence each, if the first is one."""
    if len(paragraph) > _LONGEST_NOTE:
        return
    for number, sentence in enumerate(_SENTENCE.split(paragraph)):
        note = _NOTE.match(sentence)
        if note is not None and _is_profession(note["what"]) and not _is_named(note["name"].split()[-1], above):
            yield note["name"]
        elif number == 0:
            return


def _is_profession(what: str) -> bool:
    """Whether the first words name one: "a retired professor", "editor-at-large", "co-founder"."""
    professions = words("titles", "offices") | _OF_WRITERS
    parts = {word.strip(",;:()") for word in what.casefold().split()[:_FIRST_WORDS]}
    return any({part, part.partition("-")[0], part.rpartition("-")[2]} & professions for part in parts)


def _is_named(surname: str, text: str) -> bool:
    return re.search(rf"\b{re.escape(surname)}\b", text) is not None

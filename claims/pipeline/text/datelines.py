"""Datelines: the place, date and agency before a story's first sentence, which nobody in the story says."""

from __future__ import annotations

import re

from claims.lexicon.lists import words
from claims.lexicon.nations import is_nation

_DASH = r"\s*(?:[—–]|--?)\s+"
# "CNN", "dpa", "Reuters", also two of them ("AP/Reuters") or the desk ("Reuters Health").
_AGENCY = r"\([A-Za-z][\w./& ]{1,38}\)"
_DAY = r"\d{1,2}\s+[A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.?\s+\d{1,2}"
_PLACE = r"[A-Z][\w.'’-]*(?:[ /][A-Z][\w.'’-]*){0,3}(?:,\s[A-Z][\w.'’ -]{1,30})?"
_SHOUTED_DAY = r"[A-Z]{3,9}\s\d{1,2}|\d{1,2}\s[A-Z]{3,9}"
_AGENCIES = "|".join(re.escape(one.upper()) for one in sorted(words("organisations", "agencies")) if one.isalpha())
_STOP = r"(?:\s?(?:[—–]|--?)\s?|\.\s+|:\s+)"
_OPENS = r"[A-Z“\"‘'«]"  # how a sentence begins
_DATELINE = re.compile(
    # ERBIL, Kurdistan Region –   PARIS, Aug 31 (Reuters) -   WASHINGTON (AP) —   CAIRO – 24 January 2024:
    rf"(?:[A-Z]{{2}}[A-Z .'’/-]*(?:,[^\n—–:;“\"]{{1,40}})?\s*(?:\([^()\n]{{1,40}}\))?){_DASH}"
    rf"(?:(?:{_DAY})(?:,?\s\d{{4}})?:\s+(?={_OPENS}))?"
    # New York (AFP) –   Dec 29 (Reuters) -   (CNN) —
    rf"|(?:(?:{_PLACE}|{_DAY})\s*(?:,\s*(?:{_DAY}))?\s*)?{_AGENCY}{_DASH}"
    # Havana, Jul 20 (Prensa Latina) Cuban …   ISLAMABAD, Sep 15 (APP): The …
    rf"|{_PLACE},\s(?:{_DAY})(?:,?\s\d{{4}})?\s{_AGENCY}:?\s+(?={_OPENS})"
    # Rotterdam, 18 September 2023 –
    rf"|{_PLACE},\s(?:{_DAY})(?:,?\s\d{{4}})?{_DASH}"
    # Tehran, Feb 24, IRNA --   YEREVAN, DECEMBER 29, ARMENPRESS.   Damascus, SANA-
    rf"|{_PLACE},\s(?:(?:{_DAY}|{_SHOUTED_DAY})(?:,?\s\d{{4}})?,?\s[A-Z]{{3,12}}|(?:{_AGENCIES})){_STOP}(?={_OPENS})"
    # ASTANA, July 5. /TASS/.   Yerevan/Mediamax/.   Baku. 6 March. REPORT.AZ/
    rf"|{_PLACE}(?:[,.]\s(?:{_DAY})(?:,?\s\d{{4}})?)?[,.]?\s?/[A-Za-z][\w. ]{{1,30}}/[.:]?(?:{_DASH}|\s+)(?={_OPENS})"
    rf"|{_PLACE}\.\s(?:{_DAY})(?:,?\s\d{{4}})?[.,]\s[A-Z][\w.]{{2,20}}/\s*(?={_OPENS})"
    # Wire News/   Wire News /
    rf"|(?:[A-Z][\w.-]*\s){{1,2}}(?:News|Agency|Press|Wire|Media)\s?/\s+(?={_OPENS})"
    # (May 6, 2024 / WNS)
    rf"|\((?:{_DAY})(?:,?\s\d{{4}})?\s/\s[A-Z][\w. ]{{1,30}}\)\s+"
)
# The time before an entry of a live blog: "12:40 First Minister: …", "7.02pm Polls have closed".
_CLOCK = re.compile(
    r"(?:\d{1,2}:\d{2}(?:\s?[ap]\.?m\.?)?|\d{1,2}\.\d{2}\s?[ap]\.?m\.?)(?:\s(?:GMT|BST|UTC|CET|[ECMP][SD]?T))?"
    r"\s*(?:[-–—|:]\s*)?(?<=\s)(?=[A-Z“\"‘'@])"
)
# Dubai: An official has said …
_CITY = re.compile(r"(?P<city>[A-Z][a-z]+(?:[ -][A-Z][a-z]+)?):\s+(?=[A-Z])")
# KUWAIT, Kuwait's foreign minister said …
_SHOUTED = re.compile(r"(?P<city>[A-Z]{4,}(?: [A-Z]{3,})?),\s+(?=[A-Z][a-z]+(?: [A-Z][a-z]+)?['’]s\s)")
_SHORTEST_STORY = 80  # characters of a paragraph; shorter ones with a colon are headlines and transcripts
_STOPS = (".", ".”", '."', ".’", ".'")
_LONGEST = 100


def after_dateline(text: str, start: int, end: int) -> int:
    """Where a paragraph's first sentence begins: behind its dateline or time, or at its start if it has none.

    Args:
        text: The article's text.
        start: The paragraph's first character.
        end: After its last.
    """
    last = min(end, start + _LONGEST)
    dateline = _CLOCK.match(text, start, last) or _DATELINE.match(text, start, last) or _city(text, start, end)
    return dateline.end() if dateline else start


def _city(text: str, start: int, end: int) -> re.Match[str] | None:
    """A large place in front of a whole sentence: "Dubai: An official has said that …", "KUWAIT, Kuwait's emir"."""
    last = min(end, start + _LONGEST)
    found = _CITY.match(text, start, last) or _SHOUTED.match(text, start, last)
    if found is None or end - start < _SHORTEST_STORY or not is_nation(found["city"].title()):
        return None
    return found if text[start:end].rstrip().endswith(_STOPS) else None

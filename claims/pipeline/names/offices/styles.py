"""How princes, prelates and ministers are styled: "His Highness the Amir Sheikh Omar", "Her Majesty"."""

from __future__ import annotations

import re

STYLES = frozenset({"highness", "majesty", "excellency", "eminence", "holiness", "beatitude"})
_STYLE = (
    r"\b(?:his|her)\s(?:(?:royal|serene|imperial)\s)?"
    r"(?P<style>Highness|Majesty|Excellency|Eminence|Holiness|Beatitude)"
)
_LEADS = re.compile(rf"(?i:{_STYLE}),?\s(?=(?:the\s|an?\s|[^\W\d_a-zß-öø-ÿ]))")
_BEFORE = re.compile(rf"{_STYLE},?\s(?:the\s)?\Z", re.IGNORECASE)
_LONGEST = 40  # characters of a style with the article behind it


def behind_style(text: str, start: int, end: int) -> int:
    """Where words go on behind a style that they begin with, or where they begin if they have none or nothing else.

    Args:
        text: The article's.
        start: The first character of the words.
        end: After the last.
    """
    style = _LEADS.match(text, start, end)
    return style.end() if style is not None else start


def style_before(text: str, start: int) -> frozenset[str]:
    """The noun of the style that stands before a name or its title, casefolded; nothing where none does.

    Args:
        text: The article's.
        start: The offset of the name, or of the title before it.
    """
    style = _BEFORE.search(text, max(0, start - _LONGEST), start)
    return frozenset() if style is None else frozenset({style["style"].casefold()})

"""The sections of an article that is several reports in one: "___.", "* * *", a time of the day."""

from __future__ import annotations

import re
from bisect import bisect_right

from claims.pipeline.text.surface import Surface

# Paragraphs that only part an article's sections: "___.", "* * *", a time of the day in a report that is added to.
_RULE = re.compile(r"[\W_]{3,}\Z|\d{1,2}(?::\d\d)?\s*[ap]\.?m\.?(?:\s+[A-Z]{2,4})?\.?\Z", re.IGNORECASE)


class Sections:
    """The sections of a text, parted by rules and times.

    Args:
        surface: The text.
    """

    def __init__(self, surface: Surface) -> None:
        text = surface.text
        self._starts = [start for start, end in surface.paragraphs if _RULE.match(text[start:end].strip())]

    def __bool__(self) -> bool:
        return bool(self._starts)

    def of(self, offset: int) -> int:
        """The number of the section that holds an offset."""
        return bisect_right(self._starts, offset)

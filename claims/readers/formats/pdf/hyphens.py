"""Words parted at the ends of lines: mended where the document itself, or the form of the halves, leaves no doubt."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PARTED = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)-$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_SOFT = "\N{SOFT HYPHEN}"
_HYPHEN = "\N{HYPHEN}"
# Endings that are no words: a line that begins with one goes on with a word. Longer ones may have letters before them
# ("govern-mental"), if not so many that a word of their own begins.
_ENDING = re.compile(
    r"\w{0,2}(?:ments?|mental|tions?|tional|tionally|sions?|sional|tive|tively|sive|sively|ness|nesses|ity|ities|"
    r"ences?|ances?|ency|encies|ancy|ably|ibly|cial|cially|tial|tially|cian|cians|ture|tures|tural|ously|fully|"
    r"ingly|edly|izing|ising|ized|ised|ization|isation|graphic|logical|ology|nomic|nomics|nomy)|"
    r"ing|ings|ed|er|ers|ly|al|als|ic|ical|ous|ive|est|ist|ists|ism|ty|ry|tic|tics|ble|cy|tary|tory|sory|ary|ory"
)


def is_parted(line: str) -> bool:
    """Whether a line ends within a word."""
    return line.endswith(_SOFT) or bool(_PARTED.search(line.replace(_HYPHEN, "-")))


class Hyphens:
    """Joins lines, knowing which words a document has elsewhere.

    Args:
        lines: All lines of the document.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self._words: set[str] = set()
        goes_on = False
        for line in lines:
            words = [word.casefold() for word in _WORD.findall(line)]
            parted = is_parted(line)
            # Halves are no evidence of words.
            self._words.update(words[int(goes_on) : len(words) - int(parted)])
            goes_on = parted

    def join(self, lines: Iterable[str]) -> str:
        """One paragraph of its lines."""
        text = ""
        for raw in lines:
            line = raw.replace(_HYPHEN, "-")
            text = self._append(text, line) if text else line
        # Soft hyphens inside a line show nothing: they are where it could have been parted.
        return text.replace(_SOFT, "")

    def _append(self, text: str, line: str) -> str:
        if text.endswith(_SOFT):
            return text[:-1] + line
        parted, following = _PARTED.search(text), _FIRST_WORD.match(line)
        if parted is None or following is None:
            # "2020-" at the end of a line, or "Anglo-" before a name in quotation marks: nothing to mend, no space.
            return text + line if re.search(r"\w-$", text) else f"{text} {line}"
        return (text[:-1] if self._is_one(parted[1], following[0]) else text) + line

    def _is_one(self, first: str, second: str) -> bool:
        """Whether the halves are one word that was parted, not two with a hyphen between."""
        if not second[0].islower():
            return False
        whole, compound = (f"{first}{joint}{second}".casefold() for joint in ("", "-"))
        if whole in self._words or compound in self._words:
            return whole in self._words and compound not in self._words
        return bool(_ENDING.fullmatch(second)) and second not in self._words

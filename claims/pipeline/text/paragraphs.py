"""Where paragraphs begin and end: line breaks, except those of text that was wrapped to a column."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

Offsets = tuple[int, int]

_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
# Mail and wire copy is wrapped at 65 to 80 columns; a paragraph on one line is nearly always longer than 100.
_WRAP_COLUMN = 100


def paragraphs(text: str) -> tuple[Offsets, ...]:
    """The paragraphs of a text, without the white space around them, in order.

    A line break ends a paragraph. In a block of lines without an empty one between them the breaks count as wrapping
    where all lines are short and one goes on in lower case after a line that ends without a full stop.

    Returns:
        ``(start, end)`` in characters; paragraphs of nothing but white space are left out.
    """
    found: list[Offsets] = []
    for block in _blocks(text):
        if _is_wrapped(text, block):
            found.append((block[0][0], block[-1][1]))
        else:
            found.extend(block)
    return tuple(found)


def _blocks(text: str) -> Iterator[list[Offsets]]:
    """Runs of lines that hold something, trimmed."""
    block: list[Offsets] = []
    for start, end in _lines(text):
        line = trimmed(text, start, end)
        if line is not None:
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _lines(text: str) -> Iterator[Offsets]:
    start = 0
    for line_break in _BREAK.finditer(text):
        yield start, line_break.start()
        start = line_break.end()
    yield start, len(text)


def trimmed(text: str, start: int, end: int) -> Offsets | None:
    """The stretch without white space at its ends, or None where nothing is left."""
    line = text[start:end]
    left = len(line) - len(line.lstrip())
    right = len(line.rstrip())
    return (start + left, start + right) if left < right else None


def _is_wrapped(text: str, block: list[Offsets]) -> bool:
    if len(block) < 2 or any(end - start > _WRAP_COLUMN for start, end in block):
        return False
    return any(
        (text[end - 1].isalnum() or text[end - 1] in ",-") and text[start].islower()
        for (_, end), (start, _) in itertools.pairwise(block)
    )

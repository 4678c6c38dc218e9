"""Lines on pages to paragraphs: joined over lines, columns and pages, without what pages repeat. No library in here."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from claims.readers.formats.pdf.hyphens import Hyphens, is_parted

_MARGIN = 0.12  # of a page's height, above and below, in which running headers and page numbers stand
_PAGE_NUMBER = re.compile(
    r"(?:page|p\.|seite)?\s*[-–—|]?\s*\d{1,4}\s*(?:(?:of|/|von)\s*\d{1,4})?\s*[-–—|]?", re.IGNORECASE
)
_GOES_ON = re.compile(r"[-–—(\[]?\s*(?:more|continued|ends?|mehr)\s*[-–—)\]]?|###|\*\s*\*\s*\*", re.IGNORECASE)
_END = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_BULLET = re.compile(r"[•●▪■◦‣–—*-]\s+\S|\(?\d{1,2}[.)]\s+\S")
_SAME_SIZE = 0.1  # of the size of letters that lines of one paragraph may differ
_LEADING = 1.3  # times the usual distance of lines: beyond it a paragraph begins
_INDENT = 0.8  # of the size of letters that a first line is set in
_ROOM = 1.5  # times its width that a word must have room for before its being on the next line means something
_SMALL = 0.85  # times the size of the text's letters
_HEADLINE = 1.15  # times the size of the text's letters
_FEWEST_WORDS = 3  # of a headline
_LONGEST_HEADLINE = 200  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of text on a page.

    Args:
        text: What it says.
        left: Where it begins, in points from the left edge.
        right: Where it ends.
        top: Its upper edge, in points from the bottom of the page.
        bottom: Its lower edge.
        size: The size of its letters, in points.
        box: The number of the block of lines that it belongs to, in reading order.
        page: The number of its page, from 0.
        height: The height of its page.
    """

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    box: int
    page: int
    height: float


def paragraphs_of(lines: Sequence[Line]) -> list[str]:
    """The paragraphs of a document.

    Args:
        lines: Its lines in reading order.
    """
    kept = _without_furniture(lines)
    hyphens = Hyphens(line.text for line in kept)
    return [hyphens.join(line.text for line in group) for group in _groups(kept)]


def heading_of(lines: Sequence[Line], paragraphs: Iterable[str]) -> str | None:
    """The paragraph of the first page that is set in the largest letters, if those are larger than the text's."""
    usual = usual_size(lines)
    first = [line for line in lines if line.page == 0 and line.size >= _HEADLINE * usual]
    known = {" ".join(paragraph.split()) for paragraph in paragraphs}
    for size in sorted({line.size for line in first}, reverse=True):
        text = " ".join(line.text for line in first if line.size == size)
        if len(text.split()) >= _FEWEST_WORDS and len(text) <= _LONGEST_HEADLINE and text in known:
            return text
    return None


def usual_size(lines: Iterable[Line]) -> float:
    """The size of most letters, in points."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _without_furniture(lines: Sequence[Line]) -> list[Line]:
    """Without page numbers, and headers and footers: what more than one page has there, or is set small."""
    usual = usual_size(lines)
    pages: defaultdict[str, set[int]] = defaultdict(set)
    for line in lines:
        if _is_marginal(line):
            pages[_plain(line)].add(line.page)
    return [
        line
        for line in lines
        if not (_is_marginal(line) and (len(pages[_plain(line)]) > 1 or line.size < _SMALL * usual))
        and not (_is_marginal(line) and _PAGE_NUMBER.fullmatch(line.text))
        and not _GOES_ON.fullmatch(line.text)
    ]


def _is_marginal(line: Line) -> bool:
    return line.top > (1 - _MARGIN) * line.height or line.bottom < _MARGIN * line.height


def _plain(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text.casefold())


def _groups(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines of each paragraph."""
    boxes: defaultdict[int, list[Line]] = defaultdict(list)
    for line in lines:
        boxes[line.box].append(line)
    shapes = {number: _Shape(box) for number, box in boxes.items()}
    group: list[Line] = []
    for line in lines:
        if group and not _belongs(group[-1], line, shapes):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


class _Shape:
    """The edges of a block of lines and the distance between them."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.left = min(line.left for line in lines)
        self.right = max(line.right for line in lines)
        self.leading = median([one.top - other.top for one, other in pairwise(lines)] or [0.0])


def _belongs(before: Line, line: Line, shapes: dict[int, _Shape]) -> bool:
    """Whether a line goes on with the paragraph of the one before."""
    if abs(before.size - line.size) > _SAME_SIZE * max(before.size, line.size) or _BULLET.match(line.text):
        return False
    shape = shapes[before.box]
    if is_parted(before.text):
        return True
    if before.box != line.box:
        return _goes_on(before, line, shape)
    too_far = shape.leading > 0 and before.top - line.top > _LEADING * shape.leading
    indented = line.left > shape.left + _INDENT * line.size and before.left <= shape.left + _INDENT * line.size / 2
    begins = indented and (_END.search(before.text) or not _are_centred(before, line))
    return not (too_far or begins or _had_room(before, line, shape))


def _goes_on(before: Line, line: Line, shape: _Shape) -> bool:
    """Whether a paragraph goes on in the next block: mostly one of the next column or page."""
    if _END.search(before.text):
        return False
    moved = line.page != before.page or line.top > before.top
    return line.text[0].islower() or (moved and not _had_room(before, line, shape))


def _are_centred(before: Line, line: Line) -> bool:
    """Whether both may be centred: then neither is indented."""
    return abs((before.left + before.right) - (line.left + line.right)) < line.size


def _had_room(before: Line, line: Line, shape: _Shape) -> bool:
    """Whether the first word of a line would have fitted on the one before: then somebody ended that on purpose."""
    width = (line.right - line.left) / max(1, len(line.text))
    word = len(line.text.split(maxsplit=1)[0]) + 1
    return before.right + _ROOM * word * width < shape.right

"""What commands print: tables, JSON and CSV on stdout, messages on stderr, and never a control character of an article.

An article may hold anything, escape sequences that repaint a terminal included. :func:`safe` stands between texts of
the database and the terminal.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import sys
import textwrap
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from claims.store.store import Store

CsvOption = Annotated[bool, typer.Option("--csv", help="Print CSV.")]
# More than any database holds; also some times as many are a number that engines take.
_ALL = 10**12


def at_most_all(limit: int | None) -> int | None:
    """A limit that engines take as a number, whatever was typed."""
    return limit if limit is None else min(limit, _ALL)


LimitOption = Annotated[int, typer.Option("--limit", min=1, metavar="N", help="At most so many.", callback=at_most_all)]

# Controls (C0, DEL, C1), and the characters that turn the direction of writing around.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
_UNSAFE_IN_JSON = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
_UNSAFE_IN_CSV = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_WIDEST, _NARROWEST = 110, 40


@contextmanager
def opened(db: str | None) -> Iterator[Store]:
    """The database of a command that only reads, for a ``with`` block; it says on stderr if it had to upgrade it.

    Raises:
        DatabaseUnavailableError: There is none, or it cannot be opened.
        SchemaVersionError: It was written by a newer version.
    """
    from claims.store.store import Store

    with Store.open(db, create=False) as store:
        if store.upgraded_from:
            note(f"the database was upgraded from schema {store.upgraded_from}")
        yield store


def safe(text: str) -> str:
    """A text in one line that a terminal only shows: white space is one blank, control characters are gone or visible.

    An escape character becomes its picture (␛), as do the other controls; what turns the direction of writing is
    dropped.
    """
    return _UNSAFE.sub(_pictured, " ".join(text.split()))


def note(message: str) -> None:
    """Tell something on stderr."""
    typer.echo(safe(message), err=True)


def one_format(*, as_json: bool, as_csv: bool) -> None:
    """Refuse ``--json`` with ``--csv``.

    Raises:
        BadParameter: Both were given.
    """
    if as_json and as_csv:
        raise typer.BadParameter("choose one of --json and --csv")


def print_json(value: object) -> None:
    """Print an object or an array, indented on a terminal, in one line elsewhere."""
    dumped = json.dumps(value, ensure_ascii=False, indent=2 if sys.stdout.isatty() else None)
    # json escapes the controls below 0x20; terminals obey others too.
    typer.echo(_UNSAFE_IN_JSON.sub(lambda match: f"\\u{ord(match[0]):04x}", dumped))


def print_csv(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> None:
    """Print rows as CSV with a header; on a terminal without control characters, elsewhere as they are."""
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    text = buffer.getvalue()
    typer.echo(_UNSAFE_IN_CSV.sub(_pictured, text) if sys.stdout.isatty() else text, nl=False)


def print_pieces(pieces: Iterable[str]) -> None:
    """Print a long text as UTF-8, piece after piece; on a terminal without control characters, elsewhere as it is."""
    for piece in pieces:
        if sys.stdout.isatty():
            typer.echo(_UNSAFE_IN_CSV.sub(_pictured, piece.replace("\r\n", "\n")), nl=False)
        else:
            sys.stdout.buffer.write(piece.encode("utf-8"))
    sys.stdout.buffer.flush()


def print_table(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> None:
    """Print rows in aligned columns with a header; long cells are cut so that a line fits the terminal."""
    cells = [[safe(_cell(row.get(name))) for name in columns] for row in rows]
    table = [[name.replace("_", " ") for name in columns], *cells]
    widths = _fitted([max(map(columns_of, column)) for column in zip(*table, strict=True)])
    numeric = [bool(rows) and all(isinstance(row.get(name), int | float) for row in rows) for name in columns]
    for line in table:
        padded = (_pad(cell, width, right=right) for cell, width, right in zip(line, widths, numeric, strict=True))
        typer.echo("  ".join(padded).rstrip())


Mark = Callable[[str], Iterable[tuple[int, int]]]
"""Gives the places of a text that a terminal shall mark, in characters, in order."""


def print_wrapped(
    text: str,
    *,
    indent: str = "",
    first: str | None = None,
    bold: bool = False,
    dim: bool = False,
    mark: Mark | None = None,
) -> None:
    """Print a paragraph that fits the terminal.

    Args:
        text: Already safe.
        indent: Before each line.
        first: Before the first line, in place of ``indent``.
        bold: Whether a terminal shall emphasise it.
        dim: Whether a terminal shall show it less.
        mark: Finds what in it a terminal shall mark.
    """
    opening = indent if first is None else first
    lines = textwrap.wrap(
        text, width=width(), initial_indent=opening, subsequent_indent=indent, break_on_hyphens=False
    ) or [opening.rstrip()]
    if coloured():
        if mark:
            lines = [_marked(line, mark(line)) for line in lines]
        if bold or dim:
            lines = [typer.style(line, bold=bold or None, dim=dim or None) for line in lines]
    typer.echo("\n".join(lines))


def _marked(line: str, places: Iterable[tuple[int, int]]) -> str:
    """A line with some places marked for a terminal."""
    pieces, last = [], 0
    for start, end in places:
        pieces += [line[last:start], typer.style(line[start:end], bold=True, underline=True)]
        last = end
    return "".join([*pieces, line[last:]])


def coloured() -> bool:
    """Whether stdout is a terminal that shows colours and nobody asked for none (NO_COLOR)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width() -> int:
    """How many columns to use."""
    return max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size((100, 24)).columns))


def columns_of(text: str) -> int:
    """How many columns a terminal takes for a text: two for wide characters, none for combining marks."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 1 + (unicodedata.east_asian_width(c) in "WF") for c in text)


def counted(number: int, noun: str) -> str:
    """1 quotation, 2 quotations."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _pictured(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else "�" if code < 0xA0 else ""


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.2f}"
    return "; ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _fitted(widths: list[int]) -> list[int]:
    """The widths of columns, the widest made narrower until a line fits."""
    fitted = list(widths)
    while sum(fitted) + 2 * (len(fitted) - 1) > width() and max(fitted) > 8:
        fitted[fitted.index(max(fitted))] -= 1
    return fitted


def _pad(cell: str, columns: int, *, right: bool) -> str:
    if columns_of(cell) > columns:
        while cell and columns_of(cell) > columns - 1:
            cell = cell[:-1]
        cell += "…"
    blanks = " " * (columns - columns_of(cell))
    return blanks + cell if right else cell + blanks

"""``claims show`` and ``claims sources``: one quotation in its context, and channels with counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, Any

import typer

from claims.arguments import number_of
from claims.cli.claiming import claim_number, show_claim
from claims.cli.factchecks import verdict_line
from claims.cli.terminal.options import DbOption, JsonOption
from claims.cli.terminal.output import (
    CsvOption,
    LimitOption,
    coloured,
    note,
    one_format,
    opened,
    print_csv,
    print_json,
    print_table,
    print_wrapped,
    safe,
    width,
)
from claims.cli.terminal.quotations import heading, provenance
from claims.quotation import RELAY_KINDS

if TYPE_CHECKING:
    from claims.store.stored import QuotationInContext, StoredQuotation

# Characters shown before and after a quotation where its paragraph is longer.
_CONTEXT = 600
_COLOURS = {"content": "green", "cue": "yellow", "source": "cyan"}
_MOST_REPRINTS = 10  # shown; --json has all
_COLUMNS = ("name", "kind", "owner", "quotations", "articles", "first_published", "last_published")


def show(
    number: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="A quotation, such as q12 (claims ask prints them), or a claim, such as c12."
        ),
    ],
    *,
    as_json: JsonOption = False,
    db: DbOption = None,
) -> None:
    """Show a quotation in its context, with its chain (speaker, relays, article), or a claim with all its wordings.

    Source, cue and content are marked in the passage: by colours on a terminal, by brackets elsewhere. Of a claim, the
    verbatim wordings stand side by side with the differing words marked, then its quotations as they were said.
    """
    from claims.store.reader import open_reader

    if number.strip()[:1] in {"c", "C"}:
        show_claim(claim_number(number), as_json=as_json, db=db)
        return
    wanted = number_of(number, "q", where="ID", hint="Give one such as q12, or a claim such as c12")
    with opened(db) as store, open_reader(store.engine) as reader:
        found = reader.quotation(wanted)
        verdicts = reader.verdicts([found.quotation.id]).get(found.quotation.id, ())
    if as_json:
        print_json(_as_dict(found) | {"fact_checks": [verdict.to_dict() for verdict in verdicts]})
        return
    _print(found)
    for verdict in verdicts:
        print_wrapped(verdict_line(verdict), indent="    ", first="")


def _kind(name: str | None) -> str | None:
    if name and name not in RELAY_KINDS:
        raise typer.BadParameter(f"there is no kind {name!r}. Give one of {', '.join(RELAY_KINDS)}")
    return name


def sources(
    *,
    kind: Annotated[
        str | None, typer.Option(metavar="KIND", help=f"Only {', '.join(RELAY_KINDS)}.", callback=_kind)
    ] = None,
    limit: LimitOption = 50,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
    db: DbOption = None,
) -> None:
    """List the channels through which quotations reached the articles, the most used first."""
    from claims.store.reader import open_reader

    one_format(as_json=as_json, as_csv=as_csv)
    with opened(db) as store, open_reader(store.engine) as reader:
        rows = [source.to_dict() for source in reader.sources(limit=limit, kind=kind)]
    if as_json:
        print_json(rows)
    elif as_csv:
        print_csv(rows, _COLUMNS)
    elif rows:
        print_table(rows, _COLUMNS)
    else:
        note("No quotation here came through a channel.")


def passage(found: QuotationInContext) -> tuple[int, int]:
    """Where the paragraphs with content, cue and source start and end, at most ``_CONTEXT`` characters beyond them."""
    quotation = found.quotation
    marked = [span for _, span in _marked(quotation)]
    first, last = min(start for start, _ in marked), max(end for _, end in marked)
    before = found.text[max(0, first - _CONTEXT) : first]
    after = found.text[last : last + _CONTEXT]
    start = first - len(before) + before.rfind("\n") + 1
    line_end = after.find("\n")
    return start, last + (len(after) if line_end < 0 else line_end)


def marked_passage(found: QuotationInContext, *, colours: bool) -> str:
    """The passage with source, cue and content marked; safe to print, paragraphs apart."""
    start, end = passage(found)
    pieces = []
    for label, text in _pieces(found, start, end):
        shown = "\n".join(_safe_keeping_ends(line) for line in text.split("\n"))
        if label is None:
            pieces.append(shown)
        elif colours:
            pieces.append(typer.style(shown, fg=_COLOURS[label], bold=label == "content"))
        else:
            pieces.append(f"[{label}: {shown}]")
    return re.sub(r"\n\s*\n+", "\n\n", "".join(pieces)).strip()


def _marked(quotation: StoredQuotation) -> Iterator[tuple[str, tuple[int, int]]]:
    """What to mark, in the order of importance."""
    for span in quotation.spans:
        yield "content", span
    if quotation.cue_at:
        yield "cue", quotation.cue_at
    if quotation.source_at:
        yield "source", quotation.source_at


def _pieces(found: QuotationInContext, start: int, end: int) -> Iterator[tuple[str | None, str]]:
    """The passage in stretches, each with what it is."""
    marked = list(_marked(found.quotation))
    cuts = sorted({start, end, *(at for _, span in marked for at in span if start < at < end)})
    for first, last in pairwise(cuts):
        label = next((label for label, span in marked if span[0] <= first and last <= span[1]), None)
        yield label, found.text[first:last]


def _safe_keeping_ends(line: str) -> str:
    """A safe line that keeps the blanks at its ends: the next stretch follows."""
    left = " " if line[:1].isspace() else ""
    right = " " if line[-1:].isspace() and line.strip() else ""
    return f"{left}{safe(line)}{right}"


def _print(found: QuotationInContext) -> None:
    quotation = found.quotation
    colours = coloured()
    print_wrapped(f"q{quotation.id}  {heading(quotation)}", indent="    ", first="", bold=True)
    typer.echo()
    for paragraph in marked_passage(found, colours=colours).split("\n"):
        if colours:
            _print_coloured(paragraph)
        elif paragraph:
            print_wrapped(paragraph)
        else:
            typer.echo()
    typer.echo()
    print_wrapped(f"Chain: {_chain(found)}", indent="    ", first="")
    print_wrapped(f"Kind: {quotation.kind}; confidence {quotation.confidence:.2f}")
    if quotation.said:
        print_wrapped(f"Dated by: {safe(quotation.said.text)}")
    print_wrapped(f"Article: a{quotation.article.id}, {safe(quotation.article.url or quotation.article.origin)}")
    if found.reprints:
        print_wrapped(f"Reprinted nearly word for word: {_reprints(found)}", indent="    ")
    if found.superseded:
        note("A later version of this article has replaced this one.")


def _reprints(found: QuotationInContext) -> str:
    """Where else the article stands: "a7 (Rudaw, 2020-09-26)"."""
    shown = []
    for one in found.reprints[:_MOST_REPRINTS]:
        said = ", ".join(safe(str(it)) for it in (one.outlet, one.published) if it)
        shown.append(f"a{one.article_id} ({said or safe(one.origin)})")
    more = len(found.reprints) - len(shown)
    return ", ".join([*shown, *([f"and {more} more"] if more else [])])


def _print_coloured(paragraph: str) -> None:
    """Print a paragraph with colour codes, which take no room in a line."""
    from rich.console import Console
    from rich.text import Text

    Console(width=width(), highlight=False).print(Text.from_ansi(paragraph))


def _chain(found: QuotationInContext) -> str:
    """Speaker, those who quote the speaker, relays, article."""
    quotation = found.quotation
    speaker = safe(quotation.speaker or quotation.source or "speaker unknown")
    quoting = [f"quoted by {safe(outer.speaker or outer.source or '?')} (q{outer.id})" for outer in found.chain]
    return " → ".join([speaker, *quoting, provenance(quotation)])


def _as_dict(found: QuotationInContext) -> dict[str, Any]:
    start, end = passage(found)
    quotation = found.quotation
    return {
        "quotation": quotation.to_dict() | {"source_at": quotation.source_at, "cue_at": quotation.cue_at},
        "article": quotation.article.to_dict() | {"superseded": found.superseded},
        "passage": {"start": start, "end": end, "text": found.text[start:end]},
        "inside": [outer.to_dict() for outer in found.chain],
        "reprints": [one.to_dict() for one in found.reprints],
    }

"""``claims export``: what the database holds, in formats that others read."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claims.cli.asking import (
    AddresseeOption,
    KindOption,
    OutletOption,
    RelayOption,
    SinceOption,
    SpeakerOption,
    UntilOption,
)
from claims.cli.terminal.options import ConfidenceOption, DbOption
from claims.cli.terminal.output import at_most_all, opened, print_pieces

FormatOption = Annotated[
    str,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help="csv; jsonl (an article a line, as claims extract --json); quotes-jsonl (a quotation a line, as claims "
        "quotes --json); webannotation (W3C); quotation (schema.org); citron (BBC); ftm (FollowTheMoney); "
        "claimreview (schema.org: the fact-checks).",
    ),
]


def export(
    *,
    name: FormatOption,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write to this file once all is there, not to stdout."),
    ] = None,
    speaker: SpeakerOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    relay: RelayOption = None,
    outlet: OutletOption = None,
    addressee: AddresseeOption = None,
    kind: KindOption = None,
    min_confidence: ConfidenceOption = 0.0,
    base: Annotated[
        str | None,
        typer.Option(
            metavar="URL", help="What identifiers begin with (URLq12), in place of hashes.", show_default=False
        ),
    ] = None,
    with_text: Annotated[bool, typer.Option("--with-text", help="With the articles' texts (jsonl).")] = False,
    own: Annotated[bool, typer.Option("--own", help="Only one's own verdicts (claimreview).")] = False,
    publisher: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Who publishes own verdicts that name nobody.", show_default=False),
    ] = None,
    publisher_url: Annotated[
        str | None, typer.Option(metavar="URL", help="The address of that publisher.", show_default=False)
    ] = None,
    limit: Annotated[
        int | None,
        typer.Option(min=1, metavar="N", help="At most so many quotations.", show_default=False, callback=at_most_all),
    ] = None,
    db: DbOption = None,
) -> None:
    """Write the quotations that fit all filters, article after article, in a format that others read.

    claimreview writes the fact-checks instead: with filters, those that are about quotations that fit.

    Everything is read from one state of the database, and no more than some articles are held at a time.
    """
    from claims.database import Database
    from claims.exports import save
    from claims.search.questions.options import Asked

    asked = Asked(
        speaker=speaker,
        since=since,
        until=until,
        relay=relay,
        outlet=outlet,
        addressee=addressee,
        kind=kind,
        min_confidence=min_confidence,
    )
    with opened(db) as store:
        pieces = Database(store).export(
            name,
            asked=asked,
            limit=limit,
            base=base,
            with_text=with_text,
            own=own,
            publisher=publisher,
            publisher_url=publisher_url,
        )
        if output and str(output) != "-":
            save(pieces, output)
        else:
            print_pieces(pieces)

"""``claims match``: what is known of any text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from claims.cli.factchecks import print_fact_check, verdict_line
from claims.cli.terminal.options import DbOption, JsonOption
from claims.cli.terminal.output import (
    CsvOption,
    LimitOption,
    note,
    one_format,
    opened,
    print_csv,
    print_json,
    print_wrapped,
)
from claims.cli.terminal.quotations import print_quotation

if TYPE_CHECKING:
    from claims.factchecks.match import Known, KnownFactCheck, Matches

_COLUMNS = (
    "score", "match", "what", "id", "claim", "text", "speaker", "rating", "publisher", "published", "outlet", "title",
    "url",
)  # fmt: skip


def match(
    text: Annotated[str, typer.Argument(metavar="TEXT", help='A statement in any words: "the dam is full".')],
    *,
    limit: LimitOption = 5,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
    db: DbOption = None,
) -> None:
    """Find the known claims and fact-checks that say what a text says, whoever words it how.

    What scores below a threshold, has other numbers, or denies, is only called a suggestion.
    """
    from claims.factchecks.match import match as find

    one_format(as_json=as_json, as_csv=as_csv)
    with opened(db) as store:
        found = find(store, text, limit=limit)
    if as_json:
        print_json(found.to_dict())
    elif as_csv:
        print_csv([*map(_claim_row, found.claims), *map(_fact_check_row, found.fact_checks)], _COLUMNS)
    else:
        _print(found)


def _print(found: Matches) -> None:
    if not (found.claims or found.fact_checks):
        note("Nothing known is like it.")
    for one in found.fact_checks:
        print_wrapped(_heading(one))
        print_fact_check(one.fact_check)
        typer.echo()
    for known in found.claims:
        number = f", claim c{known.claim_id}" if known.claim_id else ""
        also = f", also in {', '.join(f'q{other}' for other in known.others)}" if known.others else ""
        print_wrapped(f"{_heading(known)}{number}{also}:")
        print_quotation(known.quotation)
        for verdict in known.verdicts:
            if verdict.standing != "denied":
                print_wrapped(verdict_line(verdict), indent="      ")
        typer.echo()


def _heading(one: Known | KnownFactCheck) -> str:
    return f"{'Match' if one.is_match else 'Suggestion'} {one.score:.2f}"


def _claim_row(known: Known) -> dict[str, Any]:
    quotation, article = known.quotation, known.quotation.article
    about = next((verdict.fact_check.said for verdict in known.verdicts if verdict.is_about), None)
    return {
        "score": known.score,
        "match": known.is_match,
        "what": "claim" if known.claim_id else "quotation",
        "id": f"q{quotation.id}",
        "claim": f"c{known.claim_id}" if known.claim_id else None,
        "text": known.text,
        "speaker": quotation.speaker,
        "rating": about.rating if about else None,
        "publisher": about.publisher if about else None,
        "published": article.published,
        "outlet": article.outlet,
        "title": article.title,
        "url": article.url,
    }


def _fact_check_row(one: KnownFactCheck) -> dict[str, Any]:
    said = one.fact_check.said
    return {
        "score": one.score,
        "match": one.is_match,
        "what": "fact-check",
        "id": f"f{one.fact_check.id}",
        "text": said.claim,
        "speaker": said.speaker,
        "rating": said.rating,
        "publisher": said.publisher,
        "published": said.published,
        "title": said.title,
        "url": said.url,
    }

"""``claims list|drift|merge|split|gather|undo``: what speakers said, free of the article, and who altered it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from claims.arguments import number_of
from claims.cli.factchecks import verdict_line
from claims.cli.judging import ByOption, NoteOption, gather_again
from claims.cli.terminal.options import DbOption, JsonOption
from claims.cli.terminal.output import (
    CsvOption,
    LimitOption,
    coloured,
    counted,
    note,
    one_format,
    opened,
    print_csv,
    print_json,
    print_table,
    print_wrapped,
    safe,
)
from claims.cli.terminal.quotations import provenance

if TYPE_CHECKING:
    from claims.store.records import Decided
    from claims.store.store import Store
    from claims.tracing import Segment, ToldClaim, Variant

SpeakerOption = Annotated[str | None, typer.Option(metavar="NAME", help="Only this speaker's (a name, or s12).")]
ClaimArgument = Annotated[str, typer.Argument(metavar="CLAIM", help="A claim, such as c12 (claims list prints them).")]

_COLUMNS = (
    "id", "speaker", "claim", "quotations", "articles", "outlets", "relays", "first_said", "last_said", "worth",
    "reasons",
)  # fmt: skip
_SHOWN = ("id", "speaker", "claim", "quotations", "outlets", "first_said", "last_said", "worth")
_DRIFT_COLUMNS = ("id", "speaker", "claim", "variants", "outlets", "altered", "cut")
_STYLES = {"same": {}, "added": {"fg": "yellow"}, "altered": {"fg": "red", "bold": True}, "left out": {"dim": True}}
_BRACKETS = {"same": "{}", "added": "[added: {}]", "altered": "[altered: {}]", "left out": "[left out: {}]"}


def list_claims(
    *,
    speaker: SpeakerOption = None,
    sort: Annotated[
        Literal["quotations", "outlets", "worth", "first", "last"],
        typer.Option(
            metavar="quotations|outlets|worth|first|last",
            help="What comes first: most quotations, most outlets, most worth checking, first or last said.",
        ),
    ] = "quotations",
    least: Annotated[int, typer.Option(min=1, metavar="N", help="Only claims with so many quotations.")] = 1,
    limit: LimitOption = 20,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
    db: DbOption = None,
) -> None:
    """List claims: the quotations of one speaker that say the same thing, wherever they were printed, are one claim.

    With --sort worth those that a fact-checker would rather check come first: numbers, comparisons, causes and what
    happened count for it, opinions, wishes and promises against it. It is no judgement on whether they are true.
    """
    from claims.store.reader import open_reader

    one_format(as_json=as_json, as_csv=as_csv)
    with opened(db) as store, open_reader(store.engine) as reader:
        found = reader.claims(limit=limit, speaker_id=_speaker(reader, speaker), order=sort, least=least)
        waiting = reader.count_ungathered()
    rows = [one.to_dict() for one in found]
    if as_json:
        print_json(rows)
    elif as_csv:
        print_csv([row | {"reasons": "; ".join(row["reasons"])} for row in rows], _COLUMNS)
    elif rows:
        print_table(rows, _SHOWN)
    else:
        note("No claims here.")
    _note_waiting(waiting)


def drift(
    *,
    speaker: SpeakerOption = None,
    limit: LimitOption = 10,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
    db: DbOption = None,
) -> None:
    """List the claims whose verbatim wordings differ most: who cut, added to or altered the words of a quotation.

    Each wording is compared with the most complete one, word by word; the differing words are marked, by colours on a
    terminal, by brackets elsewhere. Those with most altered words come first, then those that were cut most.
    """
    from claims.store.reader import open_reader
    from claims.tracing import drifted

    one_format(as_json=as_json, as_csv=as_csv)
    with opened(db) as store, open_reader(store.engine) as reader:
        found = drifted(reader, limit=limit, speaker_id=_speaker(reader, speaker))
        waiting = reader.count_ungathered()
    if as_json:
        print_json([{"claim": one.summary.to_dict(), "drift": one.drift.to_dict()} for one in found if one.drift])
    elif as_csv:
        print_csv(map(_drift_row, found), _DRIFT_COLUMNS)
    elif found:
        for place, one in enumerate(found):
            if place:
                typer.echo()
            print_wrapped(f"c{one.summary.id}  {safe(one.summary.speaker)}", bold=True)
            print_drift(one)
    else:
        note("No claim here has two verbatim wordings that differ.")
    _note_waiting(waiting)


def merge(
    kept: ClaimArgument,
    merged: Annotated[str, typer.Argument(metavar="OTHER", help="Another claim of the same speaker.")],
    *,
    by: ByOption = None,
    why: NoteOption = None,
    as_json: JsonOption = False,
    db: DbOption = None,
) -> None:
    """Decide that two claims are one. It holds whatever the machine finds later, and can be undone."""
    one, other = claim_number(kept), claim_number(merged)
    with opened(db) as store:
        decided = store.merge_claims(one, other, by=by, note=why)
        gather_again(store)
        shown = _shown(store, one)
    _report(decided, f"c{one} and c{other} are one now: c{shown}.", as_json=as_json, claim=shown)


def split(
    claim: ClaimArgument,
    quotations: Annotated[
        list[str], typer.Argument(metavar="QUOTATION...", help="Its quotations that say something else: q3 q7.")
    ],
    *,
    by: ByOption = None,
    why: NoteOption = None,
    as_json: JsonOption = False,
    db: DbOption = None,
) -> None:
    """Decide that some quotations of a claim are a claim of their own. It holds from then on, and can be undone."""
    number = claim_number(claim)
    ids = [number_of(one, "q", where="QUOTATION") for one in quotations]
    with opened(db) as store:
        decided = store.split_claim(number, ids, by=by, note=why)
        gather_again(store)
        new = _claim_of(store, ids[0])
    names = ", ".join(f"q{one}" for one in ids)
    sentence = f"{names} {'is' if len(ids) == 1 else 'are'} c{new} now, not c{number}."
    _report(decided, sentence, as_json=as_json, claim=new)


def gather(
    *,
    again: Annotated[
        bool, typer.Option("--again", help="Take all speakers, also those of whom nothing is new.")
    ] = False,
    as_json: JsonOption = False,
    db: DbOption = None,
) -> None:
    """Gather quotations into claims. Imports and decisions do it by themselves; an import that was ended has not.

    The result is the same in whatever order the articles came, and keeps to what persons decided.
    """
    from claims.ingest import gather_claims

    with opened(db) as store:
        speakers = gather_claims(store, again=again)
    if as_json:
        print_json({"speakers": speakers})
    else:
        note(f"Gathered the quotations of {counted(speakers, 'speaker')}.")


def undo(
    decision: Annotated[int, typer.Argument(metavar="DECISION", help="Its number, as it was printed.")],
    *,
    by: ByOption = None,
    why: NoteOption = None,
    as_json: JsonOption = False,
    db: DbOption = None,
) -> None:
    """Take any decision back, on speakers, quotations, claims or fact-checks: all is as if it had never been made."""
    with opened(db) as store:
        decided = store.undo(decision, by=by, note=why)
        gather_again(store)
    if as_json:
        print_json({"decision": decided.review_id, "undoes": decision})
    else:
        typer.echo(f"Decision {decision} is undone.")


def show_claim(number: int, *, as_json: bool, db: str | None) -> None:
    """Print one claim: wordings, drift, quotations in the order in which they were said."""
    from claims.store.reader import open_reader
    from claims.tracing import told_claim

    with opened(db) as store, open_reader(store.engine) as reader:
        found = told_claim(reader, number)
    if as_json:
        print_json(found.to_dict())
        return
    summary = found.summary
    if summary.id != number:
        note(f"c{number} is one with c{summary.id} now.")
    print_wrapped(f"c{summary.id}  {safe(summary.speaker)}", bold=True)
    print_wrapped(safe(summary.text), indent="  ")
    print_wrapped(_counted(found), indent="  ")
    if summary.worth is not None:
        print_wrapped(f"Worth checking: {summary.worth:.2f} ({', '.join(summary.reasons) or 'no reason'})", indent="  ")
    for verdict in found.verdicts:
        print_wrapped(verdict_line(verdict), indent="    ", first="  ")
    if found.drift:
        typer.echo()
        print_drift(found)
    typer.echo()
    for one in found.quotations:
        day = one.said.first.isoformat() if one.said else None
        line = (
            f"q{one.id}  {day or one.article.published or 'no day'}  {one.kind}: {safe(one.text)} ({provenance(one)})"
        )
        print_wrapped(line, indent="    ", first="")
    for decided in found.decisions:
        said = "one claim" if decided.kind == "merge_claims" else "a claim of their own"
        print_wrapped(f"Decision {decided.id}: {said}{f', by {safe(decided.author)}' if decided.author else ''}")


def print_drift(found: ToldClaim) -> None:
    """Print the verbatim wordings of a claim side by side, the differing words marked."""
    if not found.drift:
        return
    colours = coloured()
    for variant in (found.drift.fullest, *found.drift.others):
        print_wrapped(f"{_printed_by(variant)}:", indent="  ", first="  ")
        words = " ".join(_marked(segment, colours=colours) for segment in variant.segments)
        print_wrapped(words, indent="      ")


def claim_number(text: str) -> int:
    """The number of a claim that an argument names.

    Raises:
        WrongValueError: It names none.
    """
    return number_of(text, "c", where="CLAIM")


def _speaker(reader: Any, name: str | None) -> int | None:  # noqa: ANN401 - a Reader, which is imported late
    from claims.speakers import find_speaker

    return find_speaker(reader, name) if name else None


def _shown(store: Store, number: int) -> int:
    from claims.store.reader import open_reader

    with open_reader(store.engine) as reader:
        return reader.claim(number).id


def _claim_of(store: Store, quotation_id: int) -> int:
    from claims.store.reader import open_reader

    with open_reader(store.engine) as reader:
        return reader.claims_of([quotation_id])[quotation_id]


def _report(decided: Decided, sentence: str, *, as_json: bool, claim: int) -> None:
    if as_json:
        print_json({"decision": decided.review_id, "claim": f"c{claim}"})
        return
    typer.echo(sentence)
    typer.echo(f"Decision {decided.review_id}; to take it back: claims undo {decided.review_id}")


def _note_waiting(waiting: int) -> None:
    if waiting:
        are = "is" if waiting == 1 else "are"
        note(f"{counted(waiting, 'quotation')} {are} not gathered into claims yet: claims gather does it.")


def _counted(found: ToldClaim) -> str:
    one = found.summary
    said = f"{counted(one.quotations, 'quotation')} in {counted(one.articles, 'article')}"
    # Articles of unknown outlets are of none that could be counted.
    outlets = f" of {counted(one.outlets, 'outlet')}" if one.outlets else ""
    relays = f", through {counted(one.relays, 'channel')}" if one.relays else ""
    until = f" to {one.last_said}" if one.last_said != one.first_said else ""
    days = f", said {one.first_said}{until}" if one.first_said else ""
    return f"{said}{outlets}{relays}{days}"


def _printed_by(variant: Variant) -> str:
    places = ", ".join(f"{safe(one.article.outlet or one.article.origin)} (q{one.id})" for one in variant.quotations)
    shares = [f"{share:.0%} {what}" for share, what in ((variant.altered, "altered"), (variant.cut, "cut")) if share]
    return f"{places}{': ' if shares else ''}{', '.join(shares)}"


def _marked(segment: Segment, *, colours: bool) -> str:
    text = safe(segment.text)
    if colours:
        return typer.style(text, strikethrough=segment.kind == "left out", **_STYLES[segment.kind])  # type: ignore[arg-type]
    return _BRACKETS[segment.kind].format(text)


def _drift_row(one: ToldClaim) -> dict[str, Any]:
    drift = one.drift
    variants: Sequence[Variant] = (drift.fullest, *drift.others) if drift else ()
    return one.summary.to_dict() | {
        "variants": len(variants),
        "altered": round(drift.altered, 4) if drift else 0,
        "cut": round(drift.cut, 4) if drift else 0,
    }

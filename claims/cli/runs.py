"""``claims runs``: which version extracted what; extracting again, comparing, accepting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli.terminal.logs import LogJsonOption, logging_json
from claims.cli.terminal.options import DbOption, JsonOption, QuietOption, WorkersOption
from claims.cli.terminal.output import note, opened, print_json, safe
from claims.cli.terminal.progress import progress_of

if TYPE_CHECKING:
    from claims.ingest import Summary
    from claims.ingest.comparing import Difference

_INTERRUPTED = 130  # what shells report for a program that SIGINT ended: 128 + 2

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Which version extracted what; extract again, compare, accept.",
)

RunArgument = Annotated[int, typer.Argument(metavar="RUN", help="The number of the run.", show_default=False)]
OfOption = Annotated[
    int | None,
    typer.Option("--of-run", metavar="RUN", help="Only articles that this run extracted.", show_default=False),
]
OfOutletOption = Annotated[
    str | None, typer.Option("--outlet", metavar="NAME", help="Only articles of this outlet.", show_default=False)
]
AcceptOption = Annotated[bool, typer.Option("--accept", help="Replace what is shown at once, without comparing.")]


@app.command("list")
def list_runs(db: DbOption = None, as_json: JsonOption = False) -> None:
    """List the runs: version and model, and how many articles and quotations are theirs."""
    from claims.store.articles import runs

    with opened(db) as store, store.reading() as connection:
        found = runs.every_run(connection)
    if as_json:
        print_json([run.to_dict() for run in found])
        return
    if not found:
        note("No runs yet. claims import fills the database.")
    for run in found:
        waiting = f"; proposes {run.proposed:,} articles" if run.proposed else ""
        typer.echo(
            f"{run.id}  {run.started_at:%Y-%m-%d}  Claims {safe(run.version)}, {safe(run.model)}: "
            f"{run.articles:,} articles, {run.quotations:,} quotations{waiting}"
        )


@app.command()
def start(
    *,
    db: DbOption = None,
    outlet: OfOutletOption = None,
    of_run: OfOption = None,
    accept: AcceptOption = False,
    workers: WorkersOption = None,
    as_json: JsonOption = False,
    log_json: LogJsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Extract articles of the database again, with this version and its models.

    What comes out waits beside what is shown: claims runs diff compares, claims runs accept lets it be shown. Persons'
    decisions stay. Articles that this version extracted are left out. After Ctrl-C the same command goes on.
    """
    extract_again(
        db=db,
        outlet=outlet,
        of_run=of_run,
        accept=accept,
        workers=workers,
        as_json=as_json,
        log_json=log_json,
        quiet=quiet,
    )


def extract_again(
    *,
    db: str | None,
    outlet: str | None,
    of_run: int | None,
    accept: bool,
    workers: int | None,
    as_json: bool,
    log_json: bool = False,
    quiet: bool = False,
) -> None:
    """What ``claims runs start`` and ``claims extract --rerun`` do."""
    from claims.ingest import ImportInterrupted, rerun, sensible_workers

    shown = not (quiet or log_json)
    with (
        logging_json(wanted=log_json),
        opened(db) as store,
        progress_of("Extracting", total=lambda: store.statistics().rows["articles"], shown=shown) as progress,
    ):
        many = workers or sensible_workers()
        try:
            run_id, summary = rerun(store, outlet=outlet, of=of_run, accept=accept, workers=many, progress=progress)
        except ImportInterrupted as interrupt:
            _tell(interrupt.summary, "extracted before the interrupt", as_json=as_json, quiet=quiet)
            typer.echo("Interrupted. The same command goes on from there.", err=True)
            raise typer.Exit(_INTERRUPTED) from None
    for failure in summary.failures:
        note(f"Error: {failure}")
    _tell(summary, f"extracted by run {run_id}", as_json=as_json, quiet=quiet, run=run_id)
    if summary.unchanged and not (accept or quiet or as_json):
        note(f"claims runs diff OLD {run_id} compares; claims runs accept {run_id} lets it be shown")
    if summary.failures:
        raise typer.Exit(1)


@app.command()
def diff(
    before: Annotated[int, typer.Argument(metavar="A", help="One run.", show_default=False)],
    after: Annotated[int, typer.Argument(metavar="B", help="Another one, shown or proposed.", show_default=False)],
    db: DbOption = None,
    limit: Annotated[int, typer.Option(min=0, metavar="N", help="Differences that are printed.")] = 20,
    as_json: JsonOption = False,
) -> None:
    """Compare what two runs found in the same articles."""
    from claims.ingest import compare_runs

    with opened(db) as store:
        found = compare_runs(store, before, after, limit=limit)
    if as_json:
        print_json(found.to_dict())
        return
    typer.echo(
        f"{found.articles:,} articles: {found.same:,} quotations the same, {found.changed:,} changed, "
        f"{found.lost:,} only in run {before}, {found.found:,} only in run {after}"
    )
    if found.parts:
        typer.echo("changed: " + ", ".join(f"{name} {count:,}" for name, count in found.parts.most_common()))
    for difference in found.examples:
        typer.echo(_line(difference))


@app.command("accept")
def accept_run(run: RunArgument, db: DbOption = None, as_json: JsonOption = False, quiet: QuietOption = False) -> None:
    """Let what a run proposes be shown instead of what older runs found; persons' decisions stay.

    After Ctrl-C the same command goes on from there.
    """
    from claims.ingest import ImportInterrupted, accept

    with opened(db) as store, progress_of("Accepting", total=lambda: None, shown=not quiet) as progress:
        try:
            summary = accept(store, run, progress=progress)
        except ImportInterrupted:
            typer.echo("Interrupted. The same command goes on from there.", err=True)
            raise typer.Exit(_INTERRUPTED) from None
    _tell(summary, f"show what run {run} found", as_json=as_json, quiet=quiet, run=run)


@app.command()
def drop(run: RunArgument, db: DbOption = None) -> None:
    """Drop what a run proposes; what is shown stays as it is."""
    with opened(db) as store:
        note(f"{store.drop_proposals(run):,} articles' proposals dropped")


def _tell(summary: Summary, what: str, *, as_json: bool, quiet: bool, run: int | None = None) -> None:
    if as_json:
        failed = [failure.to_dict() for failure in summary.failures]
        counts = {"run": run, "articles": summary.unchanged, "quotations": summary.quotations, "failures": failed}
        print_json(counts)
    elif not quiet:
        typer.echo(f"Articles: {summary.unchanged:,} {what}. Quotations: {summary.quotations:,}.")


def _line(difference: Difference) -> str:
    said = safe(difference.text)
    if difference.before is None or difference.after is None:
        return f"{'+' if difference.before is None else '-'} a{difference.article_id} {said}"
    before, after = difference.before, difference.after
    changes = (f"{name}: {safe(str(before[name]))} > {safe(str(after[name]))}" for name in difference.parts)
    return f"~ a{difference.article_id} {said} ({'; '.join(changes)})"

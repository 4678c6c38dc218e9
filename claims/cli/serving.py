"""``claims serve``: the site, on this computer."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from threading import Timer
from typing import Annotated

import typer

from claims.cli.terminal.options import DbOption, finite
from claims.cli.terminal.output import note, opened, safe
from claims.errors import ClaimsError
from claims.process import multiply_on_one_thread


def serve(
    *,
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="The address to listen at; 0.0.0.0 is all.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", "-p", min=0, max=65535, metavar="N", help="The port.")] = 8001,
    open_browser: Annotated[bool, typer.Option("--open", "-o", help="Open the site in a browser.")] = False,
    cors: Annotated[bool, typer.Option("--cors", help="Let other sites' pages read the JSON.")] = False,
    base_url: Annotated[
        str, typer.Option(metavar="PATH", help="The path at which a reverse proxy serves the site.")
    ] = "/",
    review: Annotated[
        bool, typer.Option("--review", help="Let persons review quotations and speakers; prints the address for it.")
    ] = False,
    actor_header: Annotated[
        str | None,
        typer.Option(
            metavar="HEADER",
            help="With --review: the header in which a reverse proxy says who visits (X-Remote-User), in place of the "
            "token. Whoever reaches the port past the proxy can write it, so let only the proxy reach it.",
            show_default=False,
        ),
    ] = None,
    mirror: Annotated[
        str | None,
        typer.Option(
            metavar="PATH",
            help="For a PostgreSQL database: the SQLite file that what people read is copied into; else in the cache.",
            show_default=False,
        ),
    ] = None,
    fresh: Annotated[
        float, typer.Option(min=0, metavar="SECONDS", help="How long such a copy counts as fresh.", callback=finite)
    ] = 60.0,
    write_metadata: Annotated[
        str | None,
        typer.Option(
            metavar="FOLDER", help="Serve nothing: write the files for a Datasette elsewhere.", show_default=False
        ),
    ] = None,
    db: DbOption = None,
) -> None:
    """Browse a database: search it, read its articles with every quotation marked, look into its tables.

    Nothing is fetched from elsewhere, and nobody but this computer is answered unless --host says so. With --review
    decisions can be made: by those who open the address with the token that is printed, or whom a proxy names.
    Of a PostgreSQL database a copy is served, which follows it; decisions are written to the database itself.
    """
    if actor_header and not review:
        raise typer.BadParameter("--actor-header says who reviews; give --review too")
    multiply_on_one_thread()
    try:
        from claims.datasette_plugin.mirroring import Mirror
        from claims.datasette_plugin.reviewers import new_token
        from claims.datasette_plugin.serving import build, listen
        from claims.datasette_plugin.serving import serve as answer_requests
    except ModuleNotFoundError as error:
        if error.name not in {"datasette", "uvicorn"}:
            raise
        raise ClaimsError(
            "the site needs Datasette, which is not installed", hint="pip install 'claims[web]'"
        ) from None
    if write_metadata is not None:
        _write_metadata(write_metadata, db)
        return
    with opened(db) as store:
        path, copy = str(store.engine.url.database), None
        if store.engine.dialect.name != "sqlite":
            copy = Mirror(store, path=mirror, every=fresh)
            path = str(copy.path)
            note(f"Copying {copy.name} into {path} ...")
            copied = copy.refresh()
            note(f"{copied.rows:,} rows of {len(copied.tables)} tables copied in {copied.seconds:.1f} s")
        listening = listen(host, port)
        address = f"http://{host}:{listening.getsockname()[1]}{base_url}"
        note(f"Serving {path} at {address} (Ctrl-C ends it)")
        reviewing: dict[str, object] | None = None
        if review and actor_header:
            reviewing = {"actor_header": actor_header}
            note(f"Whoever {actor_header} names may review")
        elif review:
            token = new_token()
            reviewing = {"token": token}
            address = f"{address.rstrip('/')}/review/enter?token={token}"
            note(f"Review at {address}")
        if open_browser:
            Timer(1.0, webbrowser.open, [address]).start()
        answer_requests(build(path, cors=cors, base_url=base_url, review=reviewing, mirror=copy), listening)


def _write_metadata(folder: str, db: str | None) -> None:
    from claims.datasette_plugin.metadata import write_metadata
    from claims.datasette_plugin.serving import SETTINGS

    with opened(db) as store:
        name = Path(str(store.engine.url.database)).stem
    for path in write_metadata(Path(folder), database=name, settings=SETTINGS):
        typer.echo(safe(str(path)))

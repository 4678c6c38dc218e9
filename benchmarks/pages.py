"""How long the site's pages take on a large database: medians of warm requests through Datasette's whole application.

::

    python benchmarks/pages.py SOURCE.db OUT.db [--quotations 100000]

SOURCE.db is a database of real articles (``claims import``). Its articles are written again and again into OUT.db, with
all that belongs to them, under other speakers in every fourth copy and with vectors that are moved a little, until
there are as many quotations as wanted. An OUT.db that is there is taken as it is.

Milliseconds of the processor, in all threads, are printed beside those of the clock: where the computer has other work
too, they are nearer to what a page takes on one that has not.
"""

from __future__ import annotations

import argparse
import asyncio
import hashlib
import random
import statistics
import time
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import numpy as np
from sqlalchemy import Connection, Table, func, insert, select, text

from claims.datasette_plugin.serving import build
from claims.ingest import index_vectors
from claims.search.meaning.embed import encoder_name
from claims.search.meaning.vectors import pack, unpack
from claims.store.engines.engine import writing
from claims.store.store import Store
from claims.store.tables import Base

REPEATS, LIMIT_MS = 15, 150
_REVIEWER = {"X-Reviewer": "Kim"}
# Every copy has its own; entities, and what is theirs, only every fourth; the rest is there once.
_COPIED = (
    "articles", "quotations", "quotation_spans", "quotation_relays", "quotation_addressees", "quotation_principals",
    "quotation_subjects",
    "mentions", "roles", "search_texts", "resolutions", "embeddings",
)  # fmt: skip
_OF_ENTITIES = ("entities", "entity_names", "entity_keys", "name_words")
_ONCE = ("outlets", "runs", "channels", "claims")
_EVERY = 4
_SYLLABLES = ("ba", "ko", "mi", "ra", "ten", "sul", "de", "vor", "lan", "pi")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Time the site's pages on a large database.")
    parser.add_argument("source", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--quotations", type=int, default=100_000)
    arguments = parser.parse_args()
    if not arguments.out.exists():
        started = time.perf_counter()
        with Store.open(arguments.source, create=False) as source, Store.open(arguments.out) as store:
            fill(store, source, arguments.quotations)
            index_vectors(store)
        print(f"database filled in {time.perf_counter() - started:.0f} s")
    report(arguments.out)


def fill(store: Store, source: Store, wanted: int) -> None:
    """Copies of all articles, with everything that belongs to them."""
    with source.reading() as connection:
        rows = {table.name: _rows(connection, table) for table in Base.metadata.sorted_tables}
    step = {name: max((row["id"] for row in found if "id" in row), default=0) + 1 for name, found in rows.items()}
    step["search_texts"] = step["quotations"]
    if not any(row["model"] == encoder_name() for row in rows["embeddings"]):
        raise SystemExit("the source has no vectors of this version's encoder: run an import on it first")
    copies = -(-wanted // len(rows["quotations"]))
    drawn = np.random.default_rng(1)
    for copy in range(copies):
        with writing(store.engine) as connection:
            connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
            for table in Base.metadata.sorted_tables:
                name = table.name
                if name in _COPIED or (name in _OF_ENTITIES and copy % _EVERY == 0) or (name in _ONCE and copy == 0):
                    changed = [_changed(table, row, copy, step, drawn) for row in rows[name]]
                    if changed:
                        connection.execute(insert(table).prefix_with("OR IGNORE"), changed)
    with writing(store.engine) as connection:
        connection.execute(text("ANALYZE"))


def _rows(connection: Connection, table: Table) -> list[dict[str, Any]]:
    return [dict(row) for row in connection.execute(select(table)).mappings()]


def _changed(
    table: Table, row: Mapping[str, Any], copy: int, step: Mapping[str, int], drawn: np.random.Generator
) -> dict[str, Any]:
    """A row with the numbers, hashes, names and days of its copy."""
    found = dict(row)
    for column in table.columns:
        target = next(
            (key.column.table.name for key in column.foreign_keys), table.name if column.name == "id" else None
        )
        if target is None or found[column.name] is None or target in _ONCE:
            continue
        by = copy // _EVERY if target in _OF_ENTITIES else copy
        found[column.name] += by * step[target]
    if table.name in _OF_ENTITIES and copy:
        surname = "".join(random.Random(copy).choices(_SYLLABLES, k=3)).title()  # noqa: S311 (no secret)
        for key in {"name", "normalised", "word"} & found.keys():
            found[key] = f"{found[key]} {surname if key == 'name' else surname.casefold()}"
        if table.name == "name_words":
            found["word"] = row["word"]
    for key in {"identity_sha256", "text_sha256"} & found.keys():
        found[key] = hashlib.sha256(f"{found[key]}{copy}".encode()).hexdigest()
    if table.name == "articles":
        found["origin"] = f"{found['origin']}#{copy}"
        if found["published_on"]:
            found["published_on"] -= timedelta(days=30 * copy)
    if table.name == "embeddings" and copy:
        vector = unpack([found["vector"]], found["dimensions"])[0].astype(np.float32)
        vector /= np.linalg.norm(vector)
        noise = drawn.normal(scale=0.5 / len(vector) ** 0.5, size=len(vector)).astype(np.float32)
        found["vector"] = pack(vector + noise)
    return found


def report(path: Path) -> None:
    """Print how long each page takes, and how much of what is allowed."""
    with Store.open(path, read_only=True) as store, store.reading() as connection:
        tables = Base.metadata.tables
        count = connection.scalar(select(func.count(tables["quotations"].c.kind)))
        most = connection.execute(
            select(tables["quotations"].c.speaker_id, func.count().label("times"))
            .where(tables["quotations"].c.speaker_id.is_not(None))
            .group_by(tables["quotations"].c.speaker_id)
            .order_by(text("times DESC"))
            .limit(1)
        ).one()
        told = connection.scalar(
            select(tables["quotations"].c.claim_id).where(tables["quotations"].c.claim_id.is_not(None))
            .group_by(tables["quotations"].c.claim_id).order_by(func.count().desc()).limit(1)
        )  # fmt: skip
        longest = connection.scalar(
            select(tables["quotations"].c.article_id).group_by(tables["quotations"].c.article_id)
            .order_by(func.count().desc()).limit(1)
        )  # fmt: skip
        speaker = connection.scalar(select(tables["entities"].c.name).where(tables["entities"].c.id == most.speaker_id))
    print(f"{count:,} quotations; {speaker} is quoted most, {most.times:,} times\n")
    pages = {
        "front page": "/",
        "question on whoever holds an office": "/?q=what+did+the+senator+say+about+immigration",
        "question on the most quoted speaker": f"/?q=what+did+{speaker}+say+about+taxes".replace(" ", "+"),
        "its answers by date": f"/?q=what+did+{speaker}+say+about+taxes&sort=latest".replace(" ", "+"),
        "all of the most quoted speaker": f"/?speaker=s{most.speaker_id}",
        "all of one outlet": "/?outlet=o1",
        "all of one relay": "/?relay=r1",
        "all since a year": "/?since=2015",
        "all direct quotations": "/?kind=direct",
        "answers over time": f"/over-time?q=what+did+{speaker}+say+about+taxes".replace(" ", "+"),
        "list of claims": "/claims/all",
        "the claim told most often": f"/claims/c{told}",
        "the longest article": f"/articles/a{longest}",
        "the most quoted speaker": f"/speakers/s{most.speaker_id}",
        "a relay": "/relays/r1",
        "an outlet": "/outlets/o1",
        "list of speakers": "/speakers",
        "list of relays": "/relays",
        "list of outlets": "/outlets",
        "queue of reviews": "/review",
        "review of a quotation": f"/review/q{longest}",
        "JSON of a question": f"/search.json?q=what+did+{speaker}+say+about+taxes".replace(" ", "+"),
        "Datasette: quotes": f"/{path.stem}/quotes",
        "Datasette: quotations": f"/{path.stem}/quotations",
        "Datasette: a quotation": f"/{path.stem}/quotations/{longest}",
        "Datasette: said_about": f"/{path.stem}/said_about?speaker=&topic=immigration",
    }
    width = max(map(len, pages))
    print(f"{'page':{width}}  median ms  of {LIMIT_MS} ms  slowest ms  processor ms")
    for name, (status, taken) in zip(pages, asyncio.run(_timed(path, list(pages.values()))), strict=True):
        if status != 200:
            print(f"{name:{width}}  status {status}")
            continue
        clock, processor = (statistics.median(times) for times in zip(*taken, strict=True))
        slowest = max(one for one, _ in taken)
        print(f"{name:{width}}  {clock:9.0f}  {clock / LIMIT_MS:9.2f}  {slowest:10.0f}  {processor:12.0f}")


async def _timed(path: Path, addresses: list[str]) -> list[tuple[int, list[tuple[float, float]]]]:
    """The status of each address, and the milliseconds of clock and processor that warm requests of it take."""
    datasette = build(path, review={"actor_header": "X-Reviewer"})
    await datasette.invoke_startup()
    found = []
    for address in addresses:
        answer = await datasette.client.get(address, headers=_REVIEWER)
        taken = []
        for _ in range(REPEATS if answer.status_code == 200 else 0):
            started, worked = time.perf_counter(), time.process_time()
            await datasette.client.get(address, headers=_REVIEWER)
            taken.append(((time.perf_counter() - started) * 1000, (time.process_time() - worked) * 1000))
        found.append((answer.status_code, taken))
    return found


if __name__ == "__main__":
    main()

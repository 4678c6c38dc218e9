"""How long questions take on a large database, and how good the approximate index is.

::

    OPENBLAS_NUM_THREADS=1 python benchmarks/search.py SOURCE.db... OUT [--quotations 1000000]

SOURCE.db is a database of real articles, or several (``claims import`` of the training texts). Its quotations are
written again and again into OUT.db, each time with some of their words changed, under as many speakers as they have,
and with vectors that are moved a little, until there are as many as wanted. Then 200 mixed questions are asked, on one
thread, as ``claims ask`` sets it itself.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from sqlalchemy import Connection, insert, select, text

from claims.ask import ask
from claims.ask.nearest import usable_index
from claims.ingest import index_vectors
from claims.lexicon.folding import fold
from claims.process import spare_garbage_collection
from claims.search.meaning.embed import encoder_name, sentence_encoder
from claims.search.meaning.vectors import pack, unpack
from claims.store import tables
from claims.store.engines.engine import writing
from claims.store.quotations.embeddings import index_path
from claims.store.reader import open_reader
from claims.store.store import Store

# Every fiftieth quotation of somebody is by two together.
QUESTIONS, PER_ARTICLE, BATCH, JOINT = 200, 20, 5_000, 50
TOPICS = (
    "immigration", "US troops", "the wall", "taxes", "emails", "trade with China", "gun control", "jobs", "ISIS",
    "health care", "the Supreme Court", "Russia", "climate change", "the debate", "police shootings", "abortion",
)  # fmt: skip


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Time questions on a large database.")
    parser.add_argument("source", type=Path, nargs="+")
    parser.add_argument("out", help="a path, or a PostgreSQL URL of an empty database")
    parser.add_argument("--quotations", type=int, default=1_000_000)
    parser.add_argument("--cold", type=int, default=20, help="cold runs of claims ask")
    arguments = parser.parse_args()
    spare_garbage_collection()
    started = time.perf_counter()
    with Store.open(arguments.out) as store:
        with store.reading() as connection:
            there = connection.scalar(select(tables.Quotation.id).limit(1)) is not None
        if not there:
            fill(store, [row for path in arguments.source for row in read(path)], arguments.quotations)
            print(f"database filled in {time.perf_counter() - started:.0f} s", flush=True)
        started = time.perf_counter()
        index_vectors(store)
        path = index_path(store.engine)
        size = path.stat().st_size / 2**20 if path.exists() else 0
        print(f"index of {size:,.0f} MB built in {time.perf_counter() - started:.0f} s", flush=True)
        report(store, arguments.out, cold=arguments.cold)


def read(path: Path) -> list[Any]:
    """Content, kind, speaker's name and kind (None where nobody is known) and vector of each quotation of a source."""
    with Store.open(path, create=False) as source, source.reading() as connection:
        return list(
            connection.execute(
                select(
                    tables.Quotation.content_text,
                    tables.Quotation.kind,
                    tables.Entity.name,
                    tables.Entity.kind,
                    tables.Embedding.vector,
                )
                .outerjoin(tables.Entity, tables.Entity.id == tables.Quotation.speaker_id)
                .join(tables.Embedding, tables.Embedding.quotation_id == tables.Quotation.id)
                .where(tables.Embedding.model == encoder_name())
            ).all()
        )


def fill(store: Store, said: Sequence[Any], wanted: int) -> None:
    """Copies of the sources' quotations with changed words and moved vectors."""
    model = encoder_name()
    run = store.run(version="0", model=model, components="benchmark")
    speakers = sorted({(row[2], row[3]) for row in said if row[2]})
    with writing(store.engine) as connection:
        entities = _entities(connection, speakers, run)
    rows = _copies(said, wanted)
    number = 0
    while batch := list(islice(rows, BATCH)):
        with writing(store.engine) as connection:
            _write(connection, batch, number, entities=entities, run=run, model=model)
        number += len(batch)
    with writing(store.engine) as connection:
        connection.execute(text("ANALYZE"))


Copy = tuple[str, str, tuple[str, str] | None, bytes]
"""Content, kind, speaker and vector."""


def _copies(said: Sequence[Any], wanted: int) -> Iterator[Copy]:
    """Copies; one word in five is another quotation's."""
    drawn, moved = random.Random(1), np.random.default_rng(1)  # noqa: S311 (no secret)
    words = [word for row in said for word in row[0].split()]
    vectors = unpack([row[4] for row in said], len(said[0][4])).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    for place in range(wanted):
        row = said[place % len(said)]
        changed = [drawn.choice(words) if drawn.random() < 0.2 else word for word in row[0].split()]
        # Noise as long as half the vector: as far from the original as another quotation on the same topic.
        noise = moved.normal(scale=0.5 / len(vectors[0]) ** 0.5, size=len(vectors[0])).astype(np.float32)
        speaker = (row[2], row[3]) if row[2] else None
        yield " ".join(changed) or row[0], row[1], speaker, pack(vectors[place % len(said)] + noise)


def _entities(connection: Connection, speakers: Sequence[tuple[str, str]], run: int) -> dict[tuple[str, str], int]:
    found = {speaker: number for number, speaker in enumerate(speakers, 1)}
    rows = [{"id": n, "canonical_id": n, "name": s[0], "kind": s[1]} for s, n in found.items()]
    connection.execute(insert(tables.Entity), rows)
    names = [
        {"entity_id": n, "name": s[0], "normalised": fold(s[0]), "said_by": "machine", "run_id": run}
        for s, n in found.items()
    ]
    connection.execute(insert(tables.EntityName), names)
    words = {(word, row["normalised"]) for row in names for word in str(row["normalised"]).split()}
    connection.execute(insert(tables.NameWord), [{"word": word, "normalised": name} for word, name in sorted(words)])
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT setval('entities_id_seq', (SELECT max(id) FROM entities))"))
    return found


def _write(
    connection: Connection,
    batch: Sequence[Copy],
    number: int,
    *,
    entities: dict[tuple[str, str], int],
    run: int,
    model: str,
) -> None:
    """Quotations from ``number`` on, ``PER_ARTICLE`` of them an article."""
    first = number // PER_ARTICLE + 1
    articles, quotations, spans, mentions, together, texts, vectors = [], [], [], [], [], [], []
    everybody = list(entities)
    for at in range(first, (number + len(batch) - 1) // PER_ARTICLE + 2):
        day = np.datetime64("2010-01-01") + at % 5_000
        articles.append({
            "id": at, "origin": f"{at}.txt", "title": f"Article {at}", "text": f"Article {at}", "text_sha256": str(at),
            "identity_sha256": str(at), "run_id": run, "published_on": day.item(),
        })  # fmt: skip
    for place, (content, kind, speaker, vector) in enumerate(batch, number + 1):
        quotations.append({
            "id": place, "article_id": (place - 1) // PER_ARTICLE + 1, "run_id": run, "kind": kind,
            "content_text": content, "speaker_id": entities[speaker] if speaker else None,
            "speaker_name": speaker[0] if speaker else None, "speaker_kind": speaker[1] if speaker else None,
            "confidence": 0.8, "position": (place - 1) % PER_ARTICLE, "identity_sha256": str(place),
        })  # fmt: skip
        spans.append({"quotation_id": place, "role": "content", "position": 0, "start": 0, "end": 7})
        if speaker:
            at = (place - 1) % PER_ARTICLE
            mentions.append({
                "article_id": (place - 1) // PER_ARTICLE + 1, "run_id": run, "entity_id": entities[speaker],
                "name": speaker[0], "start": at, "end": at + 1,
            })  # fmt: skip
        called = speaker[0] if speaker else ""
        if speaker and place % JOINT == 0:
            several = dict.fromkeys((speaker, everybody[place % len(everybody)]))
            called = " and ".join(one[0] for one in several)
            quotations[-1] |= {"speaker_id": None, "speaker_kind": "group", "speaker_name": called}
            together += [{"quotation_id": place, "entity_id": entities[one], "name": one[0]} for one in several]
        name = fold(called)
        texts.append({"quotation_id": place, "content": fold(content), "speaker": name, "title": ""})
        vectors.append({"quotation_id": place, "model": model, "dimensions": len(vector), "vector": vector})
    for table, rows in (
        (tables.Article, articles), (tables.Quotation, quotations), (tables.QuotationSpan, spans),
        (tables.Mention, mentions), (tables.QuotationJointSpeaker, together), (tables.SearchText, texts),
        (tables.Embedding, vectors),
    ):  # fmt: skip
        connection.execute(insert(table), rows)


def questions(store: Store) -> list[str]:
    """Mixed ones: with a speaker, without one, with a period, misspelled, on no topic."""
    drawn = random.Random(2)  # noqa: S311 (no secret)
    with open_reader(store.engine) as reader:
        speakers = [one.name for one in reader.speakers(limit=200)]
    forms = (
        "what did {s} say about {t}", "{s} on {t}", "who said anything about {t}", "what did {s} say about {t} in 2015",
        "what did {m} say about {t}", "quotes by {s}", "{t}", "who criticised {t} since 2018",
    )  # fmt: skip
    found = []
    for place in range(QUESTIONS):
        speaker = drawn.choice(speakers)
        middle = len(speaker) // 2
        misspelled = speaker[:middle] + speaker[middle + 1 :]
        found.append(forms[place % len(forms)].format(s=speaker, t=drawn.choice(TOPICS), m=misspelled))
    return found


def report(store: Store, out: str, *, cold: int) -> None:
    """Times, memory, and the index against comparing all."""
    asked = questions(store)
    ask(store, asked[0])
    times, worked = [], []
    for question in asked:
        started, busy = time.perf_counter(), time.process_time()
        ask(store, question)
        times.append(1_000 * (time.perf_counter() - started))
        worked.append(1_000 * (time.process_time() - busy))
    print(f"in one process, {len(asked)} questions: p50 {_at(times, 0.5):.0f} ms, p95 {_at(times, 0.95):.0f} ms")
    print(f"of that by its own processor time: p50 {_at(worked, 0.5):.0f} ms, p95 {_at(worked, 0.95):.0f} ms")
    slowest = sorted(zip(times, asked, strict=True), reverse=True)[:3]
    print("slowest:", "; ".join(f"{question} {spent:.0f} ms" for spent, question in slowest))
    print(f"memory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    times = []
    for question in asked[:cold]:
        started = time.perf_counter()
        subprocess.run([sys.executable, "-m", "claims", "ask", question, "--db", out], check=True, capture_output=True)
        times.append(1_000 * (time.perf_counter() - started))
    if times:
        print(f"claims ask, {len(times)} cold runs: p50 {_at(times, 0.5):.0f} ms, p95 {_at(times, 0.95):.0f} ms")
    recall(store)


def recall(store: Store, *, limit: int = 100) -> None:
    """The share of the exactly nearest that the index finds."""
    with open_reader(store.engine) as reader:
        index = usable_index(reader, model=encoder_name())
    if index is None:
        print("no index: so few vectors are compared one by one")
        return
    shares = []
    for topic in TOPICS:
        vector = sentence_encoder().vector(topic)
        exact = set(index.nearest(vector, limit=limit, probed=1).quotations.tolist())
        shares.append(len(exact & set(index.nearest(vector, limit=limit).quotations.tolist())) / limit)
    print(f"index: {len(index.ids):,} vectors in {len(index.centres):,} cells, recall@{limit} {np.mean(shares):.3f}")


def _at(times: Sequence[float], share: float) -> float:
    return float(np.quantile(times, share))


if __name__ == "__main__":
    main()

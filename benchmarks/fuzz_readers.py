"""Whatever the bytes, a reader gives articles and failures: many damaged files, each in bounded time.

Real files of every format, made by real tools, are damaged: bytes flipped, cut out, doubled, spliced with another
file's, sprinkled with what leads into the depths of a format. An exception that is not a ClaimsError, or an input that
takes longer than ten seconds, is a finding; it is kept in a folder and the exit code is 1.

    python benchmarks/fuzz_readers.py --inputs 100000 --seed 1
"""

from __future__ import annotations

import argparse
import bz2
import gzip
import io
import logging
import random
import resource
import signal
import sys
import tempfile
import time
import traceback
import warnings
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType

import zstandard
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from claims.article import Article
from claims.errors import ClaimsError
from claims.readers import Failure, read
from claims.readers.formats.pdf.parse import parse

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.readers import documents, feeds  # they are not installed

TOO_LONG = 10  # seconds that one input may take
TOKENS = (
    *(b"<item>", b"</item>", b"<![CDATA[", b"]]>", b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"&a;", b"&#0;", b"&#xD800;"),
    *(
        b"<entry>",
        b"<loc>",
        b"<url>",
        b"\x00",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\xed\xa0\x80",
        b"{",
        b"[",
        b'"',
        b"\\u0000",
    ),
    *(
        b"<html>",
        b"<p>",
        b"<div>" * 50,
        b"<!--",
        b"-->",
        b"<script type='application/ld+json'>{",
        b"</script>",
        b"</html>",
    ),
    *(
        b"stream\n",
        b"endstream",
        b"endobj",
        b" 0 obj",
        b"<<",
        b">>",
        b"/Length -1",
        b"/Filter/FlateDecode",
        b"%PDF-1.7",
    ),
    *(
        b"/Kids[1 0 R]",
        b"/Parent 3 0 R",
        b"99999999999999999999",
        b"-1",
        b"1e999",
        b"xref\n0 9",
        b"trailer",
        b"(",
        b")",
    ),
    *(
        b"WARC/1.0\r\n",
        b"Content-Length: 99999999999\r\n",
        b"Content-Length: -5\r\n",
        b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n",
    ),
    *(
        b"PK\x03\x04",
        b"PK\x01\x02",
        b"PK\x05\x06",
        b"\x1f\x8b\x08",
        b"BZh9",
        b"\x28\xb5\x2f\xfd",
        b"\xff" * 8,
        b"\x00" * 8,
    ),
    *(
        b"2021-02-30T99:99",
        b"Smarch 40th, 99999",
        b"a" * 300,
        b" " * 300,
        b"\n" * 50,
        b",",
        b"\t",
        b";",
        b"text,title\n",
    ),
)


def main() -> None:
    """Fuzz, and print what came."""
    arguments = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    arguments.add_argument("--inputs", type=int, default=2000, help="how many in all, at least")
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()) / "claims-fuzz")
    arguments.add_argument("--only", help="one format")
    chosen = arguments.parse_args()
    warnings.simplefilter("ignore")
    logging.disable()
    signal.signal(signal.SIGALRM, _too_long)
    with tempfile.TemporaryDirectory() as folder:
        seeds = {name: made for name, made in _seeds(Path(folder)).items() if chosen.only in {None, name}}
        each = -(-chosen.inputs // len(seeds))
        findings = sum(
            _fuzz(name, seeds, each, random.Random(f"{chosen.seed}-{name}"), chosen.keep)  # noqa: S311
            for name in seeds
        )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"findings: {findings}; peak memory {peak:,.0f} MB")
    sys.exit(bool(findings))


def _fuzz(name: str, seeds: dict[str, list[bytes]], count: int, rng: random.Random, keep: Path) -> int:
    outcomes: Counter[str] = Counter()
    longest, started = 0.0, time.monotonic()
    for number in range(count):
        data = _input(name, rng, seeds)
        begun = time.monotonic()
        try:
            signal.alarm(TOO_LONG)
            outcomes.update(_read(name, data))
        except Exception:  # noqa: BLE001 - this is what we look for
            outcomes["FINDING"] += 1
            keep.mkdir(parents=True, exist_ok=True)
            (keep / f"{name}-{number}").write_bytes(data)
            traceback.print_exc()
        finally:
            signal.alarm(0)
        longest = max(longest, time.monotonic() - begun)
    told = ", ".join(f"{count:,} {outcome}" for outcome, count in outcomes.most_common())
    print(
        f"{name}: {count:,} inputs in {time.monotonic() - started:,.0f} s, longest {longest:.2f} s; {told}", flush=True
    )
    return outcomes["FINDING"]


def _input(name: str, rng: random.Random, seeds: dict[str, list[bytes]]) -> bytes:
    """A damaged file; every other one is damaged within, so that the damage gets past what unpacks it."""
    everything = [one for some in seeds.values() for one in some]
    seed = rng.choice(seeds[name])
    if rng.random() < 0.5:
        if name == "docx":
            return _rezipped(seed, rng, everything)
        if seed.startswith(b"\x1f\x8b"):
            return gzip.compress(_damaged(gzip.decompress(seed), rng, everything), 1)
    return _damaged(seed, rng, everything)


def _rezipped(data: bytes, rng: random.Random, seeds: list[bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(made, "w") as after:
        chosen = rng.choice(("word/document.xml", "word/document.xml", *before.namelist()))
        for name in before.namelist():
            part = before.read(name)
            after.writestr(name, _damaged(part, rng, seeds) if name == chosen else part)
    return made.getvalue()


def _read(name: str, data: bytes) -> Iterator[str]:
    """What came out, by its kind."""
    if name == "pdf":  # in this process: its child would take a fifth of a second each
        try:
            parse(data)
        except ClaimsError as error:
            yield type(error).__name__
        else:
            yield "articles"
        return
    for item in read(["-"], stdin=io.BytesIO(data), notify=lambda _: None):
        if isinstance(item, Article):
            yield "articles"
        elif isinstance(item, Failure):
            yield item.error_class
        else:
            raise TypeError(type(item))


def _too_long(number: int, frame: FrameType | None) -> None:
    del number, frame
    raise TimeoutError(f"more than {TOO_LONG} seconds")


def _damaged(data: bytes, rng: random.Random, all_seeds: list[bytes]) -> bytes:
    damaged = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 4, 16))):
        _DAMAGES[rng.randrange(len(_DAMAGES))](damaged, rng, all_seeds)
    return bytes(damaged[:200_000])


def _flip(data: bytearray, rng: random.Random, seeds: list[bytes]) -> None:
    del seeds
    for _ in range(rng.choice((1, 4, 32))):
        if data:
            data[rng.randrange(len(data))] = rng.randrange(256)


def _cut(data: bytearray, rng: random.Random, seeds: list[bytes]) -> None:
    del seeds
    start, end = sorted(rng.randrange(len(data) + 1) for _ in range(2))
    del data[start : rng.choice((end, min(end, start + 20), len(data)))]


def _double(data: bytearray, rng: random.Random, seeds: list[bytes]) -> None:
    del seeds
    start = rng.randrange(len(data) + 1)
    piece = bytes(data[start : start + rng.choice((1, 10, 1000))])
    data[start:start] = piece * rng.choice((1, 3, 30))


def _splice(data: bytearray, rng: random.Random, seeds: list[bytes]) -> None:
    other = rng.choice(seeds)
    start = rng.randrange(len(other) + 1)
    place = rng.randrange(len(data) + 1)
    data[place : place + rng.choice((0, 100, 5000))] = other[start : start + rng.choice((10, 300, 5000))]


def _sprinkle(data: bytearray, rng: random.Random, seeds: list[bytes]) -> None:
    del seeds
    for _ in range(rng.choice((1, 3, 20))):
        place = rng.randrange(len(data) + 1)
        token = rng.choice(TOKENS)
        data[place : place + rng.choice((0, len(token)))] = token


_DAMAGES: tuple[Callable[[bytearray, random.Random, list[bytes]], None], ...] = (
    _flip,
    _cut,
    _double,
    _splice,
    _sprinkle,
)


def _seeds(folder: Path) -> dict[str, list[bytes]]:
    """Whole files of every format."""
    texts = (documents.LEAD, documents.SECOND, documents.THIRD)
    pdf = [
        documents.press_release(folder / "a.pdf", *texts).read_bytes(),
        documents.in_columns(folder / "b.pdf", *texts).read_bytes(),
    ]
    docx = [documents.word(folder / "a.docx", *texts).read_bytes()]
    ld = '{"@type":"NewsArticle","headline":"x","datePublished":"2021-03-04","articleBody":"<p>He said so.</p>"}'
    page = (
        f"<!DOCTYPE html><html lang='en'><head><title>Drought</title><meta charset='utf-8'><script type='application/"
        f"ld+json'>{ld}</script></head><body><article><h1>Drought</h1>{feeds.BODY}</article></body></html>"
    ).encode()
    feed = [
        feeds.rss(feeds.item(body=feeds.BODY), feeds.item(), feeds.item(body=feeds.BODY)),
        feeds.atom(feeds.entry(), feeds.entry(body=None)),
    ]
    sitemap = [feeds.sitemap("https://herald.example/1", news="2021-03-04"), feeds.sitemap_index("https://a.example/b")]
    jsonl = b"".join(
        b'{"text": "It rained, she said.", "title": "Rain", "date": "2021-03-0%d"}\n' % n for n in range(1, 9)
    )
    table = b'text,title,date\n"It rained, ""she"" said.",Rain,2021-03-04\nIt poured.,More,3 March 2021\n' * 4
    warc = [_warc(page, packed=True), _warc(page, packed=False)]
    wacz = io.BytesIO()
    with zipfile.ZipFile(wacz, "w") as archive:
        archive.writestr("archive/data.warc.gz", warc[0])
        archive.writestr("datapackage.json", "{}")
    zst = zstandard.ZstdCompressor().compress
    packed = [pack(one) for pack in (gzip.compress, bz2.compress, zst) for one in (page, jsonl, table, feed[0])]
    return {
        "text": ["\n\n".join(texts).encode(), "LONDON (Reuters) – “Nein”, sagte er.\r\n".encode("utf-16")],
        "html": [page],
        "json": [b'{"status":"ok","articles":[' + jsonl.replace(b"}\n", b"},")[:-1] + b"]}", jsonl.split(b"\n")[0]],
        "jsonl": [jsonl],
        "csv": [table, table.replace(b",", b"\t")],
        "pdf": pdf,
        "docx": docx,
        "feed": feed,
        "sitemap": sitemap,
        "warc": [*warc, wacz.getvalue()],
        "compressed": packed,
    }


def _warc(page: bytes, *, packed: bool) -> bytes:
    data = io.BytesIO()
    writer = WARCWriter(data, gzip=packed)
    for number in range(3):
        headers = [("Content-Type", "text/html"), *([("Content-Encoding", "gzip")] if number == 1 else [])]
        http = StatusAndHeaders("200 OK", headers, protocol="HTTP/1.1")
        body = io.BytesIO(gzip.compress(page) if number == 1 else page)
        address = f"https://herald.example/{number}"
        writer.write_record(writer.create_warc_record(address, "response", payload=body, http_headers=http))
    return data.getvalue()


if __name__ == "__main__":
    main()

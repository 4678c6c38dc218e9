"""Compressed inputs."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import random
import resource
import sys
import time
from pathlib import Path

import pytest
import zstandard

from claims.article import Article
from claims.readers import Failure, read
from claims.readers.inputs import compressed
from tests.readers.helpers import every, failed, one

PACK = {
    "gz": gzip.compress,
    "bz2": bz2.compress,
    "zst": zstandard.ZstdCompressor().compress,
}


def lines(count: int) -> bytes:
    rng = random.Random(7)  # noqa: S311
    words = [f"word{number}" for number in range(3000)]
    rows = ({"text": " ".join(rng.choices(words, k=40)), "title": f"No. {number}"} for number in range(count))
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


@pytest.mark.parametrize("suffix", PACK)
def test_a_compressed_text_is_the_text(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a.txt.{suffix}"
    path.write_bytes(PACK[suffix]("Rain\r\n\r\nIt “rained”, he said.".encode()))
    article = one(path)
    assert (article.text, article.origin) == ("Rain\r\n\r\nIt “rained”, he said.", str(path))


@pytest.mark.parametrize("suffix", PACK)
def test_it_is_told_by_its_content_whatever_its_name(tmp_path: Path, suffix: str) -> None:
    (tmp_path / "a.csv").write_bytes(PACK[suffix](b"text,title\nIt rained.,Rain\n"))
    article = one(tmp_path / "a.csv")
    assert (article.title, article.origin) == ("Rain", f"{tmp_path}/a.csv#1")


def test_it_comes_in_on_stdin_too() -> None:
    (item,) = read(["-"], stdin=io.BytesIO(gzip.compress(b"It rained.")))
    assert isinstance(item, Article)
    assert item.text == "It rained."


def test_a_folder_brings_compressed_articles_and_leaves_other_compressed_files_out(tmp_path: Path) -> None:
    for name in ("a.txt.gz", "b.html.bz2", "backup.tar.gz", "c.gz"):
        (tmp_path / name).write_bytes(gzip.compress(b"It rained."))
    origins = [item.origin for item in every(tmp_path)]
    assert origins == [f"{tmp_path}/a.txt.gz", f"{tmp_path}/b.html.bz2"]


@pytest.mark.parametrize("suffix", PACK)
def test_a_list_larger_than_what_is_held_in_memory_is_read_to_its_end(
    tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compressed, "_IN_MEMORY", 100_000)
    path = tmp_path / f"a.jsonl.{suffix}"
    path.write_bytes(PACK[suffix](lines(3000)))
    titles = [item.title for item in every(path) if isinstance(item, Article)]
    assert (len(titles), titles[-1]) == (3000, "No. 2999")


@pytest.mark.parametrize("count", [200, 5000])
def test_of_a_list_that_breaks_off_all_records_before_are_kept(tmp_path: Path, count: int) -> None:
    packed = gzip.compress(lines(count))
    (tmp_path / "a.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    *articles, last = every(tmp_path / "a.jsonl.gz")
    assert len(articles) > 0.45 * count
    assert all(isinstance(item, Article) for item in articles)
    assert isinstance(last, Failure)
    assert "break off" in last.message


def test_damaged_data_say_so(tmp_path: Path) -> None:
    packed = bytearray(gzip.compress(lines(50).replace(b"{", b"(")))
    packed[len(packed) // 2] ^= 0xFF
    (tmp_path / "a.txt.gz").write_bytes(packed)
    assert failed(tmp_path / "a.txt.gz").message.startswith("damaged gzip data")


def test_an_empty_text_inside_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b""))
    assert failed(tmp_path / "a.txt.gz").message == "the input is empty once it is unpacked"


def test_layers_have_an_end(tmp_path: Path) -> None:
    data = b"It rained."
    for _ in range(3):
        data = gzip.compress(data)
    (tmp_path / "a.txt").write_bytes(data)
    assert one(tmp_path / "a.txt").text == "It rained."
    (tmp_path / "a.txt").write_bytes(gzip.compress(data))
    assert failed(tmp_path / "a.txt").message.startswith("compressed more than 3 times over")


@pytest.mark.parametrize("suffix", [".txt", ".jsonl", ".csv", ".html"])
@pytest.mark.parametrize("kind", PACK)
def test_a_bomb_is_refused_soon_and_without_filling_the_memory(tmp_path: Path, kind: str, suffix: str) -> None:
    path = tmp_path / f"a{suffix}.{kind}"
    path.write_bytes(bomb(kind))
    before, started = peak(), time.process_time()
    failure = failed(path)
    assert time.process_time() - started < 10
    assert peak() - before < 200_000_000
    assert any(words in failure.message for words in ("looks like a bomb", "more than one article may have", "longer"))


def bomb(kind: str) -> bytes:
    """Half a gigabyte of one letter."""
    block = b"a" * (1 << 20)
    if kind == "bz2":
        return bz2.compress(block * 50) * 10
    data = io.BytesIO()
    opened = gzip.GzipFile(fileobj=data, mode="wb", compresslevel=1) if kind == "gz" else zst(data)
    with opened as packing:
        for _ in range(500):
            packing.write(block)
    return data.getvalue()


def zst(data: io.BytesIO) -> zstandard.ZstdCompressionWriter:
    return zstandard.ZstdCompressor().stream_writer(data, closefd=False)


def peak() -> int:
    """The most memory that this process has used, in bytes."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def test_a_missing_library_names_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "zstandard", None)
    (tmp_path / "a.txt.zst").write_bytes(PACK["zst"](b"It rained."))
    failure = failed(tmp_path / "a.txt.zst")
    assert failure.error_class == "MissingPackageError"
    assert "pip install 'claims[formats]'" in failure.message

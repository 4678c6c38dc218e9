"""Files, folders, patterns, stdin, and what is none of these."""

from __future__ import annotations

import io
import os
import socket
import time
from pathlib import Path

import pytest

from claims.article import Article
from claims.errors import FormatError
from claims.readers import Failure, read
from tests.readers.helpers import every, failed, one


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a/z.txt", "a/y.md", ".hidden.txt", ".git/c.txt", "picture.png", "a/page_files/style.css"):
        path = tmp_path / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("It rained.")
    return tmp_path / "news"


def names(items: list[Article | Failure], folder: Path) -> list[str]:
    return [os.path.relpath(item.origin, folder) for item in items]


def test_a_folder_is_read_to_its_depth_in_a_fixed_order_without_what_is_hidden(folder: Path) -> None:
    assert names(every(folder), folder) == ["b.txt", "a/y.md", "a/z.txt"]


def test_what_a_folder_leaves_out_is_told(folder: Path) -> None:
    notices: list[str] = []
    every(folder, notify=notices.append)
    assert notices == [f"{folder}: files of other kinds left out (1 .png, 1 .css); name them to read them"]


def test_a_pattern_is_read_in_a_fixed_order(folder: Path) -> None:
    assert names(every(f"{folder}/a/*"), folder) == ["a/y.md", "a/z.txt"]
    assert names(every(f"{folder}/[a]"), folder) == ["a/y.md", "a/z.txt"]
    assert names(every(f"{folder}/**/*.txt"), folder) == ["a/z.txt", "b.txt"]


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(tmp_path: Path) -> None:
    (tmp_path / "story[1].txt").write_text("It rained.")
    assert one(tmp_path / "story[1].txt").text == "It rained."


def test_a_pattern_without_matches_says_so(tmp_path: Path) -> None:
    failure = failed(f"{tmp_path}/*.txt")
    assert (failure.error_class, failure.origin) == ("MissingInputError", f"{tmp_path}/*.txt")
    assert "nothing matches this pattern" in failure.message


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    failure = failed(tmp_path / "no.txt")
    assert failure.error_class == "MissingInputError"
    assert failure.message.startswith("no such file or folder")


def test_a_link_to_nowhere_is_a_missing_file(tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to("nowhere")
    assert failed(tmp_path / "link.txt").error_class == "MissingInputError"


def test_a_folder_without_articles_says_so(tmp_path: Path) -> None:
    failure = failed(tmp_path)
    assert failure.error_class == "EmptyInputError"
    assert failure.message.startswith("no articles in this folder")


def test_an_empty_file_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    failure = failed(tmp_path / "a.txt")
    assert (failure.error_class, failure.message) == ("EmptyInputError", "the input is empty")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_and_a_file_that_may_not_be_read_say_so(folder: Path) -> None:
    (folder / "a").chmod(0)
    (folder / "b.txt").chmod(0)
    try:
        items = every(folder)
    finally:
        (folder / "a").chmod(0o700)
    assert [item.message for item in items if isinstance(item, Failure)] == [
        "cannot be opened: Permission denied. Check its permissions"
    ] * 2


def test_a_named_pipe_a_socket_and_a_device_are_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "socket.txt"))
        messages = [failed(path).message for path in (tmp_path / "pipe.txt", tmp_path / "socket.txt", "/dev/null")]
    kinds = ["a named pipe", "a socket", "a device"]
    assert [message.split(",")[0] for message in messages] == [f"this is {kind}" for kind in kinds]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00", "a PNG image"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a JPEG image"),
        (b"PK\x03\x04\x14\x00", "a ZIP archive or an office document"),
        (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
        (b"SQLite format 3\x00", "an SQLite database"),
        (b"\x00\x00\x00\x18ftypmp42", "a film or sound"),
        (b"some\x00thing", "a binary file"),
    ],
)
@pytest.mark.parametrize("suffix", [".txt", ".csv", ".html", ".json"])
def test_a_binary_under_any_name_is_called_what_it_is(tmp_path: Path, content: bytes, kind: str, suffix: str) -> None:
    (tmp_path / f"a{suffix}").write_bytes(content)
    failure = failed(tmp_path / f"a{suffix}")
    assert failure.error_class == "NotTextError"
    assert failure.message.startswith(f"this is {kind}")


def test_xml_of_an_unknown_kind_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("<?xml version='1.0'?><doc/>")
    assert failed(tmp_path / "a.txt").error_class == "FormatError"


@pytest.mark.parametrize(
    "content",
    [
        "<!--a-->" * 5000 + "x",
        "# " + "#" * 60_000 + "x\ny",
        "A" * 60_000 + "\ny",
        "A " * 30_000,
        "A" + " " * 60_000 + "\ny",
    ],
    ids=lambda content: content[:8],
)
def test_inputs_made_to_stall_do_not(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.txt").write_text(content)
    started = time.process_time()
    every(tmp_path / "a.txt")
    assert time.process_time() - started < 2


@pytest.mark.parametrize("address", ["ftp://herald.example/1", "file:///etc/passwd", "gopher://herald.example"])
def test_an_address_of_another_kind_than_the_webs_is_refused(address: str) -> None:
    failure = failed(address)
    assert (failure.error_class, failure.origin) == ("ReadError", address)
    assert failure.message.startswith(f"only http and https addresses are fetched, not {address.partition(':')[0]}")


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        ("It rained.", ["It rained."]),
        ('{"text": "It rained."}\n{"text": "It snowed."}\n', ["It rained.", "It snowed."]),
        ("title,text\nRain,It rained.\n", ["It rained."]),
    ],
)
def test_stdin_is_read_in_any_format(content: str, texts: list[str]) -> None:
    items = every("-", stdin=io.BytesIO(content.encode()))
    assert [item.text for item in items if isinstance(item, Article)] == texts
    assert items[0].origin in {"-", "-#1"}


def test_a_name_that_is_no_utf8_becomes_an_origin_that_is(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.txt")
    path.write_text("It rained.")
    assert one(tmp_path).origin == f"{tmp_path}/caf\\xe9.txt"


def test_origins_can_be_made_absolute(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    items = every("b.txt", "a/../*.txt", "-", "https://x.example/", absolute=True, stdin=io.BytesIO(b"It rained."))
    assert [item.origin for item in items] == [f"{folder}/b.txt", f"{folder}/b.txt", "-", "https://x.example/"]


def test_one_bad_input_does_not_stop_the_rest(folder: Path) -> None:
    items = every(folder / "no.txt", folder / "picture.png", folder / "b.txt")
    assert [type(item) for item in items] == [Failure, Article, Article]


def test_an_address_is_given_to_one_article_only(folder: Path) -> None:
    first, second = every(folder / "a/y.md", folder / "a/z.txt", url="https://x.example/1")
    assert isinstance(first, Article)
    assert isinstance(second, Failure)
    assert "is the address of one article, and this is another" in second.message


def test_a_mapping_of_an_unknown_field_is_refused_at_once() -> None:
    with pytest.raises(FormatError, match="no field 'date'"):
        read([], mapping={"date": "day"})

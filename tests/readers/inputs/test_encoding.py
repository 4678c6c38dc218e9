"""Encodings: taken where they are sure, told when detected, never guessed."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.errors import EncodingError
from claims.readers import read
from tests.readers.helpers import failed, one

QUOTED = (
    "“We will go,” he said. It’s over — for now. The minister told reporters on Saturday that nothing has changed.\n"
)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_names_the_encoding_and_stays_a_character(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(QUOTED.encode(encoding))
    notices: list[str] = []
    assert one(path, notify=notices.append).text == "\ufeff" + QUOTED
    assert not notices


def test_a_detected_encoding_is_told(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(QUOTED.encode("cp1252"))
    notices: list[str] = []
    assert one(path, notify=notices.append).text == QUOTED
    assert notices == [f"{path}: not UTF-8, read as cp1252 (--encoding overrides)"]


def test_an_encoding_that_is_not_sure_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes("José Muñoz owns a café in Curaçao, he said on Saturday to the reporters.".encode("cp1252"))
    failure = failed(path)
    assert failure.error_class == "EncodingError"
    assert "no other encoding is sure" in failure.message
    assert "--encoding cp1252" in failure.message


def test_damaged_utf8_is_not_read_as_something_else(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(QUOTED.encode() + b"\xe2\x80 broken")
    failure = failed(path)
    assert failure.error_class == "EncodingError"
    assert f"byte {len(QUOTED.encode())} fits no character" in failure.message


def test_a_character_cut_off_at_the_end_is_damage(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes((QUOTED + "”").encode()[:-1])
    assert "damaged UTF-8" in failed(path).message


def test_damage_is_found_across_the_chunks_that_are_read(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    before = "x" * ((1 << 20) - 1) + "”"
    path.write_bytes((before + QUOTED).encode() + b"\xff")
    offset = len((before + QUOTED).encode())
    assert f"byte {offset:,} fits no character" in failed(path, max_characters=2_000_000).message


def test_a_named_encoding_outranks_all(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes("José Muñoz".encode("cp1252"))
    assert one(path, encoding="cp1252").text == "José Muñoz"


def test_a_named_encoding_that_does_not_fit_is_told(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(b"caf\xe9")
    assert failed(path, encoding="utf-8").message.startswith("byte 3 does not fit the encoding utf-8")


@pytest.mark.parametrize("name", ["utf-88", "hex", "idna", ""])
def test_an_unknown_encoding_is_refused_at_once(name: str) -> None:
    if not name:
        assert list(read([], encoding=name)) == []
        return
    with pytest.raises(EncodingError, match="unknown encoding"):
        read([], encoding=name)

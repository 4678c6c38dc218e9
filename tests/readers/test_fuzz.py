"""Whatever the bytes, a reader gives articles and failures, and raises nothing."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.article import Article
from claims.readers import SUFFIXES, Failure, read

# Pieces that lead into the depths of each format.
_PIECES = (
    *(
        b"{",
        b"}",
        b"[",
        b"]",
        b'"',
        b":",
        b",",
        b"\n",
        b"\r\n",
        b"\t",
        b";",
        b" ",
        b"\\",
        b"\\ud800",
        b"\\u0000",
        b"1e9999",
    ),
    *(b'{"text":', b'"title"', b'"published"', b'"2021-13-01"', b"null", b"true", b"text,title\n", b"title\ttext\n"),
    *(b"<html>", b"<p>", b"</p>", b"<br>", b"<script type='application/ld+json'>", b"</script>", b"<!--", b"&#xD800;"),
    *(b'{"@type":"NewsArticle","articleBody":', b"<meta charset=utf-16>", b"<article>", b"<?xml", b"<!DOCTYPE html>"),
    *(b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\x00", b"\xe9", b"\x93", b"\xd8\x00", b"\xf0\x9f\x98\x80"),
    *(b"He said it would rain. ", b"LONDON (Reuters) - ", "“Nein”, sagte er. ".encode()),
)
_BYTES = st.one_of(
    st.binary(max_size=400),
    st.lists(st.one_of(st.sampled_from(_PIECES), st.binary(max_size=4)), max_size=40).map(b"".join),
)
_SETTINGS = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.mark.parametrize(
    "suffix", sorted({*SUFFIXES, ".pdf"} - {".text", ".markdown", ".htm", ".xhtml", ".ndjson", ".tab"})
)
@given(data=_BYTES)
@_SETTINGS
def test_any_bytes_under_any_name_give_articles_and_failures(tmp_path: Path, suffix: str, data: bytes) -> None:
    path = tmp_path / f"it{suffix}"
    path.write_bytes(data)
    for item in read([path], notify=lambda _: None):
        assert isinstance(item, Article | Failure)
        assert item.origin.startswith(str(path))


@given(
    data=_BYTES, encoding=st.sampled_from(["latin-1", "utf-16", "utf-7", "utf-32", "shift_jis", "cp1252", "utf-8-sig"])
)
@_SETTINGS
def test_any_bytes_in_any_named_encoding_give_articles_and_failures(data: bytes, encoding: str) -> None:
    for item in read(["-"], stdin=io.BytesIO(data), encoding=encoding, notify=lambda _: None):
        assert isinstance(item, Article | Failure)


@given(name=st.text(max_size=20))
@_SETTINGS
def test_any_name_of_an_input_is_an_article_or_a_failure(name: str) -> None:
    for item in read([name + "\x00"], notify=lambda _: None):
        assert isinstance(item, Failure)


@given(text=st.text(min_size=1, alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00")))
@_SETTINGS
def test_a_text_file_that_gives_an_article_gives_its_own_text(tmp_path: Path, text: str) -> None:
    path = tmp_path / "it.txt"
    path.write_bytes(text.encode())
    for item in read([path], notify=lambda _: None):
        assert isinstance(item, Failure) or item.text == text or path.suffix != ".txt"

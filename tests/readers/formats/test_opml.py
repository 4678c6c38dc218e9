"""Lists of feeds."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.errors import ClaimsError, EmptyInputError, FormatError
from claims.readers.formats.opml import Feed, feeds_of

OPML = """<?xml version="1.0" encoding="UTF-8"?><opml version="2.0"><head><title>Mine</title></head><body>
<outline text="World"><outline type="rss" text="The Herald" xmlUrl="https://herald.example/rss"/>
<outline title="Tribune" text="T" xmlURL="https://tribune.example/feed"/></outline>
<outline text="again" xmlUrl="https://herald.example/rss"/><outline text="no feed" htmlUrl="https://x.example"/>
<outline text="inner" xmlUrl="file:///etc/passwd"/></body></opml>"""


def test_the_feeds_of_all_folders_are_found_once_with_their_titles(tmp_path: Path) -> None:
    (tmp_path / "a.opml").write_text(OPML)
    assert feeds_of(str(tmp_path / "a.opml")) == [
        Feed("https://herald.example/rss", "The Herald"),
        Feed("https://tribune.example/feed", "Tribune"),
    ]


def test_a_text_file_has_an_address_a_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("# mine\nhttps://herald.example/rss  good\n\nhttps://tribune.example/feed\n")
    assert [feed.url for feed in feeds_of(str(tmp_path / "a.txt"))] == [
        "https://herald.example/rss",
        "https://tribune.example/feed",
    ]


def test_an_address_stands_for_itself() -> None:
    assert feeds_of("https://herald.example/rss") == [Feed("https://herald.example/rss")]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("<opml><body/></opml>", EmptyInputError),
        ("nothing", EmptyInputError),
        ("<opml><body>", FormatError),
        ("<opml>" + "<outline>" * 100_000, FormatError),
        ('<!DOCTYPE o [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><opml><outline xmlUrl="&b;"/></opml>', ClaimsError),
    ],
)
def test_a_list_without_feeds_or_broken_says_so(tmp_path: Path, content: str, kind: type[ClaimsError]) -> None:
    (tmp_path / "a.opml").write_text(content)
    with pytest.raises(kind):
        feeds_of(str(tmp_path / "a.opml"))

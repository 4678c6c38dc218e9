"""Plain text and Markdown."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from claims.readers.metadata.opening import dateline_of, title_of
from tests.readers.helpers import failed, one

STORY = "NAIROBI, Kenya — Water minister Joy Achieng said on Monday that the rains “have failed us”."


@pytest.mark.parametrize(
    "text", ["One\r\n\r\nTwo\r\n", "\ufeffOne\n\nTwo", "One\rTwo\u2028Three\x0c", " \u00ad soft\t\n"]
)
def test_the_text_is_the_files_own_to_the_last_character(tmp_path: Path, text: str) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(text.encode())
    assert one(path).text == text


def test_the_origin_is_the_path_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "story.txt").write_text(STORY)
    monkeypatch.chdir(tmp_path)
    assert one("story.txt").origin == "story.txt"


def test_options_say_what_a_plain_text_cannot(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(STORY)
    article = one(
        tmp_path / "story.txt",
        outlet="The Herald",
        published=date(2021, 2, 3),
        url="https://herald.example/1",
        language="en",
    )
    assert (article.outlet, article.published, article.url, article.language) == (
        "The Herald",
        date(2021, 2, 3),
        "https://herald.example/1",
        "en",
    )


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Minister warns of drought\n\n{STORY}", "Minister warns of drought"),
        (f"Minister Warns of Drought.\n\n{STORY}", "Minister Warns of Drought."),
        (f"Minister warns of drought.\n\n{STORY}", "Minister warns of drought."),
        (f"\ufeff\n\nMinister warns of drought\r\n\r\n{STORY}", "Minister warns of drought"),
        (f"Minister warns of drought\n{STORY}", "Minister warns of drought"),
        (f"# Minister warns of drought #\n\n{STORY}", "Minister warns of drought"),
        (f"Minister warns of drought\n====\n{STORY}", "Minister warns of drought"),
        (f"Will it rain?\n\n{STORY}", "Will it rain?"),
        (f"Achieng: ‘The rains have failed us’\n\n{STORY}", "Achieng: ‘The rains have failed us’"),
    ],
)
def test_a_first_line_that_reads_like_a_title_is_the_title(text: str, title: str) -> None:
    assert title_of(text) == title


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        f"{STORY}\n\nMore of it.",
        "“It will not rain,” she said.\n\nNobody believed her.",
        "The minister for water spoke for\nan hour, and then she left\nwithout a word.",
        "It rained all day.\n\nNobody came.",
        "Minister warns of drought",
        "word " * 60 + "\n\nMore of it.",
        "",
    ],
)
def test_a_first_line_that_reads_like_a_paragraph_is_no_title(text: str) -> None:
    assert title_of(text) is None


@pytest.mark.parametrize(
    ("opening", "dateline"),
    [
        ("ERBIL, Kurdistan Region — ", "ERBIL, Kurdistan Region"),
        ("ERBIL, Kurdistan Region – ", "ERBIL, Kurdistan Region"),
        ("WASHINGTON (AP) — ", "WASHINGTON"),
        ("LONDON, March 3 (Reuters) - ", "LONDON"),
        ("MEXICO CITY, Feb. 8 (UPI) -- ", "MEXICO CITY"),
        ("SÃO PAULO, Brazil, 3 March 2021 (AFP) – ", "SÃO PAULO, Brazil"),
        ("ST. LOUIS, Mo. -- ", "ST. LOUIS, Mo."),
        ("Baghdad (IraqNews) – ", "Baghdad"),
        ("Headline here\n\nBy Ana Lopez\n\nPARIS — ", "PARIS"),
    ],
)
def test_a_dateline_gives_the_place_without_agency_and_date(opening: str, dateline: str) -> None:
    assert dateline_of(f"{opening}The minister said on Monday that it would rain.") == dateline


@pytest.mark.parametrize(
    "text",
    [
        "The minister — a former teacher — spoke.",
        "EXCLUSIVE – Minister warns of drought",
        "NATO said on Monday that it would go.",
        "US-led forces left.",
        "NATO — the alliance — said so.",
        "UPDATE (AP) — It rained.",
        "FARMERS HOPE FOR RAIN, BUT CITIES FEAR FLOODS - In the north",
        "RAIN\nParis (AP)\n– It rained.",
    ],
)
def test_a_dash_alone_makes_no_dateline(text: str) -> None:
    assert dateline_of(text) is None


@pytest.mark.parametrize("text", [" \n\n", "\ufeff", "\ufeff \n"])
def test_a_blank_file_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "story.txt").write_text(text)
    failure = failed(tmp_path / "story.txt")
    assert (failure.error_class, failure.message) == ("ArticleError", "the article has no text")


def test_fifty_megabytes_of_one_line_name_the_limit_and_the_option(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    with path.open("wb") as file:
        file.truncate(0)
        for _ in range(50):
            file.write(b"x" * 1_000_000)
    failure = failed(path)
    assert failure.error_class == "FormatError"
    assert "50,000,000 bytes are more than one article may have" in failure.message
    assert "--max-characters" in failure.message


def test_the_limit_can_be_raised(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text("word " * 10)
    assert "50 characters are more" in failed(tmp_path / "story.txt", max_characters=49).message
    assert one(tmp_path / "story.txt", max_characters=50).text == "word " * 10

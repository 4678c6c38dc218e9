"""Who wrote a text, by its own first or last lines."""

from __future__ import annotations

import pytest

from claims.readers.metadata.byline import byline_of
from tests.readers.helpers import one

BODY = "Why the bridge must go\n\nI crossed the bridge for forty years.\n\nIt must go, and I say so as its keeper.\n\n"


@pytest.mark.parametrize(
    ("note", "name"),
    [
        ("Lena Reyk is the mayor of Harlan.", "Lena Reyk"),
        ("Bo B. Lind is a retired bridge engineer and the author of Crossing.", "Bo B. Lind"),
        ("Jo Hart, a professor of law at Harlan, is a member of our board of contributors.", "Jo Hart"),
        ("Jo Hart is editor-at-large at the Herald. Follow her at @jo.", "Jo Hart"),
        ("Ana Ruiz is founder of Bridges. Jo Hart is president of the Harlan Centre.", "Ana Ruiz, Jo Hart"),
    ],
)
def test_a_note_below_the_text_tells_of_its_author(note: str, name: str) -> None:
    assert byline_of(BODY + note) == name


@pytest.mark.parametrize(
    "note",
    [
        "Lena Reyk is polling a distant third.",
        "Lena Reyk, who works for the city, is getting tired.",
        "“Lena Reyk is a professor,” he said.",
        "The Harlan Bridge is closed.",
        "Reyk is the mayor of Harlan.",
    ],
)
def test_the_last_paragraph_of_a_report_tells_of_nobody(note: str) -> None:
    assert byline_of(BODY + note) is None


def test_whom_the_text_names_above_did_not_write_it() -> None:
    text = BODY + "Mayor Reyk disagrees.\n\nLena Reyk is the mayor of Harlan."
    assert byline_of(text) is None


def test_a_byline_above_the_text_comes_first(tmp_path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Bridge to go\nBy Ana Ruiz\n\n" + BODY + "Jo Hart is an editor.", "utf-8")
    assert one(path).byline == "Ana Ruiz"

"""Where an agency's text stands in several outlets: imported, and shown."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from claims.cli import app
from tests.readers.feeds import LEAD, SECOND, THIRD

STORY = "\n\n".join((LEAD, SECOND, THIRD))


def run(*arguments: object) -> str:
    done = CliRunner().invoke(app, [*map(str, arguments)])
    assert done.exit_code == 0, done.output
    return done.stdout


def test_one_agencys_text_in_two_outlets_is_two_articles_that_name_each_other(tmp_path: Path, sqlite_url: str) -> None:
    db = sqlite_url
    for outlet, text in (("Herald", STORY), ("Tribune", f"Wells must be shared\n\n{STORY}")):
        (tmp_path / f"{outlet}.txt").write_text(text)
        run("import", tmp_path / f"{outlet}.txt", "--outlet", outlet, "--published", "2021-03-04", "--db", db)
    shown = json.loads(run("show", "q1", "--json", "--db", db))
    (other,) = shown["reprints"]
    assert (other["id"], other["outlet"], other["shared"]) == (2, "Tribune", 1.0)
    assert "Reprinted nearly word for word: a2 (Tribune, 2021-03-04)" in run("show", "q1", "--db", db)

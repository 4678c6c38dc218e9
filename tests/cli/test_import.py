"""``claims import``: what it prints where, and its exit codes."""

from __future__ import annotations

import io
import json
import sqlite3
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from claims.cli.importing import import_articles, summary_line
from claims.cli.terminal.progress import articles_in, progress_of
from claims.errors import WrongValueError
from claims.ingest import ImportInterrupted, Summary
from claims.readers import MAX_CHARACTERS, Failure
from tests.readers.feeds import BODY, item, rss
from tests.readers.outlet import outlet

STORY = "Minister warns of drought\n\nNAIROBI, Kenya — Water minister Joy Achieng said the rains “have failed us”.\n"

app = typer.Typer()
app.command("import")(import_articles)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY)
    return path


def run(*arguments: object, db: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, [*map(str, arguments), "--db", db], input=stdin)


def articles(db: str) -> list[tuple[str | None, ...]]:
    with sqlite3.connect(db) as connection:
        query = (
            "SELECT a.origin, a.title, o.name, a.published_on, a.url, a.language FROM articles a LEFT JOIN outlets o"
        )
        found = connection.execute(f"{query} ON o.id = a.outlet_id ORDER BY a.id").fetchall()
    connection.close()
    return found


def test_the_summary_goes_to_stdout_and_the_exit_code_is_0(story: Path, sqlite_url: str) -> None:
    result = run(story, db=sqlite_url)
    assert result.exit_code == 0
    assert result.stdout.startswith("Articles: 1 new. Quotations: 2. Time: ")
    assert result.stderr == ""


def test_importing_again_says_that_nothing_changed(story: Path, sqlite_url: str) -> None:
    run(story, db=sqlite_url)
    result = run(story, db=sqlite_url)
    assert result.exit_code == 0
    assert result.stdout.startswith("Articles: 0 new, 1 unchanged. Quotations: 0.")


def test_options_describe_articles_that_do_not_say_so_themselves(story: Path, sqlite_url: str) -> None:
    url = "https://herald.example/1"
    options = ["--outlet", "The Herald", "--published", "2021-02-03", "--url", url, "--language", "en"]
    assert run(story, *options, db=sqlite_url).exit_code == 0
    assert articles(sqlite_url) == [
        (str(story), "Minister warns of drought", "The Herald", "2021-02-03", url, "en"),
    ]


def test_fields_can_be_mapped(tmp_path: Path, sqlite_url: str) -> None:
    path = tmp_path / "news.csv"
    path.write_text("id,story,day\n1,It rained all day,2021-02-03\n")
    assert run(path, "--map", "text=story", "--map", "published=day", db=sqlite_url).exit_code == 0
    assert articles(sqlite_url)[0][3] == "2021-02-03"


def test_failures_are_listed_on_stderr_and_the_exit_code_is_1(story: Path, tmp_path: Path, sqlite_url: str) -> None:
    missing = tmp_path / "no.txt"
    result = run(missing, story, db=sqlite_url)
    assert result.exit_code == 1
    assert result.stderr == f"Error: {missing}: no such file or folder. Check the spelling\n"
    assert result.stdout.startswith("Articles: 1 new, 1 failed.")


def test_json_is_one_object_on_stdout(story: Path, tmp_path: Path, sqlite_url: str) -> None:
    missing = tmp_path / "no.txt"
    data = json.loads(run(story, missing, "--json", db=sqlite_url).stdout)
    assert data["articles"] == {"new": 1, "unchanged": 0, "superseding": 0, "failed": 1}
    assert data["quotations"] == 2
    assert data["failures"] == [
        {
            "origin": str(missing),
            "error": "MissingInputError",
            "message": "no such file or folder. Check the spelling",
        }
    ]


def test_stdin_is_read_for_a_dash(sqlite_url: str) -> None:
    assert run("-", db=sqlite_url, stdin=STORY).exit_code == 0
    assert articles(sqlite_url)[0][:2] == ("-", "Minister warns of drought")


def test_origins_mean_the_same_from_any_folder(story: Path, sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(story.parent)
    run("story.txt", db=sqlite_url)
    assert articles(sqlite_url)[0][0] == str(story)


def test_a_detected_encoding_is_told_on_stderr(tmp_path: Path, sqlite_url: str) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(STORY.encode("cp1252"))
    result = run(path, db=sqlite_url)
    assert result.exit_code == 0
    assert result.stderr == f"Note: {path}: not UTF-8, read as cp1252 (--encoding overrides)\n"


def test_quiet_leaves_failures_alone(story: Path, tmp_path: Path, sqlite_url: str) -> None:
    result = run(story, tmp_path / "no.txt", "--quiet", db=sqlite_url)
    assert result.stdout == ""
    assert result.stderr.count("Error: ") == 1


def test_a_feed_is_imported_by_address_and_again_changes_nothing(
    tmp_path: Path, sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    with outlet() as herald:
        herald.pages["/feed"] = rss(item(link=herald.url("/1")), item(link=herald.url("/2"), body=BODY))
        herald.pages["/1"] = lambda visit: visit.send(f"<h1>Drought</h1>{BODY}".encode(), ETag='"1"')
        options = ("--allow-private", "--delay", "0", "--json")
        first = json.loads(run(herald.url("/feed"), *options, db=sqlite_url).stdout)
        again = json.loads(run(herald.url("/feed"), *options, db=sqlite_url).stdout)
        assert (first["articles"]["new"], again["articles"]["unchanged"]) == (2, 2)
        assert run(herald.url("/feed"), "--since", "2021-03-04", *options, db=sqlite_url).exit_code == 0


def test_an_address_inside_a_network_is_refused(sqlite_url: str) -> None:
    result = run("http://127.0.0.1:9/", db=sqlite_url)
    assert result.exit_code == 1
    assert "lies inside a network" in result.stderr
    assert "--allow-private" in result.stderr


@pytest.mark.parametrize("options", [["--published", "03/02/2021"], ["--map", "published"], ["--map", "=x"]])
def test_an_option_that_means_nothing_is_a_usage_error(story: Path, sqlite_url: str, options: list[str]) -> None:
    assert run(story, *options, db=sqlite_url).exit_code == 2


def test_a_mapping_of_an_unknown_field_creates_no_database(story: Path, tmp_path: Path) -> None:
    result = run(story, "--map", "day=x", db=str(tmp_path / "new.db"))
    assert isinstance(result.exception, WrongValueError)
    assert not (tmp_path / "new.db").exists()


def test_an_interrupt_says_how_to_go_on(story: Path, sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> Summary:
        raise ImportInterrupted(Summary(new=3))

    monkeypatch.setattr("claims.ingest.ingest", interrupted)
    result = run(story, db=sqlite_url)
    assert result.exit_code == 130
    assert result.stdout.startswith("Articles: 3 new.")
    assert "the same command goes on from there" in result.stderr


def test_the_summary_line_names_what_there_is() -> None:
    failure = Failure(origin="a", error_class="ReadError", message="no")
    summary = Summary(new=1200, unchanged=1, superseding=2, quotations=3000, seconds=61.25, failures=[failure])
    assert summary_line(summary) == (
        "Articles: 1,200 new, 2 superseding, 1 unchanged, 1 failed. Quotations: 3,000. Time: 61.2 s."
    )


class Terminal(io.StringIO):
    """What the bar takes for a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_progress_bar_appears_on_a_terminal_for_more_than_a_few(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(10):
        (tmp_path / f"{number}.txt").write_text(STORY)
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setenv("FORCE_COLOR", "1")
    with progress_of("Importing", total=lambda: articles_in([str(tmp_path)]), shown=True) as progress:
        assert progress is not None
        progress(Summary(new=5, seconds=1.0))
        assert terminal.getvalue() == ""
        progress(Summary(new=8, seconds=2.0))
    assert "8/10" in terminal.getvalue()
    assert "4.0 articles/s" in terminal.getvalue()


def test_without_a_terminal_progress_is_a_line_now_and_then(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("claims.cli.terminal.progress._EVERY", 0.0)
    with progress_of("Importing", total=lambda: None, shown=True) as progress:
        assert progress is not None
        progress(Summary(new=1200))
    assert capsys.readouterr().err.startswith("Importing: 1,200 articles, ")


def test_the_lines_of_json_are_counted_and_others_files_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "news.jsonl").write_text('{"text": "a"}\n' * 7)
    (tmp_path / "one.txt").write_text(STORY)
    assert articles_in([str(tmp_path)]) == 8
    (tmp_path / "news.csv").write_text("text\na\n")
    assert articles_in([str(tmp_path)]) is None


def test_logs_are_lines_of_json(story: Path, tmp_path: Path, sqlite_url: str) -> None:
    result = run(story, tmp_path / "no.txt", "--log-json", db=sqlite_url)
    lines = [json.loads(line) for line in result.stderr.splitlines()]
    events = [(line["level"], line["event"]) for line in lines]
    assert events == [
        ("info", "import begun"),
        ("info", "article written"),
        ("warning", "article failed"),
        ("info", "import ended"),
    ]
    assert lines[1]["origin"] == str(story)
    assert lines[2]["error"] == "MissingInputError"
    assert lines[3]["articles"] == {"new": 1, "unchanged": 0, "superseding": 0, "failed": 1}


def test_the_limit_in_the_help_is_the_librarys() -> None:
    defaults = import_articles.__kwdefaults__
    assert defaults is not None
    assert defaults["max_characters"] == MAX_CHARACTERS

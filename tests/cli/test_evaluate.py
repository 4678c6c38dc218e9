"""``claims evaluate``: the table, JSON, errors, floors."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner, Result

from claims.cli.evaluating import evaluate
from claims.errors import CorpusError

TEXT = "Mayor Ana Ruiz said the bridge was safe.\n"

app = typer.Typer()
app.command()(evaluate)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """One article whose one quotation any version finds, and one gold quotation that is none."""
    folder = tmp_path / "bridge"
    (folder / "articles").mkdir(parents=True)
    (folder / "articles/bridge.txt").write_text(TEXT, "utf-8")
    said = {"kind": "indirect", "content": [span("the bridge was safe")], "cue": span("said")}
    said |= {"source": span("Mayor Ana Ruiz"), "speaker": {"name": "Ana Ruiz", "kind": "person", "role": "Mayor"}}
    odd = {"kind": "indirect", "content": [span("Mayor")], "cue": None, "source": None, "speaker": None}
    line = {"origin": "bridge.txt", "sha256": hashlib.sha256(TEXT.encode()).hexdigest(), "title": None}
    line |= {"outlet": "Herald", "published": "2024-05-14", "quotations": [odd, said]}
    (folder / "gold.jsonl").write_text(f"{json.dumps(line)}\n", "utf-8")
    return folder


def span(words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, list(map(str, arguments)))


def test_the_table_shows_every_figure_that_the_corpus_has(corpus: Path) -> None:
    result = run(corpus)
    assert result.exit_code == 0
    assert result.stdout.startswith("bridge: 1 articles, 2 quotations, 1 extracted\n")
    rows = {line[:24].strip(): line[24:].split() for line in result.stdout.splitlines()}
    assert rows["attribution"] == ["100.0", "50.0", "66.7", "1", "2"]
    assert "speaker person" in rows
    assert "relay" not in rows


def test_json_is_one_object(corpus: Path) -> None:
    data = json.loads(run(corpus, "--json").stdout)
    assert data["figures"]["speaker"]["recall"] == 1
    assert "errors" not in data


def test_errors_are_printed_by_class_with_their_context(corpus: Path) -> None:
    printed = run(corpus, "--errors").stdout
    assert "MISSED" in printed
    assert "bridge.txt:0-5\n    gold:      Mayor\n    context:   Mayor Ana Ruiz said" in printed


def test_errors_go_into_the_json(corpus: Path) -> None:
    (error,) = json.loads(run(corpus, "--errors", "--json").stdout)["errors"]
    assert (error["kind"], error["gold"]) == ("missed", "Mayor")


def floors(corpus: Path, attribution: float) -> Path:
    sha256 = json.loads(run(corpus, "--json").stdout)["sha256"]
    path = corpus.parent / "floors.json"
    path.write_text(json.dumps({"bridge": {"sha256": sha256, "floors": {"attribution": attribution}}}), "utf-8")
    return path


@pytest.mark.parametrize(("floor", "code"), [(0.5, 0), (0.9, 1)])
def test_a_figure_below_its_floor_fails(corpus: Path, floor: float, code: int) -> None:
    result = run(corpus, "--floors", floors(corpus, floor))
    assert result.exit_code == code
    assert ("below its floor" in result.stderr) is bool(code)


def test_floors_are_raised_on_demand(corpus: Path) -> None:
    path = floors(corpus, 0.5)
    assert run(corpus, "--floors", path, "--raise").exit_code == 0
    assert json.loads(path.read_text("utf-8"))["bridge"]["floors"] == {"attribution": 0.666}


def test_raising_floors_needs_to_know_where_they_are(corpus: Path) -> None:
    assert run(corpus, "--raise").exit_code == 2


def test_a_folder_that_is_no_corpus_is_named(tmp_path: Path) -> None:
    result = run(tmp_path)
    assert isinstance(result.exception, CorpusError)
    assert str(tmp_path) in str(result.exception)

"""Articles are extracted again by another run, compared, and accepted; what persons decided stays."""

from __future__ import annotations

import pytest
from spacy.language import Language
from sqlalchemy import text
from typer.testing import CliRunner

from claims.cli import app
from claims.errors import NotFoundError
from claims.ingest import accept, compare_runs, ingest, rerun
from claims.pipeline.build import build
from claims.pipeline.extract import default_pipeline
from claims.store.store import Store
from tests.ingest.test_importing import story

AGAIN = 3
"""The number of the second extraction; run 2 gathered the claims of the first."""


@pytest.fixture(scope="module")
def dateless() -> Language:
    """Another configuration: it tells no dates."""
    nlp = build()
    nlp.remove_pipe("claims_dates")
    return nlp


@pytest.fixture
def filled(store: Store) -> Store:
    """Two articles of two outlets, extracted by run 1, their claims gathered by run 2."""
    articles = [story("Joy Achieng", outlet="The Herald"), story("Ana Lopez", outlet="The Star")]
    ingest(store, articles, nlp=default_pipeline())
    return store


def shown(store: Store, query: str = "SELECT id, content_text, said_from FROM quotations ORDER BY id") -> list[tuple]:
    with store.reading() as connection:
        return [tuple(row) for row in connection.execute(text(query))]


def test_what_comes_out_waits_beside_what_is_shown(filled: Store, dateless: Language) -> None:
    before = shown(filled)
    run_id, summary = rerun(filled, nlp=dateless)
    assert (run_id, summary.unchanged) == (AGAIN, 2)
    assert shown(filled) == before
    assert filled.check() == []


def test_two_runs_are_compared_quotation_by_quotation(filled: Store, dateless: Language) -> None:
    rerun(filled, nlp=dateless)
    found = compare_runs(filled, 1, AGAIN)
    dated = sum(row[2] is not None for row in shown(filled))
    assert dated
    assert (found.articles, found.changed, found.lost, found.found) == (2, dated, 0, 0)
    assert found.parts == {"said": dated}
    assert found.examples[0].before["said"] == "2021-02-01/2021-02-01"
    assert found.examples[0].after["said"] is None
    back = compare_runs(filled, AGAIN, 1)
    assert (back.changed, back.same) == (found.changed, found.same)


def test_accepted_results_replace_the_machines_and_keep_numbers_and_vectors(filled: Store, dateless: Language) -> None:
    before, vectors = shown(filled), shown(filled, "SELECT count(*) FROM embeddings")
    rerun(filled, nlp=dateless)
    assert accept(filled, AGAIN).unchanged == 2
    assert shown(filled) == [(number, said, None) for number, said, _ in before]
    assert shown(filled, "SELECT count(*) FROM embeddings") == vectors
    assert shown(filled, "SELECT count(*) FROM proposals") == [(0,)]
    assert shown(filled, "SELECT DISTINCT run_id FROM articles") == [(AGAIN,)]
    assert filled.check() == []


def test_the_same_database_as_if_it_had_been_accepted_at_once(filled: Store, dateless: Language) -> None:
    rerun(filled, nlp=dateless)
    accept(filled, AGAIN)
    columns = "SELECT id, position, speaker_id, speaker_name, role, kind, identity_sha256 FROM quotations ORDER BY id"
    waited = shown(filled, columns)
    rerun(filled, nlp=default_pipeline(), accept=True)
    rerun(filled, nlp=dateless, accept=True)
    assert shown(filled, columns) == waited


def test_decisions_of_persons_stay(filled: Store, dateless: Language) -> None:
    first = shown(filled)[0][0]
    filled.reject(first)
    rerun(filled, nlp=dateless)
    accept(filled, AGAIN)
    assert shown(filled, "SELECT id FROM quotations WHERE review = 'rejected'") == [(first,)]
    assert filled.check() == []


def test_articles_are_chosen_by_outlet_and_by_run(filled: Store, dateless: Language) -> None:
    assert rerun(filled, nlp=dateless, outlet="The Star")[1].unchanged == 1
    assert shown(filled, "SELECT article_id FROM proposals") == [(2,)]
    assert rerun(filled, nlp=dateless, of=AGAIN)[1].unchanged == 0
    assert rerun(filled, nlp=dateless, of=1)[1].unchanged == 1  # the other one is waiting already


def test_an_unknown_outlet_or_run_is_told(filled: Store, dateless: Language) -> None:
    with pytest.raises(NotFoundError, match="no outlet 'The Sun'"):
        rerun(filled, nlp=dateless, outlet="The Sun")
    with pytest.raises(NotFoundError, match="no run 9"):
        rerun(filled, nlp=dateless, of=9)
    with pytest.raises(NotFoundError, match="no run 9"):
        accept(filled, 9)


def test_the_present_run_has_nothing_to_do_again(filled: Store) -> None:
    assert rerun(filled, nlp=default_pipeline())[1].unchanged == 0


def test_dropped_proposals_leave_what_is_shown(filled: Store, dateless: Language) -> None:
    before = shown(filled)
    rerun(filled, nlp=dateless)
    assert filled.drop_proposals(AGAIN) == 2
    assert accept(filled, AGAIN).unchanged == 0
    assert shown(filled) == before


def test_the_commands(sqlite_url: str, dateless: Language) -> None:
    def claims(*arguments: str) -> str:
        done = CliRunner().invoke(app, [*arguments, "--db", sqlite_url])
        assert done.exit_code == 0, done.output
        return done.stdout

    with Store.open(sqlite_url) as store:
        ingest(store, [story("Joy Achieng")], nlp=dateless)
    assert claims("extract", "--rerun", "--workers", "1").startswith(f"Articles: 1 extracted by run {AGAIN}.")
    lines = claims("runs", "list").splitlines()
    assert lines[0].startswith("1  ")
    assert lines[0].endswith("1 articles, 2 quotations")
    assert lines[AGAIN - 1].endswith("0 articles, 0 quotations; proposes 1 articles")
    assert claims("runs", "diff", "1", str(AGAIN)).startswith("1 articles: ")
    assert claims("runs", "accept", str(AGAIN)).startswith(f"Articles: 1 show what run {AGAIN} found.")
    assert claims("runs", "start", "--workers", "1").startswith(f"Articles: 0 extracted by run {AGAIN}.")

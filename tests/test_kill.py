"""An import that is killed loses nothing and leaves no half article; resumed, it ends as if nothing had happened.

``python -m benchmarks.kills`` does the same with 200 kills.
"""

from __future__ import annotations

import os

import pytest

from benchmarks.kills import Report, run


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    kills = int(os.environ.get("CLAIMS_KILLS", "8"))
    return run(tmp_path_factory.mktemp("kills"), kills=kills, articles=40, seed=kills)


def test_killed_and_resumed_imports_end_with_the_database_of_an_undisturbed_one(report: Report) -> None:
    assert report.kills >= 8
    assert report.different == ()


def test_no_article_is_ever_half_written(report: Report) -> None:
    assert report.half_articles == 0


def test_the_input_exercises_the_store(report: Report) -> None:
    assert report.articles > 30
    assert report.quotations > 50

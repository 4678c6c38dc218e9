"""Two importers fill one database and are killed: it ends with what one undisturbed importer leaves.

``python -m benchmarks.kills_together`` does the same with 500 kills, and on SQLite.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.kills_together import run
from tests.servers import NoServerError


@pytest.mark.slow
@pytest.mark.postgresql
def test_two_importers_that_are_killed_leave_the_database_of_one_undisturbed(tmp_path: Path) -> None:
    try:
        report = run(tmp_path, kills=2, articles=12, seed=4, engine="postgresql")
    except NoServerError as reason:
        pytest.skip(str(reason))
    assert report.kills >= 2
    assert (report.different, report.problems) == ((), 0)

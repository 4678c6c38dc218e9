"""No figure falls below its floor. Lowering one in floors.json is a decision, and the commit says why.

`claims evaluate fixtures --floors tests/quality/floors.json --raise` lifts the floors to what is reached.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.evaluate.corpora import read_corpus
from claims.evaluate.gate import breaches, read_floors
from claims.evaluate.score import evaluate
from claims.resources import bundled

FLOORS = Path(__file__).parent / "floors.json"
SHARED = Path(__file__).parents[2] / "../shared"


def test_the_fixtures_hold_their_floors() -> None:
    evaluation = evaluate(read_corpus(bundled("fixtures")))
    assert list(map(str, breaches(evaluation, read_floors(FLOORS, "fixtures")))) == []


@pytest.mark.slow
@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the annotated corpora are not beside this checkout")
def test_the_development_corpus_holds_its_floors() -> None:
    corpus = read_corpus(SHARED / "polnear/dev", speakers=SHARED / "gold/dev_speakers.jsonl")
    assert list(map(str, breaches(evaluate(corpus), read_floors(FLOORS, "dev")))) == []

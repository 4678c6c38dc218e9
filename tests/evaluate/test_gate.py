"""Floors under the figures."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claims.errors import CorpusError
from claims.evaluate.gate import Floors, breaches, raised, read_floors, write_floors
from claims.evaluate.score import Evaluation, score

from .build import corpus, gold, quotation

SAFE = gold("the bridge was safe", "said", "Mayor Ana Ruiz")


@pytest.fixture
def evaluation() -> Evaluation:
    return score(corpus(SAFE), [[quotation("the bridge was safe", "said", "Mayor Ana Ruiz"), quotation("Courier")]])


def floors(evaluation: Evaluation, **values: float) -> Floors:
    named = {name.replace("_", " "): value for name, value in values.items()}
    return Floors(sha256=evaluation.corpus.sha256, floors=named)


def test_a_figure_at_its_floor_stands(evaluation: Evaluation) -> None:
    assert breaches(evaluation, floors(evaluation, attribution_recall=1.0)) == ()


def test_a_figure_below_its_floor_is_named(evaluation: Evaluation) -> None:
    (breach,) = breaches(evaluation, floors(evaluation, attribution=0.7))
    assert str(breach) == "attribution is 0.6667, below its floor of 0.7000"


def test_precision_and_recall_have_floors_of_their_own(evaluation: Evaluation) -> None:
    (breach,) = breaches(evaluation, floors(evaluation, attribution_precision=0.6, attribution_recall=0.6))
    assert breach.figure == "attribution precision"


def test_floors_of_another_corpus_say_nothing(evaluation: Evaluation) -> None:
    with pytest.raises(CorpusError, match="another version of the corpus"):
        breaches(evaluation, Floors(sha256="0" * 64, floors={}))


def test_a_floor_under_nothing_is_refused(evaluation: Evaluation) -> None:
    with pytest.raises(CorpusError, match="no figure 'height'"):
        breaches(evaluation, floors(evaluation, height=0.5))


def test_floors_are_read_by_corpus(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    path.write_text(json.dumps({"bridge": {"sha256": "abc", "floors": {"attribution": 0.5}}}), "utf-8")
    assert read_floors(path, "bridge") == Floors(sha256="abc", floors={"attribution": 0.5})


@pytest.mark.parametrize("content", ["{", "[]", "{}", '{"bridge": 3}'])
def test_a_broken_file_of_floors_is_named(tmp_path: Path, content: str) -> None:
    path = tmp_path / "floors.json"
    path.write_text(content, "utf-8")
    with pytest.raises(CorpusError, match=r"floors\.json"):
        read_floors(path, "bridge")


def test_floors_rise_with_the_figures_and_never_fall(evaluation: Evaluation) -> None:
    lifted = raised(evaluation, floors(evaluation, attribution=0.5, attribution_recall=1.0, cue_strict=0.99))
    assert lifted.floors == {"attribution": 0.666, "attribution recall": 1.0, "cue strict": 1.0}
    assert raised(evaluation, floors(evaluation, attribution=0.9)).floors == {"attribution": 0.9}


def test_floors_are_set_anew_on_another_version_of_the_corpus(evaluation: Evaluation) -> None:
    anew = raised(evaluation, Floors(sha256="0" * 64, floors={"attribution": 0.9}))
    assert anew == Floors(sha256=evaluation.corpus.sha256, floors={"attribution": 0.666})


def test_written_floors_leave_those_of_other_corpora(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    path.write_text(json.dumps({name: {"sha256": "abc", "floors": {}} for name in ("bridge", "tunnel")}), "utf-8")
    write_floors(path, "bridge", Floors(sha256="def", floors={"attribution": 0.5}))
    assert read_floors(path, "bridge") == Floors(sha256="def", floors={"attribution": 0.5})
    assert read_floors(path, "tunnel") == Floors(sha256="abc", floors={})

"""How well what was said fits a statement."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from claims.lexicon.folding import fold
from claims.search.ranking.statement import Candidate, aligned, evidence, score, statement


def likely(
    asked: str,
    said: str,
    *,
    cosine: float = 0.5,
    speaker: str | None = None,
    title: str = "",
    confidence: float = 1.0,
    alignment: float = 0.7,
) -> float:
    candidate = Candidate(content=fold(said), cosine=cosine, speaker=speaker, title=fold(title), confidence=confidence)
    return score(evidence(statement(asked), candidate, lambda stem: 4.0), alignment)


def test_shared_words_make_it_likelier():
    assert likely("The dam is full", "the dam at Karasu is full") > likely("The dam is full", "the fields are dry")


def test_words_that_mean_nothing_do_not():
    assert likely("is it that", "is it that") == likely("is it that", "was so then")


def test_meaning_makes_it_likelier():
    assert likely("a", "b", cosine=0.9) > likely("a", "b", cosine=0.3)


def test_speaker_that_the_statement_names_makes_it_likelier():
    asked, said = "Varga wants the fleet gone", "the fleet should leave"
    assert likely(asked, said, speaker="ilse varga") > likely(asked, said, speaker="tomas reyk")


def test_what_the_title_tells_makes_it_likelier():
    asked, said = "The Karasu dam is full", "it is full"
    assert likely(asked, said, title="Karasu") > likely(asked, said, title="Fields")


def test_related_words_make_it_likelier():
    assert likely("US troops leave", "soldiers go") > likely("US troops leave", "merchants go")


def test_name_alone_is_no_statement():
    asked = "Mayor Ruiz opens the bridge"
    assert likely(asked, "Ruiz") < likely(asked, "Ruiz and many others came to the feast in town yesterday")


def test_aligned_words_make_it_likelier():
    assert likely("a", "b", alignment=0.9) > likely("a", "b", alignment=0.5)


def test_doubtful_quotation_is_less_likely():
    assert likely("a", "b", confidence=0.2) < likely("a", "b", confidence=0.9)


def test_words_align_with_their_like_wherever_it_stands():
    asked, said = np.eye(3, dtype=np.float32)[:2], np.eye(3, dtype=np.float32)[::-1]
    assert aligned(asked, said) == 1.0


def test_word_without_its_like_aligns_with_nothing():
    assert aligned(np.eye(2, dtype=np.float32), np.eye(2, dtype=np.float32)[:1]) == 0.5


def test_no_words_align_with_nothing():
    assert aligned(np.zeros((0, 3), dtype=np.float32), np.eye(3, dtype=np.float32)) == 0.0


@given(st.text(), st.text(), st.floats(-1, 1), st.none() | st.text())
def test_score_is_a_probability_for_any_texts(asked: str, said: str, cosine: float, speaker: str | None):
    assert 0.0 <= likely(asked, said, cosine=cosine, speaker=speaker) <= 1.0

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.lexicon.folding import fold
from claims.search.ranking.rank import (
    Evidence,
    covered,
    inverse_frequency,
    matched,
    probability,
    rank,
    stems_of,
    traits,
)
from claims.search.ranking.topics import Term
from claims.search.ranking.weights import BESIDE, LEAST_BEST

TOPIC = (Term("unitedstates"), Term("troops", ("army", "armed forces")))


def candidate(number, meaning=0.6, **others):
    return Evidence(
        **{"id": number, "article_id": number, "position": 0, "meaning": meaning, "asked": meaning or 0.0, **others}
    )


def order(*candidates):
    return [one.id for one in rank(candidates)]


def share(text):
    return covered(TOPIC, stems_of(fold(text)), lambda term: 2.0 if term.word == "troops" else 1.0)


def test_what_is_nearer_in_meaning_comes_first():
    assert order(candidate(1, 0.5), candidate(2, 0.7)) == [2, 1]


@pytest.mark.parametrize("better", [{"words": 0.5}, {"related": 0.5}, {"title": 1.0}, {"relayed": True},
                                    {"addressed": True}, {"dated": True}, {"about": True},
                                    {"direct": True}])  # fmt: skip
def test_between_two_of_one_meaning_what_else_fits_decides(better):
    assert order(candidate(1), candidate(2, **better)) == [2, 1]


@pytest.mark.parametrize(
    "worse", [{"confidence": 0.3}, {"speaker": 0.5}, {"cued": False}, {"nested": True}, {"length": 9}]
)
def test_what_is_less_sure_comes_later(worse):
    assert order(candidate(1, **worse), candidate(2)) == [2, 1]


def test_an_article_full_of_the_topic_lifts_what_it_holds():
    alone, together = candidate(1, article_id=1), candidate(2, article_id=2)
    assert order(alone, together, candidate(3, 0.9, article_id=2, position=1))[1:] == [2, 1]


def test_what_stands_beside_an_answer_comes_before_what_stands_apart():
    answer = candidate(1, 0.9, article_id=1, position=4)
    apart, beside = candidate(2, article_id=1, position=9), candidate(3, article_id=1, position=5)
    assert order(answer, apart, beside) == [1, 3, 2]


def test_what_stands_beside_an_answer_does_not_overtake_it():
    assert order(candidate(2, 0.6, article_id=1, position=5), candidate(1, 0.61, article_id=1, position=4)) == [1, 2]


def test_the_end_of_one_article_is_not_beside_the_beginning_of_the_next():
    names, values = traits([candidate(1, 0.9, article_id=1, position=4), candidate(2, article_id=2, position=5)])
    assert values[:, names.index("around meaning")].tolist() == [0.9, 0.6]


def test_of_what_anybody_said_something_must_be_probable():
    vague = [candidate(1, LEAST_BEST / (1 + BESIDE) + 0.01)]
    assert rank(vague)
    assert rank(vague, anybody=True) == []
    assert rank([candidate(1, 0.9, related=1.0, title=1.0)], anybody=True)


def test_where_even_the_best_is_far_nothing_answers():
    enough = LEAST_BEST / (1 + BESIDE)
    assert rank([candidate(1, enough - 0.01), candidate(2, 0.1)]) == []
    assert order(candidate(1, enough + 0.01), candidate(2, 0.1)) == [1, 2]


def test_related_words_make_up_for_a_little_meaning():
    assert order(candidate(1, LEAST_BEST / (1 + BESIDE) - 0.1, related=1.0)) == [1]


def test_what_nobody_is_known_to_have_said_is_no_reason_to_answer():
    assert rank([candidate(1, 0.9, unattributed=True), candidate(2, 0.1)]) == []


def test_a_far_neighbour_is_left_out():
    assert order(candidate(1, 0.7, article_id=1), candidate(2, 0.0, article_id=1, position=1)) == [1]


def test_without_vectors_words_decide():
    assert order(candidate(1, None, related=0.1), candidate(2, None, related=0.9)) == [2]
    assert rank([candidate(1, None)]) == []


def test_no_candidates_are_no_answer():
    assert rank([]) == []


def test_rare_words_cover_more_of_a_topic():
    assert share("American farmers") == (1 / 3, 1 / 3)
    assert share("the troops") == (2 / 3, 2 / 3)


def test_related_words_count_beside_the_topics_own():
    assert share("American armed forces") == (1 / 3, 1.0)
    assert share("armed with forces")[1] == 2 / 3


def test_no_topic_is_not_covered():
    assert covered((), {"a"}, lambda term: 1.0) == (0.0, 0.0)


def test_matched_words_are_those_of_the_text_as_printed():
    assert matched(TOPIC, "The U.S. Army's soldiers, armed") == {"U.S.", "Army's", "armed"}


@given(
    st.lists(
        st.builds(candidate, st.integers(1, 50), st.floats(-1, 1), words=st.floats(0, 1)), unique_by=lambda one: one.id
    )
)
def test_scores_lie_between_0_and_1_and_fall(candidates):
    scores = [one.score for one in rank(candidates)]
    assert all(0 <= score <= 1 for score in scores)
    assert scores == sorted(scores, reverse=True)


@given(st.floats(-5, 5), st.floats(-5, 5))
def test_more_evidence_is_never_less_probable(one, other):
    assert (probability(one) <= probability(other)) or one > other


@pytest.mark.parametrize("total", [1, 100, 10**6])
def test_rarer_terms_tell_more_and_no_term_tells_nothing(total):
    tellings = [inverse_frequency(frequency, total) for frequency in (0, total // 2, total)]
    assert tellings == sorted(tellings, reverse=True)
    assert tellings[-1] > 0

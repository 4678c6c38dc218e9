import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.search.rank import inverse_frequency, rank
from claims.search.topics import Term

CONTENTS = {1: {"unitedstates", "troops"}, 2: {"unitedstates", "army"}, 3: {"unitedstates"}, 4: {"trade"}, 5: set()}
TITLES = {4: {"unitedstates", "troops"}, 5: {"unitedstates"}}
TOPIC = (Term("unitedstates"), Term("troops", ("army",)))


def ranked(topic=TOPIC, scores=None):
    def holding(words, field):
        texts = CONTENTS if field == "content" else TITLES
        return [number for number, text in texts.items() if text & set(words)]

    found = rank(
        topic,
        engine_scores=scores or dict.fromkeys(CONTENTS, 1.0),
        holding=holding,
        rarity=lambda term: 2.0 if term.word == "troops" else 1.0,
    )
    return {one.id: one.score for one in found}


def test_what_covers_more_of_the_topic_comes_first():
    assert list(ranked()) == [1, 2, 3]


def test_a_related_word_counts_less_than_the_word_itself():
    found = ranked()
    assert found[3] < found[2] < found[1]


def test_a_title_alone_is_no_answer():
    assert not {4, 5} & set(ranked())


def test_the_engine_decides_between_equals():
    assert list(ranked(topic=(Term("unitedstates"),), scores={1: 1.0, 2: 3.0, 3: 2.0})) == [2, 3, 1]


def test_no_topic_ranks_nothing():
    assert ranked(topic=()) == {}


@given(st.dictionaries(st.sampled_from(sorted(CONTENTS)), st.floats(0, 1e6), min_size=1))
def test_scores_lie_between_0_and_1_and_fall(scores):
    found = list(ranked(scores=scores).values())
    assert all(0 <= score <= 1 for score in found)
    assert found == sorted(found, reverse=True)


@pytest.mark.parametrize("total", [1, 100, 10**6])
def test_rarer_terms_tell_more_and_no_term_tells_nothing(total):
    tellings = [inverse_frequency(frequency, total) for frequency in (0, total // 2, total)]
    assert tellings == sorted(tellings, reverse=True)
    assert tellings[-1] > 0

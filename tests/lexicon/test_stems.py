import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.lexicon.stems import stem


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("immigrants", "immigration"), ("troops", "troop"), ("stopped", "stops"), ("taxes", "tax"), ("taxation", "tax"),
        ("policies", "policy"), ("withdraw", "withdrawing"), ("churches", "church"), ("presence", "present"),
    ],
)  # fmt: skip
def test_forms_of_a_word_share_a_stem(one, other):
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("war", "wary"), ("nation", "nato"), ("us", "use"), ("iran", "iraq")])
def test_other_words_do_not(one, other):
    assert stem(one) != stem(other)


@given(st.text(alphabet="abcdefgistnoey", min_size=1, max_size=12))
def test_a_stem_is_never_empty_nor_longer(word):
    assert 0 < len(stem(word)) <= len(word) + 1

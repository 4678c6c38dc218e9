import pytest

from claims.search.ranking.topics import Term, expand, phrases, telling_words


def related(*words):
    return {term.word: set(term.related) for term in expand(words)}


def test_troops_are_related_to_forces_and_their_presence():
    assert {"forces", "army", "soldiers", "presence"} <= related("troops")["troops"]


def test_a_word_and_its_plural_have_the_same_relatives():
    assert related("gun")["gun"] == related("guns")["guns"]


def test_a_word_is_also_found_where_it_is_printed_as_two():
    (ceasefire,) = expand(["ceasefire"])
    assert "cease fire" in ceasefire.related


def test_a_word_that_is_asked_for_is_no_relative_of_another():
    found = related("troops", "army")
    assert "army" not in found["troops"]
    assert "troops" not in found["army"]


def test_relatives_are_folded_as_the_index_is():
    assert "africanamerican" in related("race")["race"]


def test_an_unknown_word_stands_alone():
    assert expand(["zeugma"]) == (Term("zeugma"),)


def test_phrases_are_all_words_once():
    found = phrases(expand(["war", "conflict"]))
    assert len(found) == len(set(found))
    assert found[0] == "war"


TELLING = {"presence": 1.0, "unitedstates": 3.0, "armed": 3.0, "forces": 2.0, "coast": 1.0}


def told(text, **others):
    return telling_words(text, telling=lambda word: TELLING.get(word, 0.5), **others)


def test_the_words_that_tell_most_one_after_the_other_are_what_a_text_is_about():
    assert told("the presence of American armed forces harms the whole coast", longest=3) == "American armed forces"


def test_what_a_text_is_about_does_not_reach_over_a_full_stop():
    assert told("He is armed. Forces are not the point", longest=3) == "armed"


@pytest.mark.parametrize("text", ["", "it was so", "…!"])
def test_a_text_of_words_that_say_nothing_is_about_nothing(text):
    assert told(text) == ""

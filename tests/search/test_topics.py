from claims.search.topics import Term, expand, phrases


def related(*words):
    return {term.word: set(term.related) for term in expand(words)}


def test_troops_are_related_to_forces_and_their_presence():
    assert {"forces", "army", "soldiers", "presence"} <= related("troops")["troops"]


def test_a_word_and_its_plural_have_the_same_relatives():
    assert related("gun")["gun"] == related("guns")["guns"]


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

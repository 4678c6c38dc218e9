"""Who of several with one surname is meant, and by which of the forms of a name somebody is called."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.entities.test_mentions import mentions, named, names
from tests.pipeline.quoting import read, speakers


def speaker(nlp: Language, text: str, source: str, content: str = "the dam was safe") -> str | None:
    return speakers(read(nlp, text, (content, "said", source)))[0]


def owner(nlp: Language, text: str, at: str) -> str:
    start = text.index(at)
    return mentions(nlp, text).overlapping(start, start + 1)[0][1].name


def test_surname_is_not_that_of_somebody_named_only_further_on(nlp: Language) -> None:
    text = (
        "Minister Ines Duarte opened the dam on Monday. It has been built by the hands of six hundred men and women "
        "of the valley, whose houses had stood under water for most of the spring, and who were there to see it, with "
        "the children on their shoulders and hats made of newspaper. It was a long day with many hands to shake.\n\n"
        "Duarte said the dam was safe.\n\n"
        "Rui Duarte drew it. Rui Duarte has retired. Rui Duarte was not there. Rui Duarte slept. Rui Duarte is old."
    )
    assert owner(nlp, text, "Duarte said") == "Ines Duarte"
    assert speaker(nlp, text, "Duarte") == "Ines Duarte"


def test_surname_stays_with_whom_the_text_calls_so(nlp: Language) -> None:
    text = (
        "Minister Ines Duarte opened the dam on Monday. Duarte toured the valley. Duarte met the farmers there.\n\n"
        "The engineer Rui Duarte, who built it and has long retired, was not invited. Rui Duarte was missed. "
        "Rui Duarte is old. Rui Duarte has a beard. Rui Duarte, as was seen with surprise by most of "
        "those who had worked for him in the valley through all the long years of drought and flood, and by "
        "the farmers too, who remember well how he slept in their barns when there was no road, was absent. So were "
        "his sons, his daughters, and all who had ever held a spade for him, or a cup, and the cook of the camp "
        "in which they had lived, far from the road, from the river, from any house and from all that was warm.\n\n"
        "Duarte said the dam was safe."
    )
    assert owner(nlp, text, "Duarte said") == "Ines Duarte"


def test_title_leaves_nobody_of_the_other_gender(nlp: Language) -> None:
    text = (
        "Mrs. Duarte and her husband were there. Ines Duarte was born here. The engineer Rui Duarte was not.\n\n"
        "Ines Duarte wore green. Mr. Duarte said the dam was safe."
    )
    assert speaker(nlp, text, "Mr. Duarte") == "Rui Duarte"


def test_two_with_one_surname_are_both_called_so(nlp: Language) -> None:
    text = "The parents, Leila and Omar Malouf, came early. The dam was safe."
    assert names(nlp, text) == ["Leila Malouf", "Omar Malouf"]


def test_titles_once_given_tell_two_of_unknown_gender_apart(nlp: Language) -> None:
    text = (
        "The parents, Robin and Alex Malouf, came early.\n\nMrs. Malouf spoke first. Mr. Malouf wept. Their son "
        "was there too. Mrs. Malouf said the dam was safe."
    )
    assert speaker(nlp, text, "Mrs. Malouf") == "Robin Malouf"
    assert owner(nlp, text, "Malouf wept") == "Alex Malouf"


def test_couple_tells_no_gender(nlp: Language) -> None:
    text = "Robin Malouf came early. A letter to Mr. and Mrs. Malouf came too."
    assert mentions(nlp, text).entities[0].gender is None


@pytest.mark.parametrize("text", [
    "Duarte and Omar Haddad came early. Ines Duarte spoke.",
    "Ines Duarte spoke. Ines and Omar Haddad came early.",
    "The singers Rosa, Ines and Omar Haddad came early.",
])  # fmt: skip
def test_who_stands_before_and_may_be_of_another_family(nlp: Language, text: str) -> None:
    assert "Ines Haddad" not in names(nlp, text)
    assert "Duarte Haddad" not in names(nlp, text)


def test_surname_printed_first(nlp: Language) -> None:
    text = "The minister, Lea Guojing, arrived on Monday. Mr. Lea said the dam was safe."
    assert speaker(nlp, text, "Mr. Lea") == "Lea Guojing"


def test_father_named_further_on_is_not_his_son(nlp: Language) -> None:
    text = (
        "Old dam holds\n\nSenator Luis Ortega voted for it. His father, Luis Ortega Sr., who built it, did not.\n\n"
        "The dam is old. It was built of clay, and it has held for fifty years, and nobody but the two of them ever "
        "cared for it. There are many like it in the valley, and some of these are older, and nobody knows who built "
        "them or when, but they hold too, as far as it is known. Ortega said the dam was safe."
    )
    assert speaker(nlp, text, "Ortega") == "Luis Ortega"


def test_suffix_of_the_first_mention_is_left_out_later(nlp: Language) -> None:
    text = "Luis Ortega Jr. voted for it. Luis Ortega said the dam was safe."
    assert speaker(nlp, text, "Luis Ortega") == "Luis Ortega Jr"


def test_bare_surname_is_the_firm_where_its_bearer_has_a_title(nlp: Language) -> None:
    text = (
        "Reuters lists the owners. Reuters said the dam was safe.\n\n"
        "Paul J. Reuters is among them. Mr. Reuters has built dams. Mr. Reuters owns three."
    )
    assert speaker(nlp, text, "Reuters") == "Reuters"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kathrin Moor opened it. Katrin Moor left. Katrin Moor slept. Katrin Moor woke.", "Katrin Moor"),
        ("Steve Moor opens dam.\n\nStephen Moor opened it. He left early, and so did all.", "Stephen Moor"),
        ("Rain fell on E. J. Moor. The wind took the hat of Eddie Moor. Snow fell on E. J. Moor.", "Eddie Moor"),
    ],
)
def test_one_person_in_two_spellings(nlp: Language, text: str, name: str) -> None:
    assert names(nlp, text) == [name]


def test_two_named_in_one_sentence_are_two(nlp: Language) -> None:
    text = "The mayor, Hillary Moor, came with her aunt, Hilary Moor, to the dam. Hilary Moor slept."
    assert names(nlp, text) == ["Hillary Moor", "Hilary Moor"]


def test_words_before_a_name_that_mostly_stands_alone_are_no_part_of_it(nlp: Language) -> None:
    text = "Rain fell. As for Superstar Mary Ruiz, she was late. The mayor, Mary Ruiz, opened the dam."
    assert names(nlp, text) == ["Mary Ruiz"]


def test_given_name_that_no_list_knows_is_no_epithet_of_a_surname(nlp: Language) -> None:
    text = "Omar Abu Latif met Richard Omar, the mayor. His brother Alaster Omar said the dam was safe."
    assert speaker(nlp, text, "His brother Alaster Omar") == "Alaster Omar"


def test_firm_goes_without_its_legal_form_where_the_text_mostly_has_it_so(nlp: Language) -> None:
    text = "Volkers AG cut its outlook on Monday. Volkers makes chips. Volkers declined to comment."
    assert named(nlp, text) == [("Volkers", "organisation")]


def test_relative_whose_name_follows_has_the_gender_of_the_word(nlp: Language) -> None:
    text = "Choi Myung-ho left, flanked by his daughter, Harbour CEO Choi Eun-bi. Choi Eun-bi was calm."
    assert [one.gender for one in mentions(nlp, text).entities if one.name == "Choi Eun-bi"] == ["women"]


def test_name_in_an_apposition_is_known_before_a_namesake(nlp: Language) -> None:
    text = (
        "The verdict\n\n"
        "A court on Thursday acquitted Daehan Group's former chairman, Choi Myung-ho, of bribing officials.\n\n"
        "Choi, 68, bowed to the judges. He left, flanked by his daughter, Harbour CEO Choi Eun-bi."
    )
    assert owner(nlp, text, "Choi, 68") == "Choi Myung-ho"

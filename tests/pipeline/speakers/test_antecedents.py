from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.quoting import read, speakers


def who(nlp: Language, before: str, pronoun: str = "who", after: str = "called the dam unsafe") -> list[str | None]:
    """Whom a pronoun means behind these words."""
    doc = read(nlp, f"{before} {pronoun} {after}.", (after, None, pronoun))
    return speakers(doc)


@pytest.mark.parametrize(
    "before",
    [
        "“It is a start,” said Anna Lindqvist, a geologist from Tromsø, Norway,",
        "“It is a start,” said Anna Lindqvist, a senior analyst at Nordbank,",
        "Large sums came from allies of the mayor's foes, among them Anna Lindqvist, a longtime Club for Trade donor",
    ],
)
def test_who_is_no_place_and_no_firm(nlp: Language, before: str) -> None:
    assert who(nlp, before) == ["Anna Lindqvist"]


@pytest.mark.parametrize(
    "before",
    [
        "Kwame Mensah was out-shouting Anna Lindqvist,",
        "The guests were Kwame Mensah, the head of the port, one of its largest, and his friend Anna Lindqvist,",
    ],
)
def test_who_is_the_person_named_right_before(nlp: Language, before: str) -> None:
    assert who(nlp, before) == ["Anna Lindqvist"]


def test_who_is_the_person_whom_an_apposition_describes(nlp: Language) -> None:
    before = "The second panel featured Anna Lindqvist, President Mensah's former top adviser,"
    assert who(nlp, before) == ["Anna Lindqvist"]


def test_second_clause_is_about_the_noun_of_the_first(nlp: Language) -> None:
    before = "“It is a start,” said Anna Lindqvist, whom Kwame Mensah appointed chief of mission to Bermuda, and"
    assert who(nlp, before, after="is now backing the dam") == ["Anna Lindqvist"]


def test_who_is_the_one_that_he_is_said_to_be(nlp: Language) -> None:
    before = "In May, Kwame Mensah was about to lose the farm. He was a desperate man"
    assert who(nlp, before, after="believed that the bank would wait") == ["Kwame Mensah"]


def test_two_are_meant_by_a_clause_in_the_plural(nlp: Language) -> None:
    before = "The dam divides her rivals, among them Kwame Mensah and Anna Lindqvist,"
    assert who(nlp, before, after="say it is unsafe") == ["Kwame Mensah and Anna Lindqvist"]


def test_which_is_the_organisation_named_right_before(nlp: Language) -> None:
    before = "Ghana and Togo are, however, members of the World Trade Organization,"
    assert who(nlp, before, "which", "writes the rules of trade") == ["World Trade Organization"]


def test_name_that_only_describes_the_noun_is_not_meant(nlp: Language) -> None:
    before = "The minister met two Nordbank guards"
    assert who(nlp, before, after="thought the dam unsafe") == ["two Nordbank guards"]


def test_who_in_the_plural_is_the_plural_before_it(nlp: Language) -> None:
    text = "Kwame Mensah won. In the fading world of Lindqvist-era figures, who are baffled that he won, some say go."
    assert speakers(read(nlp, text, ("that he won", "are baffled", "who"))) == ["Lindqvist-era figures"]


def test_which_is_no_person(nlp: Language) -> None:
    text = "The video came from Kwame Mensah, which, it seems, showed the dam leaking."
    assert speakers(read(nlp, text, ("the dam leaking", "showed", "which"))) != ["Kwame Mensah"]


def test_who_behind_a_day_is_the_person_before(nlp: Language) -> None:
    text = "Ms Lind praised Milan Kos, Serbia's president, earlier on Friday, who also said the border would open."
    assert speakers(read(nlp, text, ("the border would open", "also said", "who"))) == ["Milan Kos"]

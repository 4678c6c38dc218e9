"""What stands before a name as somebody's role."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.entities.test_mentions import mentions
from tests.pipeline.quoting import read


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("MP for Thornbury Sir Nigel Weber called for an inquiry.", "MP for Thornbury"),
        ("The meeting\n\nLabour group leader Coun Lotte Madsen said no.", "Labour group leader"),
        ("The meeting\n\nSir Nigel Weber called for an inquiry.", None),
        (
            "The meeting\n\nMinister of Foreign Affairs of Malta Nigel Weber said no.",
            "Minister of Foreign Affairs of Malta",
        ),
        ("The meeting\n\nThe lake is full, rescue co-ordinator Nigel Weber said.", "rescue co-ordinator"),
    ],
)
def test_office_stands_before_an_honorific_too(nlp: Language, text: str, role: str | None) -> None:
    (person,) = (one for one in mentions(nlp, text).entities if one.kind == "person")
    found = person.names[0].role
    assert (text[slice(*found)] if found is not None else None) == role


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Mark Longman, a senior adviser to Mr. Ruiz, said no.", "senior adviser to Mr. Ruiz"),
        ("Mark Longman, a spokesman for Gov. Karl Weber, said no.", "spokesman for Gov. Karl Weber"),
        ("Mark Longman, a former aide to Sen. Karl Weber was one of the first.", "former aide to Sen. Karl Weber"),
        ("Mark Longman, a lawyer. Ruiz said no.", "lawyer"),
        (
            "Mark Longman, assistant to the premier and director of the Palace's Office of Plans and Outreach, left.",
            "assistant to the premier and director of the Palace's Office of Plans and Outreach",
        ),
    ],
)
def test_abbreviation_ends_no_description(nlp: Language, text: str, role: str) -> None:
    person = next(one for one in mentions(nlp, f"The talks\n\n{text}").entities if one.name == "Mark Longman")
    found = person.names[0].role
    assert found is not None
    assert f"The talks\n\n{text}"[slice(*found)] == role


@pytest.mark.parametrize(
    "text",
    ["The federal judge Harding was referring to is Paula Okoye.", "She was the mayor Harding always wanted."],
)
def test_noun_that_a_clause_tells_of_is_not_who_its_subject_is(nlp: Language, text: str) -> None:
    whole = f"The talks\n\nLeonard Harding spoke. {text}"
    person = next(one for one in mentions(nlp, whole).entities if one.name == "Leonard Harding")
    assert [name.role for name in person.names] == [None, None]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Dr. Rosa Lind, director of the clinic", "director of the clinic"),
        ("Dr. Rosa Lind", "Dr."),
        ("Sen. Rosa Lind, chairwoman of the budget committee", "Sen."),
    ],
)
def test_office_behind_a_name_tells_more_than_doctor(nlp: Language, text: str, role: str) -> None:
    doc = read(nlp, f"The clinic\n\n{text}, said the beds were full.", ("the beds were full", "said", text))
    assert [one and one.role for one in doc._.claims_speakers] == [role]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Author and activist Tom Ashe said so.", "Author and activist"),
        ("“It is late,” said real estate mogul and television star Tom Ashe.", "real estate mogul and television star"),
        ("The premier and finance minister Tom Ashe said so.", "finance minister"),
        ("Mayor Ana Ruiz and activist Tom Ashe said so.", "activist"),
        ("Talks between the union and author Tom Ashe went on.", "author"),
    ],
)
def test_two_offices_of_one_person_are_one_role(nlp: Language, text: str, role: str) -> None:
    whole = f"The talks\n\n{text}"
    person = next(one for one in mentions(nlp, whole).entities if one.name == "Tom Ashe")
    found = person.names[0].role
    assert found is not None
    assert whole[slice(*found)] == role


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (
            "Rosa Lind, Weber's director of road works and public safety",
            "Weber's director of road works and public safety",
        ),
        ("Rosa Lind, the top strategist on Weber's 2008 and 2012 bids", "top strategist on Weber's 2008 and 2012 bids"),
        ("Rosa Lind, an analyst for banks and insurers", "analyst for banks and insurers"),
        ("Rosa Lind, the head of the port and Omar Haddad", "head of the port"),
        ("retired neurosurgeon Rosa Lind", "retired neurosurgeon"),
        ("Rosa Lind, along with Judge Karl A. Weber of the county court", None),
    ],
)
def test_role_is_whole_and_nobody_elses(nlp: Language, text: str, role: str | None) -> None:
    doc = read(nlp, f"The clinic\n\nThe beds are full, said {text}, on Monday.", ("The beds are full", "said", text))
    assert [one and one.role for one in doc._.claims_speakers] == [role]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (
            "Mark Longman, a professor of physics and astronomy at Dover College, said no.",
            "professor of physics and astronomy at Dover College",
        ),
        ("The storm\n\nFamily friend Mark Longman said no.", "Family friend"),
        ("The game\n\nIt was great, reliever Mark Longman said.", "reliever"),
    ],
)
def test_role_is_all_that_a_person_is_called(nlp: Language, text: str, role: str) -> None:
    person = next(one for one in mentions(nlp, text).entities if one.kind == "person")
    found = person.names[0].role
    assert found is not None
    assert text[slice(*found)] == role

"""Interviews whose questions and answers have neither labels nor marks."""

from __future__ import annotations

from spacy.language import Language

from tests.pipeline.test_article_styles import said

ANSWERS = [
    "I was baking since I was in the second grade. I baked these odd loaves.",
    "Just keep going! Keep kneading, keep tasting, and I promise that it will rise.",
    "Anything and everything. I read a lot.",
]
INTERVIEW = f"""The baker at home: an interview with Tom Ashe

Tom Ashe sells bread in Harlow and has a new book out.

Tom, when did you first know that you wanted to be a baker?

{ANSWERS[0]}

What’s your advice for young bakers?

{ANSWERS[1]}

How do you get your ideas?

{ANSWERS[2]}
"""


def test_answers_to_questions_without_labels_are_whose_interview_it_is(nlp: Language) -> None:
    found = [one for one in said(nlp, INTERVIEW) if one.inside is None]
    assert [one.content[0].text.rstrip(".") for one in found] == [answer.rstrip(".") for answer in ANSWERS]
    assert {one.speaker.name for one in found if one.speaker is not None} == {"Tom Ashe"}


def test_an_article_that_asks_itself_is_no_interview(nlp: Language) -> None:
    text = INTERVIEW.replace("an interview with Tom Ashe", "why Tom Ashe sells bread")
    assert all(one.content[0].text not in ANSWERS for one in said(nlp, text))


def test_outlet_of_an_interview_gives_no_answers(nlp: Language) -> None:
    text = INTERVIEW.replace("an interview with Tom Ashe", "bread").replace(
        "has a new book", "has told of it in an interview with Sky News, has a new book"
    )
    assert {one.speaker.name for one in said(nlp, text) if one.speaker is not None} == {"Tom Ashe"}

from __future__ import annotations

from spacy.language import Language

from tests.pipeline.attributions.test_component import told

LABELLED = (
    "Ada Moss runs Harlow High. The Courier met Moss there.\n\nCourier: When do you move?\n\n"
    "Moss: In August, we hope.\n\n"
)


def test_answers_behind_the_last_label_are_of_whoever_answered(nlp: Language) -> None:
    text = LABELLED + "Are the parents happy?\n\nSome of them are.\n\nOthers are not.\n\nAnd you?\n\nI am tired.\n"
    assert told(nlp, text)[-2:] == [
        ("Moss", None, ("Some of them are.", "Others are not.")),
        ("Moss", None, ("I am tired.",)),
    ]


def test_what_follows_an_interview_is_no_answer(nlp: Language) -> None:
    text = LABELLED + "Harlow High opened in 1950.\n"
    assert told(nlp, text)[-1][0] == "Moss"

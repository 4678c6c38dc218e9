"""Who made a document that the text speaks of, and who did not."""

from __future__ import annotations

import pytest
from spacy.language import Language

from claims.pipeline.entities.mentions import find_mentions
from claims.pipeline.sources.makers import Makers
from claims.pipeline.speakers.features.all import features_of
from claims.pipeline.speakers.question import Question
from claims.pipeline.text.surface import Surface
from tests.pipeline.asking import question_on


def _makers(nlp: Language, text: str) -> set[tuple[str, str]]:
    surface = Surface(nlp(text))
    return {(made.noun, made.maker.name) for made in Makers(surface, find_mentions(surface)).made}


@pytest.mark.parametrize(
    ("text", "noun", "maker"),
    [
        ("A new Northlake University poll was out on Monday.", "poll", "Northlake University"),
        ("Oyelaran Bank's report was out on Monday.", "report", "Oyelaran Bank"),
        ("A poll of 900 voters conducted by Northlake University was out.", "poll", "Northlake University"),
        ("Northlake University released a study on Monday.", "study", "Northlake University"),
        ("Amina Okafor emailed members on Monday.", "email", "Amina Okafor"),
        ("The council read a letter that Amina Okafor sent in May.", "letter", "Amina Okafor"),
        ("Amina Okafor said in a statement that the mine would close.", "statement", "Amina Okafor"),
    ],
)
def test_text_tells_who_made_a_document(nlp: Language, text: str, noun: str, maker: str) -> None:
    assert (noun, maker) in _makers(nlp, text)


@pytest.mark.parametrize(
    "text",
    [
        "Amina Okafor leads in a poll on Monday.",
        "Amina Okafor's poll numbers fell on Monday.",
        "A report on Northlake University was out on Monday.",
        "Amina Okafor praised a study on Monday.",
    ],
)
def test_whom_a_document_is_about_did_not_make_it(nlp: Language, text: str) -> None:
    assert not _makers(nlp, text)


def _poll(nlp: Language, text: str) -> Question:
    return question_on(nlp, text, "The poll")


def test_poll_is_no_one_persons(nlp: Language) -> None:
    asked = _poll(nlp, "Amina Okafor met Northlake University students. The poll showed that she was ahead.")
    assert not any(one.kind == "person" for one in asked.candidates)


def test_maker_told_long_ago_may_be_meant(nlp: Language) -> None:
    between = " ".join(f"Grupo Calder{letter} Bank closed." for letter in "abcdefghijklmnop")
    asked = _poll(nlp, f"A poll by Northlake University was out. {between} The poll showed a rise.")
    assert "Northlake University" in {one.speaker.name for one in asked.candidates if one.speaker}


def test_features_tell_the_maker_from_a_bystander(nlp: Language) -> None:
    asked = _poll(nlp, "A poll by Northlake University was out. Oyelaran Bank closed. The poll showed a rise.")
    told = {
        one.speaker.name: found for one, found in zip(asked.candidates, features_of(asked), strict=True) if one.speaker
    }
    assert told["Northlake University"]["made it last"] == 1.0
    assert told["Oyelaran Bank"]["is not said to have made one"] == 1.0
    assert told["poll"]["words, though a maker is told"] == 1.0


def test_who_is_named_in_a_document_is_marked_as_such(nlp: Language) -> None:
    text = "Oyelaran Bank closed. The report showed that Oyelaran Bank was poor."
    asked = question_on(nlp, text, "The report", content="Oyelaran Bank was poor")
    found = dict(zip((one.kind for one in asked.candidates), features_of(asked), strict=True))
    assert found["organisation"]["a document names it"] == 1.0


def test_maker_behind_by_is_not_whose_data_it_used(nlp: Language) -> None:
    source = "an analysis of Oyelaran Bank data by Northlake University"
    asked = question_on(nlp, f"Wages rose, according to {source}.", source, content="Wages rose")
    told = {
        one.speaker.name: found for one, found in zip(asked.candidates, features_of(asked), strict=True) if one.speaker
    }
    assert told["Oyelaran Bank"]["inside, another made it"] == 1.0
    assert told["Northlake University"]["inside, another made it"] == 0.0

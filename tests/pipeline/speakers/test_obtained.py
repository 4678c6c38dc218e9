"""Who only got hold of a document did not make it."""

from __future__ import annotations

import pytest
from spacy.language import Language

from claims.pipeline.entities.mentions import find_mentions
from claims.pipeline.speakers.obtained import holders_behind, interviewers
from claims.pipeline.text.surface import Surface
from tests.pipeline.asking import names_asked, question_on
from tests.pipeline.quoting import read, speakers


def _holders(nlp: Language, text: str, document: str) -> list[str]:
    surface = Surface(nlp(text))
    return [one.name for one in holders_behind(find_mentions(surface), text, text.index(document) + len(document))]


@pytest.mark.parametrize(
    ("aside", "holders"),
    [
        (", obtained by the Hale Gazette,", ["Hale Gazette"]),
        (", a copy of which was seen by the Hale Gazette,", ["Hale Gazette"]),
        (", first reported by the Hale Gazette,", ["Hale Gazette"]),
        (", written by Northlake University,", []),
        ("", []),
    ],
)
def test_whoever_got_hold_of_a_document_is_told_behind_it(nlp: Language, aside: str, holders: list[str]) -> None:
    assert _holders(nlp, f"It rained. An audit{aside} says the locks were open.", "An audit") == holders


@pytest.mark.parametrize("document", ["report", "preliminary report"])
def test_document_is_of_the_office_in_its_possessive(nlp: Language, document: str) -> None:
    source = f"A harbor inspector's {document}, obtained by the Hale Gazette,"
    text = f"The locks\n\nIt rained.\n\n{source} says the locks were open."
    assert speakers(read(nlp, text, ("the locks were open", "says", source))) == ["harbor inspector"]


@pytest.mark.parametrize(
    ("words", "asking"),
    [
        ("an interview with The Hale Gazette", ["Hale Gazette"]),
        ("an interview with Ana Ruiz", []),
        ("an article in The Hale Gazette", []),
    ],
)
def test_outlet_only_asks_in_an_interview(nlp: Language, words: str, asking: list[str]) -> None:
    text = f"It rained. The locks, according to {words}, were open."
    surface, start = Surface(nlp(text)), text.index(words)
    found = interviewers(find_mentions(surface), text, start, start + len(words))
    assert [one.name for one in found] == asking


def test_email_that_somebody_obtained_is_of_nobody_named_beside_it(nlp: Language) -> None:
    source = "An undisclosed email obtained by the Harbour League"
    asked = question_on(nlp, f"Ana Ruiz met Viktor Sand.\n\n{source} shows how late it was.", source)
    assert not {"Ana Ruiz", "Viktor Sand", "Harbour League"} & set(names_asked(asked))

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.quoting import read, speakers


@pytest.mark.parametrize(
    ("headline", "source", "cue", "content"),
    [
        ("Arson trial jury told of 'endless' rows", "Arson trial jury", "told of", "'endless' rows"),
        ("Jurors urged to put anger aside", "Jurors", "urged", "to put anger aside"),
        ("Inquest hears of delays", "Inquest", "hears of", "delays"),
    ],
)
def test_headline_names_who_was_told(nlp: Language, headline: str, source: str, cue: str, content: str) -> None:
    doc = read(nlp, f"{headline}\n\nThe mill burned in May.", (content, cue, source))
    assert speakers(doc) == [None]
    assert [one.name for one in doc._.claims_addressees[0]] == [source.casefold() if " " not in source else source]


def test_jury_that_is_urged_hears(nlp: Language) -> None:
    source = "The jury in the trial of a miller"
    doc = read(nlp, f"The mill burned.\n\n{source} have been urged to put anger aside.",
               ("to put anger aside", "have been urged", source))  # fmt: skip
    assert speakers(doc) == [None]
    assert [one.name for one in doc._.claims_addressees[0]] == ["jury in the trial of a miller"]


def test_who_urges_a_jury_speaks(nlp: Language) -> None:
    text = "The mill burned.\n\nThe jurors were urged by Karl Weber to put anger aside."
    assert speakers(read(nlp, text, ("to put anger aside", "were urged", "Karl Weber"))) == ["Karl Weber"]


def test_headline_tells_who_tells_a_jury(nlp: Language) -> None:
    text = "Weber tells jury of rows\n\nThe mill burned. Karl Weber left."
    assert speakers(read(nlp, text, ("of rows", "tells", "Weber"))) == ["Karl Weber"]


def test_who_is_told_ends_where_what_is_said_begins(nlp: Language) -> None:
    text = "The mill burned. Karl Weber told the jury Mr Brandt had no choice."
    doc = read(nlp, text, ("Mr Brandt had no choice", "told", "Karl Weber"))
    assert [one.name for one in doc._.claims_addressees[0]] == ["jury"]

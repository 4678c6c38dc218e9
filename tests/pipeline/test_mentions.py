"""Which capitals name somebody, and which spellings are one name."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from claims.pipeline.annotations import register_extensions
from claims.pipeline.mentions import find_mentions
from claims.pipeline.surface import Surface
from tests.pipeline.quoting import BLANK

register_extensions()


def names(nlp: Language, text: str) -> list[str]:
    with nlp.select_pipes(disable=[name for name in nlp.pipe_names if name.startswith("claims_")]):
        doc = nlp(text)
    return [entity.name for entity in find_mentions(Surface(doc)).entities]


def words(text: str) -> list[str]:
    return [word.text for word in Surface(BLANK.make_doc(text)).words]


def test_mentions_are_found_once_for_all_components(nlp: Language) -> None:
    doc: Doc = nlp("“It is late,” Ana Ruiz told the Basra Courier.")
    assert [entity.name for entity in doc._.claims_names.entities] == ["Ana Ruiz", "Basra Courier"]


def test_accents_printed_as_characters_of_their_own_stay_in_their_word() -> None:
    assert words("Olu\u0301fe\u0323\u0301mi left.") == ["Olu\u0301fe\u0323\u0301mi", "left"]


def test_dutch_article_stays_in_the_name(nlp: Language) -> None:
    assert names(nlp, "Jan van 't Spijker said no.") == ["Jan van 't Spijker"]


def test_rarer_given_name_before_a_known_one_is_kept(nlp: Language) -> None:
    assert names(nlp, "Bestoon Rashid Amin, the mayor of Ranya, left. Amin was tired.") == ["Bestoon Rashid Amin"]


def test_suffix_tells_father_and_son_apart(nlp: Language) -> None:
    text = "Henry Moore Jr. and Henry Moore III spoke. Moore Jr. left."
    assert names(nlp, text) == ["Henry Moore Jr", "Henry Moore III"]


@pytest.mark.parametrize(
    "text",
    [
        "The Clintons left.",
        "An Arizona Republican said no.",
        "Several Democrats agreed.",
        "The tanker Nordic Star sank.",
        "It is a Reagan-era law.",
        "STORM FLOODS HARBOUR AFTER LONG NIGHT",
    ],
)
def test_no_name_of_a_person_or_organisation(nlp: Language, text: str) -> None:
    assert names(nlp, text) == []


def test_verb_before_a_name_is_no_part_of_it(nlp: Language) -> None:
    assert names(nlp, "Entrusting Donald Trump with the purse would be a mistake, she said.") == ["Donald Trump"]


def test_month_before_a_surname_is_no_given_name(nlp: Language) -> None:
    assert names(nlp, "In May Park resigned. Park Ji-woo said she was tired.") == ["Park Ji-woo"]


def test_abbreviated_state_before_a_name_is_no_part_of_it(nlp: Language) -> None:
    assert names(nlp, "They met in Bedminster, N.J. Robert Miller was there.") == ["Robert Miller"]


def test_place_is_no_spelling_of_an_organisation(nlp: Language) -> None:
    text = "He moved to New York. The New York Times printed it."
    with nlp.select_pipes(disable=[name for name in nlp.pipe_names if name.startswith("claims_")]):
        found = find_mentions(Surface(nlp(text)))
    assert [name.words for name in found.names] == [("New", "York", "Times")]

"""What only says where or how something was said is no part of cue, source and content."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.attributions.test_component import told


def test_the_occasion_behind_a_speaker_is_no_part_of_who_speaks(nlp: Language) -> None:
    text = "“Our earnings grew,” said Paul Orr, finance chief at Dover Labs, on a conference call with analysts."
    assert [source for source, _, _ in told(nlp, text)] == ["Paul Orr, finance chief at Dover Labs"]


def test_a_description_with_a_place_stays_with_who_speaks(nlp: Language) -> None:
    text = "“Our earnings grew,” said Paul Orr, an analyst at the bank."
    assert [source for source, _, _ in told(nlp, text)] == ["Paul Orr, an analyst at the bank"]


def test_the_manner_of_speaking_is_no_part_of_what_is_said(nlp: Language) -> None:
    text = "“I was terrified,” Ina Weil tells Harlow Weekly of the scene, adding with a laugh, “but I loved it.”"
    assert "a laugh" not in " ".join(part for _, _, content in told(nlp, text) for part in content)


def test_applause_is_no_part_of_what_is_said(nlp: Language) -> None:
    text = "“What does that say about the bridge?” Ina Weil asked Omar Haddad, to rising applause."
    assert [content for _, _, content in told(nlp, text)] == [("“What does that say about the bridge?”",)]


def test_cue_ends_before_half_of_what_says_when(nlp: Language) -> None:
    text = "The vote\n\nSen. Ina Weil of Kansas said last week she would examine whether the plan was good."
    assert [cue for _, cue, _ in told(nlp, text)] == ["said"]


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("Coast Watch International today condemned the loss of lives in Lima.", "Coast Watch International"),
        ("Ana Ruiz also said the dam was old.", "Ana Ruiz"),
        ("USA Today said the dam was old.", "USA Today"),
        ("Most voters today say the dam is old.", "Most voters today"),
    ],
)
def test_day_behind_a_name_is_no_part_of_who_speaks(nlp: Language, sentence: str, source: str) -> None:
    assert [one for one, _, _ in told(nlp, f"The talks went on.\n\n{sentence}")] == [source]

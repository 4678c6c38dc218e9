"""What only says where or how something was said is no part of cue, source and content."""

from __future__ import annotations

import pytest
from spacy.language import Language

from claims.pipeline.attributions.candidate import Candidate
from claims.pipeline.attributions.layout import Layout
from claims.pipeline.attributions.steps.bounds.tidied import tidied
from claims.pipeline.attributions.subjects import source_before
from tests.pipeline.attributions.test_component import told
from tests.pipeline.quoting import read


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


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Brussels sources on Monday said the plan was dead.", "Brussels sources"),
        ("Ruling party officials in recent days accused Orr of plotting a coup.", "Ruling party officials"),
        ("Disclosures filed on Sunday night revealed that the plan was dead.", "Disclosures filed on Sunday night"),
        ("A report released by the Harbour Institute last year said the plan was dead.", None),
    ],
)
def test_when_somebody_said_it_is_no_part_of_who_speaks(nlp: Language, text: str, source: str | None) -> None:
    whole = "A report released by the Harbour Institute last year"
    assert [one for one, _, _ in told(nlp, f"It rained in May.\n\n{text}")] == [source or whole]


def test_dotted_initials_belong_to_the_office_behind_them(nlp: Language) -> None:
    doc = read(nlp, "It rained.\n\nU.S. Envoy Ana Ruiz left.", ("Envoy Ana Ruiz left", None, None))
    candidate = Candidate(content=doc._.claims_attributions[0].content, cue=None, source=None, rule="", confidence=1.0)
    start, _ = tidied(Layout(doc), candidate).content[0]
    assert doc.text[start:].startswith("U.S. Envoy")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("A union spokesman who did not want to be named termed", "A union spokesman who did not want to be named"),
        ("The general, who the Harbour Board called", "the Harbour Board"),
        ("The general, who Norland claims", "Norland"),
        ("The dam broke and termed", None),
    ],
)
def test_who_stands_right_before_a_verb_is_read_off_the_words(nlp: Language, text: str, source: str | None) -> None:
    layout = Layout(nlp(f"It rained.\n\n{text} it a fake."))
    cue = layout.text.rindex(" it a fake")
    read_off = source_before(layout, (layout.text.rindex(" ", 0, cue) + 1, cue))
    assert (layout.text[slice(*read_off)] if read_off else None) == source


def test_pronoun_that_no_comma_parts_from_what_is_said_is_the_source(nlp: Language) -> None:
    text = "The vote\n\nAccording to him the town failed to act."
    layout = Layout(read(nlp, text))
    start = text.index("him")
    cue = (text.index("According"), start - 1)
    one = tidied(
        layout, Candidate(content=((start, len(text) - 1),), cue=cue, source=None, rule="tagger", confidence=1)
    )
    assert one.source == (start, start + 3)
    assert [text[slice(*part)] for part in one.content] == ["the town failed to act"]

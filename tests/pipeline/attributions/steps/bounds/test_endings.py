"""Where what is said ends, and what only goes on."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.attributions.test_combined import found
from tests.pipeline.attributions.test_component import told


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "And, while Karl Weber, the panel's ranking member, says he is in favor of it, it's important to remember.",
            "he is in favor of it",
        ),
        (
            "Karl Weber says that the roads are bad, and the bridges are worse.",
            "that the roads are bad, and the bridges are worse",
        ),
    ],
)
def test_main_clause_behind_a_clause_with_while_is_not_said(nlp: Language, text: str, content: str) -> None:
    assert content in [part for _, _, said in told(nlp, text) for part in said]


def test_what_continues_is_nobodys_word(nlp: Language) -> None:
    text = "Vogt says he looks forward to meeting with Haddad, as bridge toll debate continues\n\nPetra Vogt left."
    assert all(cue != "continues" for _, cue, _ in told(nlp, text))


def test_the_texts_own_sentence_behind_a_cue_is_not_said(nlp: Language) -> None:
    text = "The ferry\n\n“It will pay for itself,” the mayor told me last week. It will not.\n"
    assert told(nlp, text) == [("the mayor", "told", ("“It will pay for itself,”",))]


@pytest.mark.parametrize(
    "report", ["states the Ministry of Roads", "informs the Harbour Agency", "Portonow.pt informs", "reports Portonow"]
)
def test_who_reports_the_sentence_at_its_end_is_no_part_of_what_is_said(nlp: Language, report: str) -> None:
    said = "that the port is open to all ships"
    text = f"It rained.\n\nAna Ruiz emphasized {said}, {report}."
    assert found(nlp, text, (f"{said}, {report}", "emphasized", "Ana Ruiz"))[0] == ("Ana Ruiz", "emphasized", (said,))

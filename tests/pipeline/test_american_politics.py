"""What reports on American government have: members called after their states, pairs who speak, letters, outlets."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.test_article_styles import said, speakers


@pytest.mark.parametrize(
    ("member", "speaker"),
    [
        ("The Delaware Senator", "Petra Vogt"),
        ("The New Jersey Democrat", "Petra Vogt"),
        ("A Catholic Democrat", "Catholic Democrat"),
    ],
)
def test_member_with_capitals_is_no_name(nlp: Language, member: str, speaker: str) -> None:
    text = f"The hearings\n\n“We will see,” Senator Petra Vogt (D-DE) said. {member} said that she is opposed to it."
    assert speakers(nlp, text)[-1] == speaker


def test_several_members_are_named_without_what_they_are(nlp: Language) -> None:
    text = "The council\n\nCouncilmembers Petra Vogt, Omar Haddad and Ana Ruiz said the city was broke."
    assert speakers(nlp, text) == ["Petra Vogt, Omar Haddad and Ana Ruiz"]


def test_title_does_not_reach_over_a_full_stop(nlp: Language) -> None:
    text = "The office\n\nIt hurt the inspector general. Administrator Petra Vogt said no. Gen. Omar Haddad said yes."
    assert [one.speaker.role for one in said(nlp, text) if one.speaker] == ["Administrator", "Gen."]


@pytest.mark.parametrize(
    "text",
    [
        "In a letter to Judge Karl Weber, Petra Vogt asked for help after Omar Haddad boasted that he had sent buses.",
        "A day after Petra Vogt's evening address to the nation, Omar Haddad boasted that he had sent buses.",
        "Petra Vogt said she was in on a call with Karl Weber, and Omar Haddad boasted that he had sent buses.",
    ],
)
def test_whom_another_wrote_or_spoke_to_is_not_told(nlp: Language, text: str) -> None:
    (boast,) = (one for one in said(nlp, f"The buses\n\n{text}") if one.source and "Haddad" in one.source.text)
    assert boast.addressees == ()


def test_they_are_no_newspaper(nlp: Language) -> None:
    text = (
        "The vote\n\nThe deal “prompted a quick backlash among Democrats,” The New York Times said. "
        "Even with the pledged vote, they argued, the aid was “certain to die.”"
    )
    assert speakers(nlp, text)[-1] != "New York Times"

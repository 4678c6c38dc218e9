"""What reports on American government have: members called after their states, pairs who speak, letters, outlets."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.quoting import read
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


def test_whom_one_met_is_told_what_one_says_about_it(nlp: Language) -> None:
    pressed, response = "the removal of the ships at his meeting with Petra Vogt", "would be a fitting response to it"
    text = f"The port\n\nPort Minister Omar Haddad pressed for {pressed}, which he says {response}."
    doc = read(nlp, text, (pressed, "pressed for", "Port Minister Omar Haddad"), (response, "says", "he"))
    assert [one.name for one in doc._.claims_addressees[-1]] == ["Petra Vogt"]


def test_they_are_no_newspaper(nlp: Language) -> None:
    text = (
        "The vote\n\nThe deal “prompted a quick backlash among Democrats,” The New York Times said. "
        "Even with the pledged vote, they argued, the aid was “certain to die.”"
    )
    assert speakers(nlp, text)[-1] != "New York Times"


def test_lawmakers_are_the_members_who_spoke_together(nlp: Language) -> None:
    text = (
        "The roads\n\nRoads Committee Chairman Omar Haddad and Roads Panel Chairman Karl Weber demanded the records. "
        "The lawmakers also stressed that nobody will receive help."
    )
    assert speakers(nlp, text)[-1] == "Omar Haddad and Karl Weber"


def test_officials_of_two_bodies_are_no_bodies(nlp: Language) -> None:
    text = "The flood\n\nThe White House and Homeland Security officials have said they were not aware of it."
    assert speakers(nlp, text) == ["White House and Homeland Security officials"]


def test_who_reports_on_a_lawsuit_did_not_file_it(nlp: Language) -> None:
    text = (
        "The count\n\nThe Associated Press said the lawsuit was seeking to pause counts in the state. "
        "The lawsuit alleges that 53 ballots were late."
    )
    assert speakers(nlp, text)[-1] == "lawsuit"


@pytest.mark.parametrize("voice", ["the voiceover", "the moderator", "the announcer"])
def test_voice_of_a_spot_or_debate_is_nobody_in_it(nlp: Language, voice: str) -> None:
    text = f"The debate\n\n“We will see,” Petra Vogt said to Omar Haddad. “It is too late,” {voice} said."
    assert speakers(nlp, text)[-1] == voice.removeprefix("the ")


def test_headlines_chief_is_no_deputy(nlp: Language) -> None:
    text = (
        "Ex-FEMA chief: Weber aides informed\n\nFormer federal emergency czar Omar Haddad said he told top officials. "
        "But Haddad described how he briefed Deputy Chief of Staff Karl Lind. Haddad resigned as FEMA director."
    )
    assert speakers(nlp, text)[0] != "Karl Lind"


def test_items_of_a_list_go_on_with_who_spoke(nlp: Language) -> None:
    text = (
        "The vote\n\nPetra Vogt told reporters this afternoon that senators have delayed the vote.\n\n"
        "• On the mayor's role: “We always thought that he would be very important.”\n\n"
        "• Getting others involved: “They are not interested in this.”"
    )
    assert speakers(nlp, text) == ["Petra Vogt"] * 3


@pytest.mark.parametrize("outlet", ["CQ Roll Call", "States Newsroom", "KFF Health News"])
def test_outlet_that_is_told_is_a_relay(nlp: Language, outlet: str) -> None:
    (one,) = said(nlp, f"The vote\n\nThe bill is dead, an aide told {outlet} on Thursday.")
    assert [relay.name for relay in one.relays] == [outlet]
    assert one.addressees == ()

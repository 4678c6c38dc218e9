"""What reports on American campaigns have: several senators, broadcasts, posts, questions, labels of radio reports."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.test_article_styles import said, speakers


@pytest.mark.parametrize(
    ("who", "speaker"),
    [
        ("Bridge bill supporters Senators Petra Vogt (R-TN) and Omar Haddad (R-UT)", "Petra Vogt and Omar Haddad"),
        ("Senators Petra Vogt (R-TN) and Omar Haddad (R-UT)", "Petra Vogt and Omar Haddad"),
    ],
)
def test_senators_with_seats_speak_together(nlp: Language, who: str, speaker: str) -> None:
    text = f"The bill\n\n{who} told the Harlow Ledger on Monday that no one may pay for it."
    assert speakers(nlp, text)[-1] == speaker


def test_surnames_in_a_row_speak_together(nlp: Language) -> None:
    named = "Sens. Petra Vogt (R-IN), Ana Ruiz (R-TN), and Omar Haddad (R-SC) met on Friday."
    text = f"The bill\n\n{named}\n\nOn Harlow News, Vogt, Ruiz, and Haddad said that the deal would fix nothing."
    assert speakers(nlp, text)[-1] == "Petra Vogt, Ana Ruiz and Omar Haddad"


def test_broadcast_is_no_part_of_who_speaks(nlp: Language) -> None:
    text = 'The bill\n\nSen. Petra Vogt, D-Ohio, on "Daybreak Now" said the bill was too long.'
    (one,) = said(nlp, text)
    assert one.source is not None
    assert one.source.text == "Sen. Petra Vogt, D-Ohio"
    assert [relay.name for relay in one.relays] == ["Daybreak Now"]


def test_who_is_asked_does_not_ask(nlp: Language) -> None:
    text = "The bill\n\n“Never,” Sen. Petra Vogt, R-Kan., told Harlow News when asked if she would back it."
    asked = said(nlp, text)[-1]
    assert (asked.source, [one.name for one in asked.addressees]) == (None, ["Petra Vogt"])


def test_label_of_a_radio_report_has_the_whole_paragraph(nlp: Language) -> None:
    words = "We have the math, and they have the myth. Our numbers add up. They are selling illusion."
    text = f"The tour\n\nOmar Haddad, manager for Petra Vogt, says the other side is wrong.\n\nHaddad: {words}"
    assert [part.text for part in said(nlp, text)[-1].content] == [words]


def test_post_that_ends_in_a_tag_is_quoted(nlp: Language) -> None:
    post = '"Hey @GovHaddad, you are busy playing politics with our lives. I will bring the chairs. @HNN #debate"'
    text = f"The challenge\n\nOn Friday, Petra Vogt tweeted the challenge to Omar Haddad.\n\n{post}"
    assert post in [part.text for one in said(nlp, text) for part in one.content]


def test_half_before_its_cue_belongs_to_it_and_not_to_the_paragraph_before(nlp: Language) -> None:
    aide = "“Where did he say he would block it? I know the media said so, but where?” the aide told HNN."
    text = (
        f"The tweet\n\nOne aide argued that Petra Vogt had done nothing more. {aide}\n\n“Haddad should not testify,”"
        " Vogt’s Sunday afternoon tweet declared. “No redos for the others!”"
    )
    last = said(nlp, text)[-1]
    assert [part.text for part in last.content] == ["“Haddad should not testify,”", "“No redos for the others!”"]


def test_those_who_get_a_memo_did_not_write_it(nlp: Language) -> None:
    text = (
        "The path\n\nAides for Omar Haddad's campaign sent reporters a memo in which they tried to argue that nothing "
        "had changed.\n\n“Petra Vogt lost her chance,” they wrote. “The race is as it was.”"
    )
    last = said(nlp, text)[-1]
    assert last.speaker is not None
    assert last.speaker.name != "reporters"
    assert [(relay.name, relay.kind) for relay in last.relays] == [("memo", "statement")]


def test_what_interrupts_does_not_say_it(nlp: Language) -> None:
    text = (
        "The primaries\n\nPetra Vogt's supporters urged patience. Let the primaries play out, they said, and decide "
        "who has the best chance."
    )
    assert "primaries" not in speakers(nlp, text)


@pytest.mark.parametrize(("urged", "told"), [("quick endorsements", []), ("lawmakers to vote", ["lawmakers"])])
def test_what_is_urged_is_told_nothing(nlp: Language, urged: str, told: list[str]) -> None:
    text = f"The vote\n\nPetra Vogt, meanwhile, urged {urged}."
    assert [one.name for one in said(nlp, text)[-1].addressees] == told


def test_whom_somebody_only_met_before_is_not_told(nlp: Language) -> None:
    text = (
        "The vote\n\nPetra Vogt on Sunday stressed she needs a talk with the president, something that has not happened"
        " beyond a brief meeting with congressional leaders last week."
    )
    assert [one.name for one in said(nlp, text)[-1].addressees] == []


@pytest.mark.parametrize(
    ("hearers", "told"),
    [
        ("about 1,000 people gathered at a late rally", "1,000 people"),
        ("about 2,000 cheering supporters crowded into a gym", "2,000 cheering supporters"),
        ("more than two dozen farmers", "two dozen farmers"),
        ("the American Legion", "American Legion"),
    ],
)
def test_those_who_are_counted_are_told(nlp: Language, hearers: str, told: str) -> None:
    text = f"The tour\n\nOmar Haddad told {hearers} that he would win."
    assert [one.name for one in said(nlp, text)[-1].addressees] == [told]


def test_verb_of_what_is_said_is_part_of_it(nlp: Language) -> None:
    clause = "Vogt's endorsement, coming a day after securing the backing of Karl Weber, continues to build momentum"
    text = f"The tour\n\nPetra Vogt backed Omar Haddad. He said {clause} for his campaign."
    assert [part.text for part in said(nlp, text)[-1].content] == [f"{clause} for his campaign"]

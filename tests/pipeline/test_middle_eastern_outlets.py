"""What outlets of the Middle East, the Caucasus and Central Asia have: dailies, services, readouts, who quotes whom."""

from __future__ import annotations

import pytest
from spacy.language import Language

from claims.quotation import Quotation
from tests.pipeline.test_article_styles import said, speakers


def _relays(one: Quotation) -> list[str]:
    return [relay.name for relay in one.relays]


@pytest.mark.parametrize(
    ("text", "relay"),
    [
        (
            "Aibek Sydykov told RFE/RL's Kyrgyz Service that the ruling was unfair.",
            "RFE/RL's Kyrgyz Service",
        ),
        ("Aibek Sydykov told VOA's Kurdish Service that the ruling was unfair.", "VOA's Kurdish Service"),
        ("Sources told ad-Rayah newspaper in remarks published Sunday that the vote would be late.", "ad-Rayah"),
        ("The minister told Tagusnow Sept. 17 that the talks were over.", "Tagusnow"),
    ],
)
def test_outlets_that_are_told_something(nlp: Language, text: str, relay: str) -> None:
    (one,) = said(nlp, f"The talks went on.\n\n{text}")
    names = [*_relays(one), *(addressee.name for addressee in one.addressees)]
    assert names == [relay]


def test_the_daily_is_the_one_named_before(nlp: Language) -> None:
    text = (
        "The talks went on.\n\nThe bridge will stay closed, al-Wasat daily reported on Monday.\n\n"
        "Senior sources told the daily that the talks had failed."
    )
    first, second = said(nlp, text)
    assert first.speaker is not None
    assert (first.speaker.name, first.speaker.kind) == ("al-Wasat", "organisation")
    assert _relays(second) == ["al-Wasat"]


def test_newspaper_is_no_broadcaster(nlp: Language) -> None:
    text = (
        "The talks went on.\n\nState broadcaster TRQ said last week that the port was closed.\n\n"
        "It will open in May, the Meydan newspaper reported.\n\nThe port is 76 years old, the newspaper said."
    )
    assert speakers(nlp, text)[-1] == "Meydan"


def test_channel_that_reports_what_another_said_relays_it(nlp: Language) -> None:
    text = (
        "CAIRO – 24 January 2024: Israeli television said on Wednesday that the president refused to come, "
        "al Nahr news channel reported."
    )
    found = said(nlp, f"The talks went on.\n\n{text}")
    assert {one.speaker.name for one in found if one.speaker} == {"Israeli television"}
    assert all(_relays(one) == ["Nahr"] for one in found)
    assert all("2024" not in span.text for one in found for span in one.content)


def test_large_place_before_a_colon_says_nothing(nlp: Language) -> None:
    text = (
        "Dubai: A Foreign Ministry official has said that the report did not have any truth, "
        "the Harbour Press Agency reported."
    )
    found = said(nlp, f"The talks went on.\n\n{text}")
    assert {one.speaker.name for one in found if one.speaker} == {"Foreign Ministry official"}


@pytest.mark.parametrize(
    ("text", "source", "name", "role"),
    [
        (
            "During the meeting President Haddad said that unity was needed.",
            "President Haddad",
            "Haddad",
            "President",
        ),
        (
            "In a phone call Prime Minister Dara Amin said that the border would open.",
            "Prime Minister Dara Amin",
            "Dara Amin",
            "Prime Minister",
        ),
    ],
)
def test_occasion_is_no_part_of_who_speaks(nlp: Language, text: str, source: str, name: str, role: str) -> None:
    (one,) = said(nlp, f"The talks went on.\n\n{text}")
    assert one.source is not None
    assert one.source.text == source
    assert one.speaker is not None
    assert (one.speaker.name, one.speaker.role) == (name, role)


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        (
            "Iraq's Minister of Oil Hayan Abdul Karim said no.",
            "Hayan Abdul Karim",
            "Iraq's Minister of Oil",
        ),
        (
            "Leader of the Revolution Ayatollah Seyed Hadi Rezaei said no.",
            "Hadi Rezaei",
            "Leader of the Revolution Ayatollah",
        ),
        ("Commander in Chief Rezan Abdi said no.", "Rezan Abdi", "Commander in Chief"),
        ("Kyrgyz deputy Tursun Bakyt uulu said no.", "Tursun Bakyt uulu", "Kyrgyz deputy"),
        ("“No,” said the president's chief of staff Mahmud Rezaei on Wednesday.", "Mahmud Rezaei", "chief of staff"),
    ],
)
def test_names_and_offices(nlp: Language, text: str, name: str, role: str) -> None:
    (one,) = said(nlp, f"The talks went on.\n\n{text}")
    assert one.speaker is not None
    assert (one.speaker.name, one.speaker.kind, one.speaker.role) == (name, "person", role)


def test_who_is_quoted_as_having_said_it_speaks(nlp: Language) -> None:
    text = (
        "The talks went on.\n\nIRNA on Sunday quoted Hamid Karimi as having said at a gathering of officers that the "
        "port will open."
    )
    (one,) = said(nlp, text)
    assert one.speaker is not None
    assert one.speaker.name == "Hamid Karimi"
    assert [span.text for span in one.content] == ["that the port will open"]
    assert "IRNA" in _relays(one)


def test_whom_the_forces_media_center_quotes(nlp: Language) -> None:
    text = (
        "The talks went on.\n\nFerhad Issa, head of the media center, quoted the forces' Commander in Chief Rezan Abdi "
        "as saying, “We cannot continue our mission.”"
    )
    assert speakers(nlp, text) == ["Rezan Abdi"]


def test_who_is_quoted_behind_a_whole_sentence(nlp: Language) -> None:
    text = "The talks went on.\n\n“The fighters have taken the post.” the statement quoted Zabih Rahmani as saying."
    (one,) = said(nlp, text)
    assert one.speaker is not None
    assert one.speaker.name == "Zabih Rahmani"


def test_statement_of_people_whom_nobody_names_is_theirs(nlp: Language) -> None:
    text = (
        "The talks went on.\n\nThe ministry called it a crime, Omar Haddad said in a statement.\n\n"
        "“Our mission was harassed,” according to a statement by the diplomats following the attack."
    )
    assert speakers(nlp, text)[-1] == "diplomats"


def test_day_behind_sources_is_no_part_of_them(nlp: Language) -> None:
    text = "The talks went on.\n\nThe road will open, according to Turkish diplomatic sources on Dec. 5."
    (one,) = said(nlp, text)
    assert one.source is not None
    assert one.source.text == "Turkish diplomatic sources"


def test_who_is_said_to_tell_others_tells_them(nlp: Language) -> None:
    text = "Vogt said to tell ministers to keep quiet\n\nThe talks went on."
    assert all(addressee.name != "tell ministers" for one in said(nlp, text) for addressee in one.addressees)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (
            "Sheikh Mansour bin Talal Al Harith came to the port.\n\nSheikh Mansour bin Talal said no.",
            "Mansour bin Talal Al Harith",
            "person",
        ),
        ("The Harbour Media Cell came to the port.\n\nThe port is full, the Cell added.", "Harbour Media Cell", None),
        ("US charge d’affaires for Malta Karen Decker said no.", "Karen Decker", "person"),
        ("Mawlawi Abdul Karim said no.", "Abdul Karim", "person"),
        ("The Maltese PM said no.", "Maltese PM", "unnamed"),
    ],
)
def test_who_is_meant(nlp: Language, text: str, name: str, kind: str | None) -> None:
    one = said(nlp, f"The talks went on.\n\n{text}")[-1]
    assert one.speaker is not None
    assert one.speaker.name == name
    assert kind in {None, one.speaker.kind}


def test_role_without_a_comma_is_no_part_of_who_is_quoted(nlp: Language) -> None:
    text = (
        "The talks went on.\n\nBahr News on Sunday quoted Ali Karimi the commander of the naval forces as having said "
        "at a gathering that the port will open."
    )
    (one,) = said(nlp, text)
    assert one.speaker is not None
    assert one.speaker.name == "Ali Karimi"


def test_meeting_before_which_it_was_said_is_with_nobody_who_was_told(nlp: Language) -> None:
    text = (
        "The talks went on.\n\nAna Ruiz, in her weekly address to the council before her meeting with Omar Haddad, "
        "stressed that the port must open."
    )
    (one,) = said(nlp, text)
    assert [addressee.name for addressee in one.addressees] == ["council"]


def test_platform_is_one_relay_though_a_noun_says_what_it_is(nlp: Language) -> None:
    text = "The talks went on.\n\n“All must pay,” Ana Ruiz stated in her account on the social network Twitter."
    (one,) = said(nlp, text)
    assert _relays(one) == ["Twitter"]


@pytest.mark.parametrize(
    ("behind", "relays"),
    [
        ("the official web site of the Harbour Board", ["statement", "web site"]),
        ("the official website of the Harbour Board", ["statement", "website"]),
    ],
)
def test_where_a_statement_was_published(nlp: Language, behind: str, relays: list[str]) -> None:
    text = f"The talks went on.\n\n“We can sell oil,” Azad Karimi said in a statement published on {behind}."
    (one,) = said(nlp, text)
    assert _relays(one) == relays
    assert one.relays[-1].owner == "Harbour Board"


def test_minister_of_a_field_leaves_a_body_its_name(nlp: Language) -> None:
    text = (
        "The talks went on.\n\nThe Acting Minister of Natural Resources of the Harbour Regional Government (HRG) on "
        "Friday denied that sales were to resume.\n\nThe HRG announced that a deal had been made."
    )
    assert speakers(nlp, text)[-1] == "Harbour Regional Government"

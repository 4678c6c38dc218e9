"""What articles on world politics have: envoys with offices before a comma, agencies that hand on, other spellings."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.test_article_styles import said, speakers


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("In Basra, the head of the water panel, Omar Haddad, said no.", "head of the water panel"),
        ("“No,” said the Movement's secretary general, Sheikh Omar Haddad.", "Movement's secretary general"),
        ("Malta's deputy envoy to the Balkans, Ana Ruiz, said no.", "Malta's deputy envoy to the Balkans"),
        ("After meeting the minister, Ana Ruiz said no.", None),
        ("The head of the Water Panel (WP), Omar Haddad, said no.", "head of the Water Panel"),
        ("Secretary of State for Roads Omar Haddad said no.", "Secretary of State for Roads"),
        ("North Korean Ambassador Omar Haddad said no.", "North Korean Ambassador"),
        (
            "Omar Haddad, a spokesman for the senate's Home Affairs and Public Safety Committee, said no.",
            "spokesman for the senate's Home Affairs and Public Safety Committee",
        ),
    ],
)
def test_role_stands_in_front_of_a_comma_too_and_is_whole(nlp: Language, text: str, role: str | None) -> None:
    (one,) = said(nlp, text)
    assert one.speaker is not None
    assert one.speaker.role == role


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Syria's Permanent Representative to the United Nations Bassam Qusay Rizq said no.", "Bassam Qusay Rizq"),
        ("Yemen's Deputy Representative to the UN Al-Walid Tariq al-Walid said no.", "Al-Walid Tariq al-Walid"),
    ],
)
def test_body_that_somebody_is_sent_to_begins_no_name(nlp: Language, text: str, speaker: str) -> None:
    assert speakers(nlp, text) == [speaker]


def test_brazilian_goes_by_the_name_before_the_particle(nlp: Language) -> None:
    text = "Senator Paulo Caetano Lula da Costa left.\n\nLula said that the vote was lost."
    assert speakers(nlp, text) == ["Paulo Caetano Lula da Costa"]


def test_other_spelling_is_the_same_person_though_the_model_labels_it_a_firm(nlp: Language) -> None:
    text = "Spokesman Esmaeil Baqaei spoke on Monday.\n\nBaghaei said that the report was false."
    assert speakers(nlp, text) == ["Esmaeil Baqaei"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ana Ruiz called on the donor community to act.", "donor community"),
        ("Omar Haddad urged all sides to come to the table.", "all sides"),
        ("“Wells are dry,” said Ana Ruiz in a briefing to the assembly.", "assembly"),
        ("In a letter addressed to the assembly, Ana Ruiz said that wells were dry.", "assembly"),
    ],
)
def test_communities_and_sides_are_told(nlp: Language, text: str, told: str) -> None:
    assert [[one.name for one in quotation.addressees] for quotation in said(nlp, text)] == [[told]]


@pytest.mark.parametrize(
    ("text", "relays", "told"),
    [
        ("Ana Ruiz took to X to criticize the board. “It is late,” she wrote.", ["X"], []),
        ("Ana Ruiz told PRQmedia that the pier leaks. “It is late.”", ["PRQmedia"], []),
        ("Ana Ruiz, the mayor, told Voice of Malta that ships had sunk.", ["Voice of Malta"], []),
        ("Ana Ruiz, the mayor, told state media late Monday that ships had sunk.", ["state media"], []),
        ("Ana Ruiz, the mayor, warned through her media office that wages were late.", [], []),
        ("Ana Ruiz, the mayor, warned the media that wages were late.", [], ["media"]),
    ],
)
def test_what_somebody_speaks_through_is_a_relay_and_told_nothing(
    nlp: Language, text: str, relays: list[str], told: list[str]
) -> None:
    last = said(nlp, text)[-1]
    assert [one.name for one in last.relays] == relays
    assert [one.name for one in last.addressees] == told


def test_letter_of_others_is_not_to_whom_he_speaks(nlp: Language) -> None:
    text = "Asked about the donors' letter to the Finance Ministry, Omar Haddad said that it was too late."
    assert [one.addressees for one in said(nlp, text) if one.cue is not None and one.cue.text == "said"] == [()]


def test_agency_hands_on_what_somebody_stressed(nlp: Language) -> None:
    text = "The Qatar News Agency said the emir, for his part, stressed that there could be no more delays."
    outer, inner = said(nlp, text)
    assert inner.speaker is not None
    assert (inner.inside, inner.speaker.name, outer.content[-1].end) == (0, "emir", inner.content[-1].end)


def test_what_a_court_says_that_a_king_told_holds_it_whole(nlp: Language) -> None:
    text = (
        "Bahrain’s King Hamad told the visiting Italian defense minister, Ana Ruiz, that the strait was “close to "
        "boiling over,” the royal court said on X."
    )
    _outer, inner = said(nlp, text)
    assert inner.speaker is not None
    assert (inner.inside, inner.speaker.name) == (0, "King Hamad")
    assert [to.name for to in inner.addressees] == ["Ana Ruiz"]


@pytest.mark.parametrize("quoting", ["quoted by state news agency SANA", "cited by Petra"])
def test_who_is_quoted_by_an_agency_is_not_what_it_says(nlp: Language, quoting: str) -> None:
    (one,) = said(nlp, f"An interior ministry official, {quoting}, said that the gunmen had left.")
    assert one.speaker is not None
    assert (one.speaker.name, [relay.name for relay in one.relays]) == (
        "interior ministry official",
        [quoting.rpartition(" ")[2]],
    )


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Iraqi FM: canal is open\n\nIraqi Foreign Minister Omar Haddad opened the canal.", "Omar Haddad"),
        ("“It is safe,” Al-Vostani told reporters.", "Al-Vostani"),
    ],
)
def test_who_speaks_in_tweets_and_headlines(nlp: Language, text: str, speaker: str) -> None:
    assert speakers(nlp, text)[:1] == [speaker]

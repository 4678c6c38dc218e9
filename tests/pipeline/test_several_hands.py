"""Words that come through several hands: papers on reports, families' statements, leaks, spokesmen, blog posts."""

from __future__ import annotations

from datetime import date

import pytest
from spacy.language import Language

from claims.article import Article
from claims.pipeline.extract import extract
from claims.quotation import Quotation
from tests.pipeline.quoting import read
from tests.pipeline.quoting import speakers as speakers_of
from tests.pipeline.test_article_styles import said, speakers


def relays(one: Quotation) -> list[str]:
    return [relay.name for relay in one.relays]


FAMILY = """Ruling on the ferry

The family of John Ruiz called the ruling a “farce” on Monday. They said the judge had failed them.

A family statement, released through the campaign group, said: “We will go on.”"""


def test_family_of_somebody_is_not_he(nlp: Language) -> None:
    found = said(nlp, FAMILY)
    assert {one.speaker.kind for one in found if one.speaker is not None} == {"group"}
    assert "John Ruiz" not in speakers(nlp, FAMILY)
    assert found[1].speaker == found[0].speaker


def test_statement_is_that_of_the_body_before_the_noun(nlp: Language) -> None:
    text = "The army rejected the claim. “They left,” the harbour union said.\n\nThe army statement called it “futile”."
    doc = read(
        nlp,
        text,
        ("the claim", "rejected", "The army"),
        ("“They left,”", "said", "the harbour union"),
        ("it “futile”", "called", "The army statement"),
    )
    assert speakers_of(doc)[2] == speakers_of(doc)[0]


HANDED_ON = """Deal denied

On Tuesday, the US newspaper cited a report by the banned Coast Liberation Organization (CLO) as saying that the port “has kept its team.”

The Bay Ledger newspaper also quoted President Omar Haddad who spoke to CNN International in an exclusive interview on Monday: “If anybody has to apologise, it is not us.”"""  # noqa: E501


def test_whom_a_newspaper_cites_or_quotes_at_length_speaks(nlp: Language) -> None:
    assert speakers(nlp, HANDED_ON) == ["Coast Liberation Organization", "Omar Haddad"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Italian newspaper La Riva said Ruiz was seen in Perugia, citing a statement from the city’s airport.",
        "The Wall Street Journal reported on Monday that the port was shut, citing unnamed Western diplomats.",
    ],
)
def test_unnamed_sources_that_a_paper_cites_are_no_quotation(nlp: Language, sentence: str) -> None:
    (one,) = said(nlp, f"The talks went on for days.\n\n{sentence}")
    assert one.cue is not None
    assert one.cue.text in {"said", "reported"}


def test_what_a_paper_cites_before_that_is_no_part_of_what_it_reports(nlp: Language) -> None:
    text = "Three newspapers reported earlier on Friday, citing unidentified sources in Ruiz's office, that Weber left."
    assert "that Weber left" in [one.content[0].text for one in said(nlp, f"The leak went on.\n\n{text}")]


def test_according_to_behind_an_adjunct_only_relays(nlp: Language) -> None:
    text = "“I can make up an excuse, I can,” Ana Ruiz said after the match according to the Bay Ledger newspaper."
    assert speakers(nlp, f"The cup was lost.\n\n{text}")[:1] == ["Ana Ruiz"]


@pytest.mark.parametrize("paper", ["a report in The Guardian", "a Reuters report", "a story by the New York Times"])
def test_who_speaks_in_what_an_outlet_prints(nlp: Language, paper: str) -> None:
    text = f"According to {paper}, the mayor Ana Ruiz warned that the dam would fail."
    doc = read(
        nlp,
        f"The talks went on.\n\n{text}",
        ("the mayor Ana Ruiz warned that the dam would fail", "According to", paper),
    )
    assert speakers_of(doc) == ["Ana Ruiz"]


def test_document_behind_in_is_no_part_of_what_it_says(nlp: Language) -> None:
    text = "The panel, which monitors the port, said in a recent report released on 14 January that the union strikes."
    (one,) = said(nlp, f"The talks went on for days.\n\n{text}")
    assert one.content[0].text == "that the union strikes"


def test_who_got_hold_of_a_report_did_not_make_it(nlp: Language) -> None:
    text = (
        "The addendum by the Group of Experts is due soon, but Reuters has obtained a copy, which points at support."
        "\n\n“The group has gathered testimonies,” the 43-page report stated."
    )
    doc = read(nlp, text, ("“The group has gathered testimonies,”", "stated", "the 43-page report"))
    assert speakers_of(doc) != ["Reuters"]


def test_websites_on_which_documents_stand_say_nothing(nlp: Language) -> None:
    text = "Documents posted on the websites of the Guardian and the New York Times suggest the port is late."
    doc = read(nlp, text, ("the port is late", "suggest", text[: text.index(" suggest")]))
    assert speakers_of(doc) != ["Guardian and New York Times"]


PUBLISHER = """Publisher speaks

Mr Darby’s publisher, Atlantic Books, has denounced the leaks.

It said in a statement: “We regret this.”"""


def test_firm_behind_a_noun_for_a_person_or_a_firm_speaks(nlp: Language) -> None:
    assert speakers(nlp, PUBLISHER) == ["Atlantic Books", "Atlantic Books"]


def test_body_goes_on_with_its_statement_whomever_it_names(nlp: Language) -> None:
    text = (
        "In a statement on Wednesday, Malta’s mission at the United Nations condemned the report. It said it was false."
    )
    doc = read(
        nlp,
        f"Leaks go on.\n\n{text}",
        ("the report", "condemned", "Malta’s mission at the United Nations"),
        ("it was false", "said", "It"),
    )
    assert speakers_of(doc) == ["Malta’s mission at the United Nations"] * 2


def test_work_goes_on_in_the_next_sentence(nlp: Language) -> None:
    text = "Matthew d’Orsay disagreed.\n\nThe memoir claims that the mayor was late. It reveals that she paid."
    doc = read(nlp, text, ("that the mayor was late", "claims", "The memoir"), ("that she paid", "reveals", "It"))
    first, second = speakers_of(doc)
    assert first == second


def test_it_said_behind_two_paragraphs_of_one_body(nlp: Language) -> None:
    text = (
        "The Foreign Ministry said on Monday that the clip was false.\n\nThe ministry also denied that it was late."
        "\n\n“The Harbour Committee has found who made it,” it said."
    )
    doc = read(
        nlp,
        text,
        ("that the clip was false", "said", "The Foreign Ministry"),
        ("that it was late", "denied", "The ministry"),
        ("“The Harbour Committee has found who made it,”", "said", "it"),
    )
    assert set(speakers_of(doc)) == {"Foreign Ministry"}


TITLED = """Channel airs new Clara Orsi recording

Another clip with the voice of the sister of President Javier Orsi was aired online on Tuesday.

President Orsi criticised the leaks, and the Nandi Senator Samson Kibet said it was late.

The Nandi Senator maintained that it was false."""


def test_title_tells_two_of_one_surname_apart_and_places_their_members(nlp: Language) -> None:
    doc = read(
        nlp,
        TITLED,
        ("the leaks", "criticised", "President Orsi"),
        ("it was late", "said", "the Nandi Senator Samson Kibet"),
        ("that it was false", "maintained", "The Nandi Senator"),
    )
    assert speakers_of(doc) == ["Javier Orsi", "Samson Kibet", "Samson Kibet"]


def test_names_with_an_elided_particle_and_bodies_by_their_seats(nlp: Language) -> None:
    text = (
        "Matthew d’Orsay disagreed.\n\n“She knew,” d’Orsay said. Public Protector Thuli Maseko said it was late."
        " Wisma Putra said it knew more."
    )
    found = [one.speaker for one in said(nlp, text) if one.speaker is not None]
    assert [(one.name, one.kind) for one in found] == [
        ("Matthew d’Orsay", "person"),
        ("Thuli Maseko", "person"),
        ("Wisma Putra", "organisation"),
    ]
    assert found[1].role == "Public Protector"


BLOG = """Leaks

Karl Weber denied he had given the text messages to journalists and offered to help the leak inquiry in a blog post.

“I am happy to meet,” he wrote."""


def test_blog_post_of_the_sentence_before_carries_what_he_wrote(nlp: Language) -> None:
    assert relays(said(nlp, BLOG)[-1]) == ["blog post"]


def test_channel_of_a_later_sentence_carried_none_of_an_interview(nlp: Language) -> None:
    text = (
        "In an interview with reporters in Davao, Ana Ruiz said she was willing to appear.\n\n"
        "In a statement, the mayor said Weber filed the motion too late. She said their statements of assets were full."
    )
    assert relays(said(nlp, f"Motion filed\n\n{text}")[0]) == ["interview"]


def test_memoir_in_a_clause_about_the_source_is_no_channel(nlp: Language) -> None:
    source = "Lena Vogt, who was given the messages while she helped with his memoir,"
    doc = read(nlp, f"The leak went on.\n\n{source} said it was clear.", ("it was clear", "said", source[:-1]))
    assert doc._.claims_relays == ((),)


@pytest.mark.parametrize("outlet", ["Guardian Australia", "Sky News Australia"])
def test_house_of_an_outlet_in_one_country_is_a_relay(nlp: Language, outlet: str) -> None:
    doc = read(nlp, f"A spokeswoman told {outlet} it was late.", ("it was late", "told", "A spokeswoman"))
    assert [relay.name for relay in doc._.claims_relays[0]] == [outlet]
    assert doc._.claims_addressees[0] == ()


MEETING = """Partners

NEW DELHI - Malta and Chile are partners, Foreign Minister Lena Orr said on Thursday.

Orr made the remarks when meeting Omar Haddad on the sidelines of the Group of 20 (G20) Foreign Ministers' Meeting, whose presidency India holds this year.

She said Malta was willing to work with Chile."""  # noqa: E501


def test_groups_of_states_print_nothing_and_this_year_dates_nothing_said(nlp: Language) -> None:
    found = extract(Article(text=MEETING, origin="-", published=date(2023, 3, 3)), nlp=nlp).quotations
    assert all("G20" not in relays(one) for one in found)
    assert "this year" not in {one.said.text for one in found if one.said is not None}


def test_talks_with_somebody_are_not_told_to_him(nlp: Language) -> None:
    text = "The firm Orro has confirmed talks with the French company Bureau Vega about a merger."
    doc = read(nlp, text, ("talks with the French company Bureau Vega", "has confirmed", "The firm Orro"))
    assert doc._.claims_addressees == ((),)

"""What articles from Asia, Africa and Latin America have: other honours, fields before an office, parties' initials."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.test_article_styles import said, speakers


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Foreign Minister Datuk Seri Hamid Zulkifli said no.", "Hamid Zulkifli", "Foreign Minister"),
        ("Party president Tan Sri Hamid Zulkifli said no.", "Hamid Zulkifli", "Party president"),
        ("Finance Minister Sri Wahyuni said no.", "Sri Wahyuni", "Finance Minister"),
        ("Kogi State Governor Alhaji Musa Danjuma said no.", "Musa Danjuma", "Kogi State Governor"),
        ("Hajiya Amina Danjuma said no.", "Amina Danjuma", None),
        ("Smt Kavita Deshmukh said no.", "Kavita Deshmukh", None),
        ("Perak MB Datuk Hamid Zulkifli said no.", "Hamid Zulkifli", None),
        ("Foreign Secretary Sir Karl Weber said no.", "Karl Weber", None),
        (
            "Tourism, Arts and Culture Minister Datuk Hamid Zulkifli said no.",
            "Hamid Zulkifli",
            "Tourism, Arts and Culture Minister",
        ),
        (
            "The Chief Political, Legal and Security Minister Hamid Zulkifli said no.",
            "Hamid Zulkifli",
            "Chief Political, Legal and Security Minister",
        ),
    ],
)
def test_honours_are_no_part_of_a_name_and_fields_are_part_of_an_office(
    nlp: Language, text: str, name: str, role: str | None
) -> None:
    (one,) = said(nlp, f"The talks went on for days.\n\n{text}")
    assert one.speaker is not None
    assert (one.speaker.name, one.speaker.kind, one.speaker.role) == (name, "person", role)


def test_list_of_persons_is_no_list_of_fields(nlp: Language) -> None:
    text = "The talks went on for days.\n\nKarl Weber, Ana Lind and Culture Minister Hamid Zulkifli said no."
    assert speakers(nlp, text) == ["Karl Weber, Ana Lind and Hamid Zulkifli"]


@pytest.mark.parametrize(
    ("text", "relays"),
    [
        ("Senior AAP leader Kavita Deshmukh said on Monday that the tax would go.\n\nMany agree, she told AAP.", []),
        ("Senior minister Kavita Deshmukh said on Monday that the tax would go.\n\nMany agree, she told AAP.", ["AAP"]),
    ],
)
def test_party_with_the_initials_of_an_agency_relays_nothing(nlp: Language, text: str, relays: list[str]) -> None:
    found = said(nlp, f"The talks went on for days.\n\n{text}")
    assert [relay.name for relay in found[-1].relays] == relays


def test_agency_is_named_once_though_its_name_says_what_it_is(nlp: Language) -> None:
    text = "The talks went on.\n\nMr. Kofi Asante told the Ghana News Agency (GNA) in Accra that the tax would go."
    (one,) = said(nlp, text)
    assert [relay.name for relay in one.relays if relay.kind in {"agency", "outlet"}] == ["Ghana News Agency"]


def test_agency_behind_what_it_reports_hands_it_on(nlp: Language) -> None:
    text = "The talks went on.\n\nMinister Farid Rahman today said the tax would go from every town, reports BSS."
    (one,) = said(nlp, text)
    assert one.speaker is not None
    assert one.speaker.name == "Farid Rahman"
    assert [relay.name for relay in one.relays] == ["BSS"]


def test_press_conference_is_told_nothing_that_somebody_hears(nlp: Language) -> None:
    text = "The talks went on.\n\n“The tax will go,” Minister Farid Rahman told a joint press conference on Monday."
    (one,) = said(nlp, text)
    assert not one.addressees
    assert [relay.kind for relay in one.relays] == ["speech"]


def test_office_behind_a_clause_that_leads_in_is_not_who_the_clause_names(nlp: Language) -> None:
    text = (
        "Council secretary Farid Rahman spoke.\n\nAbout the rift with Karl Weber and Ana Lind, "
        "the council secretary said that it was over.\n\nAna Lind said nothing was over."
    )
    assert speakers(nlp, text)[-2:] == ["Farid Rahman", "Ana Lind"]


@pytest.mark.parametrize(
    ("source", "name", "role"),
    [
        ("Deputy Chairman of the Press Council Bayu Hartanto", "Bayu Hartanto", "Deputy Chairman of the Press Council"),
        ("The Interim Administrator, Delta Roads Commission, (DRC), Mr. Musa Danjuma,", "Musa Danjuma", None),
        (
            "The Member of Parliament for Volta East Constituency in the Western Region Isaac Adjei Asante",
            "Isaac Adjei Asante",
            None,
        ),
        ("Sindh Chief Minister (CM) Farid Rahman", "Farid Rahman", "Sindh Chief Minister"),
        ("This morning Prime Minister Isaac Asante", "Isaac Asante", "Prime Minister"),
    ],
)
def test_person_is_named_behind_an_office_and_what_it_is_for(
    nlp: Language, source: str, name: str, role: str | None
) -> None:
    (one,) = said(nlp, f"The talks went on for days.\n\n{source} said on Monday that the tax would go.")
    assert one.speaker is not None
    assert (one.speaker.name, one.speaker.kind, one.speaker.role) == (name, "person", role)


@pytest.mark.parametrize(
    "source",
    ["A spokesman for the Delta Roads Commission", "The head of the Union Bank Holdings", "The mayor, a critic of it,"],
)
def test_nobody_is_named_behind_a_body(nlp: Language, source: str) -> None:
    (one,) = said(nlp, f"The talks went on for days.\n\n{source} said on Monday that the tax would go.")
    assert one.speaker is None or one.speaker.kind != "person"


def test_list_of_who_is_described_and_named_is_not_the_last_of_them(nlp: Language) -> None:
    text = (
        "The talks went on.\n\nHis older brother, George Asante, and the former first lady, Ama Asante, "
        "said on Monday that the tax would go."
    )
    assert speakers(nlp, text) != ["Ama Asante"]


def test_seat_of_a_president_and_a_parliament_are_organisations(nlp: Language) -> None:
    text = "The talks went on.\n\nThe presidential office Cheong Wa Dae denied that the tax would go."
    (one,) = said(nlp, text)
    assert one.speaker is not None
    assert one.speaker.kind == "organisation"


def test_office_of_a_place_is_whoever_holds_it(nlp: Language) -> None:
    text = "The talks went on.\n\nSindh Chief Minister (CM) Farid Rahman left.\n\nSindh chief minister said it was so."
    assert speakers(nlp, text) == ["Farid Rahman"]


def test_full_stop_behind_an_office_ends_a_sentence(nlp: Language) -> None:
    text = (
        "The talks went on.\n\n“She has not spoken with the President. So we know nothing,” said Ana Lind.\n\n"
        "The President said that she had called. “So, that is it,” he added."
    )
    assert "So" not in speakers(nlp, text)


def test_nickname_in_marks_behind_a_full_name_is_its_bearers(nlp: Language) -> None:
    text = (
        "The talks went on.\n\nParty chairman Suresh Kamal Thapa ‘Pravaha’ said on Monday that the tax would go.\n\n"
        "Pravaha said that he was ready."
    )
    assert speakers(nlp, text) == ["Suresh Kamal Thapa", "Suresh Kamal Thapa"]


def test_place_before_an_office_is_no_organisation(nlp: Language) -> None:
    text = (
        "The talks went on.\n\nThe president met Nasarawa State Governor Musa Danjuma on Monday.\n\n"
        "Nasarawa Governor said: “It has to go, and soon.”"
    )
    speaker = said(nlp, text)[-1].speaker
    assert speaker is not None
    assert speaker.kind != "organisation"

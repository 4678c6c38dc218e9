from __future__ import annotations

import pytest

from claims.quotation import Addressee, Relay
from claims.resolve import local_entities, locate
from tests.resolve.builders import extraction, mention, said_by


def names(*records: object) -> list[str]:
    return [entity.name for entity in local_entities(extraction(*records))]


def test_a_surname_belongs_to_the_one_full_name_of_the_article() -> None:
    (zarif,) = local_entities(extraction(said_by("Zarif"), mention("Mohammad Javad Zarif")))
    assert zarif.name == "Mohammad Javad Zarif"
    assert set(zarif.names) == {"Mohammad Javad Zarif", "Zarif"}


def test_even_a_common_surname_does_inside_one_article() -> None:
    assert names(mention("John Smith"), said_by("Smith")) == ["John Smith"]


def test_a_surname_that_two_have_stays_apart() -> None:
    records = (mention("Bill Clinton"), mention("Hillary Clinton"), said_by("Clinton"))
    assert names(*records) == ["Bill Clinton", "Hillary Clinton", "Clinton"]


def test_two_spellings_of_one_full_name_are_one() -> None:
    assert len(names(mention("Muhammad Javad Zarif"), mention("Mohammad Javad Zarif"))) == 1


def test_spellings_and_roles_are_gathered() -> None:
    (rouhani,) = local_entities(
        extraction(
            mention("Hassan Rouhani", role="Iranian President"),
            mention("Hassan Rouhani", "Rouhani"),
            said_by("Hassan Rouhani", role="president"),
        )
    )
    assert rouhani.spellings == ("Hassan Rouhani", "Rouhani")
    assert rouhani.roles == ("Iranian President", "president")


@pytest.mark.parametrize("name", ["the President", "Christie Is Over Marco Rubio", "I'm"])
def test_what_is_no_name_of_a_person_is_nobody(name: str) -> None:
    assert names(said_by(name)) == []


def test_a_description_of_an_organisation_is_nobody() -> None:
    assert names(said_by("the campaign", "organisation"), said_by("iPhone", "organisation")) == ["iPhone"]


def test_groups_and_unnamed_sources_are_nobody() -> None:
    assert names(said_by("two officials", "unnamed"), said_by("protesters", "group")) == []


def test_addressees_and_owners_of_relays_are_somebody() -> None:
    quotation = said_by(
        "Hassan Rouhani",
        addressees=(Addressee("Fuad Hussein", "person", 5, 9), Addressee("reporters", "group", 20, 29)),
        relays=(Relay("his website", "website", 40, 51, owner="Hassan Rouhani"), Relay("IRNA", "agency", 60, 64)),
    )
    assert names(quotation) == ["Hassan Rouhani", "Fuad Hussein"]


def test_a_record_finds_its_entity() -> None:
    entities = local_entities(
        extraction(mention("Tesla", kind="organisation"), mention("Nikola Tesla"), said_by("Tesla"))
    )
    assert entities[locate(entities, "Tesla", "organisation") or 0].kind == "organisation"
    assert entities[locate(entities, "Tesla", "person") or 0].name == "Nikola Tesla"
    assert locate(entities, "Edison") is None


def test_an_acronym_belongs_to_its_organisation() -> None:
    records = (mention("IRNA", kind="organisation"), mention("Islamic Republic News Agency", kind="organisation"))
    assert names(*records) == ["Islamic Republic News Agency"]

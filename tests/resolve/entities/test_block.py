from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.resolve import LocalEntity, block_keys, keys_of
from tests.resolve.builders import Memory, person


def test_full_names_of_a_common_surname_meet_only_their_like() -> None:
    assert not block_keys("John Smith", "person") & block_keys("Ann Smith", "person")
    assert block_keys("John Smith", "person") & block_keys("J. Smith", "person")


def test_a_short_first_name_meets_the_long_one() -> None:
    assert block_keys("Bill Johnson", "person") & block_keys("William Johnson", "person")


def test_the_common_surname_of_a_full_name_is_no_key() -> None:
    smith = LocalEntity("John Smith", "person", ("John Smith", "Smith"))
    assert keys_of(smith) == block_keys("John Smith", "person")


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Hassan Rouhani", "Hasan Rowhani"),
        ("Ons Jabeur", "Jabeur"),
        ("Rim Jelassi", "Rim Jlassi"),
        ("Jamal Khashoggi", "Jamal Khashuggi"),
        ("Claudia Sheinbaum Pardo", "Claudia Sheinbaum"),
        ("Alexandria Ocasio-Cortez", "Alexandria Ocasio Cortez"),
    ],
)
def test_spellings_of_one_surname_meet(name: str, other: str) -> None:
    assert block_keys(name, "person") & block_keys(other, "person")


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Dana Pelkin", "Dana Palkun"),  # the same consonants, other vowels
        ("Ana L. Ruizola", "Ivo L. Haddadin"),  # the same middle initial
    ],
)
def test_other_surnames_do_not(name: str, other: str) -> None:
    assert not block_keys(name, "person") & block_keys(other, "person")


def test_two_letters_lead_to_nobody_because_they_are_too_few_to_be_taken_for_initials() -> None:
    assert not block_keys("AP", "organisation") & block_keys("Andhra Pradesh", "organisation")


def test_initials_lead_to_the_organisation() -> None:
    assert block_keys("IRNA", "organisation") & block_keys("the Islamic Republic News Agency", "organisation")


def test_persons_and_organisations_never_meet() -> None:
    assert not block_keys("Tesla", "person") & block_keys("Tesla", "organisation")


@given(st.text(max_size=30), st.sampled_from(["person", "organisation"]))
def test_every_name_has_a_key(name: str, kind: str) -> None:
    assert block_keys(name, kind)


def test_candidates_of_a_common_surname_stay_few() -> None:
    memory = Memory()
    for number in range(26 * 26):
        first = chr(65 + number % 26) + "e" + chr(97 + number // 26) + "o"
        memory.read([LocalEntity(f"{first} Smith", "person", (f"{first} Smith", "Smith"))])
        memory.read([person("Smith")])
    # Of 676 Smiths only those with first names of one letter, or of letters that romanisations confuse.
    assert memory.largest_block < 676 / 8


def test_a_common_surname_with_a_role_meets_the_full_name_in_that_role() -> None:
    minister = person("Johnson", "British Prime Minister")
    assert keys_of(minister) & keys_of(person("Boris Johnson", "prime minister"))
    assert not keys_of(minister) & keys_of(person("Ron Johnson", "Wisconsin senator"))

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.resolve.entities.names import normalise, parse_person, readings


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Hassan Rouhani’s", "hassan rouhani"),
        ("Alexis Tsipras'", "alexis tsipras"),
        ("Sean O’Brien", "sean obrien"),
        ("Mevlüt Çavuşoğlu", "mevlut cavusoglu"),
        ("Lech Wałęsa", "lech walesa"),
        ("Kemal Kılıçdaroğlu", "kemal kilicdaroglu"),
        ("U.N.", "un"),
        ("Ban Ki-moon", "ban ki moon"),
        ("  Smith,\n John ", "smith john"),
        ("习近平", "习近平"),
    ],
)
def test_case_diacritics_and_punctuation_do_not_count(name: str, folded: str) -> None:
    assert normalise(name) == folded


@given(st.text(max_size=40))
def test_a_normalised_name_stays_as_it_is(name: str) -> None:
    once = normalise(name)
    assert normalise(once) == once


@given(st.text(max_size=40))
def test_any_text_can_be_taken_for_a_name(name: str) -> None:
    parsed = parse_person(name)
    assert parsed is None or parsed.family


@pytest.mark.parametrize(
    ("name", "given_names", "family"),
    [
        ("Mohammad Javad Zarif", ("mohammad", "javad"), "zarif"),
        ("President Barack Obama", ("barack",), "obama"),
        ("Sen. John McCain (R-AZ)", ("john",), "mccain"),
        ("Dr. Anthony S. Fauci, M.D.", ("anthony", "s"), "fauci"),
        ("Smith, John", ("john",), "smith"),
        ("J.K. Rowling", ("j", "k"), "rowling"),
        ("JK Rowling", ("j", "k"), "rowling"),
        ("Muqtada al-Sadr", ("muqtada",), "sadr"),
        ("al-Sadr", (), "sadr"),
        ("Al Gore", ("al",), "gore"),
        ("Mohamed ElBaradei", ("mohamed",), "baradei"),
        ("Mohammed bin Salman", ("mohammed",), "binsalman"),
        ("bin Salman", (), "binsalman"),
        ("Abd al-Fattah el-Sisi", ("abdulfattah",), "sisi"),
        ("Abdel Fattah al-Sisi", ("abdulfattah",), "sisi"),
        ("Ursula von der Leyen", ("ursula",), "leyen"),
        ("Von der Leyen", (), "leyen"),
        ("Van Morrison", ("van",), "morrison"),
        ("Alexandria Ocasio-Cortez", ("alexandria",), "ocasiocortez"),
        ("Bishop", (), "bishop"),
    ],
)
def test_parts_of_a_name(name: str, given_names: tuple[str, ...], family: str) -> None:
    parsed = parse_person(name)
    assert parsed is not None
    assert (parsed.given, parsed.family) == (given_names, family)


@pytest.mark.parametrize("name", ["the President", "Mr.", "...", ""])
def test_a_title_is_no_name(name: str) -> None:
    assert parse_person(name) is None


@pytest.mark.parametrize(("name", "suffix"), [("Donald Trump Jr.", "jr"), ("Ken Griffey, Sr.", "sr"), ("Ann Lee", "")])
def test_a_suffix_is_no_surname(name: str, suffix: str) -> None:
    parsed = parse_person(name)
    assert parsed is not None
    assert parsed.suffix == suffix


def test_a_chinese_or_hungarian_name_may_begin_with_the_surname() -> None:
    for name, family in (("Xi Jinping", "xi"), ("Orbán Viktor", "orban")):
        parsed = parse_person(name)
        assert parsed is not None
        assert family in {reading.family for reading in readings(parsed)}

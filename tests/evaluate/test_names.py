"""When an extracted name is right."""

from __future__ import annotations

import pytest

from claims.evaluate.names import same_name


@pytest.mark.parametrize(
    ("gold", "predicted"),
    [
        ("Ana Ruiz", "Ana Ruiz"),
        ("Ana Ruiz", "ana  ruiz"),
        ("Olúfẹ́mi Adéwálé", "Olufemi Adewale"),
        ("Ana María Ruiz", "Ana Ruiz"),
        ("Ruiz", "Ana Ruiz"),
    ],
)
def test_a_person_is_known_by_given_name_and_surname(gold: str, predicted: str) -> None:
    assert same_name(gold, predicted)


@pytest.mark.parametrize("predicted", ["Ruiz", "Ana", "Eva Ruiz", "", None])
def test_less_than_that_is_another_person(predicted: str | None) -> None:
    assert not same_name("Ana Ruiz", predicted)


@pytest.mark.parametrize(
    ("gold", "predicted"),
    [
        ("Republican National Committee", "RNC"),
        ("RNC", "Republican National Committee"),
        ("The Levant Monitor", "Levant Monitor"),
        ("Bank of Nigeria", "Central Bank of Nigeria"),
    ],
)
def test_an_organisation_may_be_an_acronym_or_share_half_of_its_words(gold: str, predicted: str) -> None:
    assert same_name(gold, predicted, kind="organisation")


def test_an_organisation_with_other_words_is_another() -> None:
    assert not same_name("Central Bank of Nigeria", "Ministry of Finance", kind="organisation")


def test_two_unknown_speakers_are_the_same() -> None:
    assert same_name(None, None)

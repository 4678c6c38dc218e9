from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.quoting import read, speakers


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("Mbeki's chief lawyer and adviser Joel Nkosi", "Joel Nkosi"),
        ("Delta News contributor and economic historian David Osei", "David Osei"),
        ("the former Mbeki aide and current Delta News anchor David Osei", "David Osei"),
    ],
)
def test_full_name_ends_what_one_person_is_called(nlp: Language, source: str, speaker: str) -> None:
    text = f"Thabo Mbeki spoke to Delta News. The rates will rise, {source} said."
    assert speakers(read(nlp, text, ("The rates will rise", "said", source))) == [speaker]


@pytest.mark.parametrize("source", ["the mayor and Senator Omar Haddad", "a lawyer and her client Omar Haddad"])
def test_two_who_are_joined_are_not_the_one_who_is_named(nlp: Language, source: str) -> None:
    text = f"The road is open, {source} said."
    assert speakers(read(nlp, text, ("The road is open", "said", source))) != ["Omar Haddad"]


def test_double_dash_ends_a_name(nlp: Language) -> None:
    text = "It is a start, said chemist Lena Vogt -- author of Salt and Water."
    source = "chemist Lena Vogt -- author of Salt and Water"
    assert speakers(read(nlp, text, ("It is a start", "said", source))) == ["Lena Vogt"]


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("Ana Ruiz of the Harbour Institute and Coast Foundation", "Ana Ruiz"),
        ("The Tax Policy Centre at the Harbour Institute and Coast Foundation", "Tax Policy Centre"),
        ("Ana Ruiz of Harlan and Omar Haddad", "Ana Ruiz and Omar Haddad"),
    ],
)
def test_whoever_is_of_two_bodies_is_one(nlp: Language, source: str, speaker: str) -> None:
    text = f"{source} said the road is open."
    assert speakers(read(nlp, text, ("the road is open", "said", source))) == [speaker]


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("the former finance minister and current presidential candidate", "Ana Ruiz"),
        ("the former finance minister and the presidential candidate", None),
    ],
)
def test_what_one_was_and_is_now_means_one(nlp: Language, source: str, speaker: str | None) -> None:
    told = "Former Finance Minister Ana Ruiz runs for president. Ruiz, the Democratic nominee, met voters on Monday."
    text = f"Campaign goes on\n\n{told}\n\nThe road is open, {source} said."
    found = speakers(read(nlp, text, ("The road is open", "said", source)))
    assert ("Ana Ruiz" in found) == (speaker is not None)

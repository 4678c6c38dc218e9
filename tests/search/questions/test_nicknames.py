"""Nicknames made of what somebody is said to be like and a given name."""

from __future__ import annotations

import pytest

from claims.search.questions.names import find_entity
from tests.search.vocabularies import Listed, Name, person

WORLD = Listed(
    people=[*person(1, "Ted Crane", "Crane"), *person(2, "Hillary Lund", "Lund"), *person(3, "Jeb Moss", "Moss")],
    held=[Name(2, "Hillary Lund", "senator", "person")],
)


def named(stretch: str) -> list[str]:
    found = find_entity(stretch, WORLD)
    return [one.name for one in found.candidates] if found else []


@pytest.mark.parametrize(
    ("nickname", "name"),
    [
        ("Lyin' Ted", "Ted Crane"),
        ("Lyin’ Ted", "Ted Crane"),
        ("lyin ted", "Ted Crane"),
        ("Crooked Hillary", "Hillary Lund"),
        ("Little Ted", "Ted Crane"),
        ("Low Energy Jeb", "Jeb Moss"),
        ("Sleepy Jeb", "Jeb Moss"),
    ],
)
def test_epithet_before_a_given_name_is_whoever_bears_it(nickname: str, name: str) -> None:
    assert named(nickname) == [name]


@pytest.mark.parametrize(
    "stretch",
    [
        "Laura Ted",
        "Murray Ted",
        "Mary Ted",
        "Waleed Ted",
        "Manish Ted",
        "Kennedy Ted",
        "Ling Ted",
        "Crooked Crane Ltd",
        "Lyin' Marco",
    ],
)
def test_other_words_before_it_are_somebody_elses_name(stretch: str) -> None:
    assert named(stretch) == []

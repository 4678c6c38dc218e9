from __future__ import annotations

import pytest

from claims.resolve.entities.roles import compare_roles


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Iranian President", "president of Iran"),
        ("Iran's foreign minister", "Iranian FM"),
        ("the President", "Iranian President"),
        ("Minister of Foreign Affairs of Iraq", "Iraqi Foreign Minister"),
        ("former US President", "American president"),
        ("spokeswoman", "spokesperson"),
    ],
)
def test_roles_that_one_person_can_have_agree(left: str, right: str) -> None:
    assert compare_roles([left], [right]) == "agree"


@pytest.mark.parametrize(
    ("left", "right"),
    [("Iraqi Foreign Minister", "Iranian Foreign Minister"), ("goalkeeper", "senator"), ("British PM", "US President")],
)
def test_other_roles_differ(left: str, right: str) -> None:
    assert compare_roles([left], [right]) == "differ"


@pytest.mark.parametrize(("left", "right"), [("US President", "Vice President"), ("deputy mayor", "Mayor of Lyon")])
def test_roles_that_share_words_may_be_one_persons(left: str, right: str) -> None:
    assert compare_roles([left], [right]) == "unknown"


def test_one_agreeing_role_of_many_is_enough() -> None:
    assert compare_roles(["senator", "candidate"], ["first lady", "Senator from New York", "candidate"]) == "agree"


def test_without_roles_nothing_is_known() -> None:
    assert compare_roles([], ["senator"]) == "unknown"
    assert compare_roles(["the"], ["senator"]) == "unknown"

from __future__ import annotations

from datetime import date

import pytest
from spacy.language import Language

from tests.pipeline.quoting import read

WEDNESDAY = date(2021, 2, 3)


@pytest.mark.parametrize(
    ("between", "last", "day"),
    [
        ("", "Ruiz", date(2021, 2, 1)),
        ("", "Mina Park", None),  # nobody asked her
        ("The port is old.\n\nIt was built in stone.\n\nGulls nest there.\n\n", "Ruiz", None),  # too far
    ],
)
def test_who_answers_answers_on_the_day_of_the_question(
    nlp: Language, between: str, last: str, day: date | None
) -> None:
    text = f"Omar Haddad asked Ana Ruiz on Monday whether the ferry leaks.\n\n{between}“It is sound,” {last} said."
    doc = read(
        nlp,
        text,
        ("whether the ferry leaks", "asked", "Omar Haddad"),
        ("“It is sound,”", "said", last),
        published=WEDNESDAY,
    )
    assert [said and said.first for said in doc._.claims_dates] == [date(2021, 2, 1), day]


def test_who_answers_by_letter_answers_on_another_day(nlp: Language) -> None:
    text = (
        "Omar Haddad announced on Monday that the ferry leaks.\n\n"
        "Ana Ruiz wrote in a letter to Haddad that it is sound."
    )
    doc = read(
        nlp, text, ("that the ferry leaks", "announced", "Omar Haddad"), ("that it is sound", "wrote", "Ana Ruiz"),
        published=WEDNESDAY,
    )  # fmt: skip
    assert [one.name for one in doc._.claims_addressees[1]] == ["Omar Haddad"]
    assert [said and said.first for said in doc._.claims_dates] == [date(2021, 2, 1), None]

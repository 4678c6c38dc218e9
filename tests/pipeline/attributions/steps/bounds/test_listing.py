"""Sources that begin with the first name of a list, and those without the subject of what was said."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.attributions.test_combined import found

_SAID = "the race was open"


@pytest.mark.parametrize(
    ("before", "names"),
    [
        ("", "Ben Carlsen, "),
        ("Ruiz left. ", "Rep. Ana Ruiz, Ben Carlsen, "),
        ("Ruiz left. ", "Ana van der Berg, Gene Karlson Jr., "),
    ],
)
def test_source_begins_with_the_first_of_those_listed(nlp: Language, before: str, names: str) -> None:
    text = f"It rained.\n\n{before}{names}Tom Crane and Rand Polk said {_SAID}."
    tagged = (_SAID, "said", "Tom Crane and Rand Polk")
    assert found(nlp, text, tagged) == [(f"{names}Tom Crane and Rand Polk", "said", (_SAID,))]


@pytest.mark.parametrize("before", ["In New Bedford, ", "On Monday, ", "South Korea, ", "After Ana Ruiz, "])
def test_where_and_when_it_was_said_is_nobody_listed(nlp: Language, before: str) -> None:
    text = f"It rained.\n\n{before}Tom Crane and Rand Polk said {_SAID}."
    tagged = (_SAID, "said", "Tom Crane and Rand Polk")
    assert found(nlp, text, tagged) == [("Tom Crane and Rand Polk", "said", (_SAID,))]


def test_subject_of_what_was_said_is_no_source(nlp: Language) -> None:
    text = "It burned.\n\nInvestigators, Dela Cruz said, were looking at a truck."
    tagged = ("were looking at a truck", "said", "Investigators, Dela Cruz")
    assert found(nlp, text, tagged) == [("Dela Cruz", "said", ("Investigators", "were looking at a truck"))]


def test_name_behind_a_description_stays_with_it(nlp: Language) -> None:
    text = "It burned.\n\nThe captain, Dela Cruz, said they were looking at a truck."
    tagged = ("they were looking at a truck", "said", "The captain, Dela Cruz")
    assert found(nlp, text, tagged) == [("The captain, Dela Cruz", "said", ("they were looking at a truck",))]


def test_source_begins_with_the_document_that_a_copy_was_taken_of(nlp: Language) -> None:
    clause = "a copy of which was obtained by the Hale Gazette"
    text = f"It burned.\n\nThe lawsuit, {clause}, says that the alarm was off."
    assert found(nlp, text, ("that the alarm was off", "says", clause)) == [
        (f"The lawsuit, {clause}", "says", ("that the alarm was off",))
    ]


@pytest.mark.parametrize("before", ["At ", "Then at "])
def test_at_least_so_many_speak(nlp: Language, before: str) -> None:
    tagged = (_SAID, "said", "least six firms")
    assert found(nlp, f"It rained.\n\n{before}least six firms said {_SAID}.", tagged) == [
        (f"{before.rsplit(maxsplit=1)[-1]} least six firms", "said", (_SAID,))
    ]

from __future__ import annotations

import pytest

from claims.quotation import Extraction, Quotation, Span

TEXT = "abcdefgh"


def quotation(start: int, *, confidence: float, inside: int | None = None) -> Quotation:
    return Quotation(kind="direct", content=(Span.of(TEXT, start, start + 1),), confidence=confidence, inside=inside)


@pytest.fixture
def extraction() -> Extraction:
    return Extraction(
        quotations=(
            quotation(0, confidence=0.2),
            quotation(1, confidence=0.9, inside=0),
            quotation(2, confidence=0.7),
            quotation(3, confidence=0.8, inside=2),
        )
    )


def test_nothing_goes_where_all_are_sure_enough(extraction: Extraction) -> None:
    assert extraction.surer_than(0.2) == extraction


def test_what_was_inside_another_follows_it_to_its_new_place_or_stands_alone(extraction: Extraction) -> None:
    kept = extraction.surer_than(0.5).quotations
    assert [(one.text, one.inside) for one in kept] == [("b", None), ("c", None), ("d", 1)]


def test_nothing_is_surer_than_certain(extraction: Extraction) -> None:
    assert extraction.surer_than(1.0).quotations == ()

"""Sentences that tell where and when somebody said what is quoted beside them."""

from __future__ import annotations

from datetime import date

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from tests.pipeline.quoting import read

TUESDAY = date(2026, 1, 6)


def told(doc: Doc, index: int = 0) -> tuple[list[str], str | None]:
    """The relays and the words for the day of one quotation."""
    said = doc._.claims_dates[index]
    return [one.name for one in doc._.claims_relays[index]], said.text if said is not None else None


@pytest.mark.parametrize(
    "sentence",
    [
        "He said this in his nightly address on Monday.",
        "Kos made the statement during his nightly address on Monday.",
        "The president made these remarks in an address on Monday.",
    ],
)
def test_occasion_holds_for_what_stands_before(nlp: Language, sentence: str) -> None:
    text = f"President Milan Kos thanked the engineers. “We have power again,” Kos noted.\n\n{sentence}"
    assert told(read(nlp, text, ("“We have power again,”", "noted", "Kos"), published=TUESDAY)) == (
        ["address"],
        "on Monday",
    )


def test_it_holds_for_the_same_speaker_behind(nlp: Language) -> None:
    text = (
        "President Milan Kos noted that winter would be hard. He said this in an address on Monday.\n\n"
        "“We have power again,” Kos said."
    )
    quotes = (("that winter would be hard", "noted", "President Milan Kos"), ("“We have power again,”", "said", "Kos"))
    doc = read(nlp, text, *quotes, published=TUESDAY)
    assert [told(doc, 0), told(doc, 1)] == [(["address"], "on Monday")] * 2


def test_it_holds_for_nobody_else(nlp: Language) -> None:
    text = (
        "President Milan Kos noted that winter would be hard. He said this in an address on Monday.\n\n"
        "“There is no coal,” Petra Lind replied."
    )
    quotes = (("that winter would be hard", "noted", "President Milan Kos"), ("“There is no coal,”", "replied", "Lind"))
    assert told(read(nlp, text, *quotes, published=TUESDAY), 1)[0] == []


def test_reports_is_what_an_agency_does(nlp: Language) -> None:
    text = "The bridge is open. “We have power again,” Milan Kos said, the Tarn news agency reports."
    doc = read(nlp, text, ("“We have power again,” Milan Kos said", "reports", "the Tarn news agency"))
    assert "reports" not in told(doc)[0]


def test_where_somebody_was_speaking_is_told_behind(nlp: Language) -> None:
    text = (
        "“The power must stay on,” said Petra Lind, Norland's energy minister.\n\n"
        "She was speaking at a news conference of leaders of the region on Monday."
    )
    doc = read(nlp, text, ("“The power must stay on,”", "said", "Petra Lind"), published=TUESDAY)
    assert told(doc) == (["news conference"], "on Monday")

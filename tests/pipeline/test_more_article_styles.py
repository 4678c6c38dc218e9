"""Errors that articles written to find some showed, by class: affidavits, fact-checks, features, obituaries."""

from __future__ import annotations

import pytest
from spacy.language import Language

from claims.pipeline.extract import extract
from claims.quotation import Quotation


def said(nlp: Language, text: str) -> list[Quotation]:
    return list(extract(text, nlp=nlp).quotations)


def speakers(nlp: Language, text: str) -> list[str | None]:
    return [one.speaker.name if one.speaker is not None else None for one in said(nlp, text)]


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("Senator Ana Ruiz was quoted by the Harbour Gazette as saying that the bridge was safe.", "Harbour Gazette"),
        ("Senator Ana Ruiz was quoted in the Harbour Gazette as saying that the bridge was safe.", "Harbour Gazette"),
        ("Senator Ana Ruiz was quoted last month as saying that the bridge was safe.", None),
    ],
)
def test_who_was_quoted_said_it_and_who_quoted_her_relays_it(nlp: Language, text: str, outlet: str | None) -> None:
    (one,) = said(nlp, text)
    assert one.speaker is not None
    assert (one.speaker.name, [relay.name for relay in one.relays]) == ("Ana Ruiz", [outlet] if outlet else [])


def test_given_names_with_diacritics_tell_man_and_woman(nlp: Language) -> None:
    text = (
        "Jörg Paulsen, a party leader, shared the tape and wrote: “Look at this.” The full tape shows minister Karin "
        "Brandt reading a letter aloud. “A woman wrote this to me,” she said."
    )
    assert speakers(nlp, text) == ["Jörg Paulsen", "Karin Brandt"]

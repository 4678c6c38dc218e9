"""Errors that articles written to find some showed, by class: affidavits, fact-checks, features, obituaries."""

from __future__ import annotations

from spacy.language import Language

from claims.pipeline.extract import extract
from claims.quotation import Quotation


def said(nlp: Language, text: str) -> list[Quotation]:
    return list(extract(text, nlp=nlp).quotations)


def speakers(nlp: Language, text: str) -> list[str | None]:
    return [one.speaker.name if one.speaker is not None else None for one in said(nlp, text)]


def test_given_names_with_diacritics_tell_man_and_woman(nlp: Language) -> None:
    text = (
        "Jörg Paulsen, a party leader, shared the tape and wrote: “Look at this.” The full tape shows minister Karin "
        "Brandt reading a letter aloud. “A woman wrote this to me,” she said."
    )
    assert speakers(nlp, text) == ["Jörg Paulsen", "Karin Brandt"]

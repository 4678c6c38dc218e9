"""Styles before titles: they are no names, begin no roles, and alone mean who has them."""

from __future__ import annotations

import time

import pytest
from spacy.language import Language

from claims.pipeline.names.offices.styles import behind_style, style_before
from tests.pipeline.quoting import read, speakers


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("His Majesty", "King Faris"),
        ("His Majesty King Faris", "King Faris"),
        ("Her Royal Highness Princess Amina bint Faris", "Amina bint Faris"),
        ("His Highness the Amir", "Nasser Al-Vostani"),
        ("The Amir", "Nasser Al-Vostani"),
        ("His Excellency the Minister of Water Omar Haddad", "Omar Haddad"),
    ],
)
def test_style_is_no_part_of_who_speaks(nlp: Language, source: str, speaker: str) -> None:
    before = "The canal\n\n"
    if "Amir" in source:
        before += "His Highness the Amir Sheikh Nasser Al-Vostani opened the canal. "
    elif source == "His Majesty":
        before += "His Majesty King Faris opened the canal with Omar Haddad. "
    text = f"{before}{source} said that the canal was safe."
    assert speakers(read(nlp, text, ("that the canal was safe", "said", source))) == [speaker]


def test_style_begins_no_role(nlp: Language) -> None:
    text = "The canal\n\nHis Excellency Minister of Water Omar Haddad said that the canal was safe."
    doc = read(nlp, text, ("that the canal was safe", "said", "His Excellency Minister of Water Omar Haddad"))
    assert doc._.claims_speakers[0].role == "Minister of Water"


def test_style_alone_leads_nowhere() -> None:
    assert behind_style("His Majesty said no.", 0, 11) == 0
    assert behind_style("His Majesty King Faris", 0, 22) == len("His Majesty ")
    assert style_before("On Monday His Highness the Amir spoke", 27) == {"highness"}
    assert style_before("His house the Amir", 14) == frozenset()


def test_noise_takes_no_time() -> None:
    text = "his royal " * 20_000
    start = time.process_time()
    behind_style(text, 0, len(text))
    style_before(text, len(text))
    assert time.process_time() - start < 5

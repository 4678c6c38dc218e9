from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.quoting import read, speakers


@pytest.mark.parametrize(
    ("before", "source", "speaker"),
    [
        ("President Milan Kos thanked mayor Petra Lind.", "The head of state", "Milan Kos"),
        ("King Albrecht met mayor Petra Lind.", "The monarch", "King Albrecht"),
        ("Prime Minister Milan Kos met mayor Petra Lind.", "The head of government", "Milan Kos"),
        ("Pope Clemens met mayor Petra Lind.", "The pontiff", "Pope Clemens"),
    ],
)
def test_whoever_holds_the_office_is_meant(nlp: Language, before: str, source: str, speaker: str) -> None:
    text = f"{before} {source} noted that winter would be hard."
    assert speakers(read(nlp, text, ("that winter would be hard", "noted", source))) == [speaker]


def test_of_two_the_one_who_spoke_last_is_meant(nlp: Language) -> None:
    text = (
        "President Milan Kos met President Petra Lind. “It is cold,” Kos said. "
        "The head of state noted that winter would be hard."
    )
    quotes = (("“It is cold,”", "said", "Kos"), ("that winter would be hard", "noted", "The head of state"))
    assert speakers(read(nlp, text, *quotes)) == ["Milan Kos", "Milan Kos"]


def test_member_for_a_place_is_described_and_not_named(nlp: Language) -> None:
    text = "Tessa Lind MP, the shadow roads minister, left. “It is a scandal,” the Millbrook MP added."
    doc = read(nlp, text, ("“It is a scandal,”", "added", "the Millbrook MP"))
    (speaker,) = doc._.claims_speakers
    assert speaker is None or speaker.kind in {"person", "unnamed"}
    assert speaker is None or speaker.kind == "unnamed" or speaker.name == "Tessa Lind"

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


@pytest.mark.parametrize(
    ("lead", "source", "speaker"),
    [
        ("UN Secretary-General Ana Ruiz met spokesman Karl Weber.", "The secretary-general", "Ana Ruiz"),
        ("Secretary-General Ana Ruiz met mayor Karl Weber.", "The United Nations chief", "Ana Ruiz"),
        (
            "WHO Director-General Ana Ruiz met mayor Karl Weber.",
            "The chief of the World Health Organization",
            "Ana Ruiz",
        ),
    ],
)
def test_leader_of_a_body_is_meant_by_its_chief(nlp: Language, lead: str, source: str, speaker: str) -> None:
    text = f"The storm\n\n{lead} “It is cold,” Weber said. {source} noted that winter would be hard."
    quotes = (("“It is cold,”", "said", "Weber"), ("that winter would be hard", "noted", source))
    assert speakers(read(nlp, text, *quotes))[1] == speaker


def test_secretary_general_of_a_party_is_no_chief_of_the_un(nlp: Language) -> None:
    text = (
        "The storm\n\nUN Secretary-General Karl Weber met Party Secretary-General Ana Ruiz. “It is cold,” Ruiz said. "
        "The UN chief noted that winter would be hard."
    )
    quotes = (("“It is cold,”", "said", "Ruiz"), ("that winter would be hard", "noted", "The UN chief"))
    assert speakers(read(nlp, text, *quotes)) == ["Ana Ruiz", "Karl Weber"]


@pytest.mark.parametrize(("source", "crowned"), [("His Majesty", "King Albrecht II"), ("the King", "King Albrecht II")])
def test_who_is_styled_so_is_meant(nlp: Language, source: str, crowned: str) -> None:
    text = (
        "The call\n\nHis Majesty King Albrecht II held a phone call with President Milan Kos. "
        f"The plan proposed by President Kos was discussed, with {source} stressing the need for calm."
    )
    assert speakers(read(nlp, text, ("the need for calm", "stressing", source))) == [crowned]

"""Who asked, where a cue says only that somebody was asked."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.quoting import read, speakers


@pytest.mark.parametrize(
    ("text", "cue", "content", "asker"),
    [
        (
            "In an interview with Channel 4 News, Aoife Byrne was asked why the ferry was late.",
            "was asked", "why the ferry was late", "Channel 4 News",
        ),
        (
            "During a BBC interview in May, the minister was pressed on the cost of the dam.",
            "was pressed on", "the cost of the dam", "BBC",
        ),
        (
            "The road will open, Tunde Bello told Reuters when asked about the bridge.",
            "asked about", "the bridge", "Reuters",
        ),
        (
            "In a telephone interview with Ingrid Dahl, Tunde Bello was asked about the bridge.",
            "was asked about", "the bridge", "Ingrid Dahl",
        ),
        (
            "A survey by Ipsos found that 40 percent would stay. Asked whom they trusted, most named the mayor.",
            "Asked", "whom they trusted", "Ipsos",
        ),
    ],
)  # fmt: skip
def test_whoever_the_asked_one_spoke_to_asked(nlp: Language, text: str, cue: str, content: str, asker: str) -> None:
    assert speakers(read(nlp, text, (content, cue, None))) == [asker]


def test_who_is_asked_does_not_ask(nlp: Language) -> None:
    text = "In an interview with Channel 4 News, Aoife Byrne was asked why the ferry was late."
    assert speakers(read(nlp, text, ("why the ferry was late", "was asked", "Aoife Byrne"))) == ["Channel 4 News"]


@pytest.mark.parametrize(
    "text",
    [
        "At a rally in Lagos, Tunde Bello was asked about the BBC.",
        "A survey by Ipsos found nothing. When asked about the BBC, Tunde Bello smiled.",
        "The firm owns Reuters. When asked about the BBC, Tunde Bello smiled.",
    ],
)
def test_who_is_asked_about_asks_nothing(nlp: Language, text: str) -> None:
    assert speakers(read(nlp, text, ("the BBC", "asked about", None))) == [None]


def test_who_is_told_or_hears_in_court_says_nothing(nlp: Language) -> None:
    text = (
        "Omar Haddad denies theft. Leeds Crown Court heard that he owed money. "
        "Haddad was told that he would be sentenced in May."
    )
    doc = read(
        nlp,
        text,
        ("that he owed money", "heard", "Leeds Crown Court"),
        ("that he would be sentenced in May", "was told", "Haddad"),
    )
    assert doc._.claims_speakers == (None, None)
    assert [[one.name for one in hearers] for hearers in doc._.claims_addressees] == [
        ["Leeds Crown Court"],
        ["Omar Haddad"],
    ]


def test_who_was_asked_and_then_speaks_did_not_ask(nlp: Language) -> None:
    text = "Asked whether the pier would reopen, Ana Ruiz replied: “No.”"
    doc = read(nlp, text, ("whether the pier would reopen", "Asked", "Ana Ruiz"), ("“No.”", "replied", "Ana Ruiz"))
    assert [one and one.name for one in doc._.claims_speakers] == [None, "Ana Ruiz"]


def test_whoever_was_asked_did_not_ask(nlp: Language) -> None:
    text = "Ana Ruiz was heard telling Tunde Bello to go home after Bello was pressed about the bridge."
    assert speakers(read(nlp, text, ("about the bridge", "was pressed", None))) == [None]

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from claims.pipeline.circumstances.scene import Scene
from claims.pipeline.relays.questions import ask_between
from claims.pipeline.text.surface import surface_of
from claims.quotation import Relay
from tests.pipeline.quoting import read


def heard(doc: Doc, relays: list[tuple[Relay, ...]]) -> list[list[str]]:
    scene = Scene(surface_of(doc), doc._.claims_names, doc._.claims_attributions, doc._.claims_speakers)
    ask_between(scene, relays)
    return [[one.name for one in some] for some in relays]


@pytest.mark.parametrize(
    ("cue", "last", "expected"),
    [
        ("pointed out", "Ruiz", ["The Late Tide"]),
        ("asked", "Ruiz", ["The Late Tide"]),
        ("wrote", "Ruiz", []),  # no question
        ("asked", "Mina Park", []),  # somebody else answers
    ],
)
def test_who_asks_between_the_answers_is_heard_on_the_same_show(
    nlp: Language, cue: str, last: str, expected: list[str]
) -> None:
    text = (
        f"“The port is full,” Ana Ruiz told “The Late Tide.”\n\nWhen Omar Haddad {cue} that the ferry is late, she "
        f"smiled.\n\n“It always was,” {last} said."
    )
    doc = read(
        nlp,
        text,
        ("“The port is full,”", "told", "Ana Ruiz"),
        ("that the ferry is late", cue, "Omar Haddad"),
        ("“It always was,”", "said", last),
    )
    start = text.index("The Late Tide")
    show = (Relay("The Late Tide", "outlet", start, start + len("The Late Tide")),)
    assert heard(doc, [show, (), show])[1] == expected


def test_a_book_quoted_around_a_question_is_not_what_it_was_asked_in(nlp: Language) -> None:
    text = "“It is full,” Ana Ruiz wrote in her book. Omar Haddad asked who pays. “I do,” Ruiz wrote."
    doc = read(
        nlp, text, ("“It is full,”", "wrote", "Ana Ruiz"), ("who pays", "asked", "Omar Haddad"),
        ("“I do,”", "wrote", "Ruiz"),
    )  # fmt: skip
    start = text.index("book")
    book = (Relay("book", "document", start, start + 4),)
    assert heard(doc, [book, (), book])[1] == []

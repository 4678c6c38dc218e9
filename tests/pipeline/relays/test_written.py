"""Letters and memos that one sentence tells of, and others quote."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.quoting import read
from tests.pipeline.relays.test_component import relays


@pytest.mark.parametrize(
    ("sent", "cue", "expected"),
    [
        ("Omar Haddad sent Petra Vogt a letter Tuesday outlining four debates.", "wrote", [("letter", "statement")]),
        ("Omar Haddad circulated a short memo on Tuesday.", "wrote", [("memo", "statement")]),
    ],
)
def test_who_sent_a_letter_goes_on_to_write(
    nlp: Language, sent: str, cue: str, expected: list[tuple[str, str]]
) -> None:
    text = f"The debates\n\n{sent}\n\nHaddad {cue} that the voters were owed an answer."
    doc = read(nlp, text, ("that the voters were owed an answer", cue, "Haddad"))
    assert relays(doc) == expected


def test_statement_that_is_the_source_is_what_it_came_through(nlp: Language) -> None:
    text = "The cuts\n\n“The council has no plan,” spokesman Omar Haddad’s statement read."
    doc = read(nlp, text, ("“The council has no plan,”", "read", "spokesman Omar Haddad’s statement"))
    assert relays(doc) == [("statement", "statement")]


def test_interview_at_a_conference_is_an_interview(nlp: Language) -> None:
    text = "The plan\n\nIn an exclusive interview at the Harbour Action Conference, Omar Haddad said it was late."
    doc = read(nlp, text, ("it was late", "said", "Omar Haddad"))
    assert relays(doc) == [("interview", "interview")]


def test_members_of_a_party_are_no_occasion(nlp: Language) -> None:
    text = "The plan\n\nPetra Vogt denied that she would give in, and said she would ask the rest of her conference."
    doc = read(nlp, text, ("that she would give in", "denied", "Petra Vogt"))
    assert relays(doc) == []


def test_paper_that_is_told_something_is_the_newspaper(nlp: Language) -> None:
    text = "The plan\n\nIt was first in the Harlow Courier.\n\nThe plan is late, Petra Vogt told the paper."
    doc = read(nlp, text, ("The plan is late", "told", "Petra Vogt"))
    assert relays(doc) == [("Harlow Courier", "outlet")]

"""An agency or an outlet that is asked about as if it spoke: what came through it answers, and is told as such."""

from __future__ import annotations

import pytest

from claims.ask import ask, browse
from claims.ingest import embed_missing
from claims.search.questions.options import Asked
from tests.builders import article, keep, quotation

TEXT = "Ana Ruiz said the ferry tax would fall, WBN reported. Omar Haddad said the pier was sound.\n"


@pytest.fixture
def relayed(store):
    tax = quotation(TEXT, "the ferry tax would fall", speaker="Ana Ruiz", relays=[("WBN", "agency")])
    pier = quotation(TEXT, "the pier was sound", speaker="Omar Haddad")
    keep(store, article(TEXT, outlet="Harbour Lamp"), tax, pier)
    embed_missing(store)
    return store


@pytest.mark.parametrize(
    ("question", "texts", "instead"),
    [
        ("what did WBN report", {"the ferry tax would fall"}, "No quotations by WBN; these came through it"),
        (
            "what did WBN say about the ferry tax",
            {"the ferry tax would fall"},
            "No quotations by WBN on ferry tax; these came through it",
        ),
        (
            "what did the Harbour Lamp report",
            {"the ferry tax would fall", "the pier was sound"},
            "No quotations by the Harbour Lamp; these came through it",
        ),
    ],
)
def test_what_came_through_it(relayed, question, texts, instead):
    found = ask(relayed, question)
    assert ({answer.quotation.text for answer in found.answers}, found.instead) == (texts, instead)
    seen = browse(relayed, question)
    assert ({answer.quotation.text for answer in seen.answers.answers}, seen.answers.instead) == (texts, instead)


def test_whoever_lets_go_of_the_channel_is_told_that_nothing_was_said(relayed):
    seen = browse(relayed, "what did WBN report", Asked(without=("relay",)))
    assert (seen.total, seen.answers.instead) == (0, "No quotations by WBN")


def test_a_person_relays_nothing(relayed):
    found = ask(relayed, "what did Ana Ruiz say about football")
    assert found.answers == ()
    assert str(found.instead).startswith("1 quotation by Ana Ruiz, none on football")


def test_what_does_not_fit_the_topic_is_no_answer(relayed):
    assert ask(relayed, "what did WBN say about football").answers == ()

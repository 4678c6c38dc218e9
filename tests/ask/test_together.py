"""What several say together is an answer for each of them."""

from __future__ import annotations

import pytest

from claims.ask import ask
from claims.ask.together import said_together
from claims.quotation import Mention
from claims.store.store import Store
from tests import worlds
from tests.builders import article, keep, quotation, span

RUIZ = ["ana", "ruiz"]


@pytest.mark.parametrize("called", ["Ana Ruiz and Karl Weber", "Karl Weber, Ruiz and others", "Lund & Ana Ruiz"])
def test_each_of_those_who_are_named_said_it(called):
    assert said_together(called, [RUIZ])


@pytest.mark.parametrize(
    "called", ["Ana Ruiz", "supporters of Weber and Ruiz", "Ana Lund and Karl Weber", "Ruiz supporters and others", ""]
)
def test_others_did_not(called):
    assert not said_together(called, [RUIZ])


def test_joint_words_come_before_what_one_of_them_said_of_something_else(sqlite_url):
    text = "The port will close in June, Ana Ruiz and Karl Weber said.\n\nShips were late, Karl Weber said."
    names = [Mention(span=span(text, name), name=name, kind="person") for name in ("Ana Ruiz", "Karl Weber")]
    with Store.open(sqlite_url) as store:
        keep(
            store,
            article(text),
            quotation(text, "The port will close in June", speaker="Ana Ruiz and Karl Weber", speaker_kind="group"),
            quotation(text, "Ships were late", speaker="Karl Weber"),
            mentions=names,
        )
        answers = ask(store, "what did Karl Weber say about the port").answers
    assert answers[0].quotation.speaker == "Ana Ruiz and Karl Weber"
    assert answers[0].caveat is None


def test_a_surname_in_a_group_is_no_doubt(sqlite_url):
    with Store.open(sqlite_url) as store:
        worlds.build_unnamed(store)
        found = ask(store, "what did Varga say about the American fleet").answers
    assert {one.quotation.speaker: one.caveat for one in found}["Varga and Reyk"] is None

"""What several say together is an answer for each of them."""

from __future__ import annotations

from claims.ask import ask
from claims.quotation import Mention
from claims.store.store import Store
from tests import worlds
from tests.builders import article, keep, quotation, span


def build(store: Store) -> None:
    """An article in which two speak of the port together, and one of ships alone."""
    text = "The port will close in June, Ana Ruiz and Karl Weber said.\n\nShips were late, Karl Weber said."
    keep(
        store,
        article(text),
        quotation(text, "The port will close in June", speaker="Ana Ruiz and Karl Weber", speaker_kind="group"),
        quotation(text, "Ships were late", speaker="Karl Weber"),
        mentions=[Mention(span=span(text, name), name=name, kind="person") for name in ("Ana Ruiz", "Karl Weber")],
    )


def test_joint_words_come_before_what_one_of_them_said_of_something_else(sqlite_url):
    with Store.open(sqlite_url) as store:
        build(store)
        answers = ask(store, "what did Karl Weber say about the port").answers
    assert answers[0].quotation.speaker == "Ana Ruiz and Karl Weber"
    assert answers[0].caveat is None


def test_a_surname_in_a_group_is_no_doubt(sqlite_url):
    with Store.open(sqlite_url) as store:
        worlds.build_unnamed(store)
        found = ask(store, "what did Varga say about the American fleet").answers
    assert {one.quotation.speaker: one.caveat for one in found}["Varga and Reyk"] is None


def test_who_was_asked_about_together_and_spoke_together_is_not_silent(sqlite_url):
    with Store.open(sqlite_url) as store:
        build(store)
        found = ask(store, "what did Ana Ruiz and Karl Weber say about the port")
        latest = ask(store, "what did Ana Ruiz say")
    assert found.instead is None
    assert [one.quotation.text for one in latest.answers] == ["The port will close in June"]

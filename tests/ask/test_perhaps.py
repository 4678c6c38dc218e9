"""Answers that may be by whom the question is about, and how they say that it is not known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claims.ask import ask
from claims.ingest import embed_missing
from claims.quotation import Mention, Speaker
from claims.store.store import Store
from tests import worlds
from tests.builders import article, keep, quotation, span


@pytest.fixture
def store(sqlite_url):
    with Store.open(sqlite_url) as opened:
        worlds.build_unnamed(opened)
        yield opened


def caveats(answers):
    return {answer.quotation.speaker: answer.caveat for answer in answers.answers}


def test_only_what_nobody_known_said_has_a_caveat(store):
    doubt = worlds.NOT_KNOWN.rstrip(".")
    answers = ask(store, "what did Varga say about the American fleet")
    assert caveats(answers) == {"Ilse Varga": None, "a senior official": doubt, None: doubt, "Varga and Reyk": None}


def test_the_speaker_of_an_option_is_asked_about_as_well(store):
    answers = ask(store, "the American fleet in the harbour", speaker="Ilse Varga")
    assert caveats(answers)["a senior official"] == worlds.NOT_KNOWN.rstrip(".")


def test_where_nobody_is_asked_about_nothing_is_in_doubt(store):
    found = caveats(ask(store, "the American fleet in the harbour"))
    assert found["a senior official"] is None
    assert set(found.values()) == {None}


def test_json_is_the_same_with_a_caveat(store):
    answers = ask(store, "what did Varga say about the American fleet")
    without = replace(answers, answers=tuple(replace(one, perhaps=None) for one in answers.answers))
    assert any(one.caveat for one in answers.answers)
    assert answers.to_dict() == without.to_dict()


def test_what_somebody_wrote_is_surely_the_writers(sqlite_url):
    text = "I shall create many jobs in this state.\n\nRick Moss is the governor of Harlan."
    said = replace(quotation(text, "create many jobs in this state"), speaker=Speaker("author", "author"))
    mention = Mention(span=span(text, "Rick Moss"), name="Rick Moss", kind="person")
    with Store.open(sqlite_url) as opened:
        keep(opened, replace(article(text), byline="Rick Moss"), said, mentions=[mention])
        assert caveats(ask(opened, "what did Rick Moss say about jobs")) == {"author": None}


def test_whether_those_who_stand_behind_somebody_speak_for_that_one_is_not_known(sqlite_url):
    text = "The American fleet must leave, supporters of Varga said.\n\nIlse Varga said the American fleet is old."
    with Store.open(sqlite_url) as opened:
        keep(
            opened,
            article(text),
            quotation(text, "The American fleet must leave", speaker="supporters of Varga", speaker_kind="group"),
            quotation(text, "the American fleet is old", speaker="Ilse Varga"),
            mentions=[Mention(span=span(text, "Ilse Varga"), name="Ilse Varga", kind="person")],
        )
        found = caveats(ask(opened, "what did Ilse Varga say about the American fleet"))
    assert found == {"Ilse Varga": None, "supporters of Varga": "Whether Ilse Varga said this is not known"}


def test_the_nearest_topic_is_of_what_the_one_asked_about_said(sqlite_url):
    text = "Ilse Varga said the harvest was poor. The ministers of the coast were too mild, it was said.\n"
    with Store.open(sqlite_url) as opened:
        keep(
            opened,
            article(text),
            quotation(text, "the harvest was poor", speaker="Ilse Varga"),
            quotation(text, "The ministers of the coast were too mild"),
            mentions=[Mention(span=span(text, "Ilse Varga"), name="Ilse Varga", kind="person")],
        )
        embed_missing(opened)
        answers = ask(opened, "what did Ilse Varga say about foreign ministers")
    assert answers.answers == ()
    assert "the harvest was poor" in str(answers.instead)

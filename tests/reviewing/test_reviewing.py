"""Decisions through the library's front door: what is written becomes a correction, and search follows."""

from __future__ import annotations

import pytest

from claims.database import Database
from claims.errors import NotFoundError, QuestionError
from claims.ingest import gather_claims
from claims.reviewing import Given
from claims.search.meaning.embed import encoder_name
from claims.store.quotations import embeddings
from claims.store.store import Store
from tests import worlds


@pytest.fixture
def database(sqlite_url):
    with Store.open(sqlite_url) as store:
        worlds.build(store)
        yield Database(store)


def test_what_waits_is_narrowed_and_shrinks_with_decisions(database):
    assert [one.id for one in database.waiting(limit=1)] == [5]
    assert {one.id for one in database.waiting(speaker="Lena Reyk")} == {6, 7}
    database.reject(5, by="kim")
    assert 5 not in {one.id for one in database.waiting()}


def test_corrected_words_have_a_vector_at_once(database):
    decided = database.correct(2, Given(content=["should withdraw its fleet"]))
    with database.store.reading() as connection:
        (kept,) = embeddings.vectors_of(connection, encoder_name(), [2])
    database.undo(decided.review_id)
    with database.store.reading() as connection:
        (again,) = embeddings.vectors_of(connection, encoder_name(), [2])
    assert kept.packed != again.packed
    assert database.quotation(2).quotation.text == "“The United States should withdraw its fleet,”"


def test_claims_follow_decisions_at_once(database):
    gather_claims(database.store)
    before = {one.id: one.speaker for one in database.claims()}
    decided = database.correct(2, Given(speaker="Jana Holt"))
    assert "Jana Holt" in [one.speaker for one in database.claims()]
    database.undo(decided.review_id)
    assert {one.id: one.speaker for one in database.claims()} == before
    database.reject(2)
    assert len(database.claims()) == len(before) - 1


def test_a_speaker_is_given_by_number_by_name_or_with_the_number_in_brackets(database):
    for given in ("s2", "Tomas Reyk", "whoever (s2)"):
        decided = database.correct(5, Given(speaker=given))
        assert database.quotation(5).quotation.speaker_id == 2
        database.undo(decided.review_id)


def test_a_new_speaker_is_the_same_one_the_second_time(database):
    database.correct(5, Given(speaker="Jana Holt"))
    database.correct(2, Given(speaker="Jana Holt"))
    assert database.quotation(5).quotation.speaker_id == database.quotation(2).quotation.speaker_id


def test_words_mean_the_place_nearest_to_the_quotation(database):
    database.correct(3, Given(source="Varga"))
    found = database.quotation(3)
    start, end = found.quotation.source_at
    assert (found.text[start:end], start) == ("Varga", worlds.HARBOUR.rindex("Varga"))


def test_a_part_can_be_taken_away(database):
    database.correct(1, Given(speaker="-", cue="", source="-", relays=["-"], addressees=[], said="-"))
    one = database.quotation(1).quotation
    assert (one.speaker, one.cue, one.source, one.relays, one.addressees, one.said) == (None, None, None, (), (), None)


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("2020-09-26", "2020-09-26", "2020-09-26"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2020", "2020-01-01", "2020-12-31"),
        ("2020-09..2020-10-03", "2020-09-01", "2020-10-03"),
    ],
)
def test_a_date_is_a_day_a_month_a_year_or_two_of_them(database, said, first, last):
    database.correct(2, Given(said=said))
    found = database.quotation(2).quotation.said
    assert (found.first.isoformat(), found.last.isoformat()) == (first, last)


@pytest.mark.parametrize("said", ["2020-13", "2020-02-30", "Saturday", "0000", "2021..2020"])
def test_what_is_no_date_is_refused(database, said):
    with pytest.raises(QuestionError):
        database.correct(2, Given(said=said))


def test_a_number_that_nobody_has_is_refused(database):
    with pytest.raises(NotFoundError, match="s99"):
        database.correct(2, Given(speaker="s99"))

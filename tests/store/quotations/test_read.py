"""What reading gives back: all names joined, a fixed number of statements, the latest versions only."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import event

from claims.errors import NotFoundError
from claims.quotation import UtteranceDate
from claims.store.quotations.filters import Filters
from claims.store.reader import open_reader
from tests import worlds
from tests.builders import article, keep, quotation


@pytest.fixture
def reader(store):
    worlds.build(store)
    with open_reader(store.engine) as opened:
        yield opened


def by_words(reader, words):
    found = reader.quotations(reader.latest(Filters(), limit=100))
    return next(one for one in found if words in one.text)


def test_a_quotation_has_all_names_joined(reader):
    found = by_words(reader, "American armed forces")
    assert (found.speaker, found.role, found.kind) == ("Ilse Varga", "Norland's President", "indirect")
    assert [(relay.name, relay.kind) for relay in found.relays] == [("NNA", "agency")]
    assert found.addressees == ("Tomas Reyk",)
    assert found.said == UtteranceDate(date(2020, 9, 26), date(2020, 9, 26), "on Saturday")
    assert (found.article.outlet, found.article.published) == ("The Daily Tern", date(2020, 9, 26))


def test_offsets_hold_in_the_article(reader):
    for number in reader.latest(Filters(), limit=100):
        found = reader.quotation(number)
        start, end = found.quotation.spans[0]
        assert found.text[start:end] == found.quotation.text
        if found.quotation.cue_at:
            assert found.text[slice(*found.quotation.cue_at)] == found.quotation.cue


def test_a_role_named_elsewhere_in_the_article_stands_where_the_source_names_none(reader):
    assert by_words(reader, "withdraw its fleet").role == "Norland's President"


def test_an_unnamed_speaker_has_a_description_and_no_number(reader):
    found = by_words(reader, "friendly")
    assert (found.speaker, found.speaker_id, found.role) == ("Two officials", None, None)


def test_the_order_asked_for_is_kept_and_unknown_numbers_are_left_out(reader):
    numbers = sorted(reader.latest(Filters(), limit=100), reverse=True)
    assert [found.id for found in reader.quotations([*numbers, 10**6])] == numbers


def test_an_unknown_quotation_says_so(reader):
    with pytest.raises(NotFoundError, match="q999"):
        reader.quotation(999)


def test_the_number_of_statements_does_not_grow_with_the_rows(store):
    worlds.build(store)
    counted = []
    event.listen(store.engine, "before_cursor_execute", lambda *arguments: counted.append(arguments[2]))
    with open_reader(store.engine) as opened:
        few = opened.latest(Filters(), limit=2)
        many = opened.latest(Filters(), limit=100)
        counted.clear()
        opened.quotations(few)
        for_few = len(counted)
        counted.clear()
        opened.quotations(many)
        assert len(counted) == for_few


def test_only_the_latest_version_of_an_article_is_read(store):
    old, new = "Ana Ruiz said it rains.", "Ana Ruiz said it snows."
    keep(store, article(old), quotation(old, "it rains", speaker="Ana Ruiz"))
    keep(store, article(new), quotation(new, "it snows", speaker="Ana Ruiz"))
    with open_reader(store.engine) as opened:
        assert [found.text for found in opened.quotations(opened.latest(Filters()))] == ["it snows"]
        assert opened.count(Filters()) == 1
        assert opened.find(["rains"], Filters()) == []
        assert opened.speakers()[0].quotations == 1


def test_a_superseded_quotation_is_still_shown_and_said_to_be(store):
    old, new = "Ana Ruiz said it rains.", "Ana Ruiz said it snows."
    keep(store, article(old), quotation(old, "it rains", speaker="Ana Ruiz"))
    with open_reader(store.engine) as opened:
        (number,) = opened.latest(Filters())
    keep(store, article(new), quotation(new, "it snows", speaker="Ana Ruiz"))
    with open_reader(store.engine) as opened:
        assert opened.quotation(number).superseded


def test_a_quotation_inside_another_comes_with_it(store):
    text = "“The mayor said it rains,” reads the agency's account."
    outer = quotation(text, "“The mayor said it rains,”", speaker="NNA", speaker_kind="organisation")
    keep(store, article(text), outer, quotation(text, "it rains", speaker="Ana Ruiz", inside=0))
    with open_reader(store.engine) as opened:
        inner = opened.quotations(opened.latest(Filters()))[1]
        assert [found.speaker for found in opened.quotation(inner.id).chain] == ["NNA"]


def test_speakers_come_most_quoted_first_with_roles_and_spellings(reader):
    first = reader.speakers()[0]
    assert (first.name, first.quotations, first.articles) == ("Ilse Varga", 4, 2)
    assert first.roles == ("Norland's President",)
    assert "Ilse Varga" in first.spellings
    assert (first.first_published, first.last_published) == (date(2020, 9, 26), date(2021, 2, 3))
    assert reader.speaker(first.id) == first


def test_a_merged_speaker_is_read_under_the_other(store):
    worlds.build(store)
    with open_reader(store.engine) as opened:
        numbers = {one.name: one.id for one in opened.speakers()}
    ilse, lena = numbers["Ilse Varga"], numbers["Lena Reyk"]
    store.merge(ilse, lena)
    with open_reader(store.engine) as opened:
        assert opened.speaker(lena).name == "Ilse Varga"
        assert opened.speaker(lena).quotations == 6
        assert opened.count(Filters(speakers=[ilse])) == 6


def test_an_unknown_speaker_says_so(reader):
    with pytest.raises(NotFoundError, match="s999"):
        reader.speaker(999)


def test_sources_are_channels_with_counts(reader):
    found = {source.name: (source.kind, source.quotations) for source in reader.sources()}
    assert found == {
        "NNA": ("agency", 1),
        "her website": ("website", 1),
        "tweeted": ("social", 1),
        "Coast Radio": ("outlet", 1),
    }
    assert [source.name for source in reader.sources(kind="agency")] == ["NNA"]

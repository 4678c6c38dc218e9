"""Full text and filters, the same on both engines."""

from __future__ import annotations

from datetime import date

import pytest

from claims.lexicon.folding import fold
from claims.quotation import Mention
from claims.store.quotations import search
from claims.store.quotations.filters import Filters
from claims.store.reader import open_reader
from tests import worlds
from tests.builders import article as written
from tests.builders import keep, quotation, span


@pytest.fixture
def reader(store):
    worlds.build(store)
    with open_reader(store.engine) as opened:
        yield opened


def texts(reader, numbers):
    return [found.text for found in reader.quotations(numbers)]


def found(reader, *phrases, **filters):
    return texts(reader, [hit.id for hit in reader.find([fold(each) for each in phrases], Filters(**filters))])


def speaker(reader, name):
    return next(one.id for one in reader.speakers() if one.name == name)


def test_words_are_found_in_what_was_said_in_another_form(reader):
    assert "“We cut taxes for fishermen,”" in found(reader, "fisherman", "tax")


def test_the_country_is_found_by_any_of_its_names(reader):
    assert len(found(reader, "US", speakers=[speaker(reader, "Ilse Varga")])) == 3  # one of them by its title only


def test_what_was_said_counts_more_than_the_title(reader):
    assert found(reader, "presence")[0].startswith("The presence")
    assert found(reader, "withdraw")[0].startswith("“The United States")


def test_a_phrase_needs_its_words_in_order(reader):
    assert found(reader, "armed forces")
    assert not found(reader, "forces armed")


def test_which_of_some_quotations_hold_a_phrase_in_one_field(reader):
    numbers = [hit.id for hit in reader.find(["tax"], Filters())]
    assert len(reader.holding(numbers, ["tax"], "content")) == 2
    assert reader.holding(numbers, ["tax"], "title") == frozenset()
    assert reader.holding(numbers, ["varga"], "speaker") < set(numbers)


def test_the_frequency_counts_every_field(reader):
    assert reader.frequency(["budget"]) == 3
    assert reader.frequency([]) == 0


def test_many_words_are_counted_together_as_each_alone(reader):
    words = ["budget", "tax", "varga", "zeugma", *(f"word{number}" for number in range(50))]
    counted = reader.frequencies(words)
    assert list(counted) == words
    assert counted == {word: search.frequency(reader.connection, [word]) for word in words}
    assert counted["budget"] == 3
    assert reader.frequencies([]) == {}


def test_without_filters_full_text_alone_finds(reader):
    assert reader.find(["budget"]) == reader.find(["budget"], Filters())


CASES = (
    (Filters(), 8),
    (Filters(kind="direct"), 3),
    (Filters(min_confidence=0.5), 7),
    (Filters(relay_kinds={"agency"}), 1),
    (Filters(relay_kinds={"social"}, relay_words=("twitter", "tweet")), 1),
    (Filters(relay_kinds={"social"}, relay_words=("facebook",)), 0),
    (Filters(addressee_words=("report",)), 1),
    (Filters(speaker_words=("official",)), 1),
    (Filters(speaker_words=("official", "absent")), 0),
    (Filters(since=date(2021, 1, 1)), 3),
    (Filters(until=date(2020, 9, 26)), 5),
    (Filters(since=date(2020, 9, 27), until=date(2021, 2, 2)), 0),
    (Filters(nothing=True), 0),
)


def test_filters_count_what_fits(reader):
    for filters, expected in CASES:
        assert reader.count(filters) == expected, filters


def test_counting_stops_where_more_do_not_matter(reader):
    varga = Filters(speakers=[speaker(reader, "Ilse Varga")])
    assert reader.count(varga) > 2
    assert reader.count(varga, at_most=2) == 2


def test_filters_by_names_of_the_store(reader):
    vocabulary = reader.vocabulary
    (outlet,) = vocabulary.outlets({"herald"})
    (channel,) = vocabulary.channels({"nna"})
    reyk = next(name.id for name in vocabulary.entities({"tomas"}))
    assert reader.count(Filters(outlets=[outlet.id])) == 3
    assert reader.count(Filters(relay_channels=[channel.id])) == 1
    assert reader.count(Filters(addressees=[reyk])) == 1
    assert reader.count(Filters(speakers=[reyk])) == 1


def test_the_vocabulary_finds_names_by_their_words_and_beginnings(reader):
    vocabulary = reader.vocabulary
    assert {name.name for name in vocabulary.entities({"reyk"})} == {"Tomas Reyk", "Lena Reyk"}
    assert {name.name for name in vocabulary.entities({"va"}, beginnings=True)} == {"Ilse Varga"}
    assert not vocabulary.entities({"va"})
    assert {name.name for name in vocabulary.roles({"finance"})} == {"Lena Reyk"}
    (president,) = vocabulary.roles({"president"})
    assert (president.since, president.until) == (date(2020, 9, 26), date(2020, 9, 26))
    assert not vocabulary.entities(set())


def test_roles_tell_in_how_many_articles_and_what_stands_before_each(store):
    text = "Varga left early. Her campaign manager, Jan Blom, stayed.\n\nTaxes will fall, Blom said."
    role, name = span(text, "campaign manager"), span(text, "Jan Blom")
    named = Mention(span=name, name="Jan Blom", kind="person", role=role)
    for outlet in ("Coast Herald", "The Daily Tern"):
        said = quotation(text, "Taxes will fall", speaker="Jan Blom", cue="said")
        keep(store, written(text, origin=f"{outlet}.txt", outlet=outlet), said, mentions=[named])
    with open_reader(store.engine) as opened:
        (role,) = opened.vocabulary.roles({"manager"})
        assert (role.name, role.spelling, role.articles) == ("Jan Blom", "campaign manager", 2)
        places = opened.vocabulary.roles_in_place({"campaign", "manag"})
        assert [(one.name, one.before) for one in places] == [("Jan Blom", "Varga left early. Her ")] * 2
        assert not opened.vocabulary.roles_in_place({"campaign", "chairman"})
        assert not opened.vocabulary.roles_in_place(set())


def test_who_is_described_so_where_quoted_with_and_without_a_name(reader):
    (varga,) = reader.vocabulary.speakers_described({"norland", "president"})
    assert (varga.name, varga.kind, varga.articles) == ("Ilse Varga", "person", 1)
    (officials,) = reader.vocabulary.speakers_described({"two", "officials"})
    assert (officials.id, officials.name) == (0, "")
    assert not reader.vocabulary.speakers_described({"absent"})
    assert not reader.vocabulary.speakers_described(set())


HOSTILE = ('"', "' OR 1=1", "a:b", "(", "*", "-x", "^", "NEAR", "\\", "%", "x\0y", "a & b | !c")


def test_no_character_has_a_meaning_for_the_engine(reader):
    for hostile in HOSTILE:
        assert reader.find([hostile], Filters(speaker_words=[hostile])) == []
        assert not reader.holding([1], [hostile], "content")
        assert not reader.vocabulary.entities({hostile.replace("\0", "")})


@pytest.mark.parametrize("limit", [1, 3, 7, 50])
def test_the_latest_of_all_are_those_of_the_latest_day(store, limit):
    days = [None, "2020-01-05", "2020-03-01", "2021-07-07"]
    for number, (published, said) in enumerate((one, other) for one in days for other in days):
        text = f"“Yes {number},” she said then."
        spoken = quotation(text, f"“Yes {number},”", said=(said, said, "then") if said else None)
        keep(store, written(text, origin=f"{number}.txt", published=published), spoken)
    with open_reader(store.engine) as reader:
        everything = reader.quotations(range(1, 17))
        found = reader.quotations(reader.latest(Filters(), limit=limit))

    def day(one):
        return (one.said.last if one.said else one.article.published) or date.min

    expected = sorted(everything, key=lambda one: (day(one), one.article.id), reverse=True)
    assert [one.id for one in found] == [one.id for one in expected[:limit]]

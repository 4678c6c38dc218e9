"""What several say together is kept for each of them, through reviews, merges, splits and another run."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.ingest import resolve
from claims.quotation import Mention
from claims.store.corrections import Correction, SaidBy
from claims.store.entities.joint import parts_of
from claims.store.entities.joint import rows as rows_of
from claims.store.entities.writing import Referent
from claims.store.quotations.filters import Filters
from claims.store.reader import open_reader
from claims.store.store import Store
from claims.store.stored import SpeakerSummary
from tests.builders import article, extraction, keep, quotation, span
from tests.store.articles.test_write import rows
from tests.store.decisions.test_on_quotations import derived

# Who is named

KNOWN = {
    name: Referent(number, name)
    for number, name in enumerate(
        ("Ana Ruiz", "Karl Weber", "Ana Lund", "Max Lund", "Mara McKay", "Council of Ports"), start=1
    )
}


def named(called: str, kind: str = "group") -> list[int]:
    return [row["entity_id"] for row in rows_of(7, parts_of(called, kind), KNOWN)]


@pytest.mark.parametrize(
    ("called", "numbers"),
    [
        ("Ana Ruiz and Karl Weber", [1, 2]),
        ("Karl Weber, Ana Ruiz and others", [2, 1]),
        ("Max Lund & Ana Ruiz", [4, 1]),
        ("Ana Ruiz or other senators", [1]),
        ("Ana Ruiz and the harbour board", [1]),
        ("Council of Ports and Ana Ruiz", [6, 1]),
    ],
)
def test_each_who_is_named_speaks(called, numbers):
    assert named(called) == numbers


def test_a_surname_that_one_name_ends_with_is_enough():
    assert named("Ruiz, McKay and Lund") == [1, 5]


@pytest.mark.parametrize(
    "called",
    ["supporters of Weber and Ruiz", "Ruiz supporters and others", "Central and Council of Ports", "Ana Ruiz", ""],
)
def test_others_do_not(called):
    assert named(called) == []


@pytest.mark.parametrize("kind", ["person", "organisation", "unnamed", "author", None])
def test_one_speaker_is_never_taken_apart(kind):
    assert parts_of("Ana Ruiz and Karl Weber", kind) == ()


@given(st.text(), st.dictionaries(st.text(), st.builds(Referent, st.integers(0, 3), st.text())))
def test_whoever_is_found_is_known_and_comes_once(called, known):
    found = [row["entity_id"] for row in rows_of(7, parts_of(called, "group"), known)]
    assert len(set(found)) == len(found)
    assert set(found) <= {whom.entity_id for whom in known.values()}


# What is kept

TEXT = (
    "The port will close in June, Ana Ruiz and Karl Weber said.\n\n"
    "Ships were late, Weber said.\n\nNothing is decided, aides of Ana Ruiz and Karl Weber said.\n"
)
TOGETHER, ALONE, AIDES = 1, 2, 3
NAMES = [Mention(span=span(TEXT, name), name=name, kind="person") for name in ("Ana Ruiz", "Karl Weber")]


def said(speaker: str = "Ana Ruiz and Karl Weber", kind: str = "group"):
    return (
        quotation(TEXT, "The port will close in June", speaker=speaker, speaker_kind=kind, cue="said"),
        quotation(TEXT, "Ships were late", speaker="Karl Weber", cue="said"),
        quotation(
            TEXT, "Nothing is decided", speaker="aides of Ana Ruiz and Karl Weber", speaker_kind="group", cue="said"
        ),
    )


def write(store: Store) -> None:
    keep(store, article(TEXT), *said(), mentions=NAMES)


def by(store: Store, name: str) -> int:
    asked = "SELECT canonical_id FROM entities JOIN entity_names ON entity_id = entities.id WHERE entity_names.name = "
    return int(rows(store, f"{asked}'{name}'")[0][0])


def speakers(store: Store) -> list[SpeakerSummary]:
    with open_reader(store.engine) as reader:
        return reader.speakers()


def found(store: Store, *names: str) -> list[int]:
    """The quotations of any of these."""
    with open_reader(store.engine) as reader:
        return sorted(reader.latest(Filters(speakers=[by(store, name) for name in names])))


def test_each_of_those_who_speak_together_is_kept(store):
    write(store)
    kept = rows(store, "SELECT quotation_id, name FROM quotation_joint_speakers ORDER BY id")
    assert kept == [(TOGETHER, "Ana Ruiz"), (TOGETHER, "Karl Weber")]
    assert store.check() == []


def test_it_is_found_for_each_and_once_for_both(store):
    write(store)
    assert found(store, "Ana Ruiz") == [TOGETHER]
    assert found(store, "Karl Weber") == [TOGETHER, ALONE]
    assert found(store, "Ana Ruiz", "Karl Weber") == [TOGETHER, ALONE]


def test_it_counts_for_each(store):
    write(store)
    assert {one.name: one.quotations for one in speakers(store)} == {"Karl Weber": 2, "Ana Ruiz": 1}
    weber = by(store, "Karl Weber")
    with open_reader(store.engine) as reader:
        assert reader.profile(Filters(speakers=[weber])).quotations == 2
        assert [(one.name, one.count) for one in reader.speakers_listed().names] == [("Karl Weber", 2), ("Ana Ruiz", 1)]
        assert [one.name for one in reader.overview().speakers] == ["Karl Weber", "Ana Ruiz"]
        facets = reader.facets([TOGETHER, ALONE, AIDES])["speaker"]
        assert [(one.label, one.count) for one in facets] == [("Karl Weber", 2), ("Ana Ruiz", 1)]


def test_a_rejected_one_counts_for_nobody(store):
    write(store)
    store.reject(TOGETHER)
    assert {one.name: one.quotations for one in speakers(store)} == {"Karl Weber": 1}


def test_a_quotation_tells_who_said_it_together(store):
    write(store)
    with open_reader(store.engine) as reader:
        together, alone, aides = reader.quotations([TOGETHER, ALONE, AIDES])
    assert [one.name for one in together.together] == ["Ana Ruiz", "Karl Weber"]
    assert together.speaker_ids == (by(store, "Ana Ruiz"), by(store, "Karl Weber"))
    assert together.to_dict()["together"] == ["Ana Ruiz", "Karl Weber"]
    assert (alone.together, alone.speaker_ids) == ((), (by(store, "Karl Weber"),))
    assert (aides.together, aides.speaker_ids) == ((), ())
    assert "together" not in alone.to_dict()


def test_who_is_merged_with_the_other_counts_once_and_after_undoing_twice(store):
    write(store)
    ruiz, weber = by(store, "Ana Ruiz"), by(store, "Karl Weber")
    merged = store.merge(ruiz, weber)
    assert {one.quotations for one in speakers(store)} == {2}
    with open_reader(store.engine) as reader:
        (together,) = reader.quotations([TOGETHER])
        assert len(together.together) == 1
        assert [one.count for one in reader.facets([TOGETHER, ALONE])["speaker"]] == [2]
        assert [one.count for one in reader.profile(Filters(speakers=together.speaker_ids)).speakers] == [2]
        assert [one.count for one in reader.speakers_listed().names] == [2]
    store.undo(merged.review_id)
    assert {one.name: one.quotations for one in speakers(store)} == {"Karl Weber": 2, "Ana Ruiz": 1}


def test_a_split_takes_along_what_was_said_together(store):
    write(store)
    other = TEXT.replace("Weber", "Webber")
    names = [Mention(span=span(other, name), name=name, kind="person") for name in ("Ana Ruiz", "Karl Webber")]
    keep(
        store,
        article(other, origin="two.txt"),
        quotation(other, "Ships were late", speaker="Ana Ruiz and Karl Webber", speaker_kind="group"),
        mentions=names,
    )
    weber = by(store, "Karl Weber")
    spelled = {row[0] for row in rows(store, "SELECT DISTINCT name FROM quotation_joint_speakers")}
    assert spelled == {"Ana Ruiz", "Karl Weber", "Karl Webber"}
    if len(found(store, "Karl Weber")) == 2:  # two people as it stands: let them be one, so that there is what to split
        store.merge(weber, by(store, "Karl Webber"))
    store.split(weber, ["Karl Webber"])
    with open_reader(store.engine) as reader:
        webber = by(store, "Karl Webber")
        assert sorted(reader.latest(Filters(speakers=[webber]))) == [4]
    assert found(store, "Karl Weber") == [TOGETHER, ALONE]


@pytest.mark.parametrize("correction", [SaidBy(name="two officials", kind="unnamed"), None])
def test_another_speaker_is_one_alone_and_undoing_brings_them_back(store, correction):
    write(store)
    before = derived(store)
    decided = store.correct(TOGETHER, Correction(speaker=correction))
    assert found(store, "Ana Ruiz") == []
    store.undo(decided.review_id)
    assert found(store, "Ana Ruiz") == [TOGETHER]
    assert derived(store) == before
    assert store.check() == []


def test_a_person_can_say_who_spoke_together(store):
    write(store)
    store.correct(ALONE, Correction(speaker=SaidBy(name="Karl Weber and Ruiz", kind="group")))
    assert found(store, "Ana Ruiz") == [TOGETHER, ALONE]


def test_another_run_replaces_them(store):
    write(store)
    number = store.run(version="test", model="by hand", components="another")
    extracted = extraction(*said("Ana Ruiz", "person"), mentions=NAMES)
    store.write_article(article(TEXT), extracted, run_id=number, assignments=resolve(store, extracted))
    assert rows(store, "SELECT count(*) FROM quotation_joint_speakers") == [(0,)]
    assert found(store, "Ana Ruiz") == [TOGETHER]

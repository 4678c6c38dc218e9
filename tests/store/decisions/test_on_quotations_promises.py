"""Any sequence of decisions on quotations, undos, extractions, merges and splits, on each engine.

A person's decision stays in force whatever is extracted; a decision changes its quotation alone; and when all are
undone the article is as if nobody had ever decided.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.errors import StoreError
from claims.quotation import Addressee, Extraction, Mention, Quotation, Relay, Span, Speaker
from claims.store.corrections import CameThrough, Correction, SaidBy, SaidTo
from claims.store.quotations.quoted import of_article
from claims.store.records import Decided
from claims.store.store import Store
from tests.store.articles.test_write import rows
from tests.store.builders import article, person

TEXT = (
    "“We sail at noon and return at dusk,” Ana Ruiz told Omar Haddad, who said he heard “noon, not dusk” from Li Wei."
)
NAMES = ("Ana Ruiz", "Omar Haddad", "Li Wei")
CONTENTS = ((0, 38), (1, 17), (1, 37), (18, 37), (70, 98), (84, 98), (85, 97))
CUES = (None, (48, 52), (70, 74))
_NUMBERS = itertools.count(1)

quotations = st.builds(
    lambda content, cue, speaker, relayed, to: Quotation(
        kind="mixed",
        content=(Span.of(TEXT, *content),),
        cue=Span.of(TEXT, *cue) if cue else None,
        source=Span.of(TEXT, TEXT.index(speaker), TEXT.index(speaker) + len(speaker)),
        speaker=Speaker(speaker, "person"),
        relays=(Relay("Harbour Radio", "outlet", 5, 9),) if relayed else (),
        addressees=(Addressee("Li Wei", "person", 103, 109),) if to else (),
        confidence=0.5,
    ),
    st.sampled_from(CONTENTS),
    st.sampled_from(CUES),
    st.sampled_from(NAMES),
    st.booleans(),
    st.booleans(),
)


def nested(found: list[Quotation]) -> Extraction:
    """An extraction in the order of the text, each inside the first that holds it."""
    ordered = sorted(
        found, key=lambda one: (one.content[0].start, -one.content[-1].end, one.cue or Span.of(TEXT, 0, 1))
    )
    inside = [
        next((at for at in range(index) if ordered[at].content[0].contains(one.content[0])), None)
        for index, one in enumerate(ordered)
    ]
    mentions = tuple(
        Mention(span=Span.of(TEXT, TEXT.index(name), TEXT.index(name) + len(name)), name=name, kind="person")
        for name in NAMES
    )
    placed = tuple(replace(one, inside=outer) for one, outer in zip(ordered, inside, strict=True))
    return Extraction(quotations=placed, mentions=mentions)


extractions = st.lists(quotations, max_size=4).map(nested)
corrections = st.builds(
    Correction,
    content=st.sampled_from(CONTENTS).map(lambda span: (span,)),
    cue=st.sampled_from(CUES),
    speaker=st.sampled_from(
        [None, SaidBy(name="two sailors", kind="unnamed"), SaidBy(name="Bo Lind", kind="person", normalised="bo lind")]
    ),
    relays=st.sampled_from([(), (CameThrough(name="Harbour Radio", kind="outlet", at=(2, 4)),)]),
    addressees=st.sampled_from([(), (SaidTo(name="the crew", kind="group", at=(3, 5)),)]),
)
which = st.integers(0, 9)
events = st.lists(
    st.one_of(
        st.tuples(st.just("extract"), extractions),
        st.tuples(st.sampled_from(["accept", "reject"]), which),
        st.tuples(st.just("correct"), which, corrections),
        st.tuples(st.just("undo"), which),
        st.tuples(st.sampled_from(["merge", "split", "give"]), which, which),
    ),
    min_size=2,
    max_size=9,
)


class World:
    """One article in a database, and what was decided on it."""

    def __init__(self, store: Store, first: Extraction) -> None:
        self.store = store
        self.article = article(TEXT, outlet=f"The Quay {next(_NUMBERS)}")
        self.decided: list[tuple[str, int]] = []
        self.people: dict[str, int | None] = dict.fromkeys(NAMES)
        self.runs = itertools.count(1)
        self.article_id = 0
        self.extract(first)

    def extract(self, extracted: Extraction) -> None:
        self.latest = extracted
        run_id = self.store.run(version="1", model="none", components=str(next(self.runs)))
        before = {one.id: one for one in self.quoted() if one.review}
        assigned = [person(name, entity_id=self.people[name]) for name in NAMES]
        written = self.store.write_article(self.article, extracted, run_id=run_id, assignments=assigned)
        self.article_id = written.article_id
        found = "SELECT r.name, r.entity_id FROM resolutions r WHERE r.article_id = "
        self.people = dict(rows(self.store, f"{found}{self.article_id}"))
        after = {one.id: one for one in self.quoted() if one.review}
        assert {number: alone(one) for number, one in before.items()} == {
            number: alone(one) for number, one in after.items()
        }

    def quoted(self) -> list[Any]:
        with self.store.reading() as connection:
            return of_article(connection, self.article_id) if self.article_id else []

    def decide(self, kind: str, number: int, *more: Any) -> None:
        there = self.quoted()
        if not there:
            return
        chosen = there[number % len(there)]
        self.attempt("quotation", lambda: getattr(self.store, kind)(chosen.id, *more))
        before = {one.id: alone(one) for one in there if one.id != chosen.id}
        after = {one.id: alone(one) for one in self.quoted() if one.id != chosen.id}
        if kind in {"reject", "correct"} and chosen.review:
            # What the decision that this one replaces held back in its place is proposed again, in full or as parts.
            again = [after.pop(number) for number in sorted(after.keys() - before.keys())]
            assert [one for one in again if one.review or not meet(one.content, chosen.content)] == []
        assert after == before

    def attempt(self, about: str, action: Callable[[], Decided]) -> None:
        """Decide, and take it back and decide again: undo is exact."""
        before = self.quoted()
        try:
            decided = action()
        except StoreError:
            assert self.quoted() == before
            return
        after = self.quoted()
        self.store.undo(decided.review_id)
        assert self.quoted() == before
        self.decided.append((about, action().review_id))
        assert [unnumbered(one) for one in self.quoted()] == [unnumbered(one) for one in after]

    def undo(self, number: int) -> None:
        if self.decided:
            about, review_id = self.decided.pop(number % len(self.decided))
            try:
                self.store.undo(review_id)
            except StoreError:
                assert about == "speaker"
                self.decided.append((about, review_id))

    def happen(self, kind: str, *given: Any) -> None:
        match kind:
            case "extract":
                self.extract(*given)
            case "undo":
                self.undo(*given)
            case "merge":
                one, other = (self.people[NAMES[number % len(NAMES)]] for number in given)
                self.attempt("speaker", lambda: self.store.merge(one, other))
            case "split":
                whole = self.people[NAMES[given[0] % len(NAMES)]]
                self.attempt("speaker", lambda: self.store.split(whole, [NAMES[given[1] % len(NAMES)]]))
            case "give":
                name = NAMES[given[1] % len(NAMES)]
                said_by = SaidBy(name=name, kind="person", entity_id=self.people[name])
                self.decide("correct", given[0], Correction(speaker=said_by))
            case _:
                self.decide(kind, *given)


def meet(one: Any, other: Any) -> bool:
    """Whether two contents share a character."""
    return any(start < b and a < end for start, end in one for a, b in other)


def alone(one: Any) -> Any:
    """A quotation without what depends on the others, on the run, and on who is who."""
    speaker = replace(one.speaker, entity_id=None) if one.speaker else None
    to = tuple(replace(to, entity_id=None) for to in one.addressees)
    return replace(one, position=0, inside=None, run_id=0, speaker=speaker, addressees=to)


def unnumbered(one: Any) -> Any:
    """A quotation without the number of a speaker whom each decision makes anew."""
    return replace(one, speaker=replace(one.speaker, entity_id=None) if one.speaker else None)


def without_numbers(quoted: list[Any]) -> list[tuple[Any, ...]]:
    places = {one.id: one.position for one in quoted}
    return [
        (one.content, one.cue, one.source, one.kind, one.confidence, alone(one).speaker, one.relays,
         alone(one).addressees, one.said, one.position, places.get(one.inside), one.review)
        for one in quoted
    ]  # fmt: skip


def keeps_its_promises(store: Store, first: Extraction, happening: list[tuple[Any, ...]]) -> None:
    world = World(store, first)
    for event in happening:
        world.happen(*event)
    assert store.check() == []
    while any(about == "quotation" for about, _ in world.decided):
        world.undo(len(world.decided) - 1)
    untouched = World(store, world.latest)
    assert without_numbers(world.quoted()) == without_numbers(untouched.quoted())
    assert store.check() == []


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(first=extractions, happening=events)
def test_decisions_hold_whatever_happens_and_leave_no_trace(sqlite_store, first, happening):
    keeps_its_promises(sqlite_store, first, happening)


@pytest.mark.postgresql
@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
@given(first=extractions, happening=events)
def test_decisions_hold_on_postgresql_too(postgresql_url, first, happening):
    with Store.open(postgresql_url) as store:
        keeps_its_promises(store, first, happening)

"""What a person decided holds, whatever comes after it: articles, the same again, extractions by a new version."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from claims.errors import StoreError
from claims.ingest import resolve
from claims.quotation import Extraction, Mention, Quotation, Span, Speaker
from claims.resolve import normalise
from claims.store.records import Spelling, Written
from claims.store.store import Store
from tests.builders import article
from tests.store.articles.test_write import rows

NAMES = (
    "Salim Azizi",
    "Salem Azizi",
    "S. Azizi",
    "Azizi",
    "Hassan Rouhani",
    "Ahmad Rouhani",
    "Rouhani",
    "Bill Clinton",
    "Hillary Clinton",
    "Clinton",
)
PEOPLE = st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True)
ANY = st.integers(0, 1_000)


def reading(text: str, names: Sequence[str]) -> Extraction:
    """What a pipeline takes from a text in which each of these people says one thing."""
    quotations, mentions = [], []
    start = 0
    for name in names:
        start = text.index(f"{name} said", start)
        named = Span.of(text, start, start + len(name))
        content = Span.of(text, named.end + len(" said "), text.index(".", named.end))
        quotations.append(Quotation(kind="indirect", content=(content,), source=named, speaker=Speaker(name, "person")))
        mentions.append(Mention(span=named, name=name, kind="person"))
    return Extraction(quotations=tuple(quotations), mentions=tuple(mentions))


class Promises(RuleBasedStateMachine):
    """Decisions, undoings and articles by chance."""

    template: Path | None = None

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name) / "claims.db"
        if Promises.template is None:
            Promises.template = Path(tempfile.mkdtemp()) / "template.db"
            Store.open(Promises.template).close()
        shutil.copy(Promises.template, path)
        self.store = Store.open(path)
        self.articles: list[tuple[str, tuple[str, ...]]] = []
        self.decided: list[int] = []
        self.version = 1
        self.versions: dict[int, int] = {}

    def teardown(self) -> None:
        problems = self.store.check()
        self.store.close()
        self.folder.cleanup()
        assert problems == []

    # What the machine does

    @initialize()
    def some_articles(self) -> None:
        for name in ("Salim Azizi", "Hassan Rouhani", "Bill Clinton", "Hillary Clinton", "Clinton"):
            self.take([name])

    def take(self, names: Sequence[str]) -> Written:
        text = " ".join(f"{name} said thing {len(self.articles)}." for name in names)
        self.articles.append((text, tuple(names)))
        return self.write(len(self.articles) - 1)

    def write(self, number: int, *, version: int | None = None) -> Written:
        text, names = self.articles[number]
        self.versions[number] = version or self.version
        run_id = self.store.run(version=str(self.versions[number]), model="none", components="test")
        return self.store.write_article(
            article(text, origin=f"{number}.txt"),
            extracted := reading(text, names),
            run_id=run_id,
            assignments=partial(resolve, extraction=extracted),
        )

    def in_article(self, written: Written) -> dict[str, int]:
        """Whom each name of an article stands for."""
        query = (
            "SELECT q.article_id, q.source_text, e.canonical_id FROM quotations q "
            "JOIN entities AS e ON e.id = q.speaker_id WHERE q.speaker_id IS NOT NULL"
        )
        found = rows(self.store, query)
        return {name: entity_id for article_id, name, entity_id in found if article_id == written.article_id}

    def consequences(self) -> tuple[object, ...]:
        """All that follows from decisions, and that no article may change."""
        decisions = self.store.decisions()
        return (
            rows(self.store, "SELECT id, canonical_id FROM entities WHERE id <> canonical_id ORDER BY id"),
            dict(decisions.names),
            decisions.distinct,
            rows(
                self.store,
                "SELECT e.id, e.name FROM entities e WHERE EXISTS (SELECT 1 FROM entity_names n "
                "WHERE n.entity_id = e.id AND n.said_by = 'person') ORDER BY e.id",
            ),
        )

    def obeyed(self, written: Written) -> None:
        """Where an article names nobody else, a name on which a person has spoken is whose that person said."""
        named = self.in_article(written)
        if len(named) == 1:
            ((name, entity_id),) = named.items()
            assert self.store.decisions().names.get((normalise(name), "person"), entity_id) == entity_id

    @rule(names=PEOPLE)
    def another_article(self, names: list[str]) -> None:
        before = self.consequences()
        self.obeyed(self.take(names))
        assert self.consequences() == before

    @rule(which=ANY)
    def the_same_article_again(self, which: int) -> None:
        before, known = self.consequences(), rows(self.store, "SELECT * FROM quotations ORDER BY id")
        number = which % len(self.articles)
        assert self.write(number, version=self.versions[number]).outcome == "unchanged"
        assert rows(self.store, "SELECT * FROM quotations ORDER BY id") == known
        assert self.consequences() == before

    @rule(which=ANY)
    def an_extraction_by_a_new_version(self, which: int) -> None:
        before = self.consequences()
        self.version += 1
        self.obeyed(self.write(which % len(self.articles)))
        assert self.consequences() == before

    # What persons do

    def someone(self, which: int) -> tuple[int, str]:
        known = rows(
            self.store,
            "SELECT id, name FROM entities WHERE id = canonical_id AND id IN (SELECT speaker_id FROM quotes) "
            "ORDER BY id",
        )
        return known[which % len(known)]

    @rule(one=ANY, other=ANY)
    def merge(self, one: int, other: int) -> None:
        (kept, name), (merged, other_name) = self.someone(one), self.someone(other)
        try:
            decided = self.store.answer(kept, merged, "yes")
        except StoreError:
            return
        self.decided.append(decided.review_id)
        for said in (name, other_name):
            assert self.in_article(self.take([said])) == {said: decided.entity_id}

    @rule(one=ANY, other=ANY)
    def keep_apart(self, one: int, other: int) -> None:
        (left, name), (right, other_name) = self.someone(one), self.someone(other)
        try:
            decided = self.store.answer(left, right, "no")
        except StoreError:
            return
        self.decided.append(decided.review_id)
        if " " in name and " " in other_name and name != other_name:
            together = self.in_article(self.take([name, other_name]))
            assert (together[name], together[other_name]) == (left, right)

    @rule(one=ANY, which=ANY)
    def split(self, one: int, which: int) -> None:
        entity_id, _ = self.someone(one)
        query = (
            "SELECT DISTINCT e.canonical_id, n.name FROM entity_names n JOIN entities e ON e.id = n.entity_id "
            "WHERE n.said_by = 'machine' ORDER BY n.name"
        )
        names = [name for shown, name in rows(self.store, query) if shown == entity_id]
        name = names[which % len(names)]
        try:
            decided = self.store.split(entity_id, [name])
        except StoreError:
            return
        self.decided.append(decided.review_id)
        assert self.in_article(self.take([name])) == {name: decided.entity_id}

    @rule(one=ANY)
    def rename(self, one: int) -> None:
        entity_id, _ = self.someone(one)
        name = f"Ada Lovelace{'x' * len(self.articles)}"
        self.decided.append(self.store.rename(entity_id, Spelling(name, normalise(name))).review_id)
        assert self.in_article(self.take([name])) == {name: entity_id}
        assert (entity_id, name) in rows(self.store, "SELECT id, name FROM entities")

    @rule(one=ANY, other=ANY)
    def be_unsure(self, one: int, other: int) -> None:
        (left, _), (right, _) = self.someone(one), self.someone(other)
        before = self.consequences()
        try:
            self.decided.append(self.store.answer(left, right, "unsure").review_id)
        except StoreError:
            assert left == right
        assert self.consequences() == before

    @precondition(lambda self: self.decided)
    @rule(which=ANY)
    def undo(self, which: int) -> None:
        review_id = self.decided[which % len(self.decided)]
        try:
            undone = self.store.undo(review_id)
        except StoreError:
            return
        self.decided.remove(review_id)
        with pytest.raises(StoreError, match="is an undo itself"):
            self.store.undo(undone.review_id)

    @invariant()
    def articles_are_counted(self) -> None:
        counted = rows(
            self.store,
            "SELECT n.entity_id, n.name, n.articles, (SELECT count(*) FROM resolutions r "
            "WHERE r.entity_id = n.entity_id AND r.name = n.name) AS kept FROM entity_names n "
            "WHERE n.said_by = 'machine' AND n.articles <> kept",
        )
        assert counted == []

    @invariant()
    def those_called_two_are_two(self) -> None:
        active = rows(
            self.store,
            "SELECT a.canonical_id, b.canonical_id FROM reviews r JOIN entities a ON a.id = r.entity_id "
            "JOIN entities b ON b.id = r.other_entity_id WHERE r.kind = 'distinct' "
            "AND NOT EXISTS (SELECT 1 FROM reviews u WHERE u.undoes_id = r.id)",
        )
        assert [pair for pair in active if pair[0] == pair[1]] == []


TestPromises = Promises.TestCase
TestPromises.settings = settings(
    max_examples=12, stateful_step_count=8, deadline=None, suppress_health_check=list(HealthCheck)
)

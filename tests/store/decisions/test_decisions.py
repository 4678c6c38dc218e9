"""Any sequence of decisions and undoings in a real database: what is active holds, what is undone is gone."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from claims.errors import StoreError
from claims.store.records import Spelling
from claims.store.store import Store
from tests.store.articles.test_write import rows
from tests.store.decisions.test_on_entities import identities, say

NAMES = ("Ana Ruiz", "Andrea Ruiz", "A. Ruiz", "Omar Haddad", "Li Wei")
PEOPLE = st.integers(1, 9)


class Decisions(RuleBasedStateMachine):
    """Merges, splits, renames, refusals and undoings by chance, with articles in between."""

    template: Path | None = None

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name) / "claims.db"
        if Decisions.template is None:
            Decisions.template = Path(tempfile.mkdtemp()) / "template.db"
            with Store.open(Decisions.template) as store:
                first = [say(store, name) for name in NAMES]
                say(store, "Anna Ruiz", entity_id=first[0])
        shutil.copy(Decisions.template, path)
        self.store = Store.open(path)
        self.decided: list[tuple[int, object]] = []

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()

    def attempt(self, action) -> None:
        """Decide, and keep what was there before; a refusal changes nothing."""
        before = identities(self.store)
        try:
            decided = action()
        except StoreError:
            assert identities(self.store) == before
        else:
            self.decided.append((decided.review_id, before))

    @rule(one=PEOPLE, other=PEOPLE)
    def merge(self, one: int, other: int) -> None:
        self.attempt(lambda: self.store.merge(one, other))

    @rule(one=PEOPLE, name=st.sampled_from([*NAMES, "Anna Ruiz"]))
    def split(self, one: int, name: str) -> None:
        self.attempt(lambda: self.store.split(one, [name]))

    @rule(one=PEOPLE, name=st.sampled_from(["The Mayor", "Nobody"]))
    def rename(self, one: int, name: str) -> None:
        self.attempt(lambda: self.store.rename(one, Spelling(name, name.casefold())))

    @rule(one=PEOPLE, other=PEOPLE)
    def distinct(self, one: int, other: int) -> None:
        self.attempt(lambda: self.store.distinct(one, other))

    @precondition(lambda self: self.decided)
    @rule()
    def undo_the_last(self) -> None:
        """Exactly what was there before the decision is there again."""
        review_id, before = self.decided.pop()
        self.store.undo(review_id)
        assert identities(self.store) == before

    @precondition(lambda self: self.decided)
    @rule(data=st.data())
    def undo_an_earlier_one(self, data: st.DataObject) -> None:
        """It may be refused where later decisions rest on it; what was there before the others is no more the same."""
        number = data.draw(st.integers(0, len(self.decided) - 1))
        self.attempt(lambda: self.store.undo(self.decided[number][0]))
        self.decided = []

    @invariant()
    def nothing_is_wrong(self) -> None:
        chained = (
            "SELECT count(*) FROM entities e JOIN entities c ON c.id = e.canonical_id WHERE c.canonical_id <> c.id"
        )
        assert rows(self.store, chained) == [(0,)]
        assert self.store.check() == []

    @invariant()
    def no_quotation_is_lost(self) -> None:
        assert rows(self.store, "SELECT count(*) FROM quotes WHERE speaker_id IS NOT NULL") == [(len(NAMES) + 1,)]

    @invariant()
    def spellings_are_the_same(self) -> None:
        said = {name for (name,) in rows(self.store, "SELECT name FROM entity_names WHERE said_by = 'machine'")}
        assert said == {*NAMES, "Anna Ruiz"}

    @invariant()
    def those_called_distinct_are_apart(self) -> None:
        active = rows(
            self.store,
            "SELECT a.canonical_id, b.canonical_id FROM reviews r JOIN entities a ON a.id = r.entity_id "
            "JOIN entities b ON b.id = r.other_entity_id WHERE r.kind = 'distinct' "
            "AND NOT EXISTS (SELECT 1 FROM reviews u WHERE u.undoes_id = r.id)",
        )
        assert [pair for pair in active if pair[0] == pair[1]] == []


TestDecisions = Decisions.TestCase
TestDecisions.settings = settings(
    max_examples=10, stateful_step_count=8, deadline=None, suppress_health_check=list(HealthCheck)
)

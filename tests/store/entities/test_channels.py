"""A channel has one number for each kind, name and owner, and says what its names share, whoever writes it."""

from __future__ import annotations

from claims.store.entities.channels import channel_of
from claims.store.store import Store
from tests.store.articles.test_write import rows, write


def test_a_channel_is_inserted_once_with_what_its_names_share(store: Store) -> None:
    write(store)  # which makes entity 1
    with store.engine.begin() as connection:
        numbers = [
            channel_of(connection, *named)
            for named in (
                ("social", "CHIRPER", None),
                ("social", "CHIRPER", None),
                ("social", "Chirper", None),
                ("outlet", "CHIRPER", None),
                ("social", "CHIRPER", 1),
            )
        ]
    assert numbers[0] == numbers[1]
    assert len(set(numbers)) == 4
    assert set(rows(store, "SELECT folded FROM channels WHERE lower(name) = 'chirper'")) == {("chirper",)}
    assert store.check() == []

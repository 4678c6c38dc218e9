"""``claims db check`` finds each kind of damage, done to a copy of a database that an import filled."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from claims.ingest import embed_missing, index_problems, index_vectors, vectors
from claims.store.store import Store
from tests import worlds


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path) -> Path:
    """A database with vectors and their index."""
    path = tmp_path_factory.mktemp("sound") / "claims.db"
    path.write_bytes(sqlite_template.read_bytes())
    with pytest.MonkeyPatch.context() as patch, Store.open(path) as store:
        worlds.build(store)
        embed_missing(store)
        patch.setattr(vectors, "EXACT", 0)
        index_vectors(store)
    return path


@pytest.fixture
def copy(sound: Path, tmp_path: Path) -> Path:
    with Store.open(sound) as store:
        store.backup(tmp_path / "copy.db")
    (tmp_path / "copy.db-vectors").write_bytes(sound.with_name("claims.db-vectors").read_bytes())
    return tmp_path / "copy.db"


def problems(path: Path) -> list[str]:
    with Store.open(path) as store:
        return [
            f"{problem.where.split('/')[-1]}: {problem.what}" for problem in (*store.check(), *index_problems(store))
        ]


def sql(*statements: str) -> Callable[[Path], None]:
    """Damage by statements that no trigger and no foreign key holds up."""

    def damage(path: Path) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
            for name, _ in triggers:
                connection.execute(f"DROP TRIGGER {name}")
            for statement in statements:
                connection.execute(statement)
            for _, made in triggers:
                connection.execute(made)

    return damage


def torn(path: Path) -> None:
    """A page of a table that is overwritten."""
    with closing(sqlite3.connect(path)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'quotation_spans'").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    with path.open("r+b") as file:
        file.seek((page - 1) * size + size // 2)
        file.write(b"\xff" * (size // 2))


def changed_index(path: Path) -> None:
    index = path.with_name(f"{path.name}-vectors")
    content = bytearray(index.read_bytes())
    with Store.open(path) as store, store.reading() as connection:
        packed = vectors.embeddings.packed_vectors(connection, [1])[1]
    place = content.index(packed)
    content[place] ^= 1
    index.write_bytes(content)


def cut_index(path: Path) -> None:
    index = path.with_name(f"{path.name}-vectors")
    index.write_bytes(index.read_bytes()[:-100])


DAMAGES: dict[str, tuple[Callable[[Path], None], str]] = {
    "a torn page": (torn, "file: "),
    "a reference to nothing": (
        sql("UPDATE quotation_relays SET channel_id = 777 WHERE id = 1"),
        "quotation_relays 1: refers",
    ),
    "a changed text": (sql("UPDATE articles SET text = text || ' ' WHERE id = 1"), "articles 1: the text is not"),
    "a changed outlet": (sql("UPDATE articles SET outlet_id = NULL WHERE id = 1"), "articles 1: outlet, URL or text"),
    "an offset outside the text": (
        sql('UPDATE quotation_relays SET "end" = 99999 WHERE id = 1'),
        "quotation_relays 1: ends after the end",
    ),
    "a shifted span": (
        sql("UPDATE quotation_spans SET start = start + 1 WHERE quotation_id = 1 AND role = 'content'"),
        "quotations 1: its content is not",
    ),
    "an identity that is not its quotation's": (
        sql("UPDATE quotations SET identity_sha256 = 'beef' WHERE id = 1"),
        "quotations 1: its identity is not",
    ),
    "a search text that is missing": (
        sql("DELETE FROM search_texts WHERE quotation_id = 2"),
        "quotations 2: search does not know it",
    ),
    "a stale full-text index": (
        sql("UPDATE search_texts SET title = 'ferry' WHERE quotation_id = 1"),
        "search_index: the full-text index does not fit",
    ),
    "a vector that is cut off": (
        sql("UPDATE embeddings SET vector = substr(vector, 1, 7) WHERE id = 1"),
        "embeddings 1: has not so many components",
    ),
    "a changed vector index": (changed_index, "copy.db-vectors: vector 1 is not that of the database"),
    "a vector index that is cut off": (cut_index, "copy.db-vectors: is no index of vectors"),
    "a merge that nobody decided": (
        sql("UPDATE entities SET canonical_id = 1 WHERE id = 2"),
        "entities 2: is shown as s1, by the reviews it is s2",
    ),
    "one speaker who speaks together": (
        sql("INSERT INTO quotation_joint_speakers (quotation_id, entity_id, name) VALUES (1, 2, 'Tomas Reyk')"),
        "quotation_joint_speakers 1: is of a quotation that one speaker said",
    ),
    "a channel among others": (
        sql("UPDATE channels SET folded = 'gazette' WHERE id = 1"),
        "channels 1: is listed under another name",
    ),
    "a wrong count": (
        sql("UPDATE entity_names SET articles = articles + 1 WHERE id = 1"),
        "entity_names 1: counts other articles",
    ),
}


def test_a_sound_copy_has_no_problems(copy: Path) -> None:
    assert problems(copy) == []


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_to_a_copy_is_found(copy: Path, damage: str) -> None:
    harm, expected = DAMAGES[damage]
    harm(copy)
    found = problems(copy)
    assert any(line.startswith(expected) for line in found), found

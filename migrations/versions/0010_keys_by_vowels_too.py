"""Keys of names that tell vowels apart too: fewer entities are candidates for a name.

The spellings of every entity give its keys anew. What no spelling gives (the words of a role) stays.

Revision: 0010, after 0009.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import sqlalchemy as sa
from alembic import op

from claims.lexicon.names.spelling import skeleton
from claims.resolve.entities import organisations
from claims.resolve.entities.block import block_keys
from claims.resolve.entities.names import PersonName, normalise, parse_person, readings
from claims.resolve.entities.scoring import formal, is_common

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

BATCH = 5_000
FIRST_LETTERS = str.maketrans("yqcgwiou", "jkkkveee")
Keys = Callable[[str, str], frozenset[str]]


def upgrade() -> None:
    """Give every spelling its keys of today."""
    renew(before=old_keys, after=block_keys)


def downgrade() -> None:
    """Give every spelling the keys that it had."""
    renew(before=block_keys, after=old_keys)


def renew(*, before: Keys, after: Keys) -> None:
    """Put new keys in the place of those that a spelling has; one that has none (a common surname alone) gets none."""
    connection = op.get_bind()
    keys: dict[int, set[str]] = {}
    for entity_id, key in connection.execute(sa.text("SELECT entity_id, key FROM entity_keys")):
        keys.setdefault(entity_id, set()).add(key)
    asked = sa.text(
        "SELECT DISTINCT entities.id, entities.kind, entity_names.name FROM entities "
        "JOIN entity_names ON entity_names.entity_id = entities.id"
    )
    going: set[tuple[int, str]] = set()
    coming: set[tuple[int, str]] = set()
    for entity_id, kind, name in connection.execute(asked):
        had = before(name, kind)
        if not had.isdisjoint(keys.get(entity_id, ())):
            going |= {(entity_id, key) for key in had}
            coming |= {(entity_id, key) for key in after(name, kind)}
    change("DELETE FROM entity_keys WHERE entity_id = :entity AND key = :key", going - coming)
    there = {(entity_id, key) for entity_id, own in keys.items() for key in own}
    change("INSERT INTO entity_keys (entity_id, key) VALUES (:entity, :key)", coming - there)


def change(statement: str, pairs: Iterable[tuple[int, str]]) -> None:
    """Run a statement for each pair of entity and key."""
    rows = [{"entity": entity_id, "key": key} for entity_id, key in sorted(pairs)]
    for start in range(0, len(rows), BATCH):
        op.get_bind().execute(sa.text(statement), rows[start : start + BATCH])


def old_keys(name: str, kind: str) -> frozenset[str]:
    """The keys of a spelling before this revision: by consonants alone."""
    found = old_keys_of_organisation(name) if kind == "organisation" else old_keys_of_person(name)
    return frozenset(found) or frozenset({f"{kind[:1]}={normalise(name)}"})


def old_keys_of_person(name: str) -> set[str]:
    """The consonants of the surname, with the first letter of a given name where many have the surname."""
    parsed = parse_person(name)
    if parsed is None:
        return set()
    keys = {key for reading in readings(parsed) for key in old_keys_of_reading(reading)}
    if len(parsed.tokens) > 2:
        keys |= {f"p:{skeleton(parsed.tokens[-2])}", f"p:{skeleton(''.join(parsed.tokens[-2:]))}"}
    return keys


def old_keys_of_reading(name: PersonName) -> set[str]:
    """The same of a name with one surname."""
    family = skeleton(name.family)
    if not is_common(name.family):
        return {f"p:{family}"}
    if name.lone:
        return {f"p:{family}:"}
    return {f"p:{family}:{full[0].translate(FIRST_LETTERS)}" for given in name.given for full in formal(given)}


def old_keys_of_organisation(name: str) -> set[str]:
    """The consonants of its words, its initials and its numbers in the lexicon."""
    words = organisations.core(name)
    if not words:
        return set()
    keys = {"o:" + "".join(map(skeleton, form)) for form in (words, organisations.short_form(words))}
    keys |= {f"o#{number}" for number in organisations.aliases(name)}
    letters = organisations.initials(name) | {organisations.acronym(name) or ""}
    return keys | {f"o@{acronym}" for acronym in letters if acronym}

"""Speakers and the items of a local extract of Wikidata that they are."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claims.resolve.entities.items import Linker, batched, items
from claims.store.records import WikidataItem
from claims.store.store import Store

# Items of Wikidata that are looked up together.
_ITEMS_AT_A_TIME = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """A speaker and the item of Wikidata that it is.

    Args:
        speaker_id: The speaker's number.
        name: The speaker's name.
        item: The item's number (Q348144).
        description: What Wikidata says of it.
        score: How well they fit, 0 to 1.
        reasons: Why, in short words.
    """

    speaker_id: int
    name: str
    item: str
    description: str | None
    score: float
    reasons: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """The shape of ``claims speakers link --json``."""
        return {
            "speaker": f"s{self.speaker_id}",
            "name": self.name,
            "item": self.item,
            "description": self.description,
            "score": self.score,
            "reasons": list(self.reasons),
        }


def link_wikidata(store: Store, path: Path) -> list[Linked]:
    """Link speakers to the items of a local extract of Wikidata, and keep the links.

    Args:
        store: The database.
        path: Entities as JSON lines, or the array of a dump; plain or compressed by gzip.

    Returns:
        Who was linked, in the order of their numbers.

    Raises:
        FormatError: The file is no JSON lines in UTF-8.
        DatabaseUnavailableError: The database cannot be written.
    """
    linker = Linker()
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        for batch in batched(items(lines, where=str(path)), _ITEMS_AT_A_TIME):
            linker.offer(batch, store.find_candidates(frozenset().union(*(item.keys for item in batch))))
    found = [
        Linked(
            speaker_id=known.entity_id,
            name=known.name,
            item=item.id,
            description=item.description,
            score=worth,
            reasons=reasons,
        )
        for known, item, worth, reasons in linker.links()
    ]
    store.link({one.speaker_id: WikidataItem(one.item, one.description) for one in found})
    return found

"""What Datasette says of our tables and views, made from the schema: descriptions, labels, facets, queries.

In the site the hooks give it; ``claims serve --write-metadata`` writes it as files for a Datasette elsewhere: one for
Datasette 0.65, and two for 1.0, which has queries and settings of tables in its configuration
(https://docs.datasette.io/en/latest/metadata.html).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from claims.datasette_plugin.queries import PLAIN_QUERIES, QUERIES
from claims.store.tables.reference import described

# Tables that only the machine reads.
_HIDDEN = frozenset({
    "alembic_version", "embeddings", "entity_keys", "extractions", "fact_check_embeddings", "name_words",
    "search_index", "search_texts",
})  # fmt: skip
_LABELS = {
    "articles": "title", "channels": "name", "claims": "text", "entities": "name", "fact_checks": "claim",
    "outlets": "name", "quotations": "content_text", "runs": "version",
}  # fmt: skip
# Only columns with few values and an index: Datasette counts them at every visit.
_FACETS = {
    "articles": ["outlet_id", "language"],
    "channels": ["kind"],
    "entities": ["kind"],
    "quotations": ["kind", "speaker_kind"],
    "relays_summary": ["kind"],
    "reviews": ["kind", "author"],
    "speakers_summary": ["kind"],
}
_SORTED = {"reviews": "id", "failures": "last_seen", "runs": "started_at"}
_PAGE_SIZE = 50
_START = (
    'Who said what, through whom, and where it was printed. Start with <a href="{data}/quotes">quotes</a>, '
    '<a href="{data}/speakers_summary">speakers</a> or <a href="{data}/relays_summary">relays</a>'
)
_PLAIN_DESCRIPTION = f"{_START}."
_DESCRIPTION = f'{_START}, or <a href="{{search}}">search</a>.'
# Where a database's own page says no more than Datasette would.
_IN_CONFIGURATION = ("facets", "hidden", "label_column", "size", "sort_desc")


@cache
def tables() -> Mapping[str, Mapping[str, Any]]:
    """What is said of each table and view, by its name."""
    found: dict[str, dict[str, Any]] = {}
    for one in described():
        found[one.name] = {
            "description": f"{one.comment}.",
            "columns": dict(one.columns),
            "size": _PAGE_SIZE,
            **_optional("label_column", _LABELS.get(one.name)),
            **_optional("facets", _FACETS.get(one.name)),
            **_optional("sort_desc", _SORTED.get(one.name)),
        }
    for name in _HIDDEN:
        found.setdefault(name, {})["hidden"] = True
    return found


def database_metadata(*, data: str, search: str) -> dict[str, Any]:
    """What is said of one database, in the shape of Datasette 0.65; the caller's own.

    Args:
        data: The address of Datasette's page of the database.
        search: The address of the search page.
    """
    return {
        "description_html": _DESCRIPTION.format(data=data, search=search),
        "tables": _own(tables()),
        "queries": _own(QUERIES),
    }


def write_metadata(folder: Path, *, database: str, settings: Mapping[str, Any]) -> list[Path]:
    """Write the files for a Datasette elsewhere, which has not our plugin; those of the same name are replaced.

    Args:
        folder: Where; it is created.
        database: The name that Datasette gives the database: its file's name without the ending.
        settings: Datasette's settings.

    Returns:
        ``metadata-0.65.json``, ``metadata.json`` and ``datasette.json`` (the last two for 1.0).

    Raises:
        OSError: They cannot be written.
    """
    old = {
        "description_html": _PLAIN_DESCRIPTION.format(data=f"/{database}"),
        "tables": _own(tables()),
        "queries": _own(PLAIN_QUERIES),
    }
    said: dict[str, Any] = {"description_html": old["description_html"], "tables": {}}
    done: dict[str, Any] = {"queries": old["queries"], "tables": {}}
    for name, table in old["tables"].items():
        for target, keys in (
            (said, table.keys() - set(_IN_CONFIGURATION)),
            (done, table.keys() & set(_IN_CONFIGURATION)),
        ):
            if keys:
                target["tables"][name] = {key: value for key, value in table.items() if key in keys}
    files = {
        "metadata-0.65.json": {"databases": {database: old}},
        "metadata.json": {"databases": {database: said}},
        "datasette.json": {"settings": dict(settings), "databases": {database: done}},
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return [folder / name for name in files]


def _own(value: Any) -> Any:  # noqa: ANN401
    """A copy that the caller may change: Datasette asks ten times a page, and copy.deepcopy takes ten times as long."""
    if isinstance(value, Mapping):
        return {key: _own(one) for key, one in value.items()}
    return list(value) if isinstance(value, list) else value


def _optional(key: str, value: object) -> dict[str, object]:
    return {} if value is None else {key: value}

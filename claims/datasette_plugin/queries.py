"""Queries that Datasette shows by name, and the SQL function that lets them search as questions do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from claims.lexicon.folding import fold

_SAID_ABOUT = """\
SELECT id, speaker, role, quotation, addressees, relays, coalesce(said_to, published_on) AS day,
    outlet, title, article_id
FROM quotes
WHERE id IN (SELECT rowid FROM search_index WHERE search_index MATCH claims_match(:topic))
  AND speaker LIKE '%' || :speaker || '%'
ORDER BY day DESC
LIMIT 200"""

# An FTS5 phrase; whatever is typed is words to find.
_PHRASE = "'content : \"' || replace(:topic, '\"', ' ') || '\"'"

_BY_RELAY = """\
SELECT id, speaker, role, quotation, relays, coalesce(said_to, published_on) AS day, outlet, title, article_id
FROM quotes
WHERE id IN (
    SELECT quotation_id FROM quotation_relays
    JOIN channels ON channels.id = quotation_relays.channel_id
    WHERE channels.name LIKE '%' || :relay || '%'
)
ORDER BY day DESC
LIMIT 200"""

_DISAGREEMENTS = """\
WITH printed AS (
    SELECT claim_id FROM quotations WHERE claim_id IS NOT NULL
    GROUP BY claim_id HAVING count(*) > 1
)
SELECT claims.id AS claim_id, claims.text AS claim, min(quotes.speaker) AS speaker,
    count(DISTINCT quotes.article_id) AS articles,
    count(DISTINCT CASE WHEN quotes.kind = 'direct' THEN quotes.quotation END) AS wordings,
    count(DISTINCT quotes.said_from) AS days,
    group_concat(DISTINCT quotes.outlet) AS outlets
FROM printed
JOIN claims ON claims.id = printed.claim_id
JOIN quotations ON quotations.claim_id = claims.id
JOIN quotes ON quotes.id = quotations.id
GROUP BY claims.id
HAVING articles > 1 AND (wordings > 1 OR days > 1)
ORDER BY wordings + days DESC, claims.id
LIMIT 200"""

QUERIES: Mapping[str, Mapping[str, Any]] = {
    "said_about": {
        "title": "What did … say about …",
        "description": "Quotations that hold the words of a topic, by speakers with these letters in their name.",
        "sql": _SAID_ABOUT,
    },
    "latest_by_relay": {
        "title": "The latest through …",
        "description": "What came through a channel: an agency, an outlet, a website.",
        "sql": _BY_RELAY,
    },
    "disagreements": {
        "title": "One claim, told differently",
        "description": "Claims that several articles report with other words in quotation marks, or another day.",
        "sql": _DISAGREEMENTS,
    },
}
"""The queries by their names, in Datasette's shape."""
PLAIN_QUERIES: Mapping[str, Mapping[str, Any]] = {
    **QUERIES,
    "said_about": {
        "title": "What did … say about …",
        "description": "Quotations that hold a word or a phrase, by speakers with these letters in their name.",
        "sql": _SAID_ABOUT.replace("claims_match(:topic)", _PHRASE),
    },
}
"""The same for a Datasette without our plugin, whose SQL has no functions of ours."""


def match(topic: str | None) -> str:
    """The FTS5 expression for all words of a topic in what was said, folded as the index is.

    Whatever somebody types is words to find; no character of it has a meaning in the query language.

    Args:
        topic: What somebody typed.
    """
    words = " AND ".join(f'"{word}"' for word in fold(topic or "", small_acronyms=True).split())
    return f"content : ({words})" if words else '""'


class TakesFunctions(Protocol):
    """A connection of SQLite's driver."""

    def create_function(
        self, name: str, narg: int, func: Callable[..., object], /, *, deterministic: bool = False
    ) -> None:
        """Let SQL call a function of Python's."""


def add_functions(connection: TakesFunctions) -> None:
    """Let the queries of a connection search as questions do: ``claims_match(topic)``."""
    connection.create_function("claims_match", 1, match, deterministic=True)

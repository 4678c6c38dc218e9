"""The addresses of our pages, and of Datasette's pages on the same rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote, urlencode

Sort = Literal["speakers", "relays", "outlets", "claims", "quotations", "articles"]
"""What there are lists of."""
# Not /claims: that is Datasette's page of claims.db.
_LISTS: Mapping[Sort, str] = {
    "speakers": "/speakers", "relays": "/relays", "outlets": "/outlets", "claims": "/claims/all",
}  # fmt: skip
# Tables and views of what only Datasette lists.
_TABLES: Mapping[Sort, str] = {"quotations": "quotes", "articles": "articles"}


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses; a page builds none by itself.

    Args:
        root: Where our pages of this database begin, without a slash at the end.
        data: Where Datasette's pages of this database begin.
    """

    root: str
    data: str

    def page(self, path: str, asked: Mapping[str, object] | None = None) -> str:
        """A page of ours.

        Args:
            path: With a slash at the beginning.
            asked: What stands behind the question mark; None and empty values are left out, lists repeat.
        """
        kept = {name: value for name, value in (asked or {}).items() if value not in (None, "", (), [])}
        return f"{self.root}{path}" + (f"?{urlencode(kept, doseq=True)}" if kept else "")

    def search(self, **asked: object) -> str:
        """The search page."""
        return self.page("/", asked)

    def article(self, number: int, quotation: int | None = None) -> str:
        """An article, at one of its quotations if that is given."""
        return self.page(f"/articles/a{number}") + (f"#q{quotation}" if quotation is not None else "")

    def quotation(self, number: int) -> str:
        """A quotation by its number alone; it leads to its place in the article."""
        return self.page(f"/quotations/q{number}")

    def speaker(self, number: int) -> str:
        """A speaker."""
        return self.page(f"/speakers/s{number}")

    def claim(self, number: int) -> str:
        """A claim."""
        return self.page(f"/claims/c{number}")

    def relay(self, number: int) -> str:
        """A channel."""
        return self.page(f"/relays/r{number}")

    def outlet(self, number: int) -> str:
        """An outlet."""
        return self.page(f"/outlets/o{number}")

    def every(self, sort: Sort) -> str:
        """The list of all that there are: ours, else Datasette's."""
        return self.page(_LISTS[sort]) if sort in _LISTS else self.table(_TABLES[sort])

    def json(self, page: str) -> str:
        """The data of one of the pages above."""
        return f"{page}.json"

    def review(self, quotation: int | None = None, **asked: object) -> str:
        """The queue of reviews, or the review of one quotation."""
        return self.page(f"/review/q{quotation}" if quotation is not None else "/review", asked)

    def decide(self, quotation: int, what: str) -> str:
        """Where the decision on a quotation is sent: ``accept``, ``correct`` or ``reject``."""
        return self.page(f"/review/q{quotation}/{what}")

    def undo(self, decision: int) -> str:
        """Where the undoing of a decision is sent."""
        return self.page(f"/review/decisions/{decision}/undo")

    def decide_speaker(self, number: int, what: str) -> str:
        """Where the decision on a speaker is sent: ``merge``, ``split``, ``distinct`` or ``rename``."""
        return self.page(f"/review/speakers/s{number}/{what}")

    def row(self, table: str, number: int) -> str:
        """Datasette's page of one row."""
        return f"{self.data}/{quote(table)}/{number}"

    def table(self, table: str) -> str:
        """Datasette's page of a table, a view or a canned query."""
        return f"{self.data}/{quote(table)}"

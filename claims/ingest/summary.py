"""What an import did."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from claims.readers import Failure
from claims.store.records import Written


@dataclass(kw_only=True)
class Summary:
    """What an import did.

    Args:
        new: Articles that the database did not have.
        unchanged: Articles that it had.
        superseding: New versions of articles that it had.
        quotations: Quotations in the new and superseding articles.
        seconds: How long it took.
        failures: What could not be imported.
    """

    new: int = 0
    unchanged: int = 0
    superseding: int = 0
    quotations: int = 0
    seconds: float = 0.0
    failures: list[Failure] = field(default_factory=list)

    @property
    def done(self) -> int:
        """Everything that was looked at."""
        return self.new + self.unchanged + self.superseding + len(self.failures)

    def count(self, written: Written) -> None:
        """Count one article that is in the database now."""
        setattr(self, written.outcome, getattr(self, written.outcome) + 1)
        if written.outcome != "unchanged":
            self.quotations += written.quotations

    def to_dict(self) -> dict[str, Any]:
        """The shape of ``claims import --json``."""
        return {
            "articles": {
                "new": self.new,
                "unchanged": self.unchanged,
                "superseding": self.superseding,
                "failed": len(self.failures),
            },
            "quotations": self.quotations,
            "seconds": round(self.seconds, 3),
            "failures": [failure.to_dict() for failure in self.failures],
        }


class ImportInterrupted(KeyboardInterrupt):
    """A keyboard interrupt during an import, after the article in hand was written.

    Args:
        summary: What was done until then.
    """

    def __init__(self, summary: Summary) -> None:
        self.summary = summary
        super().__init__()

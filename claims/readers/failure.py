"""What could not be imported, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from claims.errors import ClaimsError


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """One input, or one record of an input, that gave no article.

    Args:
        origin: Where it lies: a path, a URL, or ``-``; a record of a larger file is ``path#number``.
        error_class: The name of the error's class ("EncodingError").
        message: What happened and what to do about it, without the place.
    """

    origin: str
    error_class: str
    message: str

    @classmethod
    def of(cls, error: ClaimsError, origin: str) -> Self:
        """The record of an error that was caught while ``origin`` was read."""
        message = f"{error.what}. {error.hint}" if error.hint else error.what
        return cls(origin=error.where or origin, error_class=type(error).__name__, message=message)

    def __str__(self) -> str:
        """Everything in one line."""
        return f"{self.origin}: {self.message}"

    def to_dict(self) -> dict[str, str]:
        """The shape of ``claims import --json``."""
        return {"origin": self.origin, "error": self.error_class, "message": self.message}

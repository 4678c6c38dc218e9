"""The fact-check: one published verdict on a claim, as schema.org's ClaimReview tells of it. A frozen record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, Literal, Self

from claims.errors import FormatError

Party = Literal["person", "organisation"]

_LONE_SURROGATES = ("\ud800", "\udfff")


@dataclass(frozen=True, slots=True, kw_only=True)
class FactCheck:
    """One verdict of one publisher on one claim.

    Args:
        claim: What was claimed, in the publisher's words (claimReviewed).
        rating: The verdict in the publisher's own words ("Pants on Fire!"), never translated into a scale.
        rating_value: Its place on the publisher's scale, as written.
        best_rating: The best place on that scale.
        worst_rating: The worst.
        url: Where the verdict is published.
        publisher: Who published it.
        publisher_kind: What the publisher is.
        publisher_url: The publisher's address.
        title: The headline of the verdict.
        summary: Why, in short.
        published: The day of publication.
        language: ISO 639-1 code, or a longer tag.
        speaker: Who claimed it.
        speaker_kind: What that is.
        role: What the speaker is called there.
        said: When it was claimed.
        appearances: Addresses where the claim was made or repeated, the first one first.

    Raises:
        FormatError: The claim is blank, or a text holds what no database can keep.
    """

    claim: str
    rating: str | None = None
    rating_value: str | None = None
    best_rating: str | None = None
    worst_rating: str | None = None
    url: str | None = None
    publisher: str | None = None
    publisher_kind: Party | None = None
    publisher_url: str | None = None
    title: str | None = None
    summary: str | None = None
    published: date | None = None
    language: str | None = None
    speaker: str | None = None
    speaker_kind: Party | None = None
    role: str | None = None
    said: date | None = None
    appearances: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.claim.strip():
            raise FormatError("the fact-check does not say what was claimed")
        for part in fields(self):
            value = getattr(self, part.name)
            for text in value if isinstance(value, tuple) else (value,):
                if isinstance(text, str) and not _keepable(text):
                    raise FormatError(f"the {part.name} holds characters that no database can keep")

    def to_dict(self) -> dict[str, Any]:
        """The shape of the commands' JSON."""
        found = {part.name: getattr(self, part.name) for part in fields(self)}
        days = {name: found[name].isoformat() if found[name] else None for name in ("published", "said")}
        return found | days | {"appearances": list(self.appearances)}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """The inverse of :meth:`to_dict`."""
        days = {name: date.fromisoformat(data[name]) for name in ("published", "said") if data.get(name)}
        values = {name: value for name, value in data.items() if name in _NAMES} | {"published": None, "said": None}
        return cls(**(values | days | {"appearances": tuple(data.get("appearances", ()))}))

    def published_by(self, name: str | None, address: str | None) -> FactCheck:
        """The same, with a publisher where it names none.

        Args:
            name: The publisher's name.
            address: The publisher's address.
        """
        if self.publisher or not (name or address):
            return self
        return replace(
            self,
            publisher=name,
            publisher_kind="organisation" if name else None,
            publisher_url=self.publisher_url or address,
        )


_NAMES = frozenset(part.name for part in fields(FactCheck))


def _keepable(text: str) -> bool:
    return "\0" not in text and not any(_LONE_SURROGATES[0] <= one <= _LONE_SURROGATES[1] for one in text)

"""What the robots.txt of a host allows, as RFC 9309 says, through protego."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.readers.web.settings import AGENT

if TYPE_CHECKING:
    from protego import Protego

LIMIT = 512_000
"""Bytes of a robots.txt that are read: RFC 9309, 2.5, asks for 500 kibibytes at least."""

_LONGEST_DELAY = 60.0  # seconds; whoever asks for more wants no visitors, and an import does not wait for an hour


@dataclass(frozen=True, slots=True)
class Rules:
    """What one host allows.

    Args:
        parsed: Its robots.txt; None where there is none, or none can be had.
        closed: Whether everything is forbidden, because the host cannot tell.
    """

    parsed: Protego | None = None
    closed: bool = False

    def allows(self, url: str) -> bool:
        """Whether an address may be fetched."""
        if self.closed:
            return False
        return self.parsed is None or bool(self.parsed.can_fetch(url, AGENT))

    @property
    def delay(self) -> float:
        """The seconds between two requests that the host asks for."""
        asked = self.parsed.crawl_delay(AGENT) if self.parsed else None
        return min(float(asked or 0.0), _LONGEST_DELAY)


def rules_of(status: int, body: bytes) -> Rules:
    """The rules that an answer to a request for robots.txt means.

    Args:
        status: The answer's status.
        body: Its content.
    """
    from protego import Protego

    if status >= 500 or status == 429:
        return Rules(closed=True)  # RFC 9309, 2.3.1.4: unreachable
    if not 200 <= status < 300:
        return Rules()  # RFC 9309, 2.3.1.3: unavailable
    try:
        return Rules(Protego.parse(body[:LIMIT].decode("utf-8", "replace")))
    except (ValueError, RecursionError):
        return Rules()

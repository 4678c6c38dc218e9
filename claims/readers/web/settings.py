"""What the caller decides about fetching."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from claims.readers.options import Entry

AGENT = "claims"
"""The name under which robots.txt files speak to this program."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WebSettings:
    """What the caller decides about fetching.

    Args:
        allow_private: Whether addresses inside a network are fetched: private, loopback, link-local ones. A page may
            name or redirect to any address, so with it a stranger's page can make this machine read an inner one.
        delay: The least seconds between two requests to one host; more where its robots.txt asks for more.
        seconds: The most that one request may take, redirects not included.
        cache: A folder that keeps answers, so that servers need not send again what has not changed; None: none.
        skip: Says of an entry of a feed or sitemap that it need not be fetched.
    """

    allow_private: bool = False
    delay: float = 1.0
    seconds: float = 30.0
    cache: Path | None = None
    skip: Callable[[Entry], bool] | None = None


def default_cache() -> Path:
    """Where answers are kept for this user: ``$XDG_CACHE_HOME/claims/web``, else ``~/.cache/claims/web``."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "claims" / "web"

"""Answers of servers, kept in a folder: what has not changed need not be sent again.

The whole answer is kept, not only its ETag: so it means the same whatever database the articles go to, and a database
that was removed fills again.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
import zlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

_MOST = 500_000_000
"""Bytes that the folder may grow to before the answers that were used longest ago go."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One answer.

    Args:
        body: Its content.
        content_type: Its header Content-Type.
        etag: Its header ETag.
        modified: Its header Last-Modified.
        at: When it was fetched.
    """

    body: bytes
    content_type: str
    etag: str | None
    modified: str | None
    at: datetime


class Cache:
    """A folder of answers.

    Args:
        folder: Where; it is made when the first answer is kept.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._pruned = False

    def get(self, url: str) -> Kept | None:
        """The answer that was kept for an address; None where there is none, or it is damaged."""
        path = self._path(url)
        try:
            head, _, packed = path.read_bytes().partition(b"\n")
            said: dict[str, Any] = json.loads(head)
            if said["url"] != url:
                return None
            kept = Kept(
                body=zlib.decompress(packed),
                content_type=said["content_type"],
                etag=said["etag"],
                modified=said["modified"],
                at=datetime.fromisoformat(said["at"]),
            )
            os.utime(path)
        except (OSError, ValueError, KeyError, TypeError, zlib.error):
            return None
        return kept

    def put(self, url: str, kept: Kept) -> None:
        """Keep an answer; where the folder cannot be written, nothing is kept."""
        said = {
            "url": url,
            "content_type": kept.content_type,
            "etag": kept.etag,
            "modified": kept.modified,
            "at": kept.at.isoformat(),
        }
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            self._prune()
            handle, name = tempfile.mkstemp(dir=self._folder)
            with os.fdopen(handle, "wb") as stream:
                stream.write(json.dumps(said).encode("ascii") + b"\n" + zlib.compress(kept.body))
            Path(name).replace(self._path(url))

    def _path(self, url: str) -> Path:
        return self._folder / hashlib.sha256(url.encode("utf-8", "surrogatepass")).hexdigest()

    def _prune(self) -> None:
        """Once a run: remove what was used longest ago until the rest fits."""
        if self._pruned:
            return
        self._pruned = True
        found = sorted(((one.stat().st_mtime, one.stat().st_size, one) for one in self._folder.iterdir()), reverse=True)
        total = 0
        for _, size, path in found:
            total += size
            if total > _MOST:
                path.unlink(missing_ok=True)

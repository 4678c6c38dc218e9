"""``--log-json``: what happens, as lines of JSON on stderr, for programs that watch an import."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Annotated

import typer

LogJsonOption = Annotated[
    bool, typer.Option("--log-json", help="Tell on stderr what happens, one JSON object a line, instead of progress.")
]

# What every record has; whatever else it has was said of this event.
_COMMON = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


class _Lines(logging.Formatter):
    """A record as one line: ``{"at", "level", "event", ...}``."""

    def format(self, record: logging.LogRecord) -> str:
        """See :class:`logging.Formatter`."""
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
        }
        line |= {name: value for name, value in vars(record).items() if name not in _COMMON}
        return json.dumps(line, ensure_ascii=False, default=str)


@contextmanager
def logging_json(*, wanted: bool) -> Iterator[None]:
    """Log to stderr in the block, if that is wanted."""
    if not wanted:
        yield
        return
    logger = logging.getLogger("claims")
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Lines())
    level, propagate = logger.level, logger.propagate
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)
        logger.propagate = propagate

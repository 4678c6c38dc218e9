"""The child's side: one PDF on stdin, what was found as JSON on stdout, within limits that the system enforces."""

from __future__ import annotations

import contextlib
import json
import logging
import sys

from claims.errors import EmptyInputError, FormatError
from claims.readers.formats.pdf.parse import parse

MEMORY = 1_500_000_000
"""Bytes of address space that reading one PDF may take."""

_CPU_SECONDS = 60


def main() -> None:
    """Read, parse, answer."""
    _limit()
    logging.disable()  # pdfminer comments on every oddity
    try:
        found = parse(sys.stdin.buffer.read()).to_dict()
    except (EmptyInputError, FormatError) as error:
        kind = "empty" if isinstance(error, EmptyInputError) else "format"
        found = {"kind": kind, "error": error.what, "hint": error.hint}
    sys.stdout.buffer.write(json.dumps(found).encode("ascii"))


def _limit() -> None:
    """Bind this process; Windows has no such limits, there only the parent's clock holds."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (_CPU_SECONDS, _CPU_SECONDS))


if __name__ == "__main__":
    main()

"""JSON as all formats write it, and what they make identifiers of."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import quote

_NO_IRI = re.compile(r"""[\x00-\x20\x7f-\x9f<>"{}|\\^`\s]""")
# Line ends to Unicode, and to some programs that read JSON lines, but not to JSON.
_LINE_ENDS = str.maketrans({"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def line(value: Mapping[str, Any]) -> str:
    """An object in one line, whatever a program takes for the end of a line; without the end of the line."""
    return json.dumps(value, ensure_ascii=False).translate(_LINE_ENDS)


def enclosed(head: Mapping[str, Any], key: str, items: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """One JSON object, piece after piece: ``head`` with a list of items under ``key``, one item a line.

    Args:
        head: The other keys; at least one.
        key: The key of the list.
        items: The items.
    """
    yield f"{line(head)[:-1]}, {line({key: []})[1:-2]}"
    before = "\n"
    for item in items:
        yield f"{before}{line(item)}"
        before = ",\n"
    yield "\n]}\n"


def given(pairs: Mapping[str, Any]) -> dict[str, Any]:
    """The pairs with a value: without those that are None or empty."""
    return {key: value for key, value in pairs.items() if value not in (None, "", [], {})}


def iri(address: str) -> str:
    """An address as an IRI (RFC 3987): what no IRI may hold is percent-encoded.

    Args:
        address: As an article gave it.
    """
    return _NO_IRI.sub(lambda found: quote(found[0]), address)


def named_by_hash(sha256: str) -> str:
    """The URI that names something by the SHA-256 of it (RFC 6920).

    Args:
        sha256: The hash, hexadecimal.
    """
    return f"ni:///sha-256;{base64.urlsafe_b64encode(bytes.fromhex(sha256)).decode().rstrip('=')}"


def identifier(base: str | None, number: str, sha256: str) -> str:
    """The identifier of a thing: its number after ``base``, without a base the name by its hash.

    Args:
        base: The beginning of all identifiers, such as ``https://example.org/claims/``.
        number: Its number with its letter, such as ``q12``.
        sha256: The hash of what makes it the same everywhere, hexadecimal.
    """
    return f"{base}{number}" if base else named_by_hash(sha256)

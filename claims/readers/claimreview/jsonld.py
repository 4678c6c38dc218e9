"""ClaimReview in JSON-LD, as publishers really write it, to fact-checks.

Read from https://schema.org/ClaimReview and from Google's page on it
(https://developers.google.com/search/docs/appearance/structured-data/factcheck). Nodes are found wherever they stand:
at the top, in lists, in ``@graph``, in a DataFeed; what a node leaves to another one by ``@id`` is taken from that.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, cast

from claims.errors import FormatError
from claims.factcheck import FactCheck, Party
from claims.readers.metadata.dates import parse_day

_PREFIX = re.compile(r"^(?:https?://schema\.org/|schema:)")
_NAMED_BY_HASH = re.compile(r"ni:///sha-256;([A-Za-z0-9_-]{43})")
# Of nesting that is searched, and links from one node to another that are followed.
_DEPTH, _LINKS = 16, 4
_PERSONS = frozenset({"Person", "Patient"})

Node = Mapping[str, Any]


def nodes(document: object) -> Iterator[Node]:
    """All ClaimReviews in a JSON-LD document, in its order, those named by ``@id`` filled in.

    Args:
        document: What ``json.loads`` gave.
    """
    named: dict[str, Node] = {}
    _gather_named(document, named, _DEPTH)
    for found in _search(document, _DEPTH):
        yield cast("Node", _filled(found, named, _LINKS))


def unescaped(value: object) -> object:
    """The same with characters in place of HTML's references to them, which many sites leave in their scripts."""
    if isinstance(value, str):
        return html.unescape(value)
    if isinstance(value, list):
        return [unescaped(item) for item in value]
    return {key: unescaped(item) for key, item in value.items()} if isinstance(value, Mapping) else value


def is_claim_review(node: object) -> bool:
    """Whether a value is a ClaimReview."""
    return isinstance(node, Mapping) and "ClaimReview" in _types(node)


def is_feed(value: object) -> bool:
    """Whether a value is a DataFeed."""
    return isinstance(value, Mapping) and "DataFeed" in _types(value)


def fact_check(node: Node, *, address: str | None = None) -> FactCheck:
    """The fact-check that a ClaimReview tells of.

    Args:
        node: The ClaimReview.
        address: The address of the page that it stands in, where it names none itself.

    Raises:
        FormatError: It does not say what was claimed, or holds what no database can keep.
    """
    review = {_PREFIX.sub("", key): value for key, value in node.items()}
    item = _first_node(review.get("itemReviewed"))
    publisher = _party(review.get("author")) or _party(review.get("publisher")) or _Party()
    speaker = _party(item.get("author")) or _party(item.get("creator")) or _Party()
    claim = _text(review.get("claimReviewed")) or _text(item.get("name")) or _text(item.get("text"))
    if not claim:
        raise FormatError("a ClaimReview without claimReviewed", hint="It has to say what was claimed")
    return FactCheck(
        claim=claim,
        **_rating(review.get("reviewRating")),
        url=_link(review.get("url")) or _address(review.get("mainEntityOfPage")) or address,
        publisher=publisher.name,
        publisher_kind=publisher.kind,
        publisher_url=publisher.address,
        title=_text(review.get("headline")) or _text(review.get("name")),
        summary=_text(review.get("reviewBody")) or _text(review.get("description")),
        published=_day(review.get("datePublished")),
        language=_text(review.get("inLanguage")),
        speaker=speaker.name,
        speaker_kind=speaker.kind,
        role=speaker.role,
        said=_day(item.get("datePublished")),
        appearances=tuple(dict.fromkeys(_appearances(item))),
    )


def identity_named(node: Node) -> str | None:
    """The hash that the ``@id`` of a node names, as our own export writes it."""
    found = _NAMED_BY_HASH.fullmatch(str(node.get("@id", "")))
    if not found:
        return None
    import base64

    return base64.urlsafe_b64decode(found[1] + "=").hex()


def _types(node: Node) -> set[str]:
    kinds = node.get("@type")
    return {_PREFIX.sub("", kind) for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)}


def _search(value: object, depth: int) -> Iterator[Node]:
    if not depth:
        return
    if isinstance(value, list):
        for item in value:
            yield from _search(item, depth - 1)
    elif isinstance(value, Mapping):
        if is_claim_review(value):
            yield value
        else:
            for item in value.values():
                yield from _search(item, depth - 1)


def _gather_named(value: object, named: dict[str, Node], depth: int) -> None:
    """All nodes that have a name and say something."""
    if not depth:
        return
    if isinstance(value, list):
        for item in value:
            _gather_named(item, named, depth - 1)
    elif isinstance(value, Mapping):
        name = value.get("@id")
        if isinstance(name, str) and len(value) > 1:
            named.setdefault(name, value)
        for item in value.values():
            _gather_named(item, named, depth - 1)


def _filled(value: object, named: Mapping[str, Node], links: int) -> object:
    """The same with the named nodes in place of their names."""
    if isinstance(value, list):
        return [_filled(item, named, links) for item in value]
    if not isinstance(value, Mapping):
        return value
    if set(value) == {"@id"} and links:
        found = named.get(str(value["@id"]))
        return _filled(found, named, links - 1) if found is not None else value
    return {key: _filled(item, named, links) for key, item in value.items()} if links else value


class _Party:
    """A person or an organisation of a node."""

    def __init__(
        self,
        name: str | None = None,
        kind: Party | None = None,
        address: str | None = None,
        role: str | None = None,
    ) -> None:
        self.name, self.kind, self.address, self.role = name, kind, address, role


def _party(value: object) -> _Party | None:
    """The first of those that a node names."""
    first = next((one for one in (value if isinstance(value, list) else [value]) if one), None)
    if isinstance(first, str):
        return _Party(_text(first)) if first.strip() else None
    if not isinstance(first, Mapping):
        return None
    node = {_PREFIX.sub("", key): item for key, item in first.items()}
    address = _link(node.get("url")) or _address(node.get("sameAs"))
    name = _text(node.get("name"))
    role = _text(node.get("jobTitle"))
    if not (name or address or role):
        return None
    kinds = _types(node)
    kind: Party | None = ("person" if kinds & _PERSONS else "organisation") if kinds and name else None
    return _Party(name, kind, address, role)


def _first_node(value: object) -> dict[str, Any]:
    found = next((one for one in (value if isinstance(value, list) else [value]) if isinstance(one, Mapping)), {})
    return {_PREFIX.sub("", key): item for key, item in found.items()}


def _rating(value: object) -> dict[str, str | None]:
    """The rating in its publisher's words and numbers, as written; of several the first that has words."""
    several = value if isinstance(value, list) else [value]
    if isinstance(several[0] if several else None, str | int | float):
        return {"rating": _verbatim(several[0])}
    ratings = [{_PREFIX.sub("", key): item for key, item in one.items()} for one in several if isinstance(one, Mapping)]
    worded = [one for one in ratings if _verbatim(one.get("alternateName"))]
    chosen = next(iter(worded or ratings), {})
    return {
        "rating": _verbatim(chosen.get("alternateName")) or _verbatim(chosen.get("name")),
        "rating_value": _verbatim(chosen.get("ratingValue")),
        "best_rating": _verbatim(chosen.get("bestRating")),
        "worst_rating": _verbatim(chosen.get("worstRating")),
    }


def _verbatim(value: object) -> str | None:
    """A word or a number as written, but for blanks at its ends; a whole number without a point."""
    if isinstance(value, list):
        value = next(iter(value), None)
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip() or None if isinstance(value, str | int | float) else None


def _text(value: object) -> str | None:
    """One text from the shapes in which JSON-LD gives texts."""
    if isinstance(value, list):
        return next((found for one in value if (found := _text(one))), None)
    if isinstance(value, Mapping):
        return _text(value.get("@value")) or _text(value.get("name"))
    return value.strip() or None if isinstance(value, str) else None


def _link(value: object) -> str | None:
    """An address under a key that holds nothing else, whatever its scheme."""
    if isinstance(value, str):
        return next(iter(value.split()), None)
    if isinstance(value, Mapping):
        return _link(value.get("url")) or _address(value)
    return _address(value)


def _address(value: object) -> str | None:
    if isinstance(value, list):
        return next((found for one in value if (found := _address(one))), None)
    if isinstance(value, Mapping):
        return _address(value.get("url")) or _address(value.get("@id"))
    if not isinstance(value, str) or not re.match(r"https?://", value.strip()):
        return None
    return value.strip()


def _appearances(item: Mapping[str, Any]) -> Iterator[str]:
    for key in ("firstAppearance", "appearance", "url", "sameAs"):
        value = item.get(key)
        for one in value if isinstance(value, list) else [value]:
            if found := _link(one):
                yield found


def _day(value: object) -> date | None:
    """The day that a value names; none where it names none for sure."""
    text = _text(value)
    if text is None:
        return None
    try:
        return parse_day(text, origin="")
    except FormatError:
        return None

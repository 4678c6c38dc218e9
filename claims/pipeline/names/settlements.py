"""Names that the words behind them say to be those of places: "Selford, a small town in Kent, said it would pay"."""

from __future__ import annotations

import re

_NOUNS = (
    r"(?:sea)?port|(?:mega|mid-?)?city|town|township|village|hamlet|suburb|borough|district|municipality|parish"
    r"|neighbou?rhood|county|province|region|settlement|resort|island|islet|commune|enclave|prefecture|canton"
)
# Up to where the place is told more of; "a city councillor", "a port worker" are persons.
_PLACE = re.compile(
    rf",\s(?:an?|the|another|one of the)\s(?:[\w’'-]+\s){{0,4}}?(?:{_NOUNS})\s"
    r"(?:in|on|near|outside|north|south|east|west|of|off|about|some|just|that|which|where|with|between|across|along)\b"
)

_NAME = re.compile(r"[A-Z][\w’'.-]*[\w](?: (?:[A-Z][\w’'.-]*[\w]|[ao]n|de|la|upon|the))*(?=,)")


def is_settlement(text: str, end: int) -> bool:
    """Whether the words behind a name say that it is a town's or the like, which is no person.

    Args:
        text: The text.
        end: The offset after the name.
    """
    return _PLACE.match(text, end) is not None


def settlement_at(text: str, start: int) -> str | None:
    """The name of a place that begins at an offset, where the words behind it say that it is one; else None.

    Args:
        text: The text.
        start: The offset.
    """
    name = _NAME.match(text, start)
    return name.group() if name is not None and is_settlement(text, name.end()) else None

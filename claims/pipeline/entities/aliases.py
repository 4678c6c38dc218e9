"""Other names of somebody, where an article says that they are: "Bo Lind, who goes by “Nix”", "also known as Nix"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claims.pipeline.names.keys import keys_of
from claims.pipeline.names.name import DROPPED, LABEL_ALONE, Name
from claims.pipeline.text.surface import Surface

_ASSUMED = "alias|nickname|moniker|pseudonym|handle|nom de guerre|nom de plume|pen name|stage name|screen name"
_CALLED = f"name|{_ASSUMED}"
# Between two names. Something said of the person may stand before "known": "Bo Lind, the hacker known as Nix".
_BETWEEN = re.compile(
    rf"""(?ix)
    (?: ,? | \s[-–—] ) \s+ (?: (?:the|an?) \s (?:[\w-]+ \s){{1,4}} )? (?:who \s (?:is|was|became) \s)?
    (?:(?:also|better|best|commonly|formerly|now|then|popularly|previously|widely|often|otherwise) \s (?:\w+ \s)?)?
    known \s (?:(?:online|simply|only|to \s \w+|on \s \w+) \s)? (?:as|by \s the \s (?:{_CALLED})(?: \s of)?)
    | ,? \s+ (?:who|and) \s (?:goes|went|wrote|writes|performs|performed|posted|posts) \s (?:\w+ \s)? (?:by|under|as)
      (?: \s (?:the|an?|his|her|their) \s (?:\w+ \s){{0,2}} (?:{_CALLED})(?: \s of)?)?
    | ,? \s+ \(? (?:a\.?\s?k\.?\s?a\.? | alias | n[ée]e? | nicknamed | dubbed)
    | ,? \s+ \(? whose \s (?:real|full|given|birth|actual) \s name \s (?:is|was)
    """
)
# Further on in a sentence about somebody: "Lind wrote to them under the pseudonym “Nix”".
_LATER = re.compile(
    rf"[^.!?;\n“”\"]{{1,200}}\b(?:under|with|by|using|as)\s(?:the|an?|his|her|their)\s(?:\w+\s)?(?:{_ASSUMED})(?:\sof)?"
)
_OPENING = re.compile(r",?\s+[\"“”„«‘'(]{0,2}")
# A second other name: "also known as ISIS or ISIL".
_OR = re.compile(r"[\"“”»’']?\s+(?:or|and)\s+[\"“”„«‘']?")


def find_aliases(surface: Surface, names: Sequence[Name]) -> Iterator[tuple[Name, Name]]:
    """Where an article says that somebody has another name.

    Args:
        surface: The text.
        names: Its names, in order.

    Returns:
        The name of who is called so, and the other name, as they stand there.
    """
    previous: Name | None = None
    owner: Name | None = None
    for name in names:
        if name.sure == DROPPED:
            continue
        between = surface.text[previous.end : name.start] if previous is not None else ""
        if previous is not None and (_leads_to_alias(between) or _is_nickname(surface, previous, name)):
            owner = previous
        elif owner is None or not _OR.fullmatch(between):
            owner = None
        if owner is not None and _can_be_one(owner, name):
            yield owner, name
        previous = name


def _leads_to_alias(between: str) -> bool:
    said = _BETWEEN.match(between) or _LATER.match(between)
    return said is not None and _OPENING.fullmatch(between, said.end()) is not None


def _is_nickname(surface: Surface, full: Name, name: Name) -> bool:
    """Whether a lone word in marks right behind a full name is what its bearer goes by: Bo Lind ‘Nix’."""
    marks = surface.text[full.end : name.start], surface.text[name.end : name.end + 1]
    lone = len(name.words) == 1 and len(full.words) > 1 and full.kind == "person"
    return lone and marks in {(" ‘", "’"), (" “", "”"), (" '", "'"), (' "', '"')}


def _can_be_one(owner: Name, alias: Name) -> bool:
    """Whether two names can be the same one's: no person is an organisation, unless only the model's label says so."""
    if not keys_of(alias.words) or keys_of(alias.words) == keys_of(owner.words) or alias.possessive:
        return False
    if owner.kind is None or alias.kind in {None, owner.kind}:
        return owner.kind is not None
    return alias.sure <= min(owner.sure, LABEL_ALONE)

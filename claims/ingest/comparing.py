"""What two runs found in the same articles: where they agree, and on what they do not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from claims.quotation import Addressee, Extraction, Quotation, Span, Speaker
from claims.resolve import local_entities
from claims.store.articles import runs
from claims.store.quotations.quoted import Quoted

if TYPE_CHECKING:
    from claims.store.store import Store

Places = tuple[tuple[tuple[int, int], ...], tuple[int, int] | None, tuple[int, int] | None]
"""Where content, cue and source stand: by this two runs' quotations are the same."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A quotation on which two runs do not agree.

    Args:
        article_id: Its article.
        text: What was said, as the article has it.
        before: What the first run says of it, by name; None where it did not find it.
        after: The same of the second run.
    """

    article_id: int
    text: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None

    @property
    def parts(self) -> tuple[str, ...]:
        """On what they do not agree, where both found it."""
        if self.before is None or self.after is None:
            return ()
        return tuple(name for name in {**self.before, **self.after} if self.before.get(name) != self.after.get(name))

    def to_dict(self) -> dict[str, Any]:
        """The shape of ``claims runs diff --json``."""
        return {
            "article": self.article_id,
            "text": self.text,
            "parts": list(self.parts),
            "before": dict(self.before) if self.before is not None else None,
            "after": dict(self.after) if self.after is not None else None,
        }


@dataclass(slots=True)
class Comparison:
    """What two runs found in the articles that both extracted.

    Args:
        articles: How many these are.
        same: Quotations that both found, with everything that belongs to them.
        changed: Those that both found at the same places, with other speakers, relays or the like.
        lost: Those that only the first found.
        found: Those that only the second found.
        parts: On what they do not agree, and how often.
        examples: The first differences.
    """

    articles: int = 0
    same: int = 0
    changed: int = 0
    lost: int = 0
    found: int = 0
    parts: Counter[str] = field(default_factory=Counter)
    examples: list[Difference] = field(default_factory=list)

    def to_dict(self) -> dict[str, Any]:
        """The shape of ``claims runs diff --json``."""
        return {
            "articles": self.articles,
            "quotations": {"same": self.same, "changed": self.changed, "lost": self.lost, "found": self.found},
            "parts": dict(sorted(self.parts.items())),
            "examples": [difference.to_dict() for difference in self.examples],
        }


def compare_runs(store: Store, before: int, after: int, *, limit: int = 20) -> Comparison:
    """Compare what two runs found, be it shown or proposed; of articles that only one extracted nothing is said.

    Args:
        store: The database.
        before: The first run.
        after: The second one.
        limit: How many differences are told one by one.

    Raises:
        NotFoundError: There is no such run.
    """
    comparison = Comparison()
    with store.reading() as connection:
        for run_id in (before, after):
            runs.require(connection, run_id)
        both = runs.articles_of(connection, before) & runs.articles_of(connection, after)
    for article_id in sorted(both):
        with store.reading() as connection:
            text = runs.article(connection, article_id).text
        first, second = (_found(store, article_id, run_id, text) for run_id in (before, after))
        comparison.articles += 1
        for difference in _differences(article_id, text, first, second, comparison):
            comparison.parts.update(difference.parts)
            if len(comparison.examples) < limit:
                comparison.examples.append(difference)
    return comparison


def _differences(
    article_id: int,
    text: str,
    first: Mapping[Places, Mapping[str, Any]],
    second: Mapping[Places, Mapping[str, Any]],
    comparison: Comparison,
) -> Iterator[Difference]:
    for places in sorted({*first, *second}, key=repr):
        before, after = first.get(places), second.get(places)
        if before == after:
            comparison.same += 1
            continue
        comparison.lost += after is None
        comparison.found += before is None
        comparison.changed += before is not None and after is not None
        said = " […] ".join(text[start:end] for start, end in places[0])
        yield Difference(article_id, said, before, after)


def _found(store: Store, article_id: int, run_id: int, text: str) -> dict[Places, Mapping[str, Any]]:
    with store.reading() as connection:
        shown = runs.shown(connection, article_id, run_id)
        proposed = runs.proposal(connection, article_id, run_id) if shown is None else None
    if shown is not None:
        return {(one.content, one.cue, one.source): _parts_of_row(one) for one in shown}
    return _parts_of_records(proposed.extraction, text) if proposed else {}


def _parts_of_row(one: Quoted) -> Mapping[str, Any]:
    return _parts(
        kind=one.kind,
        speaker=one.speaker.name if one.speaker else None,
        role=one.speaker.role if one.speaker else None,
        speaks_for=one.principal.name if one.principal else None,
        relays=[(relay.kind, relay.name) for relay in one.relays],
        addressees=[to.name for to in one.addressees],
        said=(one.said.first, one.said.last) if one.said else None,
    )


def _parts_of_records(extraction: Extraction, text: str) -> dict[Places, Mapping[str, Any]]:
    """With the names by which the store would keep them: the fullest that the article gives."""
    fullest = {
        (name, local.kind): local.name
        for local in local_entities(extraction, text=text)
        for name in (*local.names, local.name)
    }

    def named(who: Speaker | Addressee | None) -> str | None:
        return fullest.get((who.name, who.kind), who.name) if who and who.name else None

    def principal(who: Speaker | None) -> str | None:
        if who is None or who.speaks_for is None:
            return None
        name = who.speaks_for
        return fullest.get((name, "person")) or fullest.get((name, "organisation"), name)

    return {
        _places(one): _parts(
            kind=one.kind,
            speaker=named(one.speaker),
            role=one.speaker.role if one.speaker else None,
            speaks_for=principal(one.speaker),
            relays=[(relay.kind, relay.name) for relay in one.relays],
            addressees=[named(to) for to in one.addressees],
            said=(one.said.first, one.said.last) if one.said else None,
        )
        for one in extraction.quotations
    }


def _places(one: Quotation) -> Places:
    cue, source = (_at(span) if span else None for span in (one.cue, one.source))
    return tuple(map(_at, one.content)), cue, source


def _parts(
    *,
    kind: str,
    speaker: str | None,
    role: str | None,
    speaks_for: str | None,
    relays: Sequence[tuple[str, str]],
    addressees: Sequence[str | None],
    said: tuple[Any, Any] | None,
) -> Mapping[str, Any]:
    return {
        "kind": kind,
        "speaker": speaker,
        "role": role,
        **({"speaks_for": speaks_for} if speaks_for else {}),
        "relays": [f"{name} ({what})" for what, name in relays],
        "addressees": list(addressees),
        "said": "/".join(day.isoformat() for day in said) if said else None,
    }


def _at(span: Span) -> tuple[int, int]:
    return span.start, span.end

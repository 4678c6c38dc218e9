"""The component claims_dates: when each quotation was said, as far as the article tells."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import TypeVar

from spacy.language import Language
from spacy.tokens import Doc

from claims.pipeline.annotations import register_extensions
from claims.pipeline.circumstances.circumstance import Circumstance, traits_at
from claims.pipeline.circumstances.clauses import dates_something_else, names_time
from claims.pipeline.circumstances.occasions import walk
from claims.pipeline.circumstances.pairing import Pairing
from claims.pipeline.circumstances.scene import Scene
from claims.pipeline.circumstances.summed_up import sums_up
from claims.pipeline.circumstances.weights import Weights, read_weights
from claims.pipeline.dates.answers import answer
from claims.pipeline.dates.intervals import Interval, find_intervals, read_other
from claims.pipeline.dates.sequels import ranges, sequels
from claims.pipeline.dates.shared import share
from claims.pipeline.entities.mentions import find_mentions
from claims.pipeline.text.surface import Surface, surface_of
from claims.quotation import UtteranceDate

_T = TypeVar("_T")
Time = Circumstance[UtteranceDate]
"""Words for a day or a stretch of days at one place of a text."""

# What stands in the attributing clause by its grammar needs only so much of the threshold, and comes first.
_CLAUSE_SHARE = 0.65
# "Ruiz said, the Harbour Times reported on Monday": when it was printed, unless it is the paper that is quoted.
_DATES_A_REPORT = "lead=reports"
# Of another sentence these say when something else is so: "Malta, which presides over the union this year".
_NOW = re.compile(r"(?:(?:early|earlier|late|later)\s+)?this (?:year|month)", re.IGNORECASE)
_OTHER = re.compile(r"\bago\b|\byesterday\b", re.IGNORECASE)
# How long an interval is and how long ago it began, in days, up to each of these.
_LENGTHS = ((1, "day"), (7, "week"), (31, "month"), (366, "year"))
_AGES = ((0, "today"), (1, "yesterday"), (7, "week"), (31, "month"), (366, "year"))


@Language.factory("claims_dates", assigns=["doc._.claims_dates"])
def create_dates(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # spaCy passes both
    """Create the component; it reads the attributions, speakers and relays, and ``doc._.claims_article``.

    Args:
        nlp: The pipeline.
        name: The component's name in it.
    """
    register_extensions()
    return add_dates


def add_dates(doc: Doc, weights: Weights | None = None) -> Doc:
    """Write the date of each of a Doc's attributions.

    Args:
        doc: The Doc.
        weights: Other weights than those that Claims comes with.
    """
    weights = weights or read_weights("dates")
    found: list[Time | None] = [None] * len(doc._.claims_attributions)
    scene = None
    for pairing in pair_times(doc):
        scene = pairing.scene
        best = time_of(pairing, weights)
        pairing.take([best.key] if best is not None else [])
        found[pairing.stand.index] = best
    if scene is not None:
        relays = _filled(doc._.claims_relays, len(found))
        found = share(scene, found, relays)
        answer(scene, found, _filled(doc._.claims_addressees, len(found)), relays)
    doc._.claims_dates = tuple(time.value if time is not None else None for time in found)
    return doc


def _filled(known: Sequence[Sequence[_T]], count: int) -> list[Sequence[_T]]:
    """What is known of each attribution, nothing of those of which nobody has written anything."""
    return [*known, *[()] * (count - len(known))]


def pair_times(doc: Doc) -> Iterator[Pairing[UtteranceDate]]:
    """Each attribution of a Doc with the times named near it."""
    surface = surface_of(doc)
    article, count = doc._.claims_article, len(doc._.claims_attributions)
    mentions = doc._.claims_names or find_mentions(surface)
    speakers = [*doc._.claims_speakers, *[None] * (count - len(doc._.claims_speakers))]
    channels = [[(relay.start, relay.end) for relay in one] for one in _filled(doc._.claims_relays, count)]
    scene = Scene(surface, mentions, doc._.claims_attributions, speakers, channels)
    return walk(scene, find_times(surface, article.published if article is not None else None), names_time)


def time_of(pairing: Pairing[UtteranceDate], weights: Weights) -> Time | None:
    """The time that holds for one attribution, if any is likely enough."""
    surface, attribution = pairing.scene.surface, pairing.scene.attributions[pairing.stand.index]
    near = [
        one
        for one in pairing.circumstances
        if (_DATES_A_REPORT not in one.traits or one in pairing.own)
        and not dates_something_else(surface, attribution, one)
        and (one in pairing.own or not _NOW.fullmatch(one.value.text))
    ]
    found = [(pairing.probability(one, weights), -index, one) for index, one in enumerate(near)]
    best = max(((p, i, one) for p, i, one in found if one in pairing.own), key=lambda one: one[:2], default=None)
    if best is not None and best[0] >= weights.threshold * _CLAUSE_SHARE:
        return best[2]
    told = next((one for one in near if sums_up(pairing.scene, pairing.stand, one)), None)
    if told is not None:
        return told
    best = max(found, key=lambda one: one[:2], default=None)
    return best[2] if best is not None and best[0] >= weights.threshold else None


def find_times(surface: Surface, published: date | None) -> list[Time]:
    """The words of a text that mean a day or a stretch of days.

    Args:
        surface: The text.
        published: The article's day of publication; without it only full dates mean anything.
    """
    read = ranges(surface.text, list(find_intervals(surface.text, 0, len(surface.text), published)))
    if published is not None:
        counted = list(sequels(surface.text, read, published))
        taken = {place for start, end, _ in counted for place in range(start, end)}
        read = [one for one in read if taken.isdisjoint(range(one[0], one[1]))] + counted
    found = [_time(surface, start, end, interval, published) for start, end, interval in read]
    if published is not None:
        found += _others(surface, [(start, end) for start, end, _ in read], published)
    return found


def _others(surface: Surface, read: list[tuple[int, int]], published: date) -> Iterator[Time]:
    """Times that only the model's recogniser and dateparser know; those with "ago" and the like, no numbers or ages."""
    for entity in surface.doc.ents:
        start, end = entity.start_char, entity.end_char
        if entity.label_ != "DATE" or not _OTHER.search(entity.text) or any(a < end and start < b for a, b in read):
            continue
        interval = read_other(" ".join(entity.text.split()), published)
        if interval is not None:
            yield _time(surface, start, end, interval, published)


def _time(surface: Surface, start: int, end: int, interval: Interval, published: date | None) -> Time:
    first, last = interval
    length = (last - first).days + 1
    age = (published - last).days if published is not None else -1
    traits = {
        f"kind={next((name for most, name in _LENGTHS if length <= most), 'longer')}",
        f"age={next((name for most, name in _AGES if age <= most), 'longer') if age >= 0 else 'open'}",
        f"words={surface.text[start:end].split()[0].casefold()}",
        *traits_at(surface, start, end),
    }
    said = UtteranceDate(first, last, surface.text[start:end])
    return Circumstance(f"{first} {last}", start, end, said, frozenset(traits))

"""An article's attributions in the order of the text, and what is known of each."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from claims.pipeline.annotations import Attribution, Offsets
from claims.pipeline.circumstances.looks import looks_of
from claims.pipeline.circumstances.outlets import is_outlet
from claims.pipeline.circumstances.zones import Zone, zone_of
from claims.pipeline.entities.mentions import Mentions
from claims.pipeline.text.sections import Sections
from claims.pipeline.text.surface import Surface
from claims.quotation import Speaker

# What people speak at or in, by the beginnings of the words for it: two sentences that share one tell of one occasion.
_OCCASIONS = re.compile(
    r"\b(meet(?:ing)?|met|visit|talks|debate|rall(?:y|ies)|speech|address|hearing|testi|interview|conference|convention"
    r"|summit|trip|forum|town.hall|event|statement|letter|memo|ruling|lawsuit|poll|survey|book|column|video|broadcast"
    r"|show|tweet|report|study|ad\b|ads\b)",
    re.IGNORECASE,
)
_STEMS = {"met": "meet", "meeting": "meet", "rallies": "rally", "ads": "ad", "survey": "poll"}


@dataclass(slots=True)
class Stand:
    """Where one attribution stands, and what it looks like.

    Args:
        index: Its place among the attributions.
        anchor: Its cue, else its source, else its content.
        zone: Its sentences.
        sentence: The sentence of its anchor.
        paragraph: The paragraph of its anchor.
        speaker: Its speaker's name.
        traits: What it looks like.
        taken: The circumstances that were taken for it.
        position: Its place in the order of the text.
        number: Its place among those of its speaker.
    """

    index: int
    anchor: Offsets
    zone: Zone
    sentence: int
    paragraph: int
    speaker: str | None
    traits: tuple[str, ...]
    taken: list[str] = field(default_factory=list)
    position: int = 0
    number: int = 0


class Scene:
    """An article's attributions in the order of the text, while their circumstances are being found.

    Args:
        surface: The text.
        mentions: Its named persons and organisations.
        attributions: Its attributions.
        speakers: Their speakers, as many.
        channels: Where the channels that were found for each are named; times are often named beside them.

    Attributes:
        stands: The attributions in the order of the text.
        spoken: Who speaks in each sentence.
    """

    def __init__(
        self,
        surface: Surface,
        mentions: Mentions,
        attributions: Sequence[Attribution],
        speakers: Sequence[Speaker | None],
        channels: Sequence[Sequence[Offsets]] = (),
    ) -> None:
        self.channels = channels
        self.surface = surface
        self.mentions = mentions
        self.attributions = attributions
        self.speakers = speakers
        stands = [self._stand(index, one, speakers[index]) for index, one in enumerate(attributions)]
        self.stands = sorted(stands, key=lambda stand: (stand.anchor, stand.index))
        numbers: Counter[str | None] = Counter()
        for position, stand in enumerate(self.stands):
            stand.position, stand.number = position, numbers[stand.speaker]
            numbers[stand.speaker] += 1
        self._occasions: dict[int, frozenset[str]] = {}
        self._contents_at: dict[int, frozenset[int]] = {}
        self.spoken: dict[int, set[str]] = {}
        for stand in self.stands:
            if stand.speaker is not None:
                self.spoken.setdefault(stand.sentence, set()).add(stand.speaker)

    def _stand(self, index: int, attribution: Attribution, speaker: Speaker | None) -> Stand:
        surface = self.surface
        anchor = attribution.cue or attribution.source or attribution.content[0]
        return Stand(
            index,
            anchor,
            zone_of(surface, attribution),
            surface.sentence_of(anchor[0]),
            surface.paragraph_of(anchor[0]),
            speaker.name if speaker is not None else None,
            tuple(looks_of(surface, attribution, speaker)),
        )

    @cached_property
    def sections(self) -> Sections:
        """The article's sections."""
        return Sections(self.surface)

    @cached_property
    def _first_of_sections(self) -> frozenset[int]:
        first: dict[int, int] = {}
        for stand in self.stands:
            first.setdefault(self.sections.of(stand.anchor[0]), stand.paragraph)
        return frozenset(first.values())

    @cached_property
    def cues(self) -> frozenset[Offsets]:
        """Where the cues stand."""
        return frozenset(one.cue for one in self.attributions if one.cue is not None)

    def part(self, stand: Stand) -> str:
        """Where in the article an attribution stands: headline, lead of a section, body."""
        if self.surface.in_headline(stand.anchor[0]):
            return "headline"
        return "lead" if stand.paragraph in self._first_of_sections else "body"

    @cached_property
    def _contents(self) -> tuple[list[int], list[tuple[int, int, int]]]:
        spans = sorted((a, b, i) for i, one in enumerate(self.attributions) for a, b in one.content)
        return [a for a, _, _ in spans], spans

    def contents_at(self, offset: int) -> frozenset[int]:
        """The attributions in whose contents an offset lies."""
        if offset not in self._contents_at:
            starts, spans = self._contents
            self._contents_at[offset] = frozenset(i for a, b, i in spans[: bisect_right(starts, offset)] if offset < b)
        return self._contents_at[offset]

    @cached_property
    def outlets(self) -> frozenset[str]:
        """The names of the outlets that the text names."""
        pairs = zip(self.mentions.names, self.mentions.owners, strict=True)
        return frozenset(entity.name for name, entity in pairs if is_outlet(self.surface, entity, name))

    def occasions(self, sentence: int) -> frozenset[str]:
        """The kinds of occasions that a sentence names."""
        if sentence not in self._occasions:
            found = (
                match[1].casefold()
                for match in _OCCASIONS.finditer(self.surface.text, *self.surface.sentences[sentence])
            )
            self._occasions[sentence] = frozenset(_STEMS.get(word, word) for word in found)
        return self._occasions[sentence]

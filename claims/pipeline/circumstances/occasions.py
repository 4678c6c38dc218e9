"""Which circumstances may hold for which quotation, and what speaks for it: place, speaker, and what went before.

"At a rally, Ruiz said so. “And more,” she added." The rally is the occasion of both. Every attribution is paired with
the channels (or times) named near it; each pair gets traits, and the weights of
:mod:`claims.pipeline.circumstances.weights` turn them into a probability. What was taken for the same speaker's last
quotation is a trait too, so that an occasion goes on as far as the text goes on with it, and no further.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Generic, TypeAlias

from claims.pipeline.annotations import Attribution, Offsets
from claims.pipeline.circumstances.channels import is_outlet
from claims.pipeline.circumstances.circumstance import Circumstance, Value
from claims.pipeline.circumstances.hanging import hangs
from claims.pipeline.circumstances.looks import crossed, looks_of
from claims.pipeline.circumstances.zones import Zone, zone_of
from claims.pipeline.entities.mentions import Mentions
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
_BEFORE = 12  # paragraphs that a circumstance reaches forwards
_AFTER = 2  # sentences that it reaches backwards
_MOST = 16  # circumstances named before a quotation that are looked at
_FAR = 4  # paragraphs; further is as far
_BESIDE = 60  # characters between a time and a channel that are named together
Clause: TypeAlias = Callable[[Surface, Zone, Attribution, Circumstance[Value]], bool]


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


class Scene:
    """An article's attributions in the order of the text, while their circumstances are being found.

    Args:
        surface: The text.
        mentions: Its named persons and organisations.
        attributions: Its attributions.
        speakers: Their speakers, as many.
        channels: Where the channels that were found for each are named; times are often named beside them.
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
        for position, stand in enumerate(self.stands):
            stand.position = position
        self._occasions: dict[int, frozenset[str]] = {}
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

    def walk(self, circumstances: Sequence[Circumstance[Value]], clause: Clause[Value]) -> Iterator[Pairing[Value]]:
        """Each attribution with the circumstances near it; whoever walks says which ones it takes.

        Args:
            circumstances: All of the article, in any order.
            clause: Says whether one stands in the attributing clause (:mod:`claims.pipeline.circumstances.clauses`).
        """
        ordered = sorted(circumstances, key=lambda one: one.start)
        starts = [one.start for one in ordered]
        last: Stand | None = None
        by_speaker: dict[str, Stand] = {}
        for stand in self.stands:
            same = by_speaker.get(stand.speaker) if stand.speaker is not None else None
            near = self._near(stand, ordered, starts)
            own = [one for one in near if clause(self.surface, stand.zone, self.attributions[stand.index], one)]
            yield Pairing(self, stand, same, last, near, own)
            last = stand
            if stand.speaker is not None:
                by_speaker[stand.speaker] = stand

    def _near(
        self, stand: Stand, ordered: Sequence[Circumstance[Value]], starts: Sequence[int]
    ) -> list[Circumstance[Value]]:
        """All in its own sentences, the nearest of each key before them, and few after them."""
        surface = self.surface
        if not surface.sentences:
            return []
        own = [one for a, b in stand.zone.stretches for one in ordered[bisect_left(starts, a) : bisect_left(starts, b)]]
        found = list(dict.fromkeys(own))
        keys = {one.key for one in found}
        first = surface.paragraphs[max(0, stand.paragraph - _BEFORE)][0]
        for one in reversed(ordered[bisect_left(starts, first) : bisect_left(starts, stand.anchor[0])]):
            if one.key not in keys:
                keys.add(one.key)
                found.append(one)
            if len(found) >= _MOST:
                break
        beyond = surface.sentences[min(len(surface.sentences) - 1, stand.sentence + _AFTER)][1]
        for one in ordered[bisect_right(starts, stand.anchor[0]) : bisect_left(starts, beyond)]:
            if one.key not in keys:
                keys.add(one.key)
                found.append(one)
        return found


@dataclass(frozen=True)
class Pairing(Generic[Value]):
    """One attribution and the circumstances that may hold for it.

    Args:
        scene: The article.
        stand: The attribution.
        same: The same speaker's attribution before.
        last: The attribution before, whoever speaks.
        circumstances: Those near it.
        own: Those of them that stand in the attributing clause.
    """

    scene: Scene
    stand: Stand
    same: Stand | None
    last: Stand | None
    circumstances: list[Circumstance[Value]]
    own: list[Circumstance[Value]]

    def take(self, keys: Collection[str]) -> None:
        """Say which circumstances hold for the attribution; those after it will look back at them."""
        self.stand.taken = list(keys)

    def traits(self, one: Circumstance[Value]) -> list[str]:
        """What speaks for or against a circumstance, alone and together."""
        attribution = self.scene.attributions[self.stand.index]
        clause = one in self.own
        regime = "clause" if clause else self._regime(one)
        groups = {
            "place": self._place(attribution, one),
            "same": self._before(self.same, one),
            "last": self._before(self.last, one),
            "back": str(min(_FAR, self.stand.paragraph - before.paragraph))
            if (before := self._taker(one))
            else "never",
            "between": str(min(3, self._between(before))) if before else "never",
            "spoken": self._spoken(one),
            "newer": self._newer(one),
            "rival": "yes" if any(other.key != one.key for other in self.own) else "no",
            "beside": self._beside(one),
            "occasion": self._occasion(one),
            "hangs": hangs(self.scene.surface, attribution, one),
        }
        for trait in (*one.traits, *self.stand.traits):
            name, _, value = trait.partition("=")
            groups[name] = value or "yes"
        return [regime, *crossed(regime, groups)]

    def _regime(self, one: Circumstance[Value]) -> str:
        for name, before in (("same", self.same), ("last", self.last)):
            if before is not None and one.key in before.taken:
                return name
        return "fresh"

    def _taker(self, one: Circumstance[Value]) -> Stand | None:
        """The earlier attribution that it was taken for."""
        return next(
            (before for before in (self.same, self.last) if before is not None and one.key in before.taken), None
        )

    def _between(self, before: Stand) -> int:
        """How many attributions of others stand since an earlier one."""
        stands = self.scene.stands[before.position + 1 : self.stand.position]
        return sum(other.speaker != self.stand.speaker for other in stands)

    def _place(self, attribution: Attribution, one: Circumstance[Value]) -> str:
        surface = self.scene.surface
        for name, span in (("cue", attribution.cue), ("source", attribution.source)):
            if span is not None and span[0] <= one.start < span[1]:
                return name
        if any(start <= one.start < end for start, end in attribution.content):
            return "quoted" if surface.quoted(one.start) else "content"
        if any(start <= one.start < end for start, end in self.stand.zone.stretches):
            distance = max(one.start - self.stand.anchor[1], self.stand.anchor[0] - one.end)
            side = "behind" if one.start >= self.stand.anchor[0] else "ahead"
            return f"{side} {'near' if distance < 25 else 'mid' if distance < 80 else 'far'}"
        sentences = surface.sentence_of(one.start) - self.stand.sentence
        paragraphs = surface.paragraph_of(one.start) - self.stand.paragraph
        if sentences > 0:
            return "next sentence" if sentences == 1 else "later"
        if paragraphs == 0:
            return "sentence before" if sentences == -1 else "earlier in paragraph"
        return "paragraph before" if paragraphs == -1 else "two before" if paragraphs == -2 else "earlier"

    def _occasion(self, one: Circumstance[Value]) -> str:
        """Whether its sentence tells of the same meeting, speech or letter as the attribution's own."""
        there = self.scene.surface.sentence_of(one.start)
        if there == self.stand.sentence:
            return "here"
        return "shared" if self.scene.occasions(there) & self.scene.occasions(self.stand.sentence) else "other"

    def _beside(self, one: Circumstance[Value]) -> str:
        """Whether it is named beside a channel through which the words came, where channels are known."""
        if not self.scene.channels:
            return "unknown"
        channels = self.scene.channels[self.stand.index]
        near = any(max(start - one.end, one.start - end) < _BESIDE for start, end in channels)
        return "channel" if near else "elsewhere" if channels else "none"

    def _before(self, before: Stand | None, one: Circumstance[Value]) -> str:
        if before is None:
            return "nothing"
        distance = self.stand.paragraph - before.paragraph
        far = "" if distance <= 1 else " two back" if distance == 2 else " far back"
        if one.key in before.taken:
            return f"took{far}"
        newer = one.start > before.anchor[0]
        return ("other" if before.taken else "none") + far + (" since" if newer else "")

    def _spoken(self, one: Circumstance[Value]) -> str:
        """Who speaks or is named where the circumstance is."""
        name, scene = self.stand.speaker, self.scene
        sentence = scene.surface.sentence_of(one.start)
        speakers = scene.spoken.get(sentence, set())
        if name is None:
            return "open"
        if name in speakers:
            return "same"
        named = {entity.name for _, entity in scene.mentions.between(*scene.surface.sentences[sentence])}
        if name in named:
            return "named beside others" if speakers else "named"
        return "other" if speakers else "nobody"

    def _newer(self, one: Circumstance[Value]) -> str:
        others = (other.start for other in self.circumstances if other.key != one.key)
        return str(min(sum(one.start < start < self.stand.anchor[0] for start in others), 3))

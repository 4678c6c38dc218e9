"""An attribution beside the circumstances that may hold for it, and the traits by which each is weighed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Generic

from claims.pipeline.annotations import Attribution
from claims.pipeline.circumstances.circumstance import Circumstance, Value
from claims.pipeline.circumstances.hanging import hangs
from claims.pipeline.circumstances.looks import Look
from claims.pipeline.circumstances.prospects import Prospects
from claims.pipeline.circumstances.scene import Scene, Stand
from claims.pipeline.circumstances.weights import Weights

_FAR = 4  # paragraphs; further is as far
_BESIDE = 60  # characters between a time and a channel that are named together


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
        prospects: What stands in whose clauses elsewhere.
    """

    scene: Scene
    stand: Stand
    same: Stand | None
    last: Stand | None
    circumstances: list[Circumstance[Value]]
    own: list[Circumstance[Value]]
    prospects: Prospects[Value]

    def take(self, keys: Collection[str]) -> None:
        """Say which circumstances hold for the attribution; those after it will look back at them."""
        self.stand.taken = list(keys)

    def probability(self, one: Circumstance[Value], weights: Weights) -> float:
        """The probability, 0 to 1, that a circumstance holds for the attribution."""
        look = self.look(one)
        return weights.probability(look.of_regime(), look.paired())

    def traits(self, one: Circumstance[Value]) -> list[str]:
        """What speaks for or against a circumstance, alone and together."""
        return list(self.look(one).traits())

    def look(self, one: Circumstance[Value]) -> Look:
        """What is seen of a circumstance beside the attribution."""
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
            "mine": self.prospects.mine(self.stand, one),
            "ahead": self.prospects.ahead(self.stand, one),
            "section": self._section(one),
            "part": self.scene.part(self.stand),
            "inside": self._inside(one),
            "owned": self._owned(one),
        }
        for trait in (*one.traits, *self.stand.traits):
            name, _, value = trait.partition("=")
            groups[name] = value or "yes"
        return Look(regime, groups)

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

    def _section(self, one: Circumstance[Value]) -> str:
        """Whether it is named in the attribution's own section of the article."""
        sections = self.scene.sections
        if not sections:
            return "whole"
        return "same" if sections.of(one.start) == sections.of(self.stand.anchor[0]) else "other"

    def _inside(self, one: Circumstance[Value]) -> str:
        """Whether it is named in what somebody says, this one or another: "I will see you at the debate"."""
        around = self.scene.contents_at(one.start)
        return "own" if self.stand.index in around else "another" if around else "no"

    def _owned(self, one: Circumstance[Value]) -> str:
        """Whose it is: the speaker's by name or "his", somebody else's, nobody's."""
        if one.owner is None:
            return "nobody"
        return "his" if not one.owner else "speaker" if one.owner == self.stand.speaker else "another"

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

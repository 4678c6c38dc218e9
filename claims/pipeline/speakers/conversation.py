"""Who has spoken so far: what the resolution of the next source rests on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from claims.pipeline.annotations import Attribution, Offsets
from claims.pipeline.entities.entity import Entity
from claims.pipeline.entities.mentions import Mentions
from claims.pipeline.names.genders import gender_of_title
from claims.pipeline.names.name import Name
from claims.pipeline.names.offices.apposed_roles import role_after, role_in_front
from claims.pipeline.names.offices.same_office import same_office
from claims.pipeline.names.offices.titles import HONORIFICS, are_ranks, is_courtesy
from claims.pipeline.sources.makers import Makers
from claims.pipeline.sources.source import Source
from claims.pipeline.speakers.interviews import Interview
from claims.pipeline.speakers.others import told_of_behind
from claims.pipeline.text.surface import Surface
from claims.quotation import Speaker

Answer = tuple[Speaker | None, Entity | None]
"""Whom a source stands for, and the same as a named entity where it is one."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of those whom a source may mean.

    Args:
        speaker: Who; None for nobody.
        probability: How sure, 0 to 1; those of one source add up to at most 1.
    """

    speaker: Speaker | None
    probability: float


AUTHOR = Speaker("author", "author")
_ARTICLE = 4  # characters: "the "
_LONGEST_HONORIFIC = 12  # characters
_CLOSES = frozenset({"", ",", ".", ";", ":", ")", "”", '"', "\n", "’", "'"})  # behind a name that ends an apposition
NOBODY: Answer = (None, None)


@dataclass(frozen=True, slots=True)
class Turn:
    """One attribution whose speaker is known.

    Args:
        speaker: Who it was.
        entity: The same, where it is a named one.
        start: Where the attribution's source, else its content, begins.
        paragraph: The paragraph of that.
        made: Whether its source was something that the speaker made, a poll for instance.
    """

    speaker: Speaker
    entity: Entity | None
    start: int
    paragraph: int
    made: bool = False


def _bears_in_full(surface: Surface, entity: Entity, title: str | None) -> bool:
    """Whether the text gives somebody a title with the full name: "Rabbi Joel Ruiz", "the sister of President Ruiz"."""
    if title is None or title in HONORIFICS:
        return False
    full = [name for name in entity.names if len(name.words) > 1]
    roles = (name.role for name in full if name.title is None and name.role is not None and name.role[1] <= name.start)
    ends = (word.key for role in roles for word in surface.words_between(*role)[-1:])
    return title in {name.title for name in full} or title in ends


class Conversation:
    """One article's attributions while their speakers are being found, in the order of the text.

    Args:
        surface: The text.
        mentions: Its named persons and organisations.
        attributions: All its attributions.
    """

    def __init__(self, surface: Surface, mentions: Mentions, attributions: Sequence[Attribution]) -> None:
        self.surface = surface
        self.mentions = mentions
        self.attributions = attributions
        self.cued = frozenset(offset for one in attributions if one.cue for offset in range(*one.cue))
        self.turns: list[Turn] = []
        self.speakers: list[Speaker | None] = [None] * len(attributions)
        self.choices: list[tuple[Choice, ...]] = [()] * len(attributions)

    def remember(self, index: int, source: Source, answer: Answer) -> None:
        """Keep the answer for an attribution; from now on it is part of the conversation."""
        speaker, entity = answer
        self.speakers[index] = speaker
        self.choices[index] = self.choices[index] or (Choice(speaker, 1.0),)
        if speaker is None or speaker is AUTHOR:
            return
        attribution = self.attributions[index]
        start = attribution.source[0] if attribution.source else attribution.content[0][0]
        made = source.form == "made"
        self.turns.append(Turn(speaker, entity, start, self.surface.paragraph_of(start), made))

    def replay(self, speakers: Sequence[Speaker | None]) -> None:
        """Take over speakers that are known already, one an attribution."""
        by_name = {entity.name: entity for entity in self.mentions.entities}
        for attribution, speaker in zip(self.attributions, speakers, strict=True):
            if speaker is not None and speaker.kind != "author":
                start = attribution.source[0] if attribution.source else attribution.content[0][0]
                entity = by_name.get(speaker.name)
                self.turns.append(Turn(speaker, entity, start, self.surface.paragraph_of(start)))
        self.turns.sort(key=lambda turn: turn.start)

    def until(self, offset: int) -> Conversation:
        """The conversation as it was before ``offset``."""
        before = Conversation(self.surface, self.mentions, self.attributions)
        before.turns = self.turns[: bisect_right(self.turns, offset - 1, key=lambda turn: turn.start)]
        return before

    @cached_property
    def interview(self) -> Interview:
        """The questions and answers that the article is printed as, if it is."""
        return Interview(self.surface.text, self.surface.paragraphs, self.mentions)

    @cached_property
    def holders(self) -> tuple[dict[str, list[Entity]], dict[str, list[Entity]]]:
        """The persons by the offices that stand before their names as titles, and by all that the text calls them."""
        titled: dict[str, list[Entity]] = {}
        told: dict[str, list[Entity]] = {}
        for one in self.mentions.entities:
            if one.kind == "person":
                for office in {same_office(name.title) for name in one.names if name.title}:
                    titled.setdefault(office, []).append(one)
                for office in set(map(same_office, one.nouns | one.known)):
                    told.setdefault(office, []).append(one)
        return titled, told

    def namesakes(self, source: Source) -> list[Entity]:
        """The persons whom a surname may mean in a source, as far as its title and the text before it tell.

        None where the source names somebody in full. No "Mrs." is a man, and who is first named in full further on
        is not known yet, unless that holds for all.
        """
        if source.name is None or len(source.name.words) > 1 or source.entities[0].kind != "person":
            return []
        told = gender_of_title(source.name.title)
        bearers = self._by_surname.get(source.head, [])
        bearers = [(first, one) for first, one in bearers if told is None or one.gender in {None, told}] or bearers
        titled = [one for _, one in bearers if _bears_in_full(self.surface, one, source.name.title)]
        if titled == list(source.entities):  # "Rabbi Ruiz" beside Mrs. Ruiz
            return titled
        told_of = told_of_behind(self.surface, self.mentions, source.end)
        bearers = [(first, one) for first, one in bearers if one is not told_of] or bearers
        known = [(first, one) for first, one in bearers if first <= source.name.start]
        return [one for _, one in known or bearers]

    @cached_property
    def makers(self) -> Makers:
        """Who made the documents that the text speaks of."""
        return Makers(self.surface, self.mentions)

    @cached_property
    def _by_surname(self) -> dict[str, list[tuple[int, Entity]]]:
        """The persons named in full by their surname, each with where that is first done."""
        found: dict[str, list[tuple[int, Entity]]] = {}
        for entity in self.mentions.entities:
            if entity.kind == "person" and len(entity.keys) > 1:
                full = (name.start for name in entity.names if len(name.words) > 1)
                found.setdefault(entity.keys[-1], []).append((next(full, entity.starts[0]), entity))
        return found

    def answer(self, entity: Entity | None, source: Source) -> Answer:
        """An entity as the answer, with the role that the article gives it here."""
        if entity is None:
            return NOBODY
        role = self._role(entity, source) if entity.kind == "person" else None
        return Speaker(entity.name, entity.kind, role), entity

    def _role(self, entity: Entity, source: Source) -> str | None:
        """What the article calls the person here: beside the source's own name, else earlier in the sentence."""
        described = self._described(source)
        if described is not None:
            return described
        name = source.name or entity.before(source.end)
        sentence = self.surface.sentence_of(source.start)
        # A rank's full stop may end a sentence to the model: "Lt. Cmdr. Ana Ruiz".
        while name is not None and (name is source.name or self.surface.sentence_of(name.start) == sentence):
            if name.role is not None:
                return self._printed(name.role)
            name = entity.before(name.start)
        return None

    def _described(self, source: Source) -> str | None:
        """The office that a comma parts from the source's name: "the head of the panel, Sheikh Ali Haddad".

        One behind it counts where a courtesy alone stands before it: "Dr. Rosa Moss, director of the clinic".
        """
        name = source.name
        if name is None:
            return None
        rank = name.role is not None and name.role[0] < name.start and are_ranks(self.surface, name.role)
        if name.role is not None and not rank:
            return None
        start = self._with_honorific(name) if name.role is None else name.role[0]
        front = role_in_front(self.surface, start, self.cued)
        closes = self.surface.text[name.end : name.end + 1] in _CLOSES
        # Without a comma behind the name, too, where the source begins so: "Nordbank analyst, Paul Weber wrote".
        if front is not None and (
            closes or not self._source_starts.isdisjoint(range(front[0] - _ARTICLE, front[0] + 1))
        ):
            return self._printed(front)
        courteous = closes and name.role is not None and is_courtesy(self.surface, name.role)
        return self._printed(role_after(self.surface, name.end)) if front is None and courteous else None

    def _with_honorific(self, name: Name) -> int:
        """Where a name begins with the "Mr." before it."""
        before = self.surface.words_between(max(0, name.start - _LONGEST_HONORIFIC), name.start)[-1:]
        return before[0].start if name.title in HONORIFICS and before and before[0].key == name.title else name.start

    def _printed(self, role: Offsets | None) -> str | None:
        return None if role is None else " ".join(self.surface.text[slice(*role)].split())

    def paragraphs_since(self, turn: Turn, source: Source) -> int:
        """How many paragraphs a turn lies before a source."""
        return self.surface.paragraph_of(source.start) - turn.paragraph

    def around(self, offset: int) -> Answer:
        """The speaker of the quotation that ``offset`` lies in."""
        index = self.content_at(offset)
        return NOBODY if index is None else self.spoken(index)

    def content_at(self, offset: int) -> int | None:
        """The attribution in whose content ``offset`` lies."""
        starts, spans = self._contents
        position = bisect_right(starts, offset) - 1
        return spans[position][1] if position >= 0 and offset < spans[position][0] else None

    def spoken(self, index: int) -> Answer:
        """The answer that was found for an earlier attribution."""
        speaker = self.speakers[index] if 0 <= index < len(self.speakers) else None
        return speaker, next((turn.entity for turn in reversed(self.turns[-20:]) if turn.speaker is speaker), None)

    @cached_property
    def _source_starts(self) -> frozenset[int]:
        """Where the sources of all attributions begin."""
        return frozenset(one.source[0] for one in self.attributions if one.source is not None)

    @cached_property
    def _contents(self) -> tuple[list[int], list[tuple[int, int]]]:
        """Where each content span begins, in order, with its end and its attribution."""
        spans = sorted((start, end, i) for i, one in enumerate(self.attributions) for start, end in one.content)
        return [start for start, _, _ in spans], [(end, index) for _, end, index in spans]
